import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { notice } from '../../styles/notice.css.js';
import { pill } from '../../styles/pill.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { define } from './define.js';
import { icon } from './icons.js';
import { en, type Messages } from '../locales/index.js';
import { request } from './request-events.js';

/**
 * Trouble or a question in words: what it is, what to do, and a button or two where something can be done.
 *
 * @fires request-action - The button was pressed.
 * @fires request-decline - The second button was pressed.
 * @csspart notice - The card.
 * @csspart notice-mark - The sign before the words.
 * @csspart notice-what - What is wrong.
 * @csspart notice-todo - What can be done.
 * @csspart notice-action - The button.
 * @csspart notice-decline - The second button.
 * @csspart notice-close - Puts the notice away.
 */
export class TrtcNotice extends LitElement {
  static override styles = [
    tokens,
    base,
    pill,
    notice,
    css`
      :host {
        display: block;
      }

      :host([tone='warning']) .mark {
        color: var(--_warning);
      }

      :host([tone='error']) .mark {
        color: light-dark(#c0271c, #ff8a80);
      }

      /* Over a small call there is room for the gist alone. */
      @container (max-height: 22rem) or (max-width: 15rem) {
        .notice {
          gap: 0.25rem 0.5rem;
          padding: 0.5rem 0.75rem;
          font-size: 0.8125rem;
        }

        .todo,
        .mark {
          display: none;
        }
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  /**
   * How bad it is: `info` mends itself, `note` is as it should be, `question` waits for an answer, `warning` leaves
   * the call going, `error` stops something. `screen` tells that the screen is shared.
   */
  @property({ reflect: true }) tone: 'info' | 'note' | 'question' | 'screen' | 'warning' | 'error' =
    'info';

  /** What is wrong; one short sentence. */
  @property() what = '';

  /** What can be done about it. */
  @property() todo = '';

  /** What the button says; without it there is none. */
  @property() action = '';

  /** What a second button says; without it, or without the first, there is none. */
  @property() decline = '';

  /** Can be put away by the person. */
  @property({ type: Boolean }) closable = false;

  @property({ attribute: false }) texts: Messages = en;

  @state() protected closed = false;

  override render(): TemplateResult {
    if (this.closed) return html``;
    return html`<div
      part="notice"
      class="notice"
      role=${this.tone === 'error' || this.tone === 'question' ? 'alert' : 'status'}
    >
      <span part="notice-mark" class="mark"> ${this.#renderMark()} </span>
      <div class="words">
        <p part="notice-what" class="what" dir="auto">${this.what}</p>
        ${this.todo ? html`<p part="notice-todo" class="todo" dir="auto">${this.todo}</p>` : ''}
      </div>
      ${this.action ? this.#renderAnswers() : ''}
      ${
        this.closable
          ? html`<button
              part="notice-close"
              class="pill close"
              type="button"
              aria-label=${this.texts.close}
              @click=${this.#onClose}
            >
              ${icon('close')}
            </button>`
          : ''
      }
    </div>`;
  }

  #renderAnswers(): TemplateResult {
    return html`<div class="answers">
      <button part="notice-action" class="pill" type="button" @click=${this.#onClick}>
        ${this.action}
      </button>
      ${
        this.decline
          ? html`<button part="notice-decline" class="pill" type="button" @click=${this.#onDecline}>
              ${this.decline}
            </button>`
          : ''
      }
    </div>`;
  }

  #renderMark(): TemplateResult {
    switch (this.tone) {
      case 'info':
        return html`<span class="spinner"></span>`;
      case 'note':
        return icon('info');
      case 'question':
        return icon('video');
      case 'screen':
        return icon('screen-share');
      case 'warning':
      case 'error':
        return icon('alert');
    }
  }

  #onDecline(): void {
    request(this, 'request-decline');
  }

  #onClose(): void {
    this.closed = true;
  }

  #onClick(): void {
    request(this, 'request-action');
  }
}

define('trtc-notice', TrtcNotice);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-notice': TrtcNotice;
  }
}
