import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { retried } from '../load.js';
import type { DeviceMessages } from '../locales/devices/messages.js';
import type { Messages } from '../locales/index.js';

const loaded = new WeakMap<Messages['devices'], DeviceMessages>();

/** The texts about devices in the language of the host's other texts; they load when first needed. */
export class DeviceTextsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly texts: Messages };
  #asked: Messages['devices'] | undefined;

  constructor(host: ReactiveControllerHost & { readonly texts: Messages }) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined until they are there. */
  get texts(): DeviceMessages | undefined {
    return loaded.get(this.#host.texts.devices);
  }

  hostUpdate(): void {
    const { devices } = this.#host.texts;
    if (devices === this.#asked || loaded.has(devices)) return;
    this.#asked = devices;
    void this.#load(devices);
  }

  async #load(devices: Messages['devices']): Promise<void> {
    try {
      loaded.set(devices, await retried(devices));
      this.#host.requestUpdate();
    } catch (error) {
      this.#asked = undefined;
      reportError(error);
    }
  }
}
