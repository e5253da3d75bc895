import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { CommandController } from '../controllers/command-controller.js';
import type { DisplayController } from '../controllers/display-controller.js';
import { PageLifeController, type PageLifeHost } from '../controllers/page-life-controller.js';
import {
  OWN_PICTURE,
  remotePicture,
  type PictureSlots,
} from '../controllers/picture-controller.js';
import { PreCallController } from '../controllers/pre-call-controller.js';
import { RingController, type RingHost } from '../controllers/ring-controller.js';
import { SpeakerController } from '../controllers/speaker-controller.js';
import { TemplateController } from '../controllers/template-controller.js';
import type { CallResult, GroupCallResult } from '../core/call-options.js';
import { CallingCore, type CallingCoreLike } from '../core/calling-core.js';
import type { DeviceCheckRequest, DevicesCheck } from '../core/device-check.js';
import { CallError } from '../core/errors.js';
import type { CallEvent } from '../core/events.js';
import type { SelfInfo } from '../core/person.js';
import { remoteOf } from '../core/remotes.js';
import { LOGGED_OUT, type CallRole, type DeviceStart, type PhoneState } from '../core/state.js';
import { createTencentPorts } from '../core/tencent/index.js';
import { setLogLevel } from '../core/tencent/sdk-logs.js';
import {
  CALL_TYPE,
  type CallType,
  type DeviceInfo,
  type Login,
  type UserID,
} from '../core/types.js';
import {
  DEFAULT_VIDEO_QUALITY,
  readVideoQuality,
  type VideoQuality,
} from '../core/video-quality.js';
import {
  findContainer,
  invalid,
  readCall,
  readGroupCall,
  readView,
  type CallRequest,
  type DeviceSwitch,
  type GroupCallRequest,
  type ViewRequest,
} from '../element-arguments.js';
import type { Content } from '../shell-element.js';
import type { TrtcCallingElement } from '../trtc-calling-element.js';
import {
  createLoginPorts,
  type PhoneInside,
  type PhoneLogin,
  type PhonesEarlyLogin,
} from './phone-login.js';
import { PhoneView } from './phone-view.js';
import { SettingsKeeper } from './settings.js';

/** Whose picture a method is about. */
type Whose = 'local' | 'remote';

/**
 * All that a `<trtc-calling>` does: it keeps the login as the attributes say, calls, is called, and shows it. The page
 * has the element from the first moment on, and this as soon as its code is there.
 */
