import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { UserID } from '../core/types.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { play } from './play.js';

/** What one person sends. */
export interface Sound {
  readonly userID: UserID;
  readonly stream: MediaStream | undefined;
}

/**
 * The others' sound. Pictures are always silent and this always sounds, so that nobody is heard twice or
 * not at all, wherever their picture is shown. Where the browser wants a gesture first, a button asks for
 * one.
 *
 * @csspart sound-button - Turns the sound on that the browser held back.
 */
export class TrtcRemoteSound extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host(:not([blocked])) {
        display: none;
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

  /** What sounds, one for each person. Tracks that came or went are a new list. */
  @property({ attribute: false }) sounds: readonly Sound[] = [];

  /** Id of the output that it sounds from; empty for the browser's default. */
  @property({ attribute: false }) sink = '';

  @property({ attribute: false }) texts: Messages = en;

  /** Whose sound the browser holds back. */
  @state() protected heldBack: ReadonlySet<UserID> = new Set();

  /** Somebody cannot be heard until the person has clicked. */
  @property({ type: Boolean, reflect: true }) blocked = false;

  readonly #outputs = new WeakMap<HTMLAudioElement, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#playAll();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('sounds') || changed.has('sink')) this.#playAll();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.blocked = this.sounds.some(({ userID }) => this.heldBack.has(userID));
  }

  override render(): TemplateResult {
    return html`
      ${repeat(
        this.sounds,
        ({ userID }) => userID,
        () => html`<audio autoplay playsinline></audio>`,
      )}
      ${
        this.blocked
          ? html`<button
              part="sound-button"
              type="button"
              title=${this.texts.soundBlocked}
              @click=${this.#playAll}
            >
              ${icon('sound')} ${this.texts.soundOn}
            </button>`
          : ''
      }
    `;
  }

  #playAll(): void {
    const audios = this.renderRoot.querySelectorAll('audio');
    for (const [index, sound] of this.sounds.entries()) {
      const audio = audios[index];
      if (!audio) continue;
      void this.#route(audio);
      void this.#play(audio, sound);
    }
  }

  /**
   * An output that was there when it was chosen can be gone: then it sounds from where it did. Chromium 156
   * settles this only once there is sound, so that `sinkId` does not tell what was asked for.
   */
  async #route(audio: HTMLAudioElement): Promise<void> {
    const { sink } = this;
    if (sink === (this.#outputs.get(audio) ?? '')) return;
    this.#outputs.set(audio, sink);
    const output: Partial<HTMLAudioElement> = audio;
    await output.setSinkId?.(sink).catch(() => undefined);
  }

  async #play(audio: HTMLAudioElement, { userID, stream }: Sound): Promise<void> {
    if (audio.srcObject === stream && !audio.paused && !audio.ended) return;
    const isHeldBack = !(await play(audio, stream ?? null));
    if (isHeldBack === this.heldBack.has(userID)) return;
    const heldBack = new Set(this.heldBack);
    if (isHeldBack) heldBack.add(userID);
    else heldBack.delete(userID);
    this.heldBack = heldBack;
  }
}

define('trtc-remote-sound', TrtcRemoteSound);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-remote-sound': TrtcRemoteSound;
  }
}
