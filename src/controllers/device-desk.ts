import type { DeviceKind } from '../core/ports.js';
import type { DeviceInfo } from '../core/types.js';
import type { DeviceDesk } from '../parts/device-choice.js';
import type { DeviceSwitch } from '../element-arguments.js';

/** What the desk needs of its element. */
interface DeskHost {
  getMicrophones(): Promise<DeviceInfo[]>;
  getCameras(): Promise<DeviceInfo[]>;
  getSpeakers(): Promise<DeviceInfo[]>;
  switchDevice(request: DeviceSwitch): Promise<void>;
  currentDevice(kind: DeviceKind): string;
}

const TYPE = { microphone: 'audio', camera: 'video', speaker: 'speaker' } as const;

/** The element's devices, for the parts in which a person chooses them. */
export function createDeviceDesk(host: DeskHost): DeviceDesk {
  return {
    list: (kind) => {
      if (kind === 'microphone') return host.getMicrophones();
      return kind === 'camera' ? host.getCameras() : host.getSpeakers();
    },
    current: (kind) => host.currentDevice(kind),
    use: (kind, deviceId) => host.switchDevice({ deviceType: TYPE[kind], deviceId }),
  };
}
