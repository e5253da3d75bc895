import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';

/**
 * How long a call has lasted. It ticks in its own text node, without a render, and a screen reader reads
 * it only when asked.
 *
 * @csspart time - The text.
 */
export class TrtcCallTimer extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      font-variant-numeric: tabular-nums;
    }
  `;

  /** When it began, in milliseconds of `performance.now()`. */
  @property({ type: Number, attribute: 'started-at' }) startedAt = 0;

  @property({ attribute: false }) texts: Messages = en;

  readonly #text = document.createTextNode('');
  #interval: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#interval = setInterval(() => this.#tick(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#interval);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#tick();
  }

  override render(): TemplateResult {
    return html`<span
      part="time"
      role="timer"
      aria-live="off"
      aria-label=${this.texts.elapsed}
      dir="ltr"
      >${this.#text}</span
    >`;
  }

  #tick(): void {
    const text = this.texts.clock((performance.now() - this.startedAt) / 1000);
    if (this.#text.data !== text) this.#text.data = text;
  }
}

define('trtc-call-timer', TrtcCallTimer);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-timer': TrtcCallTimer;
  }
}