export class Phone
  implements ReactiveController, ReactiveControllerHost, PageLifeHost, RingHost, Content
{
  readonly element: TrtcCallingElement;
  readonly speaker: SpeakerController;
  readonly preCall: PreCallController;
  readonly ring: RingController;
  readonly #inside: PhoneInside;
  readonly #settings: SettingsKeeper;
  readonly #view: PhoneView;
  readonly #templates: TemplateController;
  readonly #login: PhoneLogin;
  readonly #commands: CommandController;
  #core: CallingCoreLike | undefined;
  #isOwnCore = false;
  #unsubscribe: (() => void) | undefined;
  /** At what the attributes say. */
  #hasLooked = false;
  /** What the core has been told. */
  #quality: VideoQuality = DEFAULT_VIDEO_QUALITY;
  #settingProblem: CallError | undefined;
  /** Makes the call again that was made last. */
  #again: (() => Promise<unknown>) | undefined;

  constructor(
    element: TrtcCallingElement,
    inside: PhoneInside,
    login: PhoneLogin,
    core: CallingCoreLike | undefined,
  ) {
    this.element = element;
    this.#inside = inside;
    this.#login = login;
    this.#settings = new SettingsKeeper(element);
    this.#view = new PhoneView(this);
    this.#templates = new TemplateController(element);
    this.speaker = new SpeakerController(element);
    this.preCall = new PreCallController(element);
    this.ring = new RingController(
      this,
      () => this.#view.texts,
      (error) => this.emitError(error),
    );
    new PageLifeController(this);
    this.#commands = new CommandController(element);
    this.#begin(login.moveTo(this), core);
    element.addController(this);
  }

  /** All that there is to know of login and call; a new object after each change. */
  get state(): PhoneState {
    return this.#core?.state ?? LOGGED_OUT;
  }

  /** One of its own over Tencent's SDKs, made when it is first needed, unless it is given another. */
  get core(): CallingCoreLike {
    if (this.#core) return this.#core;
    return this.#makeCore();
  }

  set core(core: CallingCoreLike) {
    if (core === this.#core) return;
    this.#dropCore();
    this.#useCore(core);
    this.#login.controller.reset();
  }

  /** Where the streams of a call are to be had; undefined before there is a core. */
  get streams():
    Pick<CallingCoreLike, 'localStream' | 'remoteStream' | 'remoteScreen'> | undefined {
    return this.#core;
  }

  /** The microphone and camera that the next call takes. */
  get chosenDevices(): CallingCoreLike['chosenDevices'] | undefined {
    return this.#core?.chosenDevices;
  }

  /** What is wrong with what the attributes say. */
  get problem(): CallError | undefined {
    return this.#login.problem ?? this.#settingProblem;
  }

  /** The names of CSS custom states for what it does. */
  get stateNames(): readonly string[] {
    return [...stateNamesOf(this.state), ...(this.#view.display?.stateNames ?? [])];
  }

  // --- the element's updates -----------------------------------------------------------------------------

  addController(controller: ReactiveController): void {
    this.element.addController(controller);
  }

  removeController(controller: ReactiveController): void {
    this.element.removeController(controller);
  }

  requestUpdate(): void {
    this.element.requestUpdate();
  }

  get updateComplete(): Promise<boolean> {
    return this.element.updateComplete;
  }

  get isConnected(): boolean {
    return this.element.isConnected;
  }

  hostUpdate(): void {
    const checked = this.#settings.check();
    if (checked) {
      this.#settingProblem = checked.problem;
      if (checked.problem) this.emitError(checked.problem);
      this.#tellQuality();
    }
    this.#view.follow();
  }

  hostUpdated(): void {
    this.#hasLooked = true;
    this.#view.syncPictures();
  }

  render(): TemplateResult {
    return this.#view.render();
  }

  commit(template: unknown): void {
    this.#templates.commit(template);
  }

  // --- login ---------------------------------------------------------------------------------------------

  get isPreparingLogin(): boolean {
    return this.#login.controller.isPreparing || (!this.#hasLooked && !this.element.manual);
  }

  beginLogin(login: Login): Promise<void> {
    return this.core.login(login);
  }

  async endLogin(): Promise<void> {
    await this.#core?.logout();
  }

  login(): Promise<void> {
    return this.#login.login();
  }

  logout(): Promise<void> {
    return this.#login.controller.logout();
  }

  async takeOver(): Promise<void> {
    const isElsewhere = (): boolean => this.state.session.status === 'standby';
    if (!isElsewhere()) await this.login();
    if (isElsewhere()) await this.core.takeOver();
  }

  async destroyed(): Promise<void> {
    await this.#login.controller.logout();
    await this.#core?.destroy();
    this.#dropCore();
    this.#inside.forgetHandlers();
    this.requestUpdate();
  }

  // --- the page comes and goes ---------------------------------------------------------------------------

  get endsInBackground(): boolean {
    return this.element.backgroundMute === false && this.state.call.phase !== 'incoming';
  }

  leaveCall(): boolean {
    if (this.state.call.phase === 'idle') return false;
    this.ask(this.core.hangup());
    return true;
  }

  suspendLogin(): void {
    this.#login.controller.suspend();
  }

  resumeLogin(): void {
    this.#login.controller.resume();
  }

  // --- ringing -------------------------------------------------------------------------------------------

  get ringtone(): string {
    return this.element.ringtone;
  }

  get ringback(): string {
    return this.element.ringback;
  }

  get silent(): boolean {
    return this.element.silent;
  }

  get attention(): string {
    return this.element.attention;
  }

  get isAnswering(): boolean {
    return this.preCall.isAnswering;
  }

  async requestNotifications(): Promise<NotificationPermission> {
    if (!('Notification' in window)) return 'denied';
    const permission = await Notification.requestPermission();
    // A call may ring meanwhile.
    this.ring.follow();
    return permission;
  }

  // --- calls ---------------------------------------------------------------------------------------------

  async call(request: CallRequest | UserID, type?: CallType): Promise<CallResult> {
    const options = this.#checked(() => readCall(request, type, this.element));
    return this.#place([options.userID], options.type, (start) =>
      this.core.call(start ? { ...options, start } : options),
    );
  }

  async groupCall(request: GroupCallRequest): Promise<GroupCallResult> {
    const options = this.#checked(() => readGroupCall(request, this.element));
    return this.#place(options.userIDList, options.type, (start) =>
      this.core.groupCall(start ? { ...options, start } : options),
    );
  }

  async accept(): Promise<void> {
    const looking = this.#beforeCall('callee');
    const start = looking && (await looking);
    await (start ? this.core.accept(start) : this.core.accept());
  }

  async reject(): Promise<void> {
    await this.core.reject();
  }

  async hangup(): Promise<void> {
    if (this.preCall.shown?.role === 'caller') this.preCall.giveUp();
    else await this.core.hangup();
  }

  /** What has failed for want of a device can be tried again; who called in vain can be called back. */
  get canRetry(): boolean {
    const { call } = this.state;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (!ended) return false;
    if (ended.error) return ended.role === 'caller' && this.#again !== undefined;
    const isInVain = ended.reason === 'no-answer' || ended.reason === 'remote-cancelled';
    return isInVain && !ended.isGroup && this.preCall.isMissed(ended.callID);
  }

  retry(): void {
    const { call } = this.state;
    const ended = call.phase === 'idle' ? call.ended : undefined;
    if (!ended) return;
    const isMissed = this.preCall.isMissed(ended.callID);
    const again = isMissed ? this.call(ended.peer, ended.type) : this.#again?.();
    if (again) this.ask(again);
  }

  #place<Result>(
    userIDs: readonly UserID[],
    type: CallType,
    call: (start?: DeviceStart) => Promise<Result>,
  ): Promise<Result> {
    // While a call is on, it is to come into that one, or refused.
    if (this.state.call.phase === 'idle') this.#again = () => this.#place(userIDs, type, call);
    return this.#beforeCall('caller', type, userIDs)?.then(call) ?? call();
  }

  /**
   * Lets the person look at their devices where that is wanted: what is to be on. Rejects when they go back.
   * Undefined where nothing comes before the call.
   */
  #beforeCall(
    role: CallRole,
    type?: CallType,
    userIDs: readonly UserID[] = [],
  ): Promise<DeviceStart | undefined> | undefined {
    const { call, session } = this.state;
    // What cannot be is refused by the core; of a machine without devices it tells as well.
    const canLook = 'mediaDevices' in navigator && !this.#view.hasFailed;
    if (!this.element.preCall || !canLook) return undefined;
    if (role === 'callee') {
      if (call.phase !== 'incoming') return undefined;
      const asking = this.preCall.ask({ role, type: call.type, userIDs: [call.peer] }, call.callID);
      this.ring.follow();
      return asking;
    }
    const isOn = session.status === 'ready' || session.status === 'reconnecting';
    if (!isOn || call.phase !== 'idle' || !type) return undefined;
    return this.preCall.ask({ role, type, userIDs }, undefined);
  }

  /** A pointer nears a button that calls. */
  warmUp(): void {
    if (this.state.session.status === 'ready') this.core.warmUp();
  }

  /** The button that answers is being pressed. */
  captureAhead(): void {
    // The person looks at their devices first, who may want them off.
    if (!this.element.preCall) this.core.captureAhead();
  }

  // --- in a call -----------------------------------------------------------------------------------------

  async openCamera(): Promise<void> {
    await this.core.openCamera();
  }

  async closeCamera(): Promise<void> {
    await this.core.closeCamera();
  }

  async setMicMute(isMute: boolean): Promise<void> {
    await this.core.setMicMute(isMute);
  }

  async startScreenShare(): Promise<void> {
    await this.core.startScreenShare();
  }

  async stopScreenShare(): Promise<void> {
    await this.core.stopScreenShare();
  }

  async switchToAudioCall(): Promise<void> {
    await this.core.switchToAudioCall();
  }

  async switchToVideoCall(): Promise<void> {
    await this.core.switchToVideoCall();
  }

  async switchCallMediaType(type: number): Promise<void> {
    if (type === CALL_TYPE.AUDIO) await this.switchToAudioCall();
    else if (type === CALL_TYPE.VIDEO) await this.switchToVideoCall();
    else throw this.#failure(invalid('type must be 1 (voice) or 2 (video).'));
  }

  async acceptSwitch(): Promise<void> {
    await this.core.acceptSwitch();
  }

  async rejectSwitch(): Promise<void> {
    await this.core.rejectSwitch();
  }

  // --- devices -------------------------------------------------------------------------------------------

  async getCameras(): Promise<DeviceInfo[]> {
    return this.core.getCameras();
  }

  async getMicrophones(): Promise<DeviceInfo[]> {
    return this.core.getMicrophones();
  }

  async getSpeakers(): Promise<DeviceInfo[]> {
    return this.core.getSpeakers();
  }

  async checkDevices({ type = this.element.type }: DeviceCheckRequest = {}): Promise<DevicesCheck> {
    const { imProxy, rtcProxy } = this.element;
    return this.core.checkDevices({ type, imProxy, rtcProxy });
  }

  async switchDevice(request: DeviceSwitch): Promise<void> {
    const { deviceType, deviceId } = Object(request) as DeviceSwitch;
    if (deviceType === 'speaker') {
      await this.#toldOf(this.speaker.use(deviceId));
      return;
    }
    await this.core.switchDevice({ deviceType, deviceId });
    // A camera that looks away from the person is shown unmirrored.
    this.requestUpdate();
  }

  async switchCamera(isFrontCamera?: boolean): Promise<void> {
    await this.core.switchCamera(isFrontCamera);
    // A camera that looks away from the person is shown unmirrored.
    this.requestUpdate();
  }

  async setHandsFree(isHandsFree: boolean): Promise<void> {
    const speakers = await this.core.getSpeakers();
    await this.#toldOf(this.speaker.setHandsFree(isHandsFree, speakers));
  }

  async setVideoQuality(quality: VideoQuality): Promise<void> {
    const { core } = this;
    if (readVideoQuality(quality)) this.#quality = this.element.videoQuality = quality;
    await core.setVideoQuality(quality);
  }

  // --- where it is shown ---------------------------------------------------------------------------------

  async startView(whose: Whose, view: ViewRequest | UserID | undefined): Promise<void> {
    const { slots, container } = this.#checked(() => {
      const { userID, videoViewDomID } = readView(view);
      return {
        slots: this.#slotsOf(whose, userID),
        container: findContainer(this.element, videoViewDomID),
      };
    });
    this.#view.pictures.start(slots, container);
    await this.updateComplete;
  }

  async stopView(whose: Whose, view: ViewRequest | UserID | undefined): Promise<void> {
    this.#view.pictures.stop(this.#checked(() => this.#slotsOf(whose, readView(view).userID)));
    await this.updateComplete;
  }

  minimize(): Promise<void> {
    return this.#onDisplay((display) => display.minimize());
  }

  restore(): Promise<void> {
    return this.#onDisplay((display) => display.restore());
  }

  requestPictureInPicture(): Promise<void> {
    return this.#onDisplay((display) => display.requestPictureInPicture());
  }

  /** Undefined where there is no call to fill the screen with. */
  requestFullscreen(options?: FullscreenOptions): Promise<void> | undefined {
    return this.state.call.phase === 'idle'
      ? undefined
      : this.#view.display?.requestFullscreen(options);
  }

  async #onDisplay(use: (display: DisplayController) => Promise<void>): Promise<void> {
    const { display } = this.#view;
    if (!display || this.state.call.phase === 'idle') {
      throw new CallError('invalid-state', 'There is no call.');
    }
    await use(display);
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

  // --- anything else -------------------------------------------------------------------------------------

  async setSelfInfo(nickName: string | SelfInfo | undefined, avatar?: string): Promise<void> {
    await this.core.setSelfInfo(nickName, avatar);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- As every method it rejects, and does not throw.
  async setLogLevel(level: number): Promise<void> {
    if (![0, 1, 2, 3, 4].includes(level)) {
      throw this.#failure(invalid('level must be a whole number from 0 (all) to 4 (nothing).'));
    }
    setLogLevel(level);
  }

  /** Does what a button of the page asks for. */
  command(command: string, source: EventTarget | null): Promise<void> {
    return this.#commands.run(command, source);
  }

  /** What a message of tim-js-sdk's says about a call, in words. */
  sayMessage(message: unknown): string {
    return this.#view.sayMessage(message);
  }

  /** A verb asked for by a person: its failure is told by the core's events and seen in its state. */
  ask(verb: Promise<unknown>): void {
    verb.catch(() => undefined);
  }

  emit(event: CallEvent): void {
    this.#inside.emit(event);
  }

  emitError(error: CallError): void {
    this.#inside.emitError(error);
  }

  #begin(early: PhonesEarlyLogin | undefined, core: CallingCoreLike | undefined): void {
    if (!core) {
      if (early) this.#makeCore(early);
      return;
    }
    this.#useCore(core);
    if (!early) return;
    void early.session.end();
    this.#login.controller.reset();
  }

  #makeCore(early?: PhonesEarlyLogin): CallingCoreLike {
    const core = new CallingCore(createTencentPorts(early?.ports ?? createLoginPorts()), early);
    this.#useCore(core);
    this.#isOwnCore = true;
    return core;
  }

  #useCore(core: CallingCoreLike): void {
    this.#core = core;
    this.#unsubscribe = core.subscribe((event) => this.#onEvent(event));
    this.#quality = DEFAULT_VIDEO_QUALITY;
    this.#tellQuality();
    this.requestUpdate();
  }

  #dropCore(): void {
    this.#unsubscribe?.();
    if (this.#isOwnCore) void this.#core?.destroy();
    this.#isOwnCore = false;
    this.#core = this.#unsubscribe = undefined;
  }

  #tellQuality(): void {
    const quality = this.element.videoQuality;
    if (!this.#core || quality === this.#quality || !readVideoQuality(quality)) return;
    this.#quality = quality;
    this.ask(this.#core.setVideoQuality(quality));
  }

  #onEvent(event: CallEvent): void {
    this.#view.hear(event);
    this.emit(event);
    if (event.name === 'kicked-out') this.#login.controller.onKickedOut(event.detail.type);
  }

  /** What the arguments say; an `error` event tells too what is wrong with them. */
  #checked<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** An error of a method of the element's; those of the core have gone out as events already. */
  #failure(error: unknown): CallError {
    const failure = CallError.from(error);
    if (failure.reason === 'invalid-argument') this.emitError(failure);
    return failure;
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

function stateNamesOf({ call, session }: PhoneState): string[] {
  const names: string[] = [call.phase, session.status];
  if (call.phase !== 'idle') names.push('in-call');
  else if (call.ended) names.push('ended');
  if (session.status === 'standby' && session.inCall) names.push('in-call-elsewhere');
  return names;
}
