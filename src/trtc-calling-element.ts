import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../styles/base.css.js';
import { own } from '../styles/own.css.js';
import { tokens } from '../styles/tokens.css.js';
import { CallingVerbsElement } from './calling-verbs-element.js';
import { CommandController } from './controllers/command-controller.js';
import { createDeviceDesk } from './controllers/device-desk.js';
import { DismissController } from './controllers/dismiss-controller.js';
import type { DisplayController } from './controllers/display-controller.js';
import { FocusController } from './controllers/focus-controller.js';
import { LocaleController } from './controllers/locale-controller.js';
import { LoginController } from './controllers/login-controller.js';
import type { LoginValues } from './controllers/login-values.js';
import { NewsController } from './controllers/news-controller.js';
import { PageLifeController } from './controllers/page-life-controller.js';
import {
  OWN_PICTURE,
  PictureController,
  remotePicture,
  remoteScreen,
  type PictureSlots,
} from './controllers/picture-controller.js';
import { PreCallController } from './controllers/pre-call-controller.js';
import { PresenceController } from './controllers/presence-controller.js';
import { RingController } from './controllers/ring-controller.js';
import { SpeakerController } from './controllers/speaker-controller.js';
import { SpeakingController } from './controllers/speaking-controller.js';
import { stateNamesOf, StatesController } from './controllers/states-controller.js';
import { DEFAULT_TIMEOUT } from './core/call-options.js';
import type { CallingCoreLike } from './core/calling-core.js';
import { CallError } from './core/errors.js';
import type { CallEvent } from './core/events.js';
import { LazyCore, LOGGED_OUT } from './lazy-core.js';
import { remoteOf } from './core/remotes.js';
import type { DeviceKind } from './core/ports.js';
import type { CallRole, CallState, DeviceStart, PhoneState } from './core/state.js';
import { readCallingMessage } from './core/tencent/calling-message.js';
import { canShareScreen } from './core/tencent/can-share-screen.js';
import { setLogLevel } from './core/tencent/sdk-logs.js';
import { CALL_TYPE, type CallType, type Login, type UserID } from './core/types.js';
import {
  DEFAULT_VIDEO_QUALITY,
  readVideoQuality,
  VIDEO_PROFILES,
  type VideoQuality,
} from './core/video-quality.js';
import {
  findContainer,
  invalid,
  readView,
  type DeviceSwitch,
  type ViewRequest,
} from './element-arguments.js';
import { retried } from './load.js';
import type { Trouble } from './locales/index.js';
import type { TextChanges } from './locales/changes.js';
import { findSecretKey } from './user-sig/secret-key.js';
import type { UserSigProvider } from './user-sig/source.js';
import { announcementOf, newsInWords, type News } from './parts/announcement.js';
import type { CallScreen, Picture } from './parts/call-screen.js';
import { DISPLAYS, type Display, type DisplayFacts } from './parts/display.js';
import type { TrtcNotice } from './parts/notice.js';
import './parts/notice.js';
import type { RequestDetails } from './parts/request-events.js';
import { ATTENTION_MEANS, readAttention } from './ring/attention-means.js';

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

/** Whose picture a method is about. */
type Whose = 'local' | 'remote';

/** Until there is a screen. */
const NOT_DISPLAYED: DisplayFacts = {
  place: 'inline',
  bubble: undefined,
  corner: undefined,
  fullscreen: false,
  pictureInPicture: false,
  canFullscreen: false,
  canPictureInPicture: false,
};

