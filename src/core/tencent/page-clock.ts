import type { ClockPort } from '../ports.js';

/** The time of the page. */
export const pageClock: ClockPort = {
  now: () => performance.now(),
  setTimeout(callback, milliseconds) {
    const timer = window.setTimeout(callback, milliseconds);
    return () => {
      window.clearTimeout(timer);
    };
  },
};
