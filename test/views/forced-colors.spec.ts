import { expect, test } from '../e2e/support/test.js';
import { openEyes, PAGE_VIEWS } from './eyes.js';
import { openViews, show } from './gallery.js';

/** Nothing goes while nobody moves there. */
const VIEWS = PAGE_VIEWS.filter((view) => view !== 'connected-idle');

test('in forced colours every button has an outline, and every sign stands out', async ({
  newProfile,
}) => {
  const page = await (await newProfile()).newPage();
  await page.addInitScript(openEyes);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openViews(page);
  for (const view of VIEWS) {
    await show(page, view);
    const seen = await page.evaluate(() => window.eyes.colors());
    expect(seen.length, view).toBeGreaterThan(0);
    for (const { what, inks, ground, hasBorder } of seen) {
      expect.soft(inks, `${view}: ${what} before ${ground}`).not.toContain(ground);
      expect.soft(hasBorder, `${view}: outline of ${what}`).toBe(true);
    }
  }
});

for (const forcedColors of ['none', 'active'] as const) {
  test(`what has the focus has a ring around it (forced colours ${forcedColors})`, async ({
    newProfile,
  }) => {
    const page = await (await newProfile()).newPage();
    await page.addInitScript(openEyes);
    await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
    await openViews(page);
    // From now on the browser takes the person for one at a keyboard.
    await page.keyboard.press('Tab');
    for (const view of VIEWS) {
      await show(page, view);
      await page.keyboard.press('Shift');
      const count = (await page.evaluate(() => window.eyes.controls())).length;
      for (let index = 0; index < count; index += 1) {
        const ring = await page.evaluate((at) => {
          window.eyes.focusControl(at);
          return window.eyes.focusRing();
        }, index);
        expect.soft(ring?.width, `${view}: ring of ${ring?.what}`).toBeGreaterThanOrEqual(2);
        expect.soft(ring?.color, `${view}: ring of ${ring?.what}`).not.toBe(ring?.ground);
      }
    }
  });
}
