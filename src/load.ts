import { CallError } from './core/errors.js';

/** Milliseconds before each attempt after the first. */
const WAITS = [400, 1600, 4000] as const;

/** Runs the load; one that fails is run again a few times, after longer and longer waits. */
export async function retried<T>(
  load: () => Promise<T>,
  waits: readonly number[] = WAITS,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return load();
}

/**
 * Runs the load at most once, and anew where it fails, as `retried()` does. One that has failed for good is
 * forgotten, so that the next call tries again.
 */
export function once<T>(what: string, load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= retried(load).catch((cause: unknown) => {
      loaded = undefined;
      throw new CallError('load-failed', `${what} could not be loaded.`, {
        hint: 'Check the network and the Content-Security-Policy of the page, then try again.',
        cause,
      });
    });
    return loaded;
  };
}
