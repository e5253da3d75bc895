import { CallError } from '../errors.js';
import type {
  CameraFacing,
  CaptureRequest,
  CaptureResult,
  DeviceChoice,
  MediaPreferences,
} from '../ports.js';
import type { UserID, VideoProfile } from '../types.js';
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

/** Milliseconds after which devices that were opened ahead are free again. */
const AHEAD_MILLISECONDS = 1_000;

interface Ahead extends CaptureRequest {
  /** Never rejects; undefined where they could not be opened. */
  readonly opening: Promise<LocalStream | undefined>;
  opened: LocalStream | undefined;
}

/** This side's microphone and camera. */
export class LocalMedia {
  /** What is captured; one object, tracks come and go in it. */
  readonly stream = new MediaStream();
  readonly #userID: UserID;
  readonly #onLost: (device: Device, error: CallError) => void;
  /** The SDK's object for the same tracks. */
  #local: LocalStream | undefined;
  #ahead: Ahead | undefined;
  #wasAskedToCapture = false;
  #isMicrophoneOn = true;
  #choices: Readonly<Record<Device, DeviceChoice | undefined>>;
  #profile: VideoProfile | undefined;
  readonly #closing = new AbortController();

  constructor(
    userID: UserID,
    onLost: (device: Device, error: CallError) => void,
    { microphone, camera, profile }: MediaPreferences = {},
  ) {
    this.#userID = userID;
    this.#onLost = onLost;
    this.#choices = { microphone, camera };
    this.#profile = profile;
  }

  /** What is to be published, once there is something. */
  get publishable(): LocalStream | undefined {
    return this.#local;
  }

