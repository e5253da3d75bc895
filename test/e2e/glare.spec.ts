import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';
import { atOnce, endsOf, roomsOf } from './support/crossing.js';

/** Milliseconds by which the second one is later, or earlier: before, while and after the first one's goes out. */
const OFFSETS = [0, 15, -15, 50, -50, 120, -120];
/** The other client sends its call later: once it is in the room and sends. */
const REFERENCE_OFFSETS = [0, 60, -60, -250, -400];

/** Whoever was rung before they could call takes what rings; nobody else has anything to do. */
async function answersIfRung(person: Person, outcome: string): Promise<void> {
  if (outcome === 'invalid-state') await person.accepts();
  else expect(outcome).toMatch(/^(done|call-ended)$/);
}

test.describe('Two people who call each other at the same moment', () => {
  test('are in one call, whoever was first', async ({ cloud, open }) => {
    test.setTimeout(180_000);
    const alice = await open('alice');
    const bob = await open('bob');

    for (const [round, offset] of OFFSETS.entries()) {
      await test.step(`bob is ${offset} ms later`, async () => {
        const [byAlice, byBob] = await atOnce(offset, alice.dials(bob), bob.dials(alice));
        await Promise.all([answersIfRung(alice, byAlice), answersIfRung(bob, byBob)]);
        await Promise.all([alice.isInCall(), bob.isInCall()]);
        await Promise.all([alice.hears(), bob.hears()]);
        const rooms = await roomsOf(cloud);
        expect(rooms.map(({ members }) => members.sort())).toEqual([['alice', 'bob']]);

        await (round % 2 ? alice : bob).clicks('Hang up');
        await Promise.all([alice.isIdle(), bob.isIdle()]);
        await expect.poll(() => roomsOf(cloud)).toEqual([]);
      });
    }
    for (const person of [alice, bob]) {
      const ends = await endsOf(person);
      expect(new Set(ends.map(({ callID }) => callID)).size).toBe(ends.length);
      const common = ends.filter(({ reason }) => reason !== 'crossed');
      expect(common.map(({ reason }) => reason).sort()).toEqual(
        OFFSETS.map((_, round) =>
          (round % 2 ? 'alice' : 'bob') === person.name ? 'hangup' : 'remote-hangup',
        ).sort(),
      );
    }
    expect((await endsOf(alice)).map(({ reason }) => reason)).not.toContain('busy');
  });
});

// She tells nobody that she calls until she is in the room, and answers busy in the meantime.
test.describe('Somebody and a person with trtc-calling-js 1.0.6 who call each other', () => {
  // Among two elements the one whose id sorts first keeps calling.
  for (const name of ['alice', 'zoe']) {
    test(`are in one call: ${name}`, async ({ cloud, open, openReference }) => {
      test.setTimeout(120_000);
      const person = await open(name);
      const rita = await openReference('rita');

      for (const offset of REFERENCE_OFFSETS) {
        await test.step(`rita is ${offset} ms later`, async () => {
          const [, byRita] = await atOnce(offset, person.dials(rita), rita.dials(person));
          // She was rung before she could call.
          if (byRita !== 'done') await rita.answers();
          const states = async () => [await person.phase(), await rita.status()].join();
          await expect
            .poll(async () => {
              // She answered busy, and rings on.
              if ((await person.phase()) === 'incoming') await person.accepts();
              return states();
            })
            .toBe('connected,connected');
          await person.hears();
          await rita.hangsUp();
          await Promise.all([person.isIdle(), rita.isIdle()]);
          await expect.poll(() => roomsOf(cloud)).toEqual([]);
        });
      }
      const ends = await endsOf(person);
      expect(new Set(ends.map(({ callID }) => callID)).size).toBe(ends.length);
    });
  }
});
