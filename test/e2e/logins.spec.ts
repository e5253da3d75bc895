import type { LocalCloud } from 'trtc-local-cloud';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

interface PagesTim {
  on(name: string, handler: () => void): void;
  login(options: { userID: string; userSig: string }): Promise<unknown>;
  logout(): Promise<unknown>;
  destroy(): Promise<unknown>;
  getMyProfile(): Promise<{ readonly data: { readonly userID: string } }>;
}

declare global {
  interface Window {
    readonly TIM: {
      create(options: object): PagesTim;
      readonly EVENT: { readonly SDK_READY: string };
    };
    /** What the page's SDKs have made, and what has been asked of its TIM instance. */
    readonly made: string[];
    tim: PagesTim;
  }
}

/** Long enough to be called in, or to hang up. */
const AWAY_SECONDS = 4;

async function connect(caller: Person, callee: Person): Promise<void> {
  await caller.dials(callee)(Date.now());
  await callee.answers();
  await Promise.all([caller.isInCall(), callee.isInCall()]);
}

async function signOf(cloud: LocalCloud, userID: string, expireSeconds: number): Promise<string> {
  const answer = await cloud.control('user-sig', { userID, expireSeconds });
  return (answer as { userSig: string }).userSig;
}

async function usersOnline(cloud: LocalCloud): Promise<readonly string[]> {
  return ((await cloud.control('im-users')) as { users: string[] }).users;
}

/** Has the page count the devices that are open when it hears of the end of the login. */
async function countsLights(person: Person): Promise<() => Promise<string | undefined>> {
  await person.phone.evaluate((phone) => {
    phone.addEventListener('kicked-out', () => {
      const live = window.recorded.tracks.filter(({ readyState }) => readyState === 'live');
      document.body.dataset['lights'] = String(live.length);
    });
  });
  return () => person.page.evaluate(() => document.body.dataset['lights']);
}

/** The login was ended in a call: the devices are dark and the call is over before the page hears of it. */
async function isKickedOut(
  alice: Person,
  bob: Person,
  type: string,
  lights: () => Promise<string | undefined>,
): Promise<void> {
  expect(await alice.told('kicked-out')).toMatchObject({ type });
  expect(await lights()).toBe('0');
  // Whatever the page asks for afterwards is refused, and told.
  const story = (await alice.story()).filter((name) => name !== 'error');
  expect(story).toEqual(['invited', 'user-enter', 'call-end', 'kicked-out']);
  expect((await alice.told('call-end')).reason).toBe('kicked-out');
  expect(await alice.session()).toBe('kicked-out');
  await Promise.all([alice.isIdle(), bob.isIdle()]);
  expect((await bob.told('call-end')).reason).toMatch(/^(remote-hangup|connection-lost)$/);
}

/** The connection breaks, of which the SDK tells seconds later, and comes back only when the service listens again. */
async function loses(person: Person, cloud: LocalCloud): Promise<void> {
  const { name: userID } = person;
  await cloud.control('im-silence', { userID, seconds: AWAY_SECONDS });
  await cloud.control('im-drop', { userID });
  await expect.poll(() => usersOnline(cloud)).not.toContain(userID);
}

async function hasComeBack(person: Person): Promise<void> {
  await person.told('sdk-not-ready');
  await person.isReady();
}

async function canCallAgain(alice: Person, bob: Person): Promise<void> {
  await alice.isReady();
  await connect(alice, bob);
  await Promise.all([alice.hears(), bob.hears()]);
  await alice.clicks('Hang up');
  await Promise.all([alice.isIdle(), bob.isIdle()]);
}

