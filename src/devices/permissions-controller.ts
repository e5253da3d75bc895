import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type InputDevice = 'microphone' | 'camera';
/** `unknown` where the browser does not tell. */
export type DevicePermission = PermissionState | 'unknown';

/** Whether the page may use microphone and camera, now and when that changes. Asks the person nothing. */
export class PermissionsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onGranted: (device: InputDevice) => void;
  readonly #states = new Map<InputDevice, DevicePermission>();
  #watching: AbortController | undefined;

  /** @param onGranted is told when the person allows a device that they had not allowed */
  constructor(host: ReactiveControllerHost, onGranted: (device: InputDevice) => void) {
    this.#host = host;
    this.#onGranted = onGranted;
    host.addController(this);
  }

  /** Undefined until the browser has told. */
  of(device: InputDevice): DevicePermission | undefined {
    return this.#states.get(device);
  }

  hostConnected(): void {
    this.#watching?.abort();
    const { signal } = (this.#watching = new AbortController());
    for (const device of ['microphone', 'camera'] as const) void this.#watch(device, signal);
  }

  hostDisconnected(): void {
    this.#watching?.abort();
  }

  async #watch(device: InputDevice, signal: AbortSignal): Promise<void> {
    const status = await query(device);
    if (signal.aborted) return;
    // Without an origin, Chromium says that it would ask.
    this.#states.set(device, withholderOf(device) ? 'denied' : (status?.state ?? 'unknown'));
    this.#host.requestUpdate();
    status?.addEventListener(
      'change',
      () => {
        this.#states.set(device, status.state);
        this.#host.requestUpdate();
        if (status.state === 'granted') this.#onGranted(device);
      },
      { signal },
    );
  }
}

/** Undefined where the browser does not know of such a permission, or of permissions at all. */
async function query(name: InputDevice): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name });
  } catch {
    return undefined;
  }
}

/** Which page keeps the device from this one, whatever the person says: the one around it, or its own. */
export function withholderOf(device: InputDevice): 'frame' | 'page' | undefined {
  // No page that is sandboxed without allow-same-origin gets a device.
  if (globalThis.origin === 'null') return 'frame';
  // Only Chromium tells.
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  if (featurePolicy?.allowsFeature(device) !== false) return undefined;
  return window.parent === window ? 'page' : 'frame';
}
