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
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
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
    const elapsed = performance.now() - this.startedAt;
    this.#text.data = this.texts.clock(elapsed / 1000);
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => this.#tick(), 1000 - (elapsed % 1000));
  }
}

define('trtc-call-timer', TrtcCallTimer);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-timer': TrtcCallTimer;
  }
}
