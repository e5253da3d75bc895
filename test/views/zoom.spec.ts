import type { Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../../scripts/lib/browser.mjs';
import { expect, test } from '../e2e/support/test.js';
import { openEyes, PAGE_VIEWS } from './eyes.js';
import { openViews, show } from './gallery.js';

// A browser of somebody who has set letters of twice the usual size.
test.use({
  launchOptions: {
    executablePath: requireBrowser(),
    args: [...BROWSER_FLAGS, '--blink-settings=defaultFontSize=32'],
  },
});

/** CSS pixels of either side; WCAG wants 24, and fingers 44. */
const TARGET = 44;

/** A picture that was moved stays there in the views after that. */
const VIEWS = PAGE_VIEWS.filter((view) => view !== 'connected-corner');

async function openIn(page: Page, lang: 'en' | 'ar', letters: string): Promise<void> {
  await page.addInitScript(openEyes);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openViews(page);
  await page.evaluate(
    ({ tag, size }) => {
      const { documentElement: root } = document;
      root.lang = tag;
      root.dir = tag === 'ar' ? 'rtl' : 'ltr';
      root.style.setProperty('--trtc-font-size', size);
    },
    { tag: lang, size: letters },
  );
}

/** Everything can be read and used in the view that is shown. */
async function expectUsable(page: Page, view: string): Promise<void> {
  const { trouble, controls, size } = await page.evaluate(() => ({
    trouble: window.eyes.trouble(),
    controls: window.eyes.controls(),
    size: { width: innerWidth, height: innerHeight },
  }));
  expect.soft(trouble, view).toEqual([]);
  expect(controls.length, view).toBeGreaterThan(0);
  for (const control of controls) {
    const { what, left, right, top, bottom, isHit } = control;
    expect.soft(isHit, `${view}: ${what} can be clicked`).toBe(true);
    expect.soft(left, `${view}: ${what}`).toBeGreaterThanOrEqual(0);
    expect.soft(right, `${view}: ${what}`).toBeLessThanOrEqual(size.width);
    expect
      .soft(Math.round(right - left), `${view}: width of ${what}`)
      .toBeGreaterThanOrEqual(TARGET);
    expect
      .soft(Math.round(bottom - top), `${view}: height of ${what}`)
      .toBeGreaterThanOrEqual(TARGET);
  }
}

for (const lang of ['en', 'ar'] as const) {
  // 1280 pixels at 400 %.
  test(`every view fits into 320 pixels (${lang})`, async ({ newProfile }) => {
    const page = await (await newProfile()).newPage();
    await page.setViewportSize({ width: 320, height: 568 });
    await openIn(page, lang, '16px');
    for (const view of PAGE_VIEWS) {
      await show(page, view);
      await expectUsable(page, view);
    }
  });

  for (const size of [
    { width: 320, height: 568 },
    { width: 1280, height: 720 },
  ]) {
    test(`every view holds letters of twice the size in ${size.width} pixels (${lang})`, async ({
      newProfile,
    }) => {
      const page = await (await newProfile()).newPage();
      await page.setViewportSize(size);
      await openIn(page, lang, 'medium');
      await expect(page.locator('body')).toHaveCSS('font-size', '32px');
      for (const view of VIEWS) {
        await show(page, view);
        await expectUsable(page, view);
      }
    });
  }
}
