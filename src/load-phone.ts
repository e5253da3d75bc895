import { once } from './load.js';

/** Loads what the elements do, at most once in a page. */
export const loadPhone = once('The code of the calls', () => import('./calls.js'));

/** Has the signalling SDKs on their way before a login needs them. Whether they have come is told then. */
export function fetchSignalling(): void {
  const ignore = (): void => undefined;
  if (!('TIM' in globalThis)) import('./core/tencent/tim-js-sdk.js').catch(ignore);
  if (!('TSignaling' in globalThis)) import('./core/tencent/tsignaling.js').catch(ignore);
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
