import { CallError } from './errors.js';
import type { ClockPort } from './ports.js';

/** The work's outcome, or `timed-out` after that many milliseconds. */
export function within<Value>(
  clock: ClockPort,
  milliseconds: number,
  what: string,
  work: Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = clock.setTimeout(() => {
      reject(new CallError('timed-out', `${what} took longer than ${milliseconds / 1000} s.`));
    }, milliseconds);
    work.then(resolve, reject).finally(stop);
  });
}
