import type { CallingCoreLike } from './core/calling-core.js';
import { CallError } from './core/errors.js';
import { errorDetail, type CallEvent } from './core/events.js';
import type { PhoneState, SessionState } from './core/state.js';
import { loadImSdks } from './core/tencent/sdks.js';
import type { Login, UserID } from './core/types.js';
import { readVideoQuality, type VideoQuality } from './core/video-quality.js';
import { once } from './load.js';

/** The verbs that settle later, so that the core may come in between. */
type Verb = {
  [Name in keyof CallingCoreLike]: CallingCoreLike[Name] extends (
    ...args: never[]
  ) => Promise<unknown>
    ? Name
    : never;
}[keyof CallingCoreLike];

/** Before anything has been asked for. */
export const LOGGED_OUT: PhoneState = {
  session: { status: 'logged-out' },
  call: { phase: 'idle', ended: undefined },
  people: {},
};

const NO_CHOICE = { microphone: undefined, camera: undefined } as const;

/** Loads the code, at most once in a page, and makes a core of it. */
const loadCode = once('The calling core', () => import('./own-core.js'));
const makeCore = async (): Promise<CallingCoreLike> => (await loadCode()).createCore();

/**
 * Stands for the calling core in a page that has no use for it yet: loads it with the first login, or with
 * whatever else is first asked of it, and hands everything on from then. A login that is asked for can be seen
 * at once.
 */
export class LazyCore implements CallingCoreLike {
  readonly call = this.#verb('call');
  readonly groupCall = this.#verb('groupCall');
  readonly accept = this.#verb('accept');
  readonly reject = this.#verb('reject');
  readonly hangup = this.#verb('hangup');
  readonly takeOver = this.#verb('takeOver');
  readonly openCamera = this.#verb('openCamera');
  readonly closeCamera = this.#verb('closeCamera');
  readonly setMicMute = this.#verb('setMicMute');
  readonly startScreenShare = this.#verb('startScreenShare');
  readonly stopScreenShare = this.#verb('stopScreenShare');
  readonly switchToAudioCall = this.#verb('switchToAudioCall');
  readonly switchToVideoCall = this.#verb('switchToVideoCall');
  readonly acceptSwitch = this.#verb('acceptSwitch');
  readonly rejectSwitch = this.#verb('rejectSwitch');
  readonly setSelfInfo = this.#verb('setSelfInfo');
  readonly getCameras = this.#verb('getCameras');
  readonly getMicrophones = this.#verb('getMicrophones');
  readonly getSpeakers = this.#verb('getSpeakers');
  readonly switchDevice = this.#verb('switchDevice');
  readonly switchCamera = this.#verb('switchCamera');
  readonly checkDevices = this.#verb('checkDevices');

  readonly #make: () => Promise<CallingCoreLike>;
  #core: CallingCoreLike | undefined;
  #loading: Promise<CallingCoreLike> | undefined;
  readonly #listeners = new Set<(event: CallEvent) => void>();
  /** Until the core has told of its own. */
  #state: PhoneState | undefined = LOGGED_OUT;
  /** The last that was asked for, until it was taken back. */
  #wanted: Login | undefined;
  /** For the core once it is there. */
  #quality: VideoQuality | undefined;

  /** @param make makes the core, when it is needed; default: the core over Tencent's SDKs */
  constructor(make: () => Promise<CallingCoreLike> = makeCore) {
    this.#make = make;
  }

  get state(): PhoneState {
    return this.#state ?? this.#core?.state ?? LOGGED_OUT;
  }

  get chosenDevices(): CallingCoreLike['chosenDevices'] {
    return this.#core?.chosenDevices ?? NO_CHOICE;
  }

  get localStream(): MediaStream | undefined {
    return this.#core?.localStream;
  }

  remoteStream(userID: UserID): MediaStream | undefined {
    return this.#core?.remoteStream(userID);
  }

  remoteScreen(userID: UserID): MediaStream | undefined {
    return this.#core?.remoteScreen(userID);
  }

  subscribe(listener: (event: CallEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async login(login: Login): Promise<void> {
    this.#wanted = login;
    if (this.#core) return this.#core.login(login);
    const { userID } = login;
    this.#become({ status: 'logging-in', userID });
    // Both are on their way at once; whether it has come is told by the core.
    loadImSdks(login.tim).catch(() => undefined);
    let core: CallingCoreLike;
    try {
      core = await this.#load();
    } catch (cause) {
      const error = CallError.from(cause);
      if (this.#wanted === login) {
        this.#wanted = undefined;
        this.#become({ status: 'failed', userID, error });
        this.#emit({ name: 'error', detail: errorDetail(error) });
      }
      throw error;
    }
    if (this.#wanted !== login) {
      throw new CallError('call-ended', 'Another login or a logout came in between.');
    }
    return core.login(login);
  }

  async logout(): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (this.#core) return this.#core.logout();
    if (wanted) this.#become({ status: 'logged-out' });
  }

  async setVideoQuality(quality: VideoQuality): Promise<void> {
    if (this.#core || !readVideoQuality(quality)) {
      await (this.#core ?? (await this.#load())).setVideoQuality(quality);
    } else {
      this.#quality = quality;
    }
  }

  dismiss(): void {
    this.#core?.dismiss();
  }

  async destroy(): Promise<void> {
    await this.logout();
    await this.#core?.destroy();
    this.#listeners.clear();
  }

  /** What is first asked for is first done, as all wait for the same promise. */
  #verb<Name extends Verb>(name: Name): CallingCoreLike[Name] {
    const verb = async (...args: unknown[]): Promise<unknown> => {
      const core = this.#core ?? (await this.#load());
      return (core[name] as (...args: unknown[]) => Promise<unknown>)(...args);
    };
    // TypeScript cannot see that a verb of that name takes and gives what the core's does.
    return verb as CallingCoreLike[Name];
  }

  #load(): Promise<CallingCoreLike> {
    this.#loading ??= this.#make().then(
      async (core) => {
        this.#core = core;
        core.subscribe((event) => {
          this.#state = undefined;
          this.#emit(event);
        });
        if (this.#quality !== undefined) await core.setVideoQuality(this.#quality);
        return core;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  #become(session: SessionState): void {
    this.#state = { ...LOGGED_OUT, session };
    this.#emit({ name: 'state-change', detail: this.#state });
  }

  #emit(event: CallEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
