import { LoginController, type LoginHost } from '../controllers/login-controller.js';
import type { LoginValues } from '../controllers/login-values.js';
import { EarlyLogin } from '../core/early-login.js';
import { CallError } from '../core/errors.js';
import type { CallEvent } from '../core/events.js';
import type { LoginPorts } from '../core/login-session.js';
import { LOGGED_OUT, type PhoneState } from '../core/state.js';
import { ImLogin } from '../core/tencent/im-login.js';
import { pageClock } from '../core/tencent/page-clock.js';
import type { Login } from '../core/types.js';
import { linePort } from '../tabs/line-port.js';
import type { TrtcCallingElement } from '../trtc-calling-element.js';
import { findSecretKey } from '../user-sig/secret-key.js';
import type { UserSigProvider } from '../user-sig/source.js';

/** What the code of the calls needs of its element beside what is public. */
export interface PhoneInside {
  /** Fires an event, and calls the handlers of on(). */
  readonly emit: (event: CallEvent) => void;
  readonly emitError: (error: CallError) => void;
  readonly forgetHandlers: () => void;
  /** The configuration object that the page has given. */
  readonly config: () => object | undefined;
}

/** Over Tencent's SDKs, which are loaded when they are first needed. */
export function createLoginPorts(): LoginPorts & { readonly signalling: ImLogin } {
  return { clock: pageClock, line: linePort, signalling: new ImLogin() };
}

/** A login over these. */
export type PhonesEarlyLogin = EarlyLogin<ReturnType<typeof createLoginPorts>>;

/** Who logs in and out, once it is there. */
type LoginTaker = Pick<LoginHost, 'beginLogin' | 'endLogin'>;

/**
 * What a `<trtc-calling>` needs to log in: it comes before the rest of the phone, which then goes on with the login
 * that has begun.
 */
export class PhoneLogin implements LoginHost {
  readonly controller: LoginController;
  readonly #element: TrtcCallingElement;
  readonly #inside: PhoneInside;
  readonly #provideUserSig: UserSigProvider = (userID) =>
    this.#element.userSigProvider?.(userID) ?? '';
  #early: PhonesEarlyLogin | undefined;
  #taker: LoginTaker | undefined;
  #problem: CallError | undefined;

  constructor(element: TrtcCallingElement, inside: PhoneInside) {
    this.#element = element;
    this.#inside = inside;
    this.controller = new LoginController(this);
    this.requestUpdate();
  }

  /** While there is no phone yet. */
  get state(): PhoneState {
    return this.#early?.state ?? LOGGED_OUT;
  }

  /** What is wrong with what the attributes say. */
  get problem(): CallError | undefined {
    return this.#problem;
  }

  /** Logs in with what the attributes say; of arguments that cannot be an `error` event tells too. */
  async login(): Promise<void> {
    try {
      await this.controller.login();
    } catch (cause) {
      const error = CallError.from(cause);
      if (error.reason === 'invalid-argument') this.reportProblem(error);
      throw error;
    }
  }

  /** The phone is there: the login that has begun, if it is to go on with one. */
  moveTo(taker: LoginTaker): PhonesEarlyLogin | undefined {
    const early = this.#early;
    this.#taker = taker;
    this.#early = undefined;
    return early;
  }

  // --- the host of the controller ------------------------------------------------------------------------

  addController(controller: LoginController): void {
    this.#element.addController(controller);
  }

  removeController(controller: LoginController): void {
    this.#element.removeController(controller);
  }

  requestUpdate(): void {
    this.#element.requestUpdate();
  }

  get updateComplete(): Promise<boolean> {
    return this.#element.updateComplete;
  }

  get isConnected(): boolean {
    return this.#element.isConnected;
  }

  get manual(): boolean {
    return this.#element.manual;
  }

  get loginValues(): LoginValues {
    const { sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy, tim } = this.#element;
    const { userSigUrl, userSigCredentials } = this.#element;
    // Frameworks may set another function each time that they render: it is no reason to ask anew.
    const isProvided = typeof this.#element.userSigProvider === 'function';
    const userSigProvider = isProvided ? this.#provideUserSig : this.#element.userSigProvider;
    const secretKey = findSecretKey(this.#element, this.#inside.config());
    return {
      ...{ sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy, tim },
      ...{ userSigUrl, userSigCredentials, userSigProvider, secretKey },
    };
  }

  beginLogin(login: Login): Promise<void> {
    if (this.#taker) return this.#taker.beginLogin(login);
    this.#early ??= new EarlyLogin(createLoginPorts(), (event) => this.#onEvent(event));
    return this.#early.session.begin(login);
  }

  async endLogin(): Promise<void> {
    await (this.#taker ? this.#taker.endLogin() : this.#early?.session.end());
  }

  showProblem(problem: CallError | undefined): void {
    this.#problem = problem;
    if (problem) this.reportProblem(problem);
    this.requestUpdate();
  }

  reportProblem(problem: CallError): void {
    this.#inside.emitError(problem);
  }

  #onEvent(event: CallEvent): void {
    // What becomes of a login that the phone has no use for is nobody's concern.
    if (this.#taker) return;
    this.#inside.emit(event);
    if (event.name === 'kicked-out') this.controller.onKickedOut(event.detail.type);
    this.requestUpdate();
  }
}
