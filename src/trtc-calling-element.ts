import { css, type PropertyDeclarations } from '@lit/reactive-element';
import { CallingVerbsElement } from './calling-verbs-element.js';
import { PresenceController } from './controllers/presence-controller.js';
import { StatesController } from './controllers/states-controller.js';
import type { CallingCoreLike } from './core/calling-core.js';
import { CallError } from './core/errors.js';
import type { CallEvent } from './core/events.js';
import { LOGGED_OUT, type PhoneState } from './core/state.js';
import { CALL_TYPE, type CallType, type UserID } from './core/types.js';
import type { VideoQuality } from './core/video-quality.js';
import type { DeviceSwitch, ViewRequest } from './element-arguments.js';
import { fetchSignalling, loadLogin, loadPhone, whenIdle } from './load-phone.js';
import { firstTexts } from './locales/first-texts.js';
import type { TextChanges } from './locales/changes.js';
import type { Display } from './parts/display.js';
import type { PhoneLogin } from './phone/phone-login.js';
import type { Phone } from './phone/phone.js';
import { make } from './shell-element.js';
import type { UserSigProvider } from './user-sig/source.js';

/** The configuration object of Tencent's own calling components. */
export interface TrtcCallingConfig {
  sdkAppID?: number | undefined;
  /** As trtc-calling-js spells it. */
  SDKAppID?: number | undefined;
  userID?: UserID | undefined;
  userSig?: string | undefined;
  type?: CallType | undefined;
  tim?: object | undefined;
}

const BACKGROUND_MUTE = {
  fromAttribute: (value: string | null) => (value === null ? undefined : value !== 'false'),
};

const NUMBER = {
  fromAttribute: (value: string | null) => (value?.trim() ? Number(value) : undefined),
};

const DEFAULT_VIDEO_QUALITY = '480p';
/** How long a call goes on before it is shown; less than a frame takes. */
const SHOW_MILLISECONDS = 10;

const QUALITY = {
  fromAttribute: (value: string | null) => value ?? DEFAULT_VIDEO_QUALITY,
};

