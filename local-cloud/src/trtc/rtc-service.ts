import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket from 'ws';
import { releaseMedia, retainMedia } from '../media/media-library.js';
import type { Codec } from '../media/sdp-offer.js';
import type { Service, ServiceContext } from '../service.js';
import { Channel } from './channel.js';
import { CommandError, HANDLERS, type CommandContext } from './commands.js';
import { Conference } from './conference.js';
import { Faults } from './faults.js';
import { UplinkQuality } from './quality.js';
import { rtcControls } from './rtc-controls.js';
import { TinyIDs } from './tiny-ids.js';
import { ANSWERS, ERRORS, isAnswered, PUSHES, type ClientFrame } from './wire.js';

const PREFIX = '/rtc';
/** An SDP offer with four sections has some 15 KB. */
const MAX_FRAME_BYTES = 512 * 1024;

/** How patient the service is, in milliseconds. */
export interface RtcTiming {
  /** Someone whose socket broke stays in the room so long; default 6,000. */
  readonly grace: number;
  /** A peer that answers nothing for so long is dead; default 16,000. */
  readonly silence: number;
  /** Pings, publishers and quality are sent so often; default 2,000. */
  readonly heartbeat: number;
}

const TIMING: RtcTiming = { grace: 6000, silence: 16_000, heartbeat: 2000 };

/** TRTC as trtc-js-sdk 4.15 speaks it: signalling over a WebSocket, media through the forwarder. */
export function createRtcService(context: ServiceContext, timing = TIMING): Service {
  const { log, userSigs } = context;
  const conference = new Conference(log, timing.grace);
  const faults = new Faults();
  const quality = new UplinkQuality();
  const tinyIDs = new TinyIDs();
  const channels = new Set<Channel>();
  const sockets = new WebSocket.Server({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  retainMedia();

  const heartbeat = setInterval(() => {
    for (const channel of channels) channel.checkAlive(timing.silence);
    for (const room of conference.rooms.all) {
      room.tellPublishers();
      for (const member of room.members) quality.tell(member);
    }
  }, timing.heartbeat);
  heartbeat.unref();

  function connected(socket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const userID = query.get('userId') ?? '';
    const channel = new Channel({
      socket,
      userID,
      tinyID: tinyIDs.of(userID),
      log,
      isSilenced: () => faults.isSilenced(userID),
      delay: () => faults.delay(userID),
    });
    const refusal = refuse(query, userID);
    if (refusal) {
      log.info(`trtc: ${userID} is refused: ${refusal.message}`);
      channel.push(PUSHES.connected, {}, refusal.code, refusal.message);
      channel.close();
      return;
    }
    channels.add(channel);
    socket.on('close', () => channels.delete(channel));
    const commandContext: CommandContext = {
      conference,
      channel,
      log,
      relay: { address: request.socket.localAddress ?? '127.0.0.1', port: 0 },
      videoCodecs: videoCodecsOf(query),
    };
    channel.listen({
      onFrame: (frame) => void carryOut(commandContext, faults, frame),
      onClosed: (clean) => {
        if (clean) conference.leave(channel, 'leave');
        else conference.broke(channel);
      },
      onSilent: () => {
        conference.leave(channel, 'timeout');
      },
    });
    channel.push(PUSHES.connected, {
      clientIp: request.socket.remoteAddress ?? '',
      signalInnerIp: request.socket.localAddress ?? '',
      svrTime: Date.now(),
    });
    if (query.get('rc') === '1') resume(channel, query);
  }

  function refuse(query: URLSearchParams, userID: string): CommandError | undefined {
    if (Number(query.get('sdkAppId')) !== userSigs.sdkAppID) {
      return new CommandError(ERRORS.wrongApplication, 'the local cloud has another SDKAppID');
    }
    const problem = userSigs.check(userID, query.get('userSig') ?? '');
    if (problem) return new CommandError(problem.code, `the userSig is ${problem.reason}`);
    const failure = faults.takeFailure(userID, 'connect');
    return failure === undefined ? undefined : new CommandError(failure, 'as the test asked');
  }

  /** On a reconnect the room comes twice in the address: first as joined with, then as joined. */
  function resume(channel: Channel, query: URLSearchParams): void {
    const roomID = query.getAll('roomId').at(-1) ?? '';
    const isBack = conference.resume(channel, roomID, query.get('useStringRoomId') === 'true');
    channel.push(PUSHES.reconnected, {}, isBack ? 0 : ERRORS.notInRoom, isBack ? '' : 'timed out');
    const seat = conference.seatOf(channel);
    if (seat) seat.room.tellPublishersTo(seat.member);
  }

  return {
    prefix: PREFIX,
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      if (!(socket instanceof Socket)) {
        socket.destroy();
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => connected(webSocket, request));
    },
    controls: rtcControls(conference, faults),
    close() {
      clearInterval(heartbeat);
      conference.close();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      releaseMedia();
      return Promise.resolve();
    },
  };
}

async function carryOut(
  context: CommandContext,
  faults: Faults,
  { command, seq, data }: ClientFrame,
): Promise<void> {
  const { channel, conference, log } = context;
  if (command === 'leave') conference.leave(channel, 'leave');
  if (!isAnswered(command)) return;
  try {
    const failure = faults.takeFailure(channel.userID, command);
    if (failure !== undefined) throw new CommandError(failure, 'as the test asked');
    const handler = HANDLERS[command];
    if (!handler) throw new CommandError(ERRORS.unsupported, 'the local cloud has no such service');
    channel.answer(ANSWERS[command], seq, await handler(context, data));
  } catch (error) {
    const known = error instanceof CommandError;
    if (!known) log.info(`trtc: ${command} of ${channel.userID} failed: ${String(error)}`);
    const message = error instanceof Error ? error.message : String(error);
    channel.answer(ANSWERS[command], seq, {}, known ? error.code : ERRORS.malformed, message);
  }
}

/** VP8 first: every browser has it, H.264 is missing in some builds. */
function videoCodecsOf(query: URLSearchParams): readonly Codec[] {
  const able = (name: string): boolean => query.get(name) !== '0';
  return [
    ...(able('encVp8') ? ['VP8' as const] : []),
    ...(able('enc264') ? ['H264' as const] : []),
  ];
}
