import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { notice } from '../../styles/notice.css.js';
import { pill } from '../../styles/pill.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { CallError } from '../core/errors.js';
import { browserOf, questionPlaceOf } from '../devices/browser.js';
import { DeviceTextsController } from '../devices/device-texts-controller.js';
import {
  PermissionsController,
  withholderOf,
  type InputDevice,
} from '../devices/permissions-controller.js';
import type { DeviceMessages } from '../locales/devices/messages.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import { icon, type IconName } from './icons.js';
import { request } from './request-events.js';

/** A browser in a language that runs from right to left has its address bar the other way round. */
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ks|ku|ps|sd|ug|ur|yi)\b/i;

interface Note {
  readonly icon: IconName;
  readonly what: string;
  readonly todo: string;
}

/**
 * A word on the permission to use microphone and camera: why the browser asks and where its question is, and
 * after a refusal what can be done about it in this browser. It takes no room where there is nothing to say.
 *
 * @fires request-action - Try again: the person wants to, or has allowed the device by now.
 * @csspart notice - The card.
 * @csspart notice-mark - The sign before the words.
 * @csspart notice-what - Why it is asked, or what is wrong.
 * @csspart notice-todo - What can be done.
 * @csspart notice-action - The button.
 * @csspart notice-close - Puts it away.
 */
export class TrtcPermissionNote extends LitElement {
  static override styles = [
    tokens,
    base,
    pill,
    notice,
    css`
      :host {
        display: block;
        max-inline-size: 30rem;
      }

      :host(:not([shown])) {
        display: none;
      }

      .notice[data-tone='trouble'] .mark {
        color: var(--_warning);
      }

      .notice[data-tone='asks'] .mark {
        animation: point 1.4s ease-in-out infinite;
      }

      @keyframes point {
        50% {
          translate: -0.25rem -0.25rem;
        }
      }

      .mirrored {
        scale: -1 1;
      }

      @media (forced-colors: active) {
        button {
          border-color: ButtonText;
        }
      }
    `,
  ];

  /** What it is about: that the call can be made or answered at all (`microphone`), or its own picture. */
  @property() device: InputDevice = 'microphone';

  /** The camera is asked for too. */
  @property({ type: Boolean }) camera = false;

  /** The devices are being opened now: if the browser has to ask, it does. */
  @property({ type: Boolean }) asking = false;

  /** Why the device could not be opened. */
  @property({ attribute: false }) failure: CallError | undefined;

  /** It can be tried again from here. */
  @property({ type: Boolean }) retry = false;

  /** Can be put away by the person. */
  @property({ type: Boolean }) closable = false;

  @property({ attribute: false }) texts: Messages = en;

  @property({ type: Boolean, reflect: true }) shown = false;

  @state() protected closed = false;

  readonly #permissions = new PermissionsController(this, (device) => this.#onGranted(device));
  readonly #deviceTexts = new DeviceTextsController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('failure')) this.closed = false;
    this.shown = this.#note() !== undefined;
  }

  override render(): unknown {
    const note = this.#note();
    if (!note) return nothing;
    const tone = this.failure ? 'trouble' : this.asking ? 'asks' : 'tells';
    return html`<div
      part="notice"
      class="notice"
      data-tone=${tone}
      lang=${this.texts.tag}
      dir=${this.texts.dir}
      role=${this.failure ? 'alert' : nothing}
    >
      <span part="notice-mark" class=${this.#isMirrored(note) ? 'mark mirrored' : 'mark'}
        >${icon(note.icon)}</span
      >
      <div class="words">
        <p part="notice-what" class="what" dir="auto">${note.what}</p>
        ${note.todo ? html`<p part="notice-todo" class="todo" dir="auto">${note.todo}</p>` : nothing}
      </div>
      ${this.failure ? this.#renderButtons() : nothing}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    const { texts } = this;
    return html`${
      this.retry
        ? html`<button part="notice-action" class="pill" type="button" @click=${this.#tryAgain}>
            ${texts.tryAgain}
          </button>`
        : nothing
    }
    ${
      this.closable
        ? html`<button
            part="notice-close"
            class="pill close"
            type="button"
            aria-label=${texts.close}
            @click=${this.#onClose}
          >
            ${icon('close')}
          </button>`
        : nothing
    }`;
  }

  #isMirrored({ icon }: Note): boolean {
    return icon === 'to-top-left' && RIGHT_TO_LEFT.test(navigator.language);
  }

  #note(): Note | undefined {
    const { texts } = this.#deviceTexts;
    if (!texts || this.closed) return undefined;
    return this.failure ? this.#trouble(texts, this.failure) : this.#reason(texts);
  }

  /** Why the browser asks, while it may. */
  #reason(texts: DeviceMessages): Note | undefined {
    const wanted: readonly InputDevice[] = this.camera ? ['microphone', 'camera'] : ['microphone'];
    const states = wanted.map((device) => this.#permissions.of(device));
    if (states.includes(undefined)) return undefined;
    if (states[0] === 'denied') {
      return this.asking ? undefined : { icon: 'alert', ...this.#blocked(texts) };
    }
    if (!states.some((permission) => permission === 'prompt' || permission === 'unknown'))
      return undefined;
    const what = texts.why[this.camera ? 2 : 1];
    if (!this.asking) return { icon: 'info', what, todo: '' };
    const place = questionPlaceOf(browserOf());
    return {
      icon: place === 'top' ? 'to-top-left' : 'info',
      what: texts.question[place],
      todo: what,
    };
  }

  #trouble(texts: DeviceMessages, { reason }: CallError): Note {
    const unseen = this.device === 'camera' ? `${texts.unseen} ` : '';
    if (reason !== 'permission-denied') {
      const { what, todo } = this.texts.trouble[reason];
      return { icon: 'alert', what, todo: unseen + todo };
    }
    const permission = this.#permissions.of(this.device);
    if (permission === 'prompt') {
      const { dismissed, dismissedTodo } = texts;
      return { icon: 'alert', what: dismissed, todo: unseen + dismissedTodo };
    }
    const { what, todo } = this.#blocked(texts);
    // Only a browser that tells of permissions tells when they change.
    const goesOn = this.retry && permission === 'denied' ? ` ${texts.goesOn}` : '';
    return { icon: 'alert', what, todo: unseen + todo + goesOn };
  }

  #blocked(texts: DeviceMessages): Omit<Note, 'icon'> {
    const what = texts.blocked[this.device];
    const withholder = withholderOf(this.device);
    if (withholder) return { what, todo: texts[withholder] };
    const isAllowed = this.#permissions.of(this.device) === 'granted';
    return { what, todo: isAllowed ? texts.system : texts.how[browserOf()] };
  }

  #onGranted(device: InputDevice): void {
    const isMeant = device === this.device && this.failure?.reason === 'permission-denied';
    if (isMeant && this.retry && !this.closed) this.#tryAgain();
  }

  #tryAgain(): void {
    request(this, 'request-action');
  }

  #onClose(): void {
    this.closed = true;
  }
}

define('trtc-permission-note', TrtcPermissionNote);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-permission-note': TrtcPermissionNote;
  }
}