/**
 * A phone for a web page: voice and video calls, for two and for groups, over Tencent Cloud TRTC. Given who the
 * user is, it logs in by itself, rings when it is called, and shows the call; otherwise it takes no space.
 *
 * @tagname trtc-calling
 *
 * @attr {number} sdkappid - Number of the application in Tencent Cloud's console.
 * @attr {string} userid - This user.
 * @attr {string} usersig - This user's signature, made by your server.
 * @attr {string} usersig-url - Where to get it, in place of `usersig`: an address of your server's.
 * @attr {'same-origin'|'include'|'omit'} [usersig-credentials=same-origin] - Whether cookies go there.
 * @attr {1|2} [type=2] - Kind of the calls that are made without one: 1 voice, 2 video.
 * @attr {number} [timeout=30] - Seconds that a call may ring, 1 to 3600.
 * @attr {'120p'|'180p'|'240p'|'360p'|'480p'|'720p'|'1080p'} [video-quality=480p] - Picture that is sent.
 * @attr {'inline'|'floating'|'overlay'} [display=inline] - Where calls are shown: in the element's place, in a
 *   window over a corner of the page, or over all of it.
 * @attr {boolean} [manual=false] - Wait for login() instead of logging in as soon as all is known.
 * @attr {boolean} background-mute - What becomes of a call when the page goes to the background: with
 *   the value `false` it ends, otherwise it goes on.
 * @attr {string} ringtone - Address of the sound of a call that comes in, or `none`. Default: a chime.
 * @attr {string} ringback - Address of the sound while the other side is rung, or `none`. Default: a telephone's.
 * @attr {boolean} [silent=false] - No such sound, and no vibration.
 * @attr {string} attention - How else a call that rings asks for attention: any of the words `notification`,
 *   `title`, `favicon`, `badge`, `vibration`. Default: none of them.
 * @attr {boolean} [pre-call=false] - Shows a preview and the choice of devices before each call.
 * @attr {string} im-proxy - `ws://` or `wss://` address of the IM service. Default: Tencent Cloud's.
 * @attr {string} rtc-proxy - `ws://` or `wss://` address of the TRTC service. Default: Tencent Cloud's.
 * @attr {string} log-proxy - `http://` or `https://` address for the SDKs' logs. Default: Tencent Cloud's.
 * @attr {string} lang - Language of the texts; else that of the elements around. Arabic, Chinese (simplified and
 *   traditional), English, French, German, Japanese, Korean, Portuguese, Spanish; English for others.
 *
 * @slot - What the page shows here while there is no call, or while it is shown elsewhere.
 * @slot unavailable - What is shown in place of the notice that nobody can call or be called here: the login has
 *   failed or was ended, or the page is not where a call can be made.
 * @slot header - The page's own line above a call: a logo, what the call is about.
 * @slot actions - The page's own buttons among those of a call.
 * @slot remote-video - The page's own container for the other person's picture, in place of the widget's. In a
 *   group call it is that of who called, or was called first.
 * @slot remote-video-USERID - The same for one person, by their user id; in a group call in their tile.
 * @slot remote-screen - The page's own container for the screen that somebody shares.
 * @slot remote-screen-USERID - The same for one person, by their user id.
 * @slot local-video - The page's own container for this person's picture; in a group call in the own tile.
 *
 * @fires {CustomEvent} invited - Somebody calls this user.
 * @fires {CustomEvent} user-accept - The other person answered.
 * @fires {CustomEvent} reject - The other person declined.
 * @fires {CustomEvent} no-resp - The other person is not online.
 * @fires {CustomEvent} line-busy - The other person is in another call.
 * @fires {CustomEvent} calling-cancel - The caller gave up, or this user answered on another device.
 * @fires {CustomEvent} calling-timeout - Nobody answered in time.
 * @fires {CustomEvent} user-enter - The other person is in the call.
 * @fires {CustomEvent} user-leave - The other person left it.
 * @fires {CustomEvent} user-update - Nick, picture or remark of the other person are known, or have changed.
 * @fires {CustomEvent} user-video-available - The other person's picture came or went.
 * @fires {CustomEvent} user-audio-available - The other person's sound came or went.
 * @fires {CustomEvent} user-screen-available - The other person's shared screen came or went.
 * @fires {CustomEvent} user-voice-volume - How loud somebody is; about twice a second.
 * @fires {CustomEvent} call-type-changed - The call became a voice or a video call.
 * @fires {CustomEvent} switch-request - The other person would like it to become a video call.
 * @fires {CustomEvent} network-quality - The network became better or worse for this side of the call.
 * @fires {CustomEvent} call-end - The call is over; exactly once for each.
 * @fires {CustomEvent} hang-up - This user hung up.
 * @fires {CustomEvent} group-call-invitee-list-update - Who is still being rung in a group call has changed.
 * @fires {CustomEvent} message-sent-by-me - This user sent a signal; the detail has the fields of TIM's message.
 * @fires {CustomEvent} devices-checked - checkDevices() has come to its end.
 * @fires {CustomEvent} display-change - The call became a bubble, filled the screen, went into
 *   picture-in-picture, or came back.
 * @fires {CustomEvent} kicked-out - This login was ended by another one or by the server.
 * @fires {CustomEvent} sdk-ready - Calls can be made and received.
 * @fires {CustomEvent} sdk-not-ready - They cannot at the moment.
 * @fires {CustomEvent} error - Something failed. Unlike the others it does not bubble, as errors do not.
 * @fires {CustomEvent} state-change - The state has changed; before the events that tell of it.
 *
 * @csspart window - What surrounds the call; where `display` says so it lies over the page.
 * @csspart bubble - A minimised call.
 * @csspart bubble-status - How long the call has lasted, or how far it is.
 * @csspart window-controls - The buttons for where the call is shown.
 * @csspart window-control - Each of them.
 * @csspart minimize-button - Makes the call a bubble.
 * @csspart picture-in-picture-button - Shows it in a window of its own.
 * @csspart fullscreen-button - Fills the screen with it.
 * @csspart stage - The whole screen of a call.
 * @csspart remote-video - Place of the other person's picture.
 * @csspart remote-picture - The `<video>` in it.
 * @csspart local-video - Place of the own picture.
 * @csspart local-picture - The `<video>` in it.
 * @csspart move-button - Over the own picture in its corner: moves it to another.
 * @csspart remote-screen - Place of the screen that somebody shares.
 * @csspart screen-picture - The `<video>` in it.
 * @csspart screen-label - Whose screen it is, in a group call.
 * @csspart view - What lies over the pictures; the parts to `others` are in it.
 * @csspart header - Who and how long, above the picture.
 * @csspart avatar - The person's picture or initials.
 * @csspart avatars - Those of several people.
 * @csspart name - The person's name.
 * @csspart kind - Voice or video call.
 * @csspart status - What is going on.
 * @csspart timer - How long the call has lasted.
 * @csspart badge - A mark such as "muted".
 * @csspart overlay - What covers the picture while there is something to wait for.
 * @csspart reason - Why the call has ended.
 * @csspart hint - What can be done about it.
 * @csspart duration - How long it was.
 * @csspart others - Who else is called, when this user is called with others.
 * @csspart grid - Place of the people of a group call.
 * @csspart news - Who came into a group call, left it or will not come; over the grid for some seconds.
 * @csspart tile - One person of a group call; `remote-picture` or `local-picture` is in it too.
 * @csspart own-tile - This user's, which is a `tile` too.
 * @csspart tile-avatar - The person's picture or initials.
 * @csspart tile-status - That they are being rung, or are on their way.
 * @csspart tile-mark - That they are muted, or speak.
 * @csspart tile-label - What surrounds the name.
 * @csspart tile-name - The person's name.
 * @csspart controls - A row of buttons.
 * @csspart control - Each button of it.
 * @csspart control-disc - The button's disc.
 * @csspart control-caption - What is written below it, while a call rings.
 * @csspart control-tip - What it says under the pointer and with the focus.
 * @csspart answer-button - Answers.
 * @csspart decline-button - Declines.
 * @csspart cancel-button - Takes the call back.
 * @csspart microphone-button - Mutes the microphone.
 * @csspart camera-button - Turns the camera on and off.
 * @csspart screen-button - Shares this person's screen, or shares it no more.
 * @csspart devices-button - Shows the choice of devices.
 * @csspart switch-button - Asks for a voice or a video call.
 * @csspart hangup-button - Hangs up.
 * @csspart sound-button - Turns on sound that the browser held back.
 * @csspart close-button - Puts the ended call away.
 * @csspart retry-button - Calls back whoever called in vain; calls again where something could not be loaded.
 * @csspart device-dialog - The choice of devices during a call; the other parts `device-…` are in it.
 * @csspart device-title - What it says above.
 * @csspart device-label - What kind of device it is.
 * @csspart device-select - The list to choose from.
 * @csspart device-close - Puts the choice away.
 * @csspart preview - Place of the own picture in the view before a call.
 * @csspart preview-picture - The `<video>` in it.
 * @csspart level - How loud the microphone is, in the view before a call.
 * @csspart notice - Trouble in words; the other parts `notice-…` are in it.
 * @csspart notice-mark - The sign before the words.
 * @csspart notice-what - What the trouble is.
 * @csspart notice-todo - What can be done about it.
 * @csspart notice-action - Does it.
 * @csspart notice-decline - Says no to what is asked.
 * @csspart notice-close - Puts the notice away.
 * @csspart idle - What surrounds the default slot.
 *
 * @cssstate idle - No call.
 * @cssstate in-call - There is a call; together with one of the next six.
 * @cssstate preparing - The devices are being asked for.
 * @cssstate outgoing - The other side is being rung.
 * @cssstate incoming - This side is being rung.
 * @cssstate accepting - This side has said yes.
 * @cssstate connecting - Both have.
 * @cssstate connected - Both are in the call.
 * @cssstate ended - The end of a call is shown.
 * @cssstate minimized - The call is a bubble.
 * @cssstate picture-in-picture - It is in picture-in-picture.
 * @cssstate fullscreen - It fills the screen.
 * @cssstate logged-out - Nobody is logged in.
 * @cssstate logging-in - The login is under way.
 * @cssstate ready - Calls can be made and received.
 * @cssstate reconnecting - They cannot at the moment.
 * @cssstate standby - Another tab of the browser has the login.
 * @cssstate in-call-elsewhere - There is a call in that tab; together with `standby`.
 * @cssstate kicked-out - The login was ended by another one or by the server.
 * @cssstate failed - The login has failed.
 *
 * @cssprop [--trtc-font-family=system-ui] - Font; `inherit` for the page's.
 * @cssprop [--trtc-font-size=medium] - Size of the letters, to which everything else is in proportion. Default: what
 *   the person has set in the browser.
 * @cssprop [--trtc-color-brand] - The page's own colour, for focus rings, marks and call buttons; made lighter or
 *   darker where it would not be seen well. The next ones say it of one thing, as they are.
 * @cssprop [--trtc-color-accent] - Focus rings and marks.
 * @cssprop [--trtc-color-answer=#15833f] - Answer button.
 * @cssprop [--trtc-color-danger=#d92d20] - Decline, cancel and hang-up buttons.
 * @cssprop [--trtc-color-on-strong=#fff] - Symbols on those.
 * @cssprop [--trtc-color-warning] - Marks of warnings.
 * @cssprop [--trtc-color-text] - Text.
 * @cssprop [--trtc-color-text-muted] - Lesser text.
 * @cssprop [--trtc-color-surface-start] - Screen without a picture, top.
 * @cssprop [--trtc-color-surface-end] - Screen without a picture, bottom.
 * @cssprop [--trtc-color-raised] - Notices and badges.
 * @cssprop [--trtc-color-outline] - Their outline.
 * @cssprop [--trtc-color-control] - Round buttons.
 * @cssprop [--trtc-color-control-hover] - Round buttons under the pointer.
 * @cssprop [--trtc-color-stage=#0b0e13] - Behind pictures that do not fill their place.
 * @cssprop [--trtc-color-tile] - A person of a group call without a picture.
 * @cssprop [--trtc-color-speaking] - Ring around one who speaks.
 * @cssprop [--trtc-tile-gap] - Space between the people of a group call.
 * @cssprop [--trtc-tile-radius=0.75rem] - Corners of their tiles.
 * @cssprop [--trtc-radius=1.25rem] - Corners of the screen.
 * @cssprop [--trtc-control-size=3.5rem] - Diameter of the round buttons in a call; at least 44 px.
 * @cssprop [--trtc-idle-opacity=0] - How much is seen of names and buttons over pictures while nobody moves; with 1
 *   they stay.
 * @cssprop [--trtc-avatar-size] - Diameter of the person's picture or initials; the tiles have their own.
 * @cssprop [--trtc-video-fit] - How pictures fill their place: `cover`, `contain`, `fill`. Default: cover,
 *   but a tall picture in a wide place is shown whole.
 */
