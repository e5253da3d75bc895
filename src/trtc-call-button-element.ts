import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../styles/base.css.js';
import { callButton } from '../styles/call-button.css.js';
import { own } from '../styles/own.css.js';
import { tokens } from '../styles/tokens.css.js';
import { HoursController } from './controllers/hours-controller.js';
import { LocaleController } from './controllers/locale-controller.js';
import { StatesController } from './controllers/states-controller.js';
import { CallError } from './core/errors.js';
import { errorDetail } from './core/events.js';
import type { PhoneState } from './core/state.js';
import { CALL_TYPE, type CallType, type UserID } from './core/types.js';
import { detailOf } from './element-events.js';
import type { TextChanges } from './locales/changes.js';
import { icon } from './parts/icons.js';
import { callPeople, findPhone, PATIENCE, phones, readUserIDs } from './phones.js';
import type { TrtcCallingElement } from './trtc-calling-element.js';

/** What a call button can do at the moment. */
export type CallButtonStatus = 'loading' | 'ready' | 'calling' | 'busy' | 'unavailable';

const SECONDS = {
  fromAttribute: (value: string | null) => (value === null ? undefined : Number(value)),
};

/**
 * A button that calls somebody by the page's `<trtc-calling>`, for pages without a script of their own. While its
 * call rings or is on it takes the call back, or hangs up. A click that comes before the login is done calls
 * as soon as it is, for 15 seconds.
 *
 * @tagname trtc-call-button
 *
 * @attr {string} userid - Whom to call; several, with spaces between, are called together.
 * @attr {1|2} [type=1] - Kind of the call: 1 voice, 2 video.
 * @attr {string} for - Id of the `<trtc-calling>` that calls. Default: the first in the page.
 * @attr {number} timeout - Seconds that the call may ring. Default: those of the `<trtc-calling>`.
 * @attr {string} userdata - The page's own words for the other side, such as an order number; 2048 bytes at most.
 * @attr {string} hours - When somebody answers, as `Mo-Fr 09:00-18:00; Sa 10:00-14:00`. Default: always.
 * @attr {string} timezone - Where these hours hold, as `Europe/Berlin`. Default: where the visitor is.
 * @attr {string} lang - Language of the texts; else that of the elements around. Arabic, Chinese (simplified and
 *   traditional), English, French, German, Japanese, Korean, Portuguese, Spanish; English for others.
 *
 * @slot - What the button says while it can call. Default: "Call" or "Video call".
 * @slot icon - Its picture while it can call or cannot.
 * @slot unavailable - What stands in place of the button outside the hours. Default: the button, which then says
 *   when they begin.
 *
 * @fires {CustomEvent} error - The click came to nothing, or `hours` or `timezone` cannot be read. It does not bubble.
 *   What fails once a call has begun is told by the `<trtc-calling>`.
 *
 * @csspart button - The button.
 * @csspart icon - The picture in it.
 * @csspart label - The text in it.
 * @csspart note - The words below it: what goes on, or why it cannot call.
 *
 * @cssstate loading - The login is under way; a click waits for it.
 * @cssstate ready - A click calls.
 * @cssstate calling - The call that it has made rings or is on, or its click waits for the login; a click ends that.
 * @cssstate busy - Another call is on, here or in another tab of the browser.
 * @cssstate unavailable - No call can be made: outside the hours, without a login, without somebody to call.
 *
 * @cssprop [--trtc-font-family=system-ui] - Font; `inherit` for the page's.
 * @cssprop [--trtc-color-brand] - The page's own colour, for the button and the focus ring; made lighter or darker
 *   where it would not be seen well.
 * @cssprop [--trtc-color-call] - The button while it can call, as it is. Default: `--trtc-color-answer`.
 * @cssprop [--trtc-color-answer=#15833f] - The same, and the answer button of a call.
 * @cssprop [--trtc-color-danger=#d92d20] - The button while it hangs up.
 * @cssprop [--trtc-color-on-strong=#fff] - Text on those.
 * @cssprop [--trtc-color-control] - The button while it cannot call.
 * @cssprop [--trtc-color-text-muted] - Text on that, and below.
 * @cssprop [--trtc-color-accent] - Focus ring.
 * @cssprop [--trtc-radius=1.25rem] - Corners.
 */
