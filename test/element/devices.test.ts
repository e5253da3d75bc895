import { expect, waitUntil } from '@open-wc/testing';
import type { DeviceInfo } from '../../src/core/types.js';
import type { VideoQuality } from '../../src/core/video-quality.js';
import { all } from '../support/dom.js';
import { connected, paintedStream, remote } from '../support/samples.js';
import { FakeCore } from './fake-core.js';
import { become, phone, settled, type Phone } from './setup.js';

/** The made-up outputs of the browser. */
async function outputs(): Promise<[string, string]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ids = devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId }) => deviceId);
  const [, first, second] = ids;
  if (!first || !second) throw new Error('There are not two outputs.');
  return [first, second];
}

const soundingStream = (): MediaStream => new AudioContext().createMediaStreamDestination().stream;

async function soundOf(it: Phone): Promise<HTMLAudioElement> {
  it.core.remote = soundingStream();
  await become(it, connected());
  const [audio] = all<HTMLAudioElement>(it.element, 'audio');
  if (!audio) throw new Error('Nothing sounds.');
  return audio;
}

/** The `error` events of an element, by their reasons. */
function errorsOf(element: EventTarget): string[] {
  const reasons: string[] = [];
  element.addEventListener('error', (event) => {
    reasons.push((event as CustomEvent<{ reason: string }>).detail.reason);
  });
  return reasons;
}

const speaker = (deviceId: string, label: string): DeviceInfo => ({ deviceId, label, groupId: '' });

async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error: unknown) => Object(error) as { reason: unknown },
  );
}

describe('<trtc-calling> and devices', () => {
  it('lists them', async () => {
    const { element, core } = await phone();
    core.speakers = [speaker('out-1', 'Loud')];
    expect((await element.getCameras())[0]?.deviceId).to.equal('cam-1');
    expect((await element.getMicrophones())[0]?.deviceId).to.equal('mic-1');
    expect(await element.getSpeakers()).to.deep.equal(core.speakers);
  });

  it('passes on what is chosen', async () => {
    const { element, core } = await phone();
    await element.switchDevice({ deviceType: 'video', deviceId: 'cam-2' });
    await element.switchDevice({ deviceType: 'audio', deviceId: 'mic-2' });
    await element.switchCamera();
    await element.switchCamera(true);
    expect(core.asked).to.deep.equal([
      ['switchDevice', { deviceType: 'video', deviceId: 'cam-2' }],
      ['switchDevice', { deviceType: 'audio', deviceId: 'mic-2' }],
      ['switchCamera', undefined],
      ['switchCamera', true],
    ]);
  });

  it('shows the camera at the back unmirrored as soon as it is taken', async () => {
    const it = await phone();
    const [track] = (it.core.localStream = paintedStream('#246')).getVideoTracks();
    await become(it, connected());
    const tile = all(it.element, 'trtc-video-tile').find(
      ({ parentElement }) => parentElement?.getAttribute('name') === 'local-video',
    );
    expect(tile?.hasAttribute('mirrored')).to.equal(true);
    if (track) track.getSettings = () => ({ facingMode: 'environment' });
    await it.element.switchCamera(false);
    await settled(it.element);
    expect(tile?.hasAttribute('mirrored')).to.equal(false);
  });
});

