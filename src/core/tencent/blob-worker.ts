import { CallError } from '../errors.js';

/** Trusted Types, as far as they are needed here; not in all browsers. */
interface TrustedTypeFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/**
 * The `Worker` of tim-js-sdk 2.27 in the files for script tags (scripts/lib/rollup/sdk-globals.mjs). It makes its
 * workers from blobs, by an address that is a string; where a page enforces Trusted Types, that takes a policy.
 */
export class BlobWorker extends Worker {
  constructor(url: string) {
    try {
      super(trust(url));
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      const message = 'Trusted Types keep tim-js-sdk from its worker.';
      const hint = 'Add trtc-calling to the trusted-types of the Content-Security-Policy.';
      throw new CallError('load-failed', message, { hint, cause });
    }
  }
}

const trust = makePolicy();

function makePolicy(): (url: string) => string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypeFactory };
  try {
    const policy = trustedTypes?.createPolicy('trtc-calling', {
      createScriptURL(url) {
        if (url.startsWith('blob:')) return url;
        throw new TypeError(`This is no address of a blob: ${url}`);
      },
    });
    if (policy) return (url) => policy.createScriptURL(url);
  } catch {
    // The page does not allow this policy; it may have a default one.
  }
  return (url) => url;
}
