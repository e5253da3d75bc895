import type { Page } from '@playwright/test';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

declare global {
  interface Window {
    /** The window of picture-in-picture that the page has opened. */
    pip: Window | undefined;
  }
}

/** What a page does that wants to be on top of everything. */
function coverPage(): void {
  const style = document.createElement('style');
  style.textContent = `
    * { z-index: 2147483647; }
    #cover { position: fixed; inset: 0; background: rebeccapurple; }
    main { overflow: hidden; transform: translateY(-400px); filter: blur(4px); block-size: 40px; }
  `;
  const cover = Object.assign(document.createElement('div'), { id: 'cover' });
  const main = document.createElement('main');
  document.head.append(style);
  document.body.append(main, cover);
  main.append(document.querySelector('trtc-calling')!);
}

const COVERED = { prepare: (page: Page) => page.evaluate(coverPage) };

/** The picture of the other one that is on the screen moves: frames of it came in that time. */
async function seesMovement(person: Person): Promise<void> {
  const frames = (): Promise<number> =>
    person.page.evaluate(async () => {
      function videosIn(root: Document | ShadowRoot): HTMLVideoElement[] {
        return [...root.querySelectorAll('*')].flatMap((element) => [
          ...(element instanceof HTMLVideoElement ? [element] : []),
          ...(element.shadowRoot ? videosIn(element.shadowRoot) : []),
        ]);
      }
      const phone = document.querySelector('trtc-calling')!;
      const remote = phone.core?.remoteStream('alice');
      const [video] = videosIn(document).filter(
        (one) => one.srcObject === remote && one.checkVisibility() && one.offsetWidth > 1,
      );
      if (!video) return 0;
      const before = video.getVideoPlaybackQuality().totalVideoFrames;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return video.paused ? 0 : video.getVideoPlaybackQuality().totalVideoFrames - before;
    });
  await expect.poll(frames).toBeGreaterThan(5);
}

/** Alice has called bob, who has answered. */
async function inCall(
  open: (name: string, options?: object) => Promise<Person>,
  options: object = {},
): Promise<{ alice: Person; bob: Person }> {
  const alice = await open('alice');
  const bob = await open('bob', options);
  await alice.calls(bob);
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  return { alice, bob };
}

const bubbleOf = ({ phone }: Person) =>
  phone.getByRole('button', { name: 'Back to the call: alice' });

// Two pages, and the same call seen in several ways.
test.describe.configure({ timeout: 120_000 });

test.describe('A call that comes in', () => {
  for (const display of ['inline', 'floating', 'overlay']) {
    test(`is not covered by the page (${display})`, async ({ open }) => {
      const alice = await open('alice');
      const bob = await open('bob', { ...COVERED, attributes: { display } });
      await alice.calls(bob, { video: false });
      await bob.hearsRinging('voice');
      // A click where something else is on top would not come through.
      await bob.answers();
      await Promise.all([alice.isInCall(), bob.isInCall()]);
      await bob.clicks('Hang up');
      await alice.hasEnded('remote-hangup', 'bob hung up');
    });
  }

  test('takes the focus in an overlay, is answered by keyboard, and gives it back', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob', { attributes: { display: 'overlay' } });
    await bob.page.getByLabel('Whom').focus();
    await alice.calls(bob, { video: false });
    await expect(bob.phone.getByRole('alertdialog')).toBeFocused();
    await bob.page.keyboard.press('Escape');
    await bob.page.keyboard.press('Escape');
    await bob.hearsRinging('voice');
    await bob.page.keyboard.press('Tab');
    await bob.page.keyboard.press('Tab');
    await expect(bob.phone.getByRole('button', { name: 'Answer' })).toBeFocused();
    await bob.page.keyboard.press('Enter');
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.page.keyboard.press('Escape');
    await expect(bubbleOf(bob)).toBeFocused();
    await bob.page.keyboard.press('Enter');
    await bob.clicks('Hang up');
    await bob.hasEnded('hangup', 'You hung up');
    await bob.clicks('Close');
    await expect(bob.page.getByLabel('Whom')).toBeFocused();
  });
});

test.describe('A minimised call', () => {
  for (const display of ['inline', 'floating', 'overlay']) {
    test(`comes back with its picture moving (${display})`, async ({ open }) => {
      const { alice, bob } = await inCall(open, { attributes: { display } });
      await seesMovement(bob);
      await bob.clicks('Minimise');
      await seesMovement(bob);
      await expect(bubbleOf(bob)).toBeVisible();
      await bob.hears();
      // The page is there again.
      await bob.page.getByLabel('Whom').fill('carol');
      await bubbleOf(bob).click();
      await seesMovement(bob);
      await bob.seesAndHears(alice);
      await bob.clicks('Hang up');
      await bob.hasEnded('hangup', 'You hung up');
    });
  }

  test('is moved by keyboard and by pointer, and stays in view', async ({ open }) => {
    const { alice, bob } = await inCall(open, { attributes: { display: 'floating' } });
    await bob.clicks('Minimise');
    const bubble = bubbleOf(bob);
    const boxOf = async () => (await bubble.boundingBox())!;
    // It stays 12 pixels away from each edge; its border is not the button's.
    await expect
      .poll(async () => {
        const box = await boxOf();
        return Math.round(box.x + box.width);
      })
      .toBe(467);

    await bubble.focus();
    await bob.page.keyboard.press('ArrowLeft');
    await bob.page.keyboard.press('ArrowLeft');
    await bob.page.keyboard.press('ArrowUp');
    await expect.poll(async () => Math.round((await boxOf()).y)).toBe(13);

    const { x, y, width, height } = await boxOf();
    await bob.page.mouse.move(x + width / 2, y + height / 2);
    await bob.page.mouse.down();
    await bob.page.mouse.move(200, 300, { steps: 4 });
    await bob.page.mouse.move(60, 400, { steps: 4 });
    await bob.page.mouse.up();
    await expect.poll(async () => Math.round((await boxOf()).x)).toBe(13);
    expect((await boxOf()).y).toBeGreaterThan(200);
    await expect(bubble).toBeVisible();

    await bob.page.setViewportSize({ width: 320, height: 300 });
    await expect
      .poll(async () => {
        const box = await boxOf();
        return box.x >= 0 && box.y >= 0 && box.x + box.width <= 320 && box.y + box.height <= 300;
      })
      .toBe(true);
    await seesMovement(bob);
    await bubble.click();
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });
});

