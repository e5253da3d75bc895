import {
  css,
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { running } from '../../styles/running.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { view } from '../../styles/view.css.js';
import { en, type Messages } from '../locales/index.js';
import { renderOverlay, renderWeakNetwork } from './call-marks.js';
import './call-timer.js';
import { ClearanceController } from './clearance.js';
import type { RunningState } from './connected-view.js';
import { define } from './define.js';

/** More tiles than that scroll. */
const MOST = 9;

/** How many stand beside each other, for some numbers of tiles. */
function columns(byCount: Readonly<Record<string, number>>): CSSResult {
  const rules = Object.entries(byCount).map(
    ([count, columns]) =>
      `[data-count='${count}']{--_columns:${columns};--_rows:${Math.ceil(Number(count) / columns)}}`,
  );
  return unsafeCSS(rules.join(''));
}

/**
 * A running call of several people: a tile for each, which together fill the place whatever its shape.
 *
 * @fires clearance-change - What of it lies over the pictures has changed.
 * @slot - Below the tiles: notices, the button for held-back sound.
 * @slot tiles - One for each person.
 * @slot screen - The screen that somebody shares.
 * @slot controls - The buttons.
 * @csspart view - Everything.
 * @csspart header - What kind of call it is, and how long it has lasted.
 * @csspart name - What kind of call it is.
 * @csspart news - Who came, went, or will not come; over the tiles for some seconds.
 * @csspart status - How far it is.
 * @csspart timer - How long it has lasted.
 * @csspart badge - That the network is weak.
 * @csspart grid - Place of the tiles.
 * @csspart remote-screen - Place of the screen that somebody shares.
 * @csspart screen-label - Whose screen it is.
 * @csspart overlay - That the connection is being mended.
 */
export class TrtcGroupView extends LitElement {
  static override styles = [
    tokens,
    base,
    view,
    running,
    css`
      .view {
        position: relative;
        --_gap: var(--trtc-tile-gap, clamp(0.25rem, 1.2cqmin, 0.625rem));
        grid-template:
          'header' auto
          'grid' minmax(0, 1fr)
          'notices' auto
          'controls' auto / minmax(0, 1fr);
        padding: clamp(0.5rem, 2cqmin, 1rem);
        padding-block-end: clamp(0.625rem, 2.4cqmin, 1.25rem);
      }

      :host([picture]) .view {
        background: var(--_stage);
        text-shadow: none;
      }

      .header {
        grid-area: header;
        display: flex;
        align-items: center;
        gap: 0.25rem 0.75rem;
        min-block-size: max(1.75rem, var(--_window-block, 0px) - 0.5rem);
        padding-inline: 0.25rem max(0.25rem, var(--_window-inline, 0px) - 0.25rem);
        margin-block-end: clamp(0.25rem, 1.4cqmin, 0.75rem);
        text-align: start;
      }

      .name {
        flex: 1;
        min-inline-size: 0;
        font-size: clamp(0.9375rem, 0.85rem + 0.7cqmin, 1.125rem);
        font-weight: 600;
        line-height: 1.25;
        letter-spacing: normal;
      }

      .news {
        grid-area: grid;
        place-self: start center;
        z-index: 1;
        max-inline-size: calc(100% - 1rem);
        margin-block-start: 0.5rem;
        padding: 0.375rem 0.875rem;
        border: 1px solid var(--_outline);
        border-radius: 1rem;
        background: var(--_raised);
        box-shadow: 0 4px 24px rgb(0 0 0 / 30%);
        font-size: 0.875rem;
        font-weight: 500;
        text-shadow: none;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }

      .timer,
      .status {
        flex: none;
        margin-inline-start: auto;
        font-size: 0.9375rem;
      }

      .grid {
        grid-area: grid;
        position: relative;
        container-type: size;
        overflow: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        display: grid;
        place-content: safe center;
        border-radius: var(--trtc-tile-radius, 0.75rem);
      }

      /* As many tiles in a row as there are columns: the last row stands in the middle. */
      .tiles {
        --_columns: 1;
        --_rows: 1;
        --_widest: calc((100cqi - (var(--_columns) - 1) * var(--_gap)) / var(--_columns));
        --_highest: calc((100cqb - (var(--_rows) - 1) * var(--_gap)) / var(--_rows));
        --_inline: min(var(--_widest), var(--_highest) * 2.1);
        --_block: min(var(--_highest), var(--_widest) / var(--_narrowest, 0.5));
        display: flex;
        flex-wrap: wrap;
        place-content: center;
        gap: var(--_gap);
        inline-size: calc(var(--_columns) * (var(--_inline) + var(--_gap)) - var(--_gap));
        block-size: calc(var(--_rows) * (var(--_block) + var(--_gap)) - var(--_gap));
      }

      /* In percent, as browsers do not agree on which container measures what is slotted. */
      ::slotted([slot='tiles']) {
        flex: none;
        /* Half a pixel, so that no rounding breaks a row. */
        inline-size: calc((100% - (var(--_columns) - 1) * var(--_gap) - 0.5px) / var(--_columns));
        block-size: var(
          --_tile-block,
          calc((100% - (var(--_rows) - 1) * var(--_gap)) / var(--_rows))
        );
        aspect-ratio: var(--_tile-shape, auto);
      }

      ${columns({ 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2, 9: 2 })}

      [data-count='many'] {
        --_columns: 2;
        --_inline: var(--_widest);
        --_tile-block: auto;
        --_tile-shape: 4 / 3;
        block-size: auto;
      }

      @container (min-aspect-ratio: 0.8) {
        ${columns({ 3: 2, 9: 3 })}

        [data-count='many'] {
          --_columns: 3;
        }
      }

      @container (min-aspect-ratio: 1.1) {
        ${columns({ 2: 2, 5: 3, 6: 3, 7: 3, 8: 3 })}

        .tiles {
          --_narrowest: 0.8;
        }
      }

      @container (min-aspect-ratio: 1.75) {
        ${columns({ 3: 3, 7: 4, 8: 4 })}

        [data-count='many'] {
          --_columns: 4;
        }
      }

      @container (min-aspect-ratio: 2.8) {
        ${columns({ 4: 4, 5: 5, 9: 5 })}
      }

      .overlay {
        position: absolute;
        grid-area: grid;
        border-radius: inherit;
      }

      .notices {
        grid-area: notices;
        gap: 0;
        max-block-size: max(4rem, 100cqb - 14rem);
      }

      .notices ::slotted(*),
      ::slotted([slot='controls']) {
        margin-block-start: clamp(0.5rem, 2cqmin, 1rem);
      }

      ::slotted([slot='controls']) {
        grid-area: controls;
      }

      /* A shared screen has the large place, and the people stand in a strip. */
      .with-screen {
        grid-template:
          'header' auto
          'screen' minmax(0, 1fr)
          'grid' clamp(4rem, 17cqb, 8rem)
          'notices' auto
          'controls' auto / minmax(0, 1fr);
        row-gap: 0;
      }

      .screen {
        grid-area: screen;
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        overflow: clip;
        border-radius: var(--trtc-tile-radius, 0.75rem);
        background: var(--_stage);
      }

      .screen-label {
        position: absolute;
        inset-block-start: 0.375rem;
        inset-inline-start: 0.375rem;
        max-inline-size: calc(100% - 0.75rem);
        padding: 0.1875rem 0.5rem;
        border-radius: 0.5rem;
        background: rgb(16 20 28 / 72%);
        color: #ffffff;
        font-size: 0.8125rem;
        font-weight: 550;
        overflow-wrap: anywhere;
      }

      .with-screen :is(.news, .overlay) {
        grid-area: screen;
      }

      .with-screen .grid {
        margin-block-start: var(--_gap);
      }

      .with-screen .tiles {
        --_tile-inline: auto;
        --_tile-block: 100%;
        --_tile-shape: 4 / 3;
        flex-flow: row nowrap;
        place-content: start;
        inline-size: auto;
        block-size: 100cqb;
      }

      .with-screen ::slotted([slot='tiles']) {
        inline-size: var(--_tile-inline);
      }

      /* Of the strip's own shape: it stands beside the screen. */
      @container (max-aspect-ratio: 1) {
        .with-screen .tiles {
          --_tile-inline: 100%;
          --_tile-block: auto;
          --_tile-shape: 8 / 5;
          flex-flow: column nowrap;
          inline-size: 100cqi;
          block-size: auto;
        }
      }

      @container (min-width: 40rem) and (min-aspect-ratio: 1.2) {
        .with-screen {
          grid-template:
            'header header' auto
            'screen grid' minmax(0, 1fr)
            'notices notices' auto
            'controls controls' auto / minmax(0, 1fr) clamp(8rem, 18cqi, 15rem);
          column-gap: var(--_gap);
        }

        .with-screen .grid {
          margin: 0;
        }
      }

      @container (max-width: 21rem) {
        .name {
          display: none;
        }
      }

      @container (max-width: 34rem) {
        .header:has(.badge) .name {
          display: none;
        }
      }

      /* A phone on its side: the height belongs to the tiles. */
      @container (max-height: 28rem) and (min-aspect-ratio: 1.3) {
        .view {
          --_controls-flow: column;
          grid-template:
            'grid header' auto
            'grid controls' minmax(0, 1fr)
            'notices notices' auto / minmax(0, 1fr) auto;
          column-gap: clamp(0.5rem, 2cqmin, 1rem);
          padding: clamp(0.375rem, 2cqmin, 0.75rem);
        }

        .header {
          flex-direction: column;
          gap: 0;
          padding: max(0px, var(--_window-block, 0px) - 0.375rem) 0 0;
          margin: 0;
          inline-size: max(5.5rem, var(--_window-inline, 0px) - 0.5rem);
          text-align: center;
        }

        .with-screen {
          grid-template:
            'screen grid header' auto
            'screen grid controls' minmax(0, 1fr)
            'notices notices notices' auto / minmax(0, 1fr) clamp(5rem, 16cqi, 9rem) auto;
        }

        .with-screen .grid {
          margin: 0;
        }

        .name {
          display: none;
        }

        .timer,
        .status {
          margin: 0;
        }

        .status,
        .badge {
          font-size: 0.75rem;
        }

        .badge {
          order: 1;
          padding: 0.25rem 0.375rem;
          margin-block-start: 0.25rem;
          line-height: 1.25;
        }

        .badge .icon {
          display: none;
        }

        ::slotted([slot='controls']) {
          align-self: safe center;
          margin-block: 0.25rem 0;
        }
      }

      @container (max-height: 16rem) {
        .header {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) call: RunningState | undefined;

  /** How many tiles there are. */
  @property({ attribute: false }) count = 1;

  /** What has just happened, in a sentence; said elsewhere. */
  @property() news = '';

  /** There are pictures, or will be: they stand out before a dark screen. */
  @property({ type: Boolean, reflect: true }) picture = false;

  /** Whose screen is shared, in words; empty while none is. */
  @property() screen = '';

  @property({ attribute: false }) texts: Messages = en;

  @query('.view') protected readonly view!: HTMLElement | null;

  constructor() {
    super();
    new ClearanceController(this, '.header', '.notices');
  }

  /** Moves the focus to the whole view, so that no stray key hangs up. */
  override focus(options?: FocusOptions): void {
    this.view?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.picture = this.call?.type === 2 || this.screen !== '';
  }

  override render(): TemplateResult {
    const { call, count, news, screen, texts } = this;
    if (!call) return html``;
    const isMany = count > MOST;
    return html`<div
      part="view"
      class="view ${screen && 'with-screen'}"
      role="group"
      aria-labelledby="name"
      tabindex="-1"
      lang=${texts.tag}
      dir=${texts.dir}
    >
      <div part="header" class="header">
        <h2 part="name" class="name" id="name">${texts.groupKind[call.type]}</h2>
        ${
          call.phase === 'connected'
            ? html`${renderWeakNetwork(call, texts)}
                <trtc-call-timer
                  part="timer"
                  class="timer"
                  .startedAt=${call.startedAt}
                  .texts=${texts}
                ></trtc-call-timer>`
            : html`<p part="status" class="status">${texts.connecting}</p>`
        }
      </div>
      ${
        screen
          ? html`<div part="remote-screen" class="screen">
              <slot name="screen"></slot>
              <p part="screen-label" class="screen-label" aria-hidden="true" dir="auto">
                ${screen}
              </p>
            </div>`
          : nothing
      }
      <div part="grid" class="grid" tabindex=${isMany || screen ? 0 : nothing}>
        <div
          class="tiles"
          role="list"
          aria-label=${texts.people}
          data-count=${isMany ? 'many' : count}
        >
          <slot name="tiles"></slot>
        </div>
      </div>
      ${news ? html`<p part="news" class="news" aria-hidden="true">${news}</p>` : nothing}
      ${renderOverlay(call, texts)}
      <div class="notices"><slot></slot></div>
      <slot name="controls"></slot>
    </div>`;
  }
}

define('trtc-group-view', TrtcGroupView);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-group-view': TrtcGroupView;
  }
}