describe('<trtc-calling> and the output of sound', () => {
  it('is changed at once in a call', async () => {
    const it = await phone();
    const audio = await soundOf(it);
    expect(audio.sinkId).to.equal('');
    const [first, second] = await outputs();
    await it.element.switchDevice({ deviceType: 'speaker', deviceId: first });
    await waitUntil(() => audio.sinkId === first, 'the sound has moved');
    await Promise.all([
      it.element.switchDevice({ deviceType: 'speaker', deviceId: first }),
      it.element.switchDevice({ deviceType: 'speaker', deviceId: second }),
    ]);
    await waitUntil(() => audio.sinkId === second, 'the last wish holds');
    expect(it.core.verbs).to.deep.equal([]);
  });

  it('holds for sound that comes later in the call', async () => {
    const it = await phone();
    const stream = (it.core.remote = new MediaStream());
    await become(it, connected({ remotes: [remote({ audio: undefined })] }));
    const [audio] = all<HTMLAudioElement>(it.element, 'audio');
    const [first] = await outputs();
    await it.element.switchDevice({ deviceType: 'speaker', deviceId: first });
    for (const track of soundingStream().getTracks()) stream.addTrack(track);
    await become(it, connected());
    await waitUntil(() => audio?.sinkId === first, 'the sound comes out there');
  });

  it('holds for the next call when there is none', async () => {
    const it = await phone();
    const [first] = await outputs();
    await it.element.switchDevice({ deviceType: 'speaker', deviceId: first });
    const audio = await soundOf(it);
    await waitUntil(() => audio.sinkId === first, 'the sound comes out there');
  });

  it('that is not there is refused, in words and by an event', async () => {
    const { element } = await phone();
    const errors = errorsOf(element);
    const work = element.switchDevice({ deviceType: 'speaker', deviceId: 'nowhere' });
    expect(await reasonOf(work)).to.include({ reason: 'speaker-unavailable', code: 61020 });
    expect(errors).to.deep.equal(['speaker-unavailable']);
  });

  it('cannot be chosen in every browser', async () => {
    const { prototype } = HTMLMediaElement;
    const setSinkId = Object.getOwnPropertyDescriptor(prototype, 'setSinkId') ?? {};
    Reflect.deleteProperty(prototype, 'setSinkId');
    try {
      const { element } = await phone();
      const reason = 'speaker-unavailable';
      const work = element.switchDevice({ deviceType: 'speaker', deviceId: '' });
      expect(await reasonOf(work)).to.include({ reason });
      expect(await reasonOf(element.setHandsFree(true))).to.include({ reason });
      expect(await reasonOf(element.setHandsFree(false))).to.include({ reason });
    } finally {
      Object.defineProperty(prototype, 'setSinkId', setSinkId);
    }
  });

  it('is loudspeaker or earpiece by setHandsFree, where the browser names them', async () => {
    const it = await phone();
    const [first, second] = await outputs();
    it.core.speakers = [speaker(first, 'Headset earpiece'), speaker(second, 'Speakerphone')];
    const audio = await soundOf(it);
    await it.element.setHandsFree(true);
    await waitUntil(() => audio.sinkId === second, 'loudspeaker');
    await it.element.setHandsFree(false);
    await waitUntil(() => audio.sinkId === first, 'earpiece');
  });

  it('is aloud by itself on a computer, and never at the ear there', async () => {
    const it = await phone();
    it.core.speakers = [speaker('', '')];
    await it.element.setHandsFree(true);
    const work = it.element.setHandsFree(false);
    expect(await reasonOf(work)).to.include({ reason: 'speaker-unavailable' });
  });
});

describe('<trtc-calling> and the quality of the picture', () => {
  const asked = ({ core }: Phone) => core.asked.filter(([verb]) => verb === 'setVideoQuality');

  it('is 480p, of which the core need not be told', async () => {
    const it = await phone();
    expect(it.element.videoQuality).to.equal('480p');
    expect(asked(it)).to.deep.equal([]);
  });

  it('is an attribute, a property and a method', async () => {
    const it = await phone();
    it.element.setAttribute('video-quality', '720p');
    await it.element.updateComplete;
    it.element.videoQuality = { width: 800, height: 600 };
    await it.element.updateComplete;
    await it.element.setVideoQuality('240p');
    await it.element.updateComplete;
    expect(it.element.videoQuality).to.equal('240p');
    it.element.removeAttribute('video-quality');
    await it.element.updateComplete;
    expect(asked(it).map(([, quality]) => quality)).to.deep.equal([
      '720p',
      { width: 800, height: 600 },
      '240p',
      '480p',
    ]);
  });

  it('is told to a core that comes later', async () => {
    const it = await phone();
    it.element.videoQuality = '1080p';
    await it.element.updateComplete;
    const core = new FakeCore();
    it.element.core = core;
    expect(core.asked).to.deep.equal([['setVideoQuality', '1080p']]);
  });

  it('that is unknown is refused in words, and the old one stays', async () => {
    const it = await phone();
    const errors = errorsOf(it.element);
    it.element.setAttribute('video-quality', '720p');
    await it.element.updateComplete;
    it.element.setAttribute('video-quality', 'best');
    await it.element.updateComplete;
    expect(it.element.videoQuality).to.equal('720p');
    expect(errors).to.deep.equal(['invalid-argument']);
    it.element.videoQuality = 7 as unknown as VideoQuality;
    await it.element.updateComplete;
    expect(it.element.videoQuality).to.equal('720p');
    expect(asked(it)).to.have.length(1);
  });
});

describe('setLogLevel()', () => {
  it('takes whole numbers from 0 to 4', async () => {
    const it = await phone();
    const errors = errorsOf(it.element);
    for (const level of [0, 4]) await it.element.setLogLevel(level);
    for (const level of [5, -1, 1.5, '2' as never]) {
      const error: unknown = await it.element.setLogLevel(level).catch((cause: unknown) => cause);
      expect(error).to.have.property('reason', 'invalid-argument');
    }
    expect(errors).to.have.length(4);
  });
});
