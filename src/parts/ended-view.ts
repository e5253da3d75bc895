import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { pill } from '../../styles/pill.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { view } from '../../styles/view.css.js';
import type { CallError } from '../core/errors.js';
import type { CallSummary, Person } from '../core/state.js';
import { en, type Messages } from '../locales/index.js';
import './avatar.js';
import { define } from './define.js';
import { endSentence } from './end-sentence.js';
import { icon } from './icons.js';
import './permission-note.js';
import { nameOf, spokenNameOf } from './person-name.js';
import { request } from './request-events.js';

/** Something that the person can mend, to try again. */
function isOfDevices({ reason }: CallError): boolean {
  return (
    reason === 'permission-denied' || reason === 'microphone-missing' || reason === 'device-in-use'
  );
}

/**
 * A call that is over: with whom, why, how long; and what to do where something failed.
 *
 * @fires request-dismiss - Put it away.
 * @fires request-retry - Make the call again, or call back.
 * @csspart view - Everything.
 * @csspart avatar - The person's picture or initials.
 * @csspart name - With whom.
 * @csspart reason - Why it ended.
 * @csspart hint - What can be done where something failed.
 * @csspart duration - How long it lasted.
 * @csspart retry-button - Calls back, when a call was missed in the view before it, or calls again what could not be loaded.
 * @csspart close-button - Puts it away.
 */
export class TrtcEndedView extends LitElement {
  static override styles = [
    tokens,
    base,
    pill,
    view,
    css`
      .view {
        align-content: safe center;
        justify-items: center;
        gap: 0.5rem;
        padding: clamp(0.75rem, 5cqb, 2.5rem) clamp(0.75rem, 5cqi, 2.5rem);
      }

      trtc-avatar {
        --_avatar-size: clamp(2.75rem, 17cqmin, 6rem);
        margin-block-end: clamp(0.25rem, 2cqb, 1rem);
      }

      .group {
        display: grid;
        place-items: center;
        padding: clamp(0.75rem, 3cqmin, 1.25rem);
        margin-block-end: clamp(0.25rem, 2cqb, 1rem);
        border-radius: 50%;
        background: var(--_control);
        font-size: clamp(1.25rem, 5cqmin, 2rem);
      }

      .reason {
        max-inline-size: 32rem;
        font-size: 1.0625rem;
        font-weight: 500;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }

      .hint,
      .duration {
        max-inline-size: 28rem;
        color: var(--_text-muted);
        font-size: 0.9375rem;
        text-wrap: balance;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.75rem;
        margin-block-start: clamp(0.5rem, 4cqb, 1.5rem);
      }

      .pill {
        padding-inline: 1.5rem;
      }

      @container (max-height: 16rem) {
        trtc-avatar,
        .group {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) summary: CallSummary | undefined;

  /** The other one, as far as they are known. */
  @property({ attribute: false }) person: Person | undefined;

  /** The call can be made again from here, or the one that was missed be answered by another. */
  @property({ type: Boolean }) retry = false;

  @property({ attribute: false }) texts: Messages = en;

  @query('.view') protected readonly view!: HTMLElement | null;

  override focus(options?: FocusOptions): void {
    this.view?.focus(options);
  }

  override render(): TemplateResult {
    const { retry, summary, person, texts } = this;
    if (!summary) return html``;
    const name = nameOf(person, summary.peer);
    return html`<div
      part="view"
      class="view"
      role="group"
      aria-label=${texts.callEnded}
      tabindex="-1"
      lang=${texts.tag}
      dir=${texts.dir}
    >
      ${
        summary.isGroup
          ? html`<span part="avatar" class="group">${icon('people')}</span>`
          : html`<trtc-avatar
              part="avatar"
              .name=${name}
              .src=${person?.avatar ?? ''}
            ></trtc-avatar>`
      }
      <h2 part="name" class="name" dir="auto">
        ${summary.isGroup ? texts.groupKind[summary.type] : name}
      </h2>
      <p part="reason" class="reason">
        ${endSentence(summary, texts, spokenNameOf(person, summary.peer))}
      </p>
      ${this.#renderTrouble(summary.error)}
      ${
        summary.duration > 0
          ? html`<p part="duration" class="duration">${texts.duration(summary.duration)}</p>`
          : nothing
      }
      <div class="buttons">
        ${
          retry && (!summary.error || summary.error.reason === 'load-failed')
            ? html`<button part="retry-button" class="pill" type="button" @click=${this.#onRetry}>
                ${icon('phone')} ${summary.error ? texts.tryAgain : texts.callBack}
              </button>`
            : nothing
        }
        <button part="close-button" class="pill" type="button" @click=${this.#onClose}>
          ${icon('close')} ${texts.close}
        </button>
      </div>
    </div>`;
  }

  #renderTrouble(error: CallError | undefined): unknown {
    if (!error) return nothing;
    const { retry, summary, texts } = this;
    if (!retry || !isOfDevices(error)) {
      return html`<p part="hint" class="hint">${texts.trouble[error.reason].todo}</p>`;
    }
    return html`<trtc-permission-note
      exportparts="notice, notice-mark, notice-what, notice-todo, notice-action"
      .camera=${summary?.type === 2}
      .failure=${error}
      .retry=${true}
      .texts=${texts}
      @request-action=${this.#onRetry}
    ></trtc-permission-note>`;
  }

  #onRetry(event: Event): void {
    event.stopPropagation();
    request(this, 'request-retry');
  }

  #onClose(): void {
    request(this, 'request-dismiss');
  }
}

define('trtc-ended-view', TrtcEndedView);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-ended-view': TrtcEndedView;
  }
}
