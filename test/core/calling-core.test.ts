import { expect } from '@open-wc/testing';
import { writeBusy, writeCall, writeSwitchRequest } from '../../src/core/av-call.js';
import { CallError } from '../../src/core/errors.js';
import { readCallingMessage } from '../../src/core/tencent/calling-message.js';
import type { CallType } from '../../src/core/types.js';
import type { SignallingEvent } from '../../src/core/ports.js';
import { settle } from '../fakes/fake-clock.js';
import { FakeSignalling } from '../fakes/fake-signalling.js';
import { failure, Person, World } from './people.js';

async function twoPeople(): Promise<{ world: World; ann: Person; bob: Person }> {
  const world = new World();
  return { world, ann: await world.person('ann'), bob: await world.person('bob') };
}

async function inCall(type: CallType = 2): Promise<{ world: World; ann: Person; bob: Person }> {
  const people = await twoPeople();
  await people.ann.call(people.bob, type);
  await people.bob.accept();
  for (const person of [people.ann, people.bob]) {
    expect(person.phase).to.equal('connected');
    person.told();
  }
  return people;
}

function expectOver(world: World, ...people: Person[]): void {
  for (const person of people) {
    expect(person.phase, person.userID).to.equal('idle');
    expect(person.media.lights, `${person.userID}'s lights`).to.equal(0);
  }
  expect(world.service.open, 'open invitations').to.equal(0);
  expect(world.rooms.people, 'people in rooms').to.deep.equal([]);
}

