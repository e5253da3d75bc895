import commonjs from '@rollup/plugin-commonjs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import path from 'node:path';
import { BROWSER_FLAGS, requireBrowser, useTestFonts } from './scripts/lib/browser.mjs';
import { build } from './scripts/lib/build.mjs';
import { ROOT } from './scripts/lib/paths.mjs';
import { resolveSdks } from './scripts/lib/sdks.mjs';
import { countReporter } from './scripts/lib/wtr/json-reporter.mjs';
import { localCloudControl, localCloudPlugin } from './scripts/lib/wtr/local-cloud-plugin.mjs';

useTestFonts();
await build({ targets: ['local-cloud'] });
const { startLocalCloud } = await import('trtc-local-cloud');

const cloud = await startLocalCloud({ control: true });

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/{docs,e2e,firefox,packages}/**'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  middleware: [localCloudControl(cloud)],
  plugins: [
    localCloudPlugin(cloud),
    fromRollup(resolveSdks)(),
    fromRollup(commonjs)({
      include: [
        'node_modules/tsignaling/**',
        'node_modules/webrtc-adapter/**',
        'node_modules/sdp/**',
      ],
      requireReturnsDefault: 'auto',
      // Served file by file, a module that is wrapped in a function would lose its default export.
      strictRequires: false,
    }),
    esbuildPlugin({ ts: true, tsconfig: path.join(ROOT, 'tsconfig.json'), target: 'es2022' }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: requireBrowser(),
        args: [...BROWSER_FLAGS, '--use-fake-ui-for-media-stream'],
      },
      // Each file is a page of its own; two cores carry two of them.
      concurrency: 2,
    }),
  ],
  // Lit says in every page that it is in development mode, which the tests want.
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  testsFinishTimeout: 240_000,
  reporters: [defaultReporter(), countReporter(path.join(ROOT, 'test-results/wtr.json'))],
};
