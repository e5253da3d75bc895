import { connectedMedia, loseMedia, watchLinks } from './support/media-links.js';
import { expect, test } from './support/test.js';

test.describe('A call', () => {
  test('with video: both see and hear each other, and hang up', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');

    await alice.calls(bob);
    await alice.reads('Ringing…');
    await bob.hearsRinging('video');
    expect(await bob.capturedTracks()).toBe(0);
    await bob.answers();

    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);

    await alice.clicks('Hang up');
    const end = await alice.hasEnded('hangup', 'You hung up');
    expect(end.callEnd).toBeGreaterThan(0);
    await bob.hasEnded('remote-hangup', 'alice hung up');
    expect(await alice.eventNames()).toEqual(
      expect.arrayContaining(['user-accept', 'user-enter', 'user-video-available', 'hang-up']),
    );
    expect(await bob.eventNames()).toEqual(expect.arrayContaining(['invited', 'user-enter']));
    for (const person of [alice, bob]) {
      expect(await person.capturedTracks()).toBeGreaterThanOrEqual(2);
    }
  });

  test('with voice alone: both hear each other and no camera is opened', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');

    await alice.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await Promise.all([alice.hears(), bob.hears()]);
    for (const { page } of [alice, bob]) {
      const kinds = await page.evaluate(() => window.recorded.tracks.map(({ kind }) => kind));
      expect(kinds).not.toContain('video');
    }

    await bob.clicks('Hang up');
    await bob.hasEnded('hangup', 'You hung up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('is declined', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');

    await alice.calls(bob);
    await bob.hearsRinging();
    await bob.clicks('Decline');

    await bob.hasEnded('declined', 'You declined the call');
    await alice.hasEnded('rejected', 'bob declined the call');
    expect(await alice.told('reject')).toMatchObject({ userID: 'bob', invitee: 'bob' });
    expect(await bob.capturedTracks()).toBe(0);
  });

  test('is cancelled while it rings', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');

    await alice.calls(bob);
    await bob.hearsRinging();
    await alice.clicks('Cancel');

    await alice.hasEnded('cancelled', 'You cancelled the call');
    await bob.hasEnded('remote-cancelled', 'alice cancelled the call');
    expect(await bob.told('calling-cancel')).toMatchObject({ sponsor: 'alice' });
  });

  test('is not answered', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');

    await alice.calls(bob, { timeout: 2 });
    await bob.hearsRinging();

    await alice.hasEnded('no-answer', 'bob did not answer');
    await bob.hasEnded('no-answer', 'You missed a call from alice');
    await alice.told('calling-timeout');
    await bob.told('calling-timeout');
  });

  test('goes to nobody when the other one is not online', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await bob.page.close();
    await expect
      .poll(async () => ((await cloud.control('im-users')) as { users: string[] }).users)
      .toEqual(['alice']);

    await alice.calls(bob, { timeout: 2 });

    await alice.hasEnded('offline', 'bob is not online');
    await alice.told('no-resp');
  });

  test('rings a person who logs in meanwhile', async ({ open }) => {
    const alice = await open('alice');
    await (await open('bob')).page.close();
    await alice.calls('bob');
    await alice.reads('Ringing…');

    const bob = await open('bob');
    await bob.hearsRinging();
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('to somebody who is in a call is answered busy, and the running call goes on', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    const carol = await open('carol');
    await alice.calls(bob, { video: false });
    await bob.hearsRinging('voice');
    await bob.answers();
    await alice.isInCall();

    await carol.calls(bob, { video: false });

    await carol.hasEnded('busy', 'bob is in another call');
    await carol.told('line-busy');
    await alice.isInCall();
    await bob.isInCall();
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('can be followed by the next one, the other way round', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await alice.isInCall();
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);

    await bob.calls(alice);
    await alice.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);
    await bob.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    for (const person of [alice, bob]) {
      const ends = (await person.eventNames()).filter((name) => name === 'call-end');
      expect(ends).toHaveLength(2);
    }
  });

  test('shows that the microphone is muted and the camera is off', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.seesAndHears(alice);

    await alice.clicks('Mute microphone');
    await bob.reads('alice is muted');
    await alice.clicks('Turn off camera');
    await bob.reads('alice’s camera is off');
    const cameras = () =>
      alice.page.evaluate(
        () =>
          window.recorded.tracks.filter(
            (track) => track.kind === 'video' && track.readyState === 'live',
          ).length,
      );
    await expect.poll(cameras).toBe(0);

    await alice.clicks('Turn off camera');
    await alice.clicks('Mute microphone');
    await bob.seesAndHears(alice);
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });
});

test.describe('What is ready while it rings may be lost: the answer finds another way', () => {
  for (const who of ['caller', 'callee'] as const) {
    test(`of the ${who}`, async ({ open }) => {
      const alice = await open('alice', { before: watchLinks });
      const bob = await open('bob', { before: watchLinks });
      await alice.calls(bob);
      await bob.hearsRinging();
      const { page } = who === 'caller' ? alice : bob;
      // One to send and one to receive.
      await expect.poll(() => connectedMedia(page)).toBe(2);

      expect(await loseMedia(page), 'sockets lost').toBeGreaterThan(0);
      await bob.answers();

      await alice.seesAndHears(bob);
      await bob.seesAndHears(alice);
      await bob.clicks('Hang up');
      await alice.hasEnded('remote-hangup', 'bob hung up');
      await alice.hasNoLiveTrack();
      await bob.hasNoLiveTrack();
    });
  }
});
