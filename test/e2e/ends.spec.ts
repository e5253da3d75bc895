import { expect, test } from './support/test.js';
import type { Person } from './support/person.js';

async function connect(caller: Person, callee: Person): Promise<void> {
  await caller.calls(callee);
  await callee.answers();
  await Promise.all([caller.isInCall(), callee.isInCall()]);
}

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
});
