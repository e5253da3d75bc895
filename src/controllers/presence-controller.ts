import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells by `change` that a `<trtc-calling>` has come, gone or changed: cheaper than to watch the page. */
export const phones = new EventTarget();

/** Lets those who look for a phone know of this one. */
export class PresenceController implements ReactiveController {
  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#tell();
  }

  hostUpdated(): void {
    // Once the update is over, as those who hear of it may ask something of the phone.
    queueMicrotask(() => this.#tell());
  }

  hostDisconnected(): void {
    this.#tell();
  }

  #tell(): void {
    phones.dispatchEvent(new Event('change'));
  }
}
