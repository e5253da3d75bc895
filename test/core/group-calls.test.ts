import { expect } from '@open-wc/testing';
import { writeHangup } from '../../src/core/av-call.js';
import { settle } from '../fakes/fake-clock.js';
import { failure, World, type Person } from './people.js';

const NAMES = ['ann', 'bob', 'cy', 'dee'] as const;
type Name = (typeof NAMES)[number];

interface Party extends Readonly<Record<Name, Person>> {
  readonly world: World;
}

async function party(): Promise<Party> {
  const world = new World();
  const people = {} as Record<Name, Person>;
  for (const name of NAMES) people[name] = await world.person(name);
  world.service.createGroup('team', NAMES);
  return { world, ...people };
}

function expectOver({ world, ...people }: Party): void {
  for (const person of Object.values(people)) {
    expect(person.phase, person.userID).to.equal('idle');
    expect(person.media.lights, `${person.userID}'s lights`).to.equal(0);
  }
  expect(world.service.open, 'open invitations').to.equal(0);
  expect(world.rooms.people, 'people in rooms').to.deep.equal([]);
  expect(world.clock.waiting, 'timers').to.equal(0);
}

/** Who told whom that the call is over. */
function hangups(it: Party): string[] {
  return NAMES.flatMap((name) => it[name].sent)
    .filter(({ payload }) => JSON.stringify(payload).includes('hangup'))
    .map(({ from, to, conversationType }) => [from, 'to', to, conversationType].join(' '));
}

