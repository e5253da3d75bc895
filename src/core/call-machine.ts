/**
 * What a call does: (state, input, now) → [state, effects]. Pure and total: an input that means nothing in
 * a phase, or names another call, returns the same state object and nothing to do.
 */
import { writeAnswer } from './av-call.js';
import type { CallEffect, CallInput } from './call-protocol.js';
import { accepted, cancelled, rejected, remoteHangup, timedOut, timer } from './machine/answers.js';
import {
  acceptIncoming,
  dial,
  dialGroup,
  invited,
  inviteFailed,
  inviteSent,
} from './machine/beginnings.js';
import {
  captureAhead,
  captured,
  captureFailed,
  deviceFailed,
  deviceIs,
  mediaChecked,
  setDevice,
} from './machine/devices.js';
import { end, fail, farewell, hangUp, kickedOut } from './machine/endings.js';
import { inviteMore, joinedByAnother, reactInGroup } from './machine/group.js';
import { isGroupCall } from './machine/invitations.js';
import {
  enter,
  networkQuality,
  peerJoined,
  peerLeft,
  peerMedia,
  peerScreen,
  reconnection,
} from './machine/room.js';
import {
  emit,
  inviteIDOf,
  isAcceptOut,
  startTimer,
  waitingFor,
  type Step,
} from './machine/steps.js';
import {
  answerOfRequest,
  answerSwitch,
  askSwitch,
  switchFailed,
  switchRequested,
  switchSent,
} from './machine/switching.js';
import { ringingUserIDs } from './remotes.js';
import type { ActiveCallState, CallState, IdleState } from './state.js';
import { wantsCamera } from './wishes.js';

export const IDLE: IdleState = { phase: 'idle', ended: undefined };

/** How long somebody who accepted may take to appear in the room. */
const CONNECT_MILLISECONDS = 10_000;

export function transition(state: CallState, input: CallInput, now: number): Step {
  const step = react(state, input, now);
  return step[0] === state || step[0].phase === 'idle'
    ? step
    : [step[0], [...step[1], ...consequences(state, step[0])]];
}

function react(state: CallState, input: CallInput, now: number): Step {
  switch (input.type) {
    case 'dial':
      return state.phase === 'idle' ? dial(input) : [state, []];
    case 'dial-group':
      return state.phase === 'idle' ? dialGroup(input) : [state, []];
    case 'invited':
      return invited(state, input, now);
    case 'dismiss':
      return state.phase === 'idle' && state.ended ? [IDLE, []] : [state, []];
    case 'invite-sent':
      return inviteSent(state, input, now);
    case 'switch-requested':
      return switchRequested(state, input);
    case 'switch-sent':
      return switchSent(state, input);
    default:
  }
  if (state.phase === 'idle') return [state, []];
  if (
    state.phase === 'outgoing' &&
    input.type === 'cancelled' &&
    input.inviteID === state.rival?.inviteID
  ) {
    return [{ ...state, rival: undefined }, []];
  }
  const answered = answerOfRequest(state, input);
  if (answered) return answered;
  if (!concerns(state, input)) return [state, []];
  return reactInCall(state, input, now);
}

