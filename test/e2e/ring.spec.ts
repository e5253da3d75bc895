import { chromium, type Browser, type Page } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../../scripts/lib/browser.mjs';
import { Person } from './support/person.js';
import type { LocalCloud } from 'trtc-local-cloud';
import { expect, test } from './support/test.js';

/** Milliseconds within which all is quiet once a call rings no more, the way of the message included. */
const AT_ONCE = 2_000;

interface Shown {
  readonly title: string;
  readonly body: string;
  closed: boolean;
  click(): void;
}

declare global {
  interface Window {
    /** The loudest sample that came out of the page's audio contexts in the last 40 ms or so, 0 to 1. */
    toneLevel(): number;
    notifications: Shown[];
  }
}

/** Listens where the page's tones come out; to run before its scripts. */
function tapTones(): void {
  const analysers: AnalyserNode[] = [];
  const connect = Reflect.get(AudioNode.prototype, 'connect') as (to: AudioNode) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
    if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) {
      const analyser = to.context.createAnalyser();
      connect.call(this, analyser);
      analysers.push(analyser);
    }
    return connect.call(this, to);
  } as AudioNode['connect'];
  window.toneLevel = () => {
    const samples = new Float32Array(2048);
    let loudest = 0;
    for (const analyser of analysers) {
      if (analyser.context.state !== 'running') continue;
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  };
}

/** Writes notifications down instead of showing them. */
function recordAttention(): void {
  const notifications: Shown[] = [];
  window.notifications = notifications;
  // No class: what Playwright makes of its fields is not there in the page.
  function Recorded(this: Notification, title: string, { body = '' }: NotificationOptions): void {
    const click = (): void => {
      this.onclick?.(new Event('click'));
    };
    const shown: Shown = { title, body, closed: false, click };
    this.close = () => {
      shown.closed = true;
    };
    notifications.push(shown);
  }
  Object.assign(window, { Notification: Object.assign(Recorded, { permission: 'granted' }) });
}

/** Something comes out of the page, and loudly enough. */
async function hearsTone({ page }: Person, louderThan = 0.02): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.toneLevel()), { intervals: [50] })
    .toBeGreaterThan(louderThan);
}

/** The loudest that comes out of a page in that time. */
function loudestIn({ page }: Person, milliseconds: number): Promise<number> {
  return page.evaluate(async (duration) => {
    let level = 0;
    const end = performance.now() + duration;
    while (performance.now() < end) {
      level = Math.max(level, window.toneLevel());
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return level;
  }, milliseconds);
}

/** It is quiet at once, and stays so for longer than the tones pause. */
async function isQuiet(person: Person): Promise<void> {
  await expect
    .poll(() => person.page.evaluate(() => window.toneLevel()), {
      intervals: [30],
      timeout: AT_ONCE,
    })
    .toBe(0);
  expect(await loudestIn(person, 4500)).toBe(0);
}

/** As if another tab were in front; in a browser without windows no page knows that it is behind. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((isHidden) => {
    Object.defineProperty(document, 'visibilityState', {
      value: isHidden ? 'hidden' : 'visible',
      configurable: true,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** A browser as people have it: it lets nothing sound before a gesture. */
function strictBrowser(): Promise<Browser> {
  const flags = BROWSER_FLAGS.filter((flag) => !flag.startsWith('--autoplay-policy'));
  return chromium.launch({
    executablePath: requireBrowser(),
    args: [...flags, '--autoplay-policy=document-user-activation-required'],
  });
}

const TAPPED = { scripts: [tapTones] };

test.describe('The tones of a call', () => {
  test('are heard at both sides while it rings, and stop when it is answered', async ({ open }) => {
    const alice = await open('alice', TAPPED);
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await Promise.all([hearsTone(bob, 0.1), hearsTone(alice)]);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await Promise.all([isQuiet(bob), isQuiet(alice)]);
    await bob.hears();
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    await isQuiet(bob);
  });

  test('stop when the callee declines', async ({ open }) => {
    const alice = await open('alice', TAPPED);
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false });
    await hearsTone(bob);
    await bob.clicks('Decline');
    await Promise.all([isQuiet(bob), alice.hasEnded('rejected', 'bob declined the call')]);
    // Until the tone is over that tells the caller.
    await expect.poll(() => loudestIn(alice, 1500)).toBe(0);
  });

  test('stop when the caller gives up', async ({ open }) => {
    const alice = await open('alice', TAPPED);
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false });
    await Promise.all([hearsTone(bob), hearsTone(alice)]);
    await alice.clicks('Cancel');
    await bob.reads('alice cancelled the call');
    await Promise.all([isQuiet(bob), isQuiet(alice)]);
  });

  test('stop when the call times out', async ({ open }) => {
    const alice = await open('alice', TAPPED);
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false, timeout: 4 });
    await hearsTone(bob);
    await bob.reads('You missed a call from alice');
    await isQuiet(bob);
  });

  test('are a file of the page’s own, where it says so', async ({ open }) => {
    const bob = await open('bob', { ...TAPPED, attributes: { ringtone: '/gone.mp3' } });
    const alice = await open('alice', { ...TAPPED, attributes: { ringback: 'none' } });
    await alice.calls(bob, { video: false });
    await hearsTone(bob);
    expect(await bob.told('error')).toMatchObject({ reason: 'load-failed' });
    await isQuiet(alice);
    await bob.clicks('Decline');
    await alice.isIdle();
  });
});

