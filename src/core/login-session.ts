import { within } from './deadline.js';
import { CallError } from './errors.js';
import { errorDetail, type CallEvent } from './events.js';
import type { CorePorts, KickKind, Line, LineEvents, LoginPort, SignallingEvent } from './ports.js';
import type { SessionState } from './state.js';
import type { Login, UserID } from './types.js';
import { isSameLine, isSameUser, sameLogin } from './validation.js';

const LOGIN_MILLISECONDS = 20_000;
/** How long a call goes on without a login, for a fresh userSig to come. */
const GRACE_MILLISECONDS = 10_000;

const KICK_MESSAGE: Readonly<Record<KickKind, string>> = {
  multipleAccount: 'This user has logged in somewhere else.',
  multipleDevice: 'This user has logged in on another device.',
  restApi: 'The server has ended this login.',
  userSigExpired: 'The userSig has expired.',
};

export interface LoginSessionHost {
  set(session: SessionState): void;
  emit(event: CallEvent): void;
  /** Whoever was known to the user before is nothing to the one who logs in now. */
  forgetPeople(): void;
  hasCall(): boolean;
  /** Settles when all signals that have been begun are out, or have failed. */
  signalsSettled(): Promise<void>;
  /** Ends the call and settles when the other side is told. */
  endCall(): Promise<void>;
  /** Ends the call of a login that is gone. */
  dropCall(error: CallError): void;
}

/** What a login needs. */
export interface LoginPorts extends Pick<CorePorts, 'clock' | 'line'> {
  readonly signalling: LoginPort;
}

/** What the signalling service tells of the login itself. */
type LoginSignal = Extract<SignallingEvent, { type: 'ready' | 'not-ready' | 'kicked-out' }>;

/**
 * One user's login: logins and logouts run one after another, the last wish wins. A fresh userSig is taken up
 * for what is next: the next room at once, signalling as soon as no call needs it or the old one has run out.
 * Of several tabs only the one that has the line is logged in; the others stand by.
 */
export class LoginSession {
  readonly #ports: LoginPorts;
  #host: LoginSessionHost;
  #state: SessionState = { status: 'logged-out' };
  #login: Login | undefined;
  /** What the signalling service was given; undefined once it has ended the login. */
  #accepted: Login | undefined;
  /** Whose people are known. */
  #known: Login | undefined;
  /** Ends the time in which a call goes on without a login. */
  #stopGrace: (() => void) | undefined;
  /** This tab's place among those that would be logged in; undefined when it is out, or where there are no others. */
  #line: Line | undefined;
  #task: Promise<void> = Promise.resolve();

