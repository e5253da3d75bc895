import { expect } from '@open-wc/testing';
import { writeSwitchRequest } from '../../src/core/av-call.js';
import { CallError } from '../../src/core/errors.js';
import { settle } from '../fakes/fake-clock.js';
import { expectOver, failure, inCall, twoPeople } from './people.js';

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
