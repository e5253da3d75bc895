import type { CallEventDetails } from './events.js';
import { isBusyAnswer, isSwitchAnswer, readInvitation } from './av-call.js';
import type { CallInput } from './call-protocol.js';
import { DEFAULT_TIMEOUT } from './call-options.js';
import type { SignallingEvent } from './ports.js';
import type { UserID } from './types.js';

/** What the signalling service tells of calls. */
export type CallSignal = Extract<
  SignallingEvent,
  { type: 'invited' | 'accepted' | 'rejected' | 'cancelled' | 'timed-out' }
>;

/**
 * What a signal means to a call; undefined when it means nothing.
 * @param self who is logged in here
 * @param newCallID names the call that an invitation begins
 */
export function readCallSignal(
  signal: CallSignal,
  self: UserID | undefined,
  newCallID: () => string,
): CallInput | undefined {
  switch (signal.type) {
    case 'invited':
      return readInvited(signal, self, newCallID);
    case 'accepted':
      return { ...signal, type: 'accepted', ofSwitch: isSwitchAnswer(signal.data) };
    case 'rejected':
      return {
        ...signal,
        type: 'rejected',
        ofSwitch: isSwitchAnswer(signal.data),
        busy: isBusyAnswer(signal.data),
      };
    case 'cancelled':
    case 'timed-out':
      return signal;
  }
}

function readInvited(
  signal: Extract<CallSignal, { type: 'invited' }>,
  self: UserID | undefined,
  newCallID: () => string,
): CallInput | undefined {
  const { inviteID, inviter, groupID } = signal;
  const read = readInvitation(signal.data);
  // An invitation of this user's own comes from another device of theirs.
  if (!read || self === undefined || inviter === self) return undefined;
  switch (read.kind) {
    case 'hangup':
      return { type: 'remote-hangup', from: inviter };
    case 'switch':
      return {
        type: 'switch-requested',
        from: inviter,
        inviteID,
        to: read.to,
        current: read.from,
      };
    case 'call':
      return {
        type: 'invited',
        callID: newCallID(),
        inviteID,
        self,
        inviter,
        callType: read.type,
        roomID: read.roomID,
        timeout: signal.timeout ?? DEFAULT_TIMEOUT,
        userIDs: groupID ? signal.inviteeList : read.userIDs,
        inCallUserIDs: read.inCallUserIDs,
        groupID,
        userData: read.userData,
        mayJoinAhead: read.mayJoinAhead,
      };
  }
}

/** What `message-sent-by-me` tells of a message: a copy without the SDK's own fields, which begin with `_`. */
export function messageDetail(message: object): CallEventDetails['message-sent-by-me'] {
  return Object.fromEntries(Object.entries(message).filter(([name]) => !name.startsWith('_')));
}
