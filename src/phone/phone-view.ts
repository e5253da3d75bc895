import { html, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import { base } from '../../styles/base.css.js';
import { own } from '../../styles/own.css.js';
import { dress } from '../../styles/dress.js';
import { phone } from '../../styles/phone.css.js';
import { withOwnRem } from '../../styles/rem.js';
import { tokens } from '../../styles/tokens.css.js';
import { createDeviceDesk } from '../controllers/device-desk.js';
import { DismissController } from '../controllers/dismiss-controller.js';
import type { DisplayController, DisplayScene } from '../controllers/display-controller.js';
import { FocusController } from '../controllers/focus-controller.js';
import type { GroupViewController } from '../controllers/group-view-controller.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { NewsController } from '../controllers/news-controller.js';
import {
  OWN_PICTURE,
  PictureController,
  remotePicture,
  remoteScreen,
} from '../controllers/picture-controller.js';
import { SpeakingController } from '../controllers/speaking-controller.js';
import { CallError } from '../core/errors.js';
import type { CallEvent, CallEventDetails } from '../core/events.js';
import type { DeviceKind } from '../core/ports.js';
import type { CallState } from '../core/state.js';
import { readCallingMessage } from '../core/tencent/calling-message.js';
import { canShareScreen } from '../core/tencent/can-share-screen.js';
import type { UserID } from '../core/types.js';
import { retried } from '../load.js';
import type { Messages, Trouble } from '../locales/index.js';
import { announcementOf, newsInWords, type News } from '../parts/announcement.js';
import type { CallScreen, Picture } from '../parts/call-screen.js';
import type { DisplayFacts } from '../parts/display.js';
import '../parts/notice.js';
import type { TrtcNotice } from '../parts/notice.js';
import type { RequestDetails } from '../parts/request-events.js';
import type { Phone } from './phone.js';

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

const STYLES = withOwnRem([tokens, base, own, phone]);

/** What a phone shows in its element, and what a person asks for there. */
export class PhoneView implements ReactiveController, DisplayScene {
  readonly pictures: PictureController;
  readonly #phone: Phone;
  readonly #locale: LocaleController;
  readonly #dismissal: DismissController;
  readonly #speaking: SpeakingController;
  readonly #news: NewsController;
  readonly #desk;
  /** These come with the screen of a call. */
  #display: DisplayController | undefined;
  #groupView: GroupViewController | undefined;
  #renderScreen: ((screen: CallScreen) => TemplateResult) | undefined;
  #hasFailed = false;
  #isLoading = false;
  #hadCall = false;
  #worn: readonly CSSResult[] = STYLES;

  constructor(of: Phone) {
    const { element } = of;
    this.#phone = of;
    this.#locale = new LocaleController(element);
    this.pictures = new PictureController(element);
    this.#dismissal = new DismissController(element, () => of.core.dismiss());
    this.#speaking = new SpeakingController(element);
    this.#news = new NewsController(element);
    this.#desk = createDeviceDesk({
      getMicrophones: () => of.getMicrophones(),
      getCameras: () => of.getCameras(),
      getSpeakers: () => of.getSpeakers(),
      switchDevice: (request) => of.switchDevice(request),
      currentDevice: (kind) => this.#currentDevice(kind),
    });
    new FocusController(element);
    element.addController(this);
  }

  get texts(): Messages {
    return this.#locale.messages;
  }

  get display(): DisplayController | undefined {
    return this.#display;
  }

  /** The screen of a call could not be loaded. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  // --- the element's life --------------------------------------------------------------------------------

  hostConnected(): void {
    this.wear();
  }

  /** Puts styles on, beside what it wears already. */
  wear(...styles: readonly CSSResult[]): void {
    const { element } = this.#phone;
    this.#worn = [...new Set([...this.#worn, ...styles])];
    dress(element, this.#worn);
  }

  /** Brings the containers of the page to what is to be seen. */
  syncPictures(): void {
    const { call } = this.#phone.state;
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
    this.pictures.sync([own, ...others, ...screens]);
  }

  // --- the core's facts ----------------------------------------------------------------------------------

  hear(event: CallEvent): void {
    if (event.name === 'state-change') this.follow();
    if (isGroup(this.#phone.state.call)) {
      if (event.name === 'user-voice-volume') {
        this.#speaking.hear(event.detail.userID, event.detail.volume);
      }
      this.#news.hear(event);
    } else if (event.name === 'user-screen-available') this.#news.hear(event);
  }

  /** What has to be noted at once, even if the next render comes late or never. */
  follow(): void {
    const { state, preCall, ring } = this.#phone;
    const { session, call } = state;
    const hasCall = call.phase !== 'idle';
    if (this.#hadCall && !hasCall) {
      this.pictures.reset();
      this.#news.reset();
    }
    this.#hadCall = hasCall;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (hasCall || ended || session.status === 'ready') void this.#loadScreen();
    this.#dismissal.summary = ended;
    preCall.follow(state);
    ring.follow();
    this.#phone.requestUpdate();
  }

  async #loadScreen(): Promise<void> {
    if (this.#renderScreen || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { DisplayController, GroupViewController, renderCallScreen } = await retried(() =>
        import('../call-screen.js').catch((error: unknown) => {
          this.#onScreenFailed();
          throw error;
        }),
      );
      const { element } = this.#phone;
      this.#display = new DisplayController(element, this);
      this.#groupView = new GroupViewController(element, (error) => this.#phone.emitError(error));
      this.#renderScreen = renderCallScreen;
      this.#hasFailed = false;
    } catch (error) {
      this.#phone.emitError(CallError.from(error, 'load-failed'));
    }
    this.#isLoading = false;
    this.#phone.requestUpdate();
  }

  /** Nobody waits for further attempts. */
  #onScreenFailed(): void {
    this.#hasFailed = true;
    this.#phone.preCall.begin(undefined);
    this.#phone.requestUpdate();
  }

  /** For the display controller: the person looks at their devices before a call. */
  get isPreparingCall(): boolean {
    return this.#phone.preCall.shown !== undefined;
  }

  /** For the display controller: where the call is shown has changed. */
  tellDisplay(detail: CallEventDetails['display-change']): void {
    this.#phone.emit({ name: 'display-change', detail });
  }

  #pictureOf(userID: UserID): Picture {
    const { call } = this.#phone.state;
    if (call.phase === 'idle') return { stream: undefined, place: 'tile', mirrored: false };
    const isLocal = userID === call.self;
    const stream = isLocal
      ? this.#phone.streams?.localStream
      : this.#phone.streams?.remoteStream(userID);
    const facing = stream?.getVideoTracks()[0]?.getSettings().facingMode;
    return {
      stream,
      place: this.pictures.placeOf(
        isLocal ? OWN_PICTURE : remotePicture(userID, userID === call.peer),
      ),
      mirrored: isLocal && facing !== 'environment',
    };
  }

  #screenOf(userID: UserID): Picture {
    return {
      stream: this.#phone.streams?.remoteScreen(userID),
      place: this.pictures.placeOf(remoteScreen(userID)),
      mirrored: false,
    };
  }

  /** For the choice of devices: what is in use, or will be. */
  #currentDevice(kind: DeviceKind): string {
    const { speaker, streams, chosenDevices } = this.#phone;
    if (kind === 'speaker') return speaker.sink;
    const stream = streams?.localStream;
    const [track] = (kind === 'camera' ? stream?.getVideoTracks() : stream?.getAudioTracks()) ?? [];
    return track?.getSettings().deviceId ?? chosenDevices?.[kind] ?? '';
  }

  readonly #inWords = (news: News): string =>
    newsInWords(news, this.#phone.state.people, this.texts);

  /** What a message of tim-js-sdk's says about a call, in words. */
  sayMessage(message: unknown): string {
    const said = readCallingMessage(message);
    return said ? this.texts.message(said) : '';
  }

  // --- render --------------------------------------------------------------------------------------------

  render(): TemplateResult {
    const { call } = this.#phone.state;
    const { texts } = this;
    const isBare = call.phase === 'idle' && !call.ended && !this.#phone.preCall.shown;
    const said = this.#news.said(announcementOf(this.#phone.state, texts), this.#inWords);
    // Nothing between the tags: a page may have its spaces shown (`white-space: pre`).
    // prettier-ignore
    return html`<div class="idle" part="idle" ?hidden=${!isBare && !this.#display?.isAway}
      >${isBare ? this.#renderNotice() : nothing}<slot></slot></div
      >${isBare ? nothing : this.#renderCall()}<div
      class="visually-hidden" role="status" lang=${texts.tag} dir=${texts.dir}>${said}</div>`;
  }

  #renderNotice(): unknown {
    const { texts } = this;
    const { session } = this.#phone.state;
    const problem = this.#phone.problem;
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
    const { texts } = this;
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

  /** All that the screen of a call shows. */
  get screen(): CallScreen {
    const { call, people } = this.#phone.state;
    const { shown } = this.#news;
    const { texts } = this;
    return {
      call,
      people,
      pictureOf: (userID) => this.#pictureOf(userID),
      screenOf: (userID) => this.#screenOf(userID),
      canShareScreen: canShareScreen(),
      hasGroupView: this.#groupView?.isLoaded ?? false,
      speaking: this.#speaking.speaking,
      news: shown ? this.#inWords(shown) : '',
      sink: this.#phone.speaker.sink,
      soundBlocked: this.#phone.ring.isBlocked,
      desk: this.#desk,
      preCall: this.#phone.preCall.shown,
      retry: this.#phone.canRetry,
      display: this.#display?.facts ?? NOT_DISPLAYED,
      texts,
      pageDirection: this.#locale.pageDirection,
    };
  }

  #renderCall(): TemplateResult {
    const { texts } = this;
    return html`<div
      class="own call"
      lang=${texts.tag}
      dir=${texts.dir}
      @request-accept=${this.#onAccept}
      @request-capture-ahead=${this.#onCaptureAhead}
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
      ${this.#renderScreen ? this.#renderScreen(this.screen) : this.#renderWithoutScreen()}
    </div>`;
  }

  /** The screen is on its way, or could not be loaded: then plain buttons do what must be possible. */
  #renderWithoutScreen(): unknown {
    const { call } = this.#phone.state;
    if (!this.#hasFailed || call.phase === 'idle') return nothing;
    const { texts } = this;
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

  // --- what the parts ask for ----------------------------------------------------------------------------

  readonly #onAccept = (): void => {
    this.#phone.ask(this.#phone.accept());
  };

  readonly #onCaptureAhead = (): void => {
    this.#phone.captureAhead();
  };

  readonly #onBegin = ({ detail }: CustomEvent<RequestDetails['request-begin']>): void => {
    this.#phone.preCall.begin(detail);
  };

  readonly #onBack = (): void => {
    this.#phone.preCall.giveUp();
    this.#phone.ring.follow();
  };

  readonly #onRetry = (): void => {
    this.#phone.retry();
  };

  readonly #onReject = (): void => {
    this.#phone.ask(this.#phone.core.reject());
  };

  readonly #onHangup = (): void => {
    this.#phone.ask(this.#phone.core.hangup());
  };

  readonly #onMicrophone = ({
    detail,
  }: CustomEvent<RequestDetails['request-microphone']>): void => {
    this.#phone.ask(this.#phone.core.setMicMute(!detail.on));
  };

  readonly #onCamera = ({ detail }: CustomEvent<RequestDetails['request-camera']>): void => {
    this.#phone.ask(detail.on ? this.#phone.core.openCamera() : this.#phone.core.closeCamera());
  };

  readonly #onScreen = ({ detail }: CustomEvent<RequestDetails['request-screen']>): void => {
    this.#phone.ask(
      detail.on ? this.#phone.core.startScreenShare() : this.#phone.core.stopScreenShare(),
    );
  };

  readonly #onSwitch = ({ detail }: CustomEvent<RequestDetails['request-switch']>): void => {
    this.#phone.ask(this.#phone.switchCallMediaType(detail.to));
  };

  readonly #onAnswerSwitch = ({
    detail,
  }: CustomEvent<RequestDetails['request-answer-switch']>): void => {
    this.#phone.ask(
      detail.accept ? this.#phone.core.acceptSwitch() : this.#phone.core.rejectSwitch(),
    );
  };

  readonly #onSound = (): void => {
    void this.#phone.ring.unlock();
  };

  readonly #onDismiss = (): void => {
    this.#phone.core.dismiss();
  };

  readonly #onLogin = (): void => {
    this.#phone.ask(this.#phone.takeOver());
  };

  readonly #onSlotChange = (): void => {
    this.#phone.requestUpdate();
  };
}

function isGroup(call: CallState): boolean {
  return call.phase !== 'idle' && call.group !== undefined;
}
