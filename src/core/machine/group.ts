/**
 * What a call with several people makes of what happens, where that is not what a call between two does:
 * people come, go and decline one by one, and it is over for whoever is left alone.
 */
import type { CallInput } from '../call-protocol.js';
import { CallError } from '../errors.js';
import { errorDetail, type CallEvent } from '../events.js';
import {
  isRinging,
  presentUserIDs,
  remoteOf,
  ringingUserIDs,
  withoutRemotes,
  withRemote,
} from '../remotes.js';
import type { ActiveCallState } from '../state.js';
import type { UserID } from '../types.js';
import { answeredElsewhere, remoteCancelled } from './answers.js';
import { end, hangupTo, type Ending } from './endings.js';
import {
  asGroup,
  invitationOf,
  inviteEffects,
  isExpected,
  ringingOf,
  takeBack,
  withInvitation,
  withInvited,
  type GroupCall,
} from './invitations.js';
import { answeredBy, connectedFrom, enter, GONE, isAwaited } from './room.js';
import { CALLER_GRACE_MILLISECONDS, emit, startTimer, waitingFor, type Step } from './steps.js';

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

/** Undefined where a group call does the same as one between two. */
export function reactInGroup(call: GroupCall, input: CallInput, now: number): Step | undefined {
  switch (input.type) {
    case 'switch':
      return [call, []];
    case 'accepted':
      return accepted(call, input, now);
    case 'rejected':
      return rejected(call, input, now);
    case 'cancelled':
      return cancelled(call, input, now);
    case 'timed-out':
      return isOwnRinging(call, input.inviteeList) ? undefined : timedOut(call, input, now);
    case 'remote-hangup':
      return remoteHangup(call, input.from, now);
    case 'timer':
      return timer(call, input, now);
    case 'invite-failed':
      return inviteFailed(call, input, now);
    case 'accept-sent':
      return call.phase === 'accepting' ? entered(call, now) : [call, []];
    case 'peer-joined':
      return peerJoined(call, input.userID, now);
    case 'peer-left':
      return peerLeft(call, input, now);
    default:
      return undefined;
  }
}

/** Invites more people; a call between two becomes a group call by it. */
export function inviteMore(before: ActiveCallState, input: Input<'invite-more'>): Step {
  const userIDs = input.userIDs.filter((userID) => !remoteOf(before, userID));
  // Who has not answered yet may still decline; then their caller decides anew.
  if (userIDs.length === 0 || before.phase === 'incoming' || before.phase === 'accepting') {
    return [before, []];
  }
  const group = asGroup(before);
  const call = withInvited(group, userIDs);
  if (call.phase === 'preparing') return [call, []];
  const { timeout, extras } = input;
  const invitations = call.group.invitations.slice(group.group.invitations.length);
  const ring = timeout * 1000 + CALLER_GRACE_MILLISECONDS;
  return [
    call,
    [...inviteEffects(call, invitations, timeout, extras), startTimer(call.callID, 'ring', ring)],
  ];
}

/** Somebody else than the peer comes into the room of a call between two: the peer has invited them. */
export function joinedByAnother(call: ActiveCallState, userID: UserID, now: number): Step {
  // Whose call nobody has answered has nobody who could have.
  return call.room === 'outside' || call.phase === 'outgoing'
    ? [call, []]
    : peerJoined(asGroup(call), userID, now);
}

/** An invitation is out. */
export function invitationSent(call: GroupCall, input: Input<'invite-sent'>): Step {
  const { inviteID, to } = input;
  const invitation = invitationOf(call, inviteID, to[0]);
  if (!invitation || invitation.inviteID !== undefined) return [call, []];
  const next = withInvitation(call, invitation, { inviteID });
  return (next.phase === 'outgoing' || next.phase === 'connected') && !next.inviteID
    ? [{ ...next, inviteID }, []]
    : [next, []];
}

function inviteFailed(call: GroupCall, input: Input<'invite-failed'>, now: number): Step {
  const { to, error } = input;
  const invitation = invitationOf(call, '', to[0]);
  if (!invitation) return [call, []];
  const failed = withInvitation(call, invitation, { failure: error });
  const next = withoutRemotes(failed, ringingOf(call, to));
  return isAlone(next)
    ? end(next, { reason: 'error', by: call.self, error }, now)
    : [next, [emit({ name: 'error', detail: errorDetail(error) })]];
}

