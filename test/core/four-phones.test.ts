import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { CallType } from '../../src/core/types.js';
import { settle } from '../fakes/fake-clock.js';
import { World, type Person } from './people.js';

const NAMES = ['ann', 'bob', 'cy', 'dee'] as const;

const callAll = (me: Person, others: readonly Person[], type: CallType, groupID = '') =>
  me.core.groupCall({ userIDList: others.map(({ userID }) => userID), type, groupID });

/** What a person, their machine or the network does; `others` begin with the next one around the table. */
const ACTIONS = {
  'calls everybody': (me: Person, others: readonly Person[]) => callAll(me, others, 2),
  'calls everybody by the group': (me: Person, others: readonly Person[]) =>
    callAll(me, others, 1, 'team'),
  'calls two': (me: Person, others: readonly Person[]) => callAll(me, others.slice(0, 2), 2),
  'calls one of the group': (me: Person, others: readonly Person[]) =>
    callAll(me, others.slice(0, 1), 2, 'team'),
  'calls one': (me: Person, [other]: readonly Person[]) =>
    me.core.call({ userID: other?.userID ?? '', type: 1 }),
  accepts: (me: Person) => me.core.accept(),
  declines: (me: Person) => me.core.reject(),
  'hangs up': (me: Person) => me.core.hangup(),
  'opens the camera': (me: Person) => me.core.openCamera(),
  'wants video': (me: Person) => me.core.switchToVideoCall(),
  'agrees to the change': (me: Person) => me.core.acceptSwitch(),
  'has no microphone': (me: Person) => {
    me.media.microphone = 'missing';
  },
  'cannot join': (me: Person) => {
    me.media.failNext('join');
  },
  'cannot send an answer': (me: Person) => {
    me.signalling.failNext('accept');
  },
  'cannot send an invitation': (me: Person) => {
    me.signalling.failNext('invite');
  },
  'cannot signal for a while': (me: Person) => {
    me.stall();
  },
  'can signal again': (me: Person) => {
    me.resume();
  },
  'logs out': (me: Person) => me.core.logout(),
  'logs in': (me: Person) => me.core.login({ sdkAppID: 1, userID: me.userID, userSig: 'sig' }),
  'is kicked': (me: Person, _others: readonly Person[], world: World) => {
    world.service.kick(me.userID, 'restApi');
  },
  'loses the room': (me: Person) => {
    me.media.sessions.at(-1)?.lose();
  },
} as const;

const actions = fc.array(
  fc.record({
    who: fc.constantFrom(0, 1, 2, 3),
    what: fc.oneof(
      // Else few plays come to a call with people in it.
      fc.constantFrom<keyof typeof ACTIONS>(
        'calls everybody',
        'calls everybody by the group',
        'accepts',
        'accepts',
      ),
      fc.constantFrom(...(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])),
    ),
    /** Milliseconds until the next one; 0 for the same moment. */
    pause: fc.constantFrom(0, 0, 1, 500, 12_000),
  }),
  { maxLength: 40 },
);

describe('four phones, whatever their people do', () => {
  it('leave nobody ringing, alone or seen', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (sequence) => {
        const world = new World();
        const people: Person[] = [];
        for (const name of NAMES) people.push(await world.person(name));
        world.service.createGroup('team', NAMES);
        const begun = new Set<string>();
        const ended: string[] = [];
        for (const person of people) {
          person.core.subscribe(({ name, detail }) => {
            const { call } = person.core.state;
            if (name === 'state-change' && call.phase !== 'idle') {
              begun.add(`${person.userID} ${call.callID}`);
            }
            if (name === 'call-end') ended.push(`${person.userID} ${detail.summary.callID}`);
          });
        }
        const work: Promise<unknown>[] = [];
        for (const { who, what, pause } of sequence) {
          const [me, ...others] = [...people.slice(who), ...people.slice(0, who)];
          if (!me) continue;
          const result: unknown = ACTIONS[what](me, others, world);
          if (result instanceof Promise) work.push(result.catch(() => undefined));
          if (pause > 0) await world.clock.advance(pause);
        }
        // Nobody touches anything any more: what rings stops by itself, whoever is left alone is let go.
        for (const person of people) person.resume();
        await world.clock.advance(90_000);
        await Promise.all(work);
        for (const person of people) {
          if (person.phase === 'idle') continue;
          expect(person.phase, person.userID).to.equal('connected');
          expect(person.company, `${person.userID} is not alone`).to.match(/^\w+( \w+)*$/);
        }
        for (const person of people) if (person.phase !== 'idle') await person.hangup();
        await settle();
        await world.clock.advance(20_000);
        for (const person of people) {
          expect(person.phase, person.userID).to.equal('idle');
          expect(person.media.lights, `${person.userID}'s lights`).to.equal(0);
        }
        expect(world.rooms.people, 'people in rooms').to.deep.equal([]);
        expect(world.service.open, 'open invitations').to.equal(0);
        expect(world.clock.waiting, 'timers').to.equal(0);
        expect(ended, 'every call ends once').to.have.members([...begun]);
      }),
      { numRuns: 500, interruptAfterTimeLimit: 20_000 },
    );
  });
});
