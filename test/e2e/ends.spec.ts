import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, requireBrowser } from '../../scripts/lib/browser.mjs';
import { connectedMedia, watchLinks } from './support/media-links.js';
import { expect, test } from './support/test.js';
import type { Person } from './support/person.js';

/** Milliseconds within which the other side learns that a page was left; a machine under load included. */
const SOON = 5_000;

/** Milliseconds within which the media service gives somebody up who has vanished. */
const LOST = 25_000;

async function connect(caller: Person, callee: Person): Promise<void> {
  await caller.calls(callee);
  await callee.answers();
  await Promise.all([caller.isInCall(), callee.isInCall()]);
}

test.describe('What both have ready while it rings is gone', () => {
  const ends: Record<string, (caller: Person, callee: Person) => Promise<unknown>> = {
    'is declined': (_, callee) => callee.clicks('Decline'),
    'is taken back': (caller) => caller.clicks('Cancel'),
    'rings for too long': (caller) => caller.told('call-end'),
    'is given up with the element': (caller) => caller.phone.evaluate((phone) => phone.remove()),
  };
  for (const [what, finish] of Object.entries(ends)) {
    test(`when the call ${what}`, async ({ open }) => {
      const alice = await open('alice', { before: watchLinks });
      const bob = await open('bob', { before: watchLinks });
      const connections = (): Promise<number[]> =>
        Promise.all([alice, bob].map(({ page }) => connectedMedia(page)));
      await alice.calls(bob, { timeout: 10 });
      await bob.hearsRinging();
      // One to send and one to receive.
      await expect.poll(connections).toEqual([2, 2]);
      expect(await bob.capturedTracks(), 'nothing of who is called is open').toBe(0);
      await finish(alice, bob);
      await Promise.all([alice.told('call-end'), bob.told('call-end')]);
      await alice.hasNoLiveTrack();
      await expect.poll(connections).toEqual([0, 0]);
      for (const person of [alice, bob]) {
        const names = await person.eventNames();
        expect(names.filter((name) => name === 'call-end')).toHaveLength(1);
        expect(names.filter((name) => name === 'user-enter')).toHaveLength(0);
      }
    });
  }
});

test('Devices that a press has opened are free again when no answer follows', async ({ open }) => {
  const alice = await open('alice');
  const bob = await open('bob');
  await alice.calls(bob);
  await bob.hearsRinging();
  await bob.phone.getByRole('button', { name: 'Answer', exact: true }).hover();
  expect(await bob.capturedTracks()).toBe(0);
  await bob.page.mouse.down();
  await expect.poll(() => bob.capturedTracks()).toBe(2);
  await bob.page.mouse.move(1, 1);
  await bob.page.mouse.up();
  await bob.hasNoLiveTrack();
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await bob.clicks('Hang up');
  await Promise.all([alice.hasNoLiveTrack(), bob.hasNoLiveTrack()]);
});

test.describe('A call ends', () => {
  test('when the callee closes the page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    await bob.page.close({ runBeforeUnload: true });

    await alice.hasEnded('remote-hangup', 'bob hung up');
    expect(await alice.told('user-leave')).toMatchObject({ userID: 'bob' });
  });

  test('when the caller closes the page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    await alice.page.close({ runBeforeUnload: true });

    await bob.hasEnded('remote-hangup', 'alice hung up');
    expect(await bob.told('user-leave')).toMatchObject({ userID: 'alice' });
  });

  test('when the caller’s element is removed', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    await alice.phone.evaluate((phone) => {
      phone.remove();
    });

    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.hasNoLiveTrack();
    expect((await alice.told('call-end')).reason).toBe('logged-out');
  });

  test('not when the element is moved', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    await alice.phone.evaluate((phone) => {
      document.body.append(phone);
    });

    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('when the same user logs in elsewhere', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    const elsewhere = await open('alice');

    await alice.told('kicked-out');
    const end = await alice.hasEnded('kicked-out', /signed in somewhere else|elsewhere/i);
    expect(end.userID).toBeTruthy();
    expect(await alice.session()).toBe('kicked-out');
    await bob.isIdle();
    expect((await bob.told('call-end')).reason).toMatch(/^(remote-hangup|connection-lost)$/);
    await elsewhere.isReady();
  });

  test('when the server ends the login', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    await cloud.control('im-kick', { userID: 'bob', type: 'restApi' });

    await bob.told('kicked-out');
    await bob.isIdle();
    expect((await bob.told('call-end')).reason).toBe('kicked-out');
    await alice.isIdle();
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('while it rings, when the caller closes the page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.hearsRinging();
    await alice.reads('Ringing…');

    const closed = Date.now();
    await alice.page.close({ runBeforeUnload: true });

    await bob.hasEnded('remote-cancelled', 'alice cancelled the call');
    expect(Date.now() - closed).toBeLessThan(SOON);
    expect(await bob.told('calling-cancel')).toMatchObject({ sponsor: 'alice' });
  });

  test('while it rings, when the caller goes to another page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.hearsRinging();
    await alice.reads('Ringing…');

    const left = Date.now();
    await alice.page.goto('/pages/blank.html');

    await bob.hasEnded('remote-cancelled', 'alice cancelled the call');
    expect(Date.now() - left).toBeLessThan(SOON);
  });

  test('while it rings, when the callee closes the page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.hearsRinging();
    await alice.reads('Ringing…');

    const closed = Date.now();
    await bob.page.close({ runBeforeUnload: true });

    await alice.hasEnded('rejected', 'bob declined the call');
    expect(Date.now() - closed).toBeLessThan(SOON);
  });

  test('when the page of the other one crashes', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);

    const devTools = await bob.page.context().newCDPSession(bob.page);
    devTools.send('Page.crash').catch(() => undefined);

    await expect.poll(() => alice.phase(), { timeout: LOST }).toBe('idle');
    // Chrome says good-bye to the servers for a page that died, so it is as if it had been closed.
    expect((await alice.told('call-end')).reason).toMatch(/^(remote-hangup|connection-lost)$/);
    expect(await alice.told('user-leave')).toMatchObject({ userID: 'bob' });
    await alice.isIdle();
  });

  test('when the other one’s browser dies', async ({ open }) => {
    const server = await chromium.launchServer({
      executablePath: requireBrowser(),
      args: BROWSER_FLAGS,
    });
    try {
      const alice = await open('alice');
      const bob = await open('bob', { browser: await chromium.connect(server.wsEndpoint()) });
      await connect(alice, bob);
      await alice.seesAndHears(bob);

      await server.kill();

      await expect.poll(() => alice.phase(), { timeout: LOST }).toBe('idle');
      await alice.hasEnded('connection-lost', 'The connection was lost');
      expect(await alice.told('user-leave')).toMatchObject({ userID: 'bob' });
    } finally {
      await server.kill();
    }
  });
});
