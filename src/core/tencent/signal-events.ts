import type { SignallingEvent } from '../ports.js';
import type { InviteBook } from './invite-book.js';
import type { Signaling, SignalingSdk } from './sdk-types.js';
import { isRecord } from './signal.js';

/** TSignaling's events about invitations as the port's, each once. */
export function translateSignals(
  signaling: Signaling,
  { EVENT }: SignalingSdk,
  book: InviteBook,
  tell: (event: SignallingEvent) => void,
): void {
  const on = (
    name: string,
    translate: (data: Record<string, unknown>, inviteID: string) => SignallingEvent,
  ): void => {
    signaling.on(name, ({ data }) => {
      if (!isRecord(data)) return;
      const event = translate(data, text(data.inviteID));
      if (book.isNews(text(data.inviteID), event.type, actor(event))) tell(event);
    });
  };

  on(EVENT.NEW_INVITATION_RECEIVED, (data, inviteID) => ({
    type: 'invited',
    inviteID,
    inviter: text(data.inviter),
    groupID: text(data.groupID),
    inviteeList: texts(data.inviteeList),
    data: text(data.data),
    timeout: book.timeout(inviteID),
  }));
  on(EVENT.INVITEE_ACCEPTED, (data, inviteID) => ({
    type: 'accepted',
    inviteID,
    invitee: text(data.invitee),
    data: text(data.data),
  }));
  on(EVENT.INVITEE_REJECTED, (data, inviteID) => ({
    type: 'rejected',
    inviteID,
    invitee: text(data.invitee),
    data: text(data.data),
  }));
  on(EVENT.INVITATION_CANCELLED, (data, inviteID) => ({
    type: 'cancelled',
    inviteID,
    data: text(data.data),
  }));
  on(EVENT.INVITATION_TIMEOUT, (data, inviteID) => ({
    type: 'timed-out',
    inviteID,
    inviteeList: texts(data.inviteeList),
    own: data.isSelfTimeout === true,
  }));
}

/** Who did it, where several can. */
function actor(event: SignallingEvent): string {
  switch (event.type) {
    case 'accepted':
    case 'rejected':
      return event.invitee;
    case 'timed-out':
      return event.inviteeList.join();
    default:
      return '';
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A copy: TSignaling 1.0.8 goes on using, and emptying, its own list. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