for (const groupID of ['', 'team']) {
  describe(`a group call ${groupID ? 'in an IM group' : 'with people invited one by one'}`, () => {
    it('rings everybody, tells each who else is called, and connects them one by one', async () => {
      const it = await party();
      const { ann, bob, cy, world } = it;
      await ann.groupCall([bob, cy], { groupID });
      expect(ann.company).to.equal('bob? cy?');
      for (const invited of [bob, cy]) {
        expect(invited.phase).to.equal('incoming');
        const { sponsor, isFromGroup, userIDList, ...rest } = invited.detail('invited');
        expect({ sponsor, isFromGroup, groupID: rest.groupID }).to.deep.equal({
          sponsor: 'ann',
          isFromGroup: true,
          groupID,
        });
        expect(userIDList).to.have.members(['bob', 'cy']);
      }
      expect(bob.company).to.equal('cy?');
      const invitations = world.service.sent.filter(({ call }) => call.startsWith('invite'));
      expect(invitations).to.have.length(groupID ? 1 : 2);

      await bob.accept();
      expect(ann.phase).to.equal('connected');
      expect(ann.company).to.equal('bob cy?');
      expect(ann.told()).to.include.members([
        'user-enter',
        'user-accept',
        'group-call-invitee-list-update',
      ]);
      await cy.accept();
      expect(ann.company).to.equal('bob cy');
      expect(bob.company).to.equal('ann cy');
      expect(cy.company).to.equal('ann bob');
      expect(cy.detail('user-enter').playerList).to.have.length(1);
      expect(ann.detail('group-call-invitee-list-update').userIDList).to.deep.equal([]);

      await bob.hangup();
      expect(ann.phase).to.equal('connected');
      expect(ann.detail('user-leave')).to.deep.equal({ userID: 'bob', playerList: ['cy'] });
      await ann.hangup();
      expect(cy.told().slice(-2)).to.deep.equal(['user-leave', 'call-end']);
      expect(cy.ended).to.equal('remote-hangup');
      expect(hangups(it)).to.deep.equal([groupID ? 'cy to team GROUP' : 'cy to ann C2C']);
      expectOver(it);
    });

    it('goes on without those who decline, are busy or do not answer', async () => {
      const it = await party();
      const { ann, bob, cy, dee, world } = it;
      await ann.groupCall([bob, cy, dee], { groupID });
      await bob.accept();
      ann.told();
      await cy.core.reject();
      await settle();
      expect(ann.detail('reject')).to.include({ userID: 'cy', sponsor: 'ann', groupID });
      expect(ann.detail('group-call-invitee-list-update').userIDList).to.deep.equal(['dee']);
      await world.clock.advance(31_500);
      expect(dee.ended).to.equal('no-answer');
      expect(ann.detail('calling-timeout')).to.deep.include({ userIDList: ['dee'], groupID });
      expect(ann.company).to.equal('bob');
      expect(bob.company).to.equal('ann');
      await ann.hangup();
      await world.clock.advance(60_000);
      expectOver(it);
    });

    it('is over for the caller when nobody wants it', async () => {
      const it = await party();
      const { ann, bob, cy } = it;
      await ann.groupCall([bob, cy], { groupID });
      await bob.core.reject();
      await settle();
      expect(ann.phase).to.equal('outgoing');
      await cy.core.reject();
      await settle();
      expect(ann.ended).to.equal('rejected');
      expectOver(it);
    });

    it('is taken back from everybody by a caller whom nobody has answered', async () => {
      const it = await party();
      const { ann, bob, cy } = it;
      await ann.groupCall([bob, cy], { groupID });
      await ann.hangup();
      expect(ann.ended).to.equal('cancelled');
      expect([bob.ended, cy.ended]).to.deep.equal(['remote-cancelled', 'remote-cancelled']);
      expectOver(it);
    });

    it('is not taken back from somebody who has come to where others are', async () => {
      const it = await party();
      const { ann, bob, cy } = it;
      await ann.groupCall([bob, cy], { groupID });
      await bob.accept();
      const release = cy.signalling.hold('accept');
      const accepting = cy.core.accept();
      await settle();
      const { call } = cy.core.state;
      const inviteID = call.phase === 'accepting' ? call.inviteID : '';
      it.world.service.deliver('cy', { type: 'cancelled', inviteID, data: '{}' });
      release();
      await accepting;
      expect(cy.company).to.equal('ann bob');
      for (const person of [ann, bob]) await person.hangup();
      expectOver(it);
    });

    it('tells a busy person from one who declines', async () => {
      const it = await party();
      const { ann, bob, cy, dee } = it;
      await cy.call(dee);
      await ann.groupCall([bob, cy], { groupID });
      expect(ann.detail('line-busy')).to.include({ userID: 'cy', groupID });
      expect(ann.company).to.equal('bob?');
      expect(cy.phase).to.equal('outgoing');
      await bob.accept();
      await bob.hangup();
      await cy.hangup();
      expectOver(it);
    });

    it('waits on for those whom this user still rings when everybody else has left', async () => {
      const it = await party();
      const { ann, bob, cy, world } = it;
      await ann.groupCall([bob, cy], { groupID });
      await bob.accept();
      await bob.hangup();
      expect(ann.phase).to.equal('connected');
      expect(ann.company).to.equal('cy?');
      await cy.accept();
      expect(ann.company).to.equal('cy');
      await cy.hangup();
      expect(ann.ended).to.equal('remote-hangup');
      await world.clock.advance(60_000);
      expectOver(it);
    });

    it('takes more people in, whoever invites them', async () => {
      const it = await party();
      const { ann, bob, cy, dee, world } = it;
      await ann.groupCall([bob], { groupID });
      await bob.accept();
      const { roomID } = await bob.core.groupCall({ userIDList: ['ann', 'cy'], type: 1 });
      await settle();
      expect(bob.company).to.equal('ann cy?');
      expect(cy.detail('invited').inviteData).to.include({ roomID, callType: 2 });
      await cy.accept();
      await ann.groupCall([dee]);
      await dee.accept();
      for (const person of [ann, bob, cy, dee]) {
        expect(person.company.split(' '), person.userID).to.have.length(3);
      }
      expect(await failure(ann.core.groupCall({ userIDList: ['bob'], type: 2 }))).to.equal(
        'invalid-argument',
      );
      for (const person of [ann, bob, cy]) await person.hangup();
      expect(dee.ended).to.equal('remote-hangup');
      await world.clock.advance(60_000);
      expectOver(it);
    });

    it('is over with a reason and a sentence when nobody comes who said yes', async () => {
      const it = await party();
      const { ann, bob, cy, world } = it;
      await ann.groupCall([bob, cy], { groupID });
      const [invitation] = world.service.sent;
      expect(invitation).to.exist;
      const inviteID = ann.core.state.call.phase === 'outgoing' ? ann.core.state.call.inviteID : '';
      world.service.deliver('ann', {
        type: 'accepted',
        inviteID: inviteID ?? '',
        invitee: 'bob',
        data: '{}',
      });
      expect(ann.phase).to.equal('connecting');
      await cy.core.reject();
      await world.clock.advance(10_500);
      expect(ann.ended).to.equal('connection-lost');
      await world.clock.advance(60_000);
      await bob.core.reject().catch(() => undefined);
      await settle();
      expectOver(it);
    });

    it('knows nobody from outside', async () => {
      const it = await party();
      const { ann, bob, cy, dee, world } = it;
      await ann.groupCall([bob, cy], { groupID });
      await bob.accept();
      await cy.accept();
      const { call } = ann.core.state;
      const known = call.phase === 'connected' ? (call.inviteID ?? '') : '';
      for (const [inviteID, invitee] of [
        ['other', 'bob'],
        [known, 'dee'],
      ] as const) {
        world.service.deliver('ann', { type: 'rejected', inviteID, invitee, data: '{}' });
        world.service.deliver('ann', { type: 'accepted', inviteID, invitee, data: '{}' });
        world.service.deliver('ann', {
          type: 'timed-out',
          inviteID,
          inviteeList: [invitee],
          own: false,
        });
      }
      world.service.deliver('bob', { type: 'cancelled', inviteID: 'other', data: '{}' });
      world.service.deliver('bob', { type: 'cancelled', inviteID: known, data: '{}' });
      await dee.signalling.invite('ann', writeHangup(2, 3), 0);
      await settle();
      expect(ann.company).to.equal('bob cy');
      expect(bob.company).to.equal('ann cy');
      await ann.hangup();
      await bob.hangup();
      expectOver(it);
    });

    it('lets a member go who says by a signal that they left, and ends for who is alone then', async () => {
      const it = await party();
      const { ann, bob, cy } = it;
      await ann.groupCall([bob, cy], { groupID });
      await bob.accept();
      await cy.accept();
      await bob.signalling.invite('ann', writeHangup(2, 3), 0);
      await settle();
      expect(ann.company).to.equal('cy');
      await cy.signalling.invite('ann', writeHangup(2, 3), 0);
      await settle();
      expect(ann.ended).to.equal('remote-hangup');
      await bob.hangup();
      await cy.hangup().catch(() => undefined);
      expectOver(it);
    });
  });
}

