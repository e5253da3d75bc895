import type { CallEffect, CallInput, Timer } from './call-protocol.js';
import { within } from './deadline.js';
import { CallError } from './errors.js';
import type { CallEvent } from './events.js';
import type {
  CorePorts,
  InviteOptions,
  MediaEvent,
  MediaPreferences,
  MediaSession,
} from './ports.js';
import type { Login } from './types.js';

const SIGNAL_MILLISECONDS = 12_000;
/** How long a wish for another kind of call waits for its answer, as in trtc-calling-js. */
const SWITCH_SECONDS = 30;
const JOIN_MILLISECONDS = 30_000;
const PUBLISH_MILLISECONDS = 30_000;
const DEVICE_MILLISECONDS = 15_000;

export interface EffectsHost {
  input(input: CallInput): void;
  emit(event: CallEvent): void;
  login(): Login | undefined;
  /** What a call's media begin with. */
  preferences(): MediaPreferences;
}

type Work = Exclude<CallEffect, { type: 'emit' }>;

/** Does what the machine asks for, through the ports, and reports what became of it as inputs. */
export class CallEffects {
  readonly #ports: CorePorts;
  readonly #host: EffectsHost;
  /** Each call's media, and what they are opened with. */
  readonly #media = new Map<string, { readonly session: MediaSession; readonly login: Login }>();
  readonly #timers = new Map<string, Map<Timer, () => void>>();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(ports: CorePorts, host: EffectsHost) {
    this.#ports = ports;
    this.#host = host;
  }

  mediaOf(callID: string): MediaSession | undefined {
    return this.#media.get(callID)?.session;
  }

  /** Settles when everything that has been begun is done, well or badly. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  run(effect: Work): void {
    const work = this.#begin(effect).finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Rejects with `timed-out` when the work takes longer. */
  within<Value>(milliseconds: number, what: string, work: Promise<Value>): Promise<Value> {
    return within(this.#ports.clock, milliseconds, what, work);
  }

  /** Never rejects. */
  async #begin(effect: Work): Promise<void> {
    switch (effect.type) {
      case 'preload-media':
        this.#ports.media.preload();
        break;
      case 'open-media':
        this.#openMedia(effect);
        break;
      case 'check-media': {
        const { callID, camera } = effect;
        const ready = await this.#ports.media.isReady({ camera }).catch(() => false);
        this.#host.input({ type: 'media-checked', callID, ready });
        break;
      }
      case 'capture':
        await this.#capture(effect);
        break;
      case 'capture-ahead': {
        const { callID, camera } = effect;
        const ready = await this.#ports.media.isReady({ camera }).catch(() => false);
        if (ready) await this.mediaOf(callID)?.captureAhead({ camera }).catch(ignore);
        break;
      }
      case 'join-ahead': {
        const media = this.mediaOf(effect.callID);
        await media?.joinAhead().catch(ignore);
        if (effect.connect) await media?.connect().catch(ignore);
        break;
      }
      case 'join':
        await this.#join(effect.callID);
        break;
      case 'connect':
        await this.mediaOf(effect.callID)?.connect().catch(ignore);
        break;
      case 'publish':
        await this.#publish(effect.callID);
        break;
      case 'set-device':
        await this.#setDevice(effect);
        break;
      case 'close-media': {
        const media = this.mediaOf(effect.callID);
        this.#media.delete(effect.callID);
        await media?.close();
        break;
      }
      case 'invite':
        await this.#invite(effect);
        break;
      case 'accept':
        await this.#accept(effect);
        break;
      case 'reject':
        await this.#signal(this.#ports.signalling.reject(effect.inviteID, effect.data));
        break;
      case 'cancel':
        await this.#cancel(effect);
        break;
      case 'hangup':
        await this.#signal(this.#send(effect, effect.data, 0));
        break;
      case 'ask-switch':
        await this.#askSwitch(effect);
        break;
      case 'accept-switch':
        await this.#signal(this.#ports.signalling.accept(effect.inviteID, effect.data));
        break;
      case 'withdraw':
        await this.#signal(this.#ports.signalling.cancel(effect.inviteID, effect.data));
        break;
      case 'start-timer':
        this.#startTimer(effect);
        break;
      case 'stop-timer':
        this.#timers.get(effect.callID)?.get(effect.timer)?.();
        break;
      case 'stop-timers':
        for (const stop of this.#timers.get(effect.callID)?.values() ?? []) stop();
        this.#timers.delete(effect.callID);
    }
  }

  #openMedia({ callID, roomID }: Extract<CallEffect, { type: 'open-media' }>): void {
    const login = this.#host.login();
    const ahead = this.#media.get(callID);
    if (!login || ahead?.login === login) return;
    void ahead?.session.close();
    const { sdkAppID, userID, userSig, rtcProxy, logProxy } = login;
    const preferences = this.#host.preferences();
    const request = { sdkAppID, userID, userSig, rtcProxy, logProxy, roomID, preferences };
    const session = this.#ports.media.open(request, (event) => this.#onMedia(callID, event));
    this.#media.set(callID, { session, login });
  }

  async #capture({ callID, camera }: Extract<CallEffect, { type: 'capture' }>): Promise<void> {
    try {
      const result = await this.#session(callID).capture({ camera });
      this.#host.input({ type: 'captured', callID, ...result });
    } catch (error) {
      this.#host.input({ type: 'capture-failed', callID, error: CallError.from(error) });
    }
  }

  async #join(callID: string): Promise<void> {
    try {
      await this.within(JOIN_MILLISECONDS, 'Joining the room', this.#session(callID).join());
      this.#host.input({ type: 'joined', callID });
    } catch (cause) {
      const error = CallError.from(cause, 'room-failed');
      this.#host.input({ type: 'join-failed', callID, error });
    }
  }

  async #publish(callID: string): Promise<void> {
    try {
      await this.within(PUBLISH_MILLISECONDS, 'Sending', this.#session(callID).publish());
    } catch (cause) {
      const error = CallError.from(cause, 'publish-failed');
      this.#host.input({ type: 'publish-failed', callID, error });
    }
  }

  async #setDevice(effect: Extract<CallEffect, { type: 'set-device' }>): Promise<void> {
    const { callID, device, on } = effect;
    try {
      const session = this.#session(callID);
      if (device === 'screen' && on) {
        // However long the person takes to choose one.
        this.#host.input({ type: 'device-set', callID, device, on: await session.startScreen() });
        return;
      }
      const work = {
        microphone: () => session.setMicrophone(on),
        camera: () => session.setCamera(on),
        screen: () => session.stopScreen(),
      }[device]();
      await this.within(DEVICE_MILLISECONDS, `Switching the ${device}`, work);
      this.#host.input({ type: 'device-set', callID, device, on });
    } catch (cause) {
      const error = CallError.from(cause);
      // What is wrong with the screen is never that it is captured still.
      const isOn = device !== 'screen' && !on;
      this.#host.input({ type: 'device-failed', callID, device, on: isOn, error });
    }
  }

  async #invite(effect: Extract<CallEffect, { type: 'invite' }>): Promise<void> {
    const { callID, to, groupID, callType, data, timeout, offlinePushInfo } = effect;
    try {
      const sending = this.#send(effect, data, timeout, { offlinePushInfo });
      // However late it gets out: the machine cancels what nobody wants any more.
      const inviteID = await this.within(SIGNAL_MILLISECONDS, 'Calling', sending).catch(
        (error: unknown) => {
          void sending.then((inviteID) => {
            this.#host.input({ type: 'invite-sent', callID, inviteID, to, groupID, callType });
          }, ignore);
          throw error;
        },
      );
      this.#host.input({ type: 'invite-sent', callID, inviteID, to, groupID, callType });
    } catch (cause) {
      const error = CallError.from(cause, 'signalling-failed');
      this.#host.input({ type: 'invite-failed', callID, to, error });
    }
  }

  async #askSwitch(effect: Extract<CallEffect, { type: 'ask-switch' }>): Promise<void> {
    const { callID, to, callType, data } = effect;
    try {
      const asking = this.#ports.signalling.invite(to, data, SWITCH_SECONDS);
      const inviteID = await this.within(SIGNAL_MILLISECONDS, 'Asking', asking);
      this.#host.input({ type: 'switch-sent', callID, inviteID, callType });
    } catch (cause) {
      const error = CallError.from(cause, 'signalling-failed');
      this.#host.input({ type: 'switch-failed', callID, error });
    }
  }

  async #accept(effect: Extract<CallEffect, { type: 'accept' }>): Promise<void> {
    const { callID, inviteID, data } = effect;
    try {
      const sending = this.#ports.signalling.accept(inviteID, data);
      await this.within(SIGNAL_MILLISECONDS, 'Answering', sending);
      this.#host.input({ type: 'accept-sent', callID });
    } catch (cause) {
      const error = CallError.from(cause, 'signalling-failed');
      this.#host.input({ type: 'accept-failed', callID, error });
    }
  }

  async #cancel(effect: Extract<CallEffect, { type: 'cancel' }>): Promise<void> {
    const { inviteID, data, hangup } = effect;
    try {
      const sending = this.#ports.signalling.cancel(inviteID, data);
      await this.within(SIGNAL_MILLISECONDS, 'Cancelling', sending);
    } catch {
      // It was answered in the same moment: who answered must not sit there alone.
      await this.#signal(this.#send(effect, hangup, 0));
    }
  }

  /** One invitation: to the one, or to some members of a group. */
  async #send(
    { to, groupID }: Pick<Extract<CallEffect, { type: 'invite' }>, 'to' | 'groupID'>,
    data: string,
    timeout: number,
    options?: InviteOptions,
  ): Promise<string> {
    const { signalling } = this.#ports;
    if (groupID) return signalling.inviteInGroup(groupID, to, data, timeout, options);
    const [userID] = to;
    if (userID === undefined) throw new CallError('unexpected', 'An invitation to nobody.');
    return signalling.invite(userID, data, timeout, options);
  }

  /** A signal of a call that is over: when it fails there is nobody left to be told. */
  #signal(sending: Promise<unknown>): Promise<unknown> {
    return this.within(SIGNAL_MILLISECONDS, 'Signalling', sending).catch(ignore);
  }

  #startTimer({ callID, timer, milliseconds }: Extract<CallEffect, { type: 'start-timer' }>): void {
    const stop = this.#ports.clock.setTimeout(() => {
      this.#host.input({ type: 'timer', callID, timer });
    }, milliseconds);
    const timers = this.#timers.get(callID) ?? new Map<Timer, () => void>();
    timers.get(timer)?.();
    this.#timers.set(callID, timers.set(timer, stop));
  }

  #session(callID: string): MediaSession {
    const session = this.mediaOf(callID);
    if (session) return session;
    throw new CallError('call-ended', 'The call has ended.');
  }

  #onMedia(callID: string, event: MediaEvent): void {
    switch (event.type) {
      case 'volumes':
        if (this.#media.has(callID)) this.#tellVolumes(event.volumes);
        break;
      case 'screen-ended':
        this.#host.input({ type: 'device-set', callID, device: 'screen', on: false });
        break;
      case 'device-lost':
        this.#host.input({
          type: 'device-failed',
          callID,
          device: event.device,
          on: false,
          error: event.error,
        });
        break;
      default:
        this.#host.input({ ...event, callID });
    }
  }

  /** Volumes pass the machine by: they change nothing and come often. */
  #tellVolumes(volumes: Extract<MediaEvent, { type: 'volumes' }>['volumes']): void {
    const volumeMap = [...volumes].map(([userId, audioVolume]) => ({ userId, audioVolume }));
    for (const [userID, volume] of volumes) {
      this.#host.emit({ name: 'user-voice-volume', detail: { userID, volume, volumeMap } });
    }
  }
}

function ignore(): void {
  // Nothing depends on it.
}
