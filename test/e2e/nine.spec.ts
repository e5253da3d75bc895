import { peopleInRooms } from '../interop/support/story.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

const NAMES = ['ann', 'bob', 'cy', 'dee', 'eve', 'fay', 'gus', 'hal', 'ida'];

/** Nine pages that send and receive 72 pictures: on two cores everything takes its time. */
const PATIENCE = 60_000;

test('nine people in one group call: all see all, and leave one by one', async ({
  cloud,
  open,
}) => {
  const people: Person[] = [];
  for (const name of NAMES) {
    const person = await open(name, {
      patience: PATIENCE,
      light: true,
      attributes: { 'video-quality': '120p' },
    });
    await person.page.setViewportSize({ width: 360, height: 540 });
    people.push(person);
  }
  const [caller, ...others] = people as [Person, ...Person[]];
  const but = (person: Person, among = people) => among.filter((other) => other !== person);

  await test.step('all answer', async () => {
    await caller.groupCalls(others, { timeout: 150 });
    for (const [index, person] of others.entries()) {
      await person.answers();
      await person.isWith(...people.slice(0, index + 1));
      await caller.sees(person);
    }
  });

  await test.step('all see all', async () => {
    for (const person of people) {
      await person.isWith(...but(person));
      await person.sees(...but(person));
    }
  });

  await test.step('they leave one by one', async () => {
    let present = people;
    while (present.length > 2) {
      const [leaver, ...rest] = present as [Person, ...Person[]];
      await leaver.clicks('Hang up');
      for (const person of rest) await person.isWith(...but(person, rest));
      await leaver.isIdle();
      present = rest;
    }
    const [last, left] = present as [Person, Person];
    await last.sees(left);
    await last.clicks('Hang up');
    expect(await left.told('call-end')).toMatchObject({
      userID: last.name,
      reason: 'remote-hangup',
    });
  });

  for (const person of people) {
    await person.isIdle();
    expect((await person.eventNames()).filter((name) => name === 'call-end')).toHaveLength(1);
  }
  await expect.poll(() => peopleInRooms(cloud)).toEqual([]);
});
