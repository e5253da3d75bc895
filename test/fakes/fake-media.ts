import type { DevicesCheck } from '../../src/core/device-check.js';
import { CallError } from '../../src/core/errors.js';
import type {
  CaptureRequest,
  CaptureResult,
  DeviceChoice,
  DeviceKind,
  DevicesRequest,
  MediaDevice,
  MediaEvent,
  MediaPort,
  MediaSession,
  RoomRequest,
} from '../../src/core/ports.js';
import type { UserID, VideoProfile } from '../../src/core/types.js';
import { check } from '../support/samples.js';

/** Rooms in memory: every FakeMedia made from it meets the others there. */
export class FakeRooms {
  readonly #rooms = new Map<number, Set<FakeMediaSession>>();

  /** Everybody who is in a room. */
  get people(): readonly UserID[] {
    return [...this.#rooms.values()].flatMap((room) => [...room].map(({ userID }) => userID));
  }

  /** Throws a user out of their room. */
  kick(userID: UserID): void {
    const members = [...this.#rooms.values()].flatMap((room) => [...room]);
    members.find((member) => member.userID === userID)?.kick();
  }

  enter(session: FakeMediaSession): void {
    const others = this.#others(session);
    this.#rooms.set(session.roomID, new Set([...others, session]));
    for (const other of others) {
      other.tell({ type: 'peer-joined', userID: session.userID });
      session.tell({ type: 'peer-joined', userID: other.userID });
      session.hears(other);
    }
  }

  leave(session: FakeMediaSession, lost: boolean): void {
    const room = this.#rooms.get(session.roomID);
    if (!room?.delete(session)) return;
    for (const other of room) other.loses(session, lost);
  }

  announce(session: FakeMediaSession): void {
    for (const other of this.#others(session)) other.hears(session);
  }

  #others(session: FakeMediaSession): readonly FakeMediaSession[] {
    const members = [...(this.#rooms.get(session.roomID) ?? [])];
    return members.filter((member) => member !== session);
  }
}

type Step =
  | 'check'
  | 'capture-ahead'
  | 'capture'
  | 'join'
  | 'connect'
  | 'publish'
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'use'
  | 'profile';

/** One person's devices and browser. */
export class FakeMedia implements MediaPort {
  readonly rooms: FakeRooms;
  /** What the person's machine has and what they have allowed; a question is answered by `answer`. */
  microphone: 'granted' | 'prompt' | 'missing' | 'denied' | 'in-use' = 'granted';
  camera: 'granted' | 'missing' | 'denied' = 'granted';
  /** What the person answers when the browser asks for their screen. */
  screen: 'chosen' | 'cancelled' = 'chosen';
  /** Every session that was ever opened. */
  readonly sessions: FakeMediaSession[] = [];
  preloads = 0;
  /** What is plugged in, while microphone and camera are not missing. */
  readonly plugged: Record<DeviceKind, MediaDevice[]> = {
    microphone: [fakeDevice('mic-1'), fakeDevice('mic-2')],
    camera: [fakeDevice('cam-1'), fakeDevice('cam-2')],
    speaker: [fakeDevice('out-1'), fakeDevice('out-2')],
  };
  /** Ids of devices that another program uses. */
  readonly blocked = new Set<string>();
  readonly #failures: { readonly step: Step; readonly error: CallError }[] = [];
  readonly #held = new Map<Step, Promise<void>>();

  constructor(rooms: FakeRooms = new FakeRooms()) {
    this.rooms = rooms;
  }

  /** How many devices are open: lights that are on. */
  get lights(): number {
    return this.sessions.reduce((sum, session) => sum + session.lights, 0);
  }

  get current(): FakeMediaSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('No session was opened.');
    return session;
  }

  cameraFailure(): CallError {
    return this.camera === 'denied'
      ? new CallError('permission-denied', 'The camera was refused.')
      : new CallError('camera-missing', 'There is no camera.');
  }

  failNext(step: Step, error = new CallError('room-failed', `${step} failed.`)): void {
    this.#failures.push({ step, error });
  }

  /** Holds that step back until the returned function is called. */
  hold(step: Step): () => void {
    let release = (): void => undefined;
    this.#held.set(
      step,
      new Promise((resolve) => {
        release = () => {
          resolve();
        };
      }),
    );
    return () => {
      this.#held.delete(step);
      release();
    };
  }

  preload(): void {
    this.preloads += 1;
  }

  isReady({ camera }: CaptureRequest): Promise<boolean> {
    return Promise.resolve(this.microphone === 'granted' && (!camera || this.camera === 'granted'));
  }

  devices(kind: DeviceKind): Promise<readonly MediaDevice[]> {
    const isMissing = kind !== 'speaker' && this[kind] === 'missing';
    return Promise.resolve(isMissing ? [] : this.plugged[kind]);
  }

  /** What checks were asked for. */
  readonly checks: DevicesRequest[] = [];

  /** Takes as long as it is held, or until it is to stop. */
  async checkDevices(request: DevicesRequest): Promise<DevicesCheck> {
    this.checks.push(request);
    const stopped = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
    });
    await Promise.race([this.begin('check'), stopped]);
    return check();
  }

