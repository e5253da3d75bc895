import { chromium, type Browser } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
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

/** As much of the example's own Vite as is used here. */
interface Vite {
  createServer(options: { root: string; server: { port: number } }): Promise<{
    readonly resolvedUrls: { readonly local: readonly string[] };
    listen(): Promise<unknown>;
    close(): Promise<void>;
  }>;
}

describe('examples', { timeout: 2_400_000 }, () => {
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

  it('vite: they do while it is developed', async () => {
    const { folder } = await setUp('vite', workshop);
    const cloud = await startLocalCloud();
    process.env['LOCAL_CLOUD'] = cloud.url;
    const entry = createRequire(path.join(folder, 'package.json')).resolve('vite');
    const vite = (await import(pathToFileURL(entry).href)) as Vite;
    const server = await vite.createServer({ root: folder, server: { port: 0 } });
    try {
      await server.listen();
      await callEachOther(browser, server.resolvedUrls.local[0]!);
    } finally {
      await server.close();
      await cloud.close();
    }
  });
});