export class TrtcCallingElement extends CallingVerbsElement {
  /** Kinds of calls by the keys of trtc-calling-js. */
  static readonly CALL_TYPE = { UNKNOWN: 0, AUDIO_CALL: 1, VIDEO_CALL: 2 } as const;

  static override styles = css`
    :host {
      /* A grid so that whatever size the page gives reaches the screen of a call. */
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      position: relative;
      /* The one thing of the page's layout that would turn everything inside. */
      writing-mode: horizontal-tb !important;
    }

    :host([hidden]) {
      display: none;
    }

    .again {
      justify-self: center;
      min-block-size: 44px;
      font: inherit;
    }
  `;

  static override properties: PropertyDeclarations = {
    sdkAppID: { attribute: 'sdkappid', converter: NUMBER, reflect: true },
    userID: { attribute: 'userid', reflect: true, useDefault: true },
    userSig: { attribute: 'usersig', reflect: true, useDefault: true },
    userSigUrl: { attribute: 'usersig-url' },
    userSigCredentials: { attribute: 'usersig-credentials' },
    userSigProvider: { attribute: false },
    type: { type: Number, reflect: true, useDefault: true },
    timeout: { type: Number, reflect: true, useDefault: true },
    videoQuality: { attribute: 'video-quality', converter: QUALITY },
    display: { reflect: true, useDefault: true },
    manual: { type: Boolean, reflect: true },
    backgroundMute: { attribute: 'background-mute', converter: BACKGROUND_MUTE },
    ringtone: { reflect: true, useDefault: true },
    ringback: { reflect: true, useDefault: true },
    silent: { type: Boolean, reflect: true },
    attention: { reflect: true, useDefault: true },
    preCall: { attribute: 'pre-call', type: Boolean, reflect: true },
    imProxy: { attribute: 'im-proxy' },
    rtcProxy: { attribute: 'rtc-proxy' },
    logProxy: { attribute: 'log-proxy' },
    texts: { attribute: false },
    tim: { attribute: false },
  };