describe('a call between two people', () => {
  it('rings, connects and ends, and tells both the whole story', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob, 2);
    expect(ann.phase).to.equal('outgoing');
    expect(bob.phase).to.equal('incoming');
    expect(bob.detail('invited')).to.deep.include({ sponsor: 'ann', isFromGroup: false });
    expect(bob.media.lights, 'nothing is open before the answer').to.equal(0);

    await bob.accept();
    expect(ann.told()).to.deep.equal([
      'user-accept',
      'user-enter',
      'user-video-available',
      'user-audio-available',
    ]);
    expect(bob.told()).to.deep.equal([
      'invited',
      'user-enter',
      'user-video-available',
      'user-audio-available',
    ]);

    await world.clock.advance(61_500);
    await ann.hangup();
    expect(ann.told()).to.deep.equal(['call-end', 'hang-up']);
    expect(bob.detail('call-end')).to.include({
      reason: 'remote-hangup',
      callEnd: 61,
      userID: 'ann',
    });
    expect(bob.told()).to.deep.equal(['user-leave', 'call-end']);
    expectOver(world, ann, bob);
  });

  it('takes the caller’s own data to the other side, and the push information to the service', async () => {
    const { world, ann, bob } = await twoPeople();
    const offlinePushInfo = { title: 'Ann', description: 'is calling' };
    await ann.core.call({ userID: 'bob', type: 1, userData: { order: 7 }, offlinePushInfo });
    await settle();
    expect(bob.detail('invited').userData).to.equal('{"order":7}');
    expect(world.service.sent.at(-1)?.options).to.deep.equal({ offlinePushInfo });
    await ann.hangup();

    bob.told();
    await ann.core.call({ userID: 'bob', type: 1, userData: 'order 8' });
    await settle();
    expect(bob.detail('invited').userData).to.equal('order 8');
  });

  it('is not begun with data that cannot travel', async () => {
    const { ann, bob } = await twoPeople();
    const cyclic: { self?: object } = {};
    cyclic.self = cyclic;
    const wrong: object[] = [
      { userData: 'x'.repeat(2049) },
      { userData: '"'.repeat(1025) },
      { userData: 7 },
      { userData: () => 'x' },
      { userData: cyclic },
      { userData: { toJSON: () => undefined } },
      { offlinePushInfo: 'Ann is calling' },
      { offlinePushInfo: [] },
      { offlinePushInfo: { title: 7 } },
      { offlinePushInfo: { extension: 'x'.repeat(1025) } },
    ];
    for (const options of wrong) {
      const calling = ann.core.call({ userID: 'bob', type: 1, ...options });
      expect(await failure(calling)).to.equal('invalid-argument');
    }
    expect([ann.phase, bob.phase]).to.deep.equal(['idle', 'idle']);
    await ann.core.call({ userID: 'bob', type: 1, userData: '"'.repeat(1024) });
  });

  it('is joined before the answer and silent until then', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob);
    expect(ann.media.current.sends).to.deep.equal({ audio: false, video: false });
    await bob.accept();
    expect(ann.media.current.sends).to.deep.equal({ audio: true, video: true });
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('opens no camera in a voice call', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob, 1);
    await bob.accept();
    expect([ann.media.lights, bob.media.lights]).to.deep.equal([1, 1]);
  });

  it('rings at once, while the devices are still opening', async () => {
    const { ann, bob } = await twoPeople();
    ann.media.hold('capture');
    ann.media.hold('join');
    await ann.call(bob);
    expect(bob.phase).to.equal('incoming');
  });

  it('connects what it will send over while it rings, and sends nothing before the answer', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob);
    expect(ann.media.current.connections).to.equal(1);
    expect(ann.media.current.sends).to.deep.equal({ audio: false, video: false });
    expect(bob.media.current.connections).to.equal(1);
    expect(bob.media.current.sends).to.deep.equal({ audio: false, video: false });
    expect(bob.media.lights, 'devices of who is called').to.equal(0);
    await bob.accept();
    expect(ann.media.current.connections).to.equal(1);
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('connects while the camera of who has answered opens, not the microphone alone', async () => {
    for (const type of [2, 1] as const) {
      const { ann, bob } = await twoPeople();
      bob.media.failNext('join');
      await ann.call(bob, type);
      const before = bob.media.current.connections;
      const open = bob.media.hold('capture');
      const accepting = bob.core.accept();
      await settle();
      expect(bob.media.current.connections - before, `type ${type}`).to.equal(type === 2 ? 1 : 0);
      open();
      await accepting;
      await settle();
      expect(bob.media.current.sends.audio).to.equal(true);
    }
  });

  it('is answered once the devices are open, or without them where these need no question and take their time', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    const open = bob.media.hold('capture');
    const accepting = bob.core.accept();
    await world.clock.advance(119);
    expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'accepting']);
    await world.clock.advance(1);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    let isOpen = false;
    void accepting.then(() => {
      isOpen = true;
    });
    await settle();
    expect(isOpen).to.equal(false);
    open();
    await accepting;
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('opens the devices of who is about to answer, and is answered at once', async () => {
    for (const type of [1, 2] as const) {
      const { ann, bob } = await twoPeople();
      await ann.call(bob, type);
      bob.core.captureAhead();
      await settle();
      expect([bob.phase, bob.media.lights]).to.deep.equal(['incoming', type]);
      expect(bob.media.current.sends).to.deep.equal({ audio: false, video: false });
      await bob.accept();
      expect(ann.phase).to.equal('connected');
      expect(bob.media.lights).to.equal(type);
    }
  });

  it('leaves no device open of who was about to answer, and has not', async () => {
    for (const end of [
      (ann: Person) => ann.hangup(),
      (_: Person, bob: Person) => bob.core.reject(),
      (_: Person, bob: Person) => bob.core.destroy(),
    ]) {
      for (const isOpen of [true, false]) {
        const { ann, bob } = await twoPeople();
        await ann.call(bob);
        const open = isOpen ? undefined : bob.media.hold('capture-ahead');
        bob.core.captureAhead();
        await settle();
        const ending = end(ann, bob);
        open?.();
        await ending;
        await settle();
        expect(bob.media.lights).to.equal(0);
      }
    }
  });

  it('opens nothing ahead for which the browser would ask, nor when nothing rings', async () => {
    const { ann, bob } = await twoPeople();
    bob.media.microphone = 'prompt';
    ann.core.captureAhead();
    await ann.call(bob);
    bob.core.captureAhead();
    ann.core.captureAhead();
    await settle();
    expect(bob.media.lights).to.equal(0);
    expect(ann.media.sessions).to.have.lengthOf(1);
    await ann.hangup();
    expect(ann.media.lights).to.equal(0);
  });

  it('waits for the person’s word to the browser, however long that takes', async () => {
    const { world, ann, bob } = await twoPeople();
    bob.media.microphone = 'prompt';
    await ann.call(bob);
    const allow = bob.media.hold('capture');
    const accepting = bob.core.accept();
    await world.clock.advance(10_000);
    expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'accepting']);
    allow();
    await accepting;
    await settle();
    expect(ann.phase).to.equal('connected');
  });

  it('does without a connection ahead that is not to be had', async () => {
    const { ann, bob } = await twoPeople();
    ann.media.failNext('connect');
    await ann.call(bob);
    await bob.accept();
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(ann.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('asks for the devices first where the browser will ask the person', async () => {
    const { ann, bob } = await twoPeople();
    ann.media.microphone = 'prompt';
    const allow = ann.media.hold('capture');
    const calling = ann.core.call({ userID: 'bob', type: 2 });
    await settle();
    expect([ann.phase, bob.phase]).to.deep.equal(['preparing', 'idle']);
    allow();
    await calling;
    await settle();
    expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'incoming']);
  });

  it('can be taken back', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    await ann.hangup();
    expect(ann.told()).to.deep.equal(['call-end']);
    expect(bob.told()).to.deep.equal(['invited', 'calling-cancel', 'call-end']);
    expect([ann.ended, bob.ended]).to.deep.equal(['cancelled', 'remote-cancelled']);
    expectOver(world, ann, bob);
  });

  it('can be taken back while the invitation is still on its way', async () => {
    const { world, ann, bob } = await twoPeople();
    const deliver = ann.signalling.hold('invite');
    const calling = failure(ann.core.call({ userID: 'bob', type: 2 }));
    await settle();
    const hangup = ann.core.hangup();
    deliver();
    await hangup;
    await settle();
    expect(await calling).to.equal('call-ended');
    expect(bob.told()).to.deep.equal(['invited', 'calling-cancel', 'call-end']);
    expectOver(world, ann, bob);
  });

  it('can be declined', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    await bob.core.reject();
    await settle();
    expect(ann.detail('reject')).to.include({ userID: 'bob', invitee: 'bob', sponsor: 'ann' });
    expect(ann.told()).to.deep.equal(['reject', 'call-end']);
    expect(bob.told()).to.deep.equal(['invited', 'call-end']);
    expect([ann.ended, bob.ended]).to.deep.equal(['rejected', 'declined']);
    expectOver(world, ann, bob);
  });

  it('tells its people of the messages that they send', async () => {
    const { ann, bob } = await inCall();
    const kinds = (person: Person): string[] =>
      person.sent.map((message) => String(readCallingMessage(message)?.kind));
    expect([kinds(ann), kinds(bob)]).to.deep.equal([['invited'], ['accepted']]);
    const [message] = ann.sent;
    expect(message).to.include({ from: 'ann', to: 'bob', conversationType: 'C2C' });
    expect(message).to.not.have.property('_priority');
  });

  it('ends when nobody answers, the same for both', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.core.call({ userID: 'bob', type: 1, timeout: 10 });
    await world.clock.advance(9_900);
    expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'incoming']);
    await world.clock.advance(200);
    expect(ann.told()).to.deep.equal(['calling-timeout', 'call-end']);
    expect(bob.told()).to.deep.equal(['invited', 'calling-timeout', 'call-end']);
    expect([ann.ended, bob.ended]).to.deep.equal(['no-answer', 'no-answer']);
    expectOver(world, ann, bob);
  });

  it('tells the caller that the other one is not online', async () => {
    const { world, ann } = await twoPeople();
    world.service.register('dora');
    await ann.core.call({ userID: 'dora', type: 1 });
    await world.clock.advance(35_100);
    expect(ann.detail('no-resp')).to.deep.include({ timeoutUserList: ['dora'], sponsor: 'ann' });
    expect(ann.ended).to.equal('offline');
    expectOver(world, ann);
  });

  it('ends by its own clock when the service is silent', async () => {
    const { world, ann, bob } = await twoPeople();
    world.service.deliver('bob', {
      type: 'invited',
      inviteID: 'lonely',
      inviter: 'ann',
      groupID: '',
      inviteeList: ['bob'],
      data: '{"businessID":"av_call","call_type":1,"room_id":5}',
      timeout: undefined,
    });
    expect(bob.phase).to.equal('incoming');
    await world.clock.advance(32_000);
    expect(bob.ended).to.equal('no-answer');
    expectOver(world, ann, bob);
  });

  it('is refused with busy by somebody who is in a call, and leaves that call alone', async () => {
    const { world, ann, bob } = await inCall();
    const cy = await world.person('cy');
    await cy.call(ann);
    expect(cy.detail('line-busy')).to.include({
      userID: 'ann',
      sponsor: 'cy',
      reason: 'line busy',
    });
    expect(cy.ended).to.equal('busy');
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(ann.told()).to.deep.equal([]);
  });

  it('ends for both when one page is gone without a word', async () => {
    const { world, ann, bob } = await inCall();
    bob.media.current.crash();
    await settle();
    expect(ann.told()).to.deep.equal(['user-leave', 'call-end']);
    expect(ann.ended).to.equal('connection-lost');
    expect(bob.ended, 'by the hangup signal').to.equal('remote-hangup');
    expectOver(world, ann, bob);
  });

  it('ends when somebody accepts but never comes in', async () => {
    const { world, ann, bob } = await twoPeople();
    bob.media.hold('join');
    await ann.call(bob);
    await bob.signalling.accept('invite-1', '{}');
    await settle();
    expect(ann.phase).to.equal('connecting');
    await world.clock.advance(10_100);
    expect(ann.ended).to.equal('connection-lost');
  });

  it('outlives a connection that comes back, and ends one that does not', async () => {
    const { world, ann, bob } = await inCall();
    const room = ann.media.current;
    room.tell({ type: 'reconnecting' });
    await world.clock.advance(29_000);
    room.tell({ type: 'reconnected' });
    await world.clock.advance(60_000);
    expect(ann.phase).to.equal('connected');
    room.tell({ type: 'reconnecting' });
    await world.clock.advance(30_100);
    expect(ann.ended).to.equal('connection-lost');
    expectOver(world, ann, bob);
  });

  it('counts no duration of an earlier call', async () => {
    const { world, ann, bob } = await inCall();
    await world.clock.advance(20_000);
    await ann.hangup();
    await ann.call(bob);
    ann.told();
    await ann.hangup();
    const { call } = ann.core.state;
    expect(call.phase === 'idle' && call.ended?.duration).to.equal(0);
  });

  it('can be answered by the very listener that is told of it', async () => {
    const { ann, bob } = await twoPeople();
    const stop = bob.core.subscribe(({ name }) => {
      if (name === 'invited') void bob.core.accept();
    });
    await ann.call(bob);
    await settle();
    stop();
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('can be begun by the very listener that is told of an end', async () => {
    const { ann, bob } = await inCall();
    let second: Promise<unknown> = Promise.resolve();
    const stop = ann.core.subscribe(({ name }) => {
      if (name === 'call-end') second = ann.core.call({ userID: 'bob', type: 1 });
    });
    await bob.hangup();
    stop();
    await second;
    await settle();
    expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'incoming']);
  });
});

