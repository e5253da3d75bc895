import { expect } from '@open-wc/testing';
import { settle } from '../fakes/fake-clock.js';
import type { Person } from './people.js';
import { failure, World } from './people.js';

interface Scene {
  readonly world: World;
  readonly ann: Person;
  readonly bob: Person;
}

async function twoPeople(): Promise<Scene> {
  const world = new World();
  return { world, ann: await world.person('ann'), bob: await world.person('bob') };
}

async function inCall(): Promise<Scene> {
  const scene = await twoPeople();
  await scene.ann.call(scene.bob);
  await scene.bob.accept();
  for (const person of [scene.ann, scene.bob]) person.told();
  return scene;
}

const renew = (person: Person, userSig: string) =>
  person.core.login({ sdkAppID: 1, userID: person.userID, userSig });

async function expire({ world }: Scene): Promise<void> {
  world.service.kick('ann', 'userSigExpired');
  await settle();
}

const sessionOf = (person: Person) => person.core.state.session.status;

describe('a fresh userSig', () => {
  it('is given to the service at once while there is no call, and nobody notices', async () => {
    const { ann, bob } = await twoPeople();
    ann.told();
    await renew(ann, 'fresh');
    expect(ann.signalling.userSigs).to.deep.equal(['sig', 'fresh']);
    expect(ann.told()).to.deep.equal([]);
    expect(sessionOf(ann)).to.equal('ready');
    await bob.call(ann);
    expect(ann.phase).to.equal('incoming');
  });

  it('leaves a call alone, and is given to the service once it is over', async () => {
    const { ann, bob } = await inCall();
    await renew(ann, 'second');
    await renew(ann, 'third');
    expect(ann.signalling.userSigs).to.deep.equal(['sig']);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(ann.told()).to.deep.equal([]);
    await bob.hangup();
    expect(ann.signalling.userSigs).to.deep.equal(['sig', 'third']);
    expect(sessionOf(ann)).to.equal('ready');
    await ann.call(bob);
    expect(bob.phase).to.equal('incoming');
  });

  it('is what the next room is joined with', async () => {
    const { ann, bob } = await twoPeople();
    await bob.call(ann);
    await renew(ann, 'fresh');
    await ann.accept();
    expect(ann.media.current.userSig).to.equal('fresh');
    expect(bob.media.current.userSig).to.equal('sig');
  });

  it('waits for the network', async () => {
    const { ann } = await twoPeople();
    ann.signalling.tell({ type: 'not-ready' });
    await renew(ann, 'fresh');
    expect(ann.signalling.userSigs).to.deep.equal(['sig']);
    ann.signalling.tell({ type: 'ready' });
    await settle();
    expect(ann.signalling.userSigs).to.deep.equal(['sig', 'fresh']);
    expect(sessionOf(ann)).to.equal('ready');
  });

  it('that the service refuses ends the login, and says so', async () => {
    const { ann } = await twoPeople();
    ann.told();
    expect(await failure(renew(ann, 'wrong'))).to.equal('login-failed');
    expect(sessionOf(ann)).to.equal('failed');
    expect(ann.told()).to.deep.equal(['error']);
    await renew(ann, 'fresh');
    expect(sessionOf(ann)).to.equal('ready');
  });

  it('keeps the people who are known', async () => {
    const { ann, bob } = await twoPeople();
    await bob.core.setSelfInfo('Bob');
    await ann.call(bob);
    await ann.hangup();
    await renew(ann, 'fresh');
    expect(ann.core.state.people['bob']?.nick).to.equal('Bob');
  });

  it('is forgotten with a logout', async () => {
    const { ann, bob } = await inCall();
    await renew(ann, 'fresh');
    await ann.core.logout();
    expect(bob.ended).to.equal('remote-hangup');
    await settle();
    expect(ann.signalling.userSigs).to.deep.equal(['sig']);
    expect(sessionOf(ann)).to.equal('logged-out');
  });

  it('of another user does not wait', async () => {
    const { ann, bob } = await inCall();
    await renew(ann, 'fresh');
    await ann.core.login({ sdkAppID: 1, userID: 'anna', userSig: 'sig' });
    expect(bob.ended).to.equal('remote-hangup');
    expect(ann.core.state.session).to.deep.equal({ status: 'ready', userID: 'anna' });
  });
});

