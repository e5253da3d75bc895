import type { CallEffect, Timer } from '../call-protocol.js';
import type { CallEvent } from '../events.js';
import type { ActiveCallState, CallFacts, CallState } from '../state.js';
import { remoteOf } from '../remotes.js';
import type { UserID } from '../types.js';

/** A state and what is to be done on the way to it. */
export type Step<State extends CallState = CallState> = readonly [
  state: State,
  effects: readonly CallEffect[],
];

/** tsignaling tells the caller of a timeout five seconds after the ring time; see also beginnings.ts. */
export const CALLER_GRACE_MILLISECONDS = 6_500;

export function inviteIDOf(call: ActiveCallState): string | undefined {
  return call.phase === 'preparing' ? undefined : call.inviteID;
}

/** Tells of the peer's leave, if they were here. */
export function leaveEvents(call: ActiveCallState): readonly CallEvent[] {
  const { peer } = call;
  return remoteOf(call, peer)?.present
    ? [{ name: 'user-leave', detail: { userID: peer, playerList: [] } }]
    : [];
}

export function cancelEvent(call: ActiveCallState): CallEvent {
  return {
    name: 'calling-cancel',
    detail: {
      inviteID: inviteIDOf(call) ?? '',
      sponsor: call.peer,
      userID: call.peer,
      invitee: call.self,
      groupID: groupIDOf(call),
    },
  };
}

export function emit(event: CallEvent): CallEffect {
  return { type: 'emit', event };
}

export function startTimer(callID: string, timer: Timer, milliseconds: number): CallEffect {
  return { type: 'start-timer', callID, timer, milliseconds };
}

/** The peer is here, or is being rung, and their answer has not come. */
export function isUnanswered(call: ActiveCallState): boolean {
  return remoteOf(call, call.peer)?.answered === false;
}

/** Those who have said yes and are not in the room yet, as seen from inside it. */
export function waitingFor(call: CallState): readonly UserID[] {
  if (call.phase !== 'connecting' && call.phase !== 'connected') return [];
  if (call.room !== 'joined') return [];
  return call.remotes
    .filter(({ answered, present }) => answered && !present)
    .map(({ userID }) => userID);
}

export function groupIDOf(call: CallFacts): string {
  return call.group?.groupID ?? '';
}

/** A callee who has devices and room tells the caller yes; devices that open without a question may be late. */
export function isAcceptOut(call: ActiveCallState): boolean {
  return call.phase === 'accepting' && (call.captured || call.late) && call.room === 'joined';
}
