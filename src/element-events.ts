import { CallError } from './core/errors.js';
import type { CallEvent, CallEventDetails, CallEventName } from './core/events.js';

/** Event names by the keys of both generations of Tencent's calling components. */
export const EVENT = {
  INVITED: 'invited',
  USER_ACCEPT: 'user-accept',
  REJECT: 'reject',
  NO_RESP: 'no-resp',
  LINE_BUSY: 'line-busy',
  CALLING_CANCEL: 'calling-cancel',
  CALLING_TIMEOUT: 'calling-timeout',
  USER_ENTER: 'user-enter',
  USER_LEAVE: 'user-leave',
  USER_UPDATE: 'user-update',
  USER_VIDEO_AVAILABLE: 'user-video-available',
  USER_AUDIO_AVAILABLE: 'user-audio-available',
  USER_SCREEN_AVAILABLE: 'user-screen-available',
  USER_VOICE_VOLUME: 'user-voice-volume',
  CALL_TYPE_CHANGED: 'call-type-changed',
  CALL_MODE: 'call-type-changed',
  SWITCH_REQUEST: 'switch-request',
  NETWORK_QUALITY: 'network-quality',
  CALL_END: 'call-end',
  CALLING_END: 'call-end',
  HANG_UP: 'hang-up',
  GROUP_CALL_INVITEE_LIST_UPDATE: 'group-call-invitee-list-update',
  MESSAGE_SENT_BY_ME: 'message-sent-by-me',
  DISPLAY_CHANGE: 'display-change',
  KICKED_OUT: 'kicked-out',
  SDK_READY: 'sdk-ready',
  SDK_NOT_READY: 'sdk-not-ready',
  DEVICES_CHECKED: 'devices-checked',
  ERROR: 'error',
  STATE_CHANGE: 'state-change',
} as const satisfies Record<string, CallEventName>;

export type EventKey = keyof typeof EVENT;

/** What listeners and handlers get: the fields themselves, and again as `data`, as the mini-programs had it. */
export type TrtcCallingDetail<Name extends CallEventName> = CallEventDetails[Name] & {
  /** The key in EVENT; `CALL_END` for `call-end`. */
  readonly eventCode: EventKey;
  /** The name of the DOM event. */
  readonly name: Name;
  readonly data: CallEventDetails[Name];
};

/** The element's DOM events by name. */
export type TrtcCallingEventMap = {
  [Name in CallEventName]: CustomEvent<TrtcCallingDetail<Name>>;
};

/** A handler for on(). */
export type TrtcCallingHandler<Name extends CallEventName = CallEventName> = (
  event: TrtcCallingDetail<Name>,
) => void;

const KEYS = Object.keys(EVENT) as EventKey[];

/** trtc-calling-js named its events `onInvited`, `onUserEnter` …, but `sdkReady`. */
function stringOfCallingJs(key: EventKey): string {
  const words = key.split('_').map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`);
  const isSdk = words[0] === 'Sdk';
  return isSdk ? `s${words.join('').slice(1)}` : `on${words.join('')}`;
}

/** The event that is meant by its name, by its key in EVENT, or by trtc-calling-js's string for it. */
function nameOf(event: string): CallEventName | undefined {
  const key = KEYS.find((one) => [one, EVENT[one], stringOfCallingJs(one)].includes(event));
  return key && EVENT[key];
}

/** The object that goes to listeners and handlers alike. */
export function detailOf(event: CallEvent): TrtcCallingDetail<CallEventName> {
  const eventCode = KEYS.find((key) => EVENT[key] === event.name);
  return { ...event.detail, eventCode, name: event.name, data: event.detail } as TrtcCallingDetail<
    typeof event.name
  >;
}

interface Entry {
  readonly name: CallEventName;
  readonly handler: (event: never) => void;
  readonly context: unknown;
}

/** The handlers of on() and off(). */
export class HandlerBook {
  #entries: readonly Entry[] = [];

  add(event: string, handler: (event: never) => void, context: unknown): void {
    const name = nameOf(event);
    if (!name || typeof handler !== 'function') {
      // An exception here would keep the rest of the page's script from running.
      reportError(new CallError('invalid-argument', `on(${event}): no such event, or no handler.`));
      return;
    }
    this.remove(name, handler, context);
    this.#entries = [...this.#entries, { name, handler, context }];
  }

  /** Without a handler it removes all of that event, without a context in whatever context. */
  remove(event: string, handler?: (event: never) => void, context?: unknown): void {
    const name = nameOf(event);
    this.#entries = this.#entries.filter(
      (entry) =>
        entry.name !== name ||
        (handler !== undefined && entry.handler !== handler) ||
        (context !== undefined && entry.context !== context),
    );
  }

  clear(): void {
    this.#entries = [];
  }

  /** Calls each handler; one that throws is reported and disturbs nothing. */
  tell(detail: TrtcCallingDetail<CallEventName>): void {
    for (const { name, handler, context } of this.#entries) {
      if (name !== detail.name) continue;
      try {
        handler.call(context, detail as never);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
