import { CallError } from '../core/errors.js';
import { renderTone, type Tone } from './tones.js';

/** Milliseconds within which a page's own sound has to be there; nobody hears a call that waits for longer. */
const LOADING_TIME = 3000;
/** Milliseconds that a browser which lets the page sound needs to open the audio device. */
const OPENING_TIME = 500;
/** Seconds within which a tone falls silent without a click. */
const FADE = 0.015;

/** What is to be heard. */
export interface Sound {
  readonly tone: Tone;
  /** The page's own sound in place of the tone; empty without one. */
  readonly url: string;
}

/** What the ringer tells. */
export interface RingerListener {
  /** The browser lets nothing be heard before a gesture, or does so now. */
  onBlocked(blocked: boolean): void;
  /** The page's own sound could not be had; the tone is heard in its place. */
  onFailure(error: CallError): void;
}

interface Playing {
  readonly source: AudioBufferSourceNode;
  readonly gain: GainNode;
}

/** Plays one sound at a time. While there is none, the audio device is at rest. */
export class Ringer {
  readonly #listener: RingerListener;
  readonly #buffers = new Map<string, Promise<AudioBuffer>>();
  #context: AudioContext | undefined;
  /** What was asked for last, also after its end if it has one. */
  #sound: Sound | undefined;
  #isSounding = false;
  #playing: Playing | undefined;
  #isBlocked = false;
  #openingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: RingerListener) {
    this.#listener = listener;
  }

  /** Begins a sound from its start, unless it is the one that plays already. */
  play(sound: Sound): void {
    if (sound.tone === this.#sound?.tone && sound.url === this.#sound.url) return;
    this.#silence();
    this.#sound = sound;
    this.#isSounding = true;
    void this.#start(sound).catch(reportError);
  }

  /** Falls silent at once. */
  stop(): void {
    this.#sound = undefined;
    this.#isSounding = false;
    this.#silence();
    this.#rest();
  }

  /**
   * To be called within a gesture: from then on the browser lets the page sound without one.
   * @returns whether it does
   */
  async unlock(): Promise<boolean> {
    const context = this.#open();
    // Never settles where it is not allowed, and rejects when the element goes meanwhile.
    await Promise.race([context.resume().catch(() => undefined), delay(OPENING_TIME)]);
    const isUnlocked = context.state === 'running';
    this.#rest();
    return isUnlocked;
  }

  /** Gives the audio device back. */
  close(): void {
    this.stop();
    void this.#context?.close();
    this.#context = undefined;
  }

  async #start(sound: Sound): Promise<void> {
    const context = this.#open();
    this.#resume(context);
    const buffer = await this.#load(sound);
    if (this.#sound !== sound || context !== this.#context) return;
    const source = context.createBufferSource();
    const gain = context.createGain();
    source.buffer = buffer;
    source.loop = sound.tone !== 'busy';
    source.connect(gain).connect(context.destination);
    this.#playing = { source, gain };
    source.onended = () => {
      source.disconnect();
      gain.disconnect();
      if (this.#playing?.source !== source) return;
      this.#isSounding = false;
      this.#playing = undefined;
      this.#rest();
    };
    source.start();
  }

  #open(): AudioContext {
    const context = (this.#context ??= new AudioContext());
    context.onstatechange = () => {
      if (context.state !== 'running') return;
      this.#tellBlocked(false);
      this.#rest();
    };
    return context;
  }

  #resume(context: AudioContext): void {
    clearTimeout(this.#openingTimer);
    if (context.state === 'running') return;
    // Browsers do not say that they refuse: it just does not run.
    this.#openingTimer = setTimeout(() => {
      this.#tellBlocked(context.state !== 'running');
    }, OPENING_TIME);
    context.resume().catch(() => undefined);
  }

  async #load(sound: Sound): Promise<AudioBuffer> {
    if (sound.url !== '') {
      try {
        return await this.#buffer(sound.url, () => this.#fetch(sound.url));
      } catch (cause) {
        const message = `The ${sound.tone} ${sound.url} could not be loaded; the built-in one is played.`;
        const hint = 'It must be a sound that fetch() may read: of the same origin, or with CORS.';
        const error = new CallError('load-failed', message, { hint, cause });
        if (this.#sound === sound) this.#listener.onFailure(error);
      }
    }
    return this.#buffer(sound.tone, () => renderTone(sound.tone));
  }

  /** Keeps what has been made; what has failed is tried anew the next time. */
  #buffer(key: string, make: () => Promise<AudioBuffer>): Promise<AudioBuffer> {
    const buffer = this.#buffers.get(key) ?? make();
    this.#buffers.set(key, buffer);
    buffer.catch(() => this.#buffers.delete(key));
    return buffer;
  }

  async #fetch(url: string): Promise<AudioBuffer> {
    const response = await fetch(new URL(url, document.baseURI), {
      signal: AbortSignal.timeout(LOADING_TIME),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return this.#open().decodeAudioData(await response.arrayBuffer());
  }

  #silence(): void {
    clearTimeout(this.#openingTimer);
    this.#tellBlocked(false);
    const playing = this.#playing;
    const context = this.#context;
    this.#playing = undefined;
    if (!playing || !context) return;
    const { gain, source } = playing;
    if (context.state === 'running') {
      const now = context.currentTime;
      gain.gain.setValueAtTime(1, now);
      gain.gain.linearRampToValueAtTime(0, now + FADE);
      source.stop(now + FADE);
    } else {
      source.stop();
      gain.disconnect();
    }
  }

  /** Lets the audio device rest once the last tone has faded, unless there is another one. */
  #rest(): void {
    const context = this.#context;
    if (this.#isSounding || context?.state !== 'running') return;
    setTimeout(() => {
      if (!this.#isSounding && context.state === 'running') void context.suspend();
    }, FADE * 4000);
  }

  #tellBlocked(blocked: boolean): void {
    if (blocked === this.#isBlocked) return;
    this.#isBlocked = blocked;
    this.#listener.onBlocked(blocked);
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
