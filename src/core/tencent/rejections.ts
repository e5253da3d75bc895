import type { Tim } from './sdk-types.js';

/** TIM's class of errors, which it does not export. */
let TimError: unknown;

/**
 * tim-js-sdk 2.27.6 leaves promises of its own rejected when a login ends while requests are on their
 * way, by a kick above all. They are nobody's mistake on this page, so they are kept from its console and
 * from whatever reports errors and was added later than this. Only for an instance of the widget's own
 * SDK that is not logged in yet: what a page does with its own TIM is the page's to know.
 */
export function keepRejectionsFromThePage(tim: Tim): void {
  if (TimError !== undefined) return;
  // Refused on the spot, without a word to the service.
  tim.logout().catch((error: unknown) => {
    if (TimError !== undefined || !(error instanceof Error)) return;
    TimError = error.constructor;
    if (TimError === Error) return;
    globalThis.addEventListener('unhandledrejection', (event) => {
      const { constructor } = Object(event.reason) as { constructor?: unknown };
      if (constructor !== TimError) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
  });
}
