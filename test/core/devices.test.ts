import { expect } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import {
  readVideoQuality,
  VIDEO_PROFILES,
  type VideoQuality,
} from '../../src/core/video-quality.js';
import { settle } from '../fakes/fake-clock.js';
import { fakeDevice } from '../fakes/fake-media.js';
import { failure, Person, World } from './people.js';

async function twoPeople(): Promise<[World, Person, Person]> {
  const world = new World();
  return [world, await world.person('ann'), await world.person('bob')];
}

async function inCall(type: 1 | 2 = 2): Promise<[World, Person, Person]> {
  const [world, ann, bob] = await twoPeople();
  await ann.call(bob, type);
  await bob.accept();
  ann.told();
  return [world, ann, bob];
}

describe('the lists of devices', () => {
  it('are there before a login', async () => {
    const { core } = new Person(new World(), 'ann');
    const [camera] = await core.getCameras();
    expect(camera).to.deep.equal({
      deviceId: 'cam-1',
      label: 'Device cam-1',
      groupId: 'group of cam-1',
    });
    expect((await core.getMicrophones()).map(({ deviceId }) => deviceId)).to.include('mic-2');
    expect((await core.getSpeakers()).map(({ deviceId }) => deviceId)).to.include('out-2');
  });
});

describe('switchDevice', () => {
  it('before a call sets what the next calls begin with', async () => {
    const [, ann, bob] = await twoPeople();
    await ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    await ann.core.switchDevice({ deviceType: 'audio', deviceId: 'mic-2' });
    expect(ann.media.sessions).to.deep.equal([]);
    for (let calls = 0; calls < 2; calls += 1) {
      await ann.call(bob);
      expect(ann.media.current.uses).to.include({ camera: 'cam-2', microphone: 'mic-2' });
      await ann.hangup();
    }
  });

  it('in a call switches at once, and in the calls after it', async () => {
    const [, ann, bob] = await inCall();
    await ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    expect(ann.media.current.uses.camera).to.equal('cam-2');
    await ann.core.switchDevice({ deviceType: 'audio', deviceId: 'mic-2' });
    expect(ann.media.current.uses.microphone).to.equal('mic-2');
    await ann.hangup();
    await ann.call(bob);
    expect(ann.media.current.uses).to.include({ camera: 'cam-2', microphone: 'mic-2' });
  });

  it('turns no camera on', async () => {
    const [, ann] = await inCall(1);
    await ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    expect(ann.media.lights).to.equal(1);
    await ann.core.openCamera();
    expect(ann.media.current.uses.camera).to.equal('cam-2');
  });

  it('takes ids on trust while the browser gives none', async () => {
    const [, ann, bob] = await twoPeople();
    const { camera } = ann.media.plugged;
    const named = camera.splice(0, camera.length, fakeDevice(''));
    await ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    camera.splice(0, 1, ...named);
    await ann.call(bob);
    expect(ann.media.current.uses.camera).to.equal('cam-2');
  });

  for (const [request, reason] of [
    [{ deviceType: 'video', deviceId: 'nowhere' }, 'camera-missing'],
    [{ deviceType: 'audio', deviceId: 'cam-2' }, 'microphone-missing'],
    [{ deviceType: 'screen', deviceId: 'cam-2' }, 'invalid-argument'],
    [{ deviceType: 'audio', deviceId: '' }, 'invalid-argument'],
    [{ deviceType: 'audio' }, 'invalid-argument'],
    [undefined, 'invalid-argument'],
  ] as const) {
    it(`refuses ${JSON.stringify(request)} and changes nothing`, async () => {
      const [, ann] = await inCall();
      const before = ann.media.current.uses;
      expect(await failure(ann.core.switchDevice(request as never))).to.equal(reason);
      expect(ann.detail('error').reason).to.equal(reason);
      expect(ann.media.current.uses).to.deep.equal(before);
    });
  }

  it('goes on with the old device where the new one cannot be opened', async () => {
    const [, ann, bob] = await inCall();
    ann.media.blocked.add('cam-2');
    const switching = ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    expect(await failure(switching)).to.equal('device-in-use');
    expect(ann.told()).to.deep.equal(['error']);
    expect(ann.media.current.uses.camera).to.equal('cam-1');
    ann.media.blocked.clear();
    await ann.hangup();
    await ann.call(bob);
    expect(ann.media.current.uses.camera, 'of the next call').to.equal('cam-1');
  });

  it('tells that the camera is off where the old one is gone too', async () => {
    const [, ann, bob] = await inCall();
    ann.media.blocked.add('cam-1').add('cam-2');
    const switching = ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    expect(await failure(switching)).to.equal('device-in-use');
    const { call } = ann.core.state;
    if (call.phase !== 'connected') throw new Error(call.phase);
    expect(call.camera).to.deep.include({ on: false, pending: false });
    expect(call.camera.failure?.reason).to.equal('camera-missing');
    expect(bob.core.state.call).to.have.nested.property('remotes[0].video', false);
  });

  it('rejects without an error event when the call ends meanwhile', async () => {
    const [, ann] = await inCall();
    ann.media.hold('use');
    const switching = failure(ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' }));
    await settle();
    await ann.hangup();
    expect(await switching).to.equal('call-ended');
    expect(ann.told()).to.not.include('error');
    expect(ann.media.lights).to.equal(0);
  });

  it('waits for a device no longer than 15 seconds', async () => {
    const [world, ann] = await inCall();
    ann.media.hold('use');
    const switching = failure(ann.core.switchDevice({ deviceType: 'video', deviceId: 'cam-2' }));
    await world.clock.advance(15_000);
    expect(await switching).to.equal('timed-out');
    expect(ann.phase).to.equal('connected');
  });
});

describe('what is to be on when a call begins', () => {
  it('is both, unless the person has chosen otherwise', async () => {
    const [, ann, bob] = await twoPeople();
    const start = { microphone: false, camera: false };
    await ann.core.call({ userID: 'bob', type: 2, start });
    await settle();
    expect(ann.media.lights, 'no camera').to.equal(1);
    await bob.accept();
    expect(ann.media.current.sends).to.deep.equal({ audio: false, video: false });
    expect(bob.media.current.sends).to.deep.equal({ audio: true, video: true });
    const { call } = ann.core.state;
    if (call.phase !== 'connected') throw new Error(call.phase);
    expect([call.microphone.on, call.camera.on]).to.deep.equal([false, false]);
    expect(call.camera.failure).to.equal(undefined);
    await ann.core.openCamera();
    await ann.core.setMicMute(false);
    expect(ann.media.current.sends).to.deep.equal({ audio: true, video: true });
  });

  it('holds for whoever answers too, also in a group', async () => {
    const [world, ann, bob] = await twoPeople();
    await world.person('cy');
    await ann.core.groupCall({ userIDList: ['bob', 'cy'], type: 2 });
    await settle();
    await bob.core.accept({ microphone: false, camera: true });
    await settle();
    expect(bob.media.current.sends).to.deep.equal({ audio: false, video: true });
  });

  it('is both again in the next call', async () => {
    const [, ann, bob] = await twoPeople();
    await ann.core.call({ userID: 'bob', type: 2, start: { microphone: false, camera: false } });
    await settle();
    await bob.accept();
    await ann.hangup();
    await ann.call(bob);
    await bob.accept();
    expect(ann.media.current.sends).to.deep.equal({ audio: true, video: true });
  });
});

describe('checkDevices', () => {
  it('looks at the devices that are chosen and at the services that are named', async () => {
    const [, ann] = await twoPeople();
    await ann.core.switchDevice({ deviceType: 'audio', deviceId: 'mic-2' });
    const result = await ann.core.checkDevices({ type: 1, imProxy: 'ws://one.example' });
    const [request] = ann.media.checks;
    expect(request).to.deep.include({ camera: false, imProxy: 'ws://one.example' });
    expect(request?.preferences?.microphone).to.deep.equal({ deviceId: 'mic-2' });
    expect(ann.detail('devices-checked')).to.deep.equal(result);
  });

  it('is refused while a call has the devices, and not while one merely rings', async () => {
    const [, ann, bob] = await twoPeople();
    await ann.call(bob);
    expect(await failure(ann.core.checkDevices({ type: 1 }))).to.equal('invalid-state');
    expect((await bob.core.checkDevices({ type: 1 })).ok).to.equal(true);
  });

  it('gives the devices to a call that begins', async () => {
    const [, ann, bob] = await twoPeople();
    ann.media.hold('check');
    const checking = failure(ann.core.checkDevices({ type: 2 }));
    await ann.call(bob);
    expect(await checking).to.equal('call-ended');
    expect(ann.told()).to.not.include('error');
    expect(ann.phase).to.equal('outgoing');
  });
});

describe('switchCamera', () => {
  it('takes the other camera, and the first one again', async () => {
    const [, ann] = await inCall();
    await ann.core.switchCamera();
    expect(ann.media.current.uses.camera).to.equal('cam-2');
    await ann.core.switchCamera();
    expect(ann.media.current.uses.camera).to.equal('cam-1');
  });

  it('does each of two wishes at once', async () => {
    const [, ann] = await inCall();
    ann.media.plugged.camera.push(fakeDevice('cam-3'));
    await Promise.all([ann.core.switchCamera(), ann.core.switchCamera()]);
    expect(ann.media.current.uses.camera).to.equal('cam-3');
  });

  it('takes front and back', async () => {
    const [, ann, bob] = await twoPeople();
    const { camera } = ann.media.plugged;
    camera.splice(0, 2, fakeDevice('front', 'user'), fakeDevice('back', 'environment'));
    await ann.core.switchCamera(false);
    await ann.call(bob);
    expect(ann.media.current.uses.camera).to.equal('back');
    await ann.core.switchCamera(true);
    expect(ann.media.current.uses.camera).to.equal('front');
    await ann.core.switchCamera(true);
    expect(ann.media.current.uses.camera).to.equal('front');
  });

  it('rejects where there is but one', async () => {
    const [, ann] = await inCall();
    ann.media.plugged.camera.pop();
    expect(await failure(ann.core.switchCamera())).to.equal('camera-missing');
  });
});

describe('setVideoQuality', () => {
  it('is 480p unless told otherwise', async () => {
    const [, ann] = await inCall();
    expect(ann.media.current.uses.profile).to.deep.equal(VIDEO_PROFILES['480p']);
  });

  it('holds for the running call and for the next', async () => {
    const [, ann, bob] = await inCall();
    await ann.core.setVideoQuality('720p');
    expect(ann.media.current.uses.profile).to.deep.equal(VIDEO_PROFILES['720p']);
    await ann.hangup();
    await ann.core.setVideoQuality({ width: 800, bitrate: 700 });
    await ann.call(bob);
    const profile = { width: 800, height: 480, frameRate: 15, bitrate: 700 };
    expect(ann.media.current.uses.profile).to.deep.equal(profile);
  });

  it('tells when the running call cannot be changed', async () => {
    const [, ann] = await inCall();
    ann.media.failNext('profile', new CallError('webrtc-unsupported', 'Cannot.'));
    expect(await failure(ann.core.setVideoQuality('240p'))).to.equal('webrtc-unsupported');
    expect(ann.told()).to.deep.equal(['error']);
    expect(ann.phase).to.equal('connected');
  });

  for (const quality of [
    '4k',
    'toString',
    '',
    480,
    null,
    undefined,
    {},
    { width: 0 },
    { width: -1, height: 5 },
    { bitrate: '900' },
    { frameRate: Infinity },
  ]) {
    it(`refuses ${JSON.stringify(quality)}`, async () => {
      expect(readVideoQuality(quality)).to.equal(undefined);
      const { core } = new Person(new World(), 'ann');
      const reason = await failure(core.setVideoQuality(quality as VideoQuality));
      expect(reason).to.equal('invalid-argument');
    });
  }
});
