import type { Page } from '@playwright/test';
import type { LocalCloud } from 'trtc-local-cloud';
import { expect, test } from './support/test.js';

interface Server {
  /** How many seconds the first userSig that is given out is good for; the later ones are for an hour. */
  lifetime: number;
  /** Answered instead of a userSig. */
  status: number;
  /** What was asked, in order. */
  readonly requests: URL[];
}

/** The page's own server, which signs. */
async function serve(page: Page, cloud: LocalCloud): Promise<Server> {
  const server: Server = { lifetime: 3600, status: 200, requests: [] };
  await page.route('**/my-usersig**', async (route) => {
    const url = new URL(route.request().url());
    server.requests.push(url);
    const { status } = server;
    const lifetime = server.requests.length === 1 ? server.lifetime : 3600;
    if (status !== 200) await route.fulfill({ status });
    else {
      const userID = url.searchParams.get('userID') ?? '';
      await route.fulfill({ json: { userSig: cloud.userSigs.sign(userID, lifetime) } });
    }
  });
  return server;
}

const BY_URL = { usersig: '', 'usersig-url': '/my-usersig?from=page' };

test.describe('A page with usersig-url', () => {
  test('is logged in, called and calls', async ({ cloud, open }) => {
    let server: Server | undefined;
    const alice = await open('alice', {
      attributes: BY_URL,
      prepare: async (page) => {
        server = await serve(page, cloud);
      },
    });
    const bob = await open('bob');
    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await alice.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    const asked = server?.requests.map(({ search }) => search);
    expect(asked).toEqual(['?from=page&userID=alice']);
  });

  test('has its userSig renewed in a call, which goes on past the end of the first one', async ({
    cloud,
    open,
  }) => {
    let server: Server | undefined;
    const alice = await open('alice', {
      attributes: BY_URL,
      prepare: async (page) => {
        server = await serve(page, cloud);
        server.lifetime = 15;
      },
    });
    const begin = Date.now();
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await expect.poll(() => server?.requests.length, { timeout: 20_000 }).toBe(2);
    await expect.poll(() => Date.now() - begin, { timeout: 20_000 }).toBeGreaterThan(16_000);

    // The service hears from it again only now, and says that the first one has run out.
    await alice.clicks('Switch to voice');
    await expect
      .poll(() => bob.page.evaluate(() => window.recorded.state?.call))
      .toMatchObject({ phase: 'connected', type: 1 });
    await alice.hears();
    await bob.hears();
    expect(await alice.story()).not.toContain('call-end');
    expect(await alice.story()).not.toContain('kicked-out');
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.isReady();
    await bob.isIdle();
    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await alice.clicks('Decline');
    expect(await alice.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
  });

  test('keeps a call whose login the service has forgotten', async ({ cloud, open }) => {
    let server: Server | undefined;
    const alice = await open('alice', {
      attributes: BY_URL,
      prepare: async (page) => {
        server = await serve(page, cloud);
      },
    });
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await cloud.control('im-forget', { userID: 'alice' });
    await alice.clicks('Switch to voice');
    expect(await alice.told('kicked-out')).toMatchObject({ type: 'userSigExpired' });
    await alice.isReady();
    await expect
      .poll(() => bob.page.evaluate(() => window.recorded.state?.call))
      .toMatchObject({ phase: 'connected', type: 1 });
    expect(server?.requests).toHaveLength(2);
    expect(await alice.story()).not.toContain('call-end');
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('says that its server has failed, and recovers', async ({ cloud, open }) => {
    let server: Server | undefined;
    const alice = await open('alice', {
      attributes: BY_URL,
      ready: false,
      prepare: async (page) => {
        server = await serve(page, cloud);
        server.status = 403;
      },
    });
    await alice.reads('You could not be signed in for calls');
    expect(await alice.told('error')).toMatchObject({ reason: 'user-sig-unavailable' });
    if (server) server.status = 200;
    await alice.clicks('Try again');
    await alice.isReady();

    const bob = await open('bob');
    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await bob.clicks('Cancel');
    await alice.isIdle();
  });

  test('gets over a server that is down for a moment by itself', async ({ cloud, open }) => {
    let server: Server | undefined;
    const alice = await open('alice', {
      attributes: BY_URL,
      ready: false,
      prepare: async (page) => {
        server = await serve(page, cloud);
        server.status = 503;
      },
    });
    await expect.poll(() => server?.requests.length).toBeGreaterThan(1);
    if (server) server.status = 200;
    await alice.isReady();
    expect(await alice.eventNames()).not.toContain('error');
  });
});