describe('a group call', () => {
  it('leaves this user and repetitions out, and refuses what is nobody', async () => {
    const { ann } = await party();
    const ring = (userIDList: unknown, groupID?: unknown) =>
      failure(
        ann.core.groupCall({ userIDList, type: 1, groupID } as Parameters<
          typeof ann.core.groupCall
        >[0]),
      );
    for (const list of [
      undefined,
      'bob',
      [],
      ['ann'],
      ['bob', 7],
      Array.from({ length: 50 }, (_, i) => `u${i}`),
    ]) {
      expect(await ring(list), JSON.stringify(list)).to.equal('invalid-argument');
    }
    expect(await ring(['bob'], 7)).to.equal('invalid-argument');
    expect(ann.phase).to.equal('idle');
    const { userIDList } = await ann.core.groupCall({
      userIDList: ['bob', 'ann', 'bob', 'cy'],
      type: 1,
    });
    expect(userIDList).to.deep.equal(['bob', 'cy']);
  });

  it('rings those who can be reached when somebody cannot', async () => {
    const it = await party();
    const { ann, bob } = it;
    const result = await ann.core.groupCall({ userIDList: ['nobody', 'bob'], type: 1 });
    await settle();
    expect(result.userIDList).to.deep.equal(['bob']);
    expect(ann.detail('error')).to.include({ reason: 'user-unknown' });
    expect(ann.company).to.equal('bob?');
    expect(bob.phase).to.equal('incoming');
    await ann.hangup();
    expectOver(it);
  });

  it('fails once when nobody can be reached', async () => {
    const it = await party();
    const { ann } = it;
    const calling = ann.core.groupCall({ userIDList: ['nobody', 'no-one'], type: 1 });
    expect(await failure(calling)).to.equal('user-unknown');
    expect(ann.ended).to.equal('error');
    expect(ann.told().filter((name) => name === 'call-end')).to.have.length(1);
    expectOver(it);
  });

  it('grows out of a call between two, for both of them', async () => {
    const it = await party();
    const { ann, bob, cy } = it;
    await ann.call(bob);
    await bob.accept();
    await ann.groupCall([cy]);
    await cy.accept();
    expect(bob.company).to.equal('ann cy');
    await ann.hangup();
    expect(bob.phase).to.equal('connected');
    expect(cy.company).to.equal('bob');
    await bob.hangup();
    expect(cy.ended).to.equal('remote-hangup');
    expectOver(it);
  });

  it('keeps its kind', async () => {
    const it = await party();
    const { ann, bob, cy } = it;
    await ann.groupCall([bob, cy], { type: 1 });
    await bob.accept();
    expect(await failure(ann.core.switchToVideoCall())).to.equal('invalid-state');
    await ann.core.openCamera();
    await settle();
    expect(bob.type).to.equal(1);
    expect(bob.detail('user-video-available')).to.include({ userID: 'ann' });
    await ann.hangup();
    expectOver(it);
  });

  it('is not joined by who has yet to answer, and not left by inviting from there', async () => {
    const it = await party();
    const { ann, bob, cy } = it;
    await ann.groupCall([bob, cy]);
    expect(await failure(bob.core.groupCall({ userIDList: ['dee'], type: 1 }))).to.equal(
      'invalid-state',
    );
    expect(bob.phase).to.equal('incoming');
    await ann.hangup();
    expectOver(it);
  });
});
