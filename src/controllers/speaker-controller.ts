import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { DeviceInfo } from '../core/types.js';

/** Browsers name the outputs of phones so; a page learns nothing else of them. */
const LOUD = /speaker|扬声器|揚聲器|外放/i;
const EARPIECE = /earpiece|handset|receiver|听筒|聽筒/i;
const WORN = /headset|headphone|earphone|耳机|耳機/i;

/** Where the sound of calls comes out. Holds for every call of the element. */
export class SpeakerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #sink = '';
  #wishes = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Id of the output; empty for the browser's default. */
  get sink(): string {
    return this.#sink;
  }

  hostConnected(): void {
    // Nothing to begin: the part that sounds is told with each render.
  }

  /** Rejects where the browser cannot choose or has no such output. */
  async use(deviceId: string): Promise<void> {
    const wish = (this.#wishes += 1);
    await tryOutput(deviceId);
    // A later wish may have been answered before this one.
    if (wish !== this.#wishes) return;
    this.#sink = deviceId;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** Loudspeaker (true), or what is held or worn at the ear. */
  async setHandsFree(isHandsFree: boolean, speakers: readonly DeviceInfo[]): Promise<void> {
    const isEar = ({ label }: DeviceInfo): boolean => EARPIECE.test(label) || WORN.test(label);
    const found = isHandsFree
      ? speakers.find((speaker) => LOUD.test(speaker.label) && !isEar(speaker))
      : (speakers.find(({ label }) => EARPIECE.test(label)) ?? speakers.find(isEar));
    if (found) return this.use(found.deviceId);
    // What is not known to have an earpiece plays aloud by itself.
    if (isHandsFree && !speakers.some(isEar)) return this.use('');
    throw unavailable(`The browser tells of no ${isHandsFree ? 'loudspeaker' : 'earpiece'}.`);
  }
}

async function tryOutput(deviceId: string): Promise<void> {
  const audio: Partial<HTMLAudioElement> = new Audio();
  if (!audio.setSinkId) {
    throw unavailable('This browser does not let pages choose where sound comes out.');
  }
  try {
    await audio.setSinkId(deviceId);
  } catch (cause) {
    throw unavailable('There is no such output for sound, or it is not allowed.', cause);
  }
}

function unavailable(message: string, cause?: unknown): CallError {
  return new CallError('speaker-unavailable', message, {
    hint: 'Choose the output in the settings of the system.',
    cause,
  });
}
