import type { CallEffect, Timer } from '../call-protocol.js';
import type { CallEvent } from '../events.js';
import type { ActiveCallState, CallFacts, CallState } from '../state.js';
import { CALL_TYPE } from '../types.js';

/** A state and what is to be done on the way to it. */
export type Step<State extends CallState = CallState> = readonly [
  state: State,
  effects: readonly CallEffect[],
];

export function inviteIDOf(call: ActiveCallState): string | undefined {
  return call.phase === 'preparing' ? undefined : call.inviteID;
}

export function wantsCamera(call: CallFacts): boolean {
  return call.type === CALL_TYPE.VIDEO;
}

export function leaveEvents(call: ActiveCallState): readonly CallEvent[] {
  const { userID, present } = call.remote;
  return present ? [{ name: 'user-leave', detail: { userID, playerList: [] } }] : [];
}

export function cancelEvent(call: ActiveCallState): CallEvent {
  return {
    name: 'calling-cancel',
    detail: {
      inviteID: inviteIDOf(call) ?? '',
      sponsor: call.peer,
      userID: call.peer,
      invitee: call.self,
      groupID: '',
    },
  };
}

export function emit(event: CallEvent): CallEffect {
  return { type: 'emit', event };
}

export function startTimer(callID: string, timer: Timer, milliseconds: number): CallEffect {
  return { type: 'start-timer', callID, timer, milliseconds };
}

/** A callee who has devices and room tells the caller yes. */
export function isAcceptOut(call: ActiveCallState): boolean {
  return call.phase === 'accepting' && call.captured && call.room === 'joined';
}
