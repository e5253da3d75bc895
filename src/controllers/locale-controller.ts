import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { withChanges, type TextChanges } from '../locales/changes.js';
import { firstTexts } from '../locales/first-texts.js';
import { en, loadMessages, type Messages } from '../locales/index.js';
import { languageOf, parentOf } from '../locales/language.js';

/** What the controller needs of its element. */
export interface LocaleHost extends ReactiveControllerHost, HTMLElement {
  readonly texts: TextChanges | undefined;
}

/**
 * The texts of the language that the element is in, with the page's own among them. Until they are loaded, or if
 * they cannot be, those of the language before; English at first.
 */
export class LocaleController implements ReactiveController {
  readonly #host: LocaleHost;
  #observer: MutationObserver | undefined;
  #tag: string | undefined;
  #pageDirection: string | undefined;
  #language: Messages = en;
  #changed:
    | {
        readonly of: Messages;
        readonly by: unknown;
        readonly messages: Messages;
        readonly told: Set<string>;
      }
    | undefined;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  get messages(): Messages {
    const { texts } = this.#host;
    if (!texts) return this.#language;
    if (this.#changed?.of !== this.#language || this.#changed.by !== texts) this.#change(texts);
    return this.#changed?.messages ?? this.#language;
  }

  /** Of the text around the element. Kept, for to ask for it makes the browser lay out the page there and then. */
  get pageDirection(): string {
    this.#pageDirection ??= getComputedStyle(this.#host).direction;
    return this.#pageDirection;
  }

  hostConnected(): void {
    this.#pageDirection = undefined;
    this.#observer = new MutationObserver(() => {
      this.#pageDirection = undefined;
      this.#host.requestUpdate();
    });
    const filter = { attributes: true, attributeFilter: ['lang', 'dir'] };
    // One that is moved to somewhere else brings the host along, which is connected anew.
    for (let at: Element | null = this.#host; at; at = parentOf(at)) {
      this.#observer.observe(at, filter);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    const tag = languageOf(this.#host);
    if (tag === this.#tag) return;
    this.#tag = tag;
    const messages = loadMessages(tag);
    if (messages instanceof Promise) {
      if (this.#language === en) this.#language = { ...en, ...firstTexts(this.#host) };
      void this.#load(messages, tag);
    } else this.#language = messages;
  }

  #change(texts: TextChanges): void {
    const told = this.#changed?.by === texts ? this.#changed.told : new Set<string>();
    const messages = withChanges(this.#language, texts, (name) => {
      if (!told.has(name)) console.warn(`<${this.#host.localName}> has no such text: ${name}`);
      told.add(name);
    });
    this.#changed = { of: this.#language, by: texts, messages, told };
  }

  async #load(loading: Promise<Messages>, tag: string): Promise<void> {
    try {
      const messages = await loading;
      if (tag !== this.#tag) return;
      this.#language = messages;
      this.#host.requestUpdate();
    } catch (error) {
      reportError(error);
    }
  }
}
