import { CallError } from '../errors.js';

/** Milliseconds that a request of an SDK's may take. */
export const REQUEST_DEADLINE = 10_000;

/** The promise's outcome, or `timed-out` after that many milliseconds. */
export function withDeadline<T>(
  promise: Promise<T>,
  what: string,
  milliseconds = REQUEST_DEADLINE,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new CallError('timed-out', `${what} took longer than ${milliseconds / 1000} s.`, {
          hint: 'Check the network connection.',
        }),
      );
    }, milliseconds);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
