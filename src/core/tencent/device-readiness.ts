import type { Device } from './device-errors.js';

const KIND = { microphone: 'audioinput', camera: 'videoinput' } as const;

/** What the browser has told before: a call waits for it. Browsers tell when it has changed. */
const permissions = new Map<Device, PermissionStatus>();
let kinds: ReadonlySet<MediaDeviceKind> | undefined;
let isListening = false;

/** Whether these devices can be had without asking the person. Opens none. */
export async function areDevicesReady(devices: readonly Device[]): Promise<boolean> {
  const [, ...allowed] = await Promise.all([listKinds(devices), ...devices.map(isAllowed)]);
  return allowed.every(Boolean) && devices.every((device) => kinds?.has(KIND[device]));
}

async function isAllowed(device: Device): Promise<boolean> {
  try {
    const status = permissions.get(device) ?? (await navigator.permissions.query({ name: device }));
    permissions.set(device, status);
    // Some browsers keep the state of those only that somebody listens to.
    status.onchange = () => permissions.delete(device);
    return status.state === 'granted';
  } catch {
    // Safari and older Firefox do not tell.
    return false;
  }
}

/** Of a kind that was missing the browser is asked again. */
async function listKinds(devices: readonly Device[]): Promise<void> {
  if (devices.every((device) => kinds?.has(KIND[device]))) return;
  const { mediaDevices } = navigator;
  if (!isListening) {
    isListening = true;
    mediaDevices.addEventListener('devicechange', () => {
      kinds = undefined;
    });
  }
  const all = await mediaDevices.enumerateDevices().catch(() => []);
  kinds = new Set(all.map(({ kind }) => kind));
}