describe('two people who call each other at the same moment', () => {
  it('are in one call, begun by the one whose id sorts first', async () => {
    const { world, ann, bob } = await twoPeople();
    await Promise.all([
      failure(ann.core.call({ userID: 'bob', type: 2 })),
      failure(bob.core.call({ userID: 'ann', type: 2 })),
    ]);
    await settle();
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(world.rooms.people).to.have.members(['ann', 'bob']);
    expect([ann.media.current.sends, bob.media.current.sends]).to.deep.equal([
      { audio: true, video: true },
      { audio: true, video: true },
    ]);
    expect(bob.detail('call-end')).to.include({ reason: 'crossed', callRole: 'caller' });
    expect(ann.told()).not.to.include.members(['call-end', 'line-busy', 'invited']);
    await world.clock.advance(60_000);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    await bob.hangup();
    expectOver(world, ann, bob);
  });

  it('are in one call when one is still about to call', async () => {
    const { world, ann, bob } = await twoPeople();
    bob.media.microphone = 'prompt';
    const allow = bob.media.hold('capture');
    const calling = failure(bob.core.call({ userID: 'ann', type: 1 }));
    await settle();
    expect(bob.phase).to.equal('preparing');
    await ann.core.call({ userID: 'bob', type: 1 });
    allow();
    await settle();
    expect(await calling).to.equal('call-ended');
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(bob.detail('call-end')).to.include({ reason: 'crossed', callRole: 'caller' });
    expect(ann.told()).not.to.include.members(['call-end', 'line-busy', 'invited']);
    await bob.hangup();
    expectOver(world, ann, bob);
  });

  it('are in one call too where the other client knows nothing of this and answers busy', async () => {
    const world = new World();
    const ann = await world.person('ann');
    const bob = new FakeSignalling(world.service);
    const heard: SignallingEvent[] = [];
    bob.listen((event) => heard.push(event));
    await bob.login({ sdkAppID: 1, userID: 'bob', userSig: 'sig' });
    await ann.core.call({ userID: 'bob', type: 1 });
    await bob.invite('ann', writeCall({ type: 1, roomID: 77, userIDs: ['ann'] }), 30);
    await bob.reject('invite-1', writeBusy(1));
    await settle();
    expect(heard.at(-1)).to.include({ type: 'accepted', inviteID: 'invite-2' });
    expect(ann.phase).to.equal('connecting');
    expect(ann.media.current.roomID).to.equal(77);
  });

  it('leave nobody ringing when the first one gives up', async () => {
    const world = new World();
    const ann = await world.person('ann');
    const bob = new FakeSignalling(world.service);
    await bob.login({ sdkAppID: 1, userID: 'bob', userSig: 'sig' });
    await ann.core.call({ userID: 'bob', type: 1 });
    await bob.invite('ann', writeCall({ type: 1, roomID: 77, userIDs: ['ann'] }), 30);
    await settle();
    expect(ann.phase).to.equal('outgoing');
    await ann.hangup();
    expectOver(world, ann);
  });
});