  /** Number of the application in Tencent Cloud's console. */
  sdkAppID: number | undefined;

  /** This user: 1 to 128 printable ASCII characters. Default empty. */
  userID: UserID = '';

  /**
   * This user's signature, made by your server; it is as good as a password. A fresh one does not disturb the
   * call that is on. Default empty.
   */
  userSig = '';

  /**
   * Where to get the userSig while `userSig` is empty: an `http(s)` address, relative to the page's. It is asked
   * by GET with the user as the parameter `userID`, or where it says `{userID}`, and answers with JSON,
   * `{ "userSig": "…" }`, or with the bare userSig as text; again before that runs out.
   */
  userSigUrl: string | undefined;

  /** Whether `userSigUrl` gets cookies: 'same-origin', 'include' or 'omit', as `fetch()`. Default 'same-origin'. */
  userSigCredentials: 'same-origin' | 'include' | 'omit' | undefined;

  /**
   * The same by a function of the page's, which is asked instead of `userSigUrl`: it gets the userID and returns
   * the userSig, or `{ userSig }`, or a promise of it within 20 s. Default undefined.
   */
  userSigProvider: UserSigProvider | undefined;

  /** Kind of the calls that are made without one: 1 voice, 2 video. It changes no running call. Default 2. */
  type: CallType = CALL_TYPE.VIDEO;

