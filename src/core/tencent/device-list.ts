import type { CameraFacing, DeviceKind, MediaDevice } from '../ports.js';
import { checkEnvironment } from './device-errors.js';

const KIND = {
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
} as const satisfies Record<DeviceKind, MediaDeviceKind>;

/** The devices of that kind. The browser is asked, not the SDK, which then need not be loaded. */
export async function listDevices(kind: DeviceKind): Promise<readonly MediaDevice[]> {
  checkEnvironment();
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === KIND[kind])
    .map((device) => {
      const { deviceId, label, groupId } = device;
      return { deviceId, label, groupId, facing: kind === 'camera' ? facingOf(device) : undefined };
    });
}

/** Firefox has no getCapabilities() here, and some Android browsers leave it empty: then the label tells. */
function facingOf(device: MediaDeviceInfo): CameraFacing | undefined {
  const { getCapabilities } = device as Partial<InputDeviceInfo>;
  const [told] = getCapabilities?.call(device).facingMode ?? [];
  if (told === 'user' || told === 'environment') return told;
  if (/\b(back|rear|environment)\b|后置|後置/i.test(device.label)) return 'environment';
  if (/\bfront\b|\bfacing user\b|前置/i.test(device.label)) return 'user';
  return undefined;
}
