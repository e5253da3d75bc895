type Device = 'microphone' | 'camera';

/** What the browser tells of permissions, until `restore()`. */
export class FakePermissions {
  readonly #states: Record<Device, PermissionState | undefined>;
  readonly #changes = new EventTarget();
  readonly #query = navigator.permissions.query.bind(navigator.permissions);

  /** Undefined for a browser that knows of no such permission. */
  constructor(microphone?: PermissionState, camera: PermissionState | undefined = microphone) {
    this.#states = { microphone, camera };
    navigator.permissions.query = async (descriptor) => {
      const name: string = descriptor.name;
      if (name !== 'microphone' && name !== 'camera') return await this.#query(descriptor);
      if (this.#states[name] === undefined) throw new TypeError('made up for a test');
      const status = new EventTarget();
      this.#changes.addEventListener(name, () => status.dispatchEvent(new Event('change')));
      Object.defineProperty(status, 'state', { get: () => this.#states[name] });
      return status as PermissionStatus;
    };
  }

  change(device: Device, state: PermissionState): void {
    this.#states[device] = state;
    this.#changes.dispatchEvent(new Event(device));
  }

  restore(): void {
    navigator.permissions.query = this.#query;
  }
}