describe('what goes wrong in a call', () => {
  it('does not ring anybody when the microphone is refused', async () => {
    const { world, ann, bob } = await twoPeople();
    ann.media.microphone = 'denied';
    expect(await failure(ann.core.call({ userID: 'bob', type: 2 }))).to.equal('permission-denied');
    expect(ann.detail('error')).to.include({ code: 60005, reason: 'permission-denied' });
    expect(ann.told()).to.deep.equal(['error', 'call-end']);
    expect(bob.told()).to.deep.equal([]);
    expectOver(world, ann, bob);
  });

  for (const [microphone, reason] of [
    ['denied', 'permission-denied'],
    ['missing', 'microphone-missing'],
    ['in-use', 'device-in-use'],
  ] as const) {
    it(`rings on when the callee’s microphone is ${microphone}, and can be answered then`, async () => {
      const { ann, bob } = await twoPeople();
      bob.media.microphone = microphone;
      await ann.call(bob);
      expect(await failure(bob.core.accept())).to.equal(reason);
      await settle();
      expect(bob.told()).to.deep.equal(['invited', 'error']);
      expect([ann.phase, bob.phase]).to.deep.equal(['outgoing', 'incoming']);
      expect(bob.core.state.call).to.have.nested.property('microphone.failure.reason', reason);
      expect(bob.media.lights).to.equal(0);

      bob.media.microphone = 'granted';
      await bob.accept();
      expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
      expect(bob.core.state.call).to.have.nested.property('microphone.failure', undefined);
    });
  }

  it('can be declined by a callee without a microphone, and runs out by itself', async () => {
    for (const isDeclined of [true, false]) {
      const { world, ann, bob } = await twoPeople();
      bob.media.microphone = 'denied';
      await ann.call(bob);
      await failure(bob.core.accept());
      if (isDeclined) await bob.core.reject();
      else await world.clock.advance(45_000);
      await settle();
      expect(ann.ended).to.equal(isDeclined ? 'rejected' : 'no-answer');
      expectOver(world, ann, bob);
    }
  });

  it('goes on without a camera, and says so', async () => {
    const { ann, bob } = await twoPeople();
    bob.media.camera = 'missing';
    await ann.call(bob);
    await bob.accept();
    expect(bob.detail('error')).to.include({ code: 60004 });
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    expect(ann.detail('user-video-available')).to.deep.equal({
      userID: 'bob',
      isVideoAvailable: false,
    });
  });

  it('rejects for a user who does not exist', async () => {
    const { world, ann } = await twoPeople();
    expect(await failure(ann.core.call({ userID: 'nobody', type: 1 }))).to.equal('user-unknown');
    expect(ann.ended).to.equal('error');
    expectOver(world, ann);
  });

  it('ends for both when a microphone that needed no question cannot be opened after the answer', async () => {
    const { world, ann, bob } = await twoPeople();
    const fail = bob.media.hold('capture');
    bob.media.failNext('capture', new CallError('device-in-use', 'The microphone is in use.'));
    await ann.call(bob);
    const accepting = failure(bob.core.accept());
    await world.clock.advance(120);
    expect(ann.phase).to.equal('connected');
    fail();
    expect(await accepting).to.equal('device-in-use');
    await settle();
    expect([bob.ended, ann.ended]).to.deep.equal(['error', 'remote-hangup']);
    expectOver(world, ann, bob);
  });

  it('takes the invitation back when a device fails while it rings', async () => {
    const { world, ann, bob } = await twoPeople();
    const fail = ann.media.hold('capture');
    ann.media.failNext('capture', new CallError('device-in-use', 'The microphone is in use.'));
    const calling = ann.core.call({ userID: 'bob', type: 1 });
    await calling;
    fail();
    await settle();
    expect(ann.detail('error')).to.include({ code: 61010 });
    expect(bob.told()).to.deep.equal(['invited', 'calling-cancel', 'call-end']);
    expectOver(world, ann, bob);
  });

  for (const step of ['join', 'publish'] as const) {
    it(`ends for both when the callee cannot ${step}`, async () => {
      const { world, ann, bob } = await twoPeople();
      await ann.call(bob);
      bob.media.failNext(step);
      await failure(bob.core.accept());
      await settle();
      await world.clock.advance(30_000);
      expectOver(world, ann, bob);
      expect(bob.ended).to.equal('error');
    });

    it(`ends for both when the caller cannot ${step}`, async () => {
      const { world, ann, bob } = await twoPeople();
      ann.media.failNext(step);
      await failure(ann.core.call({ userID: 'bob', type: 2 }));
      await settle();
      await failure(bob.core.accept());
      await world.clock.advance(30_000);
      expectOver(world, ann, bob);
      expect(ann.ended).to.equal('error');
    });
  }

  it('ends a join that never comes to an end', async () => {
    const { world, ann, bob } = await twoPeople();
    bob.media.hold('join');
    await ann.core.call({ userID: 'bob', type: 2, timeout: 60 });
    await settle();
    const accepting = failure(bob.core.accept());
    await world.clock.advance(30_100);
    expect(await accepting).to.equal('timed-out');
    await settle();
    expectOver(world, ann, bob);
  });

  it('ends when the answer cannot be sent', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    bob.signalling.failNext('accept');
    expect(await failure(bob.core.accept())).to.equal('signalling-failed');
    await world.clock.advance(45_000);
    expectOver(world, ann, bob);
  });

  it('fails cleanly when the caller gives up while the callee is answering', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    bob.media.microphone = 'prompt';
    const allow = bob.media.hold('capture');
    const accepting = failure(bob.core.accept());
    await settle();
    await ann.hangup();
    allow();
    expect(await accepting).to.equal('call-ended');
    expect(bob.told()).to.deep.equal(['invited', 'calling-cancel', 'call-end']);
    expectOver(world, ann, bob);
  });

  it('tells whoever answered in the moment that the caller gave up', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    const crossing = ann.signalling.hold('cancel');
    const hangup = ann.core.hangup();
    await settle();
    await bob.accept();
    crossing();
    await hangup;
    await settle();
    expect(bob.ended).to.equal('remote-hangup');
    expectOver(world, ann, bob);
  });

  it('survives listeners that throw', async () => {
    const { world, ann, bob } = await twoPeople();
    const thrown: unknown[] = [];
    const original = window.onerror;
    window.onerror = (_message, _source, _line, _column, error) => {
      thrown.push(error);
      return true;
    };
    const stop = bob.core.subscribe(() => {
      throw new Error('A page with a mistake.');
    });
    await ann.call(bob);
    await ann.hangup();
    await settle();
    stop();
    window.onerror = original;
    expect(thrown).not.to.have.length(0);
    expectOver(world, ann, bob);
  });

  it('lets no stranger end a call', async () => {
    const { world, ann, bob } = await inCall();
    for (const inviteID of ['unknown', '']) {
      world.service.deliver('bob', { type: 'cancelled', inviteID, data: '' });
      world.service.deliver('ann', { type: 'rejected', inviteID, invitee: 'bob', data: '{}' });
      world.service.deliver('ann', {
        type: 'timed-out',
        inviteID,
        inviteeList: ['bob'],
        own: false,
      });
    }
    world.service.deliver('ann', {
      type: 'invited',
      inviteID: 'hangup',
      inviter: 'eve',
      groupID: '',
      inviteeList: ['ann'],
      data: '{"businessID":"av_call","call_end":0,"data":{"cmd":"hangup"}}',
      timeout: undefined,
    });
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('rings for calls only', async () => {
    const { world, bob } = await twoPeople();
    for (const data of ['', 'null', '[]', '{}', '{"businessID":"chess","room_id":1}', '{"a":']) {
      world.service.deliver('bob', {
        type: 'invited',
        inviteID: 'x',
        inviter: 'eve',
        groupID: '',
        inviteeList: ['bob'],
        data,
        timeout: 30,
      });
    }
    expect([bob.phase, ...bob.told()]).to.deep.equal(['idle']);
  });

  it('declines whatever a stranger asks of a call, and goes on', async () => {
    const { world, ann, bob } = await inCall();
    const eve = await world.person('eve');
    await eve.signalling.invite('ann', writeSwitchRequest(1, 2, 5), 30);
    await settle();
    expect(world.service.sent.at(-1)).to.include({ call: 'reject', from: 'ann' });
    expect([ann.type, bob.type]).to.deep.equal([2, 2]);
    expect(ann.told()).to.deep.equal([]);
  });
});

