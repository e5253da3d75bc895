import axe from 'axe-core';
import { expect, test } from '../e2e/support/test.js';
import { contactSheet, keep, look, LOOKS, nameOf, openViews, photograph, show } from './gallery.js';
import { VIEW_NAMES } from './view-names.js';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Measured: a button of another colour makes 240 differ, other sans-serif fonts, where the tests bring none, 160. */
const MOST_PIXELS = process.platform === 'linux' ? 20 : 200;

for (const view of VIEW_NAMES) {
  test(`${view} looks as it did, and has nothing that axe finds`, async ({ newProfile }) => {
    const page = await (await newProfile()).newPage();
    await openViews(page);
    await page.addScriptTag({ content: axe.source });
    const pictures: Buffer[] = [];
    for (const how of LOOKS) {
      await look(page, how);
      await show(page, view);
      await keep(page, nameOf(view, how));
      pictures.push(await photograph(page));
      if (how.width === 768) continue;
      const { violations } = await page.evaluate(() =>
        window.axe.run('trtc-calling, .picture-in-picture'),
      );
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        nameOf(view, how),
      ).toEqual([]);
    }
    expect(await contactSheet(page, pictures)).toMatchSnapshot(`${view}.png`, {
      threshold: 0.4,
      maxDiffPixels: MOST_PIXELS,
    });
  });
}
