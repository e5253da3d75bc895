import { CallError } from '../errors.js';

/**
 * Rejects when the page's policy keeps tim-js-sdk 2.27 from the worker that it connects in: the SDK itself is not
 * told, and waits for an answer. Until the signal is aborted.
 */
export function workerRefused(signal: AbortSignal): Promise<never> {
  const refused = new Promise<never>((_, reject) => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, disposition }) => {
        if (disposition !== 'enforce' || effectiveDirective !== 'worker-src') return;
        if (!blockedURI.startsWith('blob')) return;
        const message = 'The Content-Security-Policy of the page keeps tim-js-sdk from its worker.';
        const hint = 'Add "worker-src blob:" to the policy.';
        reject(new CallError('load-failed', message, { hint }));
      },
      { signal },
    );
  });
  // It may come before anybody waits for it.
  refused.catch(() => undefined);
  return refused;
}