describe('voice and video', () => {
  it('becomes voice when one asks: the other one agrees unasked, both cameras go dark', async () => {
    const { world, ann, bob } = await inCall();
    await ann.core.switchToAudioCall();
    await settle();
    expect([ann.type, bob.type]).to.deep.equal([1, 1]);
    expect([ann.media.lights, bob.media.lights]).to.deep.equal([1, 1]);
    const detail = { type: 1, oldCallType: 2, newCallType: 1, userID: 'ann' };
    expect(ann.detail('call-type-changed')).to.deep.equal(detail);
    expect(bob.detail('call-type-changed')).to.deep.equal(detail);
    expect(world.service.open).to.equal(0);
  });

  it('becomes video when one asks and the other agrees', async () => {
    const { ann, bob } = await inCall(1);
    const asking = ann.core.switchToVideoCall();
    await settle();
    expect(bob.detail('switch-request')).to.include({ userID: 'ann', type: 2 });
    expect([ann.media.lights, bob.media.lights], 'no camera before').to.deep.equal([1, 1]);
    await bob.core.acceptSwitch();
    await asking;
    await settle();
    expect([ann.type, bob.type]).to.deep.equal([2, 2]);
    expect([ann.media.lights, bob.media.lights]).to.deep.equal([2, 2]);
  });

  it('stays voice when the other one declines', async () => {
    const { ann, bob } = await inCall(1);
    const asking = failure(ann.core.switchToVideoCall());
    await settle();
    await bob.core.rejectSwitch();
    expect(await asking).to.equal('switch-to-video-failed');
    expect(ann.detail('error')).to.include({ code: 60002 });
    expect([ann.type, bob.type, ann.phase, bob.phase]).to.deep.equal([
      1,
      1,
      'connected',
      'connected',
    ]);
  });

  it('stays voice when nobody answers, and can be asked again', async () => {
    const { world, ann, bob } = await inCall(1);
    const asking = failure(ann.core.switchToVideoCall());
    await world.clock.advance(30_100);
    expect(await asking).to.equal('switch-to-video-failed');
    expect(await failure(bob.core.acceptSwitch())).to.equal('invalid-state');
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
    const again = ann.core.switchToVideoCall();
    await settle();
    await bob.core.acceptSwitch();
    await again;
    expect(ann.type).to.equal(2);
  });

  it('becomes what both ask for at once', async () => {
    const { world, ann, bob } = await inCall(1);
    await Promise.all([ann.core.switchToVideoCall(), bob.core.switchToVideoCall()]);
    await settle();
    expect([ann.type, bob.type]).to.deep.equal([2, 2]);
    expect(world.service.open).to.equal(0);
  });

  it('can be changed by the callee while it rings', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob, 2);
    await bob.core.switchToAudioCall();
    await settle();
    expect([ann.type, bob.type]).to.deep.equal([1, 1]);
    await bob.accept();
    expect([ann.media.lights, bob.media.lights]).to.deep.equal([1, 1]);
    expect([ann.phase, bob.phase]).to.deep.equal(['connected', 'connected']);
  });

  it('can be changed by the caller while it rings', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob, 1);
    await ann.core.switchToVideoCall();
    await settle();
    await bob.accept();
    expect([ann.type, bob.type]).to.deep.equal([2, 2]);
    expect([ann.media.lights, bob.media.lights]).to.deep.equal([2, 2]);
  });

  it('leaves no request open behind a call', async () => {
    const { world, ann, bob } = await inCall(1);
    const asking = failure(ann.core.switchToVideoCall());
    await settle();
    await ann.hangup();
    expect(await asking).to.equal('call-ended');
    await settle();
    expectOver(world, ann, bob);
  });

  it('takes a request back that gets out after its call', async () => {
    const { world, ann, bob } = await inCall(1);
    const deliver = ann.signalling.hold('invite');
    const asking = failure(ann.core.switchToVideoCall());
    await settle();
    const hangup = ann.core.hangup();
    deliver();
    await hangup;
    expect(await asking).to.equal('call-ended');
    await settle();
    expectOver(world, ann, bob);
  });

  it('goes on without a camera that cannot be opened', async () => {
    const { ann, bob } = await inCall(1);
    ann.media.camera = 'missing';
    const asking = ann.core.switchToVideoCall();
    await settle();
    await bob.core.acceptSwitch();
    await asking;
    await settle();
    expect([ann.type, ann.media.lights, bob.media.lights]).to.deep.equal([2, 1, 2]);
    expect(ann.detail('error')).to.include({ code: 60004 });
  });

  it('needs a call, and takes one wish at a time', async () => {
    const { ann, bob } = await twoPeople();
    expect(await failure(ann.core.switchToAudioCall())).to.equal('invalid-state');
    await ann.call(bob, 1);
    await bob.accept();
    const asking = failure(ann.core.switchToVideoCall());
    await settle();
    expect(await failure(ann.core.switchToVideoCall())).to.equal('invalid-state');
    await bob.core.rejectSwitch();
    await asking;
    await ann.core.switchToAudioCall();
  });
});

