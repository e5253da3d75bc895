import type { FrameLocator, Locator } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/test.js';

test('a visitor of the demo’s shop calls its support desk', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await page.setViewportSize({ width: 1300, height: 900 });
  await page.goto('/demo/?devices=generated');
  const shop = page.frameLocator('iframe[title="The shop"]');
  const desk = page.frameLocator('iframe[title="The support desk"]');
  await expect(desk.getByRole('status').first()).toContainText('Ready');

  await shop.getByRole('button', { name: 'Show your room' }).click();
  await expect(desk.getByText('About: Ember, table lamp')).toBeVisible();
  await desk.getByRole('button', { name: 'Answer' }).click();
  await moves(desk.getByLabel(/^Video of visitor_/));
  await moves(shop.getByLabel('Video of Sam at Nook & Lamp'));

  // The shop goes on beneath.
  await shop.getByRole('button', { name: 'Add to basket' }).click();
  await expect(shop.getByText('Basket: 1 lamp')).toBeVisible();
  await shop.locator('trtc-calling').getByRole('button', { name: 'Hang up' }).click();
  await expect(desk.getByText(/^in, video, \d+ s$/)).toBeVisible();

  await desk.getByRole('button', { name: 'Call back' }).click();
  await shop.getByRole('button', { name: 'Decline' }).click();
  await expect(desk.getByText('out, video, missed')).toBeVisible();
});

test('a page of the demo shows two people who can call each other', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.goto('/demo/people.html?devices=generated');
  const alice = page.frameLocator('iframe[title^="Alice"]');
  const bob = page.frameLocator('iframe[title^="Bob"]');
  await expect(alice.getByRole('status').first()).toContainText('Ready');
  await expect(bob.getByRole('status').first()).toContainText('Ready');

  await alice.getByRole('button', { name: 'Video call' }).click();
  await bob.getByRole('button', { name: 'Answer' }).click();

  for (const [frame, peer] of [
    [alice, 'bob'],
    [bob, 'alice'],
  ] as const) {
    await moves(frame.getByLabel(`Video of ${peer}`));
  }

  await bob.getByRole('button', { name: 'Hang up' }).click();
  await expect(alice.getByText('bob hung up').first()).toBeVisible();
});

test('a third person in that page makes a group call', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await page.setViewportSize({ width: 1300, height: 800 });
  await page.goto('/demo/people.html?devices=generated');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await expect(page).toHaveURL(/people=3/);
  const names = ['alice', 'bob', 'chris'];
  const frames = names.map((name) => page.frameLocator(`iframe[title^="${name}" i]`));
  const [alice, bob, chris] = frames as [FrameLocator, FrameLocator, FrameLocator];
  for (const frame of frames) {
    await expect(frame.getByRole('status').first()).toContainText('Ready');
  }
  const group = alice.getByRole('form', { name: 'Group call' });
  await expect(group).toContainText('with bob and chris');

  await group.getByRole('button', { name: 'Group video call' }).click();
  await bob.getByRole('button', { name: 'Answer' }).click();
  await chris.getByRole('button', { name: 'Answer' }).click();
  for (const [index, frame] of frames.entries()) {
    for (const other of names.filter((_, at) => at !== index)) {
      await moves(frame.getByLabel(`Video of ${other}`));
    }
  }

  await alice.getByRole('button', { name: 'Hang up' }).click();
  await bob.getByRole('button', { name: 'Hang up' }).click();
  await expect(chris.getByText('Everybody else has left').first()).toBeVisible();
});

test('the smallest page works', async ({ newProfile, open }) => {
  const bob = await open('bob');
  const page = await (await newProfile()).newPage();
  await page.goto('/demo/minimal.html');
  const call = page.getByRole('button', { name: 'Call Bob' });
  const phone = page.locator('trtc-calling');
  await expect(phone).toHaveJSProperty('state.session.status', 'ready');

  await call.click();
  await bob.hearsRinging();
  await bob.answers();
  await bob.isInCall();
  await bob.seesAndHears({ name: 'carol' });
  await bob.clicks('Hang up');
  await expect(phone.getByText('bob hung up').first()).toBeVisible();
});

test('the script reads the same in pages of every encoding', async () => {
  const script = await readFile(path.join(import.meta.dirname, '../../dist/trtc-calling.min.js'));
  expect(script.length).toBeGreaterThan(0);
  expect(script.every((byte) => byte < 128)).toBe(true);
});

test('the script works from another origin, without crossorigin attribute', async ({
  cdn,
  cloud,
  newProfile,
  open,
}) => {
  const bob = await open('bob');
  const page = await (await newProfile()).newPage();
  await page.goto('/pages/blank.html');
  await page.setContent(`
    <script src="${cdn.url}/trtc-calling.min.js"></script>
    <trtc-calling id="phone" sdkappid="${cloud.sdkAppID}" userid="alice"
      usersig="${cloud.userSigs.sign('alice')}" im-proxy="${cloud.imProxy}"
      rtc-proxy="${cloud.rtcProxy}" log-proxy="${cloud.logProxy}"></trtc-calling>`);
  const defined = await page.evaluate(() => customElements.get('trtc-calling') !== undefined);
  expect(defined).toBe(true);
  await expect
    .poll(async () => ((await cloud.control('im-users')) as { users: string[] }).users)
    .toContain('alice');
  expect(cdn.requested.filter((name) => name.includes('trtc-js-sdk'))).toEqual([]);

  await bob.calls('alice', { video: false });
  await page.locator('trtc-calling').getByRole('button', { name: 'Answer' }).click();
  await bob.isInCall();
  await bob.clicks('Hang up');
  await bob.isIdle();
  expect(new Set(cdn.requested).size).toBe(cdn.requested.length);
});

async function moves(picture: Locator): Promise<void> {
  await expect(picture).toBeVisible();
  const frames = () =>
    picture.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames).toBeGreaterThan(10);
}

test('the page of one file calls, from any server', async ({ newProfile, open }) => {
  const bob = await open('bob');
  const root = path.join(import.meta.dirname, '../..');
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const profile = await newProfile();
  // What is published under that address is what is built here.
  const published = `https://cdn.jsdelivr.net/npm/trtc-calling@${version}/dist/`;
  await profile.route(`${published}**`, (route) =>
    route.fulfill({
      path: path.join(root, 'dist', route.request().url().slice(published.length)),
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
    }),
  );
  const page = await profile.newPage();
  await page.goto('/demo/standalone.html');
  await page
    .getByRole('form', { name: 'Who you are' })
    .getByLabel('User', { exact: false })
    .first()
    .fill('dora');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('You are dora.')).toBeVisible();

  const whom = page.getByRole('form', { name: 'Whom to call' });
  await whom.getByLabel('User').fill('bob');
  await whom.getByLabel('Kind').selectOption('Video');
  await page.getByRole('button', { name: 'Call' }).click();
  await bob.answers();
  await bob.isInCall();
  await bob.seesAndHears({ name: 'dora' });
  await bob.clicks('Hang up');
  await expect(page.getByText('bob hung up').first()).toBeVisible();
  await expect(page.getByRole('alert')).toBeEmpty();
});

test('the page of one file says what it needs, opened as a file', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await page.route('https://**', (route) => route.abort());
  await page.goto(`file://${path.join(import.meta.dirname, '../../demo/standalone.html')}`);
  await expect(page.getByRole('alert')).toContainText('put it on a web server');
  await expect(page.getByRole('alert')).toContainText('The script was not loaded');
});
