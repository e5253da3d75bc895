import { CallError } from '../errors.js';
import type { KickKind, LoginPort, SignallingEvent } from '../ports.js';
import type { Login } from '../types.js';
import { isSameUser } from '../validation.js';
import { withDeadline } from './deadline.js';
import { loginError } from './im-errors.js';
import { InviteBook } from './invite-book.js';
import type { Signaling } from './sdk-types.js';
import { keepLogLevel } from './sdk-logs.js';
import { isOfPage, loadImSdks, type ImSdks } from './sdks.js';
import { Serial } from './serial.js';
import { translateSignals } from './signal-events.js';
import { SignalGate } from './signal-gate.js';
import { TimSession } from './tim-session.js';

/** A login and what was made for it. */
export interface Connection {
  readonly login: Login;
  readonly session: TimSession;
  readonly gate: SignalGate;
  readonly signaling: Signaling;
}

/**
 * The login at Tencent Cloud IM, by tim-js-sdk, and what comes in by it, which is tsignaling's to understand.
 * signalling.ts sends.
 */
export class ImLogin implements LoginPort {
  #listener: (event: SignallingEvent) => void = () => undefined;
  #connection: Connection | undefined;
  /** The one that is under way. */
  #pending:
    { readonly login: Login; readonly done: Promise<void>; session?: TimSession } | undefined;
  /** Logins and logouts, one after another. */
  readonly #logins = new Serial();

  listen(listener: (event: SignallingEvent) => void): void {
    this.#listener = listener;
  }

  login(login: Login): Promise<void> {
    if (this.#pending && isSameLogin(this.#pending.login, login)) return this.#pending.done;
    this.#giveUpPending();
    const done = this.#logins.run(async () => {
      const isWanted = (): boolean => this.#pending?.done === done;
      const connection = this.#connection;
      if (connection && isSameUser(connection.login, login)) {
        await this.#renew(connection, login, isWanted);
        return;
      }
      await this.#end();
      await this.#connect(login, isWanted);
    });
    this.#pending = { login, done };
    const settled = (): void => {
      if (this.#pending?.done === done) this.#pending = undefined;
    };
    done.then(settled, settled);
    return done;
  }

  logout(): Promise<void> {
    this.#giveUpPending();
    return this.#logins.run(() => this.#end());
  }

  /** The login that is complete. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  async #connect(login: Login, isWanted: () => boolean): Promise<void> {
    const sdks = await loadImSdks(login.tim);
    const attempt = await this.#attempt(sdks, login, isWanted);
    const { session } = attempt;
    // TSignaling must be there before the first message is.
    const { gate, signaling } = this.#equip(sdks, login, session);
    try {
      await attempt.logIn();
    } catch (error) {
      gate.close();
      await session.end();
      throw loginError(error);
    }
    this.#connection = { login, session, gate, signaling };
    gate.announceReady();
  }

  /** Puts another login of the same user under the invitations that there are. */
  async #renew(before: Connection, login: Login, isWanted: () => boolean): Promise<void> {
    const { gate } = before;
    const isAlive = !before.session.isOver;
    // The page's own instance is the page's to log in, as long as it is.
    if (isAlive && (isSameLogin(before.login, login) || !before.session.isOwn)) {
      this.#connection = { ...before, login };
      return;
    }
    gate.detach();
    await before.session.end();
    let session: TimSession | undefined;
    try {
      const attempt = await this.#attempt(await loadImSdks(login.tim), login, isWanted);
      session = attempt.session;
      gate.attach(session.tim);
      await attempt.logIn();
      this.#connection = { ...before, login, session };
    } catch (error) {
      await session?.end();
      await this.#end();
      throw loginError(error);
    }
    gate.resume();
    gate.announceReady();
  }

  async #attempt(
    { TIM }: ImSdks,
    login: Login,
    isWanted: () => boolean,
  ): Promise<{ session: TimSession; logIn: () => Promise<void> }> {
    await withDeadline(TimSession.vacancy(login.sdkAppID), 'The logout before').catch(rejectLogin);
    if (!isWanted()) throw new CallError('login-failed', 'The login was given up.');
    let kick: KickKind | undefined;
    const session = new TimSession(TIM, login, {
      onReachable: (isReachable) => {
        if (this.#connection?.session !== session) return;
        this.#tell({ type: isReachable ? 'ready' : 'not-ready' });
      },
      onKickedOut: (kind) => {
        kick = kind;
        this.#onKickedOut(kind, session);
      },
    });
    if (this.#pending) this.#pending.session = session;
    const logIn = async (): Promise<void> => {
      await session.login(login);
      if (kick) throw new CallError('login-failed', `The service ended the login (${kick}).`);
    };
    return { session, logIn };
  }

  #equip(
    { TIM, TSignaling }: ImSdks,
    login: Login,
    session: TimSession,
  ): Pick<Connection, 'gate' | 'signaling'> {
    const book = new InviteBook();
    const gate = new SignalGate(TIM, session.tim, login.userID, book);
    const signaling = new TSignaling({ SDKAppID: login.sdkAppID, tim: gate });
    // Unless silent it writes two lines a second for each invitation that is open.
    if (!isOfPage(TSignaling)) keepLogLevel(signaling);
    translateSignals(signaling, TSignaling, book, (event) => {
      this.#tell(event);
      if (event.type === 'invited') gate.releaseAnswers(event.inviteID);
    });
    // The gate only says yes to it; TSignaling learns who the user is.
    void signaling.login(login);
    return { gate, signaling };
  }

  #giveUpPending(): void {
    const session = this.#pending?.session;
    this.#pending = undefined;
    void session?.end();
  }

  #onKickedOut(kind: KickKind, session: TimSession): void {
    if (this.#connection?.session !== session) return;
    if (kind === 'userSigExpired') {
      this.#connection.gate.detach();
      void session.end();
    } else {
      void this.#logins.run(() => this.#end());
      this.#connection.gate.close();
    }
    this.#tell({ type: 'kicked-out', kind });
  }

  async #end(): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    this.#connection = undefined;
    connection.gate.close();
    await connection.session.end();
  }

  #tell(event: SignallingEvent): void {
    try {
      this.#listener(event);
    } catch (error) {
      reportError(error);
    }
  }
}

function rejectLogin(error: unknown): never {
  throw loginError(error);
}

function isSameLogin(one: Login, other: Login): boolean {
  return isSameUser(one, other) && one.userSig === other.userSig && one.imProxy === other.imProxy;
}
