import { CallError } from '../errors.js';
import type { KickKind } from '../ports.js';
import type { Login } from '../types.js';
import { withDeadline } from './deadline.js';
import { loginError } from './im-errors.js';
import { keepRejectionsFromThePage } from './rejections.js';
import type { SdkListener, Tim, TimSdk } from './sdk-types.js';
import { keepLogLevel } from './sdk-logs.js';
import { isOfPage } from './sdks.js';
import { isRecord } from './signal.js';
import { workerRefused } from './worker-refused.js';

/** Milliseconds that a logout waits for the service. */
const LOGOUT_DEADLINE = 3_000;
/** TIM refuses a login while another is under way on the same instance, or was within 15 s. */
const LOGIN_UNDER_WAY = 2025;

/** Instances that are being logged out and destroyed, by SDKAppID: TIM would hand them out again. */
const leaving = new Map<number, Promise<void>>();

export interface TimSessionEvents {
  /** Messages can be exchanged, or cannot at the moment; told on every change after the login. */
  onReachable(isReachable: boolean): void;
  onKickedOut(kind: KickKind): void;
}

/** One login on one TIM instance: the page's or one of its own. */
export class TimSession {
  readonly tim: Tim;
  readonly #sdk: TimSdk;
  readonly #sdkAppID: number;
  /** Made by the widget, not by the page. */
  readonly isOwn: boolean;
  readonly #events: TimSessionEvents;
  readonly #listeners: [name: string, listener: SdkListener][] = [];
  #isReady = false;
  #isConnected = true;
  /** What was last told; undefined before the login is complete. */
  #isReachable: boolean | undefined;
  #isOver = false;
  #giveUp: () => void = () => undefined;
  readonly #starting = new AbortController();
  readonly #refused = workerRefused(this.#starting.signal);

  constructor(sdk: TimSdk, login: Login, events: TimSessionEvents) {
    this.#sdk = sdk;
    this.#events = events;
    this.#sdkAppID = login.sdkAppID;
    const { tim, isOwn } = obtain(sdk, login);
    this.tim = tim;
    this.isOwn = isOwn;
    this.#listen();
  }

  /** Ended, by the widget or by a kick. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Settles when no instance of an earlier session of the widget's is left for this SDKAppID. */
  static async vacancy(sdkAppID: number): Promise<void> {
    await leaving.get(sdkAppID);
  }

