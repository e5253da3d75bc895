import type { Alert } from './attention.js';
import { Flash } from './flash.js';

/** The title of the page tells of the call. A title that the page sets meanwhile is the one that comes back. */
export class TitleFlash extends Flash {
  #text = '';
  /** As the page has written it, with all its spaces; null where the page has none. */
  #own: string | null = null;
  #written = '';

  show({ title }: Alert): void {
    const isNews = title !== this.#text;
    this.#text = title;
    if (isNews && this.isOn && document.title === this.#written) this.#write();
    this.begin();
  }

  protected override turnOn(): void {
    this.#own = titleElement()?.textContent ?? null;
    this.#write();
  }

  #write(): void {
    document.title = this.#text;
    // As it reads: without the spaces that a title loses.
    this.#written = document.title;
  }

  protected override turnOff(): void {
    const element = titleElement();
    if (!element || document.title !== this.#written) return;
    if (this.#own === null) element.remove();
    else element.textContent = this.#own;
  }
}

function titleElement(): Element | null {
  return document.querySelector('head > title');
}