test.describe('A login that ends in a call', () => {
  test('by another one of the same user: this one can come back', async ({ open }) => {
    const [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    await connect(bob, alice);
    const lights = await countsLights(alice);

    const elsewhere = await open('alice');

    await isKickedOut(alice, bob, 'multipleAccount', lights);
    await elsewhere.isReady();
    await alice.phone.evaluate((phone) => (phone as TrtcCallingElement).login());
    expect(await elsewhere.told('kicked-out')).toMatchObject({ type: 'multipleAccount' });
    await canCallAgain(alice, bob);
    expect(await elsewhere.story()).toEqual(['kicked-out']);
  });

  test('by the server: it can be made anew', async ({ cloud, open }) => {
    const [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    await connect(bob, alice);
    const lights = await countsLights(alice);

    await cloud.control('im-kick', { userID: 'alice', type: 'restApi' });

    await isKickedOut(alice, bob, 'restApi', lights);
    await alice.phone.evaluate((phone) => (phone as TrtcCallingElement).login());
    await canCallAgain(alice, bob);
  });

  test('because its userSig has expired: a fresh one brings it back beneath the call', async ({
    cloud,
    open,
  }) => {
    const bob = await open('bob');
    const alice = await open('alice', { userSig: await signOf(cloud, 'alice', 12) });
    await connect(bob, alice);

    // The service says so in answer to a request.
    await expect
      .poll(
        async () => {
          await alice.phone.evaluate((phone) =>
            (phone as TrtcCallingElement).setSelfInfo('Alice', '').catch(() => undefined),
          );
          return alice.session();
        },
        { timeout: 30_000 },
      )
      .toBe('kicked-out');

    expect(await alice.told('kicked-out')).toMatchObject({ type: 'userSigExpired' });
    await alice.isInCall();
    await alice.setsUp({ usersig: cloud.userSigs.sign('alice') });
    await alice.isReady();
    await Promise.all([alice.hears(), bob.hears()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    const story = (await alice.story()).filter((name) => name !== 'error');
    expect(story).toEqual(['invited', 'user-enter', 'kicked-out', 'call-end', 'hang-up']);
    await canCallAgain(alice, bob);
  });
});

test.describe('A page that has the SDKs', () => {
  test('as globals: they are used, and none is loaded', async ({ open }) => {
    const [alice, bob] = await Promise.all([open('alice', { page: 'globals' }), open('bob')]);

    await connect(bob, alice);

    await Promise.all([alice.hears(), bob.hears()]);
    expect(await alice.page.evaluate(() => window.made)).toEqual(['TIM', 'TSignaling', 'TRTC']);
    const loaded = await alice.page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    expect(loaded.filter((name) => /^\/dist\/.*sdk/.test(name))).toEqual([]);
    expect(loaded).toContain('/dist/trtc-calling.min.js');
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('and a TIM instance: it is used, and never logged out', async ({ cloud, open }) => {
    const bob = await open('bob');
    const alice = await open('alice', {
      page: 'globals',
      attributes: { manual: '' },
      ready: false,
    });
    const { sdkAppID: SDKAppID, imProxy: proxyServer, userSigs } = cloud;
    await alice.phone.evaluate(
      async (phone, { userSig, ...options }) => {
        const { TIM, made } = window;
        const tim = TIM.create(options);
        window.tim = tim;
        for (const name of ['logout', 'destroy'] as const) {
          const original = tim[name].bind(tim);
          tim[name] = () => {
            made.push(name);
            return original();
          };
        }
        const ready = new Promise<void>((resolve) => {
          tim.on(TIM.EVENT.SDK_READY, resolve);
        });
        await tim.login({ userID: 'alice', userSig });
        await ready;
        (phone as TrtcCallingElement).tim = tim;
        await (phone as TrtcCallingElement).login();
      },
      { SDKAppID, proxyServer, userSig: userSigs.sign('alice') },
    );
    await alice.isReady();
    await connect(bob, alice);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);

    await test.step('after a logout of the element', async () => {
      await alice.phone.evaluate((phone) => (phone as TrtcCallingElement).logout());
      expect(await alice.session()).toBe('logged-out');
      const whoIsIt = () => alice.page.evaluate(() => window.tim.getMyProfile());
      expect((await whoIsIt()).data.userID).toBe('alice');
    });

    await test.step('and of one that comes back and is removed', async () => {
      await alice.phone.evaluate((phone) => (phone as TrtcCallingElement).login());
      await connect(bob, alice);
      await alice.phone.evaluate((phone) => {
        phone.remove();
      });
      await bob.isIdle();
      await alice.hasNoLiveTrack();
    });
    expect(await alice.page.evaluate(() => window.made)).toEqual([
      ...['TIM', 'TSignaling', 'TRTC'],
      ...['TSignaling', 'TRTC'],
    ]);
    expect(await usersOnline(cloud)).toContain('alice');
  });
});

test.describe('Somebody whose connection to the service is lost', () => {
  test('is rung by what was sent in the meantime', async ({ cloud, open }) => {
    const [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    await loses(bob, cloud);

    await alice.calls(bob);

    await bob.hearsRinging('video');
    await hasComeBack(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.seesAndHears(bob);
    await bob.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('can call all the same', async ({ cloud, open }) => {
    const [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    await loses(alice, cloud);

    await alice.calls(bob, { video: false });

    await bob.hearsRinging('voice');
    await hasComeBack(alice);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('goes on in a call, and hangs up in it', async ({ cloud, open }) => {
    const [alice, bob] = await Promise.all([open('alice'), open('bob')]);
    await alice.calls(bob, { video: false });
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await loses(bob, cloud);

    await Promise.all([alice.hears(), bob.hears()]);
    await alice.clicks('Hang up');

    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.hasEnded('hangup', 'You hung up');
    await hasComeBack(bob);
  });
});

test('Somebody who was away is not rung by what was taken back in the meantime', async ({
  cloud,
  open,
}) => {
  const [alice, carol] = await Promise.all([open('alice'), open('carol')]);
  cloud.userSigs.sign('bob');
  await alice.calls('bob', { video: false });
  await alice.reads('Ringing…');
  await alice.clicks('Cancel');
  await alice.hasEnded('cancelled', 'You cancelled the call');

  const bob = await open('bob');

  await carol.calls(bob);
  expect(await bob.told('invited')).toMatchObject({ sponsor: 'carol' });
  await bob.hearsRinging('video');
  await bob.clicks('Decline');
  await Promise.all([carol.isIdle(), bob.isIdle()]);
  expect((await bob.story()).filter((name) => name === 'invited')).toHaveLength(1);
});
