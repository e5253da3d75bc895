import { CallError } from '../core/errors.js';
import { once } from '../load.js';
import { isSameSource, type UserSigSource } from '../user-sig/source.js';

const loadObtain = once('What asks for userSigs', () => import('../user-sig/obtain.js'));

/** Milliseconds until a renewal that has failed is tried again, while the old userSig is good. */
const RETRY = 60_000;

export interface UserSigSupplyHost {
  /** Another userSig is there before the old one has run out. */
  onRenewed(): void;
  /** None has come; the old one is good for a while yet. */
  onRenewalFailed(error: CallError): void;
}

/** The userSig of one source: asked for when it is needed, and again before it runs out. */
export class UserSigSupply {
  readonly #host: UserSigSupplyHost;
  #source: UserSigSource | undefined;
  #userSig: string | undefined;
  #run: { readonly result: Promise<void>; readonly abort: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: UserSigSupplyHost) {
    this.#host = host;
  }

  /** Undefined until the source has given one. */
  get userSig(): string | undefined {
    return this.#userSig;
  }

  /** Whether the source is the one in use, asked already or being asked. */
  uses(source: UserSigSource): boolean {
    const isBegun = this.#userSig !== undefined || this.#run !== undefined;
    return isBegun && this.#source !== undefined && isSameSource(this.#source, source);
  }

  /**
   * Settles when the source has given a userSig; who asks while it is being asked gets the same. Rejects with
   * `user-sig-unavailable`, `invalid-argument`, or, when stop() or another source came in between, `call-ended`.
   */
  obtain(source: UserSigSource): Promise<void> {
    if (this.#run && this.uses(source)) return this.#run.result;
    if (!this.#source || !isSameSource(this.#source, source)) this.stop();
    clearTimeout(this.#timer);
    this.#source = source;
    const abort = new AbortController();
    const run = { abort, result: this.#ask(source, abort.signal) };
    this.#run = run;
    const forget = (): void => {
      if (this.#run === run) this.#run = undefined;
    };
    run.result.then(forget, forget);
    return run.result;
  }

  /** Asks nobody any more, and forgets what was given. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#run?.abort.abort();
    this.#run = this.#source = this.#userSig = undefined;
  }

  async #ask(source: UserSigSource, signal: AbortSignal): Promise<void> {
    try {
      const { obtainUserSig } = await loadObtain();
      const { userSig, renewIn } = await obtainUserSig(source, signal);
      signal.throwIfAborted();
      this.#userSig = userSig;
      if (renewIn !== undefined) this.#renewIn(renewIn);
    } catch (cause) {
      if (signal.aborted)
        throw new CallError('call-ended', 'Another login or logout came in between.');
      throw CallError.from(cause, 'user-sig-unavailable');
    }
  }

  #renewIn(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      void this.#renew();
    }, milliseconds);
  }

  async #renew(): Promise<void> {
    const source = this.#source;
    if (!source) return;
    const before = this.#userSig;
    try {
      await this.obtain(source);
      if (this.#userSig !== before) this.#host.onRenewed();
    } catch (cause) {
      const error = CallError.from(cause);
      if (error.reason === 'call-ended') return;
      this.#renewIn(RETRY);
      this.#host.onRenewalFailed(error);
    }
  }
}
