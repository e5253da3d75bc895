import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en, languageOf, loadMessages, type Messages } from '../locales/index.js';

/** The texts of the language that the element is in; English until they are loaded, or if they cannot be. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #observer: MutationObserver | undefined;
  #tag: string | undefined;
  #messages: Messages = en;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get messages(): Messages {
    return this.#messages;
  }

  hostConnected(): void {
    // Pages switch their language at the root; a change anywhere between shows with the next change of state.
    this.#observer = new MutationObserver(() => this.#host.requestUpdate());
    const filter = { attributes: true, attributeFilter: ['lang'] };
    this.#observer.observe(document.documentElement, filter);
    this.#observer.observe(this.#host, filter);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    const tag = languageOf(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    const messages = loadMessages(tag);
    if (messages instanceof Promise) void this.#load(messages, tag);
    else this.#messages = messages;
  }

  async #load(loading: Promise<Messages>, tag: string): Promise<void> {
    try {
      const messages = await loading;
      if (tag !== this.#tag) return;
      this.#messages = messages;
      this.#host.requestUpdate();
    } catch (error) {
      reportError(error);
    }
  }
}
