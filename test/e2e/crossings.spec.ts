import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { atOnce, endsOf, roomsOf } from './support/crossing.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

/** Milliseconds by which the second one is later, or earlier. */
const OFFSETS = [0, 5, -5, 15, -15, 40, -40];

async function connect(caller: Person, callee: Person): Promise<void> {
  await caller.calls(callee, { video: false });
  await callee.answers();
  await Promise.all([caller.isInCall(), callee.isInCall()]);
}

/** Each call has ended once, for these reasons. */
async function expectEnds(person: Person, calls: number, reasons: RegExp): Promise<void> {
  const ends = await endsOf(person);
  expect(ends).toHaveLength(calls);
  expect(new Set(ends.map(({ callID }) => callID)).size).toBe(calls);
  for (const { reason } of ends) expect(reason).toMatch(reasons);
}

/** Has the page call back, by the very listener that is told of the end, once. */
function callsAtTheEnd(person: Person, peer: Person): Promise<void> {
  return person.phone.evaluate((phone, userID) => {
    const again = () => {
      (phone as TrtcCallingElement).call({ userID, type: 1 }).catch((error: unknown) => {
        const { reason, code } = error as { reason: string; code: number };
        window.recorded.rejections.push({ reason, code });
      });
    };
    phone.addEventListener('call-end', again, { once: true });
  }, peer.name);
}

test.describe('At the same moment', () => {
  test('one answers and the other cancels: both are out of it', async ({ cloud, open }) => {
    test.setTimeout(120_000);
    const alice = await open('alice');
    const bob = await open('bob');

    for (const offset of OFFSETS) {
      await test.step(`bob answers ${offset} ms after alice cancels`, async () => {
        await alice.calls(bob, { video: false });
        await bob.hearsRinging('voice');
        await alice.reads('Ringing…');
        await atOnce(offset, alice.at('hangup'), bob.at('accept'));
        await Promise.all([alice.isIdle(), bob.isIdle()]);
        await expect.poll(() => roomsOf(cloud)).toEqual([]);
      });
    }
    await expectEnds(alice, OFFSETS.length, /^(cancelled|hangup)$/);
    await expectEnds(bob, OFFSETS.length, /^remote-(cancelled|hangup)$/);
  });

  test('both hang up', async ({ cloud, open }) => {
    test.setTimeout(120_000);
    const alice = await open('alice');
    const bob = await open('bob');

    for (const offset of OFFSETS) {
      await test.step(`bob ${offset} ms after alice`, async () => {
        await connect(alice, bob);
        await atOnce(offset, alice.at('hangup'), bob.at('hangup'));
        await Promise.all([alice.isIdle(), bob.isIdle()]);
        await expect.poll(() => roomsOf(cloud)).toEqual([]);
      });
    }
    for (const person of [alice, bob]) {
      await expectEnds(person, OFFSETS.length, /^(remote-)?hangup$/);
      expect(await person.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
    }
  });

  test('the caller cancels and the ring time ends', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false, timeout: 2 });
    await bob.hearsRinging('voice');
    const started = Date.now();
    await alice.at('hangup')(started + 1900);
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    await expect.poll(() => roomsOf(cloud)).toEqual([]);
    await expectEnds(alice, 1, /^(cancelled|no-answer)$/);
    await expectEnds(bob, 1, /^(remote-cancelled|no-answer)$/);
  });
});

test.describe('A call that begins in the moment in which another one ends', () => {
  test('rings, where the one who hung up calls back at once', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);
    await callsAtTheEnd(alice, bob);

    await alice.clicks('Hang up');

    await bob.hearsRinging('voice');
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await Promise.all([alice.hears(), bob.hears()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    await expectEnds(alice, 2, /^hangup$/);
    await expectEnds(bob, 2, /^remote-hangup$/);
  });

  test('rings, where the one who was left calls back at once', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);
    await callsAtTheEnd(bob, alice);

    await alice.clicks('Hang up');

    await alice.hearsRinging('voice');
    await alice.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await Promise.all([alice.hears(), bob.hears()]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    await expectEnds(alice, 2, /^hangup$/);
    await expectEnds(bob, 2, /^remote-hangup$/);
  });

  test('is one call, where both call back at once', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await connect(alice, bob);
    await Promise.all([callsAtTheEnd(alice, bob), callsAtTheEnd(bob, alice)]);

    await alice.clicks('Hang up');

    // Whoever is rung before the own call is begun answers.
    await expect
      .poll(async () => {
        for (const person of [alice, bob]) {
          if ((await person.phase()) === 'incoming') await person.accepts();
        }
        return [await alice.phase(), await bob.phase()];
      })
      .toEqual(['connected', 'connected']);
    await Promise.all([alice.hears(), bob.hears()]);
    expect(await roomsOf(cloud)).toHaveLength(1);
    await bob.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
    await expect.poll(() => roomsOf(cloud)).toEqual([]);
    for (const person of [alice, bob]) {
      const ends = await endsOf(person);
      expect(new Set(ends.map(({ callID }) => callID)).size).toBe(ends.length);
      expect(
        ends.map(({ reason }) => reason).filter((reason) => reason !== 'crossed'),
      ).toHaveLength(2);
    }
  });
});

test('A call to oneself is refused', async ({ cloud, open }) => {
  const alice = await open('alice');

  await alice.calls(alice, { video: false });

  await expect
    .poll(() => alice.page.evaluate(() => window.recorded.rejections))
    .toMatchObject([{ reason: 'invalid-argument' }]);
  await alice.isIdle();
  expect(await alice.story()).not.toContain('invited');
  expect(await alice.capturedTracks()).toBe(0);
  expect(await roomsOf(cloud)).toEqual([]);
});

test('A page that is reloaded in a call ends it, and can call again at once', async ({
  cloud,
  open,
}) => {
  const alice = await open('alice');
  const bob = await open('bob');
  await connect(alice, bob);

  await alice.reloads();
  await bob.hasEnded('remote-hangup', 'alice hung up');
  await alice.isReady();
  await alice.calls(bob);
  await bob.hearsRinging('video');
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await alice.seesAndHears(bob);
  await bob.seesAndHears(alice);
  expect(await roomsOf(cloud)).toHaveLength(1);

  await bob.reloads();
  await alice.isIdle();
  await expect.poll(() => roomsOf(cloud)).toEqual([]);
  await bob.isReady();
  await alice.calls(bob, { video: false });
  await bob.hearsRinging('voice');
  await bob.clicks('Decline');
  await alice.isIdle();
  await expectEnds(alice, 2, /^(remote-hangup|rejected)$/);
});
