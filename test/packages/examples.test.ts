import { chromium, type Browser } from '@playwright/test';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startLocalCloud } from 'trtc-local-cloud';
import { BROWSER_FLAGS, requireBrowser } from '../../scripts/lib/browser.mjs';
import { callEachOther } from './support/call.js';
import { setUp } from './support/project.js';
import { openWorkshop, ROOT, type Workshop } from './support/tarball.js';

/*
 * The package as its users get it: each example is installed with the tarball, checked, built, and two people call
 * each other in it.
 */

const NAMES = readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('examples', { timeout: 1_200_000 }, () => {
  let workshop: Workshop;
  let browser: Browser;

  before(async () => {
    workshop = await openWorkshop();
    browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
  });

  after(async () => {
    await browser.close();
    await workshop.close();
  });

  for (const name of NAMES) {
    it(`${name}: two people call each other`, async () => {
      const project = await setUp(name, workshop);
      await project.run('check', 'build');
      const cloud = await startLocalCloud({ static: project.mounts });
      try {
        await callEachOther(browser, cloud.url);
      } finally {
        await cloud.close();
      }
    });
  }
});
