import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { readFileSync } from 'node:fs';
import { minifyTemplates } from './scripts/lib/rollup/minify-templates.mjs';
import { notices } from './scripts/lib/rollup/notices.mjs';
import { scriptFiles } from './scripts/lib/rollup/script-files.mjs';
import { sdkGlobals } from './scripts/lib/rollup/sdk-globals.mjs';
import { sizes } from './scripts/lib/rollup/sizes.mjs';
import { adapterApart, resolveSdks, useTimNames } from './scripts/lib/sdks.mjs';

const { dependencies, optionalDependencies, version } = JSON.parse(
  readFileSync(new URL('package.json', import.meta.url), 'utf8'),
);
/** What users of a bundler have beside this package. */
const packages = new RegExp(
  `^(${[...Object.keys({ ...dependencies, ...optionalDependencies }), 'react'].join('|')})(/|$)`,
);

/** A chunk is called by its module; of two languages of the same name one is about devices. */
const chunksIn =
  (/** @type {string} */ folder) => (/** @type {import('rollup').PreRenderedChunk} */ chunk) => {
    if (chunk.facadeModuleId?.includes('/locales/devices/')) return `${folder}/devices-[name].js`;
    // What calls and buttons share has no module of its own.
    const isCommon = chunk.moduleIds.some((id) => id.endsWith('/parts/icons.ts'));
    return isCommon ? `${folder}/common.js` : `${folder}/[name].js`;
  };

/** What a page loads by script tag, from the first moment on. */
const SHOWN = ['trtc-calling.min.js'];
const ABLE_TO_RING = [...SHOWN, ...['cdn/login.js', 'cdn/tim-js-sdk.js', 'cdn/tsignaling.js']];
const IN_A_VIDEO_CALL = [
  ...ABLE_TO_RING,
  ...[
    'cdn/calls.js',
    'cdn/common.js',
    'cdn/ring.js',
    'cdn/call-screen.js',
    'cdn/video-tile.js',
    'cdn/trtc-js-sdk.js',
  ],
];

const banner = `/*! trtc-calling ${version} | MIT */`;
const compile = () =>
  typescript({
    tsconfig: 'tsconfig.build.json',
    // Checking and declarations are tsc's own work, beside this.
    noCheck: true,
    declaration: false,
    emitDeclarationOnly: false,
    outDir: 'dist',
  });
const minify = () =>
  terser({
    module: true,
    ecma: 2020,
    compress: { passes: 2 },
    // A classic script is read in the encoding of its page, which need not be UTF-8.
    format: { comments: /^!/, ascii_only: true },
  });

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    // For bundlers: packages stay outside, dynamic imports stay dynamic.
    input: {
      index: 'src/index.ts',
      calling: 'src/calling.ts',
      'call-button': 'src/call-button.ts',
      // Types alone; the file is there for imports that a compiler leaves standing.
      jsx: 'src/jsx.ts',
      'react/index': 'src/react/index.ts',
      // Apart, so that a bundler can leave out the one that is not used.
      'react/calling': 'src/react/calling.ts',
      'react/call-button': 'src/react/call-button.ts',
      'server/index': 'src/server/index.ts',
      'server/react': 'src/server/react.ts',
    },
    // The bare name of tim-js-sdk is for useTimNames().
    external: (id) => packages.test(id) && id !== 'tim-js-sdk',
    output: {
      name: 'ES modules, without packages',
      dir: 'dist',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: chunksIn('chunks'),
      // An import for the sake of loading early would keep what is not used in a bundle.
      hoistTransitiveImports: false,
      banner,
    },
    plugins: [
      useTimNames(),
      // The side effects that package.json tells of are those of the built files.
      nodeResolve({ ignoreSideEffectsForRoot: true }),
      commonjs({ requireReturnsDefault: 'auto' }),
      compile(),
      minifyTemplates(),
      minify(),
      notices('chunks/THIRD-PARTY-NOTICES.txt'),
      sizes(),
    ],
  },
  {
    // For script tags: everything is inside, in pieces that are fetched when they are needed, or in one file.
    input: { element: 'src/cdn.ts' },
    preserveEntrySignatures: 'allow-extension',
    output: {
      name: 'Script tag, with packages',
      dir: 'dist',
      format: 'es',
      entryFileNames: 'cdn/[name].js',
      chunkFileNames: chunksIn('cdn'),
    },
    plugins: [
      useTimNames(),
      adapterApart(),
      resolveSdks(),
      sdkGlobals(),
      nodeResolve({ browser: true }),
      commonjs({ requireReturnsDefault: 'auto' }),
      compile(),
      minifyTemplates(),
      minify(),
      scriptFiles({
        files: {
          classic: 'trtc-calling.min.js',
          module: 'trtc-calling.module.min.js',
          full: 'trtc-calling.full.min.js',
        },
        name: 'trtc-calling',
        version,
        banner: `/*! trtc-calling ${version} | MIT | of others: THIRD-PARTY-NOTICES.txt */`,
        packages: ['tim-js-sdk', 'tsignaling', 'trtc-js-sdk'],
      }),
      // Its one file has sdp in it.
      notices('THIRD-PARTY-NOTICES.txt', { 'webrtc-adapter': ['sdp'] }),
      // They may get smaller, and then so may these numbers.
      sizes([
        { moment: 'Until it is shown', files: SHOWN, kilobytes: 8.9 },
        { moment: 'Until it can ring', files: ABLE_TO_RING, kilobytes: 134.3 },
        { moment: 'In a video call', files: IN_A_VIDEO_CALL, kilobytes: 272 },
      ]),
    ],
  },
];
