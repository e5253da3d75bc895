import { CallError } from '../core/errors.js';
import type { KickKind, Line, LineEvents } from '../core/ports.js';
import type { Login } from '../core/types.js';
import { readLineMessage, type LineMessage } from './line-message.js';

/** Milliseconds in which a tab that has the line tells a new one so. */
const GREETING = 1_000;
/** Milliseconds without an answer after which the tab that has the line is thought to be stuck. */
const ANSWER = 2_000;
/** Milliseconds that a login, and the logout after it, may take in a tab that has answered. */
const HANDOVER = 25_000;
/** Milliseconds until a tab that was given the line, and has not taken it, is thought to be gone. */
const TAKING = 1_000;
/** Milliseconds by which the tabs hear of a kick before one of them gets the line. */
const HEARING = 300;

/** A lock that has been granted. */
interface Turn {
  end(): void;
}

interface TakeOver {
  readonly done: Promise<void>;
  resolve(): void;
  reject(error: CallError): void;
  timer?: ReturnType<typeof setTimeout>;
  isStealing?: boolean;
}

/**
 * A place in the line of the tabs of an origin. Who has the Web Lock has the line; the browser hands it on, in
 * order of arrival, when a tab is closed or crashes. Another tab that would take over asks by the channel first,
 * so that the one that has it can log out, or say that a call is on; only then it steals the lock, as a lock
 * that is just let go of would go to whoever has waited longest. From a tab that does not answer it steals at once.
 */
export class TabLine implements Line {
  readonly login: Login;
  /** Settles once this tab has the line, or knows that another one has. */
  readonly joined: Promise<void>;
  readonly #name: string;
  readonly #events: LineEvents;
  readonly #id = crypto.randomUUID();
  readonly #channel: BroadcastChannel;
  readonly #left = new AbortController();
  #turn: Turn | undefined;
  #isBusy = false;
  #isRetired = false;
  #takeOver: TakeOver | undefined;
  #withdraw: () => void = () => undefined;
  #join: () => void = () => undefined;

  constructor(login: Login, events: LineEvents) {
    this.login = login;
    this.#events = events;
    this.#name = ['trtc-calling', login.sdkAppID, login.userID, login.imProxy].join(' ');
    const { signal } = this.#left;
    this.joined = new Promise((resolve) => {
      this.#join = resolve;
      setTimeout(resolve, GREETING);
    });
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', ({ data }) => this.#hear(readLineMessage(data)));
    // A page in the back/forward cache, and a frozen one, must not keep the line from those that can ring.
    window.addEventListener('pagehide', () => this.leave(), { signal });
    document.addEventListener('freeze', () => this.leave(), { signal });
    this.#queue();
    this.#tell({ type: 'hello' });
  }

