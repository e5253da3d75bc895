import { CallError, type CallErrorReason } from '../errors.js';

/** Codes of TIM's own when the request did not get through or the answer did not come. */
const TRANSPORT_CODES: ReadonlySet<number> = new Set([-1, 2800, 2801, 2805]);

/** What each of the service's codes means, and what can be done about it. */
export type Problems = Readonly<Record<number, readonly [message: string, hint: string]>>;

/** The service's reasons to refuse a login. */
const LOGIN_PROBLEMS: Problems = {
  70001: ['The userSig has expired.', 'Have the server sign a new userSig, then log in again.'],
  70002: ['The userSig is empty.', 'Pass the userSig that the server signed for this user.'],
  70003: [
    'The userSig cannot be decoded.',
    'Check that the whole userSig was passed on, with nothing cut off or escaped.',
  ],
  70004: [
    'The userSig cannot be decoded.',
    'Sign it with one of Tencent Cloud’s userSig libraries.',
  ],
  70005: [
    'The userSig cannot be decoded.',
    'Sign it with one of Tencent Cloud’s userSig libraries.',
  ],
  70009: [
    'The userSig was not signed with the key of this SDKAppID.',
    'Check that SDKAppID and secret key belong to the same application.',
  ],
  70013: [
    'The userSig was signed for another user.',
    'Check that the userSig was signed for exactly this userID.',
  ],
  70014: [
    'The userSig was signed for another SDKAppID.',
    'Check that SDKAppID and secret key belong to the same application.',
  ],
  70016: ['The userSig could not be verified.', 'Have the server sign a new userSig.'],
  70020: ['There is no such SDKAppID.', 'Check the SDKAppID in the TRTC console.'],
  70050: ['The userSig was wrong too often.', 'Wait a minute, then log in with a good userSig.'],
  70051: ['This userID is blocked.', 'Unblock it in the TRTC console.'],
  70398: [
    'The application has as many accounts as it may.',
    'Upgrade its plan in the TRTC console.',
  ],
  70402: [
    'A parameter is not of the form that it must have.',
    'Check the userID and the SDKAppID.',
  ],
  70500: ['The service has an internal error.', 'Try again in a while.'],
  2025: ['Another login is under way on this TIM instance.', 'Wait for it, then log in again.'],
};

export function loginError(cause: unknown): CallError {
  if (cause instanceof CallError) {
    if (cause.reason !== 'timed-out') return cause;
    return new CallError('login-failed', 'The signalling service did not answer in time.', {
      hint: 'Check the network connection, and the proxy address if there is one.',
      cause,
    });
  }
  const known = knownProblem(LOGIN_PROBLEMS, 'login-failed', cause);
  if (known) return known;
  const code = codeOf(cause);
  if (isTransportProblem(cause)) {
    return new CallError('login-failed', 'The signalling service cannot be reached.', {
      hint: 'Check the network connection, and the proxy address if there is one.',
      serviceCode: code,
      cause,
    });
  }
  return new CallError('login-failed', `The login was refused${explained(cause)}.`, {
    serviceCode: code,
    cause,
  });
}

export function knownProblem(
  problems: Problems,
  reason: CallErrorReason,
  cause: unknown,
): CallError | undefined {
  const code = codeOf(cause);
  const problem = code === undefined ? undefined : problems[code];
  if (!problem) return undefined;
  const [message, hint] = problem;
  return new CallError(reason, message, { hint, serviceCode: code, cause });
}

/** Whether it may go better the next time. */
export function isTransportProblem(cause: unknown): boolean {
  if (cause instanceof CallError) return cause.reason === 'timed-out';
  const code = codeOf(cause);
  return code !== undefined && TRANSPORT_CODES.has(code);
}

/** The service's, or TIM's own. */
export function codeOf(cause: unknown): number | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const { code } = cause as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

/** The SDK's own words, which are empty when a proxy is set. */
export function explained(cause: unknown): string {
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : '';
  const parts = [code === undefined ? '' : `code ${code}`, message].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(': ')})`;
}