  /** Settles once messages can be exchanged. A failed session must be ended all the same. */
  async login({ userID, userSig }: Login): Promise<void> {
    checkJson();
    const ready = this.#nextReady();
    try {
      const givenUp = new Promise<never>((_, reject) => {
        this.#giveUp = () => {
          reject(new CallError('login-failed', 'The login was given up.'));
        };
      });
      const loggedIn = this.#logIn(userID, userSig, ready.promise);
      await withDeadline(Promise.race([loggedIn, givenUp, this.#refused]), 'The login');
      this.#isReady = true;
      this.#isReachable = true;
      // What has happened in between is told now.
      this.#update({});
    } catch (error) {
      throw loginError(error);
    } finally {
      ready.stop();
      this.#starting.abort();
    }
  }

  /** Ends the login, if it is this session's own; settles soon whatever the service does. */
  async end(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#giveUp();
    this.#starting.abort();
    this.#stopListening();
    if (!this.isOwn) return;
    const gone = release(this.tim).finally(() => {
      if (leaving.get(this.#sdkAppID) === gone) leaving.delete(this.#sdkAppID);
    });
    leaving.set(this.#sdkAppID, gone);
    await withDeadline(gone, 'The logout', LOGOUT_DEADLINE).catch(() => undefined);
  }

  async #logIn(userID: string, userSig: string, ready: Promise<void>): Promise<void> {
    const isRepeated = await this.tim.login({ userID, userSig }).then(
      ({ data }) => data?.repeatLogin === true,
      (error: unknown) => {
        if (!this.isOwn && (error as { code?: unknown }).code === LOGIN_UNDER_WAY) return true;
        throw error;
      },
    );
    if (!isRepeated) {
      await ready;
      return;
    }
    // The page has logged in, or is about to; TIM says as whom only once it is ready.
    const current =
      (await this.#currentUser()) ?? (await ready.then(() => this.#currentUser())) ?? '';
    if (current === userID) return;
    throw new CallError(
      'login-failed',
      `The page’s TIM instance is logged in as ${current}, not as ${userID}.`,
      { hint: 'Log out of it first, or give the widget the credentials of the same user.' },
    );
  }

  async #currentUser(): Promise<string | undefined> {
    try {
      const { data } = await this.tim.getMyProfile();
      const userID = data?.userID;
      return typeof userID === 'string' ? userID : undefined;
    } catch {
      return undefined;
    }
  }

  #nextReady(): { promise: Promise<void>; stop: () => void } {
    const { SDK_READY } = this.#sdk.EVENT;
    let listener: SdkListener = () => undefined;
    const promise = new Promise<void>((resolve) => {
      listener = () => {
        resolve();
      };
      this.tim.on(SDK_READY, listener);
    });
    return {
      promise,
      stop: () => {
        this.tim.off(SDK_READY, listener);
      },
    };
  }

  #listen(): void {
    const { EVENT } = this.#sdk;
    this.#on(EVENT.SDK_READY, () => {
      this.#update({ ready: true });
    });
    this.#on(EVENT.SDK_NOT_READY, () => {
      this.#update({ ready: false });
    });
    this.#on(EVENT.NET_STATE_CHANGE, ({ data }) => {
      this.#update({ connected: isRecord(data) && data.state === 'connected' });
    });
    this.#on(EVENT.KICKED_OUT, ({ data }) => {
      // There is no more to tell, though TIM goes on to say that it is not ready.
      this.#stopListening();
      this.#events.onKickedOut(kickKind(isRecord(data) ? data.type : undefined));
    });
  }

  #on(name: string, listener: SdkListener): void {
    this.#listeners.push([name, listener]);
    this.tim.on(name, listener);
  }

  #stopListening(): void {
    for (const [name, listener] of this.#listeners.splice(0)) this.tim.off(name, listener);
  }

  #update({ ready = this.#isReady, connected = this.#isConnected }): void {
    this.#isReady = ready;
    this.#isConnected = connected;
    if (this.#isReachable === undefined || this.#isReachable === (ready && connected)) return;
    this.#isReachable = ready && connected;
    this.#events.onReachable(this.#isReachable);
  }
}

/** Prototype before 1.7 makes strings of the arrays in JSON: no signal of the SDKs' would be understood. */
function checkJson(): void {
  if (JSON.stringify([0]) === '[0]') return;
  throw new CallError('login-failed', 'A script of the page has changed what arrays are in JSON.', {
    hint: 'Delete Array.prototype.toJSON, or update that script (Prototype to 1.7).',
  });
}

/** The page's TIM instance where there is one for this SDKAppID, else a new one. */
function obtain(sdk: TimSdk, login: Login): { tim: Tim; isOwn: boolean } {
  if (login.tim) return { tim: login.tim as Tim, isOwn: false };
  const seen = { isNew: false };
  const tim = sdk.create({
    SDKAppID: login.sdkAppID,
    // TIM 2.27.6 keeps one instance for each SDKAppID and reads the options only for a new one. An
    // instance that is there already is the page's: the widget's own are destroyed at the logout.
    get proxyServer() {
      seen.isNew = true;
      return login.imProxy;
    },
  });
  if (!tim) throw new CallError('login-failed', 'TIM does not take this SDKAppID.');
  if (seen.isNew && !isOfPage(sdk)) {
    keepLogLevel(tim);
    keepRejectionsFromThePage(tim);
  }
  return { tim, isOwn: seen.isNew };
}

/** Logs out and closes the socket, in that order. */
async function release(tim: Tim): Promise<void> {
  // TIM 2.27.6 resets itself right after it has told of a kick.
  await Promise.resolve();
  await tim.destroy().catch(() => undefined);
}

function kickKind(type: unknown): KickKind {
  switch (type) {
    case 'multipleAccount':
    case 'multipleDevice':
    case 'userSigExpired':
      return type;
    default:
      return 'restApi';
  }
}
