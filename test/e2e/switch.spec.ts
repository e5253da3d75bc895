import { liveCameras } from './support/media.js';
import { expect, test } from './support/test.js';

test.describe('A call', () => {
  test('becomes a video call when both want it, and a voice call when one does', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await alice.isInCall();
    await bob.isInCall();

    await alice.clicks('Switch to video');
    await alice.reads('Waiting for bob to agree…');
    await bob.reads('alice would like to see you');
    expect(await liveCameras(alice.page)).toBe(0);
    expect(await liveCameras(bob.page)).toBe(0);
    await bob.clicks('Turn on camera');
    await alice.seesAndHears(bob);
    await bob.seesAndHears(alice);

    await bob.clicks('Switch to voice');
    for (const person of [alice, bob]) {
      await person.isKind(1);
      await expect.poll(() => liveCameras(person.page)).toBe(0);
      await person.hears();
      const changes = (await person.events()).filter(({ name }) => name === 'call-type-changed');
      expect(changes.map(({ detail }) => detail)).toMatchObject([
        { oldCallType: 1, newCallType: 2, userID: 'alice' },
        { oldCallType: 2, newCallType: 1, userID: 'bob' },
      ]);
    }
    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('stays a voice call when the other one does not want video', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await alice.isInCall();

    await alice.clicks('Switch to video');
    await bob.clicks('Not now');
    expect(await alice.told('error')).toMatchObject({ code: 60002 });
    await alice.isKind(1);
    await alice.hears();
    await bob.hears();
    expect(await bob.capturedTracks()).toBe(1);
  });
});