test.describe('A call in full screen', () => {
  for (const display of ['inline', 'floating', 'overlay']) {
    test(`goes on with its picture, there and back (${display})`, async ({ open }) => {
      const { alice, bob } = await inCall(open, { attributes: { display } });
      await bob.clicks('Full screen');
      await expect(bob.page.locator('trtc-calling:state(fullscreen)')).toBeVisible();
      const isElement = () => bob.phone.evaluate((phone) => document.fullscreenElement === phone);
      expect(await isElement()).toBe(true);
      await seesMovement(bob);
      await bob.clicks('Leave full screen');
      await expect(bob.page.locator('trtc-calling:state(fullscreen)')).toHaveCount(0);
      await seesMovement(bob);

      await bob.clicks('Full screen');
      await expect(bob.page.locator('trtc-calling:state(fullscreen)')).toBeVisible();
      await alice.clicks('Hang up');
      await bob.hasEnded('remote-hangup', 'alice hung up');
      await expect(bob.page.locator('trtc-calling:state(fullscreen)')).toHaveCount(0);
    });
  }
});

/** Remembers the window of picture-in-picture, into which nothing else of Playwright's looks. */
function rememberWindow(): void {
  const { documentPictureInPicture: api } = window as unknown as {
    documentPictureInPicture?: EventTarget;
  };
  api?.addEventListener('enter', (event) => {
    window.pip = (event as Event & { readonly window: Window }).window;
  });
}

/** A browser without windows of picture-in-picture for documents. */
function withoutDocuments(): void {
  Reflect.deleteProperty(window, 'documentPictureInPicture');
}

/** Frames that come in the window of picture-in-picture in a second. */
function pipFrames({ page }: Person): Promise<number> {
  return page.evaluate(async () => {
    const host = window.pip?.document.body.querySelector('div');
    const video = host?.shadowRoot?.querySelector('video');
    if (!video) return 0;
    const before = video.getVideoPlaybackQuality().totalVideoFrames;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return video.getVideoPlaybackQuality().totalVideoFrames - before;
  });
}

function clickInPip({ page }: Person, name: string): Promise<void> {
  return page.evaluate((label) => {
    const host = window.pip!.document.body.querySelector('div');
    host!.shadowRoot!.querySelector<HTMLButtonElement>(`[aria-label="${label}"]`)!.click();
  }, name);
}

/** Colour of the button that hangs up, in the window of picture-in-picture. */
function hangUpColour({ page }: Person): Promise<string | undefined> {
  return page.evaluate(() => {
    const host = window.pip?.document.body.querySelector('div');
    const disc = host?.shadowRoot?.querySelector('[aria-label="Hang up"] [part="control-disc"]');
    return disc ? getComputedStyle(disc).backgroundColor : undefined;
  });
}

test.describe('A call in picture-in-picture', () => {
  for (const display of ['inline', 'floating']) {
    test(`has its picture and controls there, and comes back (${display})`, async ({ open }) => {
      const { alice, bob } = await inCall(open, {
        attributes: { display },
        scripts: [rememberWindow],
      });
      await bob.clicks('Picture-in-picture');
      await expect.poll(() => pipFrames(bob)).toBeGreaterThan(5);
      await expect(bob.page.locator('trtc-calling:state(picture-in-picture)')).toBeVisible();
      await seesMovement(bob);

      await clickInPip(bob, 'Mute microphone');
      await alice.reads('bob is muted');
      await clickInPip(bob, 'Turn off camera');
      await alice.reads('bob’s camera is off');
      await clickInPip(bob, 'Back to the page');
      await expect.poll(() => bob.page.evaluate(() => window.pip?.closed)).toBe(true);
      await bob.isInCall();
      await seesMovement(bob);
    });
  }

  test('has the colours of the page there, and can be ended', async ({ open }) => {
    const { alice, bob } = await inCall(open, {
      attributes: { display: 'floating' },
      scripts: [rememberWindow],
    });
    await bob.page.addStyleTag({ content: 'body { --trtc-color-danger: rgb(1 2 3) }' });
    await bob.clicks('Picture-in-picture');
    await expect.poll(() => pipFrames(bob)).toBeGreaterThan(5);
    await expect.poll(() => hangUpColour(bob)).toBe('rgb(1, 2, 3)');
    // What lay over the page has made way.
    await expect(bubbleOf(bob)).toBeVisible();
    await clickInPip(bob, 'Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
    await expect.poll(() => bob.page.evaluate(() => window.pip?.closed)).toBe(true);
  });

  test('shows the picture alone where the browser has no more', async ({ open }) => {
    const { bob } = await inCall(open, { scripts: [withoutDocuments] });
    await bob.clicks('Picture-in-picture');
    const isThere = () => bob.page.evaluate(() => document.pictureInPictureElement !== null);
    await expect.poll(isThere).toBe(true);
    await seesMovement(bob);
    await bob.clicks('Picture-in-picture');
    await expect.poll(isThere).toBe(false);
    await seesMovement(bob);
  });
});
