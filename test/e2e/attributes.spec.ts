import type { LocalCloud } from 'trtc-local-cloud';
import type { TrtcCallingElement } from '../../src/index.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

function change(person: Person, attributes: Readonly<Record<string, string | null>>) {
  return person.phone.evaluate((phone, entries) => {
    for (const [name, value] of entries) {
      if (value === null) phone.removeAttribute(name);
      else phone.setAttribute(name, value);
    }
  }, Object.entries(attributes));
}

async function users(cloud: LocalCloud): Promise<string[]> {
  return ((await cloud.control('im-users')) as { users: string[] }).users.sort();
}

function tellsName(person: Person): Promise<void> {
  return person.phone.evaluate((phone) => {
    (phone as TrtcCallingElement).setSelfInfo('Alice').catch(() => undefined);
  });
}

function readyCount(person: Person): Promise<number> {
  return person.eventNames().then((names) => names.filter((name) => name === 'sdk-ready').length);
}

test.describe('An attribute that changes during a call', () => {
  test('a fresh userSig leaves the call alone, and the calls after it', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await change(alice, { usersig: cloud.userSigs.sign('alice', 7200) });
    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);
    expect(await alice.story()).not.toContain('call-end');
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
    await bob.isIdle();
    await alice.isReady();
    expect(await readyCount(alice)).toBe(1);

    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await alice.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    expect(await alice.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
  });

  test('a fresh userSig takes the place of one that runs out, and the call goes on', async ({
    cloud,
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await change(alice, { usersig: cloud.userSigs.sign('alice', 7200) });
    await cloud.control('im-forget', { userID: 'alice' });
    // TIM learns it from the answer to the next thing that it sends.
    await tellsName(alice);
    await expect.poll(() => readyCount(alice)).toBe(2);
    expect(await alice.story()).not.toContain('kicked-out');
    await Promise.all([alice.hears(), bob.hears()]);
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('a userSig that runs out, and no fresh one, end the call after a while', async ({
    cloud,
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await cloud.control('im-forget', { userID: 'alice' });
    await tellsName(alice);
    expect(await alice.told('kicked-out')).toMatchObject({ type: 'userSigExpired' });
    await alice.isInCall();
    expect((await alice.told('call-end')).reason).toBe('kicked-out');
    await alice.reads('Your sign-in has run out');
    await alice.isIdle();
    await bob.isIdle();
    await change(alice, { usersig: cloud.userSigs.sign('alice', 7200) });
    await alice.isReady();
  });

  test('another userid ends the call, and the new user can be called', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await change(alice, { userid: 'carol', usersig: cloud.userSigs.sign('carol') });
    expect((await alice.told('call-end')).reason).toBe('logged-out');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.isIdle();
    await expect.poll(() => readyCount(alice)).toBe(2);
    await expect.poll(() => users(cloud)).toEqual(['bob', 'carol']);

    await bob.calls('carol', { video: false });
    await alice.hearsRinging('voice');
    await alice.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.clicks('Hang up');
    await alice.reads('bob hung up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('usersig taken away ends the call and logs out', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await change(alice, { usersig: null });
    expect((await alice.told('call-end')).reason).toBe('logged-out');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.isIdle();
    await expect.poll(() => alice.session()).toBe('logged-out');
    await expect.poll(() => users(cloud)).toEqual(['bob']);
  });

  test('what only counts for the next call leaves this one alone', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await change(alice, { type: '1', timeout: '20', manual: '', lang: 'zh-CN' });
    await change(alice, { 'video-quality': '240p', 'background-mute': 'false' });
    await expect(alice.phone.getByRole('button', { name: '挂断' })).toBeVisible();
    await change(alice, { lang: 'en' });
    await alice.isInCall();
    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);
    expect(await alice.story()).not.toContain('call-end');
    expect(await readyCount(alice)).toBe(1);
    await alice.clicks('Hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });
});
