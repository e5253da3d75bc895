import { CallError } from '../errors.js';
import type {
  CaptureRequest,
  CaptureResult,
  DeviceChoice,
  MediaEvent,
  MediaSession,
  RoomRequest,
} from '../ports.js';
import type { UserID, VideoProfile } from '../types.js';
import type { Device } from './device-errors.js';
import { LocalMedia } from './local-media.js';
import { mediaError } from './media-errors.js';
import { RemoteMedia } from './remote-media.js';
import { Room } from './room.js';
import { loadTrtcSdk } from './sdks.js';
import type * as Screens from './screen-share.js';
import type { LocalStream } from './sdk-types.js';
import { Serial } from './serial.js';
import { VolumeMeter } from './volume-meter.js';

/** Milliseconds for what is more urgent than a room ahead: a ring that has just begun, and may end at once. */
const JOIN_PAUSE = 100;
/**
 * Milliseconds for what is more urgent than a connection ahead: an invitation that is on its way, the pictures of
 * others, devices that open at once.
 */
const CONNECT_PAUSE = 100;

let screens: typeof Screens | undefined;

/** Loads it for the moment in which somebody clicks: browsers do not ask for a screen long after a click. */
export async function loadScreens(): Promise<typeof Screens> {
  try {
    screens ??= await import('./screen-share.js');
    return screens;
  } catch (cause) {
    throw CallError.from(cause, 'load-failed');
  }
}

/** One call's media, over trtc-js-sdk. */
export class TencentMediaSession implements MediaSession {
  readonly #request: RoomRequest;
  readonly #listener: (event: MediaEvent) => void;
  readonly #local: LocalMedia;
  readonly #remote: RemoteMedia;
  /** Changes of what is sent, one after another: the SDK refuses a second one meanwhile. */
  readonly #changes = new Serial();
  readonly #closed: Promise<never>;
  #onClose: () => void = () => undefined;
  #room: Room | undefined;
  /** Entering ahead of join(); never rejects. */
  #entering: Promise<void> | undefined;
  /** What the room that was entered ahead has told so far. */
  #untold: MediaEvent[] | undefined;
  #meter: VolumeMeter | undefined;
  #wasAskedToJoin = false;
  #wasAskedToPublish = false;
  #isPublished = false;
  /** Published ahead, blank; undefined where that has failed. */
  #connection: Promise<LocalStream | undefined> | undefined;
  #screen: Screens.ScreenShare | undefined;
  #leaving: Promise<void> | undefined;

