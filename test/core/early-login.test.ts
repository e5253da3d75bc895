import { expect } from '@open-wc/testing';
import { CallingCore } from '../../src/core/calling-core.js';
import { EarlyLogin } from '../../src/core/early-login.js';
import type { CallEvent } from '../../src/core/events.js';
import type { LoginPorts } from '../../src/core/login-session.js';
import type { CorePorts } from '../../src/core/ports.js';
import { settle } from '../fakes/fake-clock.js';
import { FakeMedia } from '../fakes/fake-media.js';
import { FakeSignalling } from '../fakes/fake-signalling.js';
import { World, type Person } from './people.js';

const ANN = { sdkAppID: 1, userID: 'ann', userSig: 'sig' };

describe('a login that begins before the core is there', () => {
  let world: World;
  let bob: Person;
  let early: EarlyLogin<LoginPorts & Pick<CorePorts, 'signalling'>>;
  let told: CallEvent[];
  let heard: CallEvent[];

  beforeEach(async () => {
    world = new World();
    bob = await world.person('bob');
    told = [];
    heard = [];
    early = new EarlyLogin(
      { clock: world.clock, signalling: new FakeSignalling(world.service) },
      (event) => told.push(event),
    );
    await early.session.begin(ANN);
  });

  /** The core comes. */
  async function goOn(): Promise<CallingCore> {
    const core = new CallingCore(
      { ...early.ports, media: new FakeMedia(world.rooms), random: () => world.random() },
      early,
    );
    core.subscribe((event) => heard.push(event));
    await settle();
    return core;
  }

  const names = (events: readonly CallEvent[]) => events.map(({ name }) => name);

  it('tells of itself', () => {
    expect(names(told)).to.deep.equal(['state-change', 'state-change', 'sdk-ready']);
    expect(early.state.session).to.deep.equal({ status: 'ready', userID: 'ann' });
  });

  it('is the core’s from then on', async () => {
    const core = await goOn();
    expect(core.state.session).to.deep.equal({ status: 'ready', userID: 'ann' });
    expect(heard).to.deep.equal([]);
    told.length = 0;
    await core.logout();
    expect(names(heard)).to.include('sdk-not-ready');
    expect(told).to.deep.equal([]);
    await core.login(ANN);
    await bob.core.call({ userID: 'ann', type: 1 });
    await settle();
    expect(core.state.call.phase).to.equal('incoming');
  });

  it('has the core hear who calls meanwhile, once it is listened to', async () => {
    await bob.core.call({ userID: 'ann', type: 1 });
    await settle();
    const core = await goOn();
    expect(core.state.call).to.include({ phase: 'incoming', peer: 'bob' });
    expect(names(heard)).to.include('invited');
    await core.accept();
    expect(bob.phase).not.to.equal('outgoing');
  });

  it('has the core hear who has called in vain', async () => {
    await bob.core.call({ userID: 'ann', type: 1 });
    await bob.core.hangup();
    await settle();
    const core = await goOn();
    const { call } = core.state;
    expect(call.phase === 'idle' && call.ended?.reason).to.equal('remote-cancelled');
  });

  it('does not tell the next user of the calls of the one before', async () => {
    await bob.core.call({ userID: 'ann', type: 1 });
    await settle();
    await early.session.begin({ ...ANN, userID: 'eve' });
    const core = await goOn();
    expect(core.state.session).to.include({ status: 'ready', userID: 'eve' });
    expect(core.state.call.phase).to.equal('idle');
    expect(names(heard)).not.to.include('invited');
  });

  it('may have been ended from outside', async () => {
    world.service.kick('ann', 'multipleAccount');
    await settle();
    expect(names(told)).to.include('kicked-out');
    const core = await goOn();
    expect(core.state.session.status).to.equal('kicked-out');
  });
});
