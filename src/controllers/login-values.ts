import { CallError } from '../core/errors.js';
import type { Login } from '../core/types.js';
import { isUserID } from '../core/validation.js';
import { isSecretKey, refuseSecretKey } from '../user-sig/secret-key.js';
import type { UserSigProvider, UserSigSource } from '../user-sig/source.js';

/** What attributes and properties say, as it came; nothing of it is checked. */
export interface LoginValues {
  readonly sdkAppID: unknown;
  readonly userID: unknown;
  readonly userSig: unknown;
  readonly userSigUrl: unknown;
  readonly userSigCredentials: unknown;
  readonly userSigProvider: unknown;
  /** What holds a secret key, by its name. */
  readonly secretKey: string | undefined;
  readonly imProxy: unknown;
  readonly rtcProxy: unknown;
  readonly logProxy: unknown;
  readonly tim: object | undefined;
}

/** A login, or who would log in if there were a userSig, and where to get one. */
export type LoginOrder =
  | { readonly login: Login; readonly source?: undefined }
  | { readonly login: Omit<Login, 'userSig'>; readonly source: UserSigSource };

const CREDENTIALS: readonly unknown[] = ['same-origin', 'include', 'omit'];

/**
 * The login that the values make; undefined while something is missing.
 * @throws CallError `invalid-argument` for a value that can never be one
 */
export function readLogin(values: LoginValues): LoginOrder | undefined {
  if (values.secretKey !== undefined) throw refuseSecretKey(`"${values.secretKey}"`);
  const sdkAppID = isMissing(values.sdkAppID) ? undefined : readSdkAppID(values.sdkAppID);
  const userID = isMissing(values.userID) ? undefined : readUserID(values.userID);
  const userSig = isMissing(values.userSig) ? undefined : readUserSig(values.userSig);
  const proxies = {
    imProxy: readProxy('im-proxy', values.imProxy, ['ws:', 'wss:']),
    rtcProxy: readProxy('rtc-proxy', values.rtcProxy, ['ws:', 'wss:']),
    logProxy: readProxy('log-proxy', values.logProxy, ['http:', 'https:']),
  };
  const way = readWay(values, userID ?? '');
  if (sdkAppID === undefined || userID === undefined) return undefined;
  const user = { sdkAppID, userID, ...proxies, tim: values.tim };
  if (userSig !== undefined) return { login: { ...user, userSig } };
  return way && { login: user, source: { sdkAppID, userID, ...way } };
}

/** How to get a userSig, if the values say it. */
function readWay(
  { userSigUrl, userSigProvider, userSigCredentials }: LoginValues,
  userID: string,
): Pick<UserSigSource, 'url' | 'credentials' | 'provider'> | undefined {
  const credentials = isMissing(userSigCredentials) ? 'same-origin' : userSigCredentials;
  if (!CREDENTIALS.includes(credentials)) {
    throw invalid('usersig-credentials must be same-origin, include or omit.');
  }
  const url = isMissing(userSigUrl) ? '' : readUserSigUrl(userSigUrl, userID);
  const provider = isMissing(userSigProvider) ? undefined : userSigProvider;
  if (provider !== undefined && typeof provider !== 'function') {
    throw invalid('userSigProvider must be a function.');
  }
  if (!url && !provider) return undefined;
  return {
    url,
    credentials: credentials as RequestCredentials,
    provider: provider as UserSigProvider | undefined,
  };
}

/** The user stands where the address says `{userID}`, else as the parameter `userID`. */
function readUserSigUrl(value: unknown, userID: string): string {
  const text = String(value);
  const filled = text.replaceAll('{userID}', encodeURIComponent(userID));
  const url = URL.canParse(filled, document.baseURI)
    ? new URL(filled, document.baseURI)
    : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw invalid('usersig-url must be an address of your server’s.');
  }
  if (filled === text) url.searchParams.set('userID', userID);
  return url.href;
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
  if (isSecretKey(value)) throw refuseSecretKey('What was given as usersig');
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
