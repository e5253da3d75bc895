import { expect } from '@open-wc/testing';
import { settle } from '../fakes/fake-clock.js';
import { expectOver, failure, inCall, twoPeople } from './people.js';

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
