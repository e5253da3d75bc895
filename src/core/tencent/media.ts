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
import { canShareScreen } from './can-share-screen.js';
import { listDevices } from './device-list.js';
import { areDevicesReady } from './device-readiness.js';
import { loadScreens, TencentMediaSession } from './media-session.js';
import { loadTrtcSdk } from './sdks.js';

const loadCheck = once('The check of devices', () => import('./device-check.js'));

/** Rooms and devices over trtc-js-sdk. */
export class TencentMedia implements MediaPort {
  preload(): void {
    loadTrtcSdk()
      // Which codecs the browser has; joining would find it out otherwise.
      .then((TRTC) => TRTC.checkSystemRequirements())
      .catch(() => undefined);
    // What the browser has told once it need not be asked when the call waits for it.
    void this.isReady({ camera: true });
    if (canShareScreen()) loadScreens().catch(() => undefined);
  }

  async isReady({ camera }: CaptureRequest): Promise<boolean> {
    if (!('mediaDevices' in navigator)) return false;
    return areDevicesReady(camera ? ['microphone', 'camera'] : ['microphone']);
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
