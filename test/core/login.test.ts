import { expect } from '@open-wc/testing';
import { settle } from '../fakes/fake-clock.js';
import { expectOver, failure, inCall, Person, twoPeople, World } from './people.js';

describe('the login', () => {
  it('is needed to call', async () => {
    const world = new World();
    const ann = new Person(world, 'ann');
    expect(await failure(ann.core.call({ userID: 'bob', type: 1 }))).to.equal('not-logged-in');
    expect(ann.detail('error')).to.include({ code: 61002 });
  });

  it('tells when it is ready, once', async () => {
    const ann = new Person(new World(), 'ann');
    await ann.core.login({ sdkAppID: 1, userID: 'ann', userSig: 'sig' });
    await ann.core.login({ sdkAppID: 1, userID: 'ann', userSig: 'sig' });
    expect(ann.told()).to.deep.equal(['sdk-ready']);
  });

  it('rejects a wrong userSig, says so, and can be tried again', async () => {
    const ann = new Person(new World(), 'ann');
    const login = { sdkAppID: 1, userID: 'ann' };
    expect(await failure(ann.core.login({ ...login, userSig: 'wrong' }))).to.equal('login-failed');
    expect(ann.detail('error')).to.include({ code: 61004, serviceCode: 70009 });
    expect(ann.core.state.session.status).to.equal('failed');
    await ann.core.login({ ...login, userSig: 'sig' });
    expect(ann.core.state.session.status).to.equal('ready');
  });

  it('gives up a login that never comes to an end', async () => {
    const world = new World();
    const ann = new Person(world, 'ann');
    ann.signalling.hold('login');
    const logging = failure(ann.core.login({ sdkAppID: 1, userID: 'ann', userSig: 'sig' }));
    await world.clock.advance(20_100);
    expect(await logging).to.equal('timed-out');
  });

  it('follows the last of several wishes', async () => {
    const ann = new Person(new World(), 'ann');
    const first = failure(ann.core.login({ sdkAppID: 1, userID: 'ann', userSig: 'sig' }));
    const second = ann.core.login({ sdkAppID: 1, userID: 'anna', userSig: 'sig' });
    expect(await first).to.equal('call-ended');
    await second;
    expect(ann.core.state.session).to.deep.equal({ status: 'ready', userID: 'anna' });
  });

  it('of another user ends the call first', async () => {
    const { world, ann, bob } = await inCall();
    await ann.core.login({ sdkAppID: 1, userID: 'anna', userSig: 'sig' });
    await settle();
    expect(ann.told()).to.include.members(['call-end', 'sdk-ready']);
    expect(bob.ended).to.equal('remote-hangup');
    expectOver(world, ann, bob);
  });

  for (const [what, prepare] of Object.entries({
    'somebody whom this user rings': async (ann: Person, bob: Person) => ann.call(bob),
    'somebody who rings this user': async (ann: Person, bob: Person) => bob.call(ann),
  })) {
    it(`does not end without a word to ${what}`, async () => {
      const { world, ann, bob } = await twoPeople();
      await prepare(ann, bob);
      await ann.core.logout();
      await settle();
      expect(ann.ended).to.equal('logged-out');
      expect(ann.core.state.session.status).to.equal('logged-out');
      expectOver(world, ann, bob);
    });
  }

  it('that is ended by another one darkens the devices, then tells', async () => {
    const { world, ann, bob } = await inCall();
    world.service.kick('ann', 'multipleAccount');
    expect(ann.media.lights).to.equal(0);
    await settle();
    expect(ann.told()).to.deep.equal(['call-end', 'kicked-out']);
    expect(ann.ended).to.equal('kicked-out');
    expect(bob.ended).to.equal('remote-hangup');
    expect(await failure(ann.core.call({ userID: 'bob', type: 1 }))).to.equal('kicked-out');
    await ann.logIn();
    await ann.call(bob);
    expect(bob.phase).to.equal('incoming');
    expect(world.service.open).to.equal(1);
  });

  it('that loses its connection says so and comes back', async () => {
    const { ann, bob } = await inCall();
    ann.signalling.tell({ type: 'not-ready' });
    ann.signalling.tell({ type: 'not-ready' });
    expect(ann.core.state.session.status).to.equal('reconnecting');
    ann.signalling.tell({ type: 'ready' });
    ann.signalling.tell({ type: 'ready' });
    expect(ann.told()).to.deep.equal(['sdk-not-ready', 'sdk-ready']);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('ends with the phone: nothing is told or open afterwards', async () => {
    const { world, ann, bob } = await inCall();
    await ann.core.destroy();
    await settle();
    expect(world.service.sent.length).to.be.greaterThan(0);
    expectOver(world, ann, bob);
    const told = ann.told().length;
    await bob.core.call({ userID: 'ann', type: 1 });
    await settle();
    expect(ann.told()).to.have.length(0);
    expect(told).to.be.greaterThan(0);
  });
});