  get isHeld(): boolean {
    return this.#turn !== undefined;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  setBusy(isBusy: boolean): void {
    if (!this.#turn || isBusy === this.#isBusy) return;
    this.#isBusy = isBusy;
    this.#tellStatus();
  }

  takeOver(): Promise<void> {
    if (this.#takeOver) return this.#takeOver.done;
    if (this.isHeld) return Promise.resolve();
    let settle!: Pick<TakeOver, 'resolve' | 'reject'>;
    const done = new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.#takeOver = { done, ...settle };
    if (this.#left.signal.aborted) this.#endTakeOver(leftError());
    else if (this.#isBusy) this.#endTakeOver(busyError());
    else this.#ask(this.#takeOver);
    return done;
  }

  retire(): void {
    this.#isRetired = true;
  }

  leave(kick?: KickKind): void {
    if (this.#left.signal.aborted) return;
    const turn = this.#turn;
    this.#turn = undefined;
    const end = (): void => {
      this.#channel.close();
      turn?.end();
    };
    if (turn && kick) {
      this.#tell({ type: 'kicked', kick });
      setTimeout(end, HEARING);
    } else {
      end();
    }
    this.#left.abort();
    this.#withdraw();
    this.#join();
    this.#endTakeOver(leftError());
  }

  // --- the lock ---------------------------------------------------------------------------------------

  #queue(): void {
    const withdrawal = new AbortController();
    this.#withdraw = () => withdrawal.abort();
    void this.#request({ signal: withdrawal.signal });
  }

  #steal(takeOver: TakeOver): void {
    if (this.#turn || takeOver.isStealing) return;
    takeOver.isStealing = true;
    clearTimeout(takeOver.timer);
    this.#withdraw();
    void this.#request({ steal: true });
  }

  async #request(options: LockOptions): Promise<void> {
    let turn: Turn | undefined;
    const hold = (): Promise<void> | undefined => {
      if (this.#left.signal.aborted) return undefined;
      return new Promise((end) => this.#begin((turn = { end })));
    };
    try {
      await navigator.locks.request(this.#name, options, hold);
    } catch (error) {
      const isAborted = error instanceof DOMException && error.name === 'AbortError';
      // No locks in this page: it has nobody to share the line with.
      if (!isAborted) this.#begin({ end: () => undefined });
    }
    if (!turn || this.#left.signal.aborted) return;
    const isLost = this.#turn === turn;
    if (isLost) this.#turn = undefined;
    this.#isBusy = false;
    this.#queue();
    // The tab that has it now may have told before.
    this.#tell({ type: 'hello' });
    if (isLost) this.#events.onLost();
  }

  #begin(turn: Turn): void {
    this.#turn = turn;
    this.#isBusy = false;
    this.#tellStatus();
    this.#join();
    this.#endTakeOver();
    this.#events.onTurn();
  }

  // --- the other tabs ---------------------------------------------------------------------------------

  #hear(message: LineMessage | undefined): void {
    if (!message || this.#isRetired || this.#left.signal.aborted) return;
    if (this.#turn) this.#answer(message, this.#turn);
    else this.#learn(message);
  }

  /** As the tab that has the line. */
  #answer(message: LineMessage, turn: Turn): void {
    if (message.type === 'hello') this.#tellStatus();
    if (message.type !== 'ask') return;
    if (this.#isBusy) this.#tellStatus();
    else void this.#handOver(message.from, turn);
  }

  async #handOver(to: string, turn: Turn): Promise<void> {
    this.#tell({ type: 'coming', to });
    const isFree = await this.#events.onAsked();
    if (this.#turn !== turn) return;
    if (!isFree) {
      this.#tellStatus();
      return;
    }
    this.#turn = undefined;
    this.#tell({ type: 'yours', to });
    setTimeout(() => turn.end(), TAKING);
  }

  /** As a tab that waits. */
  #learn(message: LineMessage): void {
    const takeOver = this.#takeOver;
    switch (message.type) {
      case 'status':
        this.#learnStatus(message.isBusy);
        break;
      case 'coming':
        if (message.to === this.#id && takeOver) {
          this.#wait(takeOver, HANDOVER, () => this.#endTakeOver(lateError()));
        }
        break;
      case 'yours':
        if (message.to === this.#id && takeOver) this.#steal(takeOver);
        break;
      case 'kicked':
        this.leave();
        this.#events.onKicked(message.kick);
        break;
      case 'hello':
      case 'ask':
        break;
    }
  }

  #learnStatus(isBusy: boolean): void {
    this.#join();
    const isNew = isBusy !== this.#isBusy;
    this.#isBusy = isBusy;
    if (isBusy) this.#endTakeOver(busyError());
    // It may have the line only now, and not have heard the question.
    else if (this.#takeOver) this.#ask(this.#takeOver);
    if (isNew) this.#events.onBusy();
  }

  #ask(takeOver: TakeOver): void {
    this.#tell({ type: 'ask', from: this.#id });
    this.#wait(takeOver, ANSWER, () => this.#steal(takeOver));
  }

  #wait(takeOver: TakeOver, milliseconds: number, then: () => void): void {
    if (takeOver.isStealing) return;
    clearTimeout(takeOver.timer);
    takeOver.timer = setTimeout(then, milliseconds);
  }

  #endTakeOver(error?: CallError): void {
    const takeOver = this.#takeOver;
    if (!takeOver) return;
    this.#takeOver = undefined;
    clearTimeout(takeOver.timer);
    if (error) takeOver.reject(error);
    else takeOver.resolve();
  }

  #tellStatus(): void {
    this.#tell({ type: 'status', isBusy: this.#isBusy });
  }

  #tell(message: LineMessage): void {
    this.#channel.postMessage(message);
  }
}

function busyError(): CallError {
  return new CallError('call-elsewhere', 'This user has a call in another tab.', {
    hint: 'Answer or finish it there first.',
  });
}

function lateError(): CallError {
  return new CallError('timed-out', 'The other tab did not let go of the login.');
}

function leftError(): CallError {
  return new CallError('call-ended', 'Another login or logout came in between.');
}
