import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import { AutohideController } from './autohide.js';
import type { Clearance } from './clearance.js';
import { define } from './define.js';
import type { Corner } from './display.js';
import { arrowOf, Drag, type Dragged } from './drag.js';
import { request } from './request-events.js';

/**
 * Where the pictures stand: `none` is shown, the own one fills the stage (`local`), the other one does
 * (`remote`), or the own one has made room for the other person and stands in the corner (`both`,
 * `corner` when the other person has no picture).
 */
export type StageLayout = 'none' | 'local' | 'remote' | 'both' | 'corner';

/** Which corner comes after which when the own picture is clicked. */
const NEXT: Readonly<Record<Corner, Corner>> = {
  'top-end': 'bottom-end',
  'bottom-end': 'bottom-start',
  'bottom-start': 'top-start',
  'top-start': 'top-end',
};

/**
 * The screen of a call: two pictures, and one view over them. The own picture glides to its corner, since
 * it is one and the same element throughout; from there it can be dragged to another one, or moved by arrow keys
 * or a click.
 *
 * @fires request-corner - The own picture is to be there.
 * @slot - The view over the pictures.
 * @slot remote-video - The other person's picture.
 * @slot local-video - The own picture.
 * @slot screen - The screen that the other person shares.
 * @slot window - Buttons for where the call is shown, in the upper corner.
 * @csspart stage - Everything.
 * @csspart remote-video - Place of the other person's picture.
 * @csspart local-video - Place of the own picture.
 * @csspart move-button - Over the own picture in its corner: moves it to another.
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
        --_round: var(--_frame-radius, var(--_radius));
        border-radius: var(--_round);
        background: var(--_surface-end);
        isolation: isolate;
      }

      .stage {
        --_corner-inline: clamp(64px, 21cqi, 13rem);
        --_corner-block: clamp(80px, 21cqb, 10rem);
        --_corner-gap: clamp(0.5rem, 2cqi, 1.25rem);
        /* The corner: 0 for the start and above, 1 for the end and below. */
        --_at-inline: 1;
        --_at-block: 0;
        /* What the view says that it takes; see Clearance. */
        --_head-block: 0px;
        --_foot-block: 0px;
        --_foot-inline: 0px;
        /* The buttons of the window in theirs; the views keep clear of these. */
        --_window-inline: 0px;
        --_window-block: 0px;
        /* Below what is written above. */
        --_below-head: max(
          var(--_corner-gap),
          var(--_at-inline) * var(--_window-block) + (1 - var(--_at-inline)) * var(--_head-block)
        );
        /* All of the foot or nothing: where there is room beside it, the picture needs none above. */
        --_above-foot: clamp(
          0px,
          (var(--_corner-inline) + 2 * var(--_corner-gap) - (100cqi - var(--_foot-inline)) / 2) *
            1000,
          var(--_foot-block)
        );
        --_is-beside-head: calc(var(--_at-inline) * (1 - var(--_at-block)));
        /* What pictures take of the line that the name stands in. */
        --_beside-head: calc(var(--_is-beside-head) * var(--_corner-inline));
        position: relative;
        block-size: 100%;
        overflow: clip;
      }

      :host([corner$='start']) .stage {
        --_at-inline: 0;
      }

      :host([inactive]) .stage {
        --_idle: var(--trtc-idle-opacity, 0);
        cursor: none;
      }

      :host(:not([layout='none'], [layout='corner'])),
      :host([screen]) {
        background: var(--_stage);
      }

      /*
       * Each is round by itself: round corners within round ones, as of a picture in its corner, cost browsers a
       * drawing of the whole for every picture of a video.
       */
      .remote,
      .local,
      .screen,
      .view {
        overflow: clip;
        border-radius: var(--_round);
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
          translate 0.45s var(--_ease),
          border-radius 0.45s;
      }

      :host([dragging]) .local,
      :host([layout='remote']) .local {
        transition: none;
      }

      /* All of the picture is the button. */
      .move {
        position: absolute;
        inset: 0;
        padding: 0;
        border: 0;
        border-radius: inherit;
        background: none;
        color-scheme: dark;
        cursor: grab;
        touch-action: none;
        -webkit-tap-highlight-color: transparent;
      }

      .move:focus-visible {
        outline-offset: -3px;
        box-shadow: inset 0 0 0 5px rgb(0 0 0 / 70%);
      }

      :host([dragging]) .move {
        cursor: grabbing;
      }

      :host([inactive]) .move {
        cursor: none;
      }

      :host([layout='none']) .local,
      :host([layout='none']) .remote,
      :host([layout='remote']) .local,
      :host([layout='local']) .remote,
      :host([layout='corner']) .remote {
        visibility: hidden;
      }

      /* Where there is none yet it will come there, and not fly in over the other one's. */
      :host(:is([layout='both'], [layout='corner'], [layout='remote'])) .local,
      :host([screen]) :is(.remote, .local) {
        z-index: 2;
        inline-size: var(--_corner-inline);
        block-size: var(--_corner-block);
        border-radius: clamp(0.5rem, 2cqmin, 1rem);
        background: var(--_stage);
        box-shadow:
          0 0 0 1px rgb(255 255 255 / 18%),
          0 6px 28px rgb(0 0 0 / 35%);
      }

      :host(:is([layout='both'], [layout='corner'], [layout='remote'])) .local,
      :host([screen]) .local {
        --_lowest: calc(100% - var(--_corner-block) - var(--_corner-gap) - var(--_above-foot));
        /* Where there is no room between name and buttons it is the name that is covered. */
        inset-block-start: calc(
          (1 - var(--_at-block)) * min(var(--_below-head), var(--_lowest)) + var(--_at-block) *
            var(--_lowest)
        );
        inset-inline-end: calc(
          var(--_corner-gap) + (1 - var(--_at-inline)) *
            (100% - var(--_corner-inline) - 2 * var(--_corner-gap))
        );
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
      }

      /* The other one's picture stands beside the own one, as long as that is in the same corner. */
      :host([screen]) .remote {
        inset-block-start: max(var(--_corner-gap), var(--_window-block));
        inset-inline-end: var(--_corner-gap);
      }

      :host([screen][layout='both']) .remote {
        inset-inline-end: calc(
          var(--_corner-gap) + var(--_is-beside-head) * (var(--_corner-inline) + var(--_corner-gap))
        );
      }

      :host([screen][layout='remote']) .stage {
        --_beside-head: var(--_corner-inline);
      }

      :host([screen][layout='both']) .stage {
        --_beside-head: calc(
          (1 + var(--_is-beside-head)) * (var(--_corner-inline) + var(--_corner-gap))
        );
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
        opacity: var(--_idle, 1);
        transition: opacity 0.3s;
      }

      :host(:not([buttons='0'])) .stage {
        --_window-block: calc(44px + 0.25rem);
      }

      :host([buttons='1']) .stage {
        --_window-inline: calc(44px + 0.25rem);
      }

      :host([buttons='2']) .stage {
        --_window-inline: calc(88px + 0.25rem);
      }

      :host([buttons='3']) .stage {
        --_window-inline: calc(132px + 0.25rem);
      }

      /* A wide screen has its free corner below, where no name stands. */
      @container (min-width: 40rem) and (min-height: 24rem) {
        .stage {
          --_corner-inline: clamp(11rem, 20cqi, 17rem);
          --_corner-block: calc(var(--_corner-inline) * 0.625);
          --_at-block: 1;
        }

        :host([screen]) .stage {
          --_corner-inline: clamp(8rem, 16cqi, 14rem);
          --_corner-block: calc(var(--_corner-inline) * 0.625);
        }

        :host([screen]) .screen {
          /* Between name and buttons. */
          inset-block: max(4rem, var(--_head-block) + 0.5rem)
            max(6.5rem, var(--_foot-block) + 0.75rem);
          border-radius: 0;
        }

        :host([screen]:not([layout='none'])) .screen {
          inset-inline-end: calc(var(--_corner-inline) + 2 * var(--_corner-gap));
        }

        :host([screen][layout]) .stage {
          --_beside-head: calc(var(--_is-beside-head) * var(--_corner-inline));
        }

        :host([screen]) .remote {
          inset-block-start: calc(
            100% - var(--_corner-block) - var(--_corner-gap) - var(--_above-foot)
          );
        }

        :host([screen][layout='both']) .remote {
          inset-block-start: calc(
            100% - (1 + var(--_at-inline) * var(--_at-block)) *
              (var(--_corner-block) + var(--_corner-gap)) - var(--_above-foot)
          );
          inset-inline-end: var(--_corner-gap);
        }
      }

      :host([corner^='top']) .stage {
        --_at-block: 0;
      }

      :host([corner^='bottom']) .stage {
        --_at-block: 1;
      }

      @container (max-width: 40rem) and (max-height: 28rem), (max-height: 24rem) {
        :host([screen][layout='both']) .local {
          visibility: hidden;
        }
      }

      @container (max-width: 15rem) {
        :host([buttons='3']) .stage {
          --_window-inline: calc(88px + 0.25rem);
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

  /** Where the own picture stands; undefined for the one that the view leaves free. */
  @property({ reflect: true }) corner: Corner | undefined;

  /** It can be moved: it is not the page's, which has clicks of its own on it. */
  @property({ type: Boolean }) movable = false;

  /** There are pictures to be looked at, and the call asks for nothing: the rest goes while nobody moves. */
  @property({ type: Boolean }) autohide = false;

  /** How long it takes to, in milliseconds. */
  @property({ attribute: false }) patience = 4000;

  @property({ attribute: false }) texts: Messages = en;

  @query('.stage') protected readonly stage!: HTMLElement;

  @query('.local') protected readonly local!: HTMLElement;

  readonly #autohide = new AutohideController(this);
  readonly #drag = new Drag({
    box: () => this.local.getBoundingClientRect(),
    moved: (dragged) => this.#onDragged(dragged),
    dropped: () => this.#onDropped(),
  });
  #foot = 0;

  protected override updated(_changed: PropertyValues<this>): void {
    // A picture that fills the stage again is where it is, whatever was about to happen.
    if (!this.#isMovable) this.#putDown();
  }

  override render(): TemplateResult {
    return html`<div part="stage" class="stage">
      <div part="remote-screen" class="screen"><slot name="screen"></slot></div>
      <div part="remote-video" class="remote"><slot name="remote-video"></slot></div>
      <div class="view" @clearance-change=${this.#onClearance}><slot></slot></div>
      <div class="window"><slot name="window"></slot></div>
      <div part="local-video" class="local">
        <slot name="local-video"></slot>
        ${this.#isMovable ? this.#renderMove() : nothing}
      </div>
    </div>`;
  }

  #renderMove(): TemplateResult {
    const { texts } = this;
    return html`<button
        part="move-button"
        class="move"
        type="button"
        aria-label=${texts.movePicture}
        aria-describedby="keys"
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @pointerdown=${this.#drag.onPointerDown}
        @pointermove=${this.#drag.onPointerMove}
        @pointerup=${this.#drag.onPointerUp}
        @pointercancel=${this.#drag.onPointerUp}
      ></button>
      <span class="visually-hidden" id="keys">${texts.pictureKeys}</span>`;
  }

  get #isMovable(): boolean {
    const { layout, screen } = this;
    const isInCorner = layout === 'both' || layout === 'corner' || (screen && layout === 'local');
    return this.movable && isInCorner;
  }

  get #isRightToLeft(): boolean {
    return this.matches(':dir(rtl)');
  }

  get #here(): Corner {
    if (this.corner) return this.corner;
    // The styles know whether it is wide.
    const isBelow = getComputedStyle(this.stage).getPropertyValue('--_at-block').trim() === '1';
    return isBelow ? 'bottom-end' : 'top-end';
  }

  #onClearance({ detail: { head, foot, footWidth } }: CustomEvent<Clearance>): void {
    const { style } = this.stage;
    style.setProperty('--_head-block', `${head}px`);
    style.setProperty('--_foot-block', `${foot}px`);
    style.setProperty('--_foot-inline', `${footWidth}px`);
    // There is something new in it, or gone from it.
    if (foot !== this.#foot) this.#autohide.wake();
    this.#foot = foot;
  }

  /** WCAG 2.5.7 wants a way without dragging. */
  #onClick(): void {
    if (!this.#drag.takesClick()) this.#ask(NEXT[this.#here]);
  }

  #onKeyDown(event: KeyboardEvent): void {
    const arrow = arrowOf(event);
    if (!arrow) return;
    event.preventDefault();
    const [block, inline] = this.#here.split('-') as ['top' | 'bottom', 'start' | 'end'];
    if (arrow.x === 0) this.#ask(cornerOf(arrow.y > 0, inline === 'end'));
    else this.#ask(cornerOf(block === 'bottom', arrow.x > 0 !== this.#isRightToLeft));
  }

  /** It is there at once: the next key counts from there. */
  #ask(corner: Corner): void {
    this.corner = corner;
    request(this, 'request-corner', corner);
  }

  #onDragged({ x, y, from }: Dragged): void {
    const room = this.stage.getBoundingClientRect();
    const within = (by: number, least: number, most: number): number =>
      Math.max(least, Math.min(most, by));
    this.toggleAttribute('dragging', true);
    this.local.style.translate =
      `${within(x, room.left - from.left, room.right - from.right)}px ` +
      `${within(y, room.top - from.top, room.bottom - from.bottom)}px`;
  }

  /** It glides on to the nearest corner. */
  #onDropped(): void {
    const room = this.stage.getBoundingClientRect();
    const box = this.local.getBoundingClientRect();
    const isRight = box.left + box.right > room.left + room.right;
    const isBelow = box.top + box.bottom > room.top + room.bottom;
    this.#ask(cornerOf(isBelow, isRight !== this.#isRightToLeft));
    this.#putDown();
  }

  #putDown(): void {
    this.removeAttribute('dragging');
    this.local.style.translate = '';
  }
}

function cornerOf(isBelow: boolean, isAtEnd: boolean): Corner {
  return `${isBelow ? 'bottom' : 'top'}-${isAtEnd ? 'end' : 'start'}`;
}

define('trtc-call-stage', TrtcCallStage);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-stage': TrtcCallStage;
  }
}