function accepted(call: GroupCall, input: Input<'accepted'>, now: number): Step {
  const { inviteID, invitee } = input;
  const invitation = invitationOf(call, inviteID, invitee);
  if (input.ofSwitch || !invitation?.inviteeList.includes(invitee)) return [call, []];
  if (invitee === call.self) return answeredElsewhere(call, invitee, now);
  const isNews = remoteOf(call, invitee)?.answered === false;
  const known = withInvitation(call, invitation, { inviteID, accepted: true });
  if (!isNews) return [known, []];
  const next = withRemote(known, invitee, { answered: true });
  const { groupID } = call.group;
  const told = emit({
    name: 'user-accept',
    detail: { userID: invitee, invitee, inviteID, groupID },
  });
  const answered =
    next.phase === 'outgoing' ? { ...next, inviteID: next.inviteID ?? inviteID } : next;
  const [within, effects] = answeredBy(answered, invitee, now);
  return [within, [told, ...effects]];
}

function rejected(call: GroupCall, input: Input<'rejected'>, now: number): Step {
  const { inviteID, invitee, busy } = input;
  const invitation = invitationOf(call, inviteID, invitee);
  if (input.ofSwitch || !invitation?.inviteeList.includes(invitee)) return [call, []];
  if (invitee === call.self) return answeredElsewhere(call, invitee, now);
  const known = withInvitation(call, invitation, { inviteID });
  // Their other devices decline too, once one of them has accepted.
  if (ringingOf(call, [invitee]).length === 0) return [known, []];
  const detail = {
    userID: invitee,
    invitee,
    sponsor: invitation.inviter,
    inviteID,
    groupID: call.group.groupID,
    reason: busy ? 'line busy' : 'reject',
  };
  return goOn(
    withoutRemotes(known, [invitee]),
    [{ name: busy ? 'line-busy' : 'reject', detail }],
    { reason: busy ? 'busy' : 'rejected', by: invitee },
    now,
  );
}

/** The inviter takes the invitation back: from this user, or from those whom it still rings. */
function cancelled(call: GroupCall, { inviteID }: Input<'cancelled'>, now: number): Step {
  const invitation = invitationOf(call, inviteID);
  if (!invitation || invitation.inviter === call.self) return [call, []];
  const { inviter, inviteeList } = invitation;
  const isRung =
    call.phase === 'incoming' ||
    // Who has come to where others are stays with them.
    (call.phase === 'accepting' && presentUserIDs(call).every((userID) => userID === inviter));
  if (isRung && call.inviteID === inviteID) return remoteCancelled(call, now);
  const next = withoutRemotes(call, ringingOf(call, inviteeList));
  return goOn(next, [], { reason: 'remote-hangup', by: inviter }, now);
}

function timedOut(call: GroupCall, input: Input<'timed-out'>, now: number): Step {
  const { inviteID, inviteeList, own } = input;
  const invitation = invitationOf(call, inviteID);
  if (!invitation) return [call, []];
  const { inviter } = invitation;
  const invited = inviteeList.filter((userID) => invitation.inviteeList.includes(userID));
  return unanswered(call, ringingOf(call, invited), {
    inviteID,
    inviter,
    isOffline: own && inviter === call.self,
    now,
  });
}

function unanswered(
  call: GroupCall,
  userIDs: readonly UserID[],
  it: {
    readonly inviteID: string;
    readonly inviter: UserID;
    readonly isOffline: boolean;
    readonly now: number;
  },
): Step {
  if (userIDs.length === 0) return [call, []];
  const { inviteID, inviter, isOffline, now } = it;
  const detail = {
    sponsor: inviter,
    userIDList: userIDs,
    timeoutUserList: userIDs,
    inviteID,
    groupID: call.group.groupID,
  };
  return goOn(
    withoutRemotes(call, userIDs),
    [{ name: isOffline ? 'no-resp' : 'calling-timeout', detail }],
    { reason: isOffline ? 'offline' : 'no-answer', by: inviter },
    now,
  );
}

