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
      const inviteID = text(data.inviteID);
      const event = newsOf(translate(data, inviteID), inviteID, book);
      if (event) tell(event);
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
  signaling.on(EVENT.MESSAGE_SENT_BY_ME, ({ data }) => {
    if (isRecord(data)) tell({ type: 'sent', message: data });
  });
}

/** The event as far as it has not been told yet. */
function newsOf(
  event: SignallingEvent,
  inviteID: string,
  book: InviteBook,
): SignallingEvent | undefined {
  const isNews = (who?: string): boolean => book.isNews(inviteID, event.type, who);
  switch (event.type) {
    case 'accepted':
    case 'rejected':
      return isNews(event.invitee) ? event : undefined;
    case 'timed-out': {
      // In a group the inviter's timer can run out for those for whom their own has.
      const inviteeList = event.inviteeList.filter(isNews);
      return inviteeList.length > 0 ? { ...event, inviteeList } : undefined;
    }
    default:
      return isNews() ? event : undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A copy: TSignaling 1.0.8 goes on using, and emptying, its own list. */
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
