import type { Page } from '@playwright/test';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

/** Where the pictures are; nothing else than this test answers there. */
const PICTURES = 'https://pictures.example';

function face(skin: string, back: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
    <rect width="64" height="64" fill="${back}"/><circle cx="32" cy="26" r="12" fill="${skin}"/>
    <path d="M10 64c0-14 10-22 22-22s22 8 22 22z" fill="${skin}"/></svg>`;
}

const FACES: Readonly<Record<string, string>> = {
  '/alice.svg': face('#f2c9a0', '#3a6ea5'),
  '/bob.svg': face('#8d5a34', '#7fb069'),
};

/** Answers for the pictures; gives the referrers that came with the questions. */
async function servePictures(page: Page): Promise<(string | undefined)[]> {
  const referrers: (string | undefined)[] = [];
  await page.route(`${PICTURES}/**`, async (route) => {
    referrers.push(route.request().headers()['referer']);
    const body = FACES[new URL(route.request().url()).pathname];
    await (body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: 'image/svg+xml', body }));
  });
  return referrers;
}

function introduces(person: Person, nickName: string, picture: string): Promise<void> {
  return person.phone.evaluate(
    (phone, [nick, avatar]) => (phone as TrtcCallingElement).setSelfInfo(nick, avatar),
    [nickName, `${PICTURES}${picture}`] as const,
  );
}

/** The picture of that address is on the screen, and is a picture. */
async function sees({ phone }: Person, name: string, picture: string): Promise<void> {
  await expect(phone.getByRole('heading', { name, exact: true })).toBeVisible();
  const image = phone.locator(`trtc-avatar img[src="${PICTURES}${picture}"]`);
  await expect(image).toBeVisible();
  await expect(image).toHaveCSS('opacity', '1');
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(64);
}

test.describe('People', () => {
  test('see each other’s name and picture while it rings, in the call, and at its end', async ({
    open,
  }, info) => {
    const alice = await open('alice');
    const bob = await open('bob');
    const referrers = [await servePictures(alice.page), await servePictures(bob.page)];
    await introduces(alice, 'Alice Liddell', '/alice.svg');
    await introduces(bob, 'Bob <i>Dylan</i>', '/bob.svg');

    await alice.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await sees(bob, 'Alice Liddell', '/alice.svg');
    await sees(alice, 'Bob <i>Dylan</i>', '/bob.svg');
    await bob.page.screenshot({ path: info.outputPath('ringing.png') });

    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await sees(bob, 'Alice Liddell', '/alice.svg');
    await sees(alice, 'Bob <i>Dylan</i>', '/bob.svg');
    await alice.page.screenshot({ path: info.outputPath('connected.png') });
    expect(await alice.told('user-update')).toMatchObject({
      userID: 'bob',
      nick: 'Bob <i>Dylan</i>',
    });
    expect(await bob.told('user-enter')).toMatchObject({ userID: 'alice', nick: 'Alice Liddell' });

    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'Alice Liddell hung up');
    const end = await alice.hasEnded('hangup', 'You hung up');
    expect(end).toMatchObject({ avatar: `${PICTURES}/bob.svg` });
    expect(referrers).toEqual([[undefined], [undefined]]);
  });

  test('go by their initials when the picture is gone', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await servePictures(bob.page);
    await introduces(alice, 'Alice Liddell', '/gone.png');

    await alice.calls(bob);
    await bob.hearsRinging('video');
    await bob.reads('Alice Liddell');
    await bob.reads(/^\s*AL\s*$/);
    await expect(bob.phone.locator('img')).toHaveCount(0);
    await bob.clicks('Decline');
    await bob.hasEnded('declined', 'You declined the call');
  });
});
