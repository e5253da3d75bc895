/**
 * Everything that can go wrong, with its number. 60001 to 60006 are the numbers that TRTCCalling uses;
 * 61000 and up are this widget's own.
 */
export const CALL_ERROR_CODE = {
  /** The running call did not become a voice call. */
  'switch-to-audio-failed': 60001,
  /** The running call did not become a video call. */
  'switch-to-video-failed': 60002,
  /** There is no microphone. */
  'microphone-missing': 60003,
  /** There is no camera. */
  'camera-missing': 60004,
  /** The person or the browser refused the microphone or the camera. */
  'permission-denied': 60005,
  /** This browser has no WebRTC. */
  'webrtc-unsupported': 60006,
  /** The page is not in a secure context (HTTPS or localhost). */
  'insecure-context': 61000,
  /** A parameter or an attribute is not of the form that it must have. */
  'invalid-argument': 61001,
  /** The method needs a login first. */
  'not-logged-in': 61002,
  /** The method does not fit the phase that the call is in. */
  'invalid-state': 61003,
  /** The login was refused or did not succeed in time; the service's own number is in `serviceCode`. */
  'login-failed': 61004,
  /** A newer login of the same user, or the server, ended this login. */
  'kicked-out': 61005,
  /** A signal could not be delivered; the service's own number is in `serviceCode`. */
  'signalling-failed': 61006,
  /** There is no such user. */
  'user-unknown': 61007,
  /** The media room could not be joined, or was lost. */
  'room-failed': 61008,
  /** Picture or sound could not be sent. */
  'publish-failed': 61009,
  /** The microphone or camera is there but cannot be read, for instance because another program uses it. */
  'device-in-use': 61010,
  /** The SDKs' code, or a sound of the page's own, could not be loaded. */
  'load-failed': 61011,
  /** The call ended before the method had done its work. */
  'call-ended': 61012,
  /** Something took longer than it may. */
  'timed-out': 61013,
  /** The element was removed or `destroyed()` was called. */
  destroyed: 61014,
  /** The userSig has run out, and so has the login. */
  'user-sig-expired': 61015,
  /** `usersig-url` or `userSigProvider` has given no userSig. */
  'user-sig-unavailable': 61016,
  /** The browser cannot choose where the sound comes out, or there is no such output. */
  'speaker-unavailable': 61020,
  /** This user has a call in another tab of the browser. */
  'call-elsewhere': 61030,
  /** None of the above; see `cause`. */
  unexpected: 61099,
} as const;

export type CallErrorReason = keyof typeof CALL_ERROR_CODE;

export interface CallErrorOptions {
  /** What the page author or the person can do about it. */
  readonly hint?: string | undefined;
  /** The number that the service or the SDK gave. */
  readonly serviceCode?: number | undefined;
  readonly cause?: unknown;
}

/** Why a method of the widget failed. The same goes out as the `error` event. */
export class CallError extends Error {
  override readonly name = 'CallError';
  /** A stable word for programs: what went wrong. */
  readonly reason: CallErrorReason;
  /** The number of `reason`; 60001 to 60006 as in TRTCCalling. */
  readonly code: number;
  /** What can be done about it, where something can. */
  readonly hint: string | undefined;
  /** The number that the service or SDK gave, where it gave one. */
  readonly serviceCode: number | undefined;

  constructor(reason: CallErrorReason, message: string, options: CallErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.code = CALL_ERROR_CODE[reason];
    this.hint = options.hint;
    this.serviceCode = options.serviceCode;
  }

  /** The error itself if it is a CallError, else one of reason `unexpected` (or the given one) around it. */
  static from(error: unknown, reason: CallErrorReason = 'unexpected'): CallError {
    if (error instanceof CallError) return error;
    const message = error instanceof Error && error.message ? error.message : String(error);
    return new CallError(reason, message, { cause: error });
  }
}
