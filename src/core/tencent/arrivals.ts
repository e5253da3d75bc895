import type { UserID } from '../types.js';
import type { Client } from './sdk-types.js';

const INTERVAL = 2_000;
/**
 * Milliseconds without a packet after which somebody who is gone counts as lost: more than an interval, by
 * which the last packet may be noticed late, and less than the service waits for the lost one to come back.
 */
const SILENCE = 3_000;

/**
 * Watches when something last arrived from each user. trtc-js-sdk 4.15.22 is told by the service whether
 * somebody left or timed out, but keeps it for its log.
 */
export class Arrivals {
  readonly #client: Client;
  readonly #arrivals = new Map<UserID, { bytes: number; at: number }>();
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(client: Client) {
    this.#client = client;
    this.#timer = setInterval(() => void this.#look(), INTERVAL);
    // Somebody can be lost before the first look, and has no statistics from then on.
    client.on('stream-added', ({ stream }) => {
      const userID = stream.getUserId();
      if (!this.#arrivals.has(userID)) {
        this.#arrivals.set(userID, { bytes: 0, at: performance.now() });
      }
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Whether the user, who has just gone, had been silent before. */
  wasLost(userID: UserID): boolean {
    const last = this.#arrivals.get(userID);
    this.#arrivals.delete(userID);
    return last !== undefined && performance.now() - last.at > SILENCE;
  }

  async #look(): Promise<void> {
    const bytes = new Map<UserID, number>();
    try {
      const stats = await Promise.all([
        this.#client.getRemoteAudioStats(),
        this.#client.getRemoteVideoStats('main'),
      ]);
      for (const users of stats) {
        for (const [userID, { bytesReceived }] of Object.entries(users)) {
          bytes.set(userID, (bytes.get(userID) ?? 0) + bytesReceived);
        }
      }
    } catch {
      return;
    }
    for (const [userID, count] of bytes) {
      if (this.#arrivals.get(userID)?.bytes === count) continue;
      this.#arrivals.set(userID, { bytes: count, at: performance.now() });
    }
  }
}
