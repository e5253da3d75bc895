import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { control } from '../../styles/control.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { view } from '../../styles/view.css.js';
import type { IncomingState, OutgoingState, People, PreparingState } from '../core/state.js';
import type { UserID } from '../core/types.js';
import { wantsCamera } from '../core/wishes.js';
import { en, type Messages } from '../locales/index.js';
import './avatar.js';
import { controlButton } from './control-button.js';
import { define } from './define.js';
import { icon } from './icons.js';
import './permission-note.js';
import { nameOf, personOf, spokenNameOf } from './person-name.js';
import { request } from './request-events.js';
import { soundButton, soundButtonStyles } from './sound-button.js';

export type RingingState = PreparingState | OutgoingState | IncomingState;

/** More of them would be too small to know anybody by. */
const MOST_AVATARS = 4;

const NOTE_PARTS = 'notice, notice-mark, notice-what, notice-todo, notice-action';

/** Whose call it is, or whom it is to. */
function calledBy(call: RingingState): readonly UserID[] {
  const isTo = call.role === 'caller' && call.remotes.length > 0;
  return isTo ? call.remotes.map(({ userID }) => userID) : [call.peer];
}

function kindOf({
  phase,
  group,
}: RingingState): 'incoming' | 'groupIncoming' | 'kind' | 'groupKind' {
  if (phase === 'incoming') return group ? 'groupIncoming' : 'incoming';
  return group ? 'groupKind' : 'kind';
}

/**
 * A call that nobody has answered yet: who, which kind, and what can be done about it. For the callee it
 * is an alert dialog.
 *
 * @fires request-accept - Answer.
 * @fires request-capture-ahead - Open the devices if that asks nothing: the button that answers is being pressed.
 * @fires request-reject - Decline.
 * @fires request-hangup - Take the own call back.
 * @fires request-camera - Try the camera again that could not be opened.
 * @fires request-sound - Let the tone be heard that the browser holds back.
 * @csspart view - Everything.
 * @csspart avatar - The person's picture or initials.
 * @csspart avatars - Those of several people.
 * @csspart name - Who.
 * @csspart kind - Voice or video.
 * @csspart status - How far it is.
 * @csspart others - Who else is called.
 * @csspart sound-button - Turns on the tone that the browser holds back.
 * @csspart controls - The row of buttons.
 * @csspart control - Each button; also `answer-button`, `decline-button`, `cancel-button`.
 */
