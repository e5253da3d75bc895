/** A message as tests see it: also one that was for online users only. */
export interface JournalEntry {
  readonly from: string;
  readonly to?: string;
  readonly groupID?: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly onlineOnly: boolean;
  /** The user ids that may read it. */
  readonly parties: readonly string[];
  readonly elements: readonly unknown[];
  /** What the phone of somebody who is not online would show, as the sender gave it. */
  readonly push?: unknown;
}

const KEPT_ENTRIES = 2000;

/** Everything that was sent, newest last, for `im-messages`. */
export class Journal {
  readonly #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.shift();
  }

  of(userID: string): readonly JournalEntry[] {
    return this.#entries.filter(({ parties }) => parties.includes(userID));
  }
}
