import path from 'node:path';
import { ROOT } from '../paths.mjs';
import { SDK_FILES } from '../sdks.mjs';

/**
 * Where the browser lets the page have no storage, reading the name throws, and so do TIM.create() (tim-js-sdk 2.27)
 * and all that would tell of an error in trtc-js-sdk 4.15. What they get there is empty, and keeps nothing. It is in
 * each of them, as a file that both load would be one more to wait for.
 */
const STORAGE = `const localStorage = (() => {
  try {
    return window.localStorage;
  } catch {
    return new (class {
      getItem() { return null; }
      setItem() {}
      removeItem() {}
      clear() {}
    })();
  }
})();
`;

const BLOB_WORKER = path.join(ROOT, 'src/core/tencent/blob-worker.ts');
const WORKER = `import { BlobWorker as Worker } from ${JSON.stringify(BLOB_WORKER)};\n`;

/** How webpack's runtime in tsignaling 1.0.8 gets at the global object in strict code. */
const EVALUATED = 'new Function("return this")()';

/**
 * Gives the SDKs other means to get what strict pages keep them from: a worker from a blob under Trusted Types,
 * storage in a page that may have none, and the global object without `unsafe-eval`.
 *
 * @returns {import('rollup').Plugin}
 */
export function sdkGlobals() {
  return {
    name: 'sdk-globals',
    transform(code, id) {
      switch (id) {
        case SDK_FILES['tim-js-sdk']:
          return { code: WORKER + STORAGE + code, map: null };
        case SDK_FILES['trtc-js-sdk']:
          return { code: STORAGE + code, map: null };
        case SDK_FILES.tsignaling:
          if (!code.includes(EVALUATED)) throw new Error('tsignaling evaluates nothing any more');
          return { code: code.replace(EVALUATED, 'globalThis'), map: null };
        default:
          return null;
      }
    },
  };
}
