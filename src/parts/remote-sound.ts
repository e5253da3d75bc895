import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { play } from './play.js';

/**
 * The other person's sound. Pictures are always silent and this always sounds, so that no call is heard
 * twice or not at all, wherever its picture is shown. Where the browser wants a gesture first, a button
 * asks for one.
 *
 * @csspart sound-button - Turns the sound on that the browser held back.
 */
export class TrtcRemoteSound extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: block;
      }

      button {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-block-size: 44px;
        max-inline-size: 100%;
        padding: 0.5rem 1.125rem;
        border: 1px solid transparent;
        border-radius: 999px;
        background: #ffffff;
        color: #101828;
        font: inherit;
        font-weight: 600;
        text-align: start;
        cursor: pointer;
        box-shadow: 0 4px 24px rgb(0 0 0 / 30%);
      }
    `,
  ];

  /** What sounds. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /** Whether the stream has sound now. */
  @property({ type: Boolean }) active = false;

  /** Id of the output that it sounds from; empty for the browser's default. */
  @property({ attribute: false }) sink = '';

  @property({ attribute: false }) texts: Messages = en;

  @state() protected blocked = false;

  @query('audio') protected readonly audio!: HTMLAudioElement;

  #isRouted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#play();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('sink')) void this.#route();
    if (changed.has('stream') || changed.has('active')) void this.#play();
  }

  override render(): TemplateResult {
    return html`
      <audio autoplay playsinline></audio>
      ${
        this.blocked
          ? html`<button
              part="sound-button"
              type="button"
              title=${this.texts.soundBlocked}
              @click=${this.#onClick}
            >
              ${icon('sound')} ${this.texts.soundOn}
            </button>`
          : ''
      }
    `;
  }

  #onClick(): void {
    void this.#play();
  }

  /**
   * An output that was there when it was chosen can be gone: then it sounds from where it did. Chromium 156
   * settles this only once there is sound, so that `sinkId` does not tell what was asked for.
   */
  async #route(): Promise<void> {
    if (this.sink === '' && !this.#isRouted) return;
    this.#isRouted = true;
    const audio: Partial<HTMLAudioElement> = this.audio;
    await audio.setSinkId?.(this.sink).catch(() => undefined);
  }

  async #play(): Promise<void> {
    this.blocked = !(await play(this.audio, this.stream ?? null));
  }
}

define('trtc-remote-sound', TrtcRemoteSound);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-remote-sound': TrtcRemoteSound;
  }
}
