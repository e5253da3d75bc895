/** Retries of one request; a publisher whose camera has just started answers the first late. */
const RETRIES_MILLISECONDS = [100, 300, 600, 1200, 2400] as const;
/** Two receivers who ask within this time are answered by one key frame. */
const MIN_INTERVAL_MILLISECONDS = 200;

/** Asks one source for key frames: at once, again until one comes, and not more often than useful. */
export class KeyFrameRequester {
  readonly #send: () => void;
  #wantedSince: number | undefined;
  #retries = 0;
  #lastSentAt = -Infinity;
  #sent = 0;

  constructor(send: () => void) {
    this.#send = send;
  }

  /** How many requests went out. */
  get sent(): number {
    return this.#sent;
  }

  request(now: number): void {
    if (this.#wantedSince !== undefined) return;
    this.#wantedSince = now;
    this.#retries = 0;
    if (now - this.#lastSentAt >= MIN_INTERVAL_MILLISECONDS) this.#sendAt(now);
  }

  /** The connection is new: whatever was asked before never arrived. */
  restart(now: number): void {
    this.#wantedSince = undefined;
    this.#lastSentAt = -Infinity;
    this.request(now);
  }

  /** A key frame came. */
  arrived(now: number): void {
    this.#wantedSince = undefined;
    this.#lastSentAt = Math.max(this.#lastSentAt, now - MIN_INTERVAL_MILLISECONDS / 2);
  }

  tick(now: number): void {
    if (this.#wantedSince === undefined) return;
    const wait = RETRIES_MILLISECONDS[this.#retries];
    if (wait === undefined) {
      // The source sends nothing: the next receiver's request starts over.
      this.#wantedSince = undefined;
    } else if (this.#lastSentAt < this.#wantedSince) {
      if (now - this.#lastSentAt >= MIN_INTERVAL_MILLISECONDS) this.#sendAt(now);
    } else if (now - this.#wantedSince >= wait) {
      this.#retries += 1;
      this.#sendAt(now);
    }
  }

  #sendAt(now: number): void {
    this.#lastSentAt = now;
    this.#sent += 1;
    this.#send();
  }
}
