import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallType } from '../../src/core/types.js';
import { settle } from '../fakes/fake-clock.js';
import { failure, World, type Person } from './people.js';

const OFF = { on: false, pending: false, failure: undefined };

async function inCall(type: CallType = 2): Promise<{ world: World; ann: Person; bob: Person }> {
  const world = new World();
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await ann.call(bob, type);
  await bob.accept();
  for (const person of [ann, bob]) person.told();
  return { world, ann, bob };
}

function screenOf({ core }: Person): unknown {
  const { call } = core.state;
  return call.phase === 'idle' ? undefined : call.screen;
}

/** Whether the screen of the other one is there. */
function sees({ core }: Person): boolean | undefined {
  const { call } = core.state;
  return call.phase === 'idle' ? undefined : call.remotes[0]?.screen;
}

describe('a shared screen', () => {
  for (const type of [1, 2] as const) {
    it(`is told to the other side, beside all else, in a call of type ${type}`, async () => {
      const { ann, bob } = await inCall(type);
      await ann.core.startScreenShare();
      expect(screenOf(ann)).to.deep.equal({ ...OFF, on: true });
      expect(ann.media.lights).to.equal(type + 1);
      expect(sees(bob)).to.equal(true);
      expect(bob.core.remoteScreen('ann') === bob.media.current.remoteScreen('ann')).to.be.true;
      expect(bob.detail('user-screen-available')).to.deep.equal({
        userID: 'ann',
        isScreenAvailable: true,
      });
      expect(bob.told()).to.deep.equal(['user-screen-available']);
      await ann.core.stopScreenShare();
      expect(screenOf(ann)).to.deep.equal(OFF);
      expect(ann.media.lights).to.equal(type);
      expect(sees(bob)).to.equal(false);
      expect(bob.told()).to.deep.equal(['user-screen-available']);
      expect(ann.told()).to.deep.equal([]);
    });
  }

  it('takes as long to be chosen as the person likes, and asks in the moment of the click', async () => {
    const { world, ann } = await inCall();
    const choose = ann.media.hold('screen');
    const sharing = ann.core.startScreenShare();
    expect(screenOf(ann)).to.deep.equal({ ...OFF, pending: true });
    await world.clock.advance(600_000);
    expect(screenOf(ann)).to.deep.equal({ ...OFF, pending: true });
    choose();
    await sharing;
    expect(screenOf(ann)).to.deep.equal({ ...OFF, on: true });
  });

  it('that the person will not choose alarms nobody', async () => {
    const { ann, bob } = await inCall();
    ann.media.screen = 'cancelled';
    expect(await failure(ann.core.startScreenShare())).to.equal('permission-denied');
    expect(screenOf(ann)).to.deep.equal(OFF);
    expect([...ann.told(), ...bob.told()]).to.deep.equal([]);
    ann.media.screen = 'chosen';
    await ann.core.startScreenShare();
    expect(sees(bob)).to.equal(true);
  });

  it('ends from the browser’s own bar', async () => {
    const { ann, bob } = await inCall();
    await ann.core.startScreenShare();
    ann.media.current.endScreen();
    expect(screenOf(ann)).to.deep.equal(OFF);
    expect(sees(bob)).to.equal(false);
    expect(ann.told()).to.deep.equal([]);
    await ann.core.stopScreenShare();
    await ann.core.startScreenShare();
    expect(sees(bob)).to.equal(true);
  });

  it('that cannot be sent is told of, and the call goes on', async () => {
    const { ann, bob } = await inCall();
    const error = new CallError('publish-failed', 'Refused.');
    ann.media.failNext('screen', error);
    expect(await failure(ann.core.startScreenShare())).to.equal('publish-failed');
    expect(screenOf(ann)).to.deep.equal({ ...OFF, failure: error });
    expect(ann.detail('error')).to.include({ code: 61009 });
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    await ann.core.startScreenShare();
    expect(screenOf(ann)).to.deep.equal({ ...OFF, on: true });
  });

  it('is of one person at a time', async () => {
    const { ann, bob } = await inCall();
    await ann.core.startScreenShare();
    expect(await failure(ann.core.startScreenShare())).to.equal('invalid-state');
    expect(await failure(bob.core.startScreenShare())).to.equal('invalid-state');
    expect(bob.detail('error')).to.include({ reason: 'invalid-state' });
    await ann.core.stopScreenShare();
    await bob.core.startScreenShare();
    expect(sees(ann)).to.equal(true);
  });

  it('needs somebody who sees it', async () => {
    const world = new World();
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    expect(await failure(ann.core.startScreenShare())).to.equal('invalid-state');
    expect(await failure(ann.core.stopScreenShare())).to.equal('invalid-state');
    await ann.call(bob);
    expect(await failure(ann.core.startScreenShare())).to.equal('invalid-state');
    expect(await failure(bob.core.startScreenShare())).to.equal('invalid-state');
  });

  it('that is to stop while it begins stops once it has begun', async () => {
    const { ann, bob } = await inCall();
    const choose = ann.media.hold('screen');
    const sharing = ann.core.startScreenShare();
    const stopping = ann.core.stopScreenShare();
    choose();
    await Promise.all([sharing, stopping]);
    expect(screenOf(ann)).to.deep.equal(OFF);
    expect(sees(bob)).to.equal(false);
  });

  for (const [how, end] of Object.entries({
    'hangs up': ({ ann }) => ann.core.hangup(),
    'is hung up on': ({ bob }) => bob.core.hangup(),
    'logs out': ({ ann }) => ann.core.logout(),
    'is gone': ({ ann }) => ann.core.destroy(),
  } satisfies Record<string, (people: { ann: Person; bob: Person }) => Promise<void>>)) {
    it(`goes dark when who shares it ${how}, also while they choose one`, async () => {
      for (const isChosen of [true, false]) {
        const { ann, bob } = await inCall();
        const choose = isChosen ? (): void => undefined : ann.media.hold('screen');
        const sharing = failure(ann.core.startScreenShare());
        if (isChosen) await sharing;
        await end({ ann, bob });
        await settle();
        choose();
        expect(await sharing).to.equal(isChosen ? 'no failure' : 'call-ended');
        expect([ann.media.lights, bob.media.lights]).to.deep.equal([0, 0]);
        expect([ann.phase, bob.phase]).to.deep.equal(['idle', 'idle']);
      }
    });
  }

  it('of somebody who leaves a group call is gone, and another can be shared', async () => {
    const world = new World();
    const [ann, bob, cy] = [
      await world.person('ann'),
      await world.person('bob'),
      await world.person('cy'),
    ];
    await ann.groupCall([bob, cy]);
    await bob.accept();
    await cy.accept();
    await bob.core.startScreenShare();
    const sharers = ({ core }: Person): readonly string[] => {
      const { call } = core.state;
      const remotes = call.phase === 'idle' ? [] : call.remotes;
      return remotes.filter(({ screen }) => screen).map(({ userID }) => userID);
    };
    expect([sharers(ann), sharers(cy)]).to.deep.equal([['bob'], ['bob']]);
    expect(await failure(cy.core.startScreenShare())).to.equal('invalid-state');
    await bob.hangup();
    expect([sharers(ann), sharers(cy)]).to.deep.equal([[], []]);
    await cy.core.startScreenShare();
    expect(sharers(ann)).to.deep.equal(['cy']);
  });
});
