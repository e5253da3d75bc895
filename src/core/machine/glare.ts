/**
 * Two people who call each other at the same moment. The one whose id sorts first keeps calling, and the
 * other takes that call; both see the same without a word between them. Whoever keeps calling remembers the
 * other's invitation: a client that knows nothing of this answers busy, and then theirs is taken instead.
 */
import { writeAnswer, writeBusy } from '../av-call.js';
import type { CallEffect, CallInput } from '../call-protocol.js';
import type { ActiveCallState, OutgoingState, PreparingState, Rival } from '../state.js';
import { acceptIncoming, newFacts } from './beginnings.js';
import { end } from './endings.js';
import type { Step } from './steps.js';

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

/** The person who is being called calls. */
export function crossing(call: OutgoingState, input: Input<'invited'>, now: number): Step {
  const { callID, inviteID, callType, roomID, timeout } = input;
  const rival: Rival = { callID, inviteID, callType, roomID, timeout };
  if (call.rival) return [call, [{ type: 'reject', inviteID, data: writeBusy(callType) }]];
  return crossed({ ...call, rival }, now);
}

/** Decides between the two calls once both invitations are out: one that came later would ring in the other. */
export function crossed(call: OutgoingState, now: number): Step {
  return call.rival && call.inviteID !== undefined && call.peer < call.self
    ? takeRival(call, call.rival, now)
    : [call, []];
}

/**
 * Gives the own call up for theirs, which is answered at once: this person wants to talk to them. The own
 * invitation is left to their answer, which comes of itself: some clients end any call on any cancel.
 */
export function takeRival(call: OutgoingState | PreparingState, rival: Rival, now: number): Step {
  const { self, peer } = call;
  const [, ended] = end(
    call.phase === 'outgoing' ? { ...call, rival: undefined } : call,
    { reason: 'crossed', by: self },
    now,
  );
  const [next, begun] = acceptIncoming({
    ...newFacts({ ...rival, self, peer }, true),
    role: 'callee',
    phase: 'incoming',
    inviteID: rival.inviteID,
  });
  return [next, [...ended, ...begun]];
}

/** What has to be said of their invitation when it is not taken. */
export function closeRival(call: ActiveCallState): readonly CallEffect[] {
  if (call.phase !== 'outgoing' || !call.rival) return [];
  const { inviteID, callType } = call.rival;
  return [{ type: 'reject', inviteID, data: writeAnswer(callType) }];
}
