/**
 * Runs in every page before its own scripts. Playwright listens to the console, for which the browser looks up the
 * lines of all that have called one another: to find them it would read an SDK that logs its version, as tim-js-sdk
 * does, once more as a whole. Where nobody listens it does not.
 */
export function silence() {
  for (const name of /** @type {const} */ (['debug', 'error', 'info', 'log', 'warn'])) {
    console[name] = () => undefined;
  }
}
