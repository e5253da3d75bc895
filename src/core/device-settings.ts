import { CallError } from './errors.js';
import { nextCamera, type CurrentCamera } from './next-camera.js';
import type {
  CameraFacing,
  DeviceChoice,
  DeviceKind,
  MediaPort,
  MediaPreferences,
  MediaSession,
} from './ports.js';
import type { DeviceInfo } from './types.js';
import {
  DEFAULT_VIDEO_QUALITY,
  readVideoQuality,
  VIDEO_PROFILES,
  type VideoQuality,
} from './video-quality.js';

const MILLISECONDS = 15_000;

type Device = 'microphone' | 'camera';

/** What switchDevice() takes, by the names of trtc-calling-js. */
export interface DeviceRequest {
  /** 'audio' for microphones, 'video' for cameras. */
  readonly deviceType: 'audio' | 'video';
  /** Of getMicrophones() or getCameras(). */
  readonly deviceId: string;
}

export interface DeviceSettingsHost {
  /** The media of the call, while there is one. */
  session(): MediaSession | undefined;
  within<Value>(milliseconds: number, what: string, work: Promise<Value>): Promise<Value>;
}

/** Which devices and which picture calls take. What is chosen holds for the running call and those after it. */
export class DeviceSettings {
  readonly #media: MediaPort;
  readonly #host: DeviceSettingsHost;
  #preferences: MediaPreferences = { profile: VIDEO_PROFILES[DEFAULT_VIDEO_QUALITY] };
  /** Choices are done one after another, so that the last one holds. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(media: MediaPort, host: DeviceSettingsHost) {
    this.#media = media;
    this.#host = host;
  }

  /** What the next call begins with. */
  get preferences(): MediaPreferences {
    return this.#preferences;
  }

  async list(kind: DeviceKind): Promise<DeviceInfo[]> {
    const devices = await this.#media.devices(kind);
    return devices.map(({ deviceId, label, groupId }) => ({ deviceId, label, groupId }));
  }

  switchDevice(request: DeviceRequest): Promise<void> {
    const { deviceType, deviceId } = Object(request) as Readonly<Record<string, unknown>>;
    const device =
      deviceType === 'audio' ? 'microphone' : deviceType === 'video' ? 'camera' : undefined;
    if (!device || typeof deviceId !== 'string' || deviceId === '') {
      const message =
        'switchDevice() takes { deviceType, deviceId }: "audio" or "video", and an id.';
      return Promise.reject(new CallError('invalid-argument', message));
    }
    return this.#inTurn(async () => {
      const devices = await this.#media.devices(device);
      // Without names nothing can be said about the id.
      const isKnown = devices.some((known) => known.deviceId === deviceId || known.deviceId === '');
      if (!isKnown) throw missing(device, `There is no ${device} with this id.`);
      await this.#use(device, { deviceId });
    });
  }

  switchCamera(isFrontCamera: boolean | undefined): Promise<void> {
    return this.#inTurn(async () => {
      const cameras = await this.#media.devices('camera');
      const choice = nextCamera(cameras, this.#currentCamera(), isFrontCamera);
      if (choice === undefined) throw missing('camera', 'There is no other camera.');
      if (choice !== 'current') await this.#use('camera', choice);
    });
  }

  async setVideoQuality(quality: VideoQuality): Promise<void> {
    const profile = readVideoQuality(quality);
    if (!profile) {
      const names = Object.keys(VIDEO_PROFILES).join(', ');
      throw new CallError(
        'invalid-argument',
        `The video quality must be one of ${names}, or { width, height, frameRate, bitrate }.`,
      );
    }
    this.#preferences = { ...this.#preferences, profile };
    await this.#inTurn(async () => {
      const changing = this.#host.session()?.setVideoProfile(profile);
      if (changing) await this.#host.within(MILLISECONDS, 'Changing the picture', changing);
    });
  }

  async #use(device: Device, choice: DeviceChoice): Promise<void> {
    const using = this.#host.session()?.useDevice(device, choice);
    if (using) await this.#host.within(MILLISECONDS, `Switching the ${device}`, using);
    this.#preferences = { ...this.#preferences, [device]: choice };
  }

  #currentCamera(): CurrentCamera {
    const [track] = this.#host.session()?.localStream.getVideoTracks() ?? [];
    const { deviceId, facingMode } = track?.getSettings() ?? {};
    if (deviceId !== undefined) return { deviceId, facing: readFacing(facingMode) };
    return this.#preferences.camera ?? {};
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.#work.then(work);
    this.#work = result.catch(() => undefined);
    return result;
  }
}

function readFacing(facing: string | undefined): CameraFacing | undefined {
  return facing === 'user' || facing === 'environment' ? facing : undefined;
}

function missing(device: Device, message: string): CallError {
  return new CallError(`${device}-missing`, message, {
    hint: `Choose one of those that the browser lists, or plug the ${device} in.`,
  });
}
