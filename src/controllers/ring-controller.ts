import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import type { EndReason, IncomingState, PhoneState } from '../core/state.js';
import { once } from '../load.js';
import type { Messages } from '../locales/index.js';
import { nameOf, personOf, spokenNameOf } from '../parts/person-name.js';
import { readAttention } from '../ring/attention-means.js';
import type { Alert, Attention, Ringer, Sound } from '../ring/ring.js';

const loadRing = once('The ring', () => import('../ring/ring.js'));

/** What the controller needs of its element. */
export interface RingHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly state: PhoneState;
  readonly ringtone: string;
  readonly ringback: string;
  readonly silent: boolean;
  readonly attention: string;
  /** The person has noticed, and looks at their devices. */
  readonly isAnswering: boolean;
  accept(): Promise<void>;
}

interface Ring {
  readonly ringer: Ringer;
  readonly attention: Attention;
}

/** What the caller hears of by a tone: the call has come to nothing, and not by the caller's doing. */
const BUSY: readonly EndReason[] = ['busy', 'rejected', 'no-answer', 'offline'];

/** Gestures by which browsers let a page sound. */
const GESTURES = ['pointerup', 'click', 'keydown'] as const;

/** Lets a call be noticed while it rings, here or at the other side. All of it follows the state alone. */
export class RingController implements ReactiveController {
  readonly #host: RingHost;
  readonly #texts: () => Messages;
  readonly #tell: (error: CallError) => void;
  #ring: Ring | undefined;
  #isLoading = false;
  #isBlocked = false;
  #isUnlocked = false;
  /** The call whose ringing at the other side was heard here last. */
  #calledOut: string | undefined;
  #visibility: AbortController | undefined;
  #gestures: AbortController | undefined;

  constructor(host: RingHost, texts: () => Messages, tell: (error: CallError) => void) {
    this.#host = host;
    this.#texts = texts;
    this.#tell = tell;
    host.addController(this);
  }

  /** The browser holds back a tone that should be heard now. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  hostConnected(): void {
    this.#visibility?.abort();
    const { signal } = (this.#visibility = new AbortController());
    document.addEventListener('visibilitychange', () => this.follow(), { signal });
    this.follow();
  }

  hostDisconnected(): void {
    // A node that is moved is disconnected too.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#visibility?.abort();
      this.#gestures?.abort();
      this.#gestures = undefined;
      this.#ring?.attention.follow(undefined, new Set());
      this.#ring?.ringer.close();
      this.#isUnlocked = false;
    });
  }

  /** Takes up what state and attributes say now. */
  follow(): void {
    const { session, call } = this.#host.state;
    // A tab that stands by may have to ring the next moment.
    const isOn = ['ready', 'reconnecting', 'standby'].includes(session.status);
    if (isOn || call.phase !== 'idle') void this.#load();
    this.#awaitGesture(isOn && !this.#isUnlocked && this.#host.isConnected);
    if (!this.#ring || !this.#host.isConnected) return;

    const { ringer, attention } = this.#ring;
    const sound = this.#sound();
    if (sound) ringer.play(sound);
    else ringer.stop();
    const means = new Set(readAttention(this.#host.attention));
    if (this.#host.silent) means.delete('vibration');
    attention.follow(this.#alert(), means);
  }

  /** To be called within a gesture. */
  async unlock(): Promise<void> {
    if (await this.#ring?.ringer.unlock()) {
      this.#isUnlocked = true;
      this.#awaitGesture(false);
    }
  }

  #sound(): Sound | undefined {
    const { silent, ringtone, ringback, state } = this.#host;
    const { call } = state;
    if (silent) return undefined;
    if (call.phase === 'incoming') {
      if (this.#isNoticed(call)) return undefined;
      return ringtone === 'none' ? undefined : { tone: 'ringtone', url: ringtone };
    }
    if (ringback === 'none') return undefined;
    if (call.phase === 'outgoing') {
      if (call.inviteID === undefined) return undefined;
      this.#calledOut = call.callID;
      return { tone: 'ringback', url: ringback };
    }
    const ended = call.phase === 'idle' ? call.ended : undefined;
    return ended?.callID === this.#calledOut && ended && BUSY.includes(ended.reason)
      ? { tone: 'busy', url: '' }
      : undefined;
  }

  #alert(): Alert | undefined {
    const { state, silent } = this.#host;
    const { call, people } = state;
    if (call.phase !== 'incoming' || this.#isNoticed(call)) return undefined;
    const texts = this.#texts();
    const person = personOf(people, call.peer);
    return {
      callID: call.callID,
      name: nameOf(person, call.peer),
      body: [texts.incoming[call.type], texts.clickToAnswer].join(texts.announce.between),
      title: texts.announce.incoming(spokenNameOf(person, call.peer), call.type),
      picture: person?.avatar ?? '',
      lang: texts.tag,
      silent,
    };
  }

  /** Whoever has answered already, and has to see to their devices first. */
  #isNoticed({ microphone }: IncomingState): boolean {
    return this.#host.isAnswering || microphone.failure !== undefined;
  }

  async #load(): Promise<void> {
    if (this.#ring || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { Ringer, Attention } = await loadRing();
      this.#ring = {
        ringer: new Ringer({
          onBlocked: (blocked) => {
            this.#isBlocked = blocked;
            this.#host.requestUpdate();
          },
          onFailure: this.#tell,
        }),
        attention: new Attention(() => {
          this.#host.accept().catch(() => undefined);
        }),
      };
      this.follow();
    } catch (error) {
      this.#tell(CallError.from(error));
    }
    this.#isLoading = false;
  }

  /** The first gesture on the page lets it ring later, when there may be none. */
  #awaitGesture(wanted: boolean): void {
    if (wanted === (this.#gestures !== undefined)) return;
    this.#gestures?.abort();
    this.#gestures = undefined;
    if (!wanted) return;
    const { signal } = (this.#gestures = new AbortController());
    for (const gesture of GESTURES) {
      document.addEventListener(gesture, () => void this.unlock(), {
        capture: true,
        passive: true,
        signal,
      });
    }
  }
}
