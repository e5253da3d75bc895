import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import { settle } from '../fakes/fake-clock.js';
import { expectOver, failure, inCall, twoPeople } from './people.js';

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