export class TrtcCallingView extends LitElement {
  static override styles = [
    tokens,
    base,
    control,
    view,
    soundButtonStyles,
    css`
      .view {
        grid-template-rows: 1fr auto;
        --_size: clamp(3rem, 17cqmin, 4.25rem);
        --_gap: clamp(0.75rem, 4cqb, 2rem);
        --_edge-block: clamp(0.75rem, 5cqb, 3rem);
        --_edge-inline: clamp(0.75rem, 5cqi, 2.5rem);
        gap: var(--_gap);
        padding: var(--_edge-block) var(--_edge-inline);
        scroll-padding-block-end: calc(var(--_size) + 2.5rem + var(--_edge-block));
      }

      :host([picture]) .view {
        background: linear-gradient(
          rgb(0 0 0 / 62%),
          rgb(0 0 0 / 34%) 45%,
          rgb(0 0 0 / 38%) 65%,
          rgb(0 0 0 / 72%)
        );
      }

      .who {
        display: grid;
        align-content: safe center;
        justify-items: center;
        gap: 0.375rem;
        min-inline-size: 0;
        padding-block-start: max(0px, var(--_window-block, 0px) - 0.5rem);
      }

      /* Leaves the face free. */
      :host([picture]) .who {
        align-content: start;
      }

      trtc-avatar {
        --_avatar-size: clamp(3.25rem, 22cqmin, 8rem);
        margin-block: clamp(0.5rem, 5cqb, 2.25rem) clamp(0.5rem, 4cqb, 1.75rem);
      }

      .others {
        max-inline-size: 28rem;
        color: var(--_text-muted);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }

      :host([picture]) .others {
        color: #e6ebf2;
      }

      .avatars {
        --_stacked: clamp(2.75rem, 18cqmin, 6rem);
        display: flex;
        justify-content: center;
        margin-block: clamp(0.5rem, 5cqb, 2.25rem) clamp(0.5rem, 4cqb, 1.75rem);
      }

      .others .avatars {
        --_stacked: 2.25rem;
        margin-block: clamp(0.5rem, 3cqb, 1.25rem) 0.375rem;
      }

      .avatars trtc-avatar {
        --trtc-avatar-size: var(--_stacked);
        margin: 0;
        border: 3px solid var(--_surface-start);
        border-radius: 50%;
        box-sizing: content-box;
        isolation: isolate;
      }

      .avatars trtc-avatar + trtc-avatar {
        margin-inline-start: calc(var(--_stacked) * -0.28);
      }

      .sound {
        display: grid;
        justify-items: center;
        gap: 0.5rem;
        margin-block-start: 0.75rem;
        color: var(--_text-muted);
        font-size: 0.875rem;
        text-wrap: balance;
      }

      :host([picture]) .sound {
        color: #e6ebf2;
      }

      .sound-button {
        text-shadow: none;
      }

      .permission {
        margin-block-start: 0.75rem;
      }

      /* Where there is more to read than place, that scrolls, and the buttons stay in sight. */
      .controls {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.5rem clamp(1.75rem, 16cqi, 5.5rem);
      }

      :host(:not([picture])) .controls::before {
        content: '';
        position: absolute;
        z-index: -1;
        inset: calc(-1 * var(--_gap)) calc(-1 * var(--_edge-inline)) calc(-1 * var(--_edge-block));
        background: linear-gradient(transparent, var(--_surface-end) var(--_gap));
      }

      @container (max-height: 32rem) {
        .who:has([shown], .sound) > trtc-avatar {
          --_avatar-size: 3.25rem;
          margin-block: 0.25rem;
        }

        .who:has([shown], .sound) > .avatars {
          --_stacked: 2.75rem;
          margin-block: 0.25rem;
        }

        .who:has([shown]) > .sound p {
          display: none;
        }
      }

      @container (max-height: 24rem) and ((max-width: 26rem) or (min-height: 20.01rem)) {
        .who:has([shown], .sound) > :is(trtc-avatar, .avatars) {
          display: none;
        }
      }

      @container (max-height: 20rem) {
        .view {
          --_gap: 0.5rem;
          --_edge-block: 0.625rem;
        }

        .status {
          font-size: 0.875rem;
          line-height: 1.3;
        }

        trtc-avatar {
          --_avatar-size: clamp(2.75rem, 18cqb, 4rem);
          margin-block: 0.25rem;
        }

        .avatars {
          --_stacked: clamp(1.75rem, 14cqb, 3rem);
          margin-block: 0.25rem;
        }

        .caption,
        .sound p {
          display: none;
        }

        .sound {
          margin-block-start: 0.25rem;
        }
      }

      @container (max-height: 26rem) {
        .others .avatars {
          display: none;
        }
      }

      @container (max-height: 14rem) {
        .avatars {
          display: none;
        }
      }

      @container (max-height: 20rem) and (min-width: 26rem) {
        :host(:not([picture])) .who {
          grid-template-columns: auto minmax(0, max-content);
          justify-content: center;
          justify-items: start;
          column-gap: 1.25rem;
          text-align: start;
        }

        trtc-avatar {
          grid-row: 1 / 5;
          align-self: center;
        }
      }

      [data-tone='answer'] .disc {
        animation: beckon 2s ease-in-out infinite;
      }

      @keyframes beckon {
        0%,
        60%,
        100% {
          translate: 0;
          box-shadow: 0 0 0 0 color-mix(in srgb, var(--_answer) 55%, transparent);
        }

        30% {
          translate: 0 -4px;
          box-shadow: 0 0 0 0.625rem transparent;
        }
      }
    `,
  ];

  @property({ attribute: false }) call: RingingState | undefined;

  /** Those of whom more is known than the id. */
  @property({ attribute: false }) people: People = {};

  /** The own picture is shown behind. */
  @property({ type: Boolean, reflect: true }) picture = false;

  /** The browser holds the tone back until there is a gesture. */
  @property({ type: Boolean }) soundBlocked = false;

  @property({ attribute: false }) texts: Messages = en;

  @query('.view') protected readonly view!: HTMLElement | null;

  /** Moves the focus to the whole view, so that no stray key answers or declines. */
  override focus(options?: FocusOptions): void {
    this.view?.focus(options);
  }

