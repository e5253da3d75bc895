import { expect } from '@open-wc/testing';
import { FakeLines } from '../fakes/fake-line.js';
import { settle } from '../fakes/fake-clock.js';
import { failure, Person, World } from './people.js';

/*
 * Several tabs with the same user. The service of these tests lets only the last login live, so a tab that
 * logged in too early or out too late would be told `kicked-out`.
 */

interface Tabs {
  readonly world: World;
  readonly lines: FakeLines;
  readonly first: Person;
  readonly second: Person;
}

async function twoTabs(): Promise<Tabs> {
  const world = new World();
  const lines = new FakeLines();
  const first = new Person(world, 'ann', lines);
  const second = new Person(world, 'ann', lines);
  await first.logIn();
  await second.logIn();
  return { world, lines, first, second };
}

const sessionsOf = ({ first, second }: Tabs) =>
  [first, second].map(({ core }) => core.state.session.status);

describe('several tabs with the same user', () => {
  it('are one phone: the first logs in and rings, the second stands by', async () => {
    const tabs = await twoTabs();
    const bob = await tabs.world.person('bob');
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'standby']);
    expect(tabs.second.signalling.userSigs).to.deep.equal([]);
    await bob.call(tabs.first);
    expect([tabs.first.phase, tabs.second.phase]).to.deep.equal(['incoming', 'idle']);
  });

  it('hand over at a logout', async () => {
    const tabs = await twoTabs();
    await tabs.first.core.logout();
    await settle();
    expect(sessionsOf(tabs)).to.deep.equal(['logged-out', 'ready']);
    expect(tabs.first.told()).to.deep.equal(['sdk-not-ready']);
    expect(tabs.second.told()).to.deep.equal(['sdk-ready']);
  });

  it('hand over when the login fails', async () => {
    const world = new World();
    const lines = new FakeLines();
    const first = new Person(world, 'ann', lines);
    const second = new Person(world, 'ann', lines);
    first.signalling.failNext('login');
    const [failed] = await Promise.allSettled([first.logIn(), second.logIn()]);
    await settle();
    expect(failed.status).to.equal('rejected');
    expect(sessionsOf({ world, lines, first, second })).to.deep.equal(['failed', 'ready']);
  });

  it('hand over when asked', async () => {
    const tabs = await twoTabs();
    await tabs.second.core.takeOver();
    expect(sessionsOf(tabs)).to.deep.equal(['standby', 'ready']);
    expect(tabs.first.told()).to.deep.equal(['sdk-not-ready']);
    await tabs.first.core.takeOver();
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'standby']);
    expect(tabs.second.told()).to.deep.equal(['sdk-ready', 'sdk-not-ready']);
  });

  it('hand over for a call', async () => {
    const tabs = await twoTabs();
    const bob = await tabs.world.person('bob');
    await tabs.second.call(bob);
    expect(sessionsOf(tabs)).to.deep.equal(['standby', 'ready']);
    expect([tabs.second.phase, bob.phase]).to.deep.equal(['outgoing', 'incoming']);
    expect(tabs.first.core.state.session).to.deep.include({ status: 'standby', inCall: true });
  });

  it('do not while there is a call, and say so', async () => {
    const tabs = await twoTabs();
    const bob = await tabs.world.person('bob');
    await bob.call(tabs.first);
    expect(tabs.second.core.state.session).to.deep.include({ status: 'standby', inCall: true });
    tabs.second.told();
    for (const attempt of [
      () => tabs.second.core.takeOver(),
      () => tabs.second.core.call({ userID: 'bob', type: 1 }),
      () => tabs.second.core.groupCall({ userIDList: ['bob'], type: 1 }),
    ]) {
      expect(await failure(attempt())).to.equal('call-elsewhere');
      expect(tabs.second.told()).to.deep.equal(['error']);
    }
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'standby']);
    expect(tabs.first.phase).to.equal('incoming');
    await tabs.first.core.reject();
    await settle();
    expect(tabs.second.core.state.session).to.deep.include({ status: 'standby', inCall: false });
  });

  it('are all told when the login is ended from elsewhere, and none of them kicks back', async () => {
    const tabs = await twoTabs();
    tabs.world.service.kick('ann', 'multipleAccount');
    await settle();
    expect(sessionsOf(tabs)).to.deep.equal(['kicked-out', 'kicked-out']);
    expect(tabs.first.told()).to.deep.equal(['kicked-out']);
    expect(tabs.second.told()).to.deep.equal(['kicked-out']);
    await tabs.second.logIn();
    expect(sessionsOf(tabs)).to.deep.equal(['kicked-out', 'ready']);
    await tabs.first.logIn();
    expect(sessionsOf(tabs)).to.deep.equal(['standby', 'ready']);
  });

  it('let another one try when a userSig has run out', async () => {
    const tabs = await twoTabs();
    tabs.world.service.kick('ann', 'userSigExpired');
    await settle();
    expect(sessionsOf(tabs)).to.deep.equal(['kicked-out', 'ready']);
  });

  it('stand aside when the line was taken without a word', async () => {
    const tabs = await twoTabs();
    const [first, second] = tabs.lines.tabs;
    first!.lose(second!);
    // The logout takes one of its own.
    await settle();
    await settle();
    expect(sessionsOf(tabs)).to.deep.equal(['standby', 'ready']);
    expect(tabs.first.told()).to.deep.equal(['sdk-not-ready']);
  });

  it('take up a fresh userSig while they stand by', async () => {
    const tabs = await twoTabs();
    await tabs.second.logIn('fresh');
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'standby']);
    await tabs.first.core.logout();
    await settle();
    expect(tabs.second.signalling.userSigs).to.deep.equal(['fresh']);
  });

  it('leave the line when they log out or become another user’s', async () => {
    const tabs = await twoTabs();
    await tabs.second.core.logout();
    expect(tabs.lines.tabs).to.have.length(1);
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'logged-out']);
    await tabs.second.logIn();
    expect(sessionsOf(tabs)).to.deep.equal(['ready', 'standby']);
    await tabs.first.core.login({ sdkAppID: 1, userID: 'carol', userSig: 'sig' });
    await settle();
    expect(tabs.lines.tabs.map(({ login }) => login.userID)).to.deep.equal(['ann', 'carol']);
    expect(tabs.second.core.state.session.status).to.equal('ready');
  });

  it('refuse what needs a login while they stand by', async () => {
    const { second } = await twoTabs();
    expect(await failure(second.core.setSelfInfo('Ann'))).to.equal('not-logged-in');
  });
});
