import { expect } from '@open-wc/testing';
import { writeBusy, writeCall } from '../../src/core/av-call.js';
import { readCallingMessage } from '../../src/core/tencent/calling-message.js';
import type { SignallingEvent } from '../../src/core/ports.js';
import { settle } from '../fakes/fake-clock.js';
import { FakeSignalling } from '../fakes/fake-signalling.js';
import { expectOver, failure, inCall, type Person, twoPeople, World } from './people.js';

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
