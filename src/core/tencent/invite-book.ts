import { ACTION, type Signal } from './signal.js';

interface Entry {
  readonly inviter: string;
  readonly inviteeList: readonly string[];
  readonly timeout: number;
}

/** Invitations that a call may still refer to; older ones are forgotten. */
const CAPACITY = 256;

/**
 * Knows who may say what about which invitation, and what has been said. TSignaling 1.0.8 does not look:
 * to it whoever knows or invents an inviteID can cancel or answer, as often as they like.
 */
export class InviteBook {
  readonly #invites = new Map<string, Entry>();
  readonly #told = new Set<string>();

  /** Notes an invitation of this user's, before it is sent: the answer may overtake the receipt. */
  noteSent(signal: Signal): void {
    if (signal.actionType === ACTION.INVITE) this.#remember(signal);
  }

  /** Whether this signal, sent by that user to `self`, is genuine. */
  admit(signal: Signal, from: string, self: string): boolean {
    if (!this.#isGenuine(signal, from, self)) return false;
    if (signal.actionType === ACTION.INVITE) this.#remember(signal);
    return true;
  }

  /** Whether this is told for the first time; from now on it is not. */
  isNews(inviteID: string, what: string, who = ''): boolean {
    const key = JSON.stringify([inviteID, what, who]);
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    if (this.#told.size > 4 * CAPACITY) this.#told.delete(first(this.#told));
    return true;
  }

  /** Seconds that the invitation may ring; undefined where it does not say, or is not to ring at all. */
  timeout(inviteID: string): number | undefined {
    const timeout = this.#invites.get(inviteID)?.timeout;
    return timeout === 0 ? undefined : timeout;
  }

  #isGenuine(signal: Signal, from: string, self: string): boolean {
    const { inviteID, inviter, inviteeList, actionType } = signal;
    if (actionType === ACTION.INVITE) {
      // An invitation of this user's from another device is no call to this one.
      return inviter === from && from !== self && !this.#isOthers(inviteID, from);
    }
    const invite = this.#invites.get(inviteID);
    if (invite?.inviter !== inviter) return false;
    switch (actionType) {
      case ACTION.CANCEL:
        return from === invite.inviter;
      case ACTION.ACCEPT:
      case ACTION.REJECT:
        return inviteeList[0] === from && invite.inviteeList.includes(from);
      case ACTION.TIMEOUT:
        return (
          from === invite.inviter ||
          (inviteeList.length === 1 && inviteeList[0] === from && invite.inviteeList.includes(from))
        );
    }
  }

  #isOthers(inviteID: string, inviter: string): boolean {
    const known = this.#invites.get(inviteID);
    return known !== undefined && known.inviter !== inviter;
  }

  #remember({ inviteID, inviter, inviteeList, timeout }: Signal): void {
    this.#invites.set(inviteID, { inviter, inviteeList: [...inviteeList], timeout });
    if (this.#invites.size > CAPACITY) this.#invites.delete(first(this.#invites.keys()));
  }
}

function first<T>(values: Iterable<T>): T {
  for (const value of values) return value;
  throw new RangeError('nothing there');
}