describe('microphone and camera', () => {
  it('tells the other side', async () => {
    const { ann, bob } = await inCall();
    await ann.core.setMicMute(true);
    expect(bob.detail('user-audio-available')).to.deep.equal({
      userID: 'ann',
      isAudioAvailable: false,
    });
    await ann.core.closeCamera();
    expect(bob.detail('user-video-available')).to.deep.equal({
      userID: 'ann',
      isVideoAvailable: false,
    });
    expect(ann.media.lights, 'the camera is dark').to.equal(1);
    bob.told();
    await ann.core.openCamera();
    await ann.core.setMicMute(false);
    expect(bob.told()).to.deep.equal(['user-video-available', 'user-audio-available']);
  });

  it('says that a change is under way, and what is until it is done', async () => {
    const { ann } = await inCall();
    const finish = ann.media.hold('camera');
    const closing = ann.core.closeCamera();
    await settle();
    const { call } = ann.core.state;
    expect(call.phase !== 'idle' && call.camera).to.deep.equal({
      on: true,
      pending: true,
      failure: undefined,
    });
    finish();
    await closing;
  });

  it('rejects when a camera cannot be opened, and the call goes on', async () => {
    const { ann } = await inCall();
    await ann.core.closeCamera();
    ann.media.camera = 'missing';
    expect(await failure(ann.core.openCamera())).to.equal('camera-missing');
    expect(ann.phase).to.equal('connected');
    ann.media.camera = 'granted';
    await ann.core.openCamera();
    expect(ann.media.current.sends.video).to.equal(true);
  });

  it('can be muted and dark before they are open: nobody hears or sees anything', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    ann.told();
    const open = bob.media.hold('capture');
    const accepting = bob.core.accept();
    const closing = [bob.core.setMicMute(true), bob.core.closeCamera()];
    await world.clock.advance(120);
    expect(ann.told(), 'the answer is out').to.deep.equal(['user-accept', 'user-enter']);
    open();
    await Promise.all([accepting, ...closing]);
    await settle();
    expect(bob.core.state.call).to.deep.include({
      microphone: { on: false, pending: false, failure: undefined },
      camera: { on: false, pending: false, failure: undefined },
    });
    expect(bob.media.lights, 'the microphone alone').to.equal(1);
    const heard = ann.events.filter(({ name, detail }) =>
      name === 'user-audio-available'
        ? (detail as { isAudioAvailable: boolean }).isAudioAvailable
        : name === 'user-video-available' &&
          (detail as { isVideoAvailable: boolean }).isVideoAvailable,
    );
    expect(heard).to.deep.equal([]);
    await bob.core.setMicMute(false);
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: false });
  });

  it('stay dark when the element goes after the answer, before they are open', async () => {
    const { world, ann, bob } = await twoPeople();
    await ann.call(bob);
    const open = bob.media.hold('capture');
    const accepting = failure(bob.core.accept());
    const muting = failure(bob.core.setMicMute(true));
    await world.clock.advance(120);
    expect(ann.phase, 'the answer is out').to.equal('connected');
    const going = bob.core.destroy();
    open();
    expect([await accepting, await muting]).to.deep.equal(['call-ended', 'call-ended']);
    await going;
    await settle();
    expect(ann.ended).to.equal('remote-hangup');
    expectOver(world, ann, bob);
  });

  it('can be had in a voice call before they are open', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob, 1);
    const open = bob.media.hold('capture');
    const accepting = bob.core.accept();
    const opening = bob.core.openCamera();
    await settle();
    open();
    await Promise.all([accepting, opening]);
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('are not to be had before the answer, nor without a microphone', async () => {
    const { ann, bob } = await twoPeople();
    await ann.call(bob);
    expect(await failure(bob.core.setMicMute(true))).to.equal('invalid-state');
    expect(await failure(bob.core.closeCamera())).to.equal('invalid-state');
    bob.media.microphone = 'denied';
    const accepting = failure(bob.core.accept());
    const muting = failure(bob.core.setMicMute(true));
    expect([await accepting, await muting]).to.deep.equal([
      'permission-denied',
      'permission-denied',
    ]);
  });

  it('does the last of two wishes', async () => {
    const { ann } = await inCall();
    await Promise.all([ann.core.setMicMute(true), ann.core.setMicMute(false)]);
    expect(ann.media.current.sends.audio).to.equal(true);
  });

  it('tells of a camera that is pulled out, and the call goes on', async () => {
    const { ann } = await inCall();
    const error = new CallError('camera-missing', 'The camera is gone.');
    ann.media.current.tell({ type: 'device-lost', device: 'camera', error });
    expect(ann.detail('error')).to.include({ code: 60004 });
    const { call } = ann.core.state;
    expect(call.phase === 'connected' && call.camera.on).to.equal(false);
  });

  it('needs a call', async () => {
    const { ann } = await twoPeople();
    expect(await failure(ann.core.openCamera())).to.equal('invalid-state');
    expect(await failure(ann.core.setMicMute(true))).to.equal('invalid-state');
  });
});

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

