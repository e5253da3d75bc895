import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { expect, test } from './support/test.js';

/** What the elements do; the script tag has their classes. */
const CODE = '**/calls.js*';

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
    isBlocked = false;
    await ann.clicks('⚠ Try again');
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

  test('logs nobody in whose element is gone when it comes', async ({ cloud, open }) => {
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    const ann = await open('ann', {
      ready: false,
      before: async (page) => {
        await page.route(CODE, async (route) => {
          await held;
          await route.continue();
        });
      },
    });
    expect(
      await ann.phone.evaluate((phone) => (phone as TrtcCallingElement).state.session.status),
    ).toBe('logged-out');
    const loaded = ann.page.waitForResponse(CODE);
    await ann.phone.evaluate((phone) => phone.remove());
    arrive();
    await (await loaded).finished();
    // A login takes as long.
    await open('bob');
    const { users } = (await cloud.control('im-users')) as { users: string[] };
    expect(users).toEqual(['bob']);
  });
});
