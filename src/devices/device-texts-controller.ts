import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceMessages } from '../locales/devices/messages.js';
import type { Messages } from '../locales/index.js';

const loaded = new Map<string, DeviceMessages>();

/** The texts about devices in the language of the host's other texts; they load when first needed. */
export class DeviceTextsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly texts: Messages };
  #tag: string | undefined;

  constructor(host: ReactiveControllerHost & { readonly texts: Messages }) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined until they are there. */
  get texts(): DeviceMessages | undefined {
    return loaded.get(this.#host.texts.tag);
  }

  hostUpdate(): void {
    const { tag } = this.#host.texts;
    if (tag === this.#tag || loaded.has(tag)) return;
    this.#tag = tag;
    void this.#load(this.#host.texts);
  }

  async #load({ tag, devices }: Messages): Promise<void> {
    try {
      loaded.set(tag, await devices());
      this.#host.requestUpdate();
    } catch (error) {
      this.#tag = undefined;
      reportError(error);
    }
  }
}
