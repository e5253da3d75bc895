import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { settle } from '../fakes/fake-clock.js';
import { World, type Person } from './people.js';

/** What a person, their machine or the network does to one of two phones. */
const ACTIONS = {
  'calls by voice': (me: Person, other: Person) => me.core.call({ userID: other.userID, type: 1 }),
  'calls by video': (me: Person, other: Person) => me.core.call({ userID: other.userID, type: 2 }),
  accepts: (me: Person) => me.core.accept(),
  declines: (me: Person) => me.core.reject(),
  'hangs up': (me: Person) => me.core.hangup(),
  mutes: (me: Person) => me.core.setMicMute(true),
  'closes the camera': (me: Person) => me.core.closeCamera(),
  'opens the camera': (me: Person) => me.core.openCamera(),
  'shares the screen': (me: Person) => me.core.startScreenShare(),
  'stops sharing': (me: Person) => me.core.stopScreenShare(),
  'stops sharing in the browser': (me: Person) => {
    const session = me.media.sessions.at(-1);
    if (session && !session.isClosed) session.endScreen();
  },
  'wants voice': (me: Person) => me.core.switchToAudioCall(),
  'wants video': (me: Person) => me.core.switchToVideoCall(),
  'agrees to the change': (me: Person) => me.core.acceptSwitch(),
  'declines the change': (me: Person) => me.core.rejectSwitch(),
  'switches the camera': (me: Person) => me.core.switchCamera(),
  'has no microphone': (me: Person) => {
    me.media.microphone = 'missing';
  },
  'has a microphone': (me: Person) => {
    me.media.microphone = 'granted';
  },
  'cannot join': (me: Person) => {
    me.media.failNext('join');
  },
  'cannot publish': (me: Person) => {
    me.media.failNext('publish');
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
  'has a fresh userSig': (me: Person) =>
    me.core.login({ sdkAppID: 1, userID: me.userID, userSig: `sig ${Math.random()}` }),
  'has a userSig that runs out': (me: Person, _other: Person, world: World) => {
    world.service.kick(me.userID, 'userSigExpired');
  },
  'is kicked': (me: Person, _other: Person, world: World) => {
    world.service.kick(me.userID, 'restApi');
  },
  'loses the room': (me: Person) => {
    me.media.sessions.at(-1)?.lose();
  },
} as const;

const actions = fc.array(
  fc.record({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom(...(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])),
    /** Milliseconds until the next one; 0 for the same moment. */
    pause: fc.constantFrom(0, 0, 1, 500, 12_000),
  }),
  { maxLength: 25 },
);

describe('two phones, whatever their people do', () => {
  it('leave nobody ringing, alone or seen', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (sequence) => {
        const world = new World();
        const people = [await world.person('ann'), await world.person('bob')] as const;
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
          const [me, other] = who === 0 ? people : ([people[1], people[0]] as const);
          const result: unknown = ACTIONS[what](me, other, world);
          if (result instanceof Promise) work.push(result.catch(() => undefined));
          if (pause > 0) await world.clock.advance(pause);
        }
        // Nobody touches anything any more: what rings stops by itself, whoever is left alone is let go.
        for (const person of people) person.resume();
        await world.clock.advance(60_000);
        await Promise.all(work);
        const together = people.every((person) => person.phase === 'connected');
        for (const person of people) {
          if (!together) expect(person.phase, person.userID).to.equal('idle');
          if (person.phase !== 'idle') await person.hangup();
        }
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
      { numRuns: 1000 },
    );
  });
});
