import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { KickKind } from '../core/ports.js';
import type { Login } from '../core/types.js';
import { sameLogin } from '../core/validation.js';
import { readLogin, type LoginValues } from './login-values.js';

/** What the controller needs of its element. */
export interface LoginHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly manual: boolean;
  readonly loginValues: LoginValues;
  /** A call needs the login, or the end of one is still shown. */
  readonly needsLogin: boolean;
  beginLogin(login: Login): Promise<void>;
  endLogin(): Promise<void>;
  /** The values cannot be used, or can be again. */
  showProblem(problem: CallError | undefined): void;
}

/**
 * Keeps the login as the element's attributes say: in once they are complete, anew when they change, out
 * when the element is gone. Lit's update cycle lets it see many changes as one. A change that leaves the user
 * the same, such as a fresh userSig, waits until the call is over.
 */
export class LoginController implements ReactiveController {
  readonly #host: LoginHost;
  #seen: LoginValues | undefined;
  #wanted: Login | undefined;
  /** The same user's login that waits for the end of the call. */
  #renewal: Login | undefined;
  /** The login of a page that was left and may come back. */
  #suspended: Login | undefined;
  #problem: CallError | undefined;

  constructor(host: LoginHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Logs in with what the attributes say, although they said the same before. */
  async login(): Promise<void> {
    const values = this.#host.loginValues;
    this.#seen = values;
    const login = readLogin(values);
    this.#setProblem(undefined);
    if (!login) {
      throw new CallError('invalid-argument', 'sdkAppID, userID and userSig are needed to log in.');
    }
    this.#renewal = undefined;
    this.#wanted = login;
    await this.#host.beginLogin(login);
  }

  /** Logs out and stays out until login(), or until the attributes say something new. */
  async logout(): Promise<void> {
    this.#wanted = this.#renewal = this.#suspended = undefined;
    await this.#host.endLogin();
  }

  /** Logs out until resume(), unless something else is asked for meanwhile. */
  suspend(): void {
    const wanted = this.#renewal ?? this.#wanted;
    if (!wanted) return;
    void this.logout();
    this.#suspended = wanted;
  }

  /** Logs in again after suspend(). */
  resume(): void {
    const login = this.#suspended;
    this.#suspended = undefined;
    if (login && !this.#wanted) this.#begin(login);
  }

  /** Only a userSig that has run out is a reason to log in again unasked: other kicks would go to and fro. */
  onKickedOut(kind: KickKind): void {
    if (kind !== 'userSigExpired') this.#renewal = undefined;
  }

  /** Begins from nothing, for instance with another core. */
  reset(): void {
    this.#seen = this.#wanted = this.#renewal = this.#suspended = undefined;
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
      void this.logout();
    });
  }

  hostUpdate(): void {
    if (this.#renewal && !this.#host.needsLogin) this.#begin(this.#renewal);
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

  #follow(login: Login | undefined): void {
    this.#setProblem(undefined);
    this.#renewal = undefined;
    const wanted = this.#wanted;
    if (!login) {
      if (wanted) void this.logout();
    } else if (!wanted || !sameLogin(login, wanted)) {
      if (wanted && isSameUser(login, wanted) && this.#host.needsLogin) this.#renewal = login;
      else this.#begin(login);
    }
  }

  #begin(login: Login): void {
    this.#renewal = undefined;
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

function isSameUser(a: Login, b: Login): boolean {
  return a.sdkAppID === b.sdkAppID && a.userID === b.userID && a.tim === b.tim;
}

function isSame(a: LoginValues, b: LoginValues): boolean {
  return (Object.keys(a) as (keyof LoginValues)[]).every((key) => Object.is(a[key], b[key]));
}
