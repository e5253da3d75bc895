import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallEvent } from '../../src/core/events.js';
import type { Login } from '../../src/core/types.js';
import { LazyCore } from '../../src/lazy-core.js';
import { FakeCore } from './fake-core.js';

const LOGIN: Login = { sdkAppID: 1400000001, userID: 'ann', userSig: 'sig', tim: {} };
const BOB: Login = { ...LOGIN, userID: 'bob' };

/** A lazy core whose code comes when the test says so. */
function lazy() {
  const fake = new FakeCore();
  const coming: { arrive: (core: FakeCore) => void; fail: (error: Error) => void }[] = [];
  const core = new LazyCore(() => new Promise((arrive, fail) => coming.push({ arrive, fail })));
  const events: CallEvent[] = [];
  core.subscribe((event) => events.push(event));
  return {
    ...{ core, fake, events, coming },
    arrive: () => coming.at(-1)!.arrive(fake),
    statuses: () =>
      events.flatMap((event) =>
        event.name === 'state-change' ? [event.detail.session.status] : [],
      ),
  };
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as CallError).reason,
  );

describe('LazyCore', () => {
  it('loads nothing until something is asked of it', async () => {
    const { core, coming } = lazy();
    expect(core.state.session.status).to.equal('logged-out');
    expect(core.localStream).to.equal(undefined);
    await core.setVideoQuality('720p');
    await core.logout();
    core.dismiss();
    await core.destroy();
    expect(coming).to.be.empty;
  });

  it('shows at once that a login is under way', async () => {
    const { core, fake, arrive, statuses } = lazy();
    const done = core.login(LOGIN);
    expect(core.state.session).to.deep.equal({ status: 'logging-in', userID: 'ann' });
    arrive();
    await done;
    expect(fake.verbs).to.deep.equal(['login']);
    expect(core.state).to.equal(fake.state);
    expect(statuses()).to.deep.equal(['logging-in', 'ready']);
  });

  it('does what was asked meanwhile, in its order', async () => {
    const { core, fake, coming, arrive } = lazy();
    await core.setVideoQuality('720p');
    const all = Promise.all([core.getCameras(), core.login(LOGIN), core.hangup()]);
    expect(coming).to.have.length(1);
    arrive();
    await all;
    expect(fake.asked.map(([verb]) => verb)).to.deep.equal([
      'setVideoQuality',
      'getCameras',
      'login',
      'hangup',
    ]);
  });

  it('calls at once what is there', async () => {
    const { core, fake, arrive } = lazy();
    const done = core.getCameras();
    arrive();
    await done;
    void core.call({ userID: 'bob', type: 1 });
    expect(fake.verbs.at(-1)).to.equal('call');
    void core.login(LOGIN);
    expect(fake.verbs.at(-1)).to.equal('login');
  });

  it('forgets a login that is taken back before it has begun', async () => {
    const { core, fake, arrive, statuses } = lazy();
    const reason = reasonOf(core.login(LOGIN));
    await core.logout();
    arrive();
    expect(await reason).to.equal('call-ended');
    expect(fake.verbs).to.be.empty;
    expect(statuses()).to.deep.equal(['logging-in', 'logged-out']);
  });

  it('logs in as the last who was named', async () => {
    const { core, fake, arrive } = lazy();
    const reason = reasonOf(core.login(LOGIN));
    const done = core.login(BOB);
    arrive();
    await done;
    expect(await reason).to.equal('call-ended');
    expect(fake.asked).to.deep.equal([['login', BOB]]);
  });

  it('tells when the code cannot be loaded, and tries anew when asked', async () => {
    const { core, fake, coming, arrive, events } = lazy();
    const reason = reasonOf(core.login(LOGIN));
    coming[0]!.fail(new CallError('load-failed', 'made up for a test'));
    expect(await reason).to.equal('load-failed');
    expect(core.state.session.status).to.equal('failed');
    expect(events.at(-1)).to.have.property('name', 'error');
    const again = core.login(LOGIN);
    expect(core.state.session.status).to.equal('logging-in');
    arrive();
    await again;
    expect(fake.verbs).to.deep.equal(['login']);
  });

  it('lets the core judge a quality that it does not know', async () => {
    const { core, fake, arrive } = lazy();
    const done = core.setVideoQuality('huge' as never);
    arrive();
    await done;
    expect(fake.verbs).to.deep.equal(['setVideoQuality']);
  });
});
