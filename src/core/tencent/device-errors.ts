import { CallError, type CallErrorReason } from '../errors.js';

export type Device = 'microphone' | 'camera';

/** Which device a capture failed for, and why. */
export interface CaptureFailure {
  readonly device: Device;
  readonly error: CallError;
}

/** trtc-js-sdk's DEVICE_NOT_FOUND, which it throws in place of a NotFoundError when it has seen the list. */
const DEVICE_NOT_FOUND = 0x1003;

/** Rejects where no capture can succeed, whatever the devices. */
export function checkEnvironment(): void {
  if (!globalThis.isSecureContext) {
    throw new CallError('insecure-context', 'Calls need a page that is served over HTTPS.', {
      hint: 'Serve the page over HTTPS, or from localhost.',
    });
  }
  const hasWebRTC = 'RTCPeerConnection' in globalThis && 'mediaDevices' in navigator;
  if (!hasWebRTC) {
    throw new CallError('webrtc-unsupported', 'This browser has no WebRTC.', {
      hint: 'Use a current version of Chrome, Edge, Safari or Firefox.',
    });
  }
}

/** Explains why opening the microphone, and the camera if it was wanted too, has failed. */
export async function explainCapture(
  cause: unknown,
  wanted: Readonly<Record<Device, boolean>>,
): Promise<CaptureFailure> {
  const { name } = Object(cause) as { name?: unknown };
  const both = wanted.microphone && wanted.camera;
  const device = wanted.camera ? 'camera' : 'microphone';
  if (codeOf(cause) === DEVICE_NOT_FOUND || name === 'NotFoundError') {
    const lacksMicrophone = wanted.microphone && !(await hasDevice('audioinput'));
    return fail(lacksMicrophone ? 'microphone' : device, 'missing', cause);
  }
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError': {
      const isCamera = !both || (await isOnlyCameraRefused());
      return fail(isCamera ? device : 'microphone', 'permission-denied', cause);
    }
    case 'NotReadableError':
    case 'AbortError':
    case 'OverconstrainedError':
      return fail(device, 'device-in-use', cause);
    default:
      return fail(device, 'unexpected', cause);
  }
}

/**
 * The browser asks for both at once and does not tell which was refused. Where it tells nothing at all
 * (older Firefox), a try with the microphone alone decides.
 */
async function isOnlyCameraRefused(): Promise<boolean> {
  const [microphone, camera] = await Promise.all([permission('microphone'), permission('camera')]);
  return microphone === 'prompt' ? camera === 'denied' : microphone !== 'denied';
}

/** That there is none of the kind. */
export function missingDevice(device: Device): CallError {
  const [message, hint] = explain(device, 'missing');
  return new CallError(`${device}-missing`, message, { hint });
}

/** That the device stopped of itself. */
export function lostDevice(device: Device): CallError {
  const name = device === 'camera' ? 'camera' : 'microphone';
  return new CallError(`${device}-missing`, `The ${name} has stopped.`, {
    hint: `Check that the ${name} is plugged in, then turn it on again.`,
  });
}

async function hasDevice(kind: MediaDeviceKind): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some((device) => device.kind === kind);
  } catch {
    return false;
  }
}

/** Undefined where the browser does not tell, as Safari and older Firefox do. */
export async function permission(name: Device): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: name })).state;
  } catch {
    return undefined;
  }
}

function fail(
  device: Device,
  problem: 'missing' | 'permission-denied' | 'device-in-use' | 'unexpected',
  cause: unknown,
): CaptureFailure {
  const reason: CallErrorReason = problem === 'missing' ? `${device}-missing` : problem;
  const [message, hint] = explain(device, problem);
  return {
    device,
    error: new CallError(reason, message, { hint, serviceCode: codeOf(cause), cause }),
  };
}

function explain(device: Device, problem: string): [message: string, hint: string | undefined] {
  switch (problem) {
    case 'missing':
      return [`There is no ${device}.`, `Plug in a ${device}, then try again.`];
    case 'permission-denied':
      return [
        `The ${device} was refused.`,
        `Allow the ${device} in the browser’s site settings, and, if the page is in an iframe, by its allow attribute and by allow-same-origin in its sandbox attribute.`,
      ];
    case 'device-in-use':
      return [`The ${device} cannot be read.`, `Close other programs that use the ${device}.`];
    default:
      return [`The ${device} could not be opened.`, undefined];
  }
}

function codeOf(cause: unknown): number | undefined {
  const { getCode } = Object(cause) as { getCode?: unknown };
  if (typeof getCode !== 'function') return undefined;
  const code: unknown = getCode.call(cause);
  return typeof code === 'number' ? code : undefined;
}
