import { sequenceDistance, toUint16 } from './sequence.js';

const MAX_TRIES = 10;
const RETRY_MILLISECONDS = 50;
const MAX_AGE_MILLISECONDS = 1500;
/** A bigger hole than this is a restart of the sender: a key frame mends it, retransmission cannot. */
const MAX_GAP = 256;

interface Missing {
  tries: number;
  firstAskedAt: number;
  lastAskedAt: number;
}

/**
 * Decides what to ask of a publisher again: each missing packet at once, then at
 * most every 50 ms. Without that limit a loaded machine drowns in requests.
 */
export class GapDetector {
  readonly #missing = new Map<number, Missing>();
  #highest: number | undefined;

  get size(): number {
    return this.#missing.size;
  }

  /** Takes note of an arrival; gives the sequence numbers to ask for now, in order. */
  received(sequenceNumber: number, now: number): number[] {
    if (this.#highest === undefined) {
      this.#highest = sequenceNumber;
      return [];
    }
    const ahead = sequenceDistance(sequenceNumber, this.#highest);
    if (ahead <= 0) {
      this.#missing.delete(sequenceNumber);
      return [];
    }
    const wanted: number[] = [];
    if (ahead <= MAX_GAP) {
      for (let step = 1; step < ahead; step += 1) {
        const missing = toUint16(this.#highest + step);
        this.#missing.set(missing, { tries: 1, firstAskedAt: now, lastAskedAt: now });
        wanted.push(missing);
      }
    } else {
      this.#missing.clear();
    }
    this.#highest = sequenceNumber;
    return wanted;
  }

  /** A receiver misses this packet and so do we: whether to ask the publisher now. */
  ask(sequenceNumber: number, now: number): boolean {
    if (this.#highest === undefined || sequenceDistance(sequenceNumber, this.#highest) > 0)
      return false;
    const missing = this.#missing.get(sequenceNumber);
    if (missing) return this.#again(missing, now);
    this.#missing.set(sequenceNumber, { tries: 1, firstAskedAt: now, lastAskedAt: now });
    return true;
  }

  /** The sequence numbers whose time has come to be asked for again, in order. */
  due(now: number): number[] {
    const wanted: number[] = [];
    for (const [sequenceNumber, missing] of this.#missing) {
      // Kept until then even when its tries are used up, or the next receiver would start them over.
      if (now - missing.firstAskedAt > MAX_AGE_MILLISECONDS) {
        this.#missing.delete(sequenceNumber);
      } else if (this.#again(missing, now)) {
        wanted.push(sequenceNumber);
      }
    }
    return wanted.sort((a, b) => sequenceDistance(a, b));
  }

  #again(missing: Missing, now: number): boolean {
    if (missing.tries >= MAX_TRIES || now - missing.lastAskedAt < RETRY_MILLISECONDS) return false;
    missing.tries += 1;
    missing.lastAskedAt = now;
    return true;
  }
}
