import { expect, test } from '../e2e/support/test.js';
import { openEyes, PAGE_VIEWS } from './eyes.js';
import { openViews, show } from './gallery.js';

test('nothing moves for people who want less motion', async ({ newProfile }) => {
  const page = await (await newProfile()).newPage();
  await page.addInitScript(openEyes);
  await openViews(page);
  await show(page, 'incoming-video');
  expect(await page.evaluate(() => window.eyes.motions())).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const view of PAGE_VIEWS) {
    await show(page, view);
    expect.soft(await page.evaluate(() => window.eyes.motions()), view).toEqual([]);
  }
});
