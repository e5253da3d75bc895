import { CallError } from '../errors.js';
import { REQUEST_DEADLINE, withDeadline } from './deadline.js';
import type { InviteBook } from './invite-book.js';
import type {
  SdkEvent,
  SdkListener,
  Tim,
  TimFacade,
  TimMessage,
  TimResult,
  TimSdk,
} from './sdk-types.js';
import { ACTION, isRecord, readSignal, withSignal, type Signal } from './signal.js';

/** Milliseconds for an answer, which is tried twice. */
const ANSWER_DEADLINE = REQUEST_DEADLINE / 2;
/** The login has run out, or the service does not know it any more; TIM tells of a kick as well. */
const LOGIN_GONE: readonly unknown[] = [70001, 20002];

/** What a send that did not succeed resolves with. */
export interface SendFailure extends TimResult {
  readonly cause: unknown;
}

/**
 * The TIM instance as TSignaling sees it. Only genuine, well-formed signals come in. No send
 * rejects or hangs: TSignaling 1.0.8 takes no cancel, accept or reject any more after one whose send
 * rejected (its `_isHandling` stays set), but recovers when it resolves with another code than 0.
 *
 * Another login of the same user can take the place of the instance behind it, without a loss: signals wait
 * from detach() to resume().
 */
export class SignalGate implements TimFacade {
  readonly #sdk: TimSdk;
  #tim: Tim;
  readonly #self: string;
  readonly #book: InviteBook;
  readonly #listeners = new Map<string, SdkListener[]>();
  readonly #forwarders = new Map<string, SdkListener>();
  /** By inviteID. */
  readonly #heldAnswers = new Map<string, TimMessage[]>();
  /** What TSignaling's messages were made of, until they are sent: TIM keeps them. */
  readonly #options = new WeakMap<TimMessage, object>();
  #isOpen = true;
  /** Settles when there is a login; undefined while there is one. */
  #attachment: { readonly promise: Promise<void>; readonly settle: () => void } | undefined;

  constructor(sdk: TimSdk, tim: Tim, self: string, book: InviteBook) {
    this.#sdk = sdk;
    this.#tim = tim;
    this.#self = self;
    this.#book = book;
  }

