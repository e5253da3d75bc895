/** What can be heard of a call before it is answered, and when it comes to nothing. */
export type Tone = 'ringtone' | 'ringback' | 'busy';

interface Note {
  /** Hz of each sine, and how loud it is beside the first. */
  readonly partials: readonly (readonly [frequency: number, level: number])[];
  /** Seconds from the beginning of the tone. */
  readonly start: number;
  readonly duration: number;
  /** 0 to 1. */
  readonly peak: number;
  /** A struck bell fades all the while; a steady note keeps its level. */
  readonly shape: 'bell' | 'steady';
}

interface ToneScore {
  readonly notes: readonly Note[];
  /** Seconds after which it begins again, or is over. */
  readonly period: number;
}

/** Seconds of the slopes without which a note clicks as it begins and ends. */
const ATTACK = 0.006;
const RELEASE = 0.03;
/** What cannot be heard any more; an exponential slope never reaches 0. */
const FAINT = 0.0001;
const SAMPLE_RATE = 44_100;

const bell = (frequency: number, start: number): Note => ({
  partials: [
    [frequency, 1],
    [frequency * 2, 0.35],
    [frequency * 3, 0.1],
  ],
  ...{ start, duration: 1.1, peak: 0.3, shape: 'bell' },
});

/** 425 Hz is the tone of telephone exchanges in most countries (ITU-T E.180). */
const exchange = (start: number, duration: number): Note => ({
  partials: [[425, 1]],
  ...{ start, duration, peak: 0.07, shape: 'steady' },
});

const E5 = 659.26;
const A5 = 880;

const SCORES: Readonly<Record<Tone, ToneScore>> = {
  ringtone: {
    notes: [bell(E5, 0), bell(A5, 0.2), bell(E5, 0.7), bell(A5, 0.9)],
    period: 3,
  },
  ringback: { notes: [exchange(0, 1)], period: 4 },
  busy: { notes: [exchange(0, 0.2), exchange(0.4, 0.2), exchange(0.8, 0.2)], period: 1.1 },
};

/**
 * One period of a tone as samples. Played as a loop it goes on by the audio device's own clock, however little
 * the browser lets the timers of a page in the background run.
 */
export function renderTone(tone: Tone): Promise<AudioBuffer> {
  const { notes, period } = SCORES[tone];
  const context = new OfflineAudioContext(1, Math.ceil(period * SAMPLE_RATE), SAMPLE_RATE);
  for (const note of notes) schedule(context, note);
  return context.startRendering();
}

function schedule(context: BaseAudioContext, note: Note): void {
  const { partials, start, duration, peak, shape } = note;
  const end = start + duration;
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(peak, start + ATTACK);
  if (shape === 'bell') {
    envelope.gain.exponentialRampToValueAtTime(FAINT, end - RELEASE);
  } else {
    envelope.gain.setValueAtTime(peak, end - RELEASE);
  }
  envelope.gain.linearRampToValueAtTime(0, end);
  envelope.connect(context.destination);
  for (const [frequency, level] of partials) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.value = level;
    oscillator.connect(gain).connect(envelope);
    oscillator.start(start);
    oscillator.stop(end);
  }
}
