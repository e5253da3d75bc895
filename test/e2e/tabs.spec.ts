import type { Page } from '@playwright/test';
import type { LocalCloud } from 'trtc-local-cloud';
import { Person } from './support/person.js';
import { recorderScript } from './support/recorder.js';
import { expect, test as base } from './support/test.js';

interface TabOptions {
  readonly page?: 'person' | 'call-button';
}

/** One person's browser, with as many tabs as are opened. */
const test = base.extend<{ openTab: (options?: TabOptions) => Promise<Person> }>({
  openTab: async ({ cloud, newProfile }, use) => {
    const context = await newProfile();
    await use(async ({ page: name = 'person' } = {}) => {
      const page = await context.newPage();
      await page.addInitScript(recorderScript);
      await page.goto(`/pages/${name}.html`);
      const tab = new Person('alice', page, loginOf(cloud, 'alice'));
      await tab.setsUp();
      return tab;
    });
  },
});

function loginOf(cloud: LocalCloud, userID: string): Record<string, string> {
  return {
    'im-proxy': cloud.imProxy,
    'rtc-proxy': cloud.rtcProxy,
    'log-proxy': cloud.logProxy,
    sdkappid: String(cloud.sdkAppID),
    userid: userID,
    usersig: cloud.userSigs.sign(userID),
  };
}

async function standsBy(tab: Person): Promise<void> {
  await expect.poll(() => tab.session()).toBe('standby');
}

async function twoTabs(openTab: () => Promise<Person>): Promise<[Person, Person]> {
  const first = await openTab();
  await first.isReady();
  const second = await openTab();
  await standsBy(second);
  return [first, second];
}

