import { once } from './load.js';

/** Loads what a phone needs to log in, at most once in a page. */
export const loadLogin = once('The code of the login', () => import('./login.js'));

/** Loads all else that it does. */
export const loadPhone = once('The code of the calls', () => import('./calls.js'));

/** Loads what a call button does. */
export const loadButton = once('The code of the button', () => import('./phone/call-button.js'));

/** Milliseconds after which what comes next is not held back any more. */
const PATIENCE = 3000;

/**
 * Has the signalling SDKs on their way before a login needs them. Settles when they are there, or are not going to
 * be, which is told to the login.
 */
export async function fetchSignalling(): Promise<void> {
  const fetches: Promise<unknown>[] = [];
  if (!('TIM' in globalThis)) fetches.push(import('./core/tencent/tim-js-sdk.js'));
  if (!('TSignaling' in globalThis)) fetches.push(import('./core/tencent/tsignaling.js'));
  const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.allSettled(fetches), tooLate]);
}

/** Milliseconds that a busy page is waited for; and any page where the browser cannot tell. */
const LATEST = 2000;
const SOON = 200;

/** Calls back when the page has nothing else to do. */
export function whenIdle(callback: () => void): void {
  // Not in Safari before 26.
  if ('requestIdleCallback' in window) requestIdleCallback(callback, { timeout: LATEST });
  else setTimeout(callback, SOON);
}
