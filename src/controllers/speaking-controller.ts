import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserID } from '../core/types.js';

/** Volumes, 0 to 100, from which on somebody begins to speak, and goes on to. */
const LOUD = 4;
const AUDIBLE = 2;
/** Milliseconds that somebody stays a speaker between two words. Volumes come each half second. */
const PAUSE = 1200;

/** Who speaks, by how loud they are; without a flicker between words. */
export class SpeakingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers = new Map<UserID, ReturnType<typeof setTimeout>>();
  #speaking: ReadonlySet<UserID> = new Set();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get speaking(): ReadonlySet<UserID> {
    return this.#speaking;
  }

  hear(userID: UserID, volume: number): void {
    const wasSpeaking = this.#timers.has(userID);
    if (volume < (wasSpeaking ? AUDIBLE : LOUD)) return;
    clearTimeout(this.#timers.get(userID));
    this.#timers.set(
      userID,
      setTimeout(() => this.#forget(userID), PAUSE),
    );
    if (!wasSpeaking) this.#change();
  }

  hostDisconnected(): void {
    for (const userID of [...this.#timers.keys()]) this.#forget(userID);
  }

  #forget(userID: UserID): void {
    clearTimeout(this.#timers.get(userID));
    this.#timers.delete(userID);
    this.#change();
  }

  #change(): void {
    this.#speaking = new Set(this.#timers.keys());
    this.#host.requestUpdate();
  }
}
