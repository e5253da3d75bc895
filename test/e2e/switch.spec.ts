import { expect, type Page } from '@playwright/test';
import type { Person } from './support/person.js';
import type { ReferencePerson } from './support/reference-person.js';
import { test } from './support/test.js';

/** What trtc-calling-js has for it; it tells of neither. */
interface Switching {
  switchToAudioCall(): Promise<unknown>;
  switchToVideoCall(): Promise<unknown>;
}

async function asks(person: ReferencePerson, kind: 'voice' | 'video'): Promise<void> {
  await person.page.evaluate((wanted) => {
    const calling = window.calling as unknown as Switching;
    return wanted === 'voice' ? calling.switchToAudioCall() : calling.switchToVideoCall();
  }, kind);
}

/** Cameras that are open in a page of the element's. */
function liveCameras(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      window.recorded.tracks.filter(
        ({ kind, readyState }) => kind === 'video' && readyState === 'live',
      ).length,
  );
}

async function isKind(person: Person, type: 1 | 2): Promise<void> {
  await expect
    .poll(() =>
      person.page.evaluate(() => {
        const call = window.recorded.state?.call;
        return call && 'type' in call ? call.type : undefined;
      }),
    )
    .toBe(type);
}

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
      await isKind(person, 1);
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
    await isKind(alice, 1);
    await alice.hears();
    await bob.hears();
    expect(await bob.capturedTracks()).toBe(1);
  });
});

test.describe('With trtc-calling-js 1.0.6 at the other end, a call', () => {
  test('becomes voice and video again by what the element asks', async ({
    open,
    openReference,
  }) => {
    const alice = await open('alice');
    const bob = await openReference('bob');
    await alice.calls(bob);
    await bob.told('INVITED');
    await bob.answers();
    await alice.isInCall();
    await alice.seesAndHears(bob);

    await alice.clicks('Switch to voice');
    await isKind(alice, 1);
    await expect.poll(() => liveCameras(alice.page)).toBe(0);
    await alice.hears();

    await alice.clicks('Switch to video');
    await isKind(alice, 2);
    await alice.seesAndHears(bob);

    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
  });

  test('becomes voice by what the other end asks, and video only if the person agrees', async ({
    open,
    openReference,
  }) => {
    const alice = await openReference('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await bob.isInCall();
    await bob.seesAndHears(alice);

    await asks(alice, 'voice');
    await isKind(bob, 1);
    await expect.poll(() => liveCameras(bob.page)).toBe(0);

    await asks(alice, 'video');
    await bob.clicks('Not now');
    await isKind(bob, 1);
    await bob.isInCall();

    await asks(alice, 'video');
    await bob.clicks('Turn on camera');
    await isKind(bob, 2);
    await bob.seesAndHears(alice);
    await alice.seesAndHears();

    await alice.hangsUp();
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('is answered as a voice call after the caller has asked for it', async ({
    open,
    openReference,
  }) => {
    const alice = await openReference('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.hearsRinging('video');
    await asks(alice, 'voice');
    await bob.hearsRinging('voice');
    await bob.answers();
    await bob.isInCall();
    await bob.hears();
    expect(await liveCameras(bob.page)).toBe(0);
  });
});