  override render(): TemplateResult {
    const { call, texts } = this;
    if (!call) return html``;
    const rings = call.phase === 'incoming';
    return html`<div
      part="view"
      class="view"
      role=${rings ? 'alertdialog' : 'group'}
      aria-labelledby="name"
      aria-describedby=${rings ? 'kind others why' : 'kind status'}
      tabindex="-1"
      lang=${texts.tag}
      dir=${texts.dir}
    >
      <div class="who">
        ${this.picture ? nothing : this.#renderWho(call)}
        <h2 part="name" class="name" id="name" dir="auto">${this.#title(call)}</h2>
        <p part="kind" class="kind" id="kind">
          ${icon(call.type === 2 ? 'video' : 'phone')} ${texts[kindOf(call)][call.type]}
        </p>
        ${
          rings
            ? this.#renderOthers(call)
            : html`<p part="status" class="status" id="status">${this.#status(call)}</p>`
        }
        ${this.#renderPermission(call)} ${this.soundBlocked ? this.#renderSound() : nothing}
      </div>
      <div part="controls" class="controls">
        ${rings ? this.#renderAnswers() : this.#renderCancel()}
        <slot name="actions"></slot>
      </div>
    </div>`;
  }

  #renderWho(call: RingingState): TemplateResult {
    const called = calledBy(call);
    if (called.length > 1) return this.#renderAvatars(called);
    return this.#renderAvatar(called[0] ?? call.peer, call.phase !== 'preparing');
  }

  #renderAvatars(userIDs: readonly UserID[]): TemplateResult {
    const shown = userIDs.slice(0, MOST_AVATARS);
    return html`<div part="avatars" class="avatars">
      ${shown.map((userID) => this.#renderAvatar(userID))}
    </div>`;
  }

  #renderAvatar(userID: UserID, isRinging = false): TemplateResult {
    const person = personOf(this.people, userID);
    return html`<trtc-avatar
      part="avatar"
      .name=${nameOf(person, userID)}
      .src=${person?.avatar ?? ''}
      ?ringing=${isRinging}
    ></trtc-avatar>`;
  }

  #title(call: RingingState): string {
    const called = calledBy(call);
    const [only] = called;
    if (called.length === 1 && only !== undefined) return nameOf(personOf(this.people, only), only);
    return this.#names(called);
  }

  #renderOthers(call: RingingState): unknown {
    const others = call.remotes
      .map(({ userID }) => userID)
      .filter((userID) => userID !== call.peer);
    if (others.length === 0) return nothing;
    return html`<div class="others">
      ${this.#renderAvatars(others)}
      <p part="others" id="others">${this.texts.alsoCalled(this.#names(others))}</p>
    </div>`;
  }

  #names(userIDs: readonly UserID[]): string {
    return this.texts.names(
      userIDs.map((userID) => spokenNameOf(personOf(this.people, userID), userID)),
    );
  }

  #renderPermission(call: RingingState): unknown {
    const { failure } = call.microphone;
    const cameraFailure = call.phase === 'outgoing' ? call.camera.failure : undefined;
    if (call.captured && !cameraFailure) return nothing;
    const isOfCamera = cameraFailure !== undefined;
    return html`<trtc-permission-note
      id="why"
      class="permission"
      exportparts=${NOTE_PARTS}
      .device=${isOfCamera ? 'camera' : 'microphone'}
      .camera=${wantsCamera(call)}
      .asking=${call.phase !== 'incoming'}
      .failure=${cameraFailure ?? failure}
      .retry=${true}
      .texts=${this.texts}
      @request-action=${(event: Event) => this.#onTryAgain(event, isOfCamera)}
    ></trtc-permission-note>`;
  }

  #onTryAgain(event: Event, isOfCamera: boolean): void {
    event.stopPropagation();
    if (isOfCamera) request(this, 'request-camera', { on: true });
    else request(this, 'request-accept');
  }

  #renderSound(): TemplateResult {
    return html`<div class="sound">
      <p>${this.texts.soundBlocked}</p>
      ${soundButton(this.texts, () => request(this, 'request-sound'))}
    </div>`;
  }

  #renderAnswers(): TemplateResult {
    const { texts } = this;
    return html`${controlButton({
      part: 'decline-button',
      icon: 'hang-up',
      label: texts.decline,
      caption: texts.decline,
      tone: 'danger',
      onClick: () => request(this, 'request-reject'),
    })}
    ${controlButton({
      part: 'answer-button',
      icon: this.call?.type === 2 ? 'video' : 'phone',
      label: texts.answer,
      caption: texts.answer,
      tone: 'answer',
      onPointerDown: ({ button }) => {
        if (button === 0) request(this, 'request-capture-ahead');
      },
      onClick: () => request(this, 'request-accept'),
    })}`;
  }

  #renderCancel(): TemplateResult {
    const { texts } = this;
    return controlButton({
      part: 'cancel-button',
      icon: 'hang-up',
      label: texts.cancel,
      caption: texts.cancel,
      tone: 'danger',
      onClick: () => request(this, 'request-hangup'),
    });
  }

  #status(call: PreparingState | OutgoingState): string {
    if (call.phase === 'preparing') return this.texts.preparing[call.type];
    return call.inviteID === undefined ? this.texts.calling : this.texts.ringing;
  }
}

define('trtc-calling-view', TrtcCallingView);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-calling-view': TrtcCallingView;
  }
}