const NUMBER = {
  fromAttribute: (value: string | null) => (value?.trim() ? Number(value) : undefined),
};

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
 * @csspart retry-button - Calls back whoever called in vain while the person looked at their devices.
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

  static override styles = [
    tokens,
    base,
    own,
    css`
      /* A grid so that whatever size the page gives reaches the screen of a call. */
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        position: relative;
        /* The one thing of the page's layout that would turn everything inside. */
        writing-mode: horizontal-tb !important;
        color: inherit;
        font-family: inherit;
        line-height: inherit;
      }

      .own {
        display: block;
        font-size: var(--trtc-font-size, medium);
      }

      .call {
        block-size: 100%;
      }

      .trouble {
        display: grid;
        place-content: center;
        gap: 0.75rem;
        padding: 1rem;
      }

      :host(:not([display='inline'])) .trouble {
        position: fixed;
        inset-block-end: 0;
        inset-inline-end: 0;
        z-index: 2147483647;
      }

      .trouble .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.75rem;
      }

      .trouble .answers button {
        min-block-size: 44px;
        font: inherit;
      }
    `,
  ];

  /** Number of the application in Tencent Cloud's console. */
  @property({ attribute: 'sdkappid', converter: NUMBER, reflect: true })
  sdkAppID: number | undefined;

  /** This user: 1 to 128 printable ASCII characters. Default empty. */
  @property({ attribute: 'userid', reflect: true, useDefault: true }) userID: UserID = '';

  /**
   * This user's signature, made by your server; it is as good as a password. A fresh one does not disturb the
   * call that is on. Default empty.
   */
  @property({ attribute: 'usersig', reflect: true, useDefault: true }) userSig = '';

  /**
   * Where to get the userSig while `userSig` is empty: an `http(s)` address, relative to the page's. It is asked
   * by GET with the user as the parameter `userID`, or where it says `{userID}`, and answers with JSON,
   * `{ "userSig": "…" }`, or with the bare userSig as text; again before that runs out.
   */
  @property({ attribute: 'usersig-url' }) userSigUrl: string | undefined;

  /** Whether `userSigUrl` gets cookies: 'same-origin', 'include' or 'omit', as `fetch()`. Default 'same-origin'. */
  @property({ attribute: 'usersig-credentials' }) userSigCredentials:
    'same-origin' | 'include' | 'omit' | undefined;

  /**
   * The same by a function of the page's, which is asked instead of `userSigUrl`: it gets the userID and returns
   * the userSig, or `{ userSig }`, or a promise of it within 20 s. Default undefined.
   */
  @property({ attribute: false }) userSigProvider: UserSigProvider | undefined;

  /** Kind of the calls that are made without one: 1 voice, 2 video. It changes no running call. Default 2. */
  @property({ type: Number, reflect: true, useDefault: true }) type: CallType = CALL_TYPE.VIDEO;

  /** Seconds that a call may ring, 1 to 3600. Default 30. */
  @property({ type: Number, reflect: true, useDefault: true }) timeout: number = DEFAULT_TIMEOUT;

  /**
   * Picture that is sent, in a running call too: '120p', '180p', '240p', '360p', '480p', '720p', '1080p', or
   * `{ width, height, frameRate, bitrate }` in pixels, pictures a second and kbit/s. Default '480p'.
   */
  @property({ attribute: 'video-quality', converter: QUALITY })
  videoQuality: VideoQuality = DEFAULT_VIDEO_QUALITY;

  /**
   * Where calls are shown, at once when changed: 'inline' in the element's place, 'floating' in a window over a
   * corner of the page, 'overlay' over all of the page; the last two in the browser's top layer, where nothing
   * of the page covers them. A call that comes in while the element's place is out of sight, covered or too
   * small for it floats, until it is over. Default 'inline'.
   */
  @property({ reflect: true, useDefault: true }) display: Display = 'inline';

  /** Log in only by login() or init(). Default false. */
  @property({ type: Boolean, reflect: true }) manual = false;

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
  @property({ attribute: 'background-mute', converter: BACKGROUND_MUTE })
  backgroundMute: boolean | undefined;

  /**
   * Address of the sound that is heard, over and over, while a call comes in; `'none'` for no sound. It is loaded
   * when it first rings, from where fetch() may read it; when it is not there in 3 seconds, the built-in
   * sound is heard and an `error` event (`load-failed`) tells. Default empty: a chime of two notes.
   */
  @property({ reflect: true, useDefault: true }) ringtone = '';

  /**
   * The same for the sound that a caller hears while the other side is rung. With `'none'` there is no tone
   * either that tells the caller of nobody answering. Default empty: the tone of a telephone.
   */
  @property({ reflect: true, useDefault: true }) ringback = '';

  /** Makes no sound while it rings, and does not vibrate; the sound of calls stays. Default false. */
  @property({ type: Boolean, reflect: true }) silent = false;

  /**
   * How else a call that rings here asks for attention; words with spaces between them, at once when changed.
   * While the page is hidden: `notification` (of the system; a click on it answers; once
   * requestNotifications() is granted), `title` and `favicon` (they flash). Always: `badge` (on the icon of
   * an installed web application) and `vibration`. All of it is gone the moment it rings no more. Default
   * empty: nothing.
   */
  @property({ reflect: true, useDefault: true }) attention = '';

  /**
   * Before a call is made or answered, shows a view with the own picture, the level of the microphone and the
   * choice of devices, from which the person goes on or back. call(), groupCall() and accept() wait for them, and
   * reject with `call-ended` when they go back or the call stops ringing meanwhile. Default false.
   */
  @property({ attribute: 'pre-call', type: Boolean, reflect: true }) preCall = false;

  /** `ws://` or `wss://` address of the IM service. Default: Tencent Cloud's. */
  @property({ attribute: 'im-proxy' }) imProxy: string | undefined;

  /** `ws://` or `wss://` address of the TRTC service. Default: Tencent Cloud's. */
  @property({ attribute: 'rtc-proxy' }) rtcProxy: string | undefined;

  /** `http://` or `https://` address for the SDKs' logs. Default: Tencent Cloud's. */
  @property({ attribute: 'log-proxy' }) logProxy: string | undefined;

  /**
   * Texts of the page's own in place of the widget's, in whatever language: any of the messages, at once, also in
   * a call. To change them again, assign another object. Default undefined.
   */
  @property({ attribute: false }) texts: TextChanges | undefined;

  /** The page's own instance of tim-js-sdk, used instead of a new one. */
  @property({ attribute: false }) tim: object | undefined;

  @state() protected renderScreen: ((screen: CallScreen) => TemplateResult) | undefined;

  @state() protected screenFailed = false;

  @state() protected loginProblem: CallError | undefined;

  @state() protected settingProblem: CallError | undefined;

  readonly #locale = new LocaleController(this);
  readonly #login = new LoginController(this);
  readonly #pictures = new PictureController(this);
  readonly #dismissal = new DismissController(this, () => this.#core?.dismiss());
  readonly #speaker = new SpeakerController(this);
  readonly #speaking = new SpeakingController(this);
  readonly #news = new NewsController(this);
  readonly #preCall = new PreCallController(this);
  readonly #desk = createDeviceDesk(this);
  readonly #ring = new RingController(
    this,
    () => this.#locale.messages,
    (error) => this.emitError(error),
  );
  /** Comes with the screen of a call. */
  #display: DisplayController | undefined;
  #core: CallingCoreLike | undefined;
  #config: object | undefined;
  readonly #provideUserSig: UserSigProvider = (userID) => this.userSigProvider?.(userID) ?? '';
  /** What the core has been told. */
  #quality: VideoQuality = DEFAULT_VIDEO_QUALITY;
  #isOwnCore = false;
  #unsubscribe: (() => void) | undefined;
  #hadCall = false;
  #isLoadingScreen = false;

  constructor() {
    super();
    new FocusController(this);
    new PageLifeController(this);
    new StatesController(this, () => [
      ...stateNamesOf(this.state),
      ...(this.#display?.stateNames ?? []),
    ]);
    new PresenceController(this);
    new CommandController(this);
  }

  /** All that there is to know of login and call; a new object after each change. */
  get state(): PhoneState {
    return this.#core?.state ?? LOGGED_OUT;
  }

  /** The configuration object of Tencent's own components. What an assigned object leaves out stays as it is. */
  get config(): TrtcCallingConfig {
    const { sdkAppID, userID, userSig, type, tim } = this;
    return { sdkAppID, userID, userSig, type, tim };
  }

  set config(config: TrtcCallingConfig | null | undefined) {
    this.#config = config ?? this.#config;
    const { sdkAppID, SDKAppID = sdkAppID, userID, userSig, type, tim } = config ?? {};
    if (SDKAppID !== undefined) this.sdkAppID = SDKAppID;
    if (userID !== undefined) this.userID = userID;
    if (userSig !== undefined) this.userSig = userSig;
    if (type !== undefined) this.type = type;
    if (tim !== undefined) this.tim = tim;
  }

  /** What the element stands on. Default: one of its own over the Tencent SDKs, made when first needed. */
  get core(): CallingCoreLike {
    if (this.#core) return this.#core;
    const core = new LazyCore();
    this.#useCore(core);
    this.#isOwnCore = true;
    return core;
  }

  set core(core: CallingCoreLike) {
    if (core === this.#core) return;
    this.#dropCore();
    this.#useCore(core);
    this.#login.reset();
  }

  /** For the display controller. @internal */
  get isPreparingCall(): boolean {
    return this.#preCall.shown !== undefined;
  }

  /** For call buttons: a login is about to begin. @internal */
  get isPreparingLogin(): boolean {
    return this.#login.isPreparing;
  }

  /** For the login controller. @internal */
  get loginValues(): LoginValues {
    const { sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy, tim } = this;
    const { userSigUrl, userSigCredentials } = this;
    // Frameworks may set another function each time that they render: it is no reason to ask anew.
    const isProvided = typeof this.userSigProvider === 'function';
    const userSigProvider = isProvided ? this.#provideUserSig : this.userSigProvider;
    const secretKey = findSecretKey(this, this.#config);
    return {
      ...{ sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy, tim },
      ...{ userSigUrl, userSigCredentials, userSigProvider, secretKey },
    };
  }

  /** For the login controller. @internal */
  beginLogin(login: Login): Promise<void> {
    return this.core.login(login);
  }

  /** For the login controller. @internal */
  async endLogin(): Promise<void> {
    await this.#core?.logout();
  }

  /** For the login controller. @internal */
  showProblem(problem: CallError | undefined): void {
    this.loginProblem = problem;
    if (problem) this.emitError(problem);
  }

  /** For the login controller. @internal */
  reportProblem(problem: CallError): void {
    this.emitError(problem);
  }

  /** For the page life controller. @internal */
  get endsInBackground(): boolean {
    return this.backgroundMute === false && this.state.call.phase !== 'incoming';
  }

  /** For the page life controller. @internal */
  leaveCall(): boolean {
    if (this.state.call.phase === 'idle') return false;
    this.#ask(this.core.hangup());
    return true;
  }

  /** For the page life controller. @internal */
  suspendLogin(): void {
    this.#login.suspend();
  }

  /** For the page life controller. @internal */
  resumeLogin(): void {
    this.#login.resume();
  }

  // --- lifecycle -------------------------------------------------------------------------------------

  protected override willUpdate(changed: PropertyValues<this>): void {
    const checked = ['type', 'timeout', 'videoQuality', 'attention', 'display'] as const;
    if (checked.some((name) => changed.has(name))) {
      this.settingProblem = this.#takeBack(changed);
      if (this.settingProblem) this.emitError(this.settingProblem);
      this.#tellQuality();
    }
    this.#follow(this.state);
  }

  /** Puts the last value that can be in the place of one that cannot; tells what is wrong with it. */
  #takeBack(changed: PropertyValues<this>): CallError | undefined {
    let problem: CallError | undefined;
    const types: readonly number[] = Object.values(CALL_TYPE);
    if (changed.has('type') && !types.includes(this.type)) {
      this.type = changed.get('type') ?? CALL_TYPE.VIDEO;
      problem = invalid('type must be 1 (voice) or 2 (video).');
    }
    if (changed.has('timeout') && !(this.timeout >= 1 && this.timeout <= 3600)) {
      this.timeout = changed.get('timeout') ?? DEFAULT_TIMEOUT;
      problem = invalid('timeout must be a number of seconds from 1 to 3600.');
    }
    if (changed.has('videoQuality') && !readVideoQuality(this.videoQuality)) {
      this.videoQuality = changed.get('videoQuality') ?? DEFAULT_VIDEO_QUALITY;
      const names = Object.keys(VIDEO_PROFILES).join(', ');
      problem = invalid(`video-quality must be one of ${names}.`);
    }
    if (changed.has('attention') && !readAttention(this.attention)) {
      this.attention = changed.get('attention') ?? '';
      problem = invalid(`attention must be words out of ${ATTENTION_MEANS.join(', ')}.`);
    }
    if (changed.has('display') && !DISPLAYS.includes(this.display)) {
      this.display = changed.get('display') ?? 'inline';
      problem = invalid(`display must be one of ${DISPLAYS.join(', ')}.`);
    }
    return problem;
  }

  protected override updated(): void {
    const { call } = this.state;
    if (call.phase === 'idle') return;
    const own = {
      slots: OWN_PICTURE,
      picture: this.#pictureOf(call.self),
      isSent: call.camera.on,
    };
    const others = call.remotes.map(({ userID, video }) => ({
      slots: remotePicture(userID, userID === call.peer),
      picture: this.#pictureOf(userID),
      isSent: video === true,
    }));
    const screens = call.remotes.map(({ userID, screen }) => ({
      slots: remoteScreen(userID),
      picture: this.#screenOf(userID),
      isSent: screen,
      isScreen: true,
    }));
    this.#pictures.sync([own, ...others, ...screens]);
  }

  // --- render ----------------------------------------------------------------------------------------

  override render(): TemplateResult {
    const { call } = this.state;
    const texts = this.#locale.messages;
    const isBare = call.phase === 'idle' && !call.ended && !this.#preCall.shown;
    const said = this.#news.said(announcementOf(this.state, texts), this.#inWords);
    // Nothing between the tags: a page may have its spaces shown (`white-space: pre`).
    // prettier-ignore
    return html`<div class="idle" part="idle" ?hidden=${!isBare && !this.#display?.isAway}
      >${isBare ? this.#renderNotice() : nothing}<slot></slot></div
      >${isBare ? nothing : this.#renderCall()}<div
      class="visually-hidden" role="status" lang=${texts.tag} dir=${texts.dir}>${said}</div>`;
  }

  #renderNotice(): unknown {
    const texts = this.#locale.messages;
    const { session } = this.state;
    const problem = this.loginProblem ?? this.settingProblem;
    if (problem && problem.reason !== 'invalid-argument') {
      return this.#renderUnavailable('error', texts.trouble[problem.reason], texts.tryAgain);
    }
    if (problem) {
      const { what } = texts.trouble['invalid-argument'];
      return this.#renderTrouble('error', { what, todo: problem.message });
    }
    switch (session.status) {
      case 'kicked-out': {
        const { reason } = session.error;
        const action = reason === 'kicked-out' ? texts.useHere : texts.tryAgain;
        return this.#renderUnavailable('warning', texts.trouble[reason], action);
      }
      case 'failed':
        return this.#renderUnavailable(
          'error',
          texts.trouble[session.error.reason],
          texts.tryAgain,
        );
      case 'reconnecting':
        return this.#renderTrouble('info', texts.sessionReconnecting);
      case 'standby':
        return session.inCall
          ? this.#renderTrouble('note', texts.trouble['call-elsewhere'])
          : this.#renderTrouble('note', texts.standby, texts.takeOver);
      case 'logged-out':
      case 'logging-in':
      case 'ready':
        return nothing;
    }
  }

  /** The page may have its own words for it. */
  #renderUnavailable(tone: TrtcNotice['tone'], trouble: Trouble, action: string): TemplateResult {
    return html`<slot name="unavailable">${this.#renderTrouble(tone, trouble, action)}</slot>`;
  }

  #renderTrouble(tone: TrtcNotice['tone'], { what, todo }: Trouble, action = ''): TemplateResult {
    const texts = this.#locale.messages;
    return html`<div class="own" lang=${texts.tag} dir=${texts.dir}>
      <trtc-notice
        exportparts="notice, notice-mark, notice-what, notice-todo, notice-action"
        tone=${tone}
        what=${what}
        todo=${todo}
        action=${action}
        @request-action=${this.#onLogin}
      ></trtc-notice>
    </div>`;
  }

  /** For the display controller, and the call's own screen. @internal */
  get screen(): CallScreen {
    const { call, people } = this.state;
    const { shown } = this.#news;
    const texts = this.#locale.messages;
    return {
      call,
      people,
      pictureOf: (userID) => this.#pictureOf(userID),
      screenOf: (userID) => this.#screenOf(userID),
      canShareScreen: canShareScreen(),
      speaking: this.#speaking.speaking,
      news: shown ? this.#inWords(shown) : '',
      sink: this.#speaker.sink,
      soundBlocked: this.#ring.isBlocked,
      desk: this.#desk,
      preCall: this.#preCall.shown,
      retry: this.#canRetry,
      display: this.#display?.facts ?? NOT_DISPLAYED,
      texts,
      pageDirection: getComputedStyle(this).direction,
    };
  }

  #renderCall(): TemplateResult {
    const { messages: texts } = this.#locale;
    return html`<div
      class="own call"
      lang=${texts.tag}
      dir=${texts.dir}
      @request-accept=${this.#onAccept}
      @request-reject=${this.#onReject}
      @request-hangup=${this.#onHangup}
      @request-microphone=${this.#onMicrophone}
      @request-camera=${this.#onCamera}
      @request-screen=${this.#onScreen}
      @request-switch=${this.#onSwitch}
      @request-answer-switch=${this.#onAnswerSwitch}
      @request-sound=${this.#onSound}
      @request-dismiss=${this.#onDismiss}
      @request-begin=${this.#onBegin}
      @request-back=${this.#onBack}
      @request-retry=${this.#onRetry}
      @slotchange=${this.#onSlotChange}
    >
      ${this.renderScreen ? this.renderScreen(this.screen) : this.#renderWithoutScreen()}
    </div>`;
  }

  /** The screen is on its way, or could not be loaded: then plain buttons do what must be possible. */
  #renderWithoutScreen(): unknown {
    const { call } = this.state;
    if (!this.screenFailed || call.phase === 'idle') return nothing;
    const texts = this.#locale.messages;
    const { what, todo } = texts.screenFailed;
    return html`<div class="trouble">
      <trtc-notice
        exportparts="notice, notice-mark, notice-what, notice-todo"
        tone="warning"
        what=${what}
        todo=${todo}
      ></trtc-notice>
      <div class="answers">
        ${
          call.phase === 'incoming'
            ? html`<button type="button" @click=${this.#onAccept}>${texts.answer}</button>`
            : nothing
        }
        <button type="button" @click=${this.#onHangup}>
          ${call.phase === 'incoming' ? texts.decline : texts.hangUp}
        </button>
      </div>
    </div>`;
  }

  // --- the core's facts --------------------------------------------------------------------------------

  #useCore(core: CallingCoreLike): void {
    this.#core = core;
    this.#unsubscribe = core.subscribe((event) => this.#onEvent(event));
    this.#quality = DEFAULT_VIDEO_QUALITY;
    this.#tellQuality();
    this.requestUpdate();
  }

  #tellQuality(): void {
    const quality = this.videoQuality;
    if (!this.#core || quality === this.#quality || !readVideoQuality(quality)) return;
    this.#quality = quality;
    this.#ask(this.#core.setVideoQuality(quality));
  }

  #dropCore(): void {
    this.#unsubscribe?.();
    if (this.#isOwnCore) void this.#core?.destroy();
    this.#isOwnCore = false;
    this.#core = this.#unsubscribe = undefined;
  }

  #onEvent(event: CallEvent): void {
    if (event.name === 'state-change') this.#follow(event.detail);
    if (isGroup(this.state.call)) this.#followGroup(event);
    else if (event.name === 'user-screen-available') this.#news.hear(event);
    this.emit(event);
    if (event.name === 'kicked-out') this.#login.onKickedOut(event.detail.type);
  }

  #followGroup(event: CallEvent): void {
    if (event.name === 'user-voice-volume') {
      this.#speaking.hear(event.detail.userID, event.detail.volume);
    }
    this.#news.hear(event);
  }

  /** What has to be noted at once, even if the next render comes late or never. */
  #follow({ session, call }: PhoneState): void {
    const hasCall = call.phase !== 'idle';
    if (this.#hadCall && !hasCall) {
      this.#pictures.reset();
      this.#news.reset();
    }
    this.#hadCall = hasCall;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (hasCall || ended || session.status === 'ready') void this.#loadScreen();
    this.#dismissal.summary = ended;
    this.#preCall.follow(this.state);
    this.#ring.follow();
    if (!this.isUpdatePending) this.requestUpdate();
  }

  async #loadScreen(): Promise<void> {
    if (this.renderScreen || this.#isLoadingScreen) return;
    this.#isLoadingScreen = true;
    try {
      const { DisplayController, renderCallScreen } = await retried(() =>
        import('./call-screen.js').catch((error: unknown) => {
          this.#onScreenFailed();
          throw error;
        }),
      );
      this.#display = new DisplayController(this, (detail) =>
        this.emit({ name: 'display-change', detail }),
      );
      this.renderScreen = renderCallScreen;
      this.screenFailed = false;
    } catch (error) {
      this.emitError(CallError.from(error, 'load-failed'));
    }
    this.#isLoadingScreen = false;
  }

  /** Nobody waits for further attempts. */
  #onScreenFailed(): void {
    this.screenFailed = true;
    this.#preCall.begin(undefined);
  }

  #pictureOf(userID: UserID): Picture {
    const { call } = this.state;
    if (call.phase === 'idle') return { stream: undefined, place: 'tile', mirrored: false };
    const isLocal = userID === call.self;
    const stream = isLocal ? this.#core?.localStream : this.#core?.remoteStream(userID);
    const facing = stream?.getVideoTracks()[0]?.getSettings().facingMode;
    return {
      stream,
      place: this.#pictures.placeOf(
        isLocal ? OWN_PICTURE : remotePicture(userID, userID === call.peer),
      ),
      mirrored: isLocal && facing !== 'environment',
    };
  }

  #screenOf(userID: UserID): Picture {
    return {
      stream: this.#core?.remoteScreen(userID),
      place: this.#pictures.placeOf(remoteScreen(userID)),
      mirrored: false,
    };
  }

  /** What has failed for want of a device can be tried again; who called in vain can be called back. */
  get #canRetry(): boolean {
    const { call } = this.state;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (!ended) return false;
    if (ended.error) return ended.role === 'caller' && this.again !== undefined;
    const isInVain = ended.reason === 'no-answer' || ended.reason === 'remote-cancelled';
    return isInVain && !ended.isGroup && this.#preCall.isMissed(ended.callID);
  }

  protected override beforeCall(
    role: CallRole,
    type?: CallType,
    userIDs: readonly UserID[] = [],
  ): Promise<DeviceStart | undefined> | undefined {
    const { call, session } = this.state;
    // What cannot be is refused by the core; of a machine without devices it tells as well.
    const canLook = 'mediaDevices' in navigator && !this.screenFailed;
    if (!this.preCall || !canLook) return undefined;
    if (role === 'callee') {
      if (call.phase !== 'incoming') return undefined;
      const asking = this.#preCall.ask(
        { role, type: call.type, userIDs: [call.peer] },
        call.callID,
      );
      this.#ring.follow();
      return asking;
    }
    const isOn = session.status === 'ready' || session.status === 'reconnecting';
    if (!isOn || call.phase !== 'idle' || !type) return undefined;
    return this.#preCall.ask({ role, type, userIDs }, undefined);
  }

  protected override giveUpBeforeCall(): boolean {
    const isPlacing = this.#preCall.shown?.role === 'caller';
    if (isPlacing) this.#preCall.giveUp();
    return isPlacing;
  }

  /** For the ring controller: the person has noticed, and looks at their devices. @internal */
  get isAnswering(): boolean {
    return this.#preCall.isAnswering;
  }

  /** For the choice of devices: what is in use, or will be. @internal */
  currentDevice(kind: DeviceKind): string {
    if (kind === 'speaker') return this.#speaker.sink;
    const stream = this.#core?.localStream;
    const [track] = (kind === 'camera' ? stream?.getVideoTracks() : stream?.getAudioTracks()) ?? [];
    return track?.getSettings().deviceId ?? this.#core?.chosenDevices[kind] ?? '';
  }

  readonly #inWords = (news: News): string =>
    newsInWords(news, this.state.people, this.#locale.messages);

  // --- what the parts ask for ------------------------------------------------------------------------

  /** A verb asked for by a person: its failure is told by the core's events and seen in its state. */
  #ask(verb: Promise<unknown>): void {
    verb.catch(() => undefined);
  }

  #onAccept(): void {
    this.#ask(this.accept());
  }

  #onBegin({ detail }: CustomEvent<RequestDetails['request-begin']>): void {
    this.#preCall.begin(detail);
  }

  #onBack(): void {
    this.#preCall.giveUp();
    this.#ring.follow();
  }

  #onRetry(): void {
    const { call } = this.state;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (!ended) return;
    const isMissed = this.#preCall.isMissed(ended.callID);
    const again = isMissed ? this.call(ended.peer, ended.type) : this.again?.();
    if (again) this.#ask(again);
  }

  #onReject(): void {
    this.#ask(this.core.reject());
  }

  #onHangup(): void {
    this.#ask(this.core.hangup());
  }

  #onMicrophone({ detail }: CustomEvent<RequestDetails['request-microphone']>): void {
    this.#ask(this.core.setMicMute(!detail.on));
  }

  #onCamera({ detail }: CustomEvent<RequestDetails['request-camera']>): void {
    this.#ask(detail.on ? this.core.openCamera() : this.core.closeCamera());
  }

  #onScreen({ detail }: CustomEvent<RequestDetails['request-screen']>): void {
    this.#ask(detail.on ? this.core.startScreenShare() : this.core.stopScreenShare());
  }

  #onSwitch({ detail }: CustomEvent<RequestDetails['request-switch']>): void {
    this.#ask(this.switchCallMediaType(detail.to));
  }

  #onAnswerSwitch({ detail }: CustomEvent<RequestDetails['request-answer-switch']>): void {
    this.#ask(detail.accept ? this.core.acceptSwitch() : this.core.rejectSwitch());
  }

  #onSound(): void {
    void this.#ring.unlock();
  }

  #onDismiss(): void {
    this.core.dismiss();
  }

  #onLogin(): void {
    this.#ask(this.takeOver());
  }

  #onSlotChange(): void {
    this.requestUpdate();
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
  async destroyed(): Promise<void> {
    await this.#login.logout();
    await this.#core?.destroy();
    this.#dropCore();
    this.forgetHandlers();
    this.requestUpdate();
  }

  /**
   * Logs in with what the attributes say, and with a `config` that is given here, which stays. Settles when calls
   * can be made and received, also when they ring in another tab of this browser (`standby`). Rejects with
   * `invalid-argument` when something is missing or malformed, with `login-failed`, `load-failed` or
   * `timed-out`.
   */
  async login(config?: TrtcCallingConfig): Promise<void> {
    this.config = config;
    try {
      await this.#login.login();
    } catch (error) {
      throw this.failure(error);
    }
  }

  /**
   * Brings calls here: from the tab of this browser that has the login (`standby`), else by login(). Settles when
   * calls can be made and received here. Rejects as login(), with `call-elsewhere` while there is a call in that
   * tab, and with `timed-out` when it does not let go.
   */
  async takeOver(): Promise<void> {
    const isElsewhere = (): boolean => this.state.session.status === 'standby';
    if (!isElsewhere()) await this.login();
    if (isElsewhere()) await this.core.takeOver();
  }

  /** Ends the call and logs out, until login() or until the attributes change. Never rejects. */
  logout(): Promise<void> {
    return this.#login.logout();
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
  async switchDevice(request: DeviceSwitch): Promise<void> {
    const { deviceType, deviceId } = Object(request) as DeviceSwitch;
    if (deviceType === 'speaker') {
      await this.#toldOf(this.#speaker.use(deviceId));
      return;
    }
    await this.core.switchDevice({ deviceType, deviceId });
    // A camera that looks away from the person is shown unmirrored.
    this.requestUpdate();
  }

  /**
   * Takes the camera at the front (true), at the back (false) or the other one (left out), as switchDevice()
   * does. Where cameras face nowhere in particular it is the next one in the list. Rejects as switchDevice(),
   * with `camera-missing` where there is no such camera.
   */
  async switchCamera(isFrontCamera?: boolean): Promise<void> {
    await this.core.switchCamera(isFrontCamera);
    // A camera that looks away from the person is shown unmirrored.
    this.requestUpdate();
  }

  /**
   * Lets the sound come out of the loudspeaker (true), or of the earpiece or headset (false), in the running
   * call and in those after it. Settles once the browser has agreed. Rejects with `speaker-unavailable` where
   * it does not let pages choose (Safari, Firefox on phones) or names no such output, which it does only once
   * a microphone is allowed.
   */
  async setHandsFree(isHandsFree: boolean): Promise<void> {
    const speakers = await this.core.getSpeakers();
    await this.#toldOf(this.#speaker.setHandsFree(isHandsFree, speakers));
  }

  /**
   * The same as setting `videoQuality`. Settles once the picture of the running call is so, without a call at
   * once; the camera comes as near as it can. Rejects with `invalid-argument`, or, where the running call
   * cannot be changed, `webrtc-unsupported`, `publish-failed` or `timed-out`; it holds for the next picture
   * all the same.
   */
  async setVideoQuality(quality: VideoQuality): Promise<void> {
    const { core } = this;
    if (readVideoQuality(quality)) this.#quality = this.videoQuality = quality;
    await core.setVideoQuality(quality);
  }

  /**
   * How much Tencent's SDKs write to the console: 0 all, 1 what matters in production, 2 warnings, 3 errors, 4
   * nothing, which is the default. It holds for the whole page, but not for SDKs of the page's own. Settles at
   * once. Rejects with `invalid-argument`.
   */
  // eslint-disable-next-line @typescript-eslint/require-await -- As every method it rejects, and does not throw.
  async setLogLevel(level: number): Promise<void> {
    if (![0, 1, 2, 3, 4].includes(level)) {
      throw this.failure(invalid('level must be a whole number from 0 (all) to 4 (nothing).'));
    }
    setLogLevel(level);
  }

  /**
   * Shows the own picture, `{ videoViewDomID }` in a container of the page's, else in the widget, where it is
   * shown anyway. It holds for this call, or for the next when there is none. Settles when it is in its
   * place. Rejects with `invalid-argument` for a container that is not there.
   */
  startLocalView(view?: ViewRequest | UserID): Promise<void> {
    return this.#startView('local', view);
  }

  /** Shows the own picture nowhere, for this call; it is still sent. */
  stopLocalView(view?: ViewRequest | UserID): Promise<void> {
    return this.#stopView('local', view);
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
    return this.#startView('remote', view);
  }

  /** Shows that person's picture nowhere, for this call; the sound goes on. */
  stopRemoteView(view?: ViewRequest | UserID): Promise<void> {
    return this.#stopView('remote', view);
  }

  /**
   * Makes the call a bubble at the edge of the window, wherever it was shown; the element's place is free
   * meanwhile. Settles when it is one. Rejects with `invalid-state` without a call, or while one rings here.
   */
  minimize(): Promise<void> {
    return this.#onDisplay((display) => display.minimize());
  }

  /**
   * Brings the call back out of the bubble or out of picture-in-picture. Settles when it is there. Rejects with
   * `invalid-state` without a call.
   */
  restore(): Promise<void> {
    return this.#onDisplay((display) => display.restore());
  }

  /**
   * Shows the running call in picture-in-picture: a window above all others with the other person's picture and
   * buttons, where the browser has that, else the picture alone. To be called from a click or a key of the
   * person. Settles when it is there. Rejects with `invalid-state` where it cannot be.
   */
  requestPictureInPicture(): Promise<void> {
    return this.#onDisplay((display) => display.requestPictureInPicture());
  }

  /**
   * Fills the screen with the call, without one with the element, as every element does. `document.fullscreenElement`
   * is the element then, and `document.exitFullscreen()` leaves.
   */
  override requestFullscreen(options?: FullscreenOptions): Promise<void> {
    return this.#display && this.state.call.phase !== 'idle'
      ? this.#display.requestFullscreen(options)
      : super.requestFullscreen(options);
  }

  /**
   * Asks the person to allow the notifications that `attention` may name. To be called from a click or a key of
   * theirs. Settles with what they have said, now or before: 'granted', 'denied' or, where they just put the
   * question away, 'default'; with 'denied' where there are no notifications. Never rejects.
   */
  async requestNotifications(): Promise<NotificationPermission> {
    if (!('Notification' in window)) return 'denied';
    const permission = await Notification.requestPermission();
    // A call may ring meanwhile.
    this.#ring.follow();
    return permission;
  }

  /**
   * What a message of tim-js-sdk's says about a call, in the language of the element, for a chat history that
   * has such messages among others: "Started a video call", "Call ended, duration: 1:05", "No answer" ….
   * Empty for every other message and for anything that is none; never throws. Texts are in English until
   * those of another language have loaded, soon after the element is in the page.
   */
  extractCallingInfoFromMessage(message: unknown): string {
    const said = readCallingMessage(message);
    return said ? this.#locale.messages.message(said) : '';
  }

  async #startView(whose: Whose, view: ViewRequest | UserID | undefined): Promise<void> {
    const { slots, container } = this.checked(() => {
      const { userID, videoViewDomID } = readView(view);
      return {
        slots: this.#slotsOf(whose, userID),
        container: findContainer(this, videoViewDomID),
      };
    });
    this.#pictures.start(slots, container);
    await this.updateComplete;
  }

  async #stopView(whose: Whose, view: ViewRequest | UserID | undefined): Promise<void> {
    this.#pictures.stop(this.checked(() => this.#slotsOf(whose, readView(view).userID)));
    await this.updateComplete;
  }

  async #onDisplay(use: (display: DisplayController) => Promise<void>): Promise<void> {
    if (!this.#display || this.state.call.phase === 'idle') {
      throw new CallError('invalid-state', 'There is no call.');
    }
    await use(this.#display);
  }

  #slotsOf(whose: Whose, userID: UserID | undefined): PictureSlots {
    if (whose === 'local') return OWN_PICTURE;
    const { call } = this.state;
    if (call.phase === 'idle') return remotePicture(userID, true);
    if (userID !== undefined && userID !== call.peer && !remoteOf(call, userID)) {
      throw invalid(`"${userID}" is not in this call.`);
    }
    return remotePicture(userID ?? call.peer, (userID ?? call.peer) === call.peer);
  }

  /** Also tells of a failure that the core knows nothing of by an `error` event. */
  async #toldOf(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (cause) {
      const error = CallError.from(cause);
      this.emitError(error);
      throw error;
    }
  }
}

function isGroup(call: CallState): boolean {
  return call.phase !== 'idle' && call.group !== undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'trtc-calling': TrtcCallingElement;
  }
}