  /** What the browser opens: the chosen device if it can be had, else another one. */
  pick(kind: 'microphone' | 'camera', choice: DeviceChoice | undefined): string | undefined {
    const free = this.plugged[kind].filter(({ deviceId }) => !this.blocked.has(deviceId));
    return (free.find((device) => isChosen(device, choice)) ?? free[0])?.deviceId;
  }

  isChoice(kind: 'microphone' | 'camera', deviceId: string, choice: DeviceChoice): boolean {
    return this.plugged[kind].some(
      (device) => device.deviceId === deviceId && isChosen(device, choice),
    );
  }

  open(room: RoomRequest, listener: (event: MediaEvent) => void): MediaSession {
    const session = new FakeMediaSession(this, room, listener);
    this.sessions.push(session);
    return session;
  }

  async begin(step: Step): Promise<void> {
    await Promise.resolve();
    await this.#held.get(step);
    const index = this.#failures.findIndex((failure) => failure.step === step);
    const [failure] = index < 0 ? [] : this.#failures.splice(index, 1);
    if (failure) throw failure.error;
  }
}

export function fakeDevice(deviceId: string, facing?: MediaDevice['facing']): MediaDevice {
  return { deviceId, label: `Device ${deviceId}`, groupId: `group of ${deviceId}`, facing };
}

function isChosen(device: MediaDevice, choice: DeviceChoice | undefined): boolean {
  if (!choice) return true;
  return 'deviceId' in choice
    ? device.deviceId === choice.deviceId
    : device.facing === choice.facing;
}