describe('what call() takes', () => {
  const bad: Record<string, object> = {
    'no user': { userID: '', type: 1 },
    'a user id of another kind': { userID: 7, type: 1 },
    'a user id with a space': { userID: 'a b', type: 1 },
    'this user': { userID: 'ann', type: 1 },
    'no kind': { userID: 'bob' },
    'kind 3': { userID: 'bob', type: 3 },
    'a timeout of nothing': { userID: 'bob', type: 1, timeout: 0 },
    'a timeout that is no number': { userID: 'bob', type: 1, timeout: '30' },
    'an endless timeout': { userID: 'bob', type: 1, timeout: Infinity },
  };
  for (const [name, options] of Object.entries(bad)) {
    it(`is not ${name}`, async () => {
      const { ann, bob } = await twoPeople();
      expect(await failure(ann.core.call(options as never))).to.equal('invalid-argument');
      expect(ann.told()).to.deep.equal(['error']);
      expect(bob.told()).to.deep.equal([]);
    });
  }

  it('is refused while a call is on', async () => {
    const { ann, bob } = await twoPeople();
    const refused = async (phase: string): Promise<void> => {
      for (const person of [ann, bob]) {
        expect(await failure(person.core.call({ userID: 'cy', type: 1 }))).to.equal(
          'invalid-state',
        );
      }
      expect(ann.phase).to.equal(phase);
    };
    await ann.call(bob);
    await refused('outgoing');
    await bob.accept();
    await refused('connected');
    expect(bob.phase).to.equal('connected');
  });

  it('resolves with the fields of trtc-calling-js', async () => {
    const { ann } = await twoPeople();
    const result = await ann.core.call({ userID: 'bob', type: 1 });
    expect(result).to.deep.equal({
      code: 0,
      inviteID: 'invite-1',
      roomID: 2_048,
      userID: 'bob',
    });
  });

  it('is not needed to answer what does not ring', async () => {
    const { ann } = await twoPeople();
    expect(await failure(ann.core.accept())).to.equal('invalid-state');
    expect(await failure(ann.core.reject())).to.equal('invalid-state');
    expect(await failure(ann.core.hangup())).to.equal('invalid-state');
  });
});
