import type {
  CallOptions,
  CallResult,
  GroupCallOptions,
  GroupCallResult,
} from '../../src/core/call-options.js';
import type { DeviceRequest } from '../../src/core/device-settings.js';
import type { DeviceCheckOptions, DevicesCheck } from '../../src/core/device-check.js';
import type { CallError } from '../../src/core/errors.js';
import { errorDetail, type CallEvent } from '../../src/core/events.js';
import type { SelfInfo } from '../../src/core/person.js';
import type {
  CallState,
  DeviceStart,
  People,
  PhoneState,
  SessionState,
} from '../../src/core/state.js';
import type { DeviceInfo, Login, UserID } from '../../src/core/types.js';
import type { VideoQuality } from '../../src/core/video-quality.js';
import type { CallingCoreLike } from '../../src/core/calling-core.js';
import { check } from '../support/samples.js';

/** A core without a network: it writes down what it is asked for, and is in the state that it is told. */
export class FakeCore implements CallingCoreLike {
  /** Verbs and their arguments, in order. */
  readonly asked: (readonly [verb: string, ...args: unknown[]])[] = [];
  /** Set to let the next verb fail. */
  failure: CallError | undefined;
  state: PhoneState = {
    session: { status: 'logged-out' },
    call: { phase: 'idle', ended: undefined },
    people: {},
  };
  localStream: MediaStream | undefined;
  /** Of whoever has none in `remotes`. */
  remote: MediaStream | undefined;
  readonly remotes = new Map<UserID, MediaStream>();
  readonly screens = new Map<UserID, MediaStream>();
  speakers: DeviceInfo[] = [];
  readonly #listeners = new Set<(event: CallEvent) => void>();

  get verbs(): readonly string[] {
    return this.asked.map(([verb]) => verb);
  }

  get listenerCount(): number {
    return this.#listeners.size;
  }

  become(change: { session?: SessionState; call?: CallState; people?: People }): void {
    this.state = { ...this.state, ...change };
    this.emit({ name: 'state-change', detail: this.state });
  }

  emit(event: CallEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  subscribe(listener: (event: CallEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  remoteStream(userID: UserID): MediaStream | undefined {
    return this.remotes.get(userID) ?? this.remote;
  }

  remoteScreen(userID: UserID): MediaStream | undefined {
    return this.screens.get(userID);
  }

  async login(login: Login): Promise<void> {
    await this.#ask('login', login);
    this.become({ session: { status: 'ready', userID: login.userID } });
  }

  async logout(): Promise<void> {
    await this.#ask('logout');
    this.become({ session: { status: 'logged-out' }, call: { phase: 'idle', ended: undefined } });
  }

  takeOver(): Promise<void> {
    return this.#ask('takeOver');
  }

  async call(options: CallOptions): Promise<CallResult> {
    await this.#ask('call', options);
    return { code: 0, inviteID: 'invite-1', roomID: 4711, userID: options.userID };
  }

  async groupCall(options: GroupCallOptions): Promise<GroupCallResult> {
    await this.#ask('groupCall', options);
    const { userIDList, groupID = '' } = options;
    const invitation = { code: 0, inviteID: 'invite-1', userIDList } as const;
    return { ...invitation, roomID: 4711, groupID, data: [invitation] };
  }

  accept(start?: DeviceStart): Promise<void> {
    return start ? this.#ask('accept', start) : this.#ask('accept');
  }

  reject(): Promise<void> {
    return this.#ask('reject');
  }

  hangup(): Promise<void> {
    return this.#ask('hangup');
  }

  openCamera(): Promise<void> {
    return this.#ask('openCamera');
  }

  closeCamera(): Promise<void> {
    return this.#ask('closeCamera');
  }

  setMicMute(isMute: boolean): Promise<void> {
    return this.#ask('setMicMute', isMute);
  }

  startScreenShare(): Promise<void> {
    return this.#ask('startScreenShare');
  }

  stopScreenShare(): Promise<void> {
    return this.#ask('stopScreenShare');
  }

  switchToAudioCall(): Promise<void> {
    return this.#ask('switchToAudioCall');
  }

  switchToVideoCall(): Promise<void> {
    return this.#ask('switchToVideoCall');
  }

  acceptSwitch(): Promise<void> {
    return this.#ask('acceptSwitch');
  }

  rejectSwitch(): Promise<void> {
    return this.#ask('rejectSwitch');
  }

  setSelfInfo(nickName: string | SelfInfo | undefined, avatar?: string): Promise<void> {
    return this.#ask('setSelfInfo', nickName, avatar);
  }

  async getCameras(): Promise<DeviceInfo[]> {
    await this.#ask('getCameras');
    return [{ deviceId: 'cam-1', label: 'Camera', groupId: 'group' }];
  }

  async getMicrophones(): Promise<DeviceInfo[]> {
    await this.#ask('getMicrophones');
    return [{ deviceId: 'mic-1', label: 'Microphone', groupId: 'group' }];
  }

  async getSpeakers(): Promise<DeviceInfo[]> {
    await this.#ask('getSpeakers');
    return this.speakers;
  }

  get chosenDevices(): { microphone: string | undefined; camera: string | undefined } {
    return { microphone: undefined, camera: undefined };
  }

  async checkDevices(options: DeviceCheckOptions): Promise<DevicesCheck> {
    await this.#ask('checkDevices', options);
    const detail = check();
    this.emit({ name: 'devices-checked', detail });
    return detail;
  }

  switchDevice(request: DeviceRequest): Promise<void> {
    return this.#ask('switchDevice', request);
  }

  switchCamera(isFrontCamera?: boolean): Promise<void> {
    return this.#ask('switchCamera', isFrontCamera);
  }

  setVideoQuality(quality: VideoQuality): Promise<void> {
    return this.#ask('setVideoQuality', quality);
  }

  warmUp(): void {
    this.asked.push(['warmUp']);
  }

  captureAhead(): void {
    this.asked.push(['captureAhead']);
  }

  dismiss(): void {
    this.asked.push(['dismiss']);
    this.become({ call: { phase: 'idle', ended: undefined } });
  }

  async destroy(): Promise<void> {
    await this.logout();
    this.asked.push(['destroy']);
    this.#listeners.clear();
  }

  async #ask(verb: string, ...args: unknown[]): Promise<void> {
    this.asked.push([verb, ...args]);
    await Promise.resolve();
    const { failure } = this;
    this.failure = undefined;
    if (!failure) return;
    this.emit({ name: 'error', detail: errorDetail(failure) });
    throw failure;
  }
}
