import { once } from '../../load.js';
import type { DevicesCheck } from '../device-check.js';
import type {
  CaptureRequest,
  DeviceKind,
  DevicesRequest,
  MediaDevice,
  MediaEvent,
  MediaPort,
  MediaSession,
  RoomRequest,
} from '../ports.js';
import { isDeviceReady } from './device-errors.js';
import { listDevices } from './device-list.js';
import { TencentMediaSession } from './media-session.js';
import { loadTrtcSdk } from './sdks.js';

const loadCheck = once('The check of devices', () => import('./device-check.js'));

/** Rooms and devices over trtc-js-sdk. */
export class TencentMedia implements MediaPort {
  preload(): void {
    loadTrtcSdk()
      // Which codecs the browser has; joining would find it out otherwise.
      .then((TRTC) => TRTC.checkSystemRequirements())
      .catch(() => undefined);
  }

  async isReady({ camera }: CaptureRequest): Promise<boolean> {
    if (!('mediaDevices' in navigator)) return false;
    const ready = [isDeviceReady('microphone')];
    if (camera) ready.push(isDeviceReady('camera'));
    return (await Promise.all(ready)).every(Boolean);
  }

  devices(kind: DeviceKind): Promise<readonly MediaDevice[]> {
    return listDevices(kind);
  }

  async checkDevices(request: DevicesRequest): Promise<DevicesCheck> {
    const { checkDevices } = await loadCheck();
    return await checkDevices(request);
  }

  open(room: RoomRequest, listener: (event: MediaEvent) => void): MediaSession {
    return new TencentMediaSession(room, listener);
  }
}
