import { isRecent, KEPT_MESSAGES } from './retention.js';

/** Flags that the sender set: this message does not count as unread, or as a conversation's last. */
export interface SendControl {
  readonly noUnread: boolean;
  readonly noLastMessage: boolean;
}

/** A message from one user to another, as it is kept. */
export interface C2cMessage {
  /** Grows by one with each message of the service; what sync cookies stand for. */
  readonly position: number;
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  readonly random: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly clientTime: number;
  readonly elements: readonly unknown[];
  readonly cloudCustomData: string;
  readonly control: SendControl;
  /** Pushed to whoever is online, kept nowhere (MsgLifeTime 0). */
  readonly onlineOnly: boolean;
}

interface Mark {
  /** Messages up to this position are read. */
  read: number;
  /** The conversation shows only messages after this position: it was deleted then. */
  hidden: number;
}

export const messageKey = (message: C2cMessage): string =>
  `${message.seq}_${message.random}_${message.time}`;

/** Conversations between two users: the last messages of each, and who read how far. */
export class C2cMessages {
  #lastPosition = 0;
  readonly #conversations = new Map<string, C2cMessage[]>();
  readonly #peers = new Map<string, Set<string>>();
  readonly #marks = new Map<string, Mark>();

  get lastPosition(): number {
    return this.#lastPosition;
  }

  add(message: Omit<C2cMessage, 'position'>): C2cMessage {
    if (message.onlineOnly) return { ...message, position: this.#lastPosition };
    const kept: C2cMessage = { ...message, position: ++this.#lastPosition };
    const key = conversationKey(kept.from, kept.to);
    const list = this.#conversations.get(key) ?? [];
    list.push(kept);
    if (list.length > KEPT_MESSAGES) list.shift();
    this.#conversations.set(key, list);
    this.#addPeer(kept.from, kept.to);
    this.#addPeer(kept.to, kept.from);
    return kept;
  }

  /** What a user sees of a conversation, oldest first. */
  conversation(userID: string, peer: string): readonly C2cMessage[] {
    const { hidden } = this.#mark(userID, peer);
    const list = this.#conversations.get(conversationKey(userID, peer)) ?? [];
    return list.filter((message) => message.position > hidden && isRecent(message.time));
  }

  peers(userID: string): readonly string[] {
    return [...(this.#peers.get(userID) ?? [])];
  }

  unread(userID: string, peer: string): readonly C2cMessage[] {
    const { read } = this.#mark(userID, peer);
    return this.conversation(userID, peer).filter(
      ({ from, position, control }) => from === peer && position > read && !control.noUnread,
    );
  }

  /** Messages that came in for a user after a position, over all conversations, oldest first. */
  received(userID: string, after: number): readonly C2cMessage[] {
    return this.peers(userID)
      .flatMap((peer) => this.conversation(userID, peer))
      .filter(({ to, position }) => to === userID && position > after)
      .sort((a, b) => a.position - b.position);
  }

  /** @param time seconds since 1970 of the last message read */
  markRead(userID: string, peer: string, time: number): void {
    const mark = this.#mark(userID, peer);
    for (const message of this.conversation(userID, peer)) {
      if (message.time <= time) mark.read = Math.max(mark.read, message.position);
    }
  }

  /** Time of the last message of `userID` that the peer has read; 0 for none. */
  peerReadTime(userID: string, peer: string): number {
    const { read } = this.#mark(peer, userID);
    const list = this.conversation(userID, peer);
    return list.findLast(({ from, position }) => from === userID && position <= read)?.time ?? 0;
  }

  hide(userID: string, peer: string): void {
    const mark = this.#mark(userID, peer);
    mark.hidden = mark.read = this.#lastPosition;
  }

  #mark(userID: string, peer: string): Mark {
    const key = `${userID}>${peer}`;
    let mark = this.#marks.get(key);
    if (!mark) this.#marks.set(key, (mark = { read: 0, hidden: 0 }));
    return mark;
  }

  #addPeer(userID: string, peer: string): void {
    const peers = this.#peers.get(userID) ?? new Set();
    this.#peers.set(userID, peers.add(peer));
  }
}

// ">" and "|" cannot be part of a userID.
const conversationKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);
