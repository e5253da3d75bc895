import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import './avatar.js';
import './call-timer.js';
import { define } from './define.js';
import type { BubblePlace } from './display.js';
import { arrowOf, Drag, type Dragged } from './drag.js';
import { icon } from './icons.js';
import { request } from './request-events.js';
import './video-tile.js';

/** Share of the free room that an arrow key moves it along its edge. */
const STEP = 0.125;

/**
 * A call in small: one button, at an edge of the window, that brings the call back. It can be dragged, and
 * moved along the edges by arrow keys.
 *
 * @fires request-restore - Bring the call back.
 * @fires request-place - It is to be there.
 * @csspart bubble - All of it.
 * @csspart bubble-status - How long the call has lasted, or how far it is.
 */
export class TrtcCallBubble extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      /* The room that it moves in. What is left over of a window on top of the page is none of it. */
      :host {
        position: absolute;
        inset: max(0.75rem, env(safe-area-inset-top)) max(0.75rem, env(safe-area-inset-right))
          max(0.75rem, env(safe-area-inset-bottom)) max(0.75rem, env(safe-area-inset-left));
        display: block;
        pointer-events: none;
      }

      .bubble {
        position: absolute;
        left: calc(var(--_x, 1) * 100%);
        top: calc(var(--_y, 1) * 100%);
        translate: calc(var(--_x, 1) * -100%) calc(var(--_y, 1) * -100%);
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-inline-size: 44px;
        min-block-size: 44px;
        /* Not what room there is to the right of its place. */
        inline-size: max-content;
        max-inline-size: min(16rem, 100%);
        padding: 0.375rem 1rem 0.375rem 0.375rem;
        border: 1px solid var(--_outline);
        border-radius: 2rem;
        background: var(--_raised);
        color: var(--_text);
        box-shadow: 0 6px 28px rgb(0 0 0 / 35%);
        font: inherit;
        font-size: 0.9375rem;
        font-weight: 600;
        text-align: start;
        pointer-events: auto;
        touch-action: none;
        user-select: none;
        transition:
          left 0.3s var(--_ease),
          top 0.3s var(--_ease),
          translate 0.3s var(--_ease);
      }

      .bubble:dir(rtl) {
        padding-inline: 0.375rem 1rem;
      }

      :host([dragging]) .bubble {
        transition: none;
      }

      /* All of it is the button; what it says stands beside it, so that its name stays while the time runs. */
      button {
        position: absolute;
        inset: 0;
        padding: 0;
        border: 0;
        border-radius: inherit;
        background: none;
        cursor: grab;
        touch-action: none;
        -webkit-tap-highlight-color: transparent;
      }

      :host([dragging]) button {
        cursor: grabbing;
      }

      .bubble.picture {
        color-scheme: dark;
        display: block;
        inline-size: min(10rem, 100%);
        block-size: 7.5rem;
        padding: 0;
        overflow: clip;
        border-radius: 0.875rem;
        background: var(--_stage);
      }

      trtc-avatar {
        --trtc-avatar-size: 2.75rem;
        flex: none;
      }

      trtc-video-tile {
        position: absolute;
        inset: 0;
      }

      .status {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
        line-height: 1.25;
        font-size: 0.875rem;
      }

      .picture .status {
        position: absolute;
        inset-block-end: 0;
        inset-inline: 0;
        padding: 1rem 0.625rem 0.5rem;
        background: linear-gradient(transparent, rgb(0 0 0 / 78%));
      }

      .back {
        display: grid;
        flex: none;
        font-size: 0.6875rem;
      }

      .picture .back {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
        padding: 0.375rem;
        border-end-start-radius: 0.875rem;
        background: rgb(16 20 28 / 72%);
      }

      .mark {
        display: grid;
        flex: none;
        font-size: 0.625rem;
      }

      @media (forced-colors: active) {
        .bubble {
          border: 2px solid ButtonText;
        }

        .picture .status,
        .picture .back {
          background: Canvas;
        }
      }
    `,
  ];

  /** Whom it shows. */
  @property() name = '';

  /** Address of the picture in their profile; empty without one. */
  @property() src = '';

  /** What they send; without it their profile's picture is shown. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /** How far the call is; empty while it runs, and its time is shown. */
  @property() status = '';

  /** When it began, in milliseconds of `performance.now()`. */
  @property({ type: Number }) startedAt = 0;

  /** This user's microphone is off. */
  @property({ type: Boolean }) muted = false;

  /** Where it is; the end of the last line while undefined. */
  @property({ attribute: false }) place: BubblePlace | undefined;

  @property({ attribute: false }) texts: Messages = en;

  /** Where it is while it is dragged. */
  @state() protected dragged: BubblePlace | undefined;

  @query('.bubble') protected readonly bubble!: HTMLElement | null;

  @query('button') protected readonly button!: HTMLElement | null;

  readonly #drag = new Drag({
    box: () => this.bubble?.getBoundingClientRect(),
    moved: (dragged) => this.#onDragged(dragged),
    dropped: () => this.#onDropped(),
  });

  override focus(options?: FocusOptions): void {
    this.button?.focus(options);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.toggleAttribute('dragging', this.dragged !== undefined);
    const { x, y } = this.#here;
    this.bubble?.style.setProperty('--_x', String(x));
    this.bubble?.style.setProperty('--_y', String(y));
  }

  override render(): TemplateResult {
    const { name, src, stream, status, texts } = this;
    return html`<div
      part="bubble"
      class="bubble ${stream ? 'picture' : ''}"
      lang=${texts.tag}
      dir=${texts.dir}
    >
      ${
        stream
          ? html`<trtc-video-tile .stream=${stream} active></trtc-video-tile>`
          : html`<trtc-avatar .name=${name} .src=${src}></trtc-avatar>`
      }
      <p part="bubble-status" class="status" id="status">
        ${this.muted ? html`<span class="mark">${icon('mic-off')}</span>` : nothing}
        ${
          status
            ? html`<span dir="auto">${status}</span>`
            : html`<trtc-call-timer .startedAt=${this.startedAt} .texts=${texts}></trtc-call-timer>`
        }
      </p>
      <span class="back">${icon('restore')}</span>
      <button
        type="button"
        aria-label=${texts.backToCall(name)}
        aria-describedby="status keys"
        @click=${this.#onClick}
        @keydown=${this.#onKeyDown}
        @pointerdown=${this.#drag.onPointerDown}
        @pointermove=${this.#drag.onPointerMove}
        @pointerup=${this.#drag.onPointerUp}
        @pointercancel=${this.#drag.onPointerUp}
      ></button>
      <span class="visually-hidden" id="keys">${texts.bubbleKeys}</span>
    </div>`;
  }

  get #here(): BubblePlace {
    const { dragged, place } = this;
    const end = this.matches(':dir(rtl)') ? 0 : 1;
    return dragged ?? place ?? { x: end, y: 1 };
  }

  #onClick(): void {
    if (!this.#drag.takesClick()) request(this, 'request-restore');
  }

  /** Along the edge that it is at a step; away from it to the one across. */
  #onKeyDown(event: KeyboardEvent): void {
    const arrow = arrowOf(event);
    if (!arrow) return;
    event.preventDefault();
    const { x, y } = this.#here;
    const isAlong = isEdge(arrow.x === 0 ? x : y);
    const step = isAlong ? STEP : 1;
    this.#ask({ x: clamp(x + arrow.x * step), y: clamp(y + arrow.y * step) });
  }

  /** It is there at once: the next key counts from there. */
  #ask(place: BubblePlace): void {
    this.place = place;
    request(this, 'request-place', place);
  }

  #onDragged({ x, y, from }: Dragged): void {
    const room = this.getBoundingClientRect();
    this.dragged = {
      x: share(from.left + x - room.left, room.width - from.width),
      y: share(from.top + y - room.top, room.height - from.height),
    };
  }

  #onDropped(): void {
    if (!this.dragged) return;
    this.#ask(this.#docked(this.dragged));
    this.dragged = undefined;
  }

  /** At the edge that is nearest. */
  #docked({ x, y }: BubblePlace): BubblePlace {
    const { width, height } = this.getBoundingClientRect();
    const toSide = Math.min(x, 1 - x) * (width - (this.bubble?.offsetWidth ?? 0));
    const toTopOrFoot = Math.min(y, 1 - y) * (height - (this.bubble?.offsetHeight ?? 0));
    return toSide <= toTopOrFoot ? { x: Math.round(x), y } : { x, y: Math.round(y) };
  }
}

function isEdge(share: number): boolean {
  return share === 0 || share === 1;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function share(offset: number, room: number): number {
  return room > 0 ? clamp(offset / room) : 0;
}

define('trtc-call-bubble', TrtcCallBubble);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-bubble': TrtcCallBubble;
  }
}
