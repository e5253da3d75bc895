/** TIM's own errors: `code`, `message` and `data`, made by a class that it does not export. */
function isTimError(reason: unknown): boolean {
  return (
    reason instanceof Error &&
    Object.getPrototypeOf(Object.getPrototypeOf(reason)) === Error.prototype &&
    Object.hasOwn(reason, 'code') &&
    Object.hasOwn(reason, 'data')
  );
}

let isKeeping = false;

/**
 * tim-js-sdk 2.27.6 leaves promises of its own rejected after a kick or a lost session. They are nobody's
 * mistake on this page, so they are kept from its console and from what reports its errors.
 */
export function keepRejectionsFromThePage(): void {
  if (isKeeping) return;
  isKeeping = true;
  globalThis.addEventListener(
    'unhandledrejection',
    (event) => {
      if (!isTimError(event.reason)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