/** Some clients tell everybody by a signal that they leave; who is left alone by it tells the leaver. */
function remoteHangup(call: GroupCall, from: UserID, now: number): Step {
  const isInside =
    call.phase === 'accepting' || call.phase === 'connecting' || call.phase === 'connected';
  const remote = remoteOf(call, from);
  // Who is being rung cannot leave: it is the late end of an earlier call.
  if (!isInside || !remote || isRinging(remote)) return [call, []];
  const next = withoutRemotes(call, [from]);
  return goOn(next, leaveEvent(call, next, from), { reason: 'remote-hangup', by: from }, now);
}

function timer(call: GroupCall, input: Input<'timer'>, now: number): Step | undefined {
  switch (input.timer) {
    case 'ring': {
      if (call.phase === 'preparing' || isOwnRinging(call, [call.self])) return undefined;
      const [first] = call.group.invitations;
      const [next, effects] = unanswered(call, ringingUserIDs(call), {
        inviteID: first?.inviteID ?? '',
        inviter: first?.inviter ?? call.self,
        isOffline: call.role === 'caller',
        now,
      });
      return next === call ? [call, []] : [next, [...takeBack(call), ...effects]];
    }
    case 'connect': {
      const absent = waitingFor(call);
      if (absent.length === 0) return [call, []];
      const error = new CallError(
        'room-failed',
        `${absent.join(', ')} answered but did not come into the call.`,
        { hint: 'Their browser may have no microphone, or a firewall may block media.' },
      );
      const ending = { reason: 'connection-lost', by: call.self, error } as const;
      return goOn(withoutRemotes(call, absent), [], ending, now);
    }
    case 'open':
    case 'reconnect':
      return undefined;
  }
}

/** This user's yes is told. */
function entered(call: Extract<GroupCall, { phase: 'accepting' }>, now: number): Step {
  const [next, effects] = enter(call, now);
  const [settled, more] = goOn(asGroup(next), [], { reason: 'remote-hangup', by: call.peer }, now);
  return [settled, [...effects, ...more]];
}

function peerJoined(call: GroupCall, userID: UserID, now: number): Step {
  const remote = remoteOf(call, userID);
  if (remote?.present || remote?.ahead || call.room === 'outside') return [call, []];
  if (isAwaited(call, userID)) return [withRemote(call, userID, { ahead: true }), []];
  const next = withRemote(call, userID, { present: true });
  const detail = { userID, playerList: presentUserIDs(next) };
  const told = [emit({ name: 'user-enter', detail })];
  switch (next.phase) {
    case 'outgoing':
      // Clients join before they send their acceptance; but a stranger's coming answers nothing.
      return [remote ? connectedFrom(next, now) : next, told];
    case 'connecting':
      return [connectedFrom(next, now), told];
    default:
      return [next, told];
  }
}

function peerLeft(call: GroupCall, { userID, lost }: Input<'peer-left'>, now: number): Step {
  const remote = remoteOf(call, userID);
  if (remote?.ahead) return [withRemote(call, userID, GONE), []];
  if (!remote?.present) return [call, []];
  const next = withoutRemotes(call, [userID]);
  const ending: Ending = {
    reason: lost ? 'connection-lost' : 'remote-hangup',
    by: userID,
    signals: [hangupTo(call, userID, now)],
  };
  return goOn(next, leaveEvent(call, next, userID), ending, now);
}

function leaveEvent(before: GroupCall, after: GroupCall, userID: UserID): readonly CallEvent[] {
  return remoteOf(before, userID)?.present
    ? [{ name: 'user-leave', detail: { userID, playerList: presentUserIDs(after) } }]
    : [];
}

/** Tells these events and goes on, or ends where nobody is left. */
function goOn(
  call: GroupCall,
  events: readonly CallEvent[],
  ending: Omit<Ending, 'before'>,
  now: number,
): Step {
  return isAlone(call) ? end(call, { ...ending, before: events }, now) : [call, events.map(emit)];
}

/** Nobody is here, and nobody is to come. */
function isAlone(call: GroupCall): boolean {
  const isExpecting = call.remotes.some((remote) => isExpected(call, remote));
  switch (call.phase) {
    case 'outgoing':
      return !isExpecting;
    case 'connecting':
    case 'connected':
      return !isExpecting && presentUserIDs(call).length === 0;
    default:
      return false;
  }
}

/** It is this user who is being rung. */
function isOwnRinging(call: GroupCall, userIDs: readonly UserID[]): boolean {
  const isRung = call.phase === 'incoming' || call.phase === 'accepting';
  return isRung && userIDs.includes(call.self);
}
