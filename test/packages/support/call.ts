import type { Browser, Page } from '@playwright/test';
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds; a machine that installs and builds meanwhile is slow. */
const PATIENCE = 60_000;

interface Person {
  readonly page: Page;
  /** What the page wrote to the console as an error, and what nobody caught. */
  readonly errors: readonly string[];
}

async function open(browser: Browser, url: string, name: string): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  context.setDefaultTimeout(PATIENCE);
  await context.grantPermissions(['camera', 'microphone']);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`${name}: ${String(error)}`));
  await page.goto('/');
  await page.getByLabel('You').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return { page, errors };
}

/** Two pictures, the own one and the other's, that move. */
async function seesBoth({ page }: Person): Promise<void> {
  const end = Date.now() + PATIENCE;
  let frames: number[] = [];
  while (Date.now() < end) {
    frames = await page
      .locator('trtc-calling video:visible')
      .evaluateAll((videos) =>
        videos.map(
          (video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames,
        ),
      );
    if (frames.filter((count) => count > 0).length >= 2) return;
    await sleep(100);
  }
  assert.fail(`There are no two pictures that move; frames: ${frames.join(', ') || 'none'}`);
}

/** Alice calls Bob in the pages at that address, both see each other, and she hangs up. */
export async function callEachOther(browser: Browser, url: string): Promise<void> {
  const people: Person[] = [];
  try {
    const alice = await open(browser, url, 'alice');
    const bob = await open(browser, url, 'bob');
    people.push(alice, bob);
    for (const { page } of people) {
      await page.locator('trtc-calling:state(ready)').waitFor({ state: 'attached' });
    }
    await alice.page.getByLabel('Whom').fill('bob');
    await alice.page.getByRole('button', { name: 'Call' }).click();
    await bob.page.getByText('alice is calling').waitFor();
    await bob.page.getByRole('button', { name: 'Answer', exact: true }).click();
    for (const person of people) await seesBoth(person);

    await alice.page.getByRole('button', { name: 'Hang up' }).first().click();
    await bob.page.getByText('The call is over').waitFor();
    assert.deepEqual(
      people.flatMap(({ errors }) => errors),
      [],
    );
  } catch (error) {
    const said = people.flatMap(({ errors }) => errors).join('\n');
    throw said ? new Error(`${String(error)}\nThe pages said:\n${said}`, { cause: error }) : error;
  } finally {
    for (const { page } of people) await page.context().close();
  }
}
