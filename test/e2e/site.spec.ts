import { expect, test as base, type Page } from '@playwright/test';
import type axeCore from 'axe-core';
import path from 'node:path';
import { startLocalCloud } from 'trtc-local-cloud';
import { build } from '../../scripts/lib/build.mjs';
import { SITE } from '../../scripts/lib/site.mjs';

const AXE = path.join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');

interface Fixtures {
  /** A page of the site, with a local cloud behind it. */
  readonly site: Page;
  /** What the browser had to complain of, and what went to other servers. */
  readonly complaints: string[];
}

const test = base.extend<Fixtures>({
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  site: async ({ browser, complaints }, use) => {
    const cloud = await startLocalCloud({ static: { '/': SITE } });
    const context = await browser.newContext({
      baseURL: cloud.url,
      permissions: ['camera', 'microphone'],
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== cloud.url) complaints.push(request.url());
    });
    await use(page);
    await context.close();
    await cloud.close();
  },
});

test.beforeAll(async () => {
  test.setTimeout(300_000);
  if (!(await build({ targets: ['site'] }))) throw new Error('The site could not be built.');
});

for (const { address, ready, call, answer, hangUp, title } of [
  {
    address: '/',
    ready: 'Both are online',
    call: 'Video call',
    answer: 'Answer',
    hangUp: 'Hang up',
    title: 'Bob’s page',
  },
  {
    address: '/zh/',
    ready: '双方均已在线',
    call: '视频呼叫',
    answer: '接听',
    hangUp: '挂断',
    title: '小明的页面',
  },
]) {
  test(`the page ${address} calls the person beside it`, async ({ site }) => {
    await site.goto(address);
    await expect(site.getByText(ready)).toBeVisible();
    const other = site.frameLocator(`iframe[title="${title}"]`);

    await site.getByRole('button', { name: call }).click();
    await other.getByRole('button', { name: answer }).click();
    const phone = site.locator('trtc-calling');
    await expect(phone).toHaveJSProperty('state.call.phase', 'connected');
    // The other one's picture moves.
    const video = phone.locator('video').first();
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
      .toBeGreaterThan(0.5);

    await other.getByRole('button', { name: hangUp }).first().click();
    await expect(phone).not.toHaveJSProperty('state.call.phase', 'connected');
  });
}

test('the log tells of the events of a call', async ({ site }) => {
  await site.goto('/events.html');
  await expect(site.getByText('Both are online')).toBeVisible();
  await site.getByRole('button', { name: 'Call', exact: true }).click();
  const other = site.frameLocator('.live iframe');
  await other.getByRole('button', { name: 'Decline' }).click();
  const log = site.getByRole('log', { name: 'Events' });
  await expect(log).toContainText('sdk-ready');
  await expect(log).toContainText(/reject.*call-end.*reason: rejected/s);
});

test('the desk reads what the call is about', async ({ site }) => {
  await site.goto('/customer-service.html');
  await expect(site.getByText('Both are online')).toBeVisible();
  await site.getByRole('button', { name: 'Call', exact: true }).click();
  const desk = site.frameLocator('.live iframe');
  await expect(desk.getByText('About: Ember, table lamp')).toBeVisible();
  await desk.getByRole('button', { name: 'Decline' }).click();
});

test('the looks follow what is chosen', async ({ site }) => {
  await site.goto('/theming.html');
  await expect(site.getByText('Both are online')).toBeVisible();
  await site.getByRole('textbox', { name: 'Colour' }).fill('#b42318');
  const button = site.locator('trtc-call-button').first();
  await expect
    .poll(() =>
      button.evaluate((it) => getComputedStyle(it).getPropertyValue('--trtc-color-brand')),
    )
    .toBe('#b42318');
});

test('a page whose server is no local cloud says so, and is whole', async ({ browser }) => {
  const cloud = await startLocalCloud({ static: { '/': SITE } });
  const context = await browser.newContext({ baseURL: cloud.url });
  const page = await context.newPage();
  await page.route('**/config', (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto('/');
  await expect(page.getByText('The example needs the local cloud')).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('link', { name: 'Start in five minutes' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start in five minutes');
  await context.close();
  await cloud.close();
});

test('the search finds English and Chinese words', async ({ site }) => {
  for (const { address, button, words, found } of [
    { address: '/start.html', button: 'Search', words: 'firewall', found: 'Firewalls' },
    { address: '/zh/start.html', button: '搜索', words: '防火墙', found: '防火墙' },
  ]) {
    await site.goto(address);
    await site.getByRole('button', { name: button }).first().click();
    await site.getByRole('searchbox').fill(words);
    await expect(site.locator('.result').filter({ hasText: found }).first()).toBeVisible();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pages fit into 320 pixels and have nothing that axe finds (${colorScheme})`, async ({
    site,
  }) => {
    test.setTimeout(180_000);
    await site.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const address of [
      ...['/', '/zh/', '/events.html', '/theming.html', '/zh/compatibility.html'],
      ...['/reference/trtc-calling.html', '/usersig.html'],
    ]) {
      await site.setViewportSize({ width: 320, height: 800 });
      await site.goto(address);
      await expect(site.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await site.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${address} is wider than 320 pixels`).toBe(0);
      await site.setViewportSize({ width: 1280, height: 900 });
      if (await site.locator('.live').count()) {
        await expect(site.locator('.live iframe')).toBeVisible();
      }
      expect(await violationsIn(site), address).toEqual([]);
    }
  });
}

async function violationsIn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${String(target)} ${failureSummary}`),
    );
  });
}