  constructor(ports: LoginPorts, host: LoginSessionHost) {
    this.#ports = ports;
    this.#host = host;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Tells another one from now on. */
  moveTo(host: LoginSessionHost): void {
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
    if (state.status === 'standby') {
      throw new CallError('not-logged-in', 'Another tab of the browser has the login.', {
        hint: 'Bring it here by takeOver().',
      });
    }
    throw state.status === 'failed' || state.status === 'kicked-out'
      ? state.error
      : new CallError('not-logged-in', 'Nobody is logged in.', {
          hint: 'Set sdkappid, userid and usersig, or call login(), and wait for sdk-ready.',
        });
  }

  async begin(login: Login): Promise<void> {
    const { status } = this.#state;
    const isOn = status === 'ready' || status === 'reconnecting';
    const current = this.#login;
    if (current && (isOn || status === 'logging-in') && sameLogin(current, login)) {
      await this.#task;
      if (this.#state.status !== 'standby') this.requireUserID();
      return;
    }
    const isSame = current !== undefined && isSameUser(current, login);
    const isRenewal = isSame && (isOn || this.#stopGrace);
    this.#login = login;
    // It counts when the line comes to this tab.
    if (status === 'standby' && isSame && this.#keepsLine(login)) return;
    if (isRenewal) {
      if (status !== 'ready' && !this.#accepted) await this.#enqueue(() => this.#resume(login));
      else await this.renewWhenQuiet();
      return;
    }
    await this.#enqueue(async () => {
      this.#requireWish(login);
      await this.#leave(login);
      if (!this.#known || !isSameUser(this.#known, login)) this.#host.forgetPeople();
      this.#known = login;
      this.#set({ status: 'logging-in', userID: login.userID });
      this.#line ??= await this.#ports.line?.join(login, this.#lineEvents);
      this.#requireWish(login);
      await this.#takeTurn();
    });
  }

  end(): Promise<void> {
    this.#login = this.#known = undefined;
    if (this.#line?.isHeld) this.#line.retire();
    else this.#leaveLine();
    return this.#enqueue(() => this.#leave());
  }

  /** Brings the login here from the tab that has it. Settles as begin(). */
  async takeOver(): Promise<void> {
    await this.#enqueue(async () => {
      const state = this.#state;
      const line = this.#line;
      if (state.status !== 'standby' || !line) return;
      this.#set({ status: 'logging-in', userID: state.userID });
      try {
        await line.takeOver();
      } catch (cause) {
        const error = CallError.from(cause);
        if (line === this.#line) await this.#takeTurn();
        if (error.reason !== 'call-ended') {
          this.#host.emit({ name: 'error', detail: errorDetail(error) });
        }
        throw error;
      }
      await this.#takeTurn();
    });
    this.requireUserID();
  }

  /** A call has begun or is over. */
  onCall(): void {
    this.#line?.setBusy(this.#host.hasCall());
  }

  /** Gives the signalling service the fresh userSig, if there is one and neither call nor network is in the way. */
  async renewWhenQuiet(): Promise<void> {
    if (!this.#isRenewalDue()) return;
    await this.#enqueue(async () => {
      await this.#host.signalsSettled();
      const login = this.#login;
      if (login && this.#isRenewalDue()) await this.#logIn(login);
    });
  }

  /** Whether that was about the login, and nothing else. */
  hear(event: SignallingEvent): event is LoginSignal {
    switch (event.type) {
      case 'ready':
        if (this.#state.status === 'reconnecting') this.#becomeReady(this.#state.userID);
        return true;
      case 'not-ready':
        if (this.#state.status === 'ready') this.#lose(this.#state.userID);
        return true;
      case 'kicked-out':
        this.#onKickedOut(event.kind);
        return true;
      default:
        return false;
    }
  }

  #onKickedOut(kind: KickKind): void {
    const state = this.#state;
    if (state.status !== 'ready' && state.status !== 'reconnecting') return;
    // The tab that has taken the line has done it.
    if (this.#line?.isHeld === false) return;
    const { userID } = state;
    const login = this.#login;
    const isExpired = kind === 'userSigExpired';
    const hasFresh = isExpired && login !== undefined && login !== this.#accepted;
    const error = kickError(kind);
    this.#accepted = undefined;
    // Nobody else has the login, and the room lives on without it.
    if (isExpired && this.#host.hasCall()) this.#grant(error);
    if (hasFresh) {
      if (state.status === 'ready') this.#lose(userID);
      this.#enqueue(() => this.#resume(login)).catch(() => undefined);
      return;
    }
    if (!isExpired) this.#leaveLine(kind);
    if (!isExpired || !this.#stopGrace) this.#giveUp(error);
    this.#tellKick(kind, userID, error);
  }

  #tellKick(type: KickKind, userID: UserID, error = kickError(type)): void {
    this.#set({ status: 'kicked-out', userID, error });
    this.#host.emit({ name: 'kicked-out', detail: { type, message: error.message } });
  }

  /** Logs in anew beneath the call, if the login is still the one that is wanted. */
  async #resume(login: Login): Promise<void> {
    this.#requireWish(login);
    if (this.#state.status !== 'reconnecting') {
      this.#set({ status: 'reconnecting', userID: login.userID });
    }
    await this.#logIn(login);
    this.#requireWish(login);
    this.#becomeReady(login.userID);
  }

  /** Gives a call without a login some time to get one. */
  #grant(error: CallError): void {
    this.#stopGrace = this.#ports.clock.setTimeout(() => {
      this.#stopGrace = undefined;
      const { status } = this.#state;
      if (status === 'kicked-out' || status === 'failed') this.#giveUp(error);
      else this.#host.dropCall(error);
    }, GRACE_MILLISECONDS);
  }

  #giveUp(error: CallError): void {
    this.#endGrace();
    this.#login = undefined;
    this.#host.dropCall(error);
    void this.#ports.signalling.logout();
    this.#leaveLine();
  }

  #isRenewalDue(): boolean {
    const [wanted, accepted] = [this.#login, this.#accepted];
    if (!wanted || !accepted || wanted === accepted || !isSameUser(wanted, accepted)) return false;
    return this.#state.status === 'ready' && !this.#host.hasCall();
  }

  async #logIn(login: Login): Promise<void> {
    try {
      const { clock, signalling } = this.#ports;
      await within(clock, LOGIN_MILLISECONDS, 'The login', signalling.login(login));
      this.#accepted = login;
    } catch (cause) {
      const error = CallError.from(cause, 'login-failed');
      this.#accepted = undefined;
      if (!this.#stopGrace) {
        await this.#ports.signalling.logout();
        // Another tab may have better luck.
        this.#leaveLine();
      }
      this.#set({ status: 'failed', userID: login.userID, error });
      this.#host.emit({ name: 'error', detail: errorDetail(error) });
      throw error;
    }
  }

  /** Ends login and call; keeps the line where the next login needs the same one. */
  async #leave(next?: Login): Promise<void> {
    const ended = this.#host.endCall();
    // Farewells would wait for a login that is not to come.
    if (this.#stopGrace) void this.#ports.signalling.logout();
    this.#endGrace();
    await ended;
    if (this.#state.status !== 'logged-out') await this.#logOut({ status: 'logged-out' });
    if (!next || !this.#keepsLine(next)) this.#leaveLine();
  }

  async #logOut(state: SessionState): Promise<void> {
    const wasReady = this.#state.status === 'ready';
    await this.#ports.signalling.logout();
    this.#accepted = undefined;
    this.#set(state);
    if (wasReady) this.#host.emit({ name: 'sdk-not-ready', detail: { message: 'Logged out.' } });
  }

  // --- the line ---------------------------------------------------------------------------------------

  readonly #lineEvents: LineEvents = {
    onTurn: () => {
      this.#enqueue(() => this.#takeTurn()).catch(() => undefined);
    },
    onBusy: () => {
      if (this.#state.status === 'standby') this.#standBy(this.#state.userID);
    },
    onAsked: async () => {
      await this.#enqueue(async () => {
        await this.#host.signalsSettled();
        if (!this.#host.hasCall()) await this.#standAside();
      });
      return this.#state.status === 'standby';
    },
    onLost: () => {
      const message = 'Another tab of the browser has taken the login.';
      this.#host.dropCall(new CallError('kicked-out', message));
      this.#enqueue(() => this.#standAside()).catch(() => undefined);
    },
    onKicked: (kind) => {
      const { userID } = { userID: '', ...this.#state };
      this.#line = this.#login = undefined;
      this.#tellKick(kind, userID);
    },
  };

  /** Logs in if it is this tab's turn, else stands by. */
  async #takeTurn(): Promise<void> {
    const login = this.#login;
    const { status } = this.#state;
    if (!login || (status !== 'logging-in' && status !== 'standby')) return;
    const { userID } = login;
    if (this.#line && !this.#keepsLine(login)) return;
    if (this.#line?.isHeld === false) {
      this.#standBy(userID);
      return;
    }
    if (status === 'standby') this.#set({ status: 'logging-in', userID });
    await this.#logIn(login);
    this.#requireWish(login);
    this.#becomeReady(userID);
  }

  #standBy(userID: UserID): void {
    this.#set({ status: 'standby', userID, inCall: this.#line?.isBusy ?? false });
  }

  /** Leaves the login to another tab. */
  async #standAside(): Promise<void> {
    const login = this.#login;
    if (!login || !this.#line) return;
    await this.#logOut({ status: 'standby', userID: login.userID, inCall: false });
    if (this.#line.isBusy) this.#standBy(login.userID);
  }

  #keepsLine(login: Login): boolean {
    return this.#line !== undefined && isSameLine(this.#line.login, login);
  }

  #leaveLine(kick?: KickKind): void {
    this.#line?.leave(kick);
    this.#line = undefined;
  }

  #lose(userID: UserID): void {
    this.#set({ status: 'reconnecting', userID });
    this.#host.emit({ name: 'sdk-not-ready', detail: { message: 'The connection is lost.' } });
  }

  #endGrace(): void {
    this.#stopGrace?.();
    this.#stopGrace = undefined;
  }

  #becomeReady(userID: UserID): void {
    this.#endGrace();
    this.#set({ status: 'ready', userID });
    this.#host.emit({
      name: 'sdk-ready',
      detail: { message: 'Calls can be made and received.' },
    });
    this.renewWhenQuiet().catch(() => undefined);
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

function kickError(kind: KickKind): CallError {
  const reason = kind === 'userSigExpired' ? 'user-sig-expired' : 'kicked-out';
  return new CallError(reason, KICK_MESSAGE[kind], { hint: 'Log in again to use calls here.' });
}
