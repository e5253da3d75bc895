import { expect } from '@open-wc/testing';
import { LocalMedia } from '../../src/core/tencent/local-media.js';
import { until } from '../contract/until.js';

/** What trtc-js-sdk 4.15 does when a device in use goes away; not in its types. */
interface RecoveringStream {
  recoverCapture(devices: { audio: boolean; video: boolean }): Promise<void>;
}

describe('what is captured', () => {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  const tracks: MediaStreamTrack[] = [];
  let held = Promise.resolve();
  let waiting = 0;

  before(() => {
    mediaDevices.getUserMedia = async (constraints) => {
      waiting += 1;
      await held;
      const stream = await original(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });

  after(() => {
    mediaDevices.getUserMedia = original;
  });

  it('goes dark too when the SDK opens a device anew just as the call ends', async () => {
    const local = new LocalMedia('ann', () => undefined);
    await local.capture({ camera: true });
    expect(tracks.map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);

    let open: () => void = () => undefined;
    held = new Promise((resolve) => {
      open = resolve;
    });
    waiting = 0;
    const stream = local.publishable as unknown as RecoveringStream;
    const recovery = stream.recoverCapture({ audio: true, video: true }).catch(() => undefined);
    await until('the SDK asks for the devices', () => waiting > 0);
    local.close();
    open();
    await recovery;
    await until('both are open', () => tracks.length === 4);
    await until('all are dark', () => tracks.every(({ readyState }) => readyState === 'ended'));
  });
});
