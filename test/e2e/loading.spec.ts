import type { Page } from '@playwright/test';
import type { TrtcCallButtonElement } from '../../src/trtc-call-button-element.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { expect, test, type Fixtures } from './support/test.js';

/** What the element does; the script tag has its class. */
const CODE = '**/calls.js*';
/** What it needs to log in, which comes before. */
const LOGIN = '**/login.js*';
/** All else that comes after the script itself. */
const REST = /\/cdn\/(?!(login|tim-js-sdk|tsignaling)\.js)/;

interface Hold {
  readonly before: (page: Page) => Promise<void>;
  readonly arrive: () => void;
}

/** Keeps scripts on their way until they may arrive. */
function hold(script: string | RegExp): Hold {
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  return {
    arrive,
    before: async (page) => {
      await page.route(script, async (route) => {
        await held;
        await route.continue();
      });
    },
  };
}

/** How many `error` events the element has sent from now on. */
async function countErrors(page: Page): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const counted = { errors: 0 };
    document.querySelector('trtc-calling')?.addEventListener('error', () => {
      counted.errors += 1;
    });
    return counted;
  });
  return () => count.evaluate(({ errors }) => errors);
}

test.describe('The code of the calls', () => {
  test('is loaded anew by the button, when it could not be loaded at first', async ({ open }) => {
    let isBlocked = true;
    const ann = await open('ann', {
      ready: false,
      before: async (page) => {
        await page.route(CODE, (route) => (isBlocked ? route.abort() : route.continue()));
      },
    });
    expect(await ann.told('error')).toMatchObject({ reason: 'load-failed' });
    expect(await ann.session()).toBe('failed');
    const again = ann.phone.getByRole('button', { name: '⚠ Try again', exact: true });
    const errors = await countErrors(ann.page);
    await again.focus();
    await again.press('Enter');
    await expect.poll(errors, 'it has failed again').toBe(1);
    await expect(again).toBeFocused();
    isBlocked = false;
    await again.press('Enter');
    await ann.isReady();
  });

  test('is loaded anew when the network is back', async ({ open }) => {
    let isBlocked = true;
    const ann = await open('ann', {
      ready: false,
      before: async (page) => {
        await page.route(CODE, (route) => (isBlocked ? route.abort() : route.continue()));
      },
    });
    expect(await ann.told('error')).toMatchObject({ reason: 'load-failed' });
    isBlocked = false;
    await ann.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await ann.isReady();
  });

  test('comes behind the login, and hears then who called meanwhile', async ({ open }) => {
    const { arrive, before } = hold(CODE);
    const ann = await open('ann', { before });
    expect(await ann.told('sdk-ready')).toBeTruthy();
    const bob = await open('bob');
    await bob.calls('ann', { video: false });
    arrive();
    await ann.hearsRinging('voice');
    await ann.answers();
    await Promise.all([ann.isInCall(), bob.isInCall()]);
    await ann.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'ann hung up');
  });

  test('has missed a call that was taken back before it came', async ({ open }) => {
    const { arrive, before } = hold(CODE);
    const ann = await open('ann', { before });
    const bob = await open('bob');
    // Settles once the invitation is out.
    await bob.phone.evaluate((phone) =>
      (phone as TrtcCallingElement).call({ userID: 'ann', type: 1 }),
    );
    await bob.clicks('Cancel');
    await bob.isIdle();
    arrive();
    expect(await ann.told('call-end')).toMatchObject({ reason: 'remote-cancelled' });
    await ann.isIdle();
  });

  test('does in its order what was asked before it came', async ({ open }) => {
    const { arrive, before } = hold(CODE);
    const ann = await open('ann', { before });
    await ann.phone.evaluate((element) => {
      const phone = element as TrtcCallingElement;
      Object.assign(window, { done: Promise.all([phone.logout(), phone.login()]) });
    });
    arrive();
    await ann.page.evaluate(() => (window as unknown as { done: Promise<unknown> }).done);
    expect(
      await ann.phone.evaluate((phone) => (phone as TrtcCallingElement).state.session.status),
    ).toBe('ready');
  });

  test('logs nobody in whose element is gone when it comes', async ({ cloud, open }) => {
    const { arrive, before } = hold(LOGIN);
    const ann = await open('ann', { ready: false, before });
    expect(
      await ann.phone.evaluate((phone) => (phone as TrtcCallingElement).state.session.status),
    ).toBe('logged-out');
    const loaded = ann.page.waitForResponse(LOGIN);
    await ann.phone.evaluate((phone) => phone.remove());
    arrive();
    await (await loaded).finished();
    // A login takes as long.
    await open('bob');
    const { users } = (await cloud.control('im-users')) as { users: string[] };
    expect(users).toEqual(['bob']);
  });
});

