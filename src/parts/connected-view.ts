import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { running } from '../../styles/running.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { view } from '../../styles/view.css.js';
import { remoteOf } from '../core/remotes.js';
import type { AcceptingState, ConnectedState, ConnectingState, Person } from '../core/state.js';
import { en, type Messages } from '../locales/index.js';
import './avatar.js';
import { renderBadge, renderOverlay, renderWeakNetwork } from './call-marks.js';
import './call-timer.js';
import { ClearanceController } from './clearance.js';
import { define } from './define.js';
import { nameOf, spokenNameOf } from './person-name.js';

export type RunningState = AcceptingState | ConnectingState | ConnectedState;

/**
 * A call that both have said yes to: who, how long, and what hampers it. The pictures lie behind it, the
 * buttons come by slot.
 *
 * @fires clearance-change - What of it lies over the pictures has changed.
 * @slot - Below the other person: notices, the button for held-back sound.
 * @slot controls - The buttons.
 * @csspart view - Everything.
 * @csspart header - Name and time over a picture.
 * @csspart avatar - The person's picture or initials, while there is no video.
 * @csspart name - Who.
 * @csspart status - How far it is.
 * @csspart timer - How long it has lasted.
 * @csspart badge - That the other person is muted, or has no picture.
 * @csspart overlay - That the connection is being mended.
 */
export class TrtcConnectedView extends LitElement {
  static override styles = [
    tokens,
    base,
    view,
    running,
    css`
      .view {
        grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
        gap: 0.5rem;
        padding: clamp(0.625rem, 3cqb, 1.5rem) clamp(0.625rem, 3cqi, 1.5rem);
      }

      :host([picture]) .view::before {
        content: '';
        position: absolute;
        inset: 0;
        z-index: -1;
        opacity: var(--_idle, 1);
        transition: opacity 0.3s;
        background:
          linear-gradient(rgb(0 0 0 / 65%), transparent 8.5rem),
          linear-gradient(transparent calc(100% - 9rem), rgb(0 0 0 / 62%));
      }

      .who {
        display: grid;
        grid-row: 1 / 3;
        align-content: safe center;
        justify-items: center;
        gap: 0.375rem;
        min-inline-size: 0;
        /* Rather than beneath notices and buttons. */
        overflow: auto;
        scrollbar-width: thin;
        padding-block-start: max(0px, var(--_window-block, 0px) - 1.5rem);
      }

      :host([picture]) .who {
        align-self: start;
        padding-block-start: 0;
        align-content: start;
        justify-items: start;
        gap: 0.125rem;
        padding-inline: 0.25rem var(--_window-inline, 0.25rem);
        text-align: start;
      }

      :host([picture]) .name {
        font-size: clamp(1rem, 0.85rem + 1.2cqmin, 1.375rem);
      }

      :host([corner]) .name,
      :host([corner][picture]) .badges {
        /* The own picture stands beside. */
        max-inline-size: calc(100cqi - var(--_beside-head, 7rem) - 3rem);
      }

      :host([corner]:not([picture])) .name {
        max-inline-size: 100%;
      }

      trtc-avatar {
        --_avatar-size: clamp(3.25rem, 26cqmin, 9rem);
        margin-block-end: clamp(0.375rem, 3cqb, 1.5rem);
      }

      .timer {
        font-size: 1.0625rem;
      }

      :host([picture]) .timer {
        font-size: 0.9375rem;
      }

      .badges {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.375rem;
        margin-block-start: 0.375rem;
      }

      :host([picture]) .badges {
        justify-content: start;
      }

      .foot {
        display: grid;
        grid-row: 3;
        justify-self: center;
        max-inline-size: 100%;
        justify-items: center;
        gap: 0.75rem;
        text-shadow: none;
        position: relative;
        z-index: 1;
      }

      /* White signs are to be read before a picture of any colour. */
      :host([picture]) slot[name='controls'] {
        --_control-on-picture: rgb(16 20 28 / 58%);
        --_control-on-picture-hover: rgb(16 20 28 / 82%);
      }

      /* A screen may be white, and leaves black beside it. */
      :host([screen]) slot[name='controls'] {
        --_control-on-picture: rgb(58 64 76 / 78%);
        --_control-on-picture-hover: rgb(70 77 91 / 92%);
      }

      /* There the screen stands between name and buttons. */
      @container (min-width: 40rem) and (min-height: 24rem) {
        :host([screen]) .view::before {
          content: none;
        }
      }

      @container (max-width: 16rem) {
        :host([picture]) .badge .words {
          position: absolute;
          clip-path: inset(50%);
          white-space: nowrap;
        }
      }

      @container (max-height: 20rem) {
        trtc-avatar {
          --_avatar-size: clamp(2.5rem, 20cqb, 4rem);
          margin-block-end: 0.25rem;
        }
      }

      @container (max-height: 20rem) and (min-width: 26rem) {
        :host(:not([picture])) .who {
          grid-template-columns: auto minmax(0, max-content);
          justify-content: center;
          justify-items: start;
          column-gap: 1.25rem;
          padding-block-start: 0;
          padding-inline: var(--_window-inline, 0px);
          text-align: start;
        }

        trtc-avatar {
          grid-row: 1 / 5;
          align-self: center;
        }
      }
    `,
  ];

