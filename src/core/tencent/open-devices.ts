import type { CallError } from '../errors.js';
import type { DeviceChoice, MediaPreferences } from '../ports.js';
import { explainCapture, missingDevice, permission, type Device } from './device-errors.js';
import { listDevices } from './device-list.js';

export interface OpenRequest {
  readonly wanted: Readonly<Record<Device, boolean>>;
  /** Another one where the chosen one is not to be had. */
  readonly preferences?: MediaPreferences | undefined;
  readonly signal: AbortSignal;
}

export interface OpenedDevices {
  /** Undefined when there is nothing to be had. */
  readonly stream: MediaStream | undefined;
  readonly failures: Readonly<Partial<Record<Device, CallError>>>;
}

/**
 * Opens microphone and camera outside of a call, or what of it can be had, without the SDK. The browser may ask
 * the person, for both at once. Rejects with the reason of the signal only; then nothing is open.
 */
export async function openDevices({
  wanted,
  preferences,
  signal,
}: OpenRequest): Promise<OpenedDevices> {
  const failures: Partial<Record<Device, CallError>> = {};
  for (const device of ['microphone', 'camera'] as const) {
    const isMissing = wanted[device] && (await listDevices(device)).length === 0;
    if (isMissing) failures[device] = missingDevice(device);
  }
  for (;;) {
    signal.throwIfAborted();
    const open = {
      microphone: wanted.microphone && !failures.microphone,
      camera: wanted.camera && !failures.camera,
    };
    if (!open.microphone && !open.camera) return { stream: undefined, failures };
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: open.microphone && constraints(preferences?.microphone),
        video: open.camera && constraints(preferences?.camera),
      });
      if (signal.aborted) for (const track of stream.getTracks()) track.stop();
      signal.throwIfAborted();
      return { stream, failures };
    } catch (cause) {
      signal.throwIfAborted();
      const { device, error } = await explainCapture(cause, open);
      failures[device] = error;
      // Whoever has put the question for both away is not asked for one of them again.
      const isRefused = error.reason === 'permission-denied' && device === 'microphone';
      const isPutAway = isRefused && (await permission('microphone')) === 'prompt';
      if (isPutAway && open.camera && (await permission('camera')) !== 'granted') {
        failures.camera = error;
      }
    }
  }
}

function constraints(choice: DeviceChoice | undefined): MediaTrackConstraints | true {
  if (!choice) return true;
  return 'deviceId' in choice
    ? { deviceId: { ideal: choice.deviceId } }
    : { facingMode: { ideal: choice.facing } };
}
