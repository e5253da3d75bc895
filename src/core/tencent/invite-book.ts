import { ACTION, type Signal } from './signal.js';

interface Entry {
  readonly inviter: string;
  readonly groupID: string;
  readonly inviteeList: readonly string[];
  readonly timeout: number;
  /** This user has answered it, or let it run out. */
  isAnswered: boolean;
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

  /** Notes what this user sends, before it is sent: the answer may overtake the receipt. */
  noteSent(signal: Signal): void {
    if (signal.actionType === ACTION.INVITE) this.#remember(signal);
    else this.#noteAnswer(signal);
  }

  /**
   * Whether this signal, sent by that user to `self`, is genuine.
   * @param groupID the group that it came through; empty when it came from user to user
   */
  admit(signal: Signal, from: string, groupID: string, self: string): boolean {
    if (signal.groupID !== groupID || !this.#isGenuine(signal, from, self)) return false;
    if (signal.actionType === ACTION.INVITE) this.#remember(signal);
    else if (signal.inviteeList.includes(self)) this.#noteAnswer(signal);
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
    const { inviteID, inviter, groupID, inviteeList, actionType } = signal;
    const invite = this.#invites.get(inviteID);
    const isKnown = invite?.inviter === inviter && invite.groupID === groupID;
    if (actionType === ACTION.INVITE) {
      // An invitation of this user's from another device is no call to this one.
      if (inviter !== from || from === self || (invite && !isKnown)) return false;
      return groupID === '' || inviteeList.includes(self);
    }
    if (!isKnown) return false;
    const isOwn =
      inviteeList.length === 1 && inviteeList[0] === from && invite.inviteeList.includes(from);
    switch (actionType) {
      case ACTION.CANCEL:
        // In a group it is for those who have not answered; TSignaling tells it to the others too.
        return from === inviter && (!isOver(invite) || inviteeList.includes(self));
      case ACTION.ACCEPT:
      case ACTION.REJECT:
        return isOwn;
      case ACTION.TIMEOUT:
        return from === inviter || isOwn;
    }
  }

  #noteAnswer({ inviteID, actionType }: Signal): void {
    const invite = this.#invites.get(inviteID);
    if (invite && actionType !== ACTION.CANCEL) invite.isAnswered = true;
  }

  /** What an invitation says first holds. */
  #remember({ inviteID, inviter, groupID, inviteeList, timeout }: Signal): void {
    if (this.#invites.has(inviteID)) return;
    const entry = { inviter, groupID, inviteeList: [...inviteeList], timeout, isAnswered: false };
    this.#invites.set(inviteID, entry);
    if (this.#invites.size > CAPACITY) this.#invites.delete(first(this.#invites.keys()));
  }
}

/** For this user, in a group. */
function isOver({ groupID, isAnswered }: Entry): boolean {
  return groupID !== '' && isAnswered;
}

function first<T>(values: Iterable<T>): T {
  for (const value of values) return value;
  throw new RangeError('nothing there');
}
