import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { tokens } from '../../styles/tokens.css.js';
import { define } from './define.js';
import { letGo, play } from './play.js';

/**
 * One person's picture, without sound. It is invisible until there is a first frame, so that what lies
 * behind it shows until then.
 *
 * @csspart video - The `<video>`.
 */
export class TrtcVideoTile extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        position: relative;
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: hidden;
        container-type: size;
      }

      :host(:not([active])) {
        visibility: hidden;
      }

      video {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        object-fit: var(--_video-fit);
        object-position: var(--_video-position, center);
        opacity: 0;
        transition: opacity 0.25s;
      }

      video[data-shape] {
        background: var(--_letterbox, var(--_stage));
        opacity: 1;
      }

      video[data-shape='tall'] {
        @container (aspect-ratio > 1) {
          object-fit: var(--trtc-video-fit, contain);
        }
      }

      /* Nothing of it is cut off: there is something to read. */
      :host([screen]) video {
        object-fit: contain;
      }

      :host([mirrored]) video {
        transform: scaleX(-1);
      }

      @media (prefers-reduced-motion: reduce) {
        video {
          transition: none;
        }
      }
    `,
  ];

  /** What it shows. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /** Whether the stream has a picture now; the tile is hidden else. */
  @property({ type: Boolean, reflect: true }) active = false;

  /** Shows left and right swapped, as people know themselves from mirrors. */
  @property({ type: Boolean, reflect: true }) mirrored = false;

  /** It is a screen that somebody shares. */
  @property({ type: Boolean, reflect: true }) screen = false;

  /** Name of the picture for screen readers. */
  @property() label = '';

  @query('video') protected readonly video!: HTMLVideoElement;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.hasUpdated) letGo([this.video]);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('stream')) delete this.video.dataset.shape;
    if (changed.has('stream') || changed.has('active')) this.#play();
  }

  override render(): TemplateResult {
    // `muted` is a property: the attribute is only a default for the parser.
    return html`<video
      part="video"
      .muted=${true}
      autoplay
      playsinline
      disablepictureinpicture
      aria-label=${this.label}
      @resize=${this.#onPicture}
      @loadeddata=${this.#onPicture}
    ></video>`;
  }

  #onPicture(): void {
    const { videoWidth, videoHeight } = this.video;
    if (videoWidth > 0) this.video.dataset.shape = videoHeight > videoWidth ? 'tall' : 'wide';
  }

  #play(): void {
    // What changes while it is out of the page it plays when it is back.
    if (this.isConnected) void play(this.video, this.stream ?? null);
  }
}

define('trtc-video-tile', TrtcVideoTile);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-video-tile': TrtcVideoTile;
  }
}
