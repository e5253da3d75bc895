import type { CallError } from './core/errors.js';
import { errorDetail, type CallEvent, type CallEventName } from './core/events.js';
import {
  detailOf,
  EVENT,
  HandlerBook,
  type EventKey,
  type TrtcCallingEventMap,
  type TrtcCallingHandler,
} from './element-events.js';
import { ShellElement } from './shell-element.js';

/** The side of the element that tells: typed DOM events, and the same by on() and off(). */
export abstract class CallingEventsElement extends ShellElement {
  /** Event names by the keys that users of TRTCCalling know. */
  static readonly EVENT = EVENT;

  readonly #handlers = new HandlerBook();

  /** The same table as the static one. */
  get EVENT(): typeof EVENT {
    return EVENT;
  }

  override addEventListener<Name extends CallEventName>(
    type: Name,
    listener: (this: this, event: TrtcCallingEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  override removeEventListener<Name extends CallEventName>(
    type: Name,
    listener: (this: this, event: TrtcCallingEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void {
    super.removeEventListener(type, listener, options);
  }

  /**
   * Calls a handler at an event, with the same object that DOM listeners get as `detail`. The event is named
   * by a value or a key of EVENT, or as trtc-calling-js named it (`onInvited`). What is no event is reported
   * as an error of the page and else ignored.
   * @param context `this` in the handler; default the element
   */
  on<Name extends CallEventName>(
    event: Name,
    handler: TrtcCallingHandler<Name>,
    context?: unknown,
  ): void;
  on<Key extends EventKey>(
    event: Key,
    handler: TrtcCallingHandler<(typeof EVENT)[Key]>,
    context?: unknown,
  ): void;
  on(event: string, handler: (event: never) => void, context?: unknown): void;
  on(event: string, handler: (event: never) => void, context: unknown = this): void {
    this.#handlers.add(event, handler, context);
  }

  /**
   * Takes a handler of on() away; without a handler, all of that event.
   * @param context only where it was added with this one; default in whatever context
   */
  off(event: string, handler?: (event: never) => void, context?: unknown): void {
    this.#handlers.remove(event, handler, context);
  }

  protected emit(event: CallEvent): void {
    const detail = detailOf(event);
    // An `error` that bubbled would reach the page's own reports of script errors.
    const bubbles = event.name !== 'error';
    this.dispatchEvent(new CustomEvent(event.name, { bubbles, composed: true, detail }));
    this.#handlers.tell(detail);
  }

  protected emitError(error: CallError): void {
    this.emit({ name: 'error', detail: errorDetail(error) });
  }

  protected forgetHandlers(): void {
    this.#handlers.clear();
  }
}
