import { CallError } from '../core/errors.js';
import { readLifetime, timeToRenew } from './lifetime.js';
import { isSecretKey, refuseSecretKey } from './secret-key.js';
import type { UserSigSource } from './source.js';

export interface ObtainedUserSig {
  readonly userSig: string;
  /** Milliseconds until it should be renewed; undefined where that is not known. */
  readonly renewIn: number | undefined;
}

/** The outside world, so that tests can have their own. */
export interface World {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Rejects when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Milliseconds for one answer. */
const ANSWER_DEADLINE = 10_000;
/** Milliseconds between attempts while the network or the server fails. */
const PAUSES = [1_000, 3_000, 6_000];

const REAL_WORLD: World = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
};

/**
 * Asks the page's function or server for a userSig; a server that fails or cannot be reached several times.
 * Rejects with `user-sig-unavailable`, or with `invalid-argument` for a secret key.
 */
export async function obtainUserSig(
  source: UserSigSource,
  signal: AbortSignal,
  world: World = REAL_WORLD,
): Promise<ObtainedUserSig> {
  const answer = source.provider
    ? await askProvider(source, signal, world)
    : await askServer(source, signal, world);
  const userSig = read(answer);
  if (isSecretKey(userSig)) throw refuseSecretKey('What was given as a userSig');
  if (!/^\S+$/.test(userSig)) throw unavailable('The answer has no userSig.', HINT.answer);
  const lifetime = await readLifetime(userSig);
  return { userSig, renewIn: lifetime && timeToRenew(lifetime, world.now()) };
}

const HINT = {
  answer: 'Answer with the userSig as text/plain, or with JSON: { "userSig": "…" }.',
  network: 'Check the network connection, the address, and CORS where it is another origin’s.',
  server: 'Look into the log of the server that signs.',
  refused: 'Check the address, and that the user is signed in on your site.',
  provider: 'See the cause: it is what userSigProvider has thrown.',
} as const;

async function askProvider(
  { provider, userID }: UserSigSource,
  signal: AbortSignal,
  { wait }: World,
): Promise<unknown> {
  const late = wait(2 * ANSWER_DEADLINE, signal).then(() => {
    throw unavailable('userSigProvider did not answer in time.', undefined);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([Promise.resolve(provider?.(userID)), late]);
  } catch (cause) {
    if (cause instanceof CallError) throw cause;
    throw unavailable('userSigProvider has failed.', HINT.provider, cause);
  }
}

async function askServer(
  source: UserSigSource,
  signal: AbortSignal,
  world: World,
): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await askOnce(source, signal, world);
    if (!(answer instanceof CallError)) return answer;
    const pause = PAUSES[attempt];
    if (pause === undefined) throw answer;
    await world.wait(pause, signal);
  }
}

/** The answer, or an error after which another attempt is worth it. */
async function askOnce(
  { url, credentials }: UserSigSource,
  signal: AbortSignal,
  world: World,
): Promise<unknown> {
  let response: Response;
  let body: string;
  try {
    response = await world.fetch(url, {
      credentials,
      cache: 'no-store',
      headers: { Accept: 'application/json, text/plain;q=0.9' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_DEADLINE)]),
    });
    body = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    return unavailable('The address of usersig-url cannot be reached.', HINT.network, cause);
  }
  const { status } = response;
  if (status >= 500) return unavailable(`usersig-url was answered ${status}.`, HINT.server);
  if (!response.ok) throw unavailable(`usersig-url was answered ${status}.`, HINT.refused);
  return body;
}

/** A userSig as it is, or in an object as JavaScript or JSON; else the empty string. */
function read(answer: unknown): string {
  if (typeof answer === 'string') {
    const text = answer.trim();
    return text.startsWith('{') || text.startsWith('"') ? read(parse(text)) : text;
  }
  const { userSig, usersig } = Object(answer) as { userSig?: unknown; usersig?: unknown };
  const value = userSig ?? usersig;
  return typeof value === 'string' ? value.trim() : '';
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // A string once more, but not without end.
    return typeof value === 'string' ? { userSig: value } : value;
  } catch {
    return undefined;
  }
}

function unavailable(message: string, hint: string | undefined, cause?: unknown): CallError {
  return new CallError('user-sig-unavailable', message, { hint, cause });
}