export class FakeMediaSession implements MediaSession {
  readonly localStream = new MediaStream();
  readonly roomID: number;
  readonly userSig: string;
  readonly userID: UserID;
  readonly #media: FakeMedia;
  readonly #listener: (event: MediaEvent) => void;
  readonly #remoteStreams = new Map<UserID, MediaStream>();
  readonly #remoteScreens = new Map<UserID, MediaStream>();
  readonly #screensSeen = new Set<UserID>();
  readonly #closed: Promise<never>;
  #reportClosed: (error: CallError) => void = () => undefined;
  /** How often the way was prepared on which it sends. */
  connections = 0;
  #isClosed = false;
  #isIn = false;
  /** What the room has told that was entered ahead. */
  #untold: MediaEvent[] | undefined;
  #isPublished = false;
  #microphone: 'closed' | 'muted' | 'on' = 'closed';
  #isCameraOn = false;
  #isScreenOn = false;
  #ahead: CaptureRequest | undefined;
  #choices: Record<'microphone' | 'camera', DeviceChoice | undefined>;
  readonly #inUse: Record<'microphone' | 'camera', string | undefined> = {
    microphone: undefined,
    camera: undefined,
  };
  #profile: VideoProfile | undefined;

  constructor(media: FakeMedia, room: RoomRequest, listener: (event: MediaEvent) => void) {
    this.#media = media;
    this.roomID = room.roomID;
    this.userSig = room.userSig;
    this.userID = room.userID;
    const { microphone, camera, profile } = room.preferences ?? {};
    this.#choices = { microphone, camera };
    this.#profile = profile;
    this.#listener = listener;
    this.#closed = new Promise((_, reject) => {
      this.#reportClosed = reject;
    });
    this.#closed.catch(() => undefined);
  }

  get lights(): number {
    const open = [
      this.#microphone !== 'closed' || this.#ahead,
      this.#isCameraOn || this.#ahead?.camera,
      this.#isScreenOn,
    ];
    return open.filter(Boolean).length;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Ids of the open devices, and the picture. */
  get uses(): {
    readonly microphone: string | undefined;
    readonly camera: string | undefined;
    readonly profile: VideoProfile | undefined;
  } {
    return {
      microphone: this.#microphone === 'closed' ? undefined : this.#inUse.microphone,
      camera: this.#isCameraOn ? this.#inUse.camera : undefined,
      profile: this.#profile,
    };
  }

  /** What others hear and see of this person. */
  get sends(): { readonly audio: boolean; readonly video: boolean } {
    return {
      audio: this.#isPublished && this.#microphone === 'on',
      video: this.#isPublished && this.#isCameraOn,
    };
  }

  remoteStream(userID: UserID): MediaStream {
    const stream = this.#remoteStreams.get(userID) ?? new MediaStream();
    this.#remoteStreams.set(userID, stream);
    return stream;
  }

  remoteScreen(userID: UserID): MediaStream {
    const stream = this.#remoteScreens.get(userID) ?? new MediaStream();
    this.#remoteScreens.set(userID, stream);
    return stream;
  }

  capture({ camera }: CaptureRequest): Promise<CaptureResult> {
    return this.#step('capture', () => {
      this.#ahead = undefined;
      switch (this.#media.microphone) {
        case 'missing':
          throw new CallError('microphone-missing', 'There is no microphone.');
        case 'denied':
          throw new CallError('permission-denied', 'The microphone was refused.');
        case 'in-use':
          throw new CallError('device-in-use', 'The microphone is in use.');
        default:
      }
      this.#microphone = 'on';
      this.#isCameraOn = camera && this.#media.camera === 'granted';
      this.#take('microphone');
      if (this.#isCameraOn) this.#take('camera');
      const cameraFailure = !camera || this.#isCameraOn ? undefined : this.#media.cameraFailure();
      return { camera: this.#isCameraOn, cameraFailure };
    });
  }

  async captureAhead(request: CaptureRequest): Promise<void> {
    await this.#step('capture-ahead', () => {
      if (this.#microphone === 'closed' && this.#media.microphone === 'granted') {
        this.#ahead = request;
      }
    });
    setTimeout(() => {
      this.#ahead = undefined;
    }, 1000);
  }

  join(): Promise<void> {
    return this.#step('join', () => {
      const untold = this.#untold;
      this.#untold = undefined;
      if (!untold) this.#enter();
      for (const event of untold ?? []) this.tell(event);
    });
  }

  async joinAhead(): Promise<void> {
    try {
      await this.#step('join', () => {
        if (this.#isIn) return;
        this.#untold = [];
        this.#enter();
      });
    } catch (error) {
      if (this.#isClosed) throw error;
    }
  }

  connect(): Promise<void> {
    return this.#step('connect', () => {
      this.connections += this.#isIn ? 1 : 0;
    });
  }

  publish(): Promise<void> {
    return this.#step('publish', () => {
      if (!this.#isIn || this.#microphone === 'closed') {
        throw new CallError('invalid-state', 'publish() comes after capture() and join().');
      }
      this.#isPublished = true;
      this.#media.rooms.announce(this);
    });
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#step('microphone', () => {
      this.#microphone = on ? 'on' : 'muted';
      this.#media.rooms.announce(this);
    });
  }

  setCamera(on: boolean): Promise<void> {
    return this.#step('camera', () => {
      if (on && this.#media.camera !== 'granted') throw this.#media.cameraFailure();
      this.#isCameraOn = on;
      if (on) this.#take('camera');
      this.#media.rooms.announce(this);
    });
  }

  startScreen(): Promise<boolean> {
    return this.#step('screen', () => {
      if (!this.#isPublished || this.#isScreenOn) {
        throw new CallError('invalid-state', 'startScreen() comes after publish(), once.');
      }
      this.#setScreen(this.#media.screen === 'chosen');
      return this.#isScreenOn;
    });
  }

  stopScreen(): Promise<void> {
    this.#setScreen(false);
    return this.#step('screen', () => undefined);
  }

  /** The person ends it in the browser's own bar. */
  endScreen(): void {
    this.#setScreen(false);
    this.tell({ type: 'screen-ended' });
  }

  useDevice(device: 'microphone' | 'camera', choice: DeviceChoice): Promise<void> {
    return this.#step('use', () => {
      const isOpen = device === 'camera' ? this.#isCameraOn : this.#microphone !== 'closed';
      const before = this.#inUse[device];
      const picked = this.#media.pick(device, choice);
      if (!isOpen || (picked !== undefined && this.#media.isChoice(device, picked, choice))) {
        this.#choices = { ...this.#choices, [device]: choice };
        if (isOpen) this.#inUse[device] = picked;
        return;
      }
      if (before === undefined || this.#media.blocked.has(before)) this.unplug(device);
      throw new CallError('device-in-use', `That ${device} cannot be opened.`);
    });
  }

  setVideoProfile(profile: VideoProfile): Promise<void> {
    return this.#step('profile', () => {
      this.#profile = profile;
    });
  }

  close(): Promise<void> {
    this.#end(false);
    return Promise.resolve();
  }

  /** The page is gone without a word. */
  crash(): void {
    this.#end(true);
  }

  unplug(device: 'microphone' | 'camera'): void {
    if (device === 'camera') this.#isCameraOn = false;
    else this.#microphone = 'closed';
    const error = new CallError(`${device}-missing`, `The ${device} was unplugged.`);
    this.tell({ type: 'device-lost', device, error });
    this.#media.rooms.announce(this);
  }

  kick(): void {
    this.#leaveUnasked(false);
  }

  /** The room is gone, for the others too. */
  lose(): void {
    this.#leaveUnasked(true);
  }

  hears(other: FakeMediaSession): void {
    this.#sees(other.userID, other.#isScreenOn);
    if (other.#isPublished) this.tell({ type: 'peer-media', userID: other.userID, ...other.sends });
  }

  loses({ userID }: FakeMediaSession, lost: boolean): void {
    this.tell({ type: 'peer-left', userID, lost });
    this.#sees(userID, false);
  }

  tell(event: MediaEvent): void {
    if (this.#isClosed) return;
    if (this.#untold) this.#untold.push(event);
    else this.#listener(event);
  }

  #enter(): void {
    this.#isIn = true;
    this.#media.rooms.enter(this);
  }

  #setScreen(on: boolean): void {
    this.#isScreenOn = on;
    this.#media.rooms.announce(this);
  }

  #sees(userID: UserID, on: boolean): void {
    if (this.#screensSeen.has(userID) === on) return;
    if (on) this.#screensSeen.add(userID);
    else this.#screensSeen.delete(userID);
    this.tell({ type: 'peer-screen', userID, on });
  }

  #leaveUnasked(lost: boolean): void {
    if (!this.#isIn) return;
    if (this.#untold) {
      this.#isIn = false;
      this.#untold = undefined;
      this.#screensSeen.clear();
      this.#media.rooms.leave(this, lost);
      return;
    }
    this.tell({ type: 'room-lost', error: new CallError('room-failed', 'The room is gone.') });
    this.#end(lost);
  }

  #take(device: 'microphone' | 'camera'): void {
    this.#inUse[device] = this.#media.pick(device, this.#choices[device]);
  }

  #end(lost: boolean): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#ahead = undefined;
    this.#microphone = 'closed';
    this.#isCameraOn = false;
    this.#isScreenOn = false;
    if (this.#isIn) this.#media.rooms.leave(this, lost);
    this.#reportClosed(new CallError('call-ended', 'The call has ended.'));
  }

  /** Nothing comes between the last look at whether it is closed and what is done. */
  async #step<Result>(step: Step, act: () => Result): Promise<Result> {
    await Promise.race([this.#media.begin(step), this.#closed]);
    if (this.#isClosed) await this.#closed;
    return act();
  }
}
