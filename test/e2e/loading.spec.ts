import { expect, test } from './support/test.js';

const CORE = /\/calls\.js/;

test.describe('The core of calls', () => {
  test('is loaded anew by the button, when it could not be loaded at first', async ({ open }) => {
    const ann = await open('ann', {
      ready: false,
      prepare: async (page) => {
        await page.route(CORE, (route) => route.abort());
      },
    });
    expect(await ann.told('error')).toMatchObject({ reason: 'load-failed' });
    await ann.page.unroute(CORE);
    await ann.clicks('Try again');
    await ann.isReady();
  });

  test('logs nobody in whose element is gone when it comes', async ({ cloud, open }) => {
    let arrive = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    const ann = await open('ann', {
      ready: false,
      prepare: async (page) => {
        await page.route(CORE, async (route) => {
          await held;
          await route.continue();
        });
      },
    });
    await expect.poll(() => ann.session()).toBe('logging-in');
    await ann.phone.evaluate((phone) => phone.remove());
    await expect.poll(() => ann.session()).toBe('logged-out');
    const loaded = ann.page.waitForResponse(CORE);
    arrive();
    await (await loaded).finished();
    // A login takes as long.
    await open('bob');
    const { users } = (await cloud.control('im-users')) as { users: string[] };
    expect(users).toEqual(['bob']);
  });
});