  constructor(request: RoomRequest, listener: (event: MediaEvent) => void) {
    this.#request = request;
    this.#listener = listener;
    this.#local = new LocalMedia(
      request.userID,
      (device, error) => {
        this.#tell({ type: 'device-lost', device, error });
      },
      request.preferences,
    );
    this.#remote = new RemoteMedia((event) => {
      this.#tell(event);
    });
    this.#closed = new Promise((_, reject) => {
      this.#onClose = () => {
        reject(new CallError('call-ended', 'The call has ended.'));
      };
    });
    // Nobody may be waiting when it rejects.
    this.#closed.catch(() => undefined);
  }

  get localStream(): MediaStream {
    return this.#local.stream;
  }

  remoteStream(userID: UserID): MediaStream {
    return this.#remote.stream(userID);
  }

  remoteScreen(userID: UserID): MediaStream {
    return this.#remote.screen(userID);
  }

  capture(request: CaptureRequest): Promise<CaptureResult> {
    return this.#unlessClosed(() => this.#changes.run(() => this.#local.capture(request)));
  }

  captureAhead(request: CaptureRequest): Promise<void> {
    return this.#unlessClosed(() => this.#local.captureAhead(request));
  }

  join(): Promise<void> {
    return this.#unlessClosed(async () => {
      if (this.#room && !this.#untold) {
        throw new CallError('invalid-state', 'The room is joined already.');
      }
      this.#wasAskedToJoin = true;
      await this.#entering;
      const untold = this.#untold;
      this.#untold = undefined;
      if (!untold) await this.#enter();
      for (const event of untold ?? []) this.#tell(event);
    });
  }

  joinAhead(): Promise<void> {
    return this.#unlessClosed(async () => {
      await pause(JOIN_PAUSE);
      if (this.#wasAskedToJoin || this.#entering || this.#leaving) return;
      this.#entering = this.#enterAhead();
      await this.#entering;
    });
  }

  connect(): Promise<void> {
    return this.#unlessClosed(async () => {
      await pause(CONNECT_PAUSE);
      const room = this.#room;
      if (!room || this.#wasAskedToPublish || this.#leaving) return;
      this.#connection ??= this.#connect(room);
      await this.#connection;
    });
  }

  publish(): Promise<void> {
    this.#wasAskedToPublish = true;
    return this.#unlessClosed(() =>
      this.#changes.run(async () => {
        const connection = await this.#connection;
        const local = this.#local.publishable;
        const room = this.#room;
        if (!room || !local) {
          throw new CallError('invalid-state', 'First capture and join, then publish.');
        }
        if (connection) await this.#move(room, connection);
        else await room.publish(local);
        this.#isPublished = true;
        this.#startMeter();
      }),
    );
  }

  setMicrophone(on: boolean): Promise<void> {
    // At once, without a place in the queue: nobody may be heard after they have asked not to be.
    return this.#unlessClosed(() => {
      this.#local.setMicrophone(on);
      return Promise.resolve();
    });
  }

  setCamera(on: boolean): Promise<void> {
    return this.#unlessClosed(() =>
      this.#changes.run(async () => {
        try {
          await this.#local.setCamera(on);
        } catch (error) {
          throw mediaError(
            'publish-failed',
            on ? 'Sending the picture' : 'Stopping the picture',
            error,
          );
        }
      }),
    );
  }

  useDevice(device: Device, choice: DeviceChoice): Promise<void> {
    return this.#unlessClosed(() =>
      this.#changes.run(async () => {
        try {
          await this.#local.use(device, choice);
        } catch (error) {
          throw mediaError('publish-failed', `Switching the ${device}`, error);
        }
      }),
    );
  }

  setVideoProfile(profile: VideoProfile): Promise<void> {
    return this.#unlessClosed(() =>
      this.#changes.run(async () => {
        try {
          await this.#local.setVideoProfile(profile);
        } catch (error) {
          throw mediaError('publish-failed', 'Changing the picture', error);
        }
      }),
    );
  }

  startScreen(): Promise<boolean> {
    return this.#unlessClosed(async () => {
      const { ScreenShare } = screens ?? (await loadScreens());
      const room = this.#room;
      // What is being published still comes first in the queue.
      if (
        !room ||
        !this.#local.publishable ||
        !this.#wasAskedToPublish ||
        this.#screen ||
        this.#leaving
      ) {
        throw new CallError('invalid-state', 'First publish, then share the screen, once.');
      }
      const screen = new ScreenShare({
        userID: this.#request.userID,
        send: (stream) =>
          this.#changes.run(() => room.publishScreen(stream, this.#local.publishable)),
        withdraw: (stream) => this.#changes.run(() => room.unpublish(stream)),
        onEnded: () => {
          this.#screen = undefined;
          this.#tell({ type: 'screen-ended' });
        },
      });
      this.#screen = screen;
      let isOn = false;
      try {
        isOn = await screen.start();
      } finally {
        if (!isOn && this.#screen === screen) this.#screen = undefined;
      }
      return isOn;
    });
  }

  stopScreen(): Promise<void> {
    return this.#unlessClosed(async () => {
      const screen = this.#screen;
      this.#screen = undefined;
      await screen?.stop();
    });
  }

  close(): Promise<void> {
    this.#leaving ??= this.#close();
    return this.#leaving;
  }

  async #close(): Promise<void> {
    this.#onClose();
    this.#screen?.close();
    this.#local.close();
    this.#meter?.close();
    this.#remote.close();
    void this.#connection?.then((connection) => connection?.close());
    await this.#room?.leave();
  }

  async #enter(): Promise<void> {
    const TRTC = await loadTrtcSdk();
    if (this.#leaving) return;
    const room = new Room(TRTC, this.#request, this.#remote, (event) => {
      this.#tell(event);
    });
    this.#room = room;
    try {
      await room.join();
    } catch (error) {
      if (this.#room === room) this.#room = undefined;
      await room.leave();
      throw error;
    }
  }

  async #enterAhead(): Promise<void> {
    this.#untold = [];
    try {
      await this.#enter();
    } catch {
      this.#untold = undefined;
    }
  }

  /** As if the room had never been entered: it was lost, to another device of this user perhaps. */
  #forgetRoom(): void {
    this.#room = undefined;
    this.#untold = undefined;
    void this.#connection?.then((connection) => connection?.close());
    this.#connection = undefined;
    this.#remote.clear();
  }

  async #move(room: Room, connection: LocalStream): Promise<void> {
    try {
      await this.#local.moveTo(connection);
      return;
    } catch {
      // trtc-js-sdk 4.15.22 gives the service 5 s to take note of a change, and 10 s and more to take a stream.
    }
    await room.unpublish(connection);
    try {
      await this.#local.moveTo(connection);
    } catch (error) {
      throw mediaError('publish-failed', 'Sending', error);
    }
    await room.publish(connection);
  }

  /** Never rejects: publish() does without it, and tells what is wrong. */
  async #connect(room: Room): Promise<LocalStream | undefined> {
    let blank: LocalStream | undefined;
    try {
      blank = await this.#local.createBlank();
      if (blank) await room.publish(blank);
      return blank;
    } catch {
      blank?.close();
      return undefined;
    }
  }

  #startMeter(): void {
    if (this.#leaving || this.#meter) return;
    try {
      this.#meter = new VolumeMeter(
        () => this.#sounds(),
        (volumes) => {
          this.#tell({ type: 'volumes', volumes });
        },
      );
    } catch {
      // Without Web Audio there are no volumes, and a call all the same.
    }
  }

  *#sounds(): Iterable<[UserID, MediaStreamTrack]> {
    const [own] = this.#local.stream.getAudioTracks();
    if (own && this.#isPublished) yield [this.#request.userID, own];
    yield* this.#remote.sounds();
  }

  async #unlessClosed<T>(work: () => Promise<T>): Promise<T> {
    if (this.#leaving) return this.#closed;
    return await Promise.race([this.#closed, work()]);
  }

  #tell(event: MediaEvent): void {
    if (this.#leaving) return;
    if (this.#untold) {
      if (event.type === 'room-lost') this.#forgetRoom();
      else this.#untold.push(event);
      return;
    }
    try {
      this.#listener(event);
    } catch (error) {
      reportError(error);
    }
  }
}

function pause(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
