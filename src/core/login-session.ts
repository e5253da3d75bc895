import { CallError } from './errors.js';
import { errorDetail, type CallEvent } from './events.js';
import type { KickKind, SignallingPort } from './ports.js';
import type { SessionState } from './state.js';
import type { Login, UserID } from './types.js';
import { sameLogin } from './validation.js';

const LOGIN_MILLISECONDS = 20_000;

const KICK_MESSAGE: Readonly<Record<KickKind, string>> = {
  multipleAccount: 'This user has logged in somewhere else.',
  multipleDevice: 'This user has logged in on another device.',
  restApi: 'The server has ended this login.',
  userSigExpired: 'The userSig has expired.',
};

export interface LoginSessionHost {
  set(session: SessionState): void;
  emit(event: CallEvent): void;
  /** Ends the call and settles when the other side is told. */
  endCall(): Promise<void>;
  /** Ends the call of a login that is gone. */
  dropCall(error: CallError): void;
  within(milliseconds: number, what: string, work: Promise<void>): Promise<void>;
}

/** One user's login: logins and logouts run one after another, the last wish wins. */
export class LoginSession {
  readonly #signalling: SignallingPort;
  readonly #host: LoginSessionHost;
  #state: SessionState = { status: 'logged-out' };
  #login: Login | undefined;
  #task: Promise<void> = Promise.resolve();

  constructor(signalling: SignallingPort, host: LoginSessionHost) {
    this.#signalling = signalling;
    this.#host = host;
  }

  /** The login in use or under way. */
  get login(): Login | undefined {
    return this.#login;
  }

  /** The user who is logged in. Throws a CallError when nobody is. */
  requireUserID(): UserID {
    const state = this.#state;
    if (state.status === 'ready' || state.status === 'reconnecting') return state.userID;
    throw state.status === 'failed' || state.status === 'kicked-out'
      ? state.error
      : new CallError('not-logged-in', 'Nobody is logged in.', {
          hint: 'Set sdkappid, userid and usersig, or call login(), and wait for sdk-ready.',
        });
  }

  async begin(login: Login): Promise<void> {
    const { status } = this.#state;
    const isOn = status === 'logging-in' || status === 'ready' || status === 'reconnecting';
    if (isOn && this.#login && sameLogin(this.#login, login)) {
      await this.#task;
      this.requireUserID();
      return;
    }
    this.#login = login;
    await this.#enqueue(async () => {
      this.#requireWish(login);
      await this.#leave();
      this.#set({ status: 'logging-in', userID: login.userID });
      await this.#logIn(login);
      this.#requireWish(login);
      this.#becomeReady(login.userID);
    });
  }

  end(): Promise<void> {
    this.#login = undefined;
    return this.#enqueue(() => this.#leave());
  }

  onReady(): void {
    if (this.#state.status === 'reconnecting') this.#becomeReady(this.#state.userID);
  }

  onNotReady(): void {
    if (this.#state.status !== 'ready') return;
    this.#set({ status: 'reconnecting', userID: this.#state.userID });
    this.#host.emit({ name: 'sdk-not-ready', detail: { message: 'The connection is lost.' } });
  }

  onKickedOut(kind: KickKind): void {
    const state = this.#state;
    if (state.status !== 'ready' && state.status !== 'reconnecting') return;
    const message = KICK_MESSAGE[kind];
    const error = new CallError('kicked-out', message, { hint: 'Log in again to use calls here.' });
    this.#login = undefined;
    this.#host.dropCall(error);
    this.#set({ status: 'kicked-out', userID: state.userID, error });
    this.#host.emit({ name: 'kicked-out', detail: { type: kind, message } });
  }

  async #logIn(login: Login): Promise<void> {
    try {
      await this.#host.within(LOGIN_MILLISECONDS, 'The login', this.#signalling.login(login));
    } catch (cause) {
      const error = CallError.from(cause, 'login-failed');
      await this.#signalling.logout();
      this.#set({ status: 'failed', userID: login.userID, error });
      this.#host.emit({ name: 'error', detail: errorDetail(error) });
      throw error;
    }
  }

  async #leave(): Promise<void> {
    await this.#host.endCall();
    if (this.#state.status === 'logged-out') return;
    const wasReady = this.#state.status === 'ready';
    await this.#signalling.logout();
    this.#set({ status: 'logged-out' });
    if (wasReady) this.#host.emit({ name: 'sdk-not-ready', detail: { message: 'Logged out.' } });
  }

  #becomeReady(userID: UserID): void {
    this.#set({ status: 'ready', userID });
    this.#host.emit({
      name: 'sdk-ready',
      detail: { message: 'Calls can be made and received.' },
    });
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#host.set(state);
  }

  #requireWish(login: Login): void {
    if (this.#login === login) return;
    throw new CallError('call-ended', 'Another login or logout came in between.');
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const result = this.#task.then(task);
    this.#task = result.catch(() => undefined);
    return result;
  }
}
