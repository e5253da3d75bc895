import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { define } from './define.js';

/**
 * Where the pictures stand: `none` is shown, the own one fills the stage (`local`), the other one does
 * (`remote`), or the own one has made room for the other person and stands in the corner (`both`,
 * `corner` when the other person has no picture).
 */
export type StageLayout = 'none' | 'local' | 'remote' | 'both' | 'corner';

/**
 * The screen of a call: two pictures, and one view over them. The own picture glides to its corner, since
 * it is one and the same element throughout.
 *
 * @slot - The view over the pictures.
 * @slot remote-video - The other person's picture.
 * @slot local-video - The own picture.
 * @slot screen - The screen that the other person shares.
 * @slot window - Buttons for where the call is shown, in the upper corner.
 * @csspart stage - Everything.
 * @csspart remote-video - Place of the other person's picture.
 * @csspart local-video - Place of the own picture.
 * @csspart remote-screen - Place of the screen that the other person shares.
 */
export class TrtcCallStage extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        min-block-size: 0;
        block-size: 100%;
        contain-intrinsic-size: 20rem clamp(22rem, 70svb, 40rem);
        container-type: size;
        overflow: clip;
        border-radius: var(--_frame-radius, var(--_radius));
        background: var(--_surface-end);
        /* Corners stay round over composited video. */
        isolation: isolate;
      }

      .stage {
        /* The own picture in its corner; the views keep clear of it. */
        --_corner-inline: clamp(4rem, 21cqi, 13rem);
        --_corner-block: clamp(5rem, 24cqb, 10rem);
        --_corner-gap: clamp(0.5rem, 2cqi, 1.25rem);
        /* The buttons of the window in theirs; the views keep clear of these too. */
        --_window-inline: 0px;
        --_window-block: 0px;
        position: relative;
        block-size: 100%;
        overflow: clip;
      }

      :host(:not([layout='none'], [layout='corner'])) .stage {
        background: var(--_stage);
      }

      .remote,
      .local {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
        inline-size: 100%;
        block-size: 100%;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      }

      .local {
        transition:
          inline-size 0.45s var(--_ease),
          block-size 0.45s var(--_ease),
          inset 0.45s var(--_ease),
          border-radius 0.45s;
        overflow: clip;
      }

      :host([layout='none']) .local,
      :host([layout='none']) .remote,
      :host([layout='remote']) .local,
      :host([layout='local']) .remote,
      :host([layout='corner']) .remote {
        visibility: hidden;
      }

      :host([layout='both']) .local,
      :host([layout='corner']) .local {
        z-index: 2;
        inset-block-start: max(var(--_corner-gap), var(--_window-block));
        inset-inline-end: var(--_corner-gap);
        inline-size: var(--_corner-inline);
        block-size: var(--_corner-block);
        border-radius: clamp(0.5rem, 2cqmin, 1rem);
        background: var(--_stage);
        box-shadow:
          0 0 0 1px rgb(255 255 255 / 18%),
          0 6px 28px rgb(0 0 0 / 35%);
      }

      /* A shared screen has the large place, and the pictures stand beside it. */
      .screen {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        visibility: hidden;
      }

      :host([screen]) .screen {
        visibility: inherit;
      }

      :host([screen]) .stage {
        --_corner-block: clamp(3.25rem, 16cqb, 8rem);
        background: var(--_stage);
      }

      :host([screen]) :is(.remote, .local) {
        z-index: 2;
        inset-block-start: max(var(--_corner-gap), var(--_window-block));
        inset-inline-end: var(--_corner-gap);
        inline-size: var(--_corner-inline);
        block-size: var(--_corner-block);
        overflow: clip;
        border-radius: clamp(0.5rem, 2cqmin, 1rem);
        background: var(--_stage);
        box-shadow:
          0 0 0 1px rgb(255 255 255 / 18%),
          0 6px 28px rgb(0 0 0 / 35%);
      }

      :host([screen][layout='both']) .remote {
        inset-inline-end: calc(2 * var(--_corner-gap) + var(--_corner-inline));
      }

      .view {
        position: relative;
        z-index: 1;
        block-size: 100%;
      }

      .window {
        position: absolute;
        inset-block-start: 0.25rem;
        inset-inline-end: 0.25rem;
        z-index: 3;
      }

      :host([buttons='1']) .stage {
        --_window-inline: 3rem;
        --_window-block: 3rem;
      }

      :host([buttons='2']) .stage {
        --_window-inline: 5.75rem;
        --_window-block: 3rem;
      }

      :host([buttons='3']) .stage {
        --_window-inline: 8.5rem;
        --_window-block: 3rem;
      }

      /* A wide screen has its free corner below, where no name stands. */
      @container (min-width: 40rem) and (min-height: 24rem) {
        .stage {
          --_corner-inline: clamp(11rem, 20cqi, 17rem);
          --_corner-block: calc(var(--_corner-inline) * 0.625);
        }

        :host([layout='both']) .local,
        :host([layout='corner']) .local {
          inset-block-start: calc(100% - var(--_corner-block) - var(--_corner-gap));
        }

        :host([screen]) .stage {
          --_corner-inline: clamp(8rem, 16cqi, 14rem);
          --_corner-block: calc(var(--_corner-inline) * 0.625);
        }

        :host([screen]) .screen {
          /* Between name and buttons. */
          inset-block: 4rem 6.5rem;
        }

        :host([screen]:not([layout='none'])) .screen {
          inset-inline-end: calc(var(--_corner-inline) + 2 * var(--_corner-gap));
        }

        :host([screen]) .remote,
        :host([screen][layout]) .local {
          inset-block-start: calc(100% - var(--_corner-block) - var(--_corner-gap));
        }

        :host([screen][layout='both']) .remote {
          inset-block-start: calc(100% - 2 * (var(--_corner-block) + var(--_corner-gap)));
          inset-inline-end: var(--_corner-gap);
        }
      }

      @container (max-width: 40rem) and (max-height: 28rem), (max-height: 24rem) {
        :host([screen][layout='both']) .local {
          visibility: hidden;
        }
      }

      @container (max-width: 15rem) {
        :host([buttons='3']) .stage {
          --_window-inline: 5.75rem;
        }
      }

      @container (max-height: 14rem) or (max-width: 15rem) {
        :host([layout='corner']) .local {
          visibility: hidden;
        }
      }
    `,
  ];

  @property({ reflect: true }) layout: StageLayout = 'none';

  /** The other person shares their screen, which takes the place of the pictures. */
  @property({ type: Boolean, reflect: true }) screen = false;

  /** How many buttons there are in the upper corner. */
  @property({ type: Number, reflect: true }) buttons = 0;

  override render(): TemplateResult {
    return html`<div part="stage" class="stage">
      <div part="remote-screen" class="screen"><slot name="screen"></slot></div>
      <div part="remote-video" class="remote"><slot name="remote-video"></slot></div>
      <div part="local-video" class="local"><slot name="local-video"></slot></div>
      <div class="view"><slot></slot></div>
      <div class="window"><slot name="window"></slot></div>
    </div>`;
  }
}

define('trtc-call-stage', TrtcCallStage);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-stage': TrtcCallStage;
  }
}
