import type { UserID } from '../types.js';

const INTERVAL = 500;

/**
 * It is only measured, never heard: no output device is opened for it, and what a telephone carries of a voice
 * tells enough. Firefox, which knows no such sink, also takes in no streams of another sample rate.
 */
const LISTENS_ONLY = {
  sinkId: { type: 'none' },
  sampleRate: 8000,
  latencyHint: 'playback',
} as const;

interface Probe {
  readonly track: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
  readonly analyser: AnalyserNode;
}

/**
 * Measures how loud users are. The SDK measures only what it plays itself, and the widget plays in
 * elements of its own (trtc-js-sdk 4.15.22, `enableAudioVolumeEvaluation`).
 */
export class VolumeMeter {
  readonly #context = new AudioContext('sinkId' in AudioContext.prototype ? LISTENS_ONLY : {});
  readonly #probes = new Map<UserID, Probe>();
  /** Half a second at 8 kHz; a third of one at 48 kHz, as no analyser takes more than twice as many. */
  readonly #samples = new Float32Array(this.#context.sampleRate > 8000 ? 16_384 : 4096);
  readonly #timer: ReturnType<typeof setInterval>;

  /**
   * @param sounds the users who send sound at the moment
   * @param tell is given 0 to 100 for each of them, twice a second
   */
  constructor(
    sounds: () => Iterable<[UserID, MediaStreamTrack]>,
    tell: (volumes: ReadonlyMap<UserID, number>) => void,
  ) {
    this.#timer = setInterval(() => {
      // Without a click on the page so far the browser may keep it suspended.
      if (this.#context.state === 'suspended') this.#context.resume().catch(() => undefined);
      tell(this.#measure(new Map(sounds())));
    }, INTERVAL);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const userID of [...this.#probes.keys()]) this.#release(userID);
    this.#context.close().catch(() => undefined);
  }

  #measure(sounds: ReadonlyMap<UserID, MediaStreamTrack>): Map<UserID, number> {
    for (const [userID, { track }] of this.#probes) {
      if (sounds.get(userID) !== track) this.#release(userID);
    }
    const volumes = new Map<UserID, number>();
    for (const [userID, track] of sounds) {
      const { analyser } = this.#probes.get(userID) ?? this.#connect(userID, track);
      analyser.getFloatTimeDomainData(this.#samples);
      let sum = 0;
      for (const sample of this.#samples) sum += sample * sample;
      const rootMeanSquare = Math.sqrt(sum / this.#samples.length);
      volumes.set(userID, Math.min(100, Math.round(rootMeanSquare * 100)));
    }
    return volumes;
  }

  #connect(userID: UserID, track: MediaStreamTrack): Probe {
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    const analyser = this.#context.createAnalyser();
    analyser.fftSize = this.#samples.length;
    source.connect(analyser);
    const probe = { track, source, analyser };
    this.#probes.set(userID, probe);
    return probe;
  }

  #release(userID: UserID): void {
    this.#probes.get(userID)?.source.disconnect();
    this.#probes.delete(userID);
  }
}