  @property({ attribute: false }) call: RunningState | undefined;

  /** The other one, as far as they are known. */
  @property({ attribute: false }) person: Person | undefined;

  /** A picture fills the screen behind. */
  @property({ type: Boolean, reflect: true }) picture = false;

  /** It is a screen that is shared. */
  @property({ type: Boolean, reflect: true }) screen = false;

  /** The own picture stands in the corner. */
  @property({ type: Boolean, reflect: true }) corner = false;

  @property({ attribute: false }) texts: Messages = en;

  @query('.view') protected readonly view!: HTMLElement | null;

  constructor() {
    super();
    new ClearanceController(this, '.who', '.foot');
  }

  /** Moves the focus to the whole view, so that no stray key hangs up. */
  override focus(options?: FocusOptions): void {
    this.view?.focus(options);
  }

  override render(): TemplateResult {
    const { call, person, texts } = this;
    if (!call) return html``;
    const name = nameOf(person, call.peer);
    const mends = call.phase === 'connected' && call.reconnecting;
    return html`<div
      part="view"
      class="view"
      role="group"
      aria-labelledby="name"
      tabindex="-1"
      lang=${texts.tag}
      dir=${texts.dir}
    >
      <div part="header" class="who">
        ${
          this.picture
            ? nothing
            : html`<trtc-avatar
                part="avatar"
                .name=${name}
                .src=${person?.avatar ?? ''}
              ></trtc-avatar>`
        }
        <h2 part="name" class="name" id="name" dir="auto">${name}</h2>
        ${
          call.phase === 'connected'
            ? html`<trtc-call-timer
                part="timer"
                class="timer"
                .startedAt=${call.startedAt}
                .texts=${texts}
              ></trtc-call-timer>`
            : html`<p part="status" class="status">${texts.connecting}</p>`
        }
        ${call.phase === 'connected' && !mends ? this.#renderBadges(call) : nothing}
      </div>
      ${renderOverlay(call, texts)}
      <div class="foot">
        <div class="notices"><slot></slot></div>
        <slot name="controls"></slot>
      </div>
    </div>`;
  }

  #renderBadges(call: ConnectedState): TemplateResult {
    const { type, peer } = call;
    const remote = remoteOf(call, peer);
    const { texts } = this;
    const name = spokenNameOf(this.person, peer);
    return html`<div class="badges">
      ${renderWeakNetwork(call, texts)}
      ${
        remote?.present && remote.audio === false
          ? renderBadge('mic-off', texts.muted(name))
          : nothing
      }
      ${
        remote?.present && type === 2 && remote.video === false
          ? renderBadge('video-off', texts.cameraIsOff(name))
          : nothing
      }
    </div>`;
  }
}

define('trtc-connected-view', TrtcConnectedView);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-connected-view': TrtcConnectedView;
  }
}
