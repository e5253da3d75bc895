import type { Logger } from '../log.js';
import { Downlink, type Subscription } from '../media/downlink.js';
import type { Codec } from '../media/sdp-offer.js';
import { Uplink } from '../media/uplink.js';
import type { Channel } from './channel.js';
import type { Conference, Seat } from './conference.js';
import { PUBLISHES_NOTHING, type PublishState } from './member.js';
import { isRoomID } from './rooms.js';
import type { ANSWERS } from './wire.js';
import { ERRORS, isRecord, ROLES, type ClientFrame, type Role } from './wire.js';

/** Why a command is refused. */
export class CommandError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a command needs to know of the connection it came on. */
export interface CommandContext {
  readonly conference: Conference;
  readonly channel: Channel;
  readonly log: Logger;
  readonly relay: { readonly address: string; readonly port: number };
  /** What this browser can encode, best first. */
  readonly videoCodecs: readonly Codec[];
}

type Data = ClientFrame['data'];
type Handler = (context: CommandContext, data: Data) => unknown;

/** The commands that are carried out; the result is the answer's data. */
export const HANDLERS: Readonly<Partial<Record<keyof typeof ANSWERS, Handler>>> = {
  join,
  publish,
  unpublish: (context) => {
    const { room, member } = seatOf(context);
    member.closeUplink();
    connectSubscribers({ room, member });
    room.tellPublishers();
    return {};
  },
  publish_state_change: (context, data) => {
    const { room, member } = seatOf(context);
    if (!member.uplink) throw new CommandError(ERRORS.notAllowed, 'nothing is published');
    member.published = publishStateOf(data);
    room.tellPublishers();
    return {};
  },
  mute_uplink: (context, data) => {
    const { room, member } = seatOf(context);
    member.muted = { audio: data.audio === true, bigVideo: data.bigVideo === true };
    room.tellPublishers();
    return {};
  },
  update_constraint_config: (context) => {
    seatOf(context);
    return {};
  },
  get_user_list: (context) => ({ userList: seatOf(context).room.userList() }),
  subscribe,
  subscribe_change: (context, data) => {
    const { member } = seatOf(context);
    const downlink = member.downlinks.get(stringOf(data, 'srcTinyId'));
    if (!downlink) throw new CommandError(ERRORS.noSuchPeer, 'not subscribed');
    downlink.change(subscriptionOf(data));
    return {};
  },
  unsubscribe: (context, data) => {
    seatOf(context).member.closeDownlink(stringOf(data, 'srcTinyId'));
    return {};
  },
  change_role: (context, data) => {
    const { room, member } = seatOf(context);
    const role = roleOf(data.role);
    if (role === member.role) return {};
    member.role = role;
    if (member.isAnchor) {
      room.announceJoin(member);
    } else {
      member.closeUplink();
      connectSubscribers({ room, member });
      room.announceLeave(member, 'roleChange');
      room.tellPublishers();
    }
    return {};
  },
};

function join({ conference, channel, relay }: CommandContext, data: Data): unknown {
  const isStringID = data.useStringRoomId === true;
  const roomID = stringOf(data, 'roomId');
  if (!isRoomID(roomID, isStringID)) {
    throw new CommandError(ERRORS.malformed, `no room can be called ${JSON.stringify(roomID)}`);
  }
  const room = conference.join(channel, roomID, isStringID, roleOf(data.trtcRole));
  const member = room.member(channel.userID);
  return {
    relayOuterIp: relay.address,
    relayInnerIp: relay.address,
    relayPort: relay.port,
    publishers: member ? room.publishersFor(member) : [],
  };
}

async function publish(context: CommandContext, data: Data): Promise<unknown> {
  const { room, member } = seatOf(context);
  if (!member.isAnchor) throw new CommandError(ERRORS.notAllowed, 'an audience publishes nothing');
  const { videoCodecs } = context;
  member.closeUplink();
  const uplink = malformedSdpIsTheirs(
    () =>
      new Uplink(`${member.userID}↑`, stringOf(data, 'sdp'), videoCodecs, {
        onConnected: () => undefined,
        onDisconnected: () => {
          if (member.uplink !== uplink) return;
          context.log.info(`trtc: the uplink of ${member.userID} broke`);
          member.closeUplink();
          connectSubscribers({ room, member });
          room.tellPublishers();
        },
      }),
  );
  member.uplink = uplink;
  const sdp = await uplink.answer();
  if (member.uplink !== uplink) throw new CommandError(ERRORS.gone, 'published anew or left');
  member.published = publishStateOf(data);
  connectSubscribers({ room, member });
  // Others subscribe while this uplink still connects: their first picture comes sooner.
  room.tellPublishers();
  return { type: 'answer', sdp };
}

async function subscribe(context: CommandContext, data: Data): Promise<unknown> {
  const { room, member } = seatOf(context);
  const source = room.byTinyID(stringOf(data, 'srcTinyId'));
  if (!source || source === member) throw new CommandError(ERRORS.noSuchPeer, 'no such peer');
  const { tinyID } = source;
  member.closeDownlink(tinyID);
  const downlink = malformedSdpIsTheirs(
    () =>
      new Downlink(
        `${source.userID}→${member.userID}`,
        stringOf(data, 'sdp'),
        subscriptionOf(data),
        {
          // Mute states reach the SDK's user only once the stream is known: say them again now.
          onConnected: () => room.tellPublishersTo(member),
          onDisconnected: () => {
            if (member.downlinks.get(tinyID) === downlink) member.downlinks.delete(tinyID);
          },
        },
      ),
  );
  member.downlinks.set(tinyID, downlink);
  downlink.from(source.uplink);
  const sdp = await downlink.answer();
  if (member.downlinks.get(tinyID) !== downlink) {
    throw new CommandError(ERRORS.gone, 'subscribed anew or left');
  }
  return { type: 'answer', sdp };
}

/** Everyone who receives this person does so from their present uplink. */
function connectSubscribers({ room, member }: Seat): void {
  for (const other of room.members) other.downlinks.get(member.tinyID)?.from(member.uplink);
}

function seatOf({ conference, channel }: CommandContext): Seat {
  const seat = conference.seatOf(channel);
  if (!seat) throw new CommandError(ERRORS.notInRoom, 'not in a room');
  return seat;
}

function malformedSdpIsTheirs<T>(create: () => T): T {
  try {
    return create();
  } catch (error) {
    throw new CommandError(ERRORS.malformedSdp, error instanceof Error ? error.message : 'bad SDP');
  }
}

function stringOf(data: Data, name: string): string {
  const value = data[name];
  if (typeof value !== 'string')
    throw new CommandError(ERRORS.malformed, `${name} must be a string`);
  return value;
}

function roleOf(value: unknown): Role {
  return value === ROLES.audience ? ROLES.audience : ROLES.anchor;
}

function publishStateOf(data: Data): PublishState {
  const state = data.state;
  if (!isRecord(state)) return PUBLISHES_NOTHING;
  return {
    audio: state.audio === true,
    bigVideo: state.bigVideo === true,
    smallVideo: state.smallVideo === true,
    auxVideo: state.auxVideo === true,
  };
}

function subscriptionOf(data: Data): Subscription {
  return {
    audio: data.audio === true,
    bigVideo: data.bigVideo === true,
    smallVideo: data.smallVideo === true,
    auxVideo: data.auxVideo === true,
  };
}
