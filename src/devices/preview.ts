import type { CallError } from '../core/errors.js';
import { openDevices } from '../core/tencent/open-devices.js';
import type { InputDevice } from './permissions-controller.js';

export type Wanted = Readonly<Record<InputDevice, boolean>>;

/** Microphone and camera while a person looks at themselves before a call. */
export class Preview {
  /** What is open; one object, tracks come and go in it. */
  readonly stream = new MediaStream();
  /** Why a device could not be opened that was wanted. */
  readonly failures: Record<InputDevice, CallError | undefined> = {
    microphone: undefined,
    camera: undefined,
  };
  #run = new AbortController();
  #listening: { readonly context: AudioContext; readonly analyser: AnalyserNode } | undefined;
  readonly #samples = new Float32Array(2048);

  /** The open track of that device. */
  track(device: InputDevice): MediaStreamTrack | undefined {
    const [track] =
      device === 'camera' ? this.stream.getVideoTracks() : this.stream.getAudioTracks();
    return track;
  }

  /**
   * Opens those devices, in place of what is open of them. Settles when they are open or have failed; false when
   * another wish or close() came in between.
   * @param ids of the chosen ones; empty for the browser's choice
   */
  async open(wanted: Wanted, ids: Readonly<Record<InputDevice, string>>): Promise<boolean> {
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    for (const device of ['microphone', 'camera'] as const) if (wanted[device]) this.stop(device);
    const preferences = {
      microphone: ids.microphone ? { deviceId: ids.microphone } : undefined,
      camera: ids.camera ? { deviceId: ids.camera } : undefined,
    };
    try {
      const { stream, failures } = await openDevices({ wanted, preferences, signal });
      Object.assign(this.failures, failures);
      for (const track of stream?.getTracks() ?? []) this.stream.addTrack(track);
    } catch {
      return false;
    }
    if (this.track('microphone')) this.#listen();
    return true;
  }

  stop(device: InputDevice): void {
    this.failures[device] = undefined;
    const track = this.track(device);
    if (!track) return;
    track.stop();
    this.stream.removeTrack(track);
    if (device === 'microphone') this.#deafen();
  }

  /** How loud it is now, 0 to 1; 0 where that cannot be told. */
  get level(): number {
    if (this.#listening?.context.state !== 'running') return 0;
    this.#listening.analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0);
    return Math.min(1, Math.sqrt(power / this.#samples.length));
  }

  /** Everything is dark when this returns; what is still being opened, as soon as it is. */
  close(): void {
    this.#run.abort();
    for (const device of ['microphone', 'camera'] as const) this.stop(device);
  }

  #listen(): void {
    this.#deafen();
    try {
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      analyser.fftSize = this.#samples.length;
      context.createMediaStreamSource(this.stream).connect(analyser);
      context.resume().catch(() => undefined);
      this.#listening = { context, analyser };
    } catch {
      // Without Web Audio there is no level, and a preview all the same.
    }
  }

  #deafen(): void {
    this.#listening?.context.close().catch(() => undefined);
    this.#listening = undefined;
  }
}