  async capture({ camera }: CaptureRequest): Promise<CaptureResult> {
    checkEnvironment();
    this.#wasAskedToCapture = true;
    const first =
      (await this.#takeAhead(camera)) ?? (await this.#open({ microphone: true, camera }));
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

  async captureAhead({ camera }: CaptureRequest): Promise<void> {
    if (this.#wasAskedToCapture || this.#ahead) return;
    const opening = this.#open({ microphone: true, camera }).then(
      (opened) => ('error' in opened ? undefined : opened),
      () => undefined,
    );
    const ahead: Ahead = { camera, opening, opened: undefined };
    this.#ahead = ahead;
    setTimeout(() => {
      if (this.#ahead === ahead) this.#dropAhead();
    }, AHEAD_MILLISECONDS);
    ahead.opened = await opening;
  }

  /** A stream to be published ahead of what moves into it: its picture never comes. Undefined without such a thing. */
  async createBlank(): Promise<LocalStream | undefined> {
    const canvas = document.createElement('canvas');
    // Firefox wants it.
    canvas.getContext('2d');
    const [track] = canvas.captureStream(0).getVideoTracks();
    if (!track) return undefined;
    const TRTC = await loadTrtcSdk();
    const blank = TRTC.createStream({ userId: this.#userID, videoSource: track });
    if (this.#profile) await applyProfile(blank, this.#profile);
    await blank.initialize();
    // For what it began with trtc-js-sdk 4.15.22 finds another device in time, not for what is added.
    await blank.removeTrack(track);
    await blank.addTrack(track);
    return blank;
  }

  /** Goes on in that blank stream, which is published. What has failed half-way can be done again. */
  async moveTo(published: LocalStream): Promise<void> {
    const tracks = [...this.stream.getVideoTracks(), ...this.stream.getAudioTracks()];
    const before = this.#local;
    if (before && before !== published) {
      // Two objects of the SDK would look after one track.
      for (const track of tracks) await before.removeTrack(track);
      retire(before);
    }
    this.#assertOpen();
    this.#local = published;
    for (const track of tracks) {
      const current =
        track.kind === 'video' ? published.getVideoTrack() : published.getAudioTrack();
      if (current === track) continue;
      const moving = current ? published.replaceTrack(track) : published.addTrack(track);
      // The others are told of a microphone that is off, not of one that goes off.
      if (!this.#isMicrophoneOn) published.muteAudio();
      try {
        await moving;
      } finally {
        current?.stop();
      }
      this.#assertOpen();
    }
    const blank = published.getVideoTrack();
    if (blank && !tracks.includes(blank)) {
      blank.stop();
      await published.removeTrack(blank);
    }
    // Firefox can give no size to a blank track.
    if (this.#profile) await applyProfile(published, this.#profile);
    this.#listen(published);
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

  /** Another device, at once if one is open. */
  async use(device: Device, choice: DeviceChoice): Promise<void> {
    const local = this.#local;
    const current = device === 'camera' ? local?.getVideoTrack() : local?.getAudioTrack();
    const before = this.#choices[device];
    this.#choices = { ...this.#choices, [device]: choice };
    this.#dropAhead();
    if (!local || !current) return;
    if (current.readyState === 'live' && isChosen(current, choice)) return;
    const { deviceId } = current.getSettings();
    // Many phones can open but one camera at a time.
    current.stop();
    try {
      await this.#replace(local, device, choice);
    } catch (error) {
      this.#choices = { ...this.#choices, [device]: before };
      if (!this.#closing.signal.aborted) await this.#restore(local, device, deviceId);
      throw error;
    }
  }

  async setVideoProfile(profile: VideoProfile): Promise<void> {
    this.#profile = profile;
    this.#dropAhead();
    if (this.#local) await applyProfile(this.#local, profile);
  }

  /** Every device is released when this returns; what is still being opened, as soon as it is. */
  close(): void {
    this.#closing.abort();
    this.#dropAhead();
    if (this.#local) retire(this.#local);
    this.#local = undefined;
    for (const track of this.stream.getTracks()) {
      track.stop();
      this.stream.removeTrack(track);
    }
  }

  /** The opened devices, or why they could not be opened. */
  async #open(
    wanted: Readonly<Record<Device, boolean>>,
    choices: MediaPreferences = this.#choices,
  ): Promise<LocalStream | CaptureFailure> {
    const TRTC = await loadTrtcSdk();
    this.#assertOpen();
    const local = TRTC.createStream({
      userId: this.#userID,
      audio: wanted.microphone,
      video: wanted.camera,
      ...(wanted.microphone ? microphoneOptions(choices.microphone) : {}),
      ...(wanted.camera ? cameraOptions(choices.camera) : {}),
    });
    try {
      if (this.#profile) await applyProfile(local, this.#profile);
      await local.initialize();
    } catch (error) {
      local.close();
      this.#assertOpen();
      return await explainCapture(error, wanted);
    }
    if (this.#closing.signal.aborted) local.close();
    this.#assertOpen();
    return local;
  }

  /** What was opened ahead, if that is what is wanted. */
  async #takeAhead(camera: boolean): Promise<LocalStream | undefined> {
    const ahead = this.#ahead;
    if (ahead?.camera !== camera) {
      this.#dropAhead();
      return undefined;
    }
    this.#ahead = undefined;
    return await ahead.opening;
  }

  #dropAhead(): void {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    // At once if they are open.
    if (ahead?.opened) ahead.opened.close();
    else void ahead?.opening.then((opened) => opened?.close());
  }

  #adopt(local: LocalStream): void {
    if (this.#closing.signal.aborted) local.close();
    this.#assertOpen();
    if (this.#local) retire(this.#local);
    this.#local = local;
    this.#listen(local);
  }

  #listen(local: LocalStream): void {
    local.on('device-auto-recovered', () => {
      this.#sync();
    });
    this.setMicrophone(this.#isMicrophoneOn);
    this.#sync();
  }

  async #addCamera(local: LocalStream): Promise<void> {
    const track = await this.#openTrack('camera');
    try {
      this.#assertOpen();
      await local.addTrack(track);
      this.#assertOpen();
    } catch (error) {
      track.stop();
      throw error;
    }
  }

  /** Opens the chosen device in place of one that is stopped. */
  async #replace(local: LocalStream, device: Device, choice: DeviceChoice): Promise<void> {
    const track = await this.#openTrack(device, choice);
    try {
      this.#assertOpen();
      if (!isChosen(track, choice)) throw notChosen(device);
      if (device === 'microphone') track.enabled = this.#isMicrophoneOn;
      await local.replaceTrack(track);
      this.#assertOpen();
    } catch (error) {
      track.stop();
      throw error;
    }
    this.#sync();
  }

  /** Back to the device that was in use, or to none. */
  async #restore(local: LocalStream, device: Device, deviceId: string | undefined): Promise<void> {
    try {
      if (!deviceId) throw lostDevice(device);
      await this.#replace(local, device, { deviceId });
    } catch {
      await this.#lose(device);
    }
  }

  /** One device alone; whoever calls this looks after the track. */
  async #openTrack(device: Device, choice?: DeviceChoice): Promise<MediaStreamTrack> {
    checkEnvironment();
    const isCamera = device === 'camera';
    const opened = await this.#open(
      { microphone: !isCamera, camera: isCamera },
      choice && { [device]: choice },
    );
    if ('error' in opened) throw opened.error;
    const track = isCamera ? opened.getVideoTrack() : opened.getAudioTrack();
    try {
      // Otherwise two objects of the SDK would look after one track.
      if (track) await opened.removeTrack(track);
    } finally {
      opened.close();
    }
    if (!track) throw new CallError(`${device}-missing`, `The ${device} gives nothing.`);
    return track;
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
      // Chromium 156 may keep a stream that it has opened, and what listens to its tracks, as long as the page.
      const { signal } = this.#closing;
      track.addEventListener('ended', () => void this.#onEnded(track), { signal });
    }
  }

  /** A track ends of itself when its device goes away. The SDK then looks for another device. */
  async #onEnded(track: MediaStreamTrack): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, RECOVERY_DEADLINE));
    const local = this.#local;
    const isVideo = track.kind === 'video';
    const current = isVideo ? local?.getVideoTrack() : local?.getAudioTrack();
    if (!local || current !== track) return;
    await this.#lose(isVideo ? 'camera' : 'microphone');
  }

  /** What has stopped is off: so the others are told, and nobody is heard again who has not asked for it. */
  async #lose(device: Device): Promise<void> {
    if (device === 'camera') await this.setCamera(false).catch(() => undefined);
    else this.setMicrophone(false);
    if (!this.#closing.signal.aborted) this.#onLost(device, lostDevice(device));
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new CallError('call-ended', 'The call has ended.');
  }
}

/** Whether the track is of the device that was chosen, as far as the browser tells. */
function isChosen(track: MediaStreamTrack, choice: DeviceChoice): boolean {
  const { deviceId, facingMode } = track.getSettings();
  return 'deviceId' in choice
    ? deviceId === undefined || deviceId === choice.deviceId
    : facingMode === choice.facing;
}

/** trtc-js-sdk 4.15.22 takes any other device when the chosen one cannot be opened. */
function notChosen(device: Device): CallError {
  return new CallError('device-in-use', `That ${device} cannot be opened.`, {
    hint: `Close other programs that use the ${device}, or choose another one.`,
  });
}

function microphoneOptions(choice: DeviceChoice | undefined): { microphoneId?: string } {
  return choice && 'deviceId' in choice ? { microphoneId: choice.deviceId } : {};
}

function cameraOptions(
  choice: DeviceChoice | undefined,
): { cameraId?: string } | { facingMode?: CameraFacing } {
  if (!choice) return {};
  return 'deviceId' in choice ? { cameraId: choice.deviceId } : { facingMode: choice.facing };
}

/** trtc-js-sdk 4.15.22 returns a promise where its types say nothing. */
interface Profiled {
  setVideoProfile(profile: VideoProfile): Promise<void>;
}

async function applyProfile(local: LocalStream, profile: VideoProfile): Promise<void> {
  await (local as unknown as Profiled).setVideoProfile(profile);
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