function reactInCall(
  call: ActiveCallState,
  input: Exclude<
    CallInput,
    {
      type:
        | 'dial'
        | 'dial-group'
        | 'invited'
        | 'dismiss'
        | 'invite-sent'
        | 'switch-requested'
        | 'switch-sent';
    }
  >,
  now: number,
): Step {
  const inGroup = isGroupCall(call) ? reactInGroup(call, input, now) : undefined;
  if (inGroup) return inGroup;
  switch (input.type) {
    case 'invite-more':
      return inviteMore(call, input);
    case 'accept':
      return call.phase === 'incoming' ? acceptIncoming(call, input.start) : [call, []];
    case 'capture-ahead':
      return captureAhead(call);
    case 'hang-up':
      return hangUp(call, now);
    case 'switch':
      return askSwitch(call, input.to);
    case 'answer-switch':
      return answerSwitch(call, input.accept);
    case 'switch-failed':
      return switchFailed(call, input.error);
    case 'logging-out':
      return end(call, { reason: 'logged-out', by: call.self, signals: farewell(call, now) }, now);
    case 'kicked-out':
      return kickedOut(call, input.error, now);

    case 'accepted':
      return accepted(call, input, now);
    case 'rejected':
      return rejected(call, input, now);
    case 'cancelled':
      return cancelled(call, now);
    case 'timed-out':
      return timedOut(call, input.own, now);
    case 'remote-hangup':
      return remoteHangup(call, now);
    case 'timer':
      return timer(call, input, now);

    case 'invite-failed':
      return inviteFailed(call, input.error, now);
    case 'accept-sent':
      return call.phase === 'accepting' ? enter(call, now) : [call, []];
    case 'accept-failed':
      return call.phase === 'accepting' ? fail(call, input.error, now) : [call, []];

    case 'media-checked':
      return mediaChecked(call, input.ready);
    case 'captured':
      return captured(call, input);
    case 'joined':
      return call.room === 'joining' ? [{ ...call, room: 'joined' }, []] : [call, []];
    case 'capture-failed':
      return captureFailed(call, input.error, now);
    case 'join-failed':
    case 'publish-failed':
      return fail(call, input.error, now);
    case 'microphone':
    case 'camera':
      return call.phase === 'incoming' ? [call, []] : setDevice(call, input.type, input.on);
    case 'screen':
      return call.phase === 'connected' ? setDevice(call, 'screen', input.on) : [call, []];
    case 'device-set':
      return deviceIs(call, input.device, { on: input.on, pending: false, failure: undefined });
    case 'device-failed':
      return deviceFailed(call, input);

    case 'peer-joined':
      return input.userID === call.peer
        ? peerJoined(call, now)
        : joinedByAnother(call, input.userID, now);
    case 'peer-left':
      return peerLeft(call, input, now);
    case 'peer-media':
      return peerMedia(call, input, now);
    case 'peer-screen':
      return peerScreen(call, input);
    case 'network-quality':
      return networkQuality(call, input);
    case 'reconnecting':
    case 'reconnected':
      return reconnection(call, input.type === 'reconnecting');
    case 'room-lost':
      return fail(call, input.error, now, 'connection-lost');
  }
}

/** Inputs that name a call, an invitation or a person mean only these. */
function concerns(call: ActiveCallState, input: CallInput): boolean {
  if ('callID' in input && input.callID !== call.callID) return false;
  // Whose they are, a group call looks up itself.
  if (isGroupCall(call)) return true;
  const isArrival = input.type === 'peer-joined';
  if ('userID' in input && input.userID !== call.peer && !isArrival) return false;
  if ('from' in input && input.from !== call.peer) return false;
  if ('inviteID' in input) {
    const inviteID = inviteIDOf(call);
    if (inviteID !== undefined || call.phase === 'preparing') return input.inviteID === inviteID;
    // An answer can overtake the service's word that the invitation is out.
    return 'invitee' in input && input.invitee === call.peer;
  }
  return true;
}

/** What follows from facts that have come together, in whichever order they came. */
function consequences(before: CallState, call: ActiveCallState): readonly CallEffect[] {
  const { callID, type } = call;
  const effects: CallEffect[] = [];
  if (becomes(before, call, isAcceptOut) && call.phase === 'accepting') {
    effects.push({ type: 'accept', callID, inviteID: call.inviteID, data: writeAnswer(type) });
  }
  if (becomes(before, call, isAhead)) {
    effects.push({ type: 'connect', callID });
  }
  if (becomes(before, call, isSending)) effects.push({ type: 'publish', callID });
  const awaited = waitingFor(before);
  if (waitingFor(call).some((userID) => !awaited.includes(userID))) {
    effects.push(startTimer(callID, 'connect', CONNECT_MILLISECONDS));
  }
  if (isGroupCall(call) && before.phase !== 'idle') {
    const userIDList = ringingUserIDs(call);
    if (userIDList.join() !== ringingUserIDs(before).join()) {
      effects.push(emit({ name: 'group-call-invitee-list-update', detail: { userIDList } }));
    }
  }
  return effects;
}

function becomes(
  before: CallState,
  after: ActiveCallState,
  holds: (call: ActiveCallState) => boolean,
): boolean {
  return holds(after) && !(before.phase !== 'idle' && holds(before));
}

/** In the room before there is anything to send: while it rings, or while the camera opens. */
function isAhead(call: ActiveCallState): boolean {
  // Of a voice call it would be a stream without a track: what Tencent Cloud makes of one is not known.
  if (call.room !== 'joined' || !wantsCamera(call)) return false;
  return call.phase === 'outgoing' || (call.phase === 'accepting' && !call.captured);
}

function isSending(call: ActiveCallState): boolean {
  const answered =
    call.phase === 'accepting' || call.phase === 'connecting' || call.phase === 'connected';
  return answered && call.captured && call.room === 'joined';
}
