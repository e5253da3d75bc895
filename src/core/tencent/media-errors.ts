import { CallError, type CallErrorReason } from '../errors.js';

/** Codes of trtc-js-sdk 4.15.22. */
const CODE = {
  INVALID_PARAMETER: 0x1000,
  INVALID_OPERATION: 0x1001,
  NOT_SUPPORTED: 0x1002,
  DOWNLINK_RECONNECTION_FAILED: 0x4008,
  SUBSCRIPTION_TIMEOUT: 0x4042,
  PLAY_NOT_ALLOWED: 0x4043,
  DEVICE_AUTO_RECOVER_FAILED: 0x4044,
} as const;

/** Errors that the client tells of and gets over: the others in the room are subscribed to again. */
const PASSING: ReadonlySet<number> = new Set([
  CODE.DOWNLINK_RECONNECTION_FAILED,
  CODE.SUBSCRIPTION_TIMEOUT,
  CODE.PLAY_NOT_ALLOWED,
  CODE.DEVICE_AUTO_RECOVER_FAILED,
]);

export function isPassing(cause: unknown): boolean {
  const code = call(cause, 'getCode');
  return code !== undefined && PASSING.has(code);
}

/** What the client will not even begin. */
const REFUSALS: ReadonlySet<number> = new Set([
  CODE.INVALID_PARAMETER,
  CODE.INVALID_OPERATION,
  CODE.NOT_SUPPORTED,
]);

export function isRefusal(cause: unknown): boolean {
  const code = call(cause, 'getCode');
  return code !== undefined && REFUSALS.has(code);
}

/** @param what what failed, as the beginning of a sentence */
export function mediaError(
  reason: Extract<CallErrorReason, 'room-failed' | 'publish-failed'>,
  what: string,
  cause: unknown,
): CallError {
  if (cause instanceof CallError) return cause;
  const code = call(cause, 'getCode');
  if (code === CODE.NOT_SUPPORTED) {
    return new CallError('webrtc-unsupported', 'This browser cannot send or receive calls.', {
      hint: 'Use a current version of Chrome, Edge, Safari or Firefox.',
      serviceCode: code,
      cause,
    });
  }
  // The service's own number, of a refused userSig for instance, says more than the SDK's.
  const serviceCode = call(cause, 'getExtraCode') ?? code;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new CallError(reason, `${what} failed: ${message}`, {
    hint: 'Check the network: the firewall must let the service’s WebSocket and UDP through.',
    serviceCode,
    cause,
  });
}

export function bannedError(reason: string): CallError {
  return new CallError('room-failed', BANNED[reason] ?? `The service ended the stay (${reason}).`);
}

const BANNED: Readonly<Record<string, string>> = {
  kick: 'This user has joined the room from elsewhere.',
  banned: 'The user was removed from the room.',
  'room-disband': 'The room was dissolved.',
};

function call(cause: unknown, method: 'getCode' | 'getExtraCode'): number | undefined {
  const getter = (Object(cause) as Record<string, unknown>)[method];
  if (typeof getter !== 'function') return undefined;
  const code: unknown = getter.call(cause);
  return typeof code === 'number' && code !== 0 ? code : undefined;
}