  /** Seconds that a call may ring, 1 to 3600. Default 30. */
  timeout = 30;

  /**
   * Picture that is sent, in a running call too: '120p', '180p', '240p', '360p', '480p', '720p', '1080p', or
   * `{ width, height, frameRate, bitrate }` in pixels, pictures a second and kbit/s. Default '480p'.
   */
  videoQuality: VideoQuality = DEFAULT_VIDEO_QUALITY;

  /**
   * Where calls are shown, at once when changed: 'inline' in the element's place, 'floating' in a window over a
   * corner of the page, 'overlay' over all of the page; the last two in the browser's top layer, where nothing
   * of the page covers them. A call that comes in while the element's place is out of sight, covered or too
   * small for it floats, until it is over. Default 'inline'.
   */
  display: Display = 'inline';

  /** Log in only by login() or init(). Default false. */
  manual = false;

  /**
   * Whether a call goes on when the page goes to the background, as `backgroundMute` of the mini-programs'
   * TRTCCalling: true keeps it, false ends it when the page's tab is hidden, the window is minimised or the
   * phone shows another app. Default undefined, which keeps it: a mini-program in the background cannot go on
   * for long, whereas people in a browser change tabs all day while they talk. So `false` counts only where
   * the page says it. A call that still rings here goes on ringing, as declining it unseen would be worse.
   *
   * Leaving the page (closing, reloading, going to another one) and being frozen by the browser end the call
   * in any case, and the other side is told at once.
   */
  backgroundMute: boolean | undefined;

  /**
   * Address of the sound that is heard, over and over, while a call comes in; `'none'` for no sound. It is loaded
   * when it first rings, from where fetch() may read it; when it is not there in 3 seconds, the built-in
   * sound is heard and an `error` event (`load-failed`) tells. Default empty: a chime of two notes.
   */
  ringtone = '';

  /**
   * The same for the sound that a caller hears while the other side is rung. With `'none'` there is no tone
   * either that tells the caller of nobody answering. Default empty: the tone of a telephone.
   */
  ringback = '';

  /** Makes no sound while it rings, and does not vibrate; the sound of calls stays. Default false. */
  silent = false;

  /**
   * How else a call that rings here asks for attention; words with spaces between them, at once when changed.
   * While the page is hidden: `notification` (of the system; a click on it answers; once
   * requestNotifications() is granted), `title` and `favicon` (they flash). Always: `badge` (on the icon of
   * an installed web application) and `vibration`. All of it is gone the moment it rings no more. Default
   * empty: nothing.
   */
  attention = '';

  /**
   * Before a call is made or answered, shows a view with the own picture, the level of the microphone and the
   * choice of devices, from which the person goes on or back. call(), groupCall() and accept() wait for them, and
   * reject with `call-ended` when they go back or the call stops ringing meanwhile. Default false.
   */
  preCall = false;

  /** `ws://` or `wss://` address of the IM service. Default: Tencent Cloud's. */
  imProxy: string | undefined;

  /** `ws://` or `wss://` address of the TRTC service. Default: Tencent Cloud's. */
  rtcProxy: string | undefined;

  /** `http://` or `https://` address for the SDKs' logs. Default: Tencent Cloud's. */
  logProxy: string | undefined;

  /**
   * Texts of the page's own in place of the widget's, in whatever language: any of the messages, at once, also in
   * a call. To change them again, assign another object. Default undefined.
   */
  texts: TextChanges | undefined;

  /** The page's own instance of tim-js-sdk, used instead of a new one. */
  tim: object | undefined;

  /** Come when they are first needed, one after the other; see src/phone/. */
  #login: PhoneLogin | undefined;
  #phone: Phone | undefined;
  #loading: Promise<Phone> | undefined;
  /** What it will have to do first, before it looks at the attributes. */
  #asked: ((phone: Phone) => void)[] = [];
  /** The same of the login, before anything else. */
  #askedLogin: ((login: PhoneLogin) => void)[] = [];
  /** Why it has not come. */
  #failure: CallError | undefined;
  #givenCore: CallingCoreLike | undefined;
  #givenConfig: object | undefined;

  constructor() {
    super();
    new StatesController(this, () => {
      const { call, session } = this.state;
      return this.#phone?.stateNames ?? [call.phase, session.status];
    });
    new PresenceController(this);
    this.addEventListener('command', (event) => {
      const { command, source } = event as CommandEvent;
      this.use((phone) => phone.command(command, source)).catch(() => undefined);
    });
    // Set before the element was defined, they stand in front of the accessors.
    for (const name of ['config', 'core']) {
      const early: unknown = Object.getOwnPropertyDescriptor(this, name)?.value;
      if (early && Reflect.deleteProperty(this, name)) Reflect.set(this, name, early);
    }
  }

