import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import type { DisplayFacts } from './display.js';
import { icon, type IconName } from './icons.js';
import { request } from './request-events.js';

/**
 * Where the call is shown: buttons that minimise it, let its picture out of the page and fill the screen.
 *
 * @fires request-minimize - Make it a bubble.
 * @fires request-picture-in-picture - Show it in a window of its own, or in the page again.
 * @fires request-fullscreen - Fill the screen, or do not any more.
 * @csspart window-controls - The row.
 * @csspart window-control - Each button; also `minimize-button`, `picture-in-picture-button`, `fullscreen-button`.
 */
export class TrtcWindowControls extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      .controls {
        display: flex;
      }

      button {
        display: grid;
        place-items: center;
        inline-size: 44px;
        block-size: 44px;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: none;
        color: var(--_text);
        font: inherit;
        font-size: 0.8125rem;
        cursor: pointer;
        touch-action: manipulation;
        -webkit-tap-highlight-color: transparent;
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      :host([picture]) {
        color-scheme: dark;
      }

      /* Over a picture of any colour. */
      :host([picture]) .icon {
        filter: drop-shadow(0 0 2px rgb(0 0 0 / 70%)) drop-shadow(0 1px 1px rgb(0 0 0 / 70%));
      }

      @media (hover: hover) {
        button:hover {
          background: var(--_control-hover);
        }
      }

      /* A card has room for the two that nothing else does. */
      @container (max-width: 15rem) {
        [part~='picture-in-picture-button'] {
          display: none;
        }
      }

      @media (forced-colors: active) {
        button {
          border: 1px solid ButtonText;
          color: ButtonText;
        }
      }
    `,
  ];

  @property({ attribute: false }) display: DisplayFacts | undefined;

  /** A picture lies behind. */
  @property({ type: Boolean, reflect: true }) picture = false;

  @property({ attribute: false }) texts: Messages = en;

  override render(): TemplateResult {
    const { display, texts } = this;
    if (!display) return html``;
    return html`<div
      part="window-controls"
      class="controls"
      role="group"
      aria-label=${texts.windowControls}
      lang=${texts.tag}
      dir=${texts.dir}
    >
      ${
        display.canPictureInPicture
          ? this.#renderButton('picture-in-picture', texts.pictureInPicture)
          : nothing
      }
      ${
        display.canFullscreen
          ? this.#renderButton(
              'fullscreen',
              display.fullscreen ? texts.exitFullscreen : texts.fullscreen,
              display.fullscreen ? 'fullscreen-exit' : 'fullscreen',
            )
          : nothing
      }
      ${this.#renderButton('minimize', texts.minimize)}
    </div>`;
  }

  #renderButton(
    name: 'minimize' | 'picture-in-picture' | 'fullscreen',
    label: string,
    iconName: IconName = name,
  ): TemplateResult {
    return html`<button
      part="window-control ${name}-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => request(this, `request-${name}`)}
    >
      ${icon(iconName)}
    </button>`;
  }
}

define('trtc-window-controls', TrtcWindowControls);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-window-controls': TrtcWindowControls;
  }
}
