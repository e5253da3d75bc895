import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser, useTestFonts } from './scripts/lib/browser.mjs';

const TIMERS = 'interop/timers.spec.ts';
const NINE = 'e2e/nine.spec.ts';

useTestFonts();

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results/e2e',
  globalSetup: './scripts/lib/e2e-setup.mjs',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A test has two pages that send and receive video: more than one at a time is too much for two cores.
  // Those that wait half a minute for a timer do so beside the others.
  workers: 2,
  projects: [
    { name: 'timers', testMatch: TIMERS, timeout: 120_000, workers: 1 },
    {
      name: 'calls',
      testMatch: ['e2e/**/*.spec.ts', 'interop/**/*.spec.ts', 'views/**/*.spec.ts'],
      testIgnore: [TIMERS, NINE],
      workers: 1,
    },
    // The example of the local cloud, as it stands.
    {
      name: 'example',
      testDir: 'local-cloud/examples',
      workers: 1,
      dependencies: ['timers', 'calls'],
    },
    // Alone: nine pages are all that two cores can carry. By itself with --no-deps.
    {
      name: 'nine',
      testMatch: NINE,
      dependencies: ['timers', 'calls', 'example'],
      timeout: 360_000,
    },
  ],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  snapshotPathTemplate: '{testDir}/views/snapshots/{arg}{ext}',
  use: {
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
    viewport: { width: 480, height: 720 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
  },
});
