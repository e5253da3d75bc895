/** Who has been invited into a group call by whom: one message to an IM group, or one to each person. */
import { writeCall } from '../av-call.js';
import type { CallEffect } from '../call-protocol.js';
import type { InvitationExtras } from '../invitation-extras.js';
import { isRinging, newRemote, presentUserIDs, remoteOf } from '../remotes.js';
import type { ActiveCallState, GroupFacts, GroupInvitation, RemoteState } from '../state.js';
import type { UserID } from '../types.js';
import { cancelOf } from './endings.js';
import { inviteIDOf } from './steps.js';

export type GroupCall = ActiveCallState & { readonly group: GroupFacts };

export function isGroupCall(call: ActiveCallState): call is GroupCall {
  return call.group !== undefined;
}

/** A call between two in which there are more now. */
export function asGroup(call: ActiveCallState): GroupCall {
  if (isGroupCall(call)) return call;
  const { role, self, peer, remotes } = call;
  const [inviter, invitee] = role === 'caller' ? [self, peer] : [peer, self];
  const accepted = role === 'callee' || remoteOf({ remotes }, peer)?.answered === true;
  const inviteID = inviteIDOf(call);
  const invitation: GroupInvitation = {
    inviteID,
    inviter,
    inviteeList: [invitee],
    accepted,
    failure: undefined,
  };
  return { ...call, group: { groupID: '', invitations: [invitation] } };
}

/** The call with these people invited by this user; nothing is sent by it. */
export function withInvited<Call extends GroupCall>(call: Call, userIDs: readonly UserID[]): Call {
  const { group, self } = call;
  const lists = group.groupID ? [userIDs] : userIDs.map((userID) => [userID]);
  const invitations = lists.map((inviteeList) => ({
    inviteID: undefined,
    inviter: self,
    inviteeList,
    accepted: false,
    failure: undefined,
  }));
  return {
    ...call,
    remotes: [...call.remotes, ...userIDs.map((userID) => newRemote(userID, false))],
    group: { ...group, invitations: [...group.invitations, ...invitations] },
  };
}

/** Sends invitations of this user's. */
export function inviteEffects(
  call: GroupCall,
  invitations: readonly GroupInvitation[],
  timeout: number,
  extras: InvitationExtras | undefined,
): readonly CallEffect[] {
  const { callID, self, type, roomID, group, remotes } = call;
  const { groupID } = group;
  const here = presentUserIDs(call);
  const data = writeCall({
    type,
    roomID,
    // A group's message carries its own list.
    userIDs: groupID ? undefined : remotes.map(({ userID }) => userID),
    inCallUserIDs: here.length > 0 ? [self, ...here] : undefined,
    userData: extras?.userData ?? '',
  });
  return invitations.map(({ inviteeList }) => ({
    type: 'invite',
    callID,
    to: inviteeList,
    groupID,
    callType: type,
    data,
    timeout,
    offlinePushInfo: extras?.offlinePushInfo,
  }));
}

/** The invitation that is meant; one that is on its way can be answered before its id is known. */
export function invitationOf(
  { phase, group }: GroupCall,
  inviteID: string,
  invitee?: UserID,
): GroupInvitation | undefined {
  const { invitations } = group;
  const isOnItsWay = ({ inviteeList, ...invitation }: GroupInvitation): boolean =>
    invitation.inviteID === undefined &&
    invitation.failure === undefined &&
    phase !== 'preparing' &&
    invitee !== undefined &&
    inviteeList.includes(invitee);
  return (
    invitations.find((invitation) => invitation.inviteID === inviteID) ??
    invitations.find(isOnItsWay)
  );
}

export function withInvitation<Call extends GroupCall>(
  call: Call,
  invitation: GroupInvitation,
  change: Partial<GroupInvitation>,
): Call {
  const invitations = call.group.invitations.map((one) =>
    one === invitation ? { ...one, ...change } : one,
  );
  return { ...call, group: { ...call.group, invitations } };
}

/** Of these invitees, those who are still being rung. */
export function ringingOf(call: GroupCall, userIDs: readonly UserID[]): readonly UserID[] {
  return userIDs.filter((userID) => {
    const remote = remoteOf(call, userID);
    return remote !== undefined && isRinging(remote);
  });
}

/**
 * Takes back what this user has sent and nobody has answered. An invitation that one person of several has
 * accepted cannot be taken back from the others alone: trtc-calling-js would leave the call on it.
 */
export function takeBack(call: GroupCall): readonly CallEffect[] {
  const { self, type, group } = call;
  return group.invitations.flatMap(({ inviteID, inviter, inviteeList, accepted }) => {
    const isOpen = inviter === self && !accepted && ringingOf(call, inviteeList).length > 0;
    // One that is on its way is cancelled when it is out.
    return isOpen && inviteID !== undefined
      ? [cancelOf(inviteID, inviteeList, group.groupID, type)]
      : [];
  });
}

/** May come into the room yet, and does this user the favour: said yes, or is rung by them. */
export function isExpected(call: GroupCall, remote: RemoteState): boolean {
  return !remote.present && (remote.answered || isOwnInvitee(call, remote.userID));
}

/** Invited by this user. */
export function isOwnInvitee(
  { role, self, peer, group }: ActiveCallState,
  userID: UserID,
): boolean {
  if (!group) return role === 'caller' && userID === peer;
  return group.invitations.some(
    ({ inviter, inviteeList }) => inviter === self && inviteeList.includes(userID),
  );
}
