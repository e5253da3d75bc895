import { CallError } from './errors.js';

/** Runs the load at most once; a failed one is forgotten, so that the next call tries anew. */
export function once<T>(what: string, load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((cause: unknown) => {
      loaded = undefined;
      throw new CallError('load-failed', `${what} could not be loaded.`, {
        hint: 'Check the network and the Content-Security-Policy of the page, then try again.',
        cause,
      });
    });
    return loaded;
  };
}
