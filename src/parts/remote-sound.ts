import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { UserID } from '../core/types.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import { letGo, play } from './play.js';
import { soundButton, soundButtonStyles } from './sound-button.js';

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
    soundButtonStyles,
    css`
      :host(:not([blocked])) {
        display: none;
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

  #audios: readonly HTMLAudioElement[] = [];
  readonly #outputs = new WeakMap<HTMLAudioElement, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#playAll();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    letGo(this.#audios);
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
      ${this.blocked ? soundButton(this.texts, () => this.#playAll()) : ''}
    `;
  }

  #playAll(): void {
    letGo(this.#audios);
    // What changes while it is out of the page it plays when it is back.
    if (!this.isConnected) return;
    const audios = (this.#audios = [...this.renderRoot.querySelectorAll('audio')]);
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
