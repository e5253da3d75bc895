import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConnectedState } from '../../src/core/state.js';
import type { FakeCore } from '../element/fake-core.js';
import { expect, test } from '../e2e/support/test.js';
import { openEyes, PAGE_VIEWS } from './eyes.js';
import { openViews, show } from './gallery.js';

/** Those that are documented, in the class comment of the element. */
const DOCUMENTED = [
  ...readFileSync(
    path.join(import.meta.dirname, '../../src/trtc-calling-element.ts'),
    'utf8',
  ).matchAll(/@csspart ([\w-]+)/g),
].map(([, name = '']) => name);

/** Shown where the browser holds sound back, and after calls that failed or were missed; unit tests have them. */
const ELSEWHERE = ['sound-button', 'retry-button', 'hint'];

test('every documented part reaches the page in some view, and no other', async ({
  newProfile,
}) => {
  const page = await (await newProfile()).newPage();
  await page.addInitScript(openEyes);
  await openViews(page);
  const found = new Set<string>();
  const collect = async () => {
    for (const name of await page.evaluate(() => window.eyes.parts())) found.add(name);
  };
  for (const view of PAGE_VIEWS) {
    await show(page, view);
    await collect();
  }
  // Somebody shares their screen in the group, and somebody else leaves it.
  await show(page, 'group-4');
  await page.evaluate(() => {
    const core = document.querySelector('trtc-calling')!.core as FakeCore;
    const call = core.state.call as ConnectedState;
    const remotes = call.remotes.map((remote, index) => ({ ...remote, screen: index === 0 }));
    core.become({ call: { ...call, remotes } });
    core.emit({ name: 'user-leave', detail: { userID: 'wang', playerList: [] } });
  });
  await expect(page.locator('.news')).toBeVisible();
  await collect();
  const expected = DOCUMENTED.filter((name) => !ELSEWHERE.includes(name));
  expect([...found].sort()).toEqual(expected.sort());
});