describe('a userSig that runs out', () => {
  it('is replaced beneath the call where a fresh one is there', async () => {
    const scene = await inCall();
    const { ann, bob, world } = scene;
    await renew(ann, 'fresh');
    await expire(scene);
    expect(ann.told()).to.deep.equal(['sdk-not-ready', 'sdk-ready']);
    expect(sessionOf(ann)).to.equal('ready');
    await world.clock.advance(60_000);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    await ann.core.switchToAudioCall();
    expect(bob.type).to.equal(1);
    await ann.hangup();
    expect(bob.ended).to.equal('remote-hangup');
    expect(world.clock.waiting).to.equal(0);
  });

  it('leaves the call some seconds for a fresh one to come', async () => {
    const scene = await inCall();
    const { ann, bob, world } = scene;
    await expire(scene);
    expect(ann.detail('kicked-out').type).to.equal('userSigExpired');
    expect(ann.told()).to.deep.equal(['kicked-out']);
    expect(sessionOf(ann)).to.equal('kicked-out');
    await world.clock.advance(9_000);
    expect(ann.media.lights).to.equal(2);
    await renew(ann, 'fresh');
    expect(ann.told()).to.deep.equal(['sdk-ready']);
    await world.clock.advance(60_000);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('ends the call when none comes', async () => {
    const scene = await inCall();
    const { ann, bob, world } = scene;
    await expire(scene);
    await world.clock.advance(10_100);
    expect(ann.told()).to.deep.equal(['kicked-out', 'error', 'call-end']);
    expect(ann.ended).to.equal('kicked-out');
    expect(ann.media.lights).to.equal(0);
    expect(bob.ended).to.equal('remote-hangup');
    expect(world.clock.waiting).to.equal(0);
    const calling = ann.core.call({ userID: 'bob', type: 1 });
    expect(await failure(calling)).to.equal('user-sig-expired');
    await renew(ann, 'fresh');
    await ann.call(bob);
    expect(bob.phase).to.equal('incoming');
  });

  it('gives a fresh one that is refused another chance', async () => {
    const scene = await inCall();
    const { ann, bob, world } = scene;
    await expire(scene);
    await world.clock.advance(3_000);
    expect(await failure(renew(ann, 'wrong'))).to.equal('login-failed');
    expect(ann.phase).to.equal('connected');
    await renew(ann, 'fresh');
    await world.clock.advance(60_000);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('lets signals of the call go out by the fresh one', async () => {
    const scene = await twoPeople();
    const { ann, bob, world } = scene;
    await ann.call(bob);
    await expire(scene);
    const hangingUp = ann.hangup();
    await world.clock.advance(2_000);
    expect(ann.media.lights).to.equal(0);
    expect(bob.phase, 'cannot know yet').to.equal('incoming');
    await renew(ann, 'fresh');
    await hangingUp;
    expect(bob.ended).to.equal('remote-cancelled');
  });

  it('does not hold a logout up', async () => {
    const scene = await inCall();
    const { ann, world } = scene;
    await expire(scene);
    await ann.core.logout();
    expect(ann.ended).to.equal('logged-out');
    expect(world.clock.waiting).to.equal(0);
  });

  it('without a call ends the login, until there is a fresh one', async () => {
    const scene = await twoPeople();
    const { ann, bob } = scene;
    ann.told();
    await expire(scene);
    expect(ann.told()).to.deep.equal(['kicked-out']);
    expect(sessionOf(ann)).to.equal('kicked-out');
    await renew(ann, 'fresh');
    await bob.call(ann);
    expect(ann.phase).to.equal('incoming');
  });
});
