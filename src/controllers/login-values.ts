import { CallError } from '../core/errors.js';
import type { Login } from '../core/types.js';
import { isUserID } from '../core/validation.js';

/** What attributes and properties say, as it came; nothing of it is checked. */
export interface LoginValues {
  readonly sdkAppID: unknown;
  readonly userID: unknown;
  readonly userSig: unknown;
  readonly imProxy: unknown;
  readonly rtcProxy: unknown;
  readonly logProxy: unknown;
  readonly tim: object | undefined;
}

/**
 * The login that the values make; undefined while something is missing.
 * @throws CallError `invalid-argument` for a value that can never be one
 */
export function readLogin(values: LoginValues): Login | undefined {
  const sdkAppID = isMissing(values.sdkAppID) ? undefined : readSdkAppID(values.sdkAppID);
  const userID = isMissing(values.userID) ? undefined : readUserID(values.userID);
  const userSig = isMissing(values.userSig) ? undefined : readUserSig(values.userSig);
  const proxies = {
    imProxy: readProxy('im-proxy', values.imProxy, ['ws:', 'wss:']),
    rtcProxy: readProxy('rtc-proxy', values.rtcProxy, ['ws:', 'wss:']),
    logProxy: readProxy('log-proxy', values.logProxy, ['http:', 'https:']),
  };
  if (sdkAppID === undefined || userID === undefined || userSig === undefined) return undefined;
  return { sdkAppID, userID, userSig, ...proxies, tim: values.tim };
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function readSdkAppID(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
  throw invalid('sdkappid must be a positive whole number.');
}

function readUserID(value: unknown): string {
  if (isUserID(value)) return value;
  throw invalid('userid must be 1 to 128 printable ASCII characters without spaces.');
}

function readUserSig(value: unknown): string {
  if (typeof value === 'string' && /^\S+$/.test(value)) return value;
  throw invalid('usersig must be a signature made by your server, without spaces.');
}

function readProxy(name: string, value: unknown, schemes: readonly string[]): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url && schemes.includes(url.protocol)) return value as string;
  const wanted = schemes.map((scheme) => `${scheme}//`).join(' or ');
  throw invalid(`${name} must be an address that begins with ${wanted}.`);
}

function invalid(message: string): CallError {
  return new CallError('invalid-argument', message);
}