  /** Nothing goes in or out any more. TSignaling's timers, which cannot be stopped, run into the void. */
  close(): void {
    this.#isOpen = false;
    for (const [name, forwarder] of this.#forwarders) this.#tim.off(name, forwarder);
    this.#forwarders.clear();
    this.#listeners.clear();
    this.resume();
  }

  /** Signals wait from now on. */
  detach(): void {
    if (!this.#isOpen || this.#attachment) return;
    let settle = (): void => undefined;
    const promise = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.#attachment = { promise, settle };
    for (const [name, forwarder] of this.#forwarders) this.#tim.off(name, forwarder);
  }

  /** Hears what this instance, which is about to log in, will receive. */
  attach(tim: Tim): void {
    if (!this.#isOpen) return;
    this.#tim = tim;
    for (const [name, forwarder] of this.#forwarders) tim.on(name, forwarder);
  }

  /** Signals go out again: there is a login. */
  resume(): void {
    this.#attachment?.settle();
    this.#attachment = undefined;
  }

  /** Settles at once while there is a login, else with the next one or close(). */
  async attached(): Promise<void> {
    await this.#attachment?.promise;
  }

  /** Tells TSignaling that TIM is ready, which TIM itself does not repeat to latecomers. */
  announceReady(): void {
    this.#forward({ name: this.#sdk.EVENT.SDK_READY });
  }

  on(name: string, listener: SdkListener): void {
    if (!this.#isOpen) return;
    const listeners = this.#listeners.get(name);
    if (listeners) {
      listeners.push(listener);
      return;
    }
    this.#listeners.set(name, [listener]);
    // Readiness is announced when the login is complete; the rest of TIM's state is nothing to TSignaling.
    if (name !== this.#sdk.EVENT.MESSAGE_RECEIVED) return;
    const forwarder: SdkListener = ({ data }) => {
      this.#receive(this.#admit(data).map(({ message }) => message));
    };
    this.#forwarders.set(name, forwarder);
    this.#tim.on(name, forwarder);
  }

  off(name: string, listener: SdkListener): void {
    const listeners = this.#listeners.get(name);
    if (listeners)
      this.#listeners.set(
        name,
        listeners.filter((other) => other !== listener),
      );
  }

  /** TSignaling's login, which only lets it know the user: the session has logged in. */
  login(): Promise<TimResult> {
    return Promise.resolve({ code: 0 });
  }

  logout(): Promise<TimResult> {
    return Promise.resolve({ code: 0 });
  }

  setLogLevel(): void {
    // The session's concern.
  }

  createCustomMessage(options: object): TimMessage {
    const message = this.#tim.createCustomMessage(options);
    this.#options.set(message, options);
    return message;
  }

  async sendMessage(message: TimMessage, options?: object): Promise<TimResult> {
    try {
      return await this.#sendAttached(message, options);
    } finally {
      this.#options.delete(message);
    }
  }

  /** Waits for the next login where there is none. */
  async #sendAttached(message: TimMessage, options?: object): Promise<TimResult> {
    const maker = this.#tim;
    const result = this.#attachment ? undefined : await this.#send(message, options);
    const isLate = !result || (this.#isOpen && LOGIN_GONE.includes(result.code));
    if (!isLate) return result;
    // TIM tells of the kick a moment before or after it refuses the message.
    await Promise.resolve();
    await this.attached();
    const isSame = maker === this.#tim;
    if (result && isSame) return result;
    return this.#send(isSame ? message : this.#remade(message), options);
  }

  /** The message as one of the instance that is there now. */
  #remade(message: TimMessage): TimMessage {
    const options = this.#options.get(message);
    return options ? this.createCustomMessage(options) : message;
  }

  async #send(message: TimMessage, options?: object): Promise<TimResult> {
    if (!this.#isOpen) return failure(new Error('logged out'));
    const signal = readSignal(message);
    if (isSignal(signal)) this.#book.noteSent(signal);
    let sending: Promise<TimResult> | undefined;
    try {
      sending = this.#tim.sendMessage(message, options);
      const isInvite = isSignal(signal) && signal.actionType === ACTION.INVITE;
      const deadline = isInvite ? REQUEST_DEADLINE : ANSWER_DEADLINE;
      return await withDeadline(sending, 'Sending a signal', deadline);
    } catch (cause) {
      if (sending && isSignal(signal)) this.#takeBackLate(signal, sending);
      return failure(cause);
    }
  }

  getConversationList(options?: unknown): Promise<TimResult> {
    return this.#tim.getConversationList(options).catch(() => nothing('conversationList'));
  }

  /**
   * TSignaling looks for invitations that came while nobody was logged in here. Version 1.0.8 takes one in a
   * group for settled as soon as anybody has answered, so that others' answers are held back.
   */
  async getMessageList(options: unknown): Promise<TimResult> {
    const result = await this.#tim.getMessageList(options).catch(() => nothing('messageList'));
    const messageList: TimMessage[] = [];
    for (const { message, signal } of this.#isOpen ? this.#admit(result.data?.messageList) : []) {
      if (this.#isOthersAnswer(signal)) this.#hold(message, signal.inviteID);
      else messageList.push(message);
    }
    return { ...result, data: { ...result.data, messageList } };
  }

  /** Tells TSignaling how others have answered an invitation that it knows by now. */
  releaseAnswers(inviteID: string): void {
    const answers = this.#heldAnswers.get(inviteID) ?? [];
    this.#heldAnswers.delete(inviteID);
    this.#receive(answers);
  }

  #hold(message: TimMessage, inviteID: string): void {
    this.#heldAnswers.set(inviteID, [...(this.#heldAnswers.get(inviteID) ?? []), message]);
  }

  #isOthersAnswer({ actionType, groupID, inviteeList }: Signal): boolean {
    const isAnswer = actionType !== ACTION.INVITE && actionType !== ACTION.CANCEL;
    return isAnswer && groupID !== '' && !inviteeList.includes(this.#self);
  }

  /** One by one: what one message does to TSignaling must not cost the next. */
  #receive(messages: readonly TimMessage[]): void {
    const name = this.#sdk.EVENT.MESSAGE_RECEIVED;
    for (const message of messages) this.#forward({ name, data: [message] });
  }

  #forward(event: SdkEvent): void {
    for (const listener of this.#listeners.get(event.name) ?? []) {
      try {
        listener(event);
      } catch {
        // TSignaling's own; what it makes of one message is not the next one's trouble.
      }
    }
  }

  #admit(data: unknown): Admitted[] {
    if (!Array.isArray(data)) return [];
    const admitted: Admitted[] = [];
    for (const message of data as unknown[]) {
      if (!isMessage(message) || message.type !== this.#sdk.TYPES.MSG_CUSTOM) continue;
      const signal = readSignal(message);
      const groupID = this.#groupOf(message);
      if (isSignal(signal) && this.#book.admit(signal, message.from, groupID, this.#self)) {
        admitted.push({ message: withSignal(message, signal), signal });
      }
    }
    return admitted;
  }

  /** The group that the message came through; empty when it came from user to user. */
  #groupOf({ conversationType, to }: TimMessage): string {
    return conversationType === this.#sdk.TYPES.CONV_GROUP ? (to ?? '') : '';
  }

  /** An invitation that was given up for lost and arrives after all would ring for nobody. */
  #takeBackLate(signal: Signal, sending: Promise<TimResult>): void {
    if (signal.actionType !== ACTION.INVITE) return;
    const { groupID } = signal;
    const to = groupID || signal.inviteeList[0];
    if (to === undefined) return;
    sending
      .then(() => {
        if (!this.#isOpen) return undefined;
        const { TYPES } = this.#sdk;
        const data = JSON.stringify({ ...signal, actionType: ACTION.CANCEL, timeout: 0 });
        return this.#tim.sendMessage(
          this.#tim.createCustomMessage({
            to,
            conversationType: groupID === '' ? TYPES.CONV_C2C : TYPES.CONV_GROUP,
            priority: TYPES.MSG_PRIORITY_HIGH,
            payload: { data },
          }),
        );
      })
      .catch(() => undefined);
  }
}

interface Admitted {
  /** As TSignaling can bear it. */
  readonly message: TimMessage;
  readonly signal: Signal;
}

/** What could not be sent, as a result: with the service's code, or -1 where there was no answer. */
export function failure(cause: unknown): SendFailure {
  const { code } = Object(cause) as { code?: unknown };
  // A CallError's is not the service's.
  const isServices = typeof code === 'number' && code !== 0 && !(cause instanceof CallError);
  return { code: isServices ? code : -1, cause };
}

function nothing(list: string): TimResult {
  return { code: 0, data: { [list]: [] } };
}

function isSignal(signal: Signal | 'malformed' | undefined): signal is Signal {
  return typeof signal === 'object';
}

function isMessage(value: unknown): value is TimMessage {
  return isRecord(value) && typeof value.type === 'string' && typeof value.from === 'string';
}
