import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from './scripts/lib/browser.mjs';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './scripts/lib/e2e-setup.mjs',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A test has two pages that send and receive video: more than one at a time is too much for two cores.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    launchOptions: { executablePath: requireBrowser(), args: BROWSER_FLAGS },
    viewport: { width: 480, height: 720 },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
  },
});
