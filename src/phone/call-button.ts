import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { base } from '../../styles/base.css.js';
import { callButtonStates } from '../../styles/call-button-states.css.js';
import { dress } from '../../styles/dress.js';
import { HoursController } from '../controllers/hours-controller.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { phones } from '../controllers/presence-controller.js';
import { TemplateController } from '../controllers/template-controller.js';
import { CallError } from '../core/errors.js';
import type { PhoneState } from '../core/state.js';
import type { UserID } from '../core/types.js';
import { icon } from '../parts/icons.js';
import type { Content } from '../shell-element.js';
import { callPeople, findPhone, PATIENCE, readUserIDs } from '../phones.js';
import type { CallButtonStatus, TrtcCallButtonElement } from '../trtc-call-button-element.js';
import type { TrtcCallingElement } from '../trtc-calling-element.js';

/** All that a `<trtc-call-button>` does beyond standing there. */
export class CallButton implements ReactiveController, Content {
  readonly #element: TrtcCallButtonElement;
  /** Fires an `error` event. */
  readonly #tell: (error: CallError) => void;
  readonly #locale: LocaleController;
  readonly #hours: HoursController;
  readonly #templates: TemplateController;
  #readHours: string | undefined;
  #phone: TrtcCallingElement | undefined;
  /** Who was called by this button; until that call is over. */
  #called: UserID | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Why the last click came to nothing; it is shown while the status is the same. */
  #problem: { readonly error: CallError; readonly status: CallButtonStatus } | undefined;

  constructor(element: TrtcCallButtonElement, tell: (error: CallError) => void) {
    this.#element = element;
    this.#tell = tell;
    this.#locale = new LocaleController(element);
    this.#hours = new HoursController(element, () => this.#follow());
    this.#templates = new TemplateController(element);
    element.addController(this);
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
        return this.#phone?.canCall ? 'ready' : 'loading';
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
    return readUserIDs(this.#element.userID).filter((userID) => userID !== self);
  }

  // --- lifecycle -------------------------------------------------------------------------------------

  hostConnected(): void {
    dress(this.#element, [base, callButtonStates]);
    phones.addEventListener('change', this.#onChange);
    document.addEventListener('DOMContentLoaded', this.#onChange);
    this.#follow();
  }

  hostDisconnected(): void {
    phones.removeEventListener('change', this.#onChange);
    document.removeEventListener('DOMContentLoaded', this.#onChange);
    this.#stopWaiting();
  }

  hostUpdate(): void {
    const { hours, timezone } = this.#element;
    const read = `${hours} ${timezone}`;
    if (read !== this.#readHours) {
      this.#readHours = read;
      const error = this.#hours.read(hours, timezone);
      if (error) {
        console.error(error);
        this.#tell(error);
      }
    }
    this.#look();
  }

  // --- render ----------------------------------------------------------------------------------------

  render(): TemplateResult {
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
          @pointerenter=${this.#onNear}
          @focus=${this.#onNear}
        >
          <span part="icon" class="mark" aria-hidden="true">${this.#renderIcon(status)}</span>
          <span part="label">
            <slot ?hidden=${status === 'calling'}
              ><span lang=${texts.tag} dir=${texts.dir}
                >${texts.call[this.#element.type === 2 ? 2 : 1]}</span
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

  commit(template: unknown): void {
    this.#templates.commit(template);
  }

  #renderIcon(status: CallButtonStatus): TemplateResult {
    const isSpinning = status === 'loading' || this.#waiting !== undefined;
    const isOwn = isSpinning || status === 'calling';
    return html`<slot name="icon" ?hidden=${isOwn}
        >${icon(this.#element.type === 2 ? 'video' : 'phone')}</slot
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
    return this.#element.querySelector(':scope > [slot="unavailable"]') !== null;
  }

  // --- handlers --------------------------------------------------------------------------------------

  readonly #onChange = (): void => this.#follow();

  #follow(): void {
    this.#look();
    this.#element.requestUpdate();
  }

  /** Takes note of what the phone, the clock or the attributes say now. */
  #look(): void {
    this.#phone = findPhone(this.#element, this.#element.htmlFor);
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
  }

  readonly #onClick = ({ detail: clicks }: MouseEvent): void => {
    // The second click of a double click must not take back what the first one asked for.
    if (clicks < 2) this.click();
  };

  readonly #onNear = (): void => {
    if (this.status === 'ready') this.#phone?.warmUp();
  };

  /** Does what a person who clicks wants now. */
  click(): void {
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
    this.#element.requestUpdate();
  }

  readonly #onSlotChange = (): void => {
    this.#element.requestUpdate();
  };

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
    const { type, timeout, userData } = this.#element;
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
    this.#element.requestUpdate();
    this.#tell(error);
  }
}