test.describe('A call button that has no code yet', () => {
  async function openBoth(open: Fixtures['open']) {
    const bob = await open('bob');
    const { before, arrive } = hold('**/call-button.js*');
    const { page } = await open('ann', { page: 'call-button', ready: false, before });
    const ask = page.locator('#ask');
    const shell = ask.getByRole('button', { name: 'Ask us', exact: true });
    const status = () => ask.evaluate((button) => (button as TrtcCallButtonElement).status);
    return { bob, page, ask, shell, status, arrive };
  }

  test('leaves the focus to its code, and what was asked before', async ({ open }) => {
    const { bob, ask, shell, arrive } = await openBoth(open);
    await shell.focus();
    await expect(shell).toHaveAttribute('aria-busy', 'true');
    await shell.press('Enter');
    arrive();
    await bob.hearsRinging('voice');
    await expect(ask.getByRole('button', { name: 'Cancel', exact: true })).toBeFocused();
  });

  test('is clicked by a press that outlasts a change and the code', async ({ open }) => {
    const { bob, page, ask, shell, status, arrive } = await openBoth(open);
    await shell.hover();
    await page.mouse.down();
    await ask.evaluate((button) => {
      button.setAttribute('userdata', 'order 7');
    });
    expect(await status()).toBe('loading');
    arrive();
    await expect.poll(status).toBe('ready');
    await page.mouse.up();
    await bob.hearsRinging('voice');
  });

  test('gets its code too when it is moved while it is pressed', async ({ open }) => {
    const { page, ask, shell, arrive } = await openBoth(open);
    await shell.hover();
    await page.mouse.down();
    await ask.evaluate((button) => {
      document.body.append(button);
    });
    arrive();
    await expect(shell).not.toHaveAttribute('aria-busy', 'true');
    await page.mouse.up();
  });
});

test('A login waits for no code but its own', async ({ open }) => {
  const { arrive, before } = hold(REST);
  const ann = await open('ann', { before });
  expect(await ann.told('sdk-ready')).toBeTruthy();
  arrive();
  await ann.phone.evaluate((phone) => (phone as TrtcCallingElement).logout());
  expect(await ann.session()).toBe('logged-out');
});

test('All code is there by the time a call is answered that has rung for a while', async ({
  open,
}) => {
  const ann = await open('ann');
  const bob = await open('bob');
  const isThere = (page: Page, script: string): Promise<boolean> =>
    page.evaluate(
      (name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)),
      script,
    );
  const late: string[] = [];
  await ann.calls(bob);
  await bob.hearsRinging();
  for (const { page } of [ann, bob]) {
    for (const script of ['call-screen.js', 'trtc-js-sdk.js', 'screen-share.js']) {
      await expect.poll(() => isThere(page, script), script).toBe(true);
    }
    page.on('request', (request) => {
      if (request.resourceType() === 'script') late.push(request.url());
    });
  }
  await bob.answers();
  await Promise.all([ann.isInCall(), bob.isInCall()]);
  await ann.seesAndHears(bob);
  await bob.seesAndHears(ann);
  expect(late).toEqual([]);
});

test('So is that of a group call', async ({ open }) => {
  const [ann, bob, cem] = await Promise.all([open('ann'), open('bob'), open('cem')]);
  await ann.groupCalls([bob, cem]);
  const late: string[] = [];
  for (const { page } of [ann, bob, cem]) {
    await page.waitForFunction(() => customElements.get('trtc-group-view') !== undefined);
    page.on('request', (request) => {
      if (request.resourceType() === 'script') late.push(request.url());
    });
  }
  await Promise.all([bob.answers(), cem.answers()]);
  await Promise.all([ann.isWith(bob, cem), bob.isWith(ann, cem), cem.isWith(ann, bob)]);
  await ann.seesAndHears(bob);
  expect(late).toEqual([]);
});