export class TrtcCallButtonElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [tokens, base, own, callButton];

  /** Whom to call; several, with spaces between, are called together. Default empty. */
  @property({ attribute: 'userid', useDefault: true }) userID = '';

  /** Kind of the call: 1 voice, 2 video. Default 1. */
  @property({ type: Number, useDefault: true }) type: CallType = CALL_TYPE.AUDIO;

  /** Id of the `<trtc-calling>` that calls. Default empty: the first in the page. */
  @property({ attribute: 'for', useDefault: true }) htmlFor = '';

  /** Seconds that the call may ring, 1 to 3600. Default undefined: those of the `<trtc-calling>`. */
  @property({ converter: SECONDS }) timeout: number | undefined;

  /** The page's own data for the other side, of at most 2048 bytes. Default empty. */
  @property({ attribute: 'userdata', useDefault: true }) userData = '';

  /** When somebody answers. Default empty: always. */
  @property({ useDefault: true }) hours = '';

  /** IANA name of the time zone of `hours`. Default empty: the visitor's. */
  @property({ useDefault: true }) timezone = '';

  /** Texts of the page's own in place of the widget's, as `texts` of `<trtc-calling>`. Default undefined. */
  @property({ attribute: false }) texts: TextChanges | undefined;

  readonly #locale = new LocaleController(this);
  readonly #hours = new HoursController(this, () => this.#follow());
  #phone: TrtcCallingElement | undefined;
  /** Who was called by this button; until that call is over. */
  #called: UserID | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Why the last click came to nothing; it is shown while the status is the same. */
  #problem: { readonly error: CallError; readonly status: CallButtonStatus } | undefined;

  constructor() {
    super();
    new StatesController(this, () => [this.status]);
  }

  /** What a click does: `ready` calls, `loading` calls once it can, `calling` ends the call, the others nothing. */
  get status(): CallButtonStatus {
    const status = this.#readStatus();
    return this.#waiting !== undefined && status === 'loading' ? 'calling' : status;
  }

  #readStatus(): CallButtonStatus {
    const state = this.#phone?.state;
    if (state && this.#ownCall(state)) return 'calling';
    if (!this.#hours.isOpen) return 'unavailable';
    // What is not there yet may stand further down in a page that is still being read.
    if (!state) return document.readyState === 'loading' ? 'loading' : 'unavailable';
    const { call, session } = state;
    if (this.#people(state).length === 0) return 'unavailable';
    if (call.phase !== 'idle') return 'busy';
    switch (session.status) {
      case 'ready':
        return 'ready';
      case 'standby':
        if (this.#waiting !== undefined) return 'loading';
        return session.inCall ? 'busy' : 'ready';
      case 'logging-in':
      case 'reconnecting':
        return 'loading';
      case 'logged-out':
        return this.#phone?.isPreparingLogin ? 'loading' : 'unavailable';
      case 'kicked-out':
      case 'failed':
        return 'unavailable';
    }
  }

  #ownCall({ call }: PhoneState): PhoneState['call'] | undefined {
    // By the person and not by the call's id, which is another one when the two have called each other.
    return call.phase !== 'idle' && call.peer === this.#called ? call : undefined;
  }

  /** Whom to call; not the one who would call. */
  #people({ session }: PhoneState): readonly UserID[] {
    const self = session.status === 'logged-out' ? '' : session.userID;
    return readUserIDs(this.userID).filter((userID) => userID !== self);
  }

  // --- lifecycle -------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    phones.addEventListener('change', this.#onChange);
    document.addEventListener('DOMContentLoaded', this.#onChange);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    phones.removeEventListener('change', this.#onChange);
    document.removeEventListener('DOMContentLoaded', this.#onChange);
    this.#stopWaiting();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('hours') || changed.has('timezone')) {
      const error = this.#hours.read(this.hours, this.timezone);
      if (error) {
        console.error(error);
        this.#tell(error);
      }
    }
    if (changed.size > 0) this.#follow();
  }

  // --- render ----------------------------------------------------------------------------------------

  override render(): TemplateResult {
    const { status } = this;
    const texts = this.#locale.messages;
    const isOff = status === 'busy' || status === 'unavailable';
    const note = this.#noteOn(status);
    const isReplaced = !this.#hours.isOpen && status === 'unavailable' && this.#hasOtherwise;
    return html`
      <div class="own">
        <button
          part="button"
          class="button"
          type="button"
          data-status=${status}
          ?hidden=${isReplaced}
          aria-disabled=${isOff ? 'true' : nothing}
          aria-busy=${status === 'loading' ? 'true' : nothing}
          aria-describedby=${note ? 'note' : nothing}
          @click=${this.#onClick}
        >
          <span part="icon" class="mark" aria-hidden="true">${this.#renderIcon(status)}</span>
          <span part="label">
            <slot ?hidden=${status === 'calling'}
              ><span lang=${texts.tag} dir=${texts.dir}
                >${texts.call[this.type === 2 ? 2 : 1]}</span
              ></slot
            >${
              status === 'calling'
                ? html`<span lang=${texts.tag} dir=${texts.dir}
                    >${this.#isRinging ? texts.cancel : texts.hangUp}</span
                  >`
                : nothing
            }
          </span>
        </button>
        <div
          part="note"
          class="note"
          id="note"
          lang=${texts.tag}
          dir=${texts.dir}
          ?hidden=${isReplaced || !note}
        >
          ${note}
        </div>
      </div>
      <div class="visually-hidden" role="status" lang=${texts.tag} dir=${texts.dir}>
        ${this.#problem || this.#waiting !== undefined ? note : nothing}
      </div>
      <div ?hidden=${!isReplaced}>
        <slot name="unavailable" @slotchange=${this.#onSlotChange}></slot>
      </div>
    `;
  }

  #renderIcon(status: CallButtonStatus): TemplateResult {
    const isSpinning = status === 'loading' || this.#waiting !== undefined;
    const isOwn = isSpinning || status === 'calling';
    return html`<slot name="icon" ?hidden=${isOwn}
        >${icon(this.type === 2 ? 'video' : 'phone')}</slot
      >${isSpinning ? html`<span class="spinner"></span>` : isOwn ? icon('hang-up') : nothing}`;
  }

  #noteOn(status: CallButtonStatus): string {
    const texts = this.#locale.messages;
    if (this.#problem) return texts.trouble[this.#problem.error.reason].what;
    switch (status) {
      case 'ready':
      case 'loading':
        return '';
      case 'calling':
        if (this.#phone?.state.call.phase === 'connected') return texts.inCall;
        return this.#isRinging && this.#waiting === undefined ? texts.calling : texts.connecting;
      case 'busy':
        return this.#phone?.state.session.status === 'standby'
          ? texts.trouble['call-elsewhere'].what
          : texts.trouble['invalid-state'].todo;
      case 'unavailable':
        return this.#whyUnavailable();
    }
  }

  #whyUnavailable(): string {
    const texts = this.#locale.messages;
    const { nextOpening, isOpen } = this.#hours;
    if (!isOpen && nextOpening) return texts.callableFrom(nextOpening);
    return texts.trouble[this.#sessionError?.reason ?? 'login-failed'].what;
  }

  get #isRinging(): boolean {
    const phase = this.#phone?.state.call.phase;
    return phase === 'idle' || phase === 'preparing' || phase === 'outgoing';
  }

  get #hasOtherwise(): boolean {
    return this.querySelector(':scope > [slot="unavailable"]') !== null;
  }

  // --- handlers --------------------------------------------------------------------------------------

  readonly #onChange = (): void => this.#follow();

  /** Takes note of what the phone, the clock or the attributes say now. */
  #follow(): void {
    this.#phone = findPhone(this, this.htmlFor);
    const state = this.#phone?.state;
    if (!state || !this.#ownCall(state)) this.#called = undefined;
    const status = this.#readStatus();
    if (this.#waiting !== undefined && status !== 'loading') {
      this.#stopWaiting();
      if (status === 'ready') this.#call();
      else if (status === 'unavailable') {
        const message = 'Nobody is logged in to make the call.';
        this.#fail(this.#sessionError ?? new CallError('not-logged-in', message));
      }
    }
    if (this.#problem?.status !== this.status) this.#problem = undefined;
    this.requestUpdate();
  }

  #onClick({ detail: clicks }: MouseEvent): void {
    // The second click of a double click must not take back what the first one asked for.
    if (clicks > 1) return;
    this.#follow();
    this.#problem = undefined;
    switch (this.status) {
      case 'ready':
        this.#call();
        break;
      case 'loading':
        this.#wait();
        break;
      case 'calling':
        if (this.#waiting === undefined) this.#phone?.hangup().catch(() => undefined);
        this.#stopWaiting();
        break;
      case 'busy':
      case 'unavailable':
        break;
    }
    this.requestUpdate();
  }

  #onSlotChange(): void {
    this.requestUpdate();
  }

  // --- calling ---------------------------------------------------------------------------------------

  #call(): void {
    const phone = this.#phone;
    if (!phone) return;
    if (phone.state.session.status === 'standby') {
      this.#wait();
      phone.takeOver().catch((error: unknown) => {
        if (this.#waiting === undefined) return;
        this.#stopWaiting();
        this.#fail(CallError.from(error));
      });
      return;
    }
    const { type, timeout, userData } = this;
    const calling = callPeople(phone, this.#people(phone.state), {
      type,
      timeout,
      userData: userData || undefined,
    });
    const { call } = phone.state;
    // Of what fails in a call that has begun, the phone tells.
    const hasBegun = call.phase !== 'idle';
    this.#called = hasBegun ? call.peer : undefined;
    calling.catch((error: unknown) => {
      const failure = CallError.from(error);
      // Whoever goes back from the view before a call wants no more of it.
      if (!hasBegun && failure.reason !== 'call-ended') this.#fail(failure);
    });
  }

  #wait(): void {
    this.#waiting = setTimeout(() => {
      this.#stopWaiting();
      this.#fail(new CallError('timed-out', 'The login took too long to make the call.'));
    }, PATIENCE);
  }

  #stopWaiting(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  get #sessionError(): CallError | undefined {
    const session = this.#phone?.state.session;
    return session && 'error' in session ? session.error : undefined;
  }

  #fail(error: CallError): void {
    this.#problem = { error, status: this.status };
    this.requestUpdate();
    this.#tell(error);
  }

  #tell(error: CallError): void {
    const detail = detailOf({ name: 'error', detail: errorDetail(error) });
    this.dispatchEvent(new CustomEvent('error', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-button': TrtcCallButtonElement;
  }
}