test.describe('The tones stop', () => {
  test('when the same user logs in elsewhere', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false });
    await hearsTone(bob);
    await open('bob');
    await bob.told('kicked-out');
    await isQuiet(bob);
  });

  test('when the element is removed', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', TAPPED);
    await alice.calls(bob, { video: false });
    await hearsTone(bob);
    await bob.phone.evaluate((phone) => {
      phone.remove();
    });
    await isQuiet(bob);
    await alice.isIdle();
  });
});

/** Writes to the console when the screen of a call offers to turn the sound on. */
function tellOfBlockedSound(): void {
  const timer = setInterval(() => {
    const view = document
      .querySelector('trtc-calling')
      ?.shadowRoot?.querySelector('trtc-calling-view');
    if (!view?.shadowRoot?.querySelector('.sound-button')) return;
    clearInterval(timer);
    console.log('sound is held back');
  }, 50);
}

/**
 * Logs a person in without a word from here to their page: whatever Playwright runs in a page counts as a
 * gesture to Chromium.
 */
async function openUntouched(cloud: LocalCloud, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: cloud.url });
  await context.grantPermissions(['camera', 'microphone']);
  const page = await context.newPage();
  await page.addInitScript(tapTones);
  await page.addInitScript(tellOfBlockedSound);
  await page.addInitScript(
    (attributes) => {
      document.addEventListener('DOMContentLoaded', () => {
        const phone = document.querySelector('trtc-calling');
        for (const [name, value] of attributes) phone?.setAttribute(name, value);
      });
    },
    Object.entries({
      'im-proxy': cloud.imProxy,
      'rtc-proxy': cloud.rtcProxy,
      'log-proxy': cloud.logProxy,
      sdkappid: String(cloud.sdkAppID),
      userid: 'bob',
      usersig: cloud.userSigs.sign('bob'),
    }),
  );
  await page.goto('/pages/person.html');
  await expect
    .poll(async () => ((await cloud.control('im-users')) as { users: string[] }).users)
    .toContain('bob');
  return page;
}

test.describe('Where the browser holds sound back until there is a gesture', () => {
  let browser: Browser;

  test.beforeEach(async () => {
    browser = await strictBrowser();
  });

  test.afterEach(async () => {
    await browser.close();
  });

  test('the view says so, and the tap plays', async ({ cloud, open }, info) => {
    const alice = await open('alice');
    const page = await openUntouched(cloud, browser);
    const heldBack = page.waitForEvent('console', (message) =>
      message.text().includes('held back'),
    );
    await alice.calls('bob', { video: false });
    await heldBack;
    const bob = new Person('bob', page, {});
    await bob.reads('Your browser is holding back the sound.');
    const tap = bob.phone.getByRole('button', { name: 'Turn on sound' });
    await expect(tap).toBeVisible();
    expect(await page.evaluate(() => window.toneLevel())).toBe(0);
    await page.screenshot({ path: info.outputPath('blocked.png') });

    await tap.click();
    await hearsTone(bob, 0.1);
    await expect(tap).toHaveCount(0);
    await bob.clicks('Decline');
    await Promise.all([isQuiet(bob), alice.reads('bob declined the call')]);
  });

  test('a gesture anywhere before is enough', async ({ cloud, open }) => {
    const alice = await open('alice');
    const page = await openUntouched(cloud, browser);
    await page.mouse.click(5, 5);
    await alice.calls('bob', { video: false });
    const bob = new Person('bob', page, {});
    await bob.hearsRinging('voice');
    await hearsTone(bob, 0.1);
    await expect(bob.phone.getByRole('button', { name: 'Turn on sound' })).toHaveCount(0);
  });
});

test.describe('A background tab that rings', () => {
  const NOTICED = {
    scripts: [tapTones, recordAttention],
    attributes: { attention: 'notification title favicon badge vibration' },
  };

  const notifications = ({ page }: Person) =>
    page.evaluate(() =>
      window.notifications.map(({ title, body, closed }) => ({ title, body, closed })),
    );
  const icon = ({ page }: Person) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=icon]')]
        .map(({ href }) => href)
        .join(),
    );

  test('sounds, notifies and flashes, until the call is gone', async ({ open }) => {
    const bob = await open('bob', NOTICED);
    const alice = await open('alice');
    await setHidden(bob.page, true);
    await alice.calls(bob, { video: false });
    await hearsTone(bob, 0.1);
    await expect
      .poll(() => notifications(bob))
      .toEqual([{ title: 'alice', body: 'Incoming voice call. Click to answer.', closed: false }]);
    await expect(bob.page).toHaveTitle('Incoming voice call from alice');
    await expect(bob.page).toHaveTitle('A person');
    await expect(bob.page).toHaveTitle('Incoming voice call from alice');
    await expect.poll(() => icon(bob)).toContain('data:image/png');

    await alice.clicks('Cancel');
    await bob.told('calling-cancel');
    await expect(bob.page).toHaveTitle('A person');
    expect(await icon(bob)).toBe('data:,');
    expect((await notifications(bob)).every(({ closed }) => closed)).toBe(true);
    await isQuiet(bob);
    await expect(bob.page).toHaveTitle('A person');
  });

  test('answers by a click on the notification', async ({ open }) => {
    const bob = await open('bob', NOTICED);
    const alice = await open('alice');
    await setHidden(bob.page, true);
    await alice.calls(bob, { video: false });
    await expect.poll(async () => (await notifications(bob)).length).toBe(1);
    await bob.page.evaluate(() => window.notifications[0]?.click());
    await setHidden(bob.page, false);
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await expect(bob.page).toHaveTitle('A person');
    expect((await notifications(bob)).every(({ closed }) => closed)).toBe(true);
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });
});
