import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);

/**
 * The files behind the SDKs' names. None of the packages declares `module` or `exports`, so a resolver
 * takes the UMD files; the ES builds of the same version are a fifth smaller and start in a third of the time.
 */
export const SDK_FILES = {
  'tim-js-sdk': resolve('tim-js-sdk/tim-js.es.js'),
  'trtc-js-sdk': resolve('trtc-js-sdk/trtc.esm.js'),
  // There is no ES build of tsignaling.
  tsignaling: resolve('tsignaling/tsignaling-js.js'),
};

const TIM_NAMES = fileURLToPath(new URL('../../src/core/tencent/tim-names.ts', import.meta.url));
const ADAPT_BROWSER = fileURLToPath(new URL('../../src/cdn/adapt-browser.ts', import.meta.url));

/**
 * Leads the SDKs' names to their ES builds.
 *
 * @returns {import('rollup').Plugin}
 */
export function resolveSdks() {
  return {
    name: 'resolve-sdks',
    resolveId(source) {
      return Object.hasOwn(SDK_FILES, source)
        ? SDK_FILES[/** @type {keyof typeof SDK_FILES} */ (source)]
        : null;
    },
  };
}

/**
 * Gives tsignaling the names that it takes of tim-js-sdk instead of all of it: it is given an instance. So a page
 * that has TIM fetches it for neither. Before `resolveSdks()`.
 *
 * @returns {import('rollup').Plugin}
 */
export function useTimNames() {
  return {
    name: 'use-tim-names',
    resolveId(source, importer) {
      const isOfSignaling = importer?.includes(SDK_FILES.tsignaling) ?? false;
      return isOfSignaling && source === 'tim-js-sdk' ? TIM_NAMES : null;
    },
  };
}

/**
 * Leaves out of trtc-js-sdk the webrtc-adapter that it imports: src/cdn/adapt-browser.ts loads it before, in browsers
 * that need it.
 *
 * @returns {import('rollup').Plugin}
 */
export function adapterApart() {
  const NOTHING = '\0nothing';
  return {
    name: 'adapter-apart',
    resolveId(source, importer) {
      if (source === './adapt-browser.js') return ADAPT_BROWSER;
      if (importer !== SDK_FILES['trtc-js-sdk']) return null;
      if (source !== 'webrtc-adapter/out/adapter') throw new Error(`trtc-js-sdk needs ${source}`);
      return NOTHING;
    },
    load: (id) => (id === NOTHING ? '' : null),
  };
}