  /** All that there is to know of login and call; a new object after each change. */
  get state(): PhoneState {
    if (this.#phone) return this.#phone.state;
    const error = this.#failure;
    return error
      ? { ...LOGGED_OUT, session: { status: 'failed', userID: this.userID, error } }
      : (this.#login?.state ?? LOGGED_OUT);
  }

  /** The configuration object of Tencent's own components. What an assigned object leaves out stays as it is. */
  get config(): TrtcCallingConfig {
    const { sdkAppID, userID, userSig, type, tim } = this;
    return { sdkAppID, userID, userSig, type, tim };
  }

  set config(config: TrtcCallingConfig | null | undefined) {
    this.#givenConfig = config ?? this.#givenConfig;
    const { sdkAppID, SDKAppID = sdkAppID, userID, userSig, type, tim } = config ?? {};
    if (SDKAppID !== undefined) this.sdkAppID = SDKAppID;
    if (userID !== undefined) this.userID = userID;
    if (userSig !== undefined) this.userSig = userSig;
    if (type !== undefined) this.type = type;
    if (tim !== undefined) this.tim = tim;
  }

  /**
   * What the element stands on; undefined until its code has come. Default: one of its own over the Tencent SDKs, made
   * when first needed.
   */
  get core(): CallingCoreLike | undefined {
    return this.#phone?.core ?? this.#givenCore;
  }

  set core(core: CallingCoreLike | undefined) {
    this.#givenCore = core;
    if (this.#phone && core) this.#phone.core = core;
    else this.#wake();
  }

  /** For call buttons: a login is about to begin. @internal */
  get isPreparingLogin(): boolean {
    return this.#phone?.isPreparingLogin ?? (this.#loading !== undefined && !this.manual);
  }

  /** For call buttons: all that a call needs has come. @internal */
  get canCall(): boolean {
    return this.#phone !== undefined;
  }

  /** For call buttons: a call may be near. @internal */
  warmUp(): void {
    this.#phone?.warmUp();
  }

  // --- lifecycle -------------------------------------------------------------------------------------

  override connectedCallback(): void {
    super.connectedCallback();
    // Whoever has a phone in the page will want it.
    if (this.#phone) return;
    whenIdle(() => this.#wake());
  }

  /** A call goes on before it is shown: what it has to do at once is done until then, an answer sent. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.state.call.phase !== 'idle') {
      await new Promise((resolve) => setTimeout(resolve, SHOW_MILLISECONDS));
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (this.#willLogIn && !this.#failure) this.#wake();
  }

  /** Also waits for the code of the phone, while that is on its way. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    if (this.#phone || !this.#loading) return isComplete;
    await this.#loading.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override get content(): Phone | undefined {
    return this.#phone;
  }

  protected override renderShell(): readonly Element[] {
    const page = make('slot', {});
    if (!this.#failure) return [page];
    const again = make('button', { class: 'again' }, `⚠ ${firstTexts(this).tryAgain}`);
    again.addEventListener('click', () => this.#wake());
    return [page, make('slot', { name: 'unavailable' }, again)];
  }

  // --- the phone -------------------------------------------------------------------------------------

  protected override use<Result>(verb: (phone: Phone) => Promise<Result>): Promise<Result> {
    if (this.#phone) return verb(this.#phone);
    return new Promise((resolve, reject) => {
      this.#asked.push((phone) => void verb(phone).then(resolve, reject));
      this.#load().catch(reject);
    });
  }

  get #isLoginAsked(): boolean {
    return this.#askedLogin.length > 0;
  }

  get #willLogIn(): boolean {
    return !this.manual && !!this.sdkAppID && !!this.userID;
  }

  /** Has the phone come; when it does not, an event tells, and the state. */
  #wake(): void {
    this.#load().catch(() => undefined);
  }

  #load(): Promise<Phone> {
    this.#loading ??= this.#makePhone();
    return this.#loading;
  }

  /** The login begins before the rest of the phone is there, which comes behind what the login waits for. */
  async #makePhone(): Promise<Phone> {
    const inside = {
      emit: (event: CallEvent) => this.emit(event),
      emitError: (error: CallError) => this.emitError(error),
      forgetHandlers: () => this.forgetHandlers(),
      config: () => this.#givenConfig,
    };
    try {
      // Who logs in by a script may bring a TIM of their own.
      const isFetching = !this.tim && !this.#givenCore && (!this.manual || this.#isLoginAsked);
      const signalling = isFetching ? fetchSignalling() : undefined;
      const { PhoneLogin: LoadedLogin } = await loadLogin();
      const makeLogin = (): PhoneLogin => (this.#login ??= new LoadedLogin(this, inside));
      // What was asked before may be to stay out.
      if (!this.#givenCore && (this.#isLoginAsked || this.#asked.length === 0)) {
        const login = makeLogin();
        for (const ask of this.#askedLogin.splice(0)) ask(login);
        await signalling;
      }
      const { Phone: LoadedPhone } = await loadPhone();
      const login = makeLogin();
      this.#phone = new LoadedPhone(this, inside, login, this.#givenCore);
      if (this.#failure) {
        this.#failure = undefined;
        this.emit({ name: 'state-change', detail: this.state });
      }
      this.requestUpdate();
      for (const ask of this.#askedLogin.splice(0)) ask(login);
      for (const ask of this.#asked.splice(0)) ask(this.#phone);
      return this.#phone;
    } catch (cause) {
      const error = CallError.from(cause);
      this.#loading = undefined;
      this.#failure = error;
      this.#asked = [];
      this.#askedLogin = [];
      window.addEventListener('online', () => this.#wake(), { once: true });
      this.emit({ name: 'state-change', detail: this.state });
      this.emitError(error);
      this.requestUpdate();
      throw error;
    }
  }

  // --- public methods --------------------------------------------------------------------------------

  /** The same as login(). */
  init(config?: TrtcCallingConfig): Promise<void> {
    return this.login(config);
  }

  /**
   * Ends the call, logs out and forgets the handlers of on(). Settles when done; never rejects. init()
   * begins anew.
   */
  destroyed(): Promise<void> {
    return this.use((phone) => phone.destroyed()).catch(() => undefined);
  }

  /**
   * Logs in with what the attributes say, and with a `config` that is given here, which stays. Settles when calls
   * can be made and received, also when they ring in another tab of this browser (`standby`). Rejects with
   * `invalid-argument` when something is missing or malformed, with `login-failed`, `load-failed` or
   * `timed-out`.
   */
  login(config?: TrtcCallingConfig): Promise<void> {
    this.config = config;
    // Behind what was asked before.
    if (this.#phone || this.#asked.length > 0) return this.use((phone) => phone.login());
    if (this.#login) return this.#login.login();
    return new Promise((resolve, reject) => {
      this.#askedLogin.push((login) => void login.login().then(resolve, reject));
      this.#load().catch(reject);
    });
  }

  /**
   * Brings calls here: from the tab of this browser that has the login (`standby`), else by login(). Settles when
   * calls can be made and received here. Rejects as login(), with `call-elsewhere` while there is a call in that
   * tab, and with `timed-out` when it does not let go.
   */
  takeOver(): Promise<void> {
    return this.use((phone) => phone.takeOver());
  }

  /** Ends the call and logs out, until login() or until the attributes change. Never rejects. */
  logout(): Promise<void> {
    return this.use((phone) => phone.logout()).catch(() => undefined);
  }

  /**
   * Takes that microphone ('audio'), camera ('video') or output ('speaker') in the running call and in those
   * after it. Turns nothing on: what is muted or off stays so. Settles once the new device is sent, without a
   * call at once. Rejects with `invalid-argument`, `microphone-missing` or `camera-missing` for an unknown id,
   * `speaker-unavailable` where the browser cannot choose the output or has no such one, and with
   * `device-in-use`, `permission-denied`, `publish-failed` or `timed-out`; then the old device goes on, or is
   * off where that could not be opened again either. A device that is gone when the next call begins is
   * replaced by the browser's choice.
   */
  switchDevice(request: DeviceSwitch): Promise<void> {
    return this.use((phone) => phone.switchDevice(request));
  }

  /**
   * Takes the camera at the front (true), at the back (false) or the other one (left out), as switchDevice()
   * does. Where cameras face nowhere in particular it is the next one in the list. Rejects as switchDevice(),
   * with `camera-missing` where there is no such camera.
   */
  switchCamera(isFrontCamera?: boolean): Promise<void> {
    return this.use((phone) => phone.switchCamera(isFrontCamera));
  }

  /**
   * Lets the sound come out of the loudspeaker (true), or of the earpiece or headset (false), in the running
   * call and in those after it. Settles once the browser has agreed. Rejects with `speaker-unavailable` where
   * it does not let pages choose (Safari, Firefox on phones) or names no such output, which it does only once
   * a microphone is allowed.
   */
  setHandsFree(isHandsFree: boolean): Promise<void> {
    return this.use((phone) => phone.setHandsFree(isHandsFree));
  }

  /**
   * The same as setting `videoQuality`. Settles once the picture of the running call is so, without a call at
   * once; the camera comes as near as it can. Rejects with `invalid-argument`, or, where the running call
   * cannot be changed, `webrtc-unsupported`, `publish-failed` or `timed-out`; it holds for the next picture
   * all the same.
   */
  setVideoQuality(quality: VideoQuality): Promise<void> {
    return this.use((phone) => phone.setVideoQuality(quality));
  }

  /**
   * How much Tencent's SDKs write to the console: 0 all, 1 what matters in production, 2 warnings, 3 errors, 4
   * nothing, which is the default. It holds for the whole page, but not for SDKs of the page's own. Settles at
   * once. Rejects with `invalid-argument`.
   */
  setLogLevel(level: number): Promise<void> {
    return this.use((phone) => phone.setLogLevel(level));
  }

  /**
   * Shows the own picture, `{ videoViewDomID }` in a container of the page's, else in the widget, where it is
   * shown anyway. It holds for this call, or for the next when there is none. Settles when it is in its
   * place. Rejects with `invalid-argument` for a container that is not there.
   */
  startLocalView(view?: ViewRequest | UserID): Promise<void> {
    return this.use((phone) => phone.startView('local', view));
  }

  /** Shows the own picture nowhere, for this call; it is still sent. */
  stopLocalView(view?: ViewRequest | UserID): Promise<void> {
    return this.use((phone) => phone.stopView('local', view));
  }

  /**
   * Shows another person's picture: `startRemoteView(userID)` in the widget, where it is shown anyway, or
   * `startRemoteView({ userID, videoViewDomID })` in a container of the page's, by its id or itself; whose
   * picture was there before goes back into the widget. In a group call each person's can be somewhere else;
   * without a user id it is that of who called, or was called first. It holds for this call, or for the next
   * when there is none. Settles when it is in its place. Rejects with
   * `invalid-argument` for a container that is not there, or a user who is not in the call.
   */
  startRemoteView(view?: ViewRequest | UserID): Promise<void> {
    return this.use((phone) => phone.startView('remote', view));
  }

  /** Shows that person's picture nowhere, for this call; the sound goes on. */
  stopRemoteView(view?: ViewRequest | UserID): Promise<void> {
    return this.use((phone) => phone.stopView('remote', view));
  }

  /**
   * Makes the call a bubble at the edge of the window, wherever it was shown; the element's place is free
   * meanwhile. Settles when it is one. Rejects with `invalid-state` without a call, or while one rings here.
   */
  minimize(): Promise<void> {
    return this.use((phone) => phone.minimize());
  }

  /**
   * Brings the call back out of the bubble or out of picture-in-picture. Settles when it is there. Rejects with
   * `invalid-state` without a call.
   */
  restore(): Promise<void> {
    return this.use((phone) => phone.restore());
  }

  /**
   * Shows the running call in picture-in-picture: a window above all others with the other person's picture and
   * buttons, where the browser has that, else the picture alone. To be called from a click or a key of the
   * person. Settles when it is there. Rejects with `invalid-state` where it cannot be.
   */
  requestPictureInPicture(): Promise<void> {
    return this.use((phone) => phone.requestPictureInPicture());
  }

  /**
   * Fills the screen with the call, without one with the element, as every element does. `document.fullscreenElement`
   * is the element then, and `document.exitFullscreen()` leaves.
   */
  override requestFullscreen(options?: FullscreenOptions): Promise<void> {
    return this.#phone?.requestFullscreen(options) ?? super.requestFullscreen(options);
  }

  /**
   * Asks the person to allow the notifications that `attention` may name. To be called from a click or a key of
   * theirs. Settles with what they have said, now or before: 'granted', 'denied' or, where they just put the
   * question away, 'default'; with 'denied' where there are no notifications. Never rejects.
   */
  requestNotifications(): Promise<NotificationPermission> {
    return this.use((phone) => phone.requestNotifications());
  }

  /**
   * What a message of tim-js-sdk's says about a call, in the language of the element, for a chat history that
   * has such messages among others: "Started a video call", "Call ended, duration: 1:05", "No answer" ….
   * Empty for every other message and for anything that is none; never throws. Empty too until the code of the
   * element has loaded, soon after it is in the page or something is asked of it, and in English until another
   * language has.
   */
  extractCallingInfoFromMessage(message: unknown): string {
    return this.#phone?.sayMessage(message) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trtc-calling': TrtcCallingElement;
  }
}
