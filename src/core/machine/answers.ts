import type { CallEffect, CallInput } from '../call-protocol.js';
import { CallError } from '../errors.js';
import type { ActiveCallState } from '../state.js';
import { withRemote } from '../remotes.js';
import { cancelSignal, end, fail, rejectSignal } from './endings.js';
import { closeRival, takeRival } from './glare.js';
import { answeredBy } from './room.js';
import {
  cancelEvent,
  emit,
  groupIDOf,
  inviteIDOf,
  isAcceptOut,
  isUnanswered,
  leaveEvents,
  type Step,
} from './steps.js';

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

export function accepted(call: ActiveCallState, input: Input<'accepted'>, now: number): Step {
  const { inviteID, invitee } = input;
  if (input.ofSwitch) return [call, []];
  if (call.role === 'callee') return answeredElsewhere(call, invitee, now);
  if (invitee !== call.peer) return [call, []];
  const told = emit({
    name: 'user-accept',
    detail: { userID: invitee, invitee, inviteID, groupID: '' },
  });
  const answered = withRemote(call, invitee, { answered: true });
  if (answered.phase === 'outgoing') {
    const [next, effects] = answeredBy({ ...answered, inviteID }, invitee, now);
    return [next, [told, ...closeRival(call), ...effects]];
  }
  // They were heard in the room before their answer came.
  return call.phase === 'connected' && isUnanswered(call) ? [answered, [told]] : [call, []];
}

export function rejected(call: ActiveCallState, input: Input<'rejected'>, now: number): Step {
  const { inviteID, invitee, busy } = input;
  if (input.ofSwitch) return [call, []];
  if (call.role === 'callee') return answeredElsewhere(call, invitee, now);
  // Their other devices decline too, once one of them has accepted.
  const isOpen = call.phase === 'outgoing' || (call.phase === 'connected' && isUnanswered(call));
  if (invitee !== call.peer || !isOpen) return [call, []];
  if (busy && call.phase === 'outgoing' && call.rival) return takeRival(call, call.rival, now);
  const detail = {
    userID: invitee,
    invitee,
    sponsor: call.self,
    inviteID,
    groupID: '',
    reason: busy ? 'line busy' : 'reject',
  };
  return end(
    { ...call, inviteID },
    {
      reason: busy ? 'busy' : 'rejected',
      by: invitee,
      before: [{ name: busy ? 'line-busy' : 'reject', detail }],
    },
    now,
  );
}

/** This user answered on another device. */
export function answeredElsewhere(call: ActiveCallState, invitee: string, now: number): Step {
  if (call.phase !== 'incoming' || invitee !== call.self) return [call, []];
  const before = [cancelEvent(call)];
  return end(call, { reason: 'answered-elsewhere', by: call.self, before }, now);
}

/** The caller took the invitation back. */
export function cancelled(call: ActiveCallState, now: number): Step {
  if (call.role === 'caller') return [call, []];
  return call.phase === 'connected' ? remoteHangup(call, now) : remoteCancelled(call, now);
}

export function remoteCancelled(call: ActiveCallState, now: number): Step {
  return end(call, { reason: 'remote-cancelled', by: call.peer, before: [cancelEvent(call)] }, now);
}

/** @param own this side's timer ran out: nobody was there to run the other one's */
export function timedOut(call: ActiveCallState, own: boolean, now: number): Step {
  const isRinging =
    call.phase === 'outgoing' ||
    call.phase === 'incoming' ||
    // What becomes of an answer that is on its way decides.
    (call.phase === 'accepting' && !isAcceptOut(call));
  if (!isRinging) return [call, []];
  const isCaller = call.role === 'caller';
  const sponsor = isCaller ? call.self : call.peer;
  const invitee = isCaller ? call.peer : call.self;
  const detail = {
    sponsor,
    userIDList: [invitee],
    timeoutUserList: [invitee],
    inviteID: inviteIDOf(call) ?? '',
    groupID: groupIDOf(call),
  };
  const isOffline = isCaller && own;
  return end(
    call,
    {
      reason: isOffline ? 'offline' : 'no-answer',
      by: sponsor,
      before: [{ name: isOffline ? 'no-resp' : 'calling-timeout', detail }],
    },
    now,
  );
}

export function remoteHangup(call: ActiveCallState, now: number): Step {
  switch (call.phase) {
    case 'incoming':
      return remoteCancelled(call, now);
    case 'accepting':
    case 'connecting':
    case 'connected':
      return end(call, { reason: 'remote-hangup', by: call.peer, before: leaveEvents(call) }, now);
    default:
      // While calling it can only be the late end of an earlier call with the same person.
      return [call, []];
  }
}

export function timer(call: ActiveCallState, input: Input<'timer'>, now: number): Step {
  if (input.timer === 'ring') {
    const [next, effects] = timedOut(call, true, now);
    return next === call ? [call, []] : [next, [...ringSignals(call), ...effects]];
  }
  if (input.timer === 'open') {
    return [call.phase === 'accepting' ? { ...call, late: true } : call, []];
  }
  if (input.timer === 'reconnect') {
    if (call.phase !== 'connected' || !call.reconnecting) return [call, []];
    const error = new CallError('room-failed', 'The connection to the call did not come back.', {
      hint: 'Check the network, then call again.',
    });
    return fail(call, error, now, 'connection-lost');
  }
  if (call.phase !== 'connecting') return [call, []];
  const error = new CallError(
    'room-failed',
    `${call.peer} answered but did not come into the call.`,
    {
      hint: 'Their browser may have no microphone, or a firewall may block media.',
    },
  );
  return fail(call, error, now, 'connection-lost');
}

function ringSignals(call: ActiveCallState): readonly CallEffect[] {
  return call.role === 'caller' ? cancelSignal(call) : rejectSignal(call);
}
