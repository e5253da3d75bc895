import { expect, test } from '@playwright/test';
import { createRequire } from 'node:module';
import path from 'node:path';
import { startLocalCloud } from 'trtc-local-cloud';

/** @import { Browser, Page } from '@playwright/test' */
/** @import { LocalCloud } from 'trtc-local-cloud' */

const sdk = path.dirname(createRequire(import.meta.url).resolve('trtc-js-sdk/trtc.js'));

/** @type {LocalCloud} */
let cloud;

// One of its own for each test: nobody is left over from the one before.
test.beforeEach(async () => {
  cloud = await startLocalCloud({
    static: { '/': path.join(import.meta.dirname, 'public'), '/sdk': sdk },
  });
});
test.afterEach(() => cloud.close());

test('two people in a room see each other', async ({ browser }) => {
  const ann = await enter(browser, 'ann');
  const bob = await enter(browser, 'bob');
  await sees(ann, 'bob');
  await sees(bob, 'ann');
});

test('who loses the connection comes back', async ({ browser }) => {
  const ann = await enter(browser, 'ann');
  const bob = await enter(browser, 'bob');
  await sees(bob, 'ann');

  const said = await listen(ann);
  await cloud.control('rtc-drop', { userID: 'ann' });
  await expect.poll(said).toContain('RECONNECTING');
  await expect(ann.getByRole('status')).toHaveText('CONNECTED');
  await sees(bob, 'ann');
});

test('who is thrown out is gone for the others', async ({ browser }) => {
  await enter(browser, 'ann');
  const bob = await enter(browser, 'bob');
  await sees(bob, 'ann');

  await cloud.control('rtc-kick', { userID: 'ann' });
  await expect(bob.getByLabel('ann', { exact: true })).toHaveCount(0);
});

/**
 * A person with a browser profile of their own joins room 1.
 *
 * @param {Browser} browser
 * @param {string} name
 */
async function enter(browser, name) {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(cloud.url);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  return page;
}

/**
 * All that the page says of the connection from now on: some of it is over before a test can look.
 *
 * @param {Page} page
 */
async function listen(page) {
  const said = await page.getByRole('status').evaluateHandle((line) => {
    /** @type {(string | null)[]} */
    const texts = [];
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        texts.push(...[...addedNodes].map(({ textContent }) => textContent));
      }
    });
    observer.observe(line, { childList: true });
    return texts;
  });
  return () => said.jsonValue();
}

/**
 * The other one's picture moves.
 *
 * @param {Page} page
 * @param {string} name
 */
async function sees(page, name) {
  const video = page.getByLabel(name, { exact: true }).locator('video');
  const frames = () =>
    video.evaluate(
      (element) =>
        /** @type {HTMLVideoElement} */ (element).getVideoPlaybackQuality().totalVideoFrames,
    );
  await expect(video).toBeVisible();
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 5);
}
