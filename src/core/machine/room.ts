import type { CallEffect, CallInput } from '../call-protocol.js';
import type {
  AcceptingState,
  ActiveCallState,
  ConnectedState,
  ConnectingState,
  OutgoingState,
} from '../state.js';
import { presentUserIDs, remoteOf, withRemote } from '../remotes.js';
import { end, hangupSignal } from './endings.js';
import { closeRival } from './glare.js';
import { emit, leaveEvents, startTimer, type Step } from './steps.js';

/** How long a lost room may take to come back; trtc-js-sdk 4.15 goes on trying for minutes. */
const RECONNECT_MILLISECONDS = 30_000;

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

export function peerJoined(call: ActiveCallState, now: number): Step {
  const { peer } = call;
  if (remoteOf(call, peer)?.present || call.room === 'outside') return [call, []];
  const present = withRemote(call, peer, { present: true });
  const told = [emit({ name: 'user-enter', detail: { userID: peer, playerList: [peer] } })];
  switch (present.phase) {
    case 'outgoing': // Clients join before they send their acceptance.
      return [connectedFrom(present, now), [...told, ...closeRival(call)]];
    case 'connecting':
      return [connectedFrom(present, now), told];
    default:
      return [present, told];
  }
}

export function peerLeft(call: ActiveCallState, input: Input<'peer-left'>, now: number): Step {
  if (!remoteOf(call, call.peer)?.present) return [call, []];
  if (call.phase !== 'connected') {
    // A caller who cancels leaves too, and their signal says which it was.
    const gone = { present: false, audio: undefined, video: undefined, screen: false };
    return [withRemote(call, call.peer, gone), leaveEvents(call).map(emit)];
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

export function peerMedia(call: ActiveCallState, input: Input<'peer-media'>): Step {
  const { userID, audio, video } = input;
  const remote = remoteOf(call, userID);
  if (!remote || call.room === 'outside') return [call, []];
  if (remote.audio === audio && remote.video === video) return [call, []];
  const effects: CallEffect[] = [];
  if (remote.video !== video) {
    effects.push(
      emit({ name: 'user-video-available', detail: { userID, isVideoAvailable: video } }),
    );
  }
  if (remote.audio !== audio) {
    effects.push(
      emit({ name: 'user-audio-available', detail: { userID, isAudioAvailable: audio } }),
    );
  }
  return [withRemote(call, userID, { audio, video }), effects];
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
