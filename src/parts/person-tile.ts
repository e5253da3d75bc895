import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import './avatar.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { isolated } from './person-name.js';

/**
 * One person in a group call: their picture, else their initials; their name; whether they speak, are
 * muted, or are not there yet.
 *
 * @slot - Their picture.
 * @csspart avatar - Their picture of the profile, or initials.
 * @csspart status - That they are not there yet.
 * @csspart mark - That they are muted, or speak.
 * @csspart label - What surrounds the name.
 * @csspart name - Who.
 */
export class TrtcPersonTile extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        position: relative;
        display: block;
        container-type: size;
        overflow: clip;
        border-radius: var(--trtc-tile-radius, 0.75rem);
        background: var(--_tile);
        /* A tall picture in a wide tile does not melt into the screen. */
        --_letterbox: var(--_tile);
        /* What does not fit in is cut off below rather than above: faces are up there. */
        --_video-position: 50% 25%;
        /* Corners stay round over composited video. */
        isolation: isolate;
      }

      .who {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        place-items: center;
        gap: 0.625rem;
        padding: 0.5rem;
      }

      trtc-avatar {
        /* What the page wants for the one person of other views is too big here. */
        --trtc-avatar-size: initial;
        --_avatar-size: clamp(2rem, 40cqmin, 8rem);
      }

      .waiting trtc-avatar {
        --_avatar-size: clamp(2rem, 34cqmin, 7rem);
      }

      .status {
        color: var(--_text-muted);
        font-size: clamp(0.75rem, 0.6rem + 2cqmin, 0.9375rem);
        line-height: 1.3;
        text-align: center;
      }

      .picture {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        visibility: hidden;
      }

      :host([picture]) .picture {
        visibility: inherit;
      }

      .label {
        position: absolute;
        inset-block-end: 0;
        inset-inline-start: 0;
        max-inline-size: calc(100% - 0.75rem);
        margin: 0.375rem;
        padding: 0.1875rem 0.5rem;
        border-radius: 0.5rem;
        font-size: clamp(0.75rem, 0.6rem + 2cqmin, 0.875rem);
        font-weight: 550;
        line-height: 1.3;
        text-align: start;
      }

      :host([picture]) .label {
        background: rgb(16 20 28 / 68%);
        color: #ffffff;
      }

      .name {
        display: -webkit-box;
        min-inline-size: 0;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
      }

      .mark {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
        display: grid;
        place-items: center;
        inline-size: 1.75rem;
        block-size: 1.75rem;
        margin: 0.375rem;
        border-radius: 50%;
        background: var(--_control);
        font-size: 0.6875rem;
      }

      :host([picture]) .mark {
        background: rgb(16 20 28 / 68%);
        color: #ffffff;
      }

      /* The ring lies over the picture. */
      :host::after {
        content: '';
        position: absolute;
        inset: 0;
        border: 3px solid var(--_speaking);
        border-radius: inherit;
        opacity: 0;
        pointer-events: none;
        transition: opacity 0.2s;
      }

      :host([speaking])::after {
        opacity: 1;
      }

      :host([speaking]:not([picture])) .mark {
        color: var(--_speaking);
      }

      @container (min-width: 20rem) and (min-height: 14rem) {
        .label,
        .mark {
          margin: 0.625rem;
        }
      }

      @container (max-height: 14rem) {
        .who {
          padding-block-end: 1.625rem;
        }
      }

      /* The name keeps its line; what waits stands beside the avatar. */
      @container (max-height: 8.5rem) {
        .who {
          grid-auto-flow: column;
        }

        trtc-avatar,
        .waiting trtc-avatar {
          --_avatar-size: clamp(1.5rem, 42cqb, 3.25rem);
        }
      }

      @container (max-width: 9rem) and (max-height: 8.5rem) {
        .waiting trtc-avatar {
          display: none;
        }
      }

      @container (max-width: 9rem) and (min-height: 6.5rem) {
        .name {
          -webkit-line-clamp: 3;
          line-clamp: 3;
        }
      }

      @container (max-width: 6.5rem) or (max-height: 5rem) {
        .who {
          padding: 0.125rem 0.125rem 1.25rem;
        }

        .status,
        .label {
          font-size: 0.6875rem;
        }

        .label {
          max-inline-size: calc(100% - 0.25rem);
          margin: 0.125rem;
          padding: 0.125rem 0.375rem;
        }

        .name {
          -webkit-line-clamp: 1;
          line-clamp: 1;
          overflow-wrap: normal;
          word-break: break-all;
        }

        .mark {
          inline-size: 1.25rem;
          block-size: 1.25rem;
          margin: 0.1875rem;
          font-size: 0.5rem;
        }
      }

      @container (max-width: 3.5rem) or (max-height: 2.5rem) {
        .who {
          padding-block-end: 0.125rem;
        }

        .label,
        .status {
          display: none;
        }

        .waiting trtc-avatar {
          display: block;
        }
      }

      @media (forced-colors: active) {
        :host {
          border: 1px solid CanvasText;
        }

        :host([speaking])::after {
          border: 4px double Highlight;
        }
      }
    `,
  ];

  /** Who it is. */
  @property() name = '';

  /** Address of the picture in their profile; empty without one. */
  @property() src = '';

  /** It is this user. */
  @property({ type: Boolean }) own = false;

  /** The picture is to be seen now. */
  @property({ type: Boolean, reflect: true }) picture = false;

  @property({ type: Boolean }) muted = false;

  @property({ type: Boolean, reflect: true }) speaking = false;

  /** Why they are not there yet: they are being rung, or are on their way. */
  @property() waiting: 'ringing' | 'connecting' | '' = '';

  @property({ attribute: false }) texts: Messages = en;

  override render(): TemplateResult {
    const { name, own, texts, waiting } = this;
    return html`<div class="who ${waiting && 'waiting'}">
        <trtc-avatar
          part="avatar"
          .name=${name}
          .src=${this.src}
          ?ringing=${waiting === 'ringing'}
        ></trtc-avatar>
        ${waiting ? html`<p part="status" class="status" lang=${texts.tag} dir=${texts.dir}>${texts[waiting]}</p>` : nothing}
      </div>
      <div class="picture"><slot></slot></div>
      <p part="label" class="label" lang=${texts.tag} dir=${texts.dir}>
        <span part="name" class="name" dir="auto" title=${own ? nothing : name}
          >${own ? texts.you : name}</span
        >
      </p>
      ${this.#renderMark()}`;
  }

  #renderMark(): unknown {
    const { muted, own, speaking, texts } = this;
    if (!muted && !speaking) return nothing;
    const name = isolated(this.name);
    const label = muted ? (own ? texts.ownMuted : texts.muted(name)) : texts.speaking;
    return html`<span part="mark" class="mark" role="img" aria-label=${label}
      >${icon(muted ? 'mic-off' : 'speaking')}</span
    >`;
  }
}

define('trtc-person-tile', TrtcPersonTile);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-person-tile': TrtcPersonTile;
  }
}
