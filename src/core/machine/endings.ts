import { writeAnswer, writeHangup } from '../av-call.js';
import type { CallEffect } from '../call-protocol.js';
import type { CallError } from '../errors.js';
import { errorDetail, type CallEvent } from '../events.js';
import type { ActiveCallState, CallSummary, EndReason, IdleState } from '../state.js';
import type { CallType, UserID } from '../types.js';
import { closeRival } from './glare.js';
import { isGroupCall, takeBack } from './invitations.js';
import { groupIDOf, inviteIDOf, isAcceptOut, isUnanswered, type Step } from './steps.js';
import { closeRequest } from './switching.js';

export interface Ending {
  readonly reason: EndReason;
  /** Who ended it. */
  readonly by: UserID;
  readonly error?: CallError | undefined;
  /** Signals that the other side needs. */
  readonly signals?: readonly CallEffect[];
  /** Events that come before the `call-end`. */
  readonly before?: readonly CallEvent[];
  /** Events that come after it. */
  readonly after?: readonly CallEvent[];
}

/** The one way out of a call: devices go dark, the room is left, one `call-end` is told. */
export function end(call: ActiveCallState, ending: Ending, now: number): Step<IdleState> {
  const summary = summarise(call, ending, now);
  const events: CallEvent[] = [
    ...(ending.before ?? []),
    ...(ending.error ? [{ name: 'error', detail: errorDetail(ending.error) } as const] : []),
    { name: 'call-end', detail: endDetail(summary, ending.by) },
    ...(ending.after ?? []),
  ];
  return [
    { phase: 'idle', ended: summary },
    [
      { type: 'close-media', callID: call.callID },
      { type: 'stop-timers', callID: call.callID },
      ...(ending.signals ?? []),
      ...(ending.reason === 'kicked-out' ? [] : [...closeRequest(call), ...closeRival(call)]),
      ...events.map((event) => ({ type: 'emit', event }) as const),
    ],
  ];
}

/** Whole seconds since the other person came in. */
export function durationOf(call: ActiveCallState, now: number): number {
  return call.phase === 'connected' ? Math.floor((now - call.startedAt) / 1000) : 0;
}

/** Tells a caller no. */
export function rejectSignal(call: ActiveCallState): readonly CallEffect[] {
  const inviteID = inviteIDOf(call);
  return inviteID === undefined ? [] : [{ type: 'reject', inviteID, data: writeAnswer(call.type) }];
}

/** Takes this side's invitation back; one that is still on its way is cancelled when it is out. */
export function cancelSignal(call: ActiveCallState): readonly CallEffect[] {
  const inviteID = inviteIDOf(call);
  return inviteID === undefined ? [] : [cancelOf(inviteID, [call.peer], '', call.type)];
}

export function cancelOf(
  inviteID: string,
  to: readonly UserID[],
  groupID: string,
  type: CallType,
): CallEffect {
  return {
    type: 'cancel',
    inviteID,
    to,
    groupID,
    data: writeAnswer(type),
    hangup: writeHangup(type, 0),
  };
}

/** Tells the other side that the call is over, for clients that do not learn it from the room. */
export function hangupSignal(call: ActiveCallState, now: number): readonly CallEffect[] {
  return [hangupTo(call, call.peer, now)];
}

export function hangupTo(call: ActiveCallState, userID: UserID, now: number): CallEffect {
  const data = writeHangup(call.type, durationOf(call, now));
  return { type: 'hangup', to: [userID], groupID: groupIDOf(call), data };
}

function summarise(call: ActiveCallState, ending: Ending, now: number): CallSummary {
  return {
    callID: call.callID,
    role: call.role,
    peer: call.peer,
    isGroup: call.group !== undefined,
    groupID: groupIDOf(call),
    type: call.type,
    roomID: call.roomID,
    inviteID: inviteIDOf(call),
    reason: ending.reason,
    duration: durationOf(call, now),
    error: ending.error,
  };
}

function endDetail(summary: CallSummary, userID: UserID) {
  return {
    userID,
    callEnd: summary.duration,
    call_end: summary.duration,
    totalTime: summary.duration,
    roomID: summary.roomID,
    callMediaType: summary.type,
    callRole: summary.role,
    inviteID: summary.inviteID ?? '',
    groupID: summary.groupID,
    reason: summary.reason,
    message: summary.error?.message ?? '',
    summary,
  };
}

export function hangUp(call: ActiveCallState, now: number): Step {
  const signals = farewell(call, now);
  switch (call.phase) {
    case 'preparing':
    case 'outgoing':
      return end(call, { reason: 'cancelled', by: call.self, signals }, now);
    case 'incoming':
      return end(call, { reason: 'declined', by: call.self, signals }, now);
    case 'accepting':
    case 'connecting':
    case 'connected': {
      const detail = { userID: call.self, roomID: call.roomID };
      const after = [{ name: 'hang-up', detail } as const];
      return end(call, { reason: 'hangup', by: call.self, signals, after }, now);
    }
  }
}

export function fail(
  call: ActiveCallState,
  error: CallError,
  now: number,
  reason: 'error' | 'connection-lost' = 'error',
): Step {
  const isBetweenTwo = call.phase === 'connected' && !isGroupCall(call);
  const signals = isBetweenTwo ? hangupSignal(call, now) : farewell(call, now);
  return end(call, { reason, by: call.self, error, signals }, now);
}

/** The login is gone, and nobody can be told. */
export function kickedOut(call: ActiveCallState, cause: CallError, now: number): Step {
  // The event `kicked-out` says the rest; that it was time which ended the login has to be said here.
  const error = cause.reason === 'user-sig-expired' ? cause : undefined;
  return end(call, { reason: 'kicked-out', by: call.self, error }, now);
}

/** What the others have to be told when this side goes. */
export function farewell(call: ActiveCallState, now: number): readonly CallEffect[] {
  if (isGroupCall(call) && call.phase !== 'incoming') {
    // Those in the room see this side leave it.
    return call.phase === 'accepting' && !isAcceptOut(call) ? rejectSignal(call) : takeBack(call);
  }
  switch (call.phase) {
    case 'preparing':
      return [];
    case 'outgoing':
      return cancelSignal(call);
    case 'incoming':
      return rejectSignal(call);
    case 'accepting':
      return isAcceptOut(call) ? hangupSignal(call, now) : rejectSignal(call);
    case 'connecting':
      return hangupSignal(call, now);
    case 'connected':
      // Whoever is in the room sees this side leave it, and sends the hangup signal itself.
      if (call.reconnecting) return hangupSignal(call, now);
      return isUnanswered(call) ? cancelSignal(call) : [];
  }
}
