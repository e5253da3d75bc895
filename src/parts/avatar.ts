import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { tokens } from '../../styles/tokens.css.js';
import { define } from './define.js';

/**
 * A person's picture; without one, or until it is there, initials on a colour that is always the same for
 * the same name. It is decoration: the name stands beside it in words.
 *
 * @csspart disc - The round area.
 * @csspart picture - The picture in it.
 * @cssprop [--trtc-avatar-size=6rem] - Its diameter.
 */
export class TrtcAvatar extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline-block;
        --_avatar: var(--trtc-avatar-size, var(--_avatar-size, 6rem));
        inline-size: var(--_avatar);
        block-size: var(--_avatar);
        font-family: var(--_font);
      }

      .disc {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: 100%;
        block-size: 100%;
        border-radius: 50%;
        background: linear-gradient(
          150deg,
          oklch(0.56 0.13 var(--_hue)),
          oklch(0.43 0.12 calc(var(--_hue) + 35))
        );
        color: #ffffff;
        font-size: calc(var(--_avatar) * 0.38);
        font-weight: 600;
        line-height: 1;
        letter-spacing: 0.01em;
        user-select: none;
      }

      .picture {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        border-radius: inherit;
        object-fit: cover;
        opacity: 0;
        transition: opacity 0.25s;
      }

      /* What is transparent in it stands on a plain disc, not on somebody's initials. */
      [data-loaded] .picture {
        background: var(--_surface-start);
        opacity: 1;
      }

      :host([ringing]) .disc::before,
      :host([ringing]) .disc::after {
        content: '';
        position: absolute;
        inset: 0;
        z-index: -1;
        border-radius: 50%;
        background: oklch(0.56 0.13 var(--_hue) / 45%);
        animation: ripple 2.4s ease-out infinite;
      }

      :host([ringing]) .disc::after {
        animation-delay: 1.2s;
      }

      :host([ringing]) {
        isolation: isolate;
      }

      @keyframes ripple {
        from {
          scale: 1;
          opacity: 0.8;
        }

        to {
          scale: 1.65;
          opacity: 0;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        :host([ringing]) .disc::before {
          animation: none;
          scale: 1.14;
          opacity: 0.6;
        }

        :host([ringing]) .disc::after {
          display: none;
        }
      }

      @media (forced-colors: active) {
        .disc {
          border: 2px solid CanvasText;
          color: CanvasText;
        }
      }
    `,
  ];

  /** Whom it stands for. */
  @property() name = '';

  /** Address of their picture; empty without one. */
  @property() src = '';

  /** The address that has become a picture, and the one that would not. */
  @state() protected loaded = '';
  @state() protected failed = '';

  /** Sends out rings, as long as somebody is being called. */
  @property({ type: Boolean, reflect: true }) ringing = false;

  override render(): TemplateResult {
    const { name, src } = this;
    return html`<div
      part="disc"
      class="disc"
      .style=${`--_hue: ${hueOf(name)}`}
      ?data-loaded=${src !== '' && this.loaded === src}
      aria-hidden="true"
    >
      ${initialsOf(name)}
      ${
        src === '' || this.failed === src
          ? nothing
          : html`<img
              part="picture"
              class="picture"
              referrerpolicy="no-referrer"
              decoding="async"
              draggable="false"
              src=${src}
              alt=""
              @load=${this.#onLoad}
              @error=${this.#onError}
            />`
      }
    </div>`;
  }

  #onLoad(): void {
    this.loaded = this.src;
  }

  #onError(): void {
    this.failed = this.src;
  }
}

define('trtc-avatar', TrtcAvatar);

/** One or two letters that stand for a name or a user id: `ann-lee` AL, `bob` B, `王小明` 王. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const letters = [first, last].map((word) => word?.match(/^./u)?.[0] ?? '').join('');
  return letters.toLocaleUpperCase() || '?';
}

/** Degrees of the colour circle; the yellows and olives between are left out. */
const HUES = [5, 30, 150, 175, 200, 225, 250, 275, 300, 330, 345] as const;

function hueOf(name: string): number {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360_007;
  return HUES[hash % HUES.length] ?? 250;
}

declare global {
  interface HTMLElementTagNameMap {
    'trtc-avatar': TrtcAvatar;
  }
}
