import type { CallEffect, CallInput } from '../call-protocol.js';
import type {
  AcceptingState,
  ActiveCallState,
  ConnectedState,
  ConnectingState,
  OutgoingState,
} from '../state.js';
import { presentUserIDs, remoteOf, withRemote } from '../remotes.js';
import type { UserID } from '../types.js';
import { end, hangupSignal } from './endings.js';
import { closeRival } from './glare.js';
import { isOwnInvitee } from './invitations.js';
import { emit, leaveEvents, startTimer, type Step } from './steps.js';

/** How long a lost room may take to come back; trtc-js-sdk 4.15 goes on trying for minutes. */
const RECONNECT_MILLISECONDS = 30_000;

/** What is known of somebody who is not in the room. */
export const GONE = {
  present: false,
  ahead: false,
  audio: undefined,
  video: undefined,
  screen: false,
} as const;

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

/** Both sides have said yes. */
export function enter(
  call: OutgoingState | AcceptingState,
  now: number,
): Step<ConnectingState | ConnectedState> {
  const { inviteID } = call;
  if (presentUserIDs(call).length > 0) return [connectedFrom(call, now), []];
  // An acceptance always names the invitation.
  return [{ ...call, phase: 'connecting', inviteID: inviteID ?? '' }, []];
}

export function connectedFrom(
  call: OutgoingState | AcceptingState | ConnectingState,
  now: number,
): ConnectedState {
  const network = { uplink: 0, downlink: 0 } as const;
  return { ...call, phase: 'connected', startedAt: now, network, reconnecting: false };
}

/**
 * Whether their presence is no answer yet. Whom this user has invited tell this user their answer; others may have
 * told it somebody else.
 */
export function isAwaited(call: ActiveCallState, userID: UserID): boolean {
  return remoteOf(call, userID)?.answered === false && isOwnInvitee(call, userID);
}

export function peerJoined(call: ActiveCallState, now: number): Step {
  const { peer } = call;
  const remote = remoteOf(call, peer);
  if (remote?.present || remote?.ahead || call.room === 'outside') return [call, []];
  if (isAwaited(call, peer)) return [withRemote(call, peer, { ahead: true }), []];
  const present = withRemote(call, peer, { present: true });
  const told = [emit({ name: 'user-enter', detail: { userID: peer, playerList: [peer] } })];
  return [present.phase === 'connecting' ? connectedFrom(present, now) : present, told];
}

/** Their answer has come: they may be in the room ahead. */
export function answeredBy(call: ActiveCallState, userID: UserID, now: number): Step {
  const [here, told] = arrive(call, userID, now);
  return here.phase === 'outgoing' ? enter(here, now) : [here, told];
}

/** Takes them in, and tells what they send, if they are in the room ahead; else nothing changes. */
function arrive(call: ActiveCallState, userID: UserID, now: number): Step<ActiveCallState> {
  const remote = remoteOf(call, userID);
  if (!remote?.ahead) return [call, []];
  const present = withRemote(call, userID, { ...GONE, present: true });
  const isFirst = present.phase === 'outgoing' || present.phase === 'connecting';
  const here = isFirst ? connectedFrom(present, now) : present;
  const detail = { userID, playerList: presentUserIDs(here) };
  const told = [emit({ name: 'user-enter', detail })];
  const { audio, video } = remote;
  if (audio === undefined || video === undefined) return [here, told];
  const [next, effects] = tellMedia(here, userID, { audio, video });
  return [next, [...told, ...effects]];
}

export function peerLeft(call: ActiveCallState, input: Input<'peer-left'>, now: number): Step {
  const remote = remoteOf(call, call.peer);
  if (remote?.ahead) return [withRemote(call, call.peer, GONE), []];
  if (!remote?.present) return [call, []];
  if (call.phase !== 'connected') {
    // A caller who cancels leaves too, and their signal says which it was.
    return [withRemote(call, call.peer, GONE), leaveEvents(call).map(emit)];
  }
  return end(
    call,
    {
      reason: input.lost ? 'connection-lost' : 'remote-hangup',
      by: call.peer,
      before: leaveEvents(call),
      signals: hangupSignal(call, now),
    },
    now,
  );
}

export function peerMedia(call: ActiveCallState, input: Input<'peer-media'>, now: number): Step {
  const { userID, audio, video } = input;
  const remote = remoteOf(call, userID);
  if (!remote || call.room === 'outside') return [call, []];
  if (!remote.ahead) return tellMedia(call, userID, { audio, video });
  const heard = withRemote(call, userID, { audio, video });
  if (!audio) return [heard, []];
  // Their sound is faster than their answer.
  const [here, told] = arrive(heard, userID, now);
  return [here, [...told, ...closeRival(call)]];
}

function tellMedia<Call extends ActiveCallState>(
  call: Call,
  userID: UserID,
  { audio, video }: Pick<Input<'peer-media'>, 'audio' | 'video'>,
): Step<Call> {
  const before = remoteOf(call, userID);
  const effects: CallEffect[] = [];
  if (before?.video !== video) {
    effects.push(
      emit({ name: 'user-video-available', detail: { userID, isVideoAvailable: video } }),
    );
  }
  if (before?.audio !== audio) {
    effects.push(
      emit({ name: 'user-audio-available', detail: { userID, isAudioAvailable: audio } }),
    );
  }
  return effects.length > 0 ? [withRemote(call, userID, { audio, video }), effects] : [call, []];
}

export function peerScreen(call: ActiveCallState, { userID, on }: Input<'peer-screen'>): Step {
  const remote = remoteOf(call, userID);
  if (!remote || remote.screen === on || call.room === 'outside') return [call, []];
  const detail = { userID, isScreenAvailable: on };
  return [
    withRemote(call, userID, { screen: on }),
    [emit({ name: 'user-screen-available', detail })],
  ];
}

export function networkQuality(call: ActiveCallState, input: Input<'network-quality'>): Step {
  const { uplink, downlink } = input;
  if (call.phase !== 'connected') return [call, []];
  const { network } = call;
  if (network.uplink === uplink && network.downlink === downlink) return [call, []];
  const detail = { uplinkNetworkQuality: uplink, downlinkNetworkQuality: downlink };
  return [{ ...call, network: { uplink, downlink } }, [emit({ name: 'network-quality', detail })]];
}

export function reconnection(call: ActiveCallState, reconnecting: boolean): Step {
  if (call.phase !== 'connected' || call.reconnecting === reconnecting) return [call, []];
  const { callID } = call;
  return [
    { ...call, reconnecting },
    [
      reconnecting
        ? startTimer(callID, 'reconnect', RECONNECT_MILLISECONDS)
        : { type: 'stop-timer', callID, timer: 'reconnect' },
    ],
  ];
}
