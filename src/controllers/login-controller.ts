import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { KickKind } from '../core/ports.js';
import type { Login } from '../core/types.js';
import { isSameUser, sameLogin } from '../core/validation.js';
import { readLogin, type LoginOrder, type LoginValues } from './login-values.js';
import { UserSigSupply } from './user-sig-supply.js';

/** What the controller needs of its element. */
export interface LoginHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly manual: boolean;
  readonly loginValues: LoginValues;
  beginLogin(login: Login): Promise<void>;
  endLogin(): Promise<void>;
  /** The values cannot be used, or there is no userSig; or all is well again. */
  showProblem(problem: CallError | undefined): void;
  /** Something has failed that needs nobody's attention yet. */
  reportProblem(problem: CallError): void;
}

/**
 * Keeps the login as the element's attributes say: in once they are complete, anew when they change, out
 * when the element is gone. Lit's update cycle lets it see many changes as one. Where the page has no userSig
 * but a way to one, it gets it, and a fresh one before that has run out.
 */
export class LoginController implements ReactiveController {
  readonly #host: LoginHost;
  readonly #supply: UserSigSupply;
  #seen: LoginValues | undefined;
  #wanted: Login | undefined;
  /** The login of a page that was left and may come back. */
  #suspended: Login | undefined;
  #problem: CallError | undefined;

  /** How many userSigs for a login are on their way; those that came too late included. */
  #asked = 0;

  constructor(host: LoginHost) {
    this.#host = host;
    host.addController(this);
    this.#supply = new UserSigSupply({
      onRenewed: () => {
        this.#setProblem(undefined);
        this.#beginSupplied();
      },
      onRenewalFailed: (error) => {
        host.reportProblem(error);
      },
    });
  }

  /** A userSig is on its way that will be logged in with. */
  get isPreparing(): boolean {
    return this.#asked > 0;
  }

  /** Logs in with what the attributes say, although they said the same before. */
  async login(): Promise<void> {
    const values = this.#host.loginValues;
    this.#seen = values;
    const order = readLogin(values);
    this.#setProblem(undefined);
    if (!order) {
      throw new CallError('invalid-argument', 'sdkAppID, userID and userSig are needed to log in.');
    }
    const login = order.source ? await this.#supplied(order) : order.login;
    if (!order.source) this.#supply.stop();
    this.#wanted = login;
    await this.#host.beginLogin(login);
  }

  /** Logs out and stays out until login(), or until the attributes say something new. */
  async logout(): Promise<void> {
    this.#seen = this.#host.loginValues;
    await this.#end();
  }

  /** Logs out until resume(), unless something else is asked for meanwhile. */
  suspend(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    void this.#end();
    this.#suspended = wanted;
  }

  /** Logs in again after suspend(). */
  resume(): void {
    const login = this.#suspended;
    this.#suspended = undefined;
    if (!login || this.#wanted) return;
    const order = this.#order();
    if (order?.source) this.#ask(order);
    else this.#begin(login);
  }

  /** Only a userSig that has run out is a reason to log in again unasked: other kicks would go to and fro. */
  onKickedOut(kind: KickKind): void {
    const order = kind === 'userSigExpired' ? this.#order() : undefined;
    if (order?.source) this.#ask(order);
    else this.#supply.stop();
  }

  /** Begins from nothing, for instance with another core. */
  reset(): void {
    this.#supply.stop();
    this.#seen = this.#wanted = this.#suspended = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // A node that is moved is taken out and put in again, by some frameworks with a microtask between.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.#seen = undefined;
      void this.#end();
    });
  }

  hostUpdate(): void {
    if (!this.#host.isConnected || this.#host.manual) return;
    const values = this.#host.loginValues;
    if (this.#seen && isSame(values, this.#seen)) return;
    this.#seen = values;
    try {
      this.#follow(readLogin(values));
    } catch (error) {
      this.#setProblem(CallError.from(error));
    }
  }

  #follow(order: LoginOrder | undefined): void {
    this.#setProblem(undefined);
    const wanted = this.#wanted;
    if (order?.source) {
      // Whoever was here before does not stay while the next one's userSig is on its way.
      if (wanted && !isSameUser(wanted, { ...order.login, userSig: '' })) void this.#end();
      if (!this.#supply.uses(order.source)) this.#ask(order);
      else if (this.#supply.userSig !== undefined) this.#beginSupplied();
      return;
    }
    this.#supply.stop();
    if (!order) {
      if (wanted) void this.#end();
    } else if (!wanted || !sameLogin(order.login, wanted)) {
      this.#begin(order.login);
    }
  }

  /** Gets a userSig and logs in with it. */
  #ask(order: Extract<LoginOrder, { source: object }>): void {
    this.#supplied(order).then(
      () => {
        this.#beginSupplied();
      },
      () => undefined,
    );
  }

  /** Rejects when there is no userSig to be had, which is shown, or when something else came in between. */
  async #supplied({ login, source }: Extract<LoginOrder, { source: object }>): Promise<Login> {
    this.#asked += 1;
    try {
      await this.#supply.obtain(source);
    } catch (cause) {
      const error = CallError.from(cause);
      if (error.reason !== 'call-ended') this.#setProblem(error);
      throw error;
    } finally {
      this.#asked -= 1;
    }
    return { ...login, userSig: this.#supply.userSig ?? '' };
  }

  /** Logs in with the userSig that is there now and all else that the attributes say by now. */
  #beginSupplied(): void {
    const order = this.#order();
    const { userSig } = this.#supply;
    if (order?.source && userSig !== undefined) this.#begin({ ...order.login, userSig });
  }

  /** What the attributes say, if they make sense. */
  #order(): LoginOrder | undefined {
    try {
      return readLogin(this.#seen ?? this.#host.loginValues);
    } catch {
      return undefined;
    }
  }

  async #end(): Promise<void> {
    this.#supply.stop();
    this.#wanted = this.#suspended = undefined;
    await this.#host.endLogin();
  }

  #begin(login: Login): void {
    this.#wanted = login;
    // Failure is told by the core's events and stands in its state.
    this.#host.beginLogin(login).catch(() => undefined);
  }

  #setProblem(problem: CallError | undefined): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#host.showProblem(problem);
  }
}

function isSame(a: LoginValues, b: LoginValues): boolean {
  return (Object.keys(a) as (keyof LoginValues)[]).every((key) => Object.is(a[key], b[key]));
}