/** No tab has ever ended the login of another one. */
async function areNotKicked(...tabs: Person[]): Promise<void> {
  for (const tab of tabs) {
    expect(await tab.eventNames()).not.toContain('kicked-out');
    expect(await tab.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
  }
}

/** Rings in that tab, until the caller gives up. */
async function rings(caller: Person, tab: Person): Promise<void> {
  await caller.calls('alice', { video: false });
  await tab.hearsRinging('voice');
  await caller.clicks('Cancel');
  await Promise.all([caller.isIdle(), tab.isIdle()]);
}

/** Milliseconds from the end of the one tab until the other one can be called. */
async function handsOver(end: () => Promise<unknown>, to: Person): Promise<number> {
  const start = Date.now();
  await end();
  await to.isReady();
  return Date.now() - start;
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It answers to nothing any more.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test.describe('Two tabs of one person', () => {
  test('are one phone: one of them rings, and the other one says so', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    const bob = await open('bob');

    await second.reads('Calls ring in another tab');
    await bob.calls('alice', { video: false });
    await first.hearsRinging('voice');
    await second.reads('You have a call in another tab');
    await expect(second.phone.getByRole('button')).toHaveCount(0);

    await first.answers();
    await Promise.all([first.isInCall(), bob.isInCall()]);
    await second.calls(bob, { video: false });
    await expect
      .poll(() => second.page.evaluate(() => window.recorded.rejections))
      .toEqual([{ reason: 'call-elsewhere', code: 61030 }]);
    await first.hears();
    await first.clicks('Hang up');
    await Promise.all([first.isIdle(), bob.isIdle()]);
    await second.reads('Calls ring in another tab');
    expect(await second.story()).toEqual(['error']);
    await areNotKicked(first, second, bob);
  });

  test('hand over when the one that rings is closed', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    const bob = await open('bob');
    const took = await handsOver(() => first.page.close(), second);
    // A second on an idle machine.
    expect(took).toBeLessThan(5_000);
    await rings(bob, second);
    await areNotKicked(second);
  });

  test('hand over when it crashes', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    const bob = await open('bob');
    const took = await handsOver(() => crash(first.page), second);
    expect(took).toBeLessThan(5_000);
    await rings(bob, second);
    await areNotKicked(second);
  });

  test('hand over when it goes to another page, logs out or loses its phone', async ({
    open,
    openTab,
  }) => {
    const [first, second] = await twoTabs(openTab);
    const third = await openTab();
    await standsBy(third);

    await first.page.goto('/pages/blank.html');
    await second.isReady();
    await standsBy(third);

    await second.phone.evaluate((phone) =>
      (phone as HTMLElement & { logout(): Promise<void> }).logout(),
    );
    await third.isReady();

    await first.page.goBack();
    if ((await first.session()) === undefined) await first.setsUp();
    await standsBy(first);
    await third.phone.evaluate((phone) => phone.remove());
    await first.isReady();
    await rings(await open('bob'), first);
    await areNotKicked(first, second, third);
  });

  test('hand over by the button, and back', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    await second.clicks('Use here');
    await second.isReady();
    await standsBy(first);

    await first.clicks('Use here');
    await first.isReady();
    await standsBy(second);
    await rings(await open('bob'), first);
    await areNotKicked(first, second);
  });

  test('hand over for a call', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    const bob = await open('bob');
    await second.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await bob.answers();
    await Promise.all([second.isInCall(), bob.isInCall()]);
    await first.reads('You have a call in another tab');
    await Promise.all([second.hears(), bob.hears()]);
    await second.clicks('Hang up');
    await Promise.all([second.isIdle(), bob.isIdle()]);
    await first.reads('Calls ring in another tab');
    await areNotKicked(first, second);
  });

  test('hand over for a click on a call button', async ({ open, openTab }) => {
    const first = await openTab();
    await first.isReady();
    const second = await openTab({ page: 'call-button' });
    await standsBy(second);
    const bob = await open('bob');
    const button = second.page.locator('#ask');
    await button.getByRole('button', { name: 'Ask us' }).click();
    await bob.hearsRinging('voice');
    await button.getByRole('button', { name: 'Cancel' }).click();
    await Promise.all([second.isIdle(), bob.isIdle()]);

    await first.clicks('Use here');
    await first.isReady();
    await first.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await expect(button).toHaveJSProperty('status', 'busy');
    await expect(button).toContainText('You have a call in another tab');
    await first.clicks('Cancel');
    await Promise.all([first.isIdle(), bob.isIdle()]);
    await expect(button).toHaveJSProperty('status', 'ready');
    await areNotKicked(first, second);
  });

  test('both say so when another machine takes the login', async ({ open, openTab }) => {
    const [first, second] = await twoTabs(openTab);
    const elsewhere = await open('alice');
    for (const tab of [first, second]) {
      expect(await tab.told('kicked-out')).toMatchObject({ type: 'multipleAccount' });
      await tab.reads('You are signed in somewhere else');
    }
    expect(await elsewhere.session()).toBe('ready');

    await second.clicks('Use here again');
    await second.isReady();
    await elsewhere.told('kicked-out');
    await elsewhere.reads('You are signed in somewhere else');
    await first.clicks('Use here again');
    await first.isReady();
    await standsBy(second);
  });
});

test('Two phones of one person in a page are one phone too', async ({ cloud, open, openTab }) => {
  const tab = await openTab();
  await tab.isReady();
  const bob = await open('bob');
  await tab.page.evaluate(
    (entries) => {
      const phone = document.createElement('trtc-calling');
      phone.id = 'second';
      for (const [name, value] of entries) phone.setAttribute(name, value);
      document.body.append(phone);
    },
    Object.entries(loginOf(cloud, 'alice')),
  );
  const second = tab.page.locator('#second');
  await expect(second).toHaveJSProperty('state.session.status', 'standby');
  await bob.calls('alice', { video: false });
  const first = tab.page.locator('#phone');
  await first.getByRole('button', { name: 'Decline' }).click();
  await bob.isIdle();
  await first.evaluate((phone) => phone.remove());
  await expect(second).toHaveJSProperty('state.session.status', 'ready');
  await areNotKicked(tab);
});
