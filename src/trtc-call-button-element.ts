import { ReactiveElement, type PropertyDeclarations } from '@lit/reactive-element';
import { buttonTokens } from '../styles/button-tokens.css.js';
import { callButton } from '../styles/call-button.css.js';
import { essentials } from '../styles/essentials.css.js';
import { own } from '../styles/own.css.js';
import { phones } from './controllers/presence-controller.js';
import { StatesController } from './controllers/states-controller.js';
import { CallError } from './core/errors.js';
import { errorDetail } from './core/events.js';
import { CALL_TYPE, type CallType } from './core/types.js';
import { detailOf } from './element-events.js';
import { loadButton } from './load-phone.js';
import type { TextChanges } from './locales/changes.js';
import { firstTexts } from './locales/first-texts.js';
import type { CallButton } from './phone/call-button.js';
import { make, ShellElement } from './shell-element.js';

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
 * @cssprop [--trtc-radius=1.25em] - Corners.
 */
export class TrtcCallButtonElement extends ShellElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ReactiveElement.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [buttonTokens, essentials, own, callButton];

  static override properties: PropertyDeclarations = {
    userID: { attribute: 'userid', useDefault: true },
    type: { type: Number, useDefault: true },
    htmlFor: { attribute: 'for', useDefault: true },
    timeout: { converter: SECONDS },
    userData: { attribute: 'userdata', useDefault: true },
    hours: { useDefault: true },
    timezone: { useDefault: true },
    texts: { attribute: false },
  };

  /** Whom to call; several, with spaces between, are called together. Default empty. */
  userID = '';

  /** Kind of the call: 1 voice, 2 video. Default 1. */
  type: CallType = CALL_TYPE.AUDIO;

  /** Id of the `<trtc-calling>` that calls. Default empty: the first in the page. */
  htmlFor = '';

  /** Seconds that the call may ring, 1 to 3600. Default undefined: those of the `<trtc-calling>`. */
  timeout: number | undefined;

  /** The page's own data for the other side, of at most 2048 bytes. Default empty. */
  userData = '';

  /** When somebody answers. Default empty: always. */
  hours = '';

  /** IANA name of the time zone of `hours`. Default empty: the visitor's. */
  timezone = '';

  /** Texts of the page's own in place of the widget's, as `texts` of `<trtc-calling>`. Default undefined. */
  texts: TextChanges | undefined;

  /** Comes at once; see src/phone/. */
  #button: CallButton | undefined;
  #loading: Promise<CallButton> | undefined;

  constructor() {
    super();
    new StatesController(this, () => [this.status]);
  }

  /** What a click does: `ready` calls, `loading` calls once it can, `calling` ends the call, the others nothing. */
  get status(): CallButtonStatus {
    return this.#button?.status ?? 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#use(() => undefined);
  }

  /** Also waits for the rest of the code, while that is on its way. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    if (this.#button || !this.#loading) return isComplete;
    await this.#loading.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override get content(): CallButton | undefined {
    return this.#button;
  }

  /** Looks as what comes after it, while a login is under way. */
  protected override renderShell(): readonly Element[] {
    const { call, tag, dir } = firstTexts(this);
    const type = this.type === 2 ? 2 : 1;
    const words = make('span', { lang: tag, dir }, this.texts?.call?.[type] ?? call[type]);
    const spinner = make('span', { class: 'spinner' });
    const button = make(
      'button',
      { part: 'button', class: 'button', type: 'button', 'aria-busy': 'true' },
      make('span', { part: 'icon', class: 'mark', 'aria-hidden': 'true' }, spinner),
      make('span', { part: 'label' }, make('slot', {}, words)),
    );
    button.addEventListener('click', (event) => this.#onClick(event));
    return [make('div', { class: 'own' }, button)];
  }

  #onClick({ detail: clicks }: MouseEvent): void {
    if (clicks < 2) this.#use((button) => button.click());
  }

  #use(then: (button: CallButton) => void): void {
    this.#load().then(then, (error: unknown) => this.#tell(CallError.from(error)));
  }

  #load(): Promise<CallButton> {
    this.#loading ??= loadButton().then(
      (loaded) => {
        this.#button = new loaded.CallButton(this, (error) => this.#tell(error));
        this.requestUpdate();
        return this.#button;
      },
      (error: unknown) => {
        this.#loading = undefined;
        // A phone that comes after all has a network.
        phones.addEventListener('change', () => this.#use(() => undefined), { once: true });
        throw error;
      },
    );
    return this.#loading;
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
