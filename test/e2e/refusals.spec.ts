import { expect, test } from './support/test.js';

test.describe('Without the permission to use devices', () => {
  test('a person who calls is told so, and nobody is rung', async ({ open }) => {
    const alice = await open('alice', { allowed: false });
    const bob = await open('bob');

    await alice.calls(bob);

    const end = await alice.hasEnded('error', /may not use your camera or microphone/);
    expect(end.summary.error).toBeDefined();
    expect(await alice.told('error')).toMatchObject({ code: 60005, reason: 'permission-denied' });
    expect(await bob.eventNames()).not.toContain('invited');
    expect(await bob.phase()).not.toBe('incoming');
  });

  test('a person who answers is told so, and can decline then', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', { allowed: false });

    await alice.calls(bob);
    await bob.hearsRinging();
    await bob.answers();

    expect(await bob.told('error')).toMatchObject({ code: 60005, reason: 'permission-denied' });
    await bob.reads('Your microphone is blocked for this page');
    await bob.hearsRinging();
    await bob.clicks('Decline');
    await bob.hasEnded('declined', 'You declined the call');
    await alice.hasEnded('rejected', 'bob declined the call');
  });
});

test('A call to a user who does not exist ends with a word about it', async ({ open }) => {
  const alice = await open('alice');

  await alice.calls('nobody');

  expect(await alice.told('error')).toMatchObject({ code: 61007, reason: 'user-unknown' });
  await alice.isIdle();
  expect((await alice.told('call-end')).reason).toBe('error');
});

test('A call to oneself, or to what can be nobody’s id, is refused before a device is opened', async ({
  open,
}) => {
  const alice = await open('alice');
  const rejections = () => alice.page.evaluate(() => window.recorded.rejections);
  const refused = { reason: 'invalid-argument', code: 61001 };

  await alice.calls('alice');
  await expect.poll(rejections).toEqual([refused]);
  await alice.calls('bob lee');
  await expect.poll(rejections).toEqual([refused, refused]);

  expect(await alice.eventNames()).toEqual(['sdk-ready', 'error', 'error']);
  expect(await alice.capturedTracks()).toBe(0);
  await alice.isIdle();
});

test('A call while one is on is refused, and the running one goes on', async ({ open }) => {
  const alice = await open('alice');
  const bob = await open('bob');
  await open('carol');
  await alice.calls(bob);
  await bob.hearsRinging();

  await alice.calls('carol');
  expect(await alice.told('error')).toMatchObject({ code: 61003, reason: 'invalid-state' });
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await bob.clicks('Hang up');
  await alice.hasEnded('remote-hangup', 'bob hung up');
});

test.describe('A login', () => {
  test('with a wrong signature is refused', async ({ cloud, open }) => {
    const { userSig } = (await cloud.control('user-sig', {
      userID: 'alice',
      secretKey: 'somebody else’s',
    })) as { userSig: string };

    const alice = await open('alice', { userSig, ready: false });

    await expect.poll(() => alice.session()).toBe('failed');
    expect(await alice.told('error')).toMatchObject({
      code: 61004,
      reason: 'login-failed',
      serviceCode: 70009,
    });
    await alice.isIdle();
  });

  test('with an expired signature is refused', async ({ cloud, open }) => {
    const { userSig } = (await cloud.control('user-sig', {
      userID: 'alice',
      expireSeconds: -60,
    })) as { userSig: string };

    const alice = await open('alice', { userSig, ready: false });

    await expect.poll(() => alice.session()).toMatch(/^(failed|kicked-out)$/);
    expect(await alice.told('error')).toMatchObject({ serviceCode: 70001 });
    await alice.isIdle();
  });

  test('is mended by a good signature', async ({ cloud, open }) => {
    const alice = await open('alice', { userSig: 'garbled', ready: false });
    await expect.poll(() => alice.session()).toBe('failed');

    await alice.phone.evaluate((phone, userSig) => {
      phone.setAttribute('usersig', userSig);
    }, cloud.userSigs.sign('alice'));

    await alice.isReady();
  });

  test('of the same user elsewhere ends this one', async ({ open }) => {
    const alice = await open('alice');
    await open('alice');
    expect(await alice.told('kicked-out')).toMatchObject({ type: 'multipleAccount' });
    expect(await alice.session()).toBe('kicked-out');
  });
});
