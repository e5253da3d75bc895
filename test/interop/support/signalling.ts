import { expect } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { LocalCloud } from 'trtc-local-cloud';

const ACTION = { invite: 1, cancel: 2, accept: 3, reject: 4, timeout: 5 } as const;
type Action = keyof typeof ACTION;

/** The JSON that TSignaling puts into a message. */
interface Signal {
  readonly inviteID: string;
  readonly inviter: string;
  readonly actionType: number;
  readonly inviteeList: readonly string[];
  readonly data: string;
  readonly timeout: number;
}

export interface SentSignal extends Omit<Signal, 'actionType' | 'data'> {
  readonly to: string;
  readonly action: Action | undefined;
  /** The JSON of the calling client. */
  readonly call: Readonly<Record<string, unknown>> & { readonly data?: { readonly cmd?: string } };
  /** As it went over the wire. */
  readonly raw: string;
}

/** What a user has sent to another, or to a group, oldest first. */
export async function signalsOf(
  cloud: LocalCloud,
  from: string,
  to: string,
): Promise<readonly SentSignal[]> {
  const { messages } = (await cloud.control('im-messages', { userID: from })) as {
    messages: {
      readonly from: string;
      readonly to?: string;
      readonly groupID?: string;
      readonly data: string;
    }[];
  };
  return messages
    .filter((message) => message.from === from && (message.to ?? message.groupID) === to)
    .map(({ data: raw }) => {
      const { actionType, data, ...signal } = JSON.parse(raw) as Signal;
      const action = (Object.keys(ACTION) as Action[]).find((name) => ACTION[name] === actionType);
      return { ...signal, to, action, call: JSON.parse(data) as SentSignal['call'], raw };
    });
}

/** Waits until a user has sent another one such a signal; the first one. */
export async function sentSignal(
  cloud: LocalCloud,
  { from, to }: { readonly from: string; readonly to: string },
  wanted: Action | 'hangup',
): Promise<SentSignal> {
  let found: SentSignal | undefined;
  await expect
    .poll(
      async () => {
        const signals = await signalsOf(cloud, from, to);
        found = signals.find(({ action, call }) =>
          wanted === 'hangup' ? call.data?.cmd === 'hangup' : action === wanted,
        );
        return found !== undefined;
      },
      { message: `${from} sends ${to} ${wanted}` },
    )
    .toBe(true);
  return found!;
}

/** Somebody who has a client that cannot be run here: what it would send is sent in their name. */
export class SignallingPeer {
  readonly name: string;
  readonly #cloud: LocalCloud;

  constructor(cloud: LocalCloud, name: string) {
    this.#cloud = cloud;
    this.name = name;
  }

  /** Settles with the id of the invitation. */
  async invites(
    to: { readonly name: string },
    call: object,
    { timeout = 30 }: { readonly timeout?: number } = {},
  ): Promise<string> {
    const inviteID = randomUUID();
    await this.sends(to, 'invite', {
      inviteID,
      inviter: this.name,
      inviteeList: [to.name],
      call,
      timeout,
    });
    return inviteID;
  }

  /** One message to the group; settles with the id of the invitation. */
  async invitesGroup(
    groupID: string,
    to: readonly { readonly name: string }[],
    call: object,
    { timeout = 30 }: { readonly timeout?: number } = {},
  ): Promise<string> {
    const inviteID = randomUUID();
    const data = JSON.stringify({
      businessID: 1,
      inviteID,
      inviter: this.name,
      actionType: ACTION.invite,
      inviteeList: to.map(({ name }) => name),
      data: JSON.stringify(call),
      timeout,
      groupID,
      onlineUserOnly: false,
    });
    await this.#cloud.control('im-send', { from: this.name, groupID, data });
    return inviteID;
  }

  /** Anything at all, about anybody's invitation. */
  async sends(
    to: { readonly name: string },
    action: Action,
    signal: Pick<Signal, 'inviteID' | 'inviter' | 'inviteeList'> & {
      readonly call: object;
      readonly timeout?: number;
    },
  ): Promise<void> {
    const { inviteID, inviter, inviteeList, call, timeout = 0 } = signal;
    const data = JSON.stringify({
      businessID: 1,
      inviteID,
      inviter,
      actionType: ACTION[action],
      inviteeList,
      data: JSON.stringify(call),
      timeout,
      groupID: '',
      ...(action === 'invite' ? { onlineUserOnly: false } : {}),
    });
    await this.#cloud.control('im-send', { from: this.name, to: to.name, data });
  }
}

/** What the clients of that platform write into an invitation to a call. */
export function callData({
  roomID,
  video = false,
  platform = 'Web',
}: {
  readonly roomID: number;
  readonly video?: boolean;
  readonly platform?: 'Web' | 'MiniApp';
}): object {
  return {
    extraInfo: '',
    version: 4,
    call_type: video ? 2 : 1,
    room_id: roomID,
    businessID: 'av_call',
    platform,
    data: { cmd: video ? 'videoCall' : 'audioCall', room_id: roomID, message: '' },
  };
}

export function cancelData(platform: 'Web' | 'MiniApp' = 'Web'): object {
  return {
    extraInfo: '',
    version: 4,
    businessID: 'av_call',
    call_type: 1,
    platform,
    data: { cmd: 'audioCall', message: '' },
  };
}

export function hangupData(seconds: number, platform: 'Web' | 'MiniApp' = 'Web'): object {
  return {
    extraInfo: '',
    version: 4,
    call_type: 1,
    call_end: seconds,
    businessID: 'av_call',
    platform,
    data: { cmd: 'hangup', message: '' },
  };
}

/** What the Android client writes into any of its signals: into answers to calls without `data`. */
export function androidData(
  call: { readonly roomID: number; readonly video: boolean },
  data?: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>> = {},
): object {
  return {
    version: 4,
    businessID: 'av_call',
    platform: 'Android',
    ...(data && { data: { room_id: 0, ...data } }),
    call_action: 0,
    call_type: call.video ? 2 : 1,
    room_id: call.roomID,
    ...fields,
  };
}
