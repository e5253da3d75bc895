import { CallError } from '../errors.js';
import type { CaptureRequest, CaptureResult } from '../ports.js';
import type { UserID } from '../types.js';
import {
  checkEnvironment,
  explainCapture,
  lostDevice,
  type CaptureFailure,
  type Device,
} from './device-errors.js';
import type { LocalStream } from './sdk-types.js';
import { loadTrtcSdk } from './sdks.js';

/** Milliseconds that the SDK is given to find another device when one stops of itself. */
const RECOVERY_DEADLINE = 3_000;

/** This side's microphone and camera. */
export class LocalMedia {
  /** What is captured; one object, tracks come and go in it. */
  readonly stream = new MediaStream();
  readonly #userID: UserID;
  readonly #onLost: (device: Device, error: CallError) => void;
  /** The SDK's object for the same tracks. */
  #local: LocalStream | undefined;
  #isMicrophoneOn = true;
  #isClosed = false;

  constructor(userID: UserID, onLost: (device: Device, error: CallError) => void) {
    this.#userID = userID;
    this.#onLost = onLost;
  }

  /** What is to be published, once there is something. */
  get publishable(): LocalStream | undefined {
    return this.#local;
  }

  async capture({ camera }: CaptureRequest): Promise<CaptureResult> {
    checkEnvironment();
    const first = await this.#open({ microphone: true, camera });
    if (!('error' in first)) {
      this.#adopt(first);
      return { camera, cameraFailure: undefined };
    }
    if (first.device === 'microphone') throw first.error;
    const second = await this.#open({ microphone: true, camera: false });
    if ('error' in second) throw second.error;
    this.#adopt(second);
    return { camera: false, cameraFailure: first.error };
  }

  setMicrophone(on: boolean): void {
    this.#isMicrophoneOn = on;
    if (on) this.#local?.unmuteAudio();
    else this.#local?.muteAudio();
  }

  async setCamera(on: boolean): Promise<void> {
    const local = this.#local;
    if (!local) throw new CallError('invalid-state', 'Nothing is captured yet.');
    const current = local.getVideoTrack();
    if (on && current?.readyState === 'live') return;
    if (current) {
      // First of all the light goes out, whatever the service says to it.
      current.stop();
      await local.removeTrack(current);
    }
    if (on) await this.#addCamera(local);
    this.#sync();
  }

  /** Every device is released when this returns; what is still being opened, as soon as it is. */
  close(): void {
    this.#isClosed = true;
    if (this.#local) retire(this.#local);
    this.#local = undefined;
    for (const track of this.stream.getTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
  }

  /** The opened devices, or why they could not be opened. */
  async #open(wanted: Readonly<Record<Device, boolean>>): Promise<LocalStream | CaptureFailure> {
    const TRTC = await loadTrtcSdk();
    this.#assertOpen();
    const local = TRTC.createStream({
      userId: this.#userID,
      audio: wanted.microphone,
      video: wanted.camera,
    });
    try {
      await local.initialize();
    } catch (error) {
      local.close();
      this.#assertOpen();
      return await explainCapture(error, wanted);
    }
    if (this.#isClosed) local.close();
    this.#assertOpen();
    return local;
  }

  #adopt(local: LocalStream): void {
    if (this.#isClosed) local.close();
    this.#assertOpen();
    if (this.#local) retire(this.#local);
    this.#local = local;
    local.on('device-auto-recovered', () => {
      this.#sync();
    });
    this.setMicrophone(this.#isMicrophoneOn);
    this.#sync();
  }

  async #addCamera(local: LocalStream): Promise<void> {
    checkEnvironment();
    const opened = await this.#open({ microphone: false, camera: true });
    if ('error' in opened) throw opened.error;
    const track = opened.getVideoTrack();
    // Otherwise two objects of the SDK would look after one track.
    if (track) await opened.removeTrack(track);
    opened.close();
    if (!track) throw new CallError('camera-missing', 'The camera has no picture.');
    try {
      this.#assertOpen();
      await local.addTrack(track);
      this.#assertOpen();
    } catch (error) {
      track.stop();
      throw error;
    }
  }

  /** Brings the stream in step with the SDK's object. */
  #sync(): void {
    if (!this.#local) return;
    const wanted = new Set([this.#local.getAudioTrack(), this.#local.getVideoTrack()]);
    for (const track of this.stream.getTracks()) {
      if (!wanted.has(track)) this.stream.removeTrack(track);
    }
    for (const track of wanted) {
      if (!track || this.stream.getTracks().includes(track)) continue;
      this.stream.addTrack(track);
      track.addEventListener('ended', () => void this.#onEnded(track));
    }
  }

  /** A track ends of itself when its device goes away. The SDK then looks for another device. */
  async #onEnded(track: MediaStreamTrack): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, RECOVERY_DEADLINE));
    const local = this.#local;
    const isVideo = track.kind === 'video';
    const current = isVideo ? local?.getVideoTrack() : local?.getAudioTrack();
    if (!local || current !== track) return;
    const device = isVideo ? 'camera' : 'microphone';
    // A camera that has stopped is off: so the others are told.
    if (isVideo) await this.setCamera(false).catch(() => undefined);
    if (!this.#isClosed) this.#onLost(device, lostDevice(device));
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new CallError('call-ended', 'The call has ended.');
  }
}

/**
 * Closes the SDK's object for good. trtc-js-sdk 4.15.22 may just be opening a device anew in place of one
 * that went away; it would then refuse the new track and leave it running. It has to be live for a moment
 * yet, or the SDK stops before a second one.
 */
function retire(local: LocalStream): void {
  local.off('*');
  local.close();
  local.replaceTrack = (track) => {
    setTimeout(() => {
      track.stop();
    });
    return Promise.resolve();
  };
}
