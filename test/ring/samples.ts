/** How loud it is at the loudest moment of a stretch of samples, 0 to 1. */
export function peakOf(samples: Float32Array, from = 0, to = samples.length): number {
  return samples.subarray(from, to).reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
}

/** The address of a sound file of a second: a square wave. */
export function soundFile(): string {
  const rate = 8000;
  const bytes = new DataView(new ArrayBuffer(44 + rate));
  const text = (at: number, letters: string): void => {
    for (let index = 0; index < letters.length; index += 1) {
      bytes.setUint8(at + index, letters.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + rate, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, 'data');
  bytes.setUint32(40, rate, true);
  for (let at = 0; at < rate; at += 1) bytes.setUint8(44 + at, at % 40 < 20 ? 64 : 192);
  return URL.createObjectURL(new Blob([bytes.buffer], { type: 'audio/wav' }));
}

/** The address of a file that is not there any more. */
export function goneFile(): string {
  const url = soundFile();
  URL.revokeObjectURL(url);
  return url;
}

/** Listens at the output of every AudioContext, until `restore()`. */
export class OutputTap {
  readonly #connect = Reflect.get(AudioNode.prototype, 'connect') as (
    this: AudioNode,
    to: AudioNode,
  ) => AudioNode;
  readonly #analysers: AnalyserNode[] = [];
  /** Every context that something was connected to the output of. */
  readonly contexts = new Set<BaseAudioContext>();

  /** How many sounds have begun. */
  get sounds(): number {
    return this.#analysers.length;
  }

  constructor() {
    const { contexts } = this;
    const connect = this.#connect;
    const analysers = this.#analysers;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      if (to instanceof AudioDestinationNode && to.context instanceof AudioContext) {
        contexts.add(to.context);
        const analyser = new AnalyserNode(to.context, { fftSize: 2048 });
        connect.call(this, analyser);
        analysers.push(analyser);
      }
      return connect.call(this, to);
    } as AudioNode['connect'];
  }

  /** The loudest sample of the last 40 ms or so; 0 where no output runs. */
  get level(): number {
    const samples = new Float32Array(2048);
    return this.#analysers
      .filter(({ context }) => context.state === 'running')
      .reduce((loudest, analyser) => {
        analyser.getFloatTimeDomainData(samples);
        return Math.max(loudest, peakOf(samples));
      }, 0);
  }

  restore(): void {
    AudioNode.prototype.connect = this.#connect as AudioNode['connect'];
  }
}
