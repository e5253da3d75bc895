import { AddressBook } from './address-book.js';
import { drawRoomID } from './av-call.js';
import { CallEffects } from './call-effects.js';
import { IDLE, transition } from './call-machine.js';
import { messageDetail, readCallSignal } from './call-signals.js';
import type { CallEffect, CallInput, Device } from './call-protocol.js';
import {
  checkCall,
  readGroupCall,
  readInvitationOptions,
  type CallOptions,
  type CallResult,
  type GroupCallOptions,
  type GroupCallResult,
} from './call-options.js';
import type { DeviceCheckOptions, DevicesCheck } from './device-check.js';
import type { EarlyLogin } from './early-login.js';
import { CallError } from './errors.js';
import { DeviceSettings, type DeviceRequest } from './device-settings.js';
import { errorDetail, type CallEvent, type PersonDetail } from './events.js';
import { groupIDOf, inviteIDOf } from './machine/steps.js';
import { LoginSession, type LoginSessionHost } from './login-session.js';
import { NOBODY, readSelfInfo, type SelfInfo } from './person.js';
import type { CorePorts, DeviceChoice, OwnProfile, SignallingEvent } from './ports.js';
import { presentUserIDs, remoteOf } from './remotes.js';
import type {
  ActiveCallState,
  CallState,
  CallSummary,
  DeviceStart,
  GroupInvitation,
  Person,
  PhoneState,
} from './state.js';
import { CALL_TYPE, type CallType, type DeviceInfo, type Login, type UserID } from './types.js';
import type { VideoQuality } from './video-quality.js';

const PROFILE_MILLISECONDS = 12_000;

/** The core's verbs, state and events, whoever implements them. */
export type CallingCoreLike = { [Member in keyof CallingCore]: CallingCore[Member] };

/**
 * A phone: one login, one call at a time. Its state is all that there is to know, its events tell of the
 * changes, its verbs are what a person can do. Every verb that fails rejects with a CallError, and the same
 * error goes out as an `error` event.
 */
export class CallingCore {
  readonly #ports: CorePorts;
  readonly #effects: CallEffects;
  readonly #session: LoginSession;
  readonly #addressBook: AddressBook;
  readonly #devices: DeviceSettings;
  readonly #listeners = new Set<(event: CallEvent) => void>();
  readonly #inputs: CallInput[] = [];
  readonly #waiters = new Set<() => void>();
  #state: PhoneState = { session: { status: 'logged-out' }, call: IDLE, people: NOBODY };
  readonly #deviceWork: Record<Device, Promise<void>> = {
    microphone: Promise.resolve(),
    camera: Promise.resolve(),
    screen: Promise.resolve(),
  };
  #isDraining = false;
  #calls = 0;

  /** @param early a login that has begun already, over the same ports */
  constructor(ports: CorePorts, early?: EarlyLogin) {
    this.#ports = ports;
    this.#effects = new CallEffects(ports, {
      input: (input) => this.#dispatch(input),
      emit: (event) => this.#emit(event),
      login: () => this.#session.login,
      preferences: () => this.#devices.preferences,
    });
    this.#devices = new DeviceSettings(ports.media, {
      session: () => this.#media,
      within: (...work) => this.#effects.within(...work),
    });
    this.#addressBook = new AddressBook(ports.signalling, {
      onChange: (people, changed) => {
        this.#set({ ...this.#state, people });
        this.#tellPerson(changed);
      },
    });
    const host: LoginSessionHost = {
      set: (session) => {
        this.#set({ ...this.#state, session, people: this.#addressBook.people });
      },
      emit: (event) => this.#emit(event),
      forgetPeople: () => {
        this.#addressBook.clear();
      },
      hasCall: () => this.#state.call.phase !== 'idle',
      signalsSettled: () => this.#effects.settled(),
      endCall: async () => {
        this.#dispatch({ type: 'logging-out' });
        await this.#drained();
        await this.#effects.settled();
      },
      dropCall: (error) => this.#dispatch({ type: 'kicked-out', error }),
    };
    const listener = (event: SignallingEvent): void => this.#onSignal(event);
    if (early) {
      this.#session = early.handOver(host, listener);
      this.#state = { ...this.#state, session: this.#session.state };
    } else {
      this.#session = new LoginSession(ports, host);
      ports.signalling.listen(listener);
    }
  }

  /** Everything that there is to know; a new object after each change. */
  get state(): PhoneState {
    return this.#state;
  }

  /** Tells every event, `state-change` before those that tell of it. Returns what ends the subscription. */
  subscribe(listener: (event: CallEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Logs in; as another user it ends the call and logs in anew. A fresh userSig of the same user, or other
   * proxies, leave the call alone: the next room is joined with them, and the signalling service has them once
   * the call is over, or as soon as the old userSig has run out. Settles when calls can be made and received.
   * Rejects with `login-failed`, `load-failed`, `timed-out` or, when another login() or logout() came in
   * between, `call-ended`. Fires `sdk-ready`, but not for a fresh userSig while the login holds. Settles too when
   * another tab of the browser has the login, which comes here once that tab lets go of it.
   */
  login(login: Login): Promise<void> {
    return this.#session.begin(login);
  }

  /** A call may be near: loads what its media need. */
  warmUp(): void {
    this.#ports.media.preload();
  }

  /**
   * The person is about to answer the call that rings: opens the devices if that asks nothing. They are free again
   * when no accept() comes within a second.
   */
  captureAhead(): void {
    const { call } = this.#state;
    if (call.phase === 'incoming') {
      this.#dispatch({ type: 'capture-ahead', callID: call.callID });
    }
  }

  /** Ends the call, telling the other side, and logs out. Settles when both are done; never rejects. */
  logout(): Promise<void> {
    return this.#session.end();
  }

  /**
   * Brings the login here from the tab of the browser that has it, while this one stands by. Settles and rejects
   * as login(), also with `call-elsewhere` while that tab is in a call, and with `timed-out` when it does not
   * let go.
   */
  takeOver(): Promise<void> {
    return this.#session.takeOver();
  }

  /**
   * Calls somebody; while another tab has the login, takes that over first. Settles when the invitation is out;
   * everything after that is told by events. The person is asked for microphone and camera first. Rejects as
   * takeOver() and with `invalid-argument`, `not-logged-in`,
   * `invalid-state` (a call is on), `permission-denied`, `microphone-missing`, `device-in-use`,
   * `user-unknown`, `signalling-failed`, `room-failed` or, when it was hung up meanwhile, `call-ended`.
   */
  async call(options: CallOptions): Promise<CallResult> {
    if (this.#state.session.status === 'standby') await this.takeOver();
    const { userID } = options;
    const self = this.#requireSession();
    const { callType, timeout, ...extras } = this.#read(() => {
      checkCall(options, self);
      return readInvitationOptions(options);
    });
    if (this.#state.call.phase !== 'idle') {
      throw this.#told(
        new CallError('invalid-state', 'A call is already on.', { hint: 'Hang up first.' }),
      );
    }
    const callID = this.#newCallID();
    const roomID = drawRoomID(this.#ports.random());
    this.#dispatch({
      type: 'dial',
      callID,
      self,
      peer: userID,
      callType,
      roomID,
      timeout,
      extras,
      start: options.start,
    });
    const inviteID = await this.#untilCall(callID, inviteIDOf, (summary) =>
      summary.error ? undefined : summary.inviteID,
    );
    return { code: 0, inviteID, roomID, userID };
  }

  /**
   * Calls several people into one room, or more people into the call that is on; a call between two becomes
   * a group call by it, and `type` and `groupID` are those of the call. Settles when all invitations are out
   * or have failed: with those that are out, and an `error` event for each that is not. Rejects as call()
   * does when none is, with `invalid-argument` also when all of them are in the call already, and with
   * `invalid-state` while a call rings that this user has yet to answer. Fires
   * `group-call-invitee-list-update` as people answer.
   */
  async groupCall(options: GroupCallOptions): Promise<GroupCallResult> {
    if (this.#state.session.status === 'standby') await this.takeOver();
    const self = this.#requireSession();
    const { userIDs, groupID } = this.#read(() => readGroupCall(options, self));
    const { callType, timeout, ...extras } = this.#read(() => readInvitationOptions(options));
    const { call } = this.#state;
    if (call.phase === 'idle') {
      const callID = this.#newCallID();
      const roomID = drawRoomID(this.#ports.random());
      this.#dispatch({
        type: 'dial-group',
        callID,
        self,
        userIDs,
        groupID,
        callType,
        roomID,
        timeout,
        extras,
        start: options.start,
      });
      return this.#untilInvited(callID, userIDs);
    }
    if (call.phase === 'incoming' || call.phase === 'accepting') {
      throw this.#told(
        new CallError('invalid-state', 'A call rings that is not answered yet.', {
          hint: 'Answer or decline it first.',
        }),
      );
    }
    const { callID } = call;
    const more = userIDs.filter((userID) => !remoteOf(call, userID));
    if (more.length === 0) {
      throw this.#told(
        new CallError('invalid-argument', 'All of these people are in the call already.'),
      );
    }
    this.#dispatch({ type: 'invite-more', callID, userIDs: more, timeout, extras });
    return this.#untilInvited(callID, more);
  }

  /**
   * Answers the call that rings. Settles when this side is in the call and the caller is told. Rejects with
   * `invalid-state` when nothing rings, with the errors of the devices as call() does, with `room-failed`,
   * or with `call-ended` when the caller gave up meanwhile. Where the microphone was refused, is missing or in
   * use, the call rings on, and can be answered again.
   * @param start what is to be on when the devices open; without it both
   */
  async accept(start?: DeviceStart): Promise<void> {
    const { callID } = this.#requirePhase(['incoming'], 'Nothing rings.');
    this.#dispatch({ type: 'accept', callID, start });
    await this.#untilOpen(callID);
    await this.#untilCall(callID, ({ phase }) =>
      phase === 'connecting' || phase === 'connected' ? phase : undefined,
    );
  }

  /** Declines the call that rings. Settles when the caller is told. Rejects with `invalid-state` when nothing rings. */
  async reject(): Promise<void> {
    const { callID } = this.#requirePhase(['incoming'], 'Nothing rings.');
    this.#dispatch({ type: 'hang-up', callID });
    await this.#drained();
    await this.#effects.settled();
  }

  /**
   * Ends the call, whatever its phase: takes the invitation back, declines, or leaves. Settles when the
   * devices are free and the other side is told. Rejects with `invalid-state` when there is no call.
   */
  async hangup(): Promise<void> {
    const { callID } = this.#requireCall();
    this.#dispatch({ type: 'hang-up', callID });
    await this.#drained();
    await this.#effects.settled();
  }

  /**
   * Turns the camera on, in a voice call too. Settles when it is; while the devices are being opened, once they
   * are. Rejects with `invalid-state` without a call and while one rings that is not answered, with
   * `permission-denied`, `camera-missing`, `device-in-use` or `publish-failed`, or with `call-ended`.
   */
  openCamera(): Promise<void> {
    return this.#setDevice('camera', true);
  }

  /** Turns the camera off and its light out. Settles when it is. Rejects as openCamera(). */
  closeCamera(): Promise<void> {
    return this.#setDevice('camera', false);
  }

  /** Mutes the microphone (true) or lets it be heard (false). Settles when it is so. Rejects as openCamera(). */
  setMicMute(isMute: boolean): Promise<void> {
    return this.#setDevice('microphone', !isMute);
  }

  /**
   * Shares this person's screen with the others, beside the camera; without its sound. To be called from a
   * click or a key, as browsers want it; the browser asks which screen, window or tab. Settles once it is sent.
   * Rejects with `permission-denied` when the person puts that question away, which is no `error` event; with
   * `invalid-state` before somebody else is in the call, or while this side or another shares already; with
   * `webrtc-unsupported` where the browser has no such thing, as on phones; with `publish-failed`.
   */
  async startScreenShare(): Promise<void> {
    const { callID, phase, captured, screen, remotes } = this.#requireCall();
    const problem =
      phase !== 'connected' || !captured
        ? 'The call has not begun yet.'
        : screen.on || screen.pending
          ? 'The screen is shared already.'
          : remotes.some((remote) => remote.screen)
            ? 'Somebody else shares their screen.'
            : undefined;
    if (problem) throw this.#told(new CallError('invalid-state', problem));
    // Not in a queue: the browser asks nothing once the person's click is over.
    await this.#workOn('screen', this.#switchDevice(callID, 'screen', true));
  }

  /**
   * Shares the screen no more; does nothing when it is not shared. Settles when the others do not get it any
   * more. The person can do the same in the browser's own bar. Rejects with `invalid-state` without a call.
   */
  stopScreenShare(): Promise<void> {
    return this.#setDevice('screen', false);
  }

  /**
   * Makes the call that rings or runs a voice call: asks the other side, and turns the camera off once it
   * agrees. Settles when it is one. Rejects with `switch-to-audio-failed` when they decline or do not answer
   * within 30 s, with `invalid-state` without a call or while a wish is open, with `call-ended`.
   * Fires `call-type-changed`.
   */
  switchToAudioCall(): Promise<void> {
    return this.#switchCall(CALL_TYPE.AUDIO);
  }

  /**
   * Makes the call that rings or runs a video call: asks the other side, and turns the camera on once it
   * agrees. Settles when it is one; rejects as switchToAudioCall(), with `switch-to-video-failed`.
   */
  switchToVideoCall(): Promise<void> {
    return this.#switchCall(CALL_TYPE.VIDEO);
  }

  /**
   * Agrees to what the other side has asked for (`switch-request`); a video call turns the camera on.
   * Rejects with `invalid-state` when nothing is asked.
   */
  acceptSwitch(): Promise<void> {
    return this.#answerSwitch(true);
  }

  /** Declines what the other side has asked for; the call goes on as it is. Rejects as acceptSwitch(). */
  rejectSwitch(): Promise<void> {
    return this.#answerSwitch(false);
  }

  /**
   * Tells others who this user is: `setSelfInfo(nickName, avatar)` or `setSelfInfo({ nickName, avatar })`.
   * What is left out stays, an empty string takes it away. Settles when the service has it; others see it
   * from their next call on. Rejects with `not-logged-in`, `invalid-argument` (each is a string of up to 500
   * bytes, the picture's an `http(s)://` address), `signalling-failed` or `timed-out`.
   */
  async setSelfInfo(nickName: string | SelfInfo | undefined, avatar?: string): Promise<void> {
    this.#requireSession();
    try {
      const profile: OwnProfile = readSelfInfo(nickName, avatar);
      const setting = this.#ports.signalling.setProfile(profile);
      await this.#effects.within(PROFILE_MILLISECONDS, 'Setting the profile', setting);
    } catch (cause) {
      throw this.#told(CallError.from(cause, 'signalling-failed'));
    }
  }

  /**
   * The cameras, in the browser's order; before a login too. Opens none and asks nothing: while the person
   * has allowed none, the browser tells of one at most, with empty id and label. Rejects with
   * `insecure-context` or `webrtc-unsupported`.
   */
  getCameras(): Promise<DeviceInfo[]> {
    return this.#tellFailure(this.#devices.list('camera'));
  }

  /** The microphones, as getCameras(). */
  getMicrophones(): Promise<DeviceInfo[]> {
    return this.#tellFailure(this.#devices.list('microphone'));
  }

  /**
   * The outputs for sound, as getCameras(); named once a microphone is allowed. Empty in browsers that do not
   * let pages choose.
   */
  getSpeakers(): Promise<DeviceInfo[]> {
    return this.#tellFailure(this.#devices.list('speaker'));
  }

  /** Ids of the microphone and the camera that were chosen; undefined where the browser chooses. */
  get chosenDevices(): Readonly<Record<'microphone' | 'camera', string | undefined>> {
    const { microphone, camera } = this.#devices.preferences;
    const idOf = (choice?: DeviceChoice) =>
      choice && 'deviceId' in choice ? choice.deviceId : undefined;
    return { microphone: idOf(microphone), camera: idOf(camera) };
  }

  /**
   * Takes that microphone ('audio') or camera ('video') in the running call, if it is open, and in those after
   * it. Turns nothing on: what is muted or off stays so. Settles once the new device is sent, without a call
   * at once. Rejects with `invalid-argument`, `microphone-missing` or `camera-missing` for an unknown id, and
   * with `device-in-use`, `permission-denied`, `publish-failed` or `timed-out`; then the old device goes on,
   * or is off where that could not be opened again either. A device that is gone when the next call begins
   * is replaced by the browser's choice.
   */
  switchDevice(request: DeviceRequest): Promise<void> {
    return this.#tellFailure(this.#devices.switchDevice(request));
  }

  /**
   * Takes the camera at the front (true), at the back (false) or the other one (left out), as switchDevice()
   * does. Where cameras face nowhere in particular it is the next one in the list. Rejects as switchDevice(),
   * with `camera-missing` where there is no such camera.
   */
  switchCamera(isFrontCamera?: boolean): Promise<void> {
    return this.#tellFailure(this.#devices.switchCamera(isFrontCamera));
  }

  /**
   * Takes a picture of that quality in the running call and those after it: a name from '120p' to '1080p', or
   * `{ width, height, frameRate, bitrate }` in pixels, pictures a second and kbit/s, where what is left out is
   * as in '480p'. Default '480p'. The camera comes as near as it can. Settles once the picture is so, without
   * a call at once. Rejects with `invalid-argument`, or, where the running call cannot be changed,
   * `webrtc-unsupported`, `publish-failed` or `timed-out`; it holds for the next picture all the same.
   */
  setVideoQuality(quality: VideoQuality): Promise<void> {
    return this.#tellFailure(this.#devices.setVideoQuality(quality));
  }

  /**
   * Looks at camera, microphone, speaker and network. Opens the devices for a second or two, which may ask the
   * person, and frees them again. What is missing or refused is a result. Fires `devices-checked`. Rejects with
   * `invalid-state` while there is a call that does not merely ring here, with `call-ended` when one begins
   * meanwhile, or with `load-failed`.
   */
  checkDevices({ type, imProxy, rtcProxy }: DeviceCheckOptions): Promise<DevicesCheck> {
    return this.#tellFailure(this.#checkDevices({ type, imProxy, rtcProxy }));
  }

  /** Puts the summary of the ended call away. */
  dismiss(): void {
    this.#dispatch({ type: 'dismiss' });
  }

  /** This person's own picture and sound, from the moment that devices are asked for; play it muted. */
  get localStream(): MediaStream | undefined {
    return this.#media?.localStream;
  }

  /** What that person sends, while there is a call; the object stays the same for the whole call. */
  remoteStream(userID: UserID): MediaStream | undefined {
    return this.#media?.remoteStream(userID);
  }

  /** The screen that person shares, as remoteStream(). */
  remoteScreen(userID: UserID): MediaStream | undefined {
    return this.#media?.remoteScreen(userID);
  }

  /** Ends the call, logs out and forgets the listeners. Settles when done; never rejects. */
  async destroy(): Promise<void> {
    await this.logout();
    this.#listeners.clear();
  }

  // --- the call --------------------------------------------------------------------------------------

  get #media() {
    const { call } = this.#state;
    return call.phase === 'idle' ? undefined : this.#effects.mediaOf(call.callID);
  }

  /** Inputs that come while one is being worked off wait their turn: listeners may call verbs. */
  #dispatch(input: CallInput): void {
    this.#inputs.push(input);
    if (this.#isDraining) return;
    this.#isDraining = true;
    for (let next = this.#inputs.shift(); next; next = this.#inputs.shift()) this.#step(next);
    this.#isDraining = false;
  }

  /** A verb called by a listener goes on once the inputs before it are worked off. */
  async #drained(): Promise<void> {
    await Promise.resolve();
  }

  #step(input: CallInput): void {
    const before = this.#state.call;
    const [call, effects] = transition(before, input, this.#ports.clock.now());
    // What frees devices and signals the other side begins before anybody hears of it.
    for (const effect of effects) if (effect.type !== 'emit') this.#effects.run(effect);
    this.#lookUpNew(before, call);
    this.#set({ ...this.#state, call });
    this.#session.onCall();
    for (const effect of effects) if (isEmit(effect)) this.#emit(this.#introduce(effect.event));
    if (call.phase === 'idle') this.#session.renewWhenQuiet().catch(() => undefined);
  }

  #set(state: PhoneState): void {
    const { call, session, people } = this.#state;
    if (state.call === call && state.session === session && state.people === people) return;
    this.#state = state;
    this.#emit({ name: 'state-change', detail: state });
    for (const waiter of [...this.#waiters]) waiter();
  }

  /** A listener that throws disturbs neither the call nor the other listeners. */
  #emit(event: CallEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /**
   * Settles once `read` finds what it wants in the call; rejects when the call ends before, unless
   * `readEnd` finds it there.
   */
  async #untilCall<Value>(
    callID: string,
    read: (call: ActiveCallState) => Value | undefined,
    readEnd: (summary: CallSummary) => Value | undefined = () => undefined,
  ): Promise<Value> {
    await this.#drained();
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const { call } = this.#state;
        const isCurrent = call.phase !== 'idle' && call.callID === callID;
        const summary =
          call.phase === 'idle' && call.ended?.callID === callID ? call.ended : undefined;
        const found = isCurrent ? read(call) : summary && readEnd(summary);
        if (found !== undefined) resolve(found);
        else if (isCurrent) return;
        else reject(endedBefore(summary));
        this.#waiters.delete(look);
      };
      this.#waiters.add(look);
      look();
    });
  }

  /** Settles once this user's newest invitations to these people are out, or have failed. */
  async #untilInvited(callID: string, userIDList: readonly UserID[]): Promise<GroupCallResult> {
    const { roomID, groupID, own } = await this.#untilCall<Invited>(
      callID,
      (call) => {
        const invitations = newestInvitations(call, userIDList);
        const isSettled = invitations.every(({ inviteID, failure }) => inviteID ?? failure);
        return isSettled
          ? { roomID: call.roomID, groupID: groupIDOf(call), own: invitations }
          : undefined;
      },
      ({ error, inviteID, ...summary }) =>
        error ? undefined : { ...summary, own: [{ inviteID, inviteeList: userIDList }] },
    );
    const data = own.flatMap(({ inviteID, inviteeList }) =>
      inviteID === undefined ? [] : [{ code: 0 as const, inviteID, userIDList: inviteeList }],
    );
    const [first] = data;
    if (!first) throw own[0]?.failure ?? endedBefore(undefined);
    const { inviteID } = first;
    const invited = data.flatMap((invitation) => invitation.userIDList);
    return { code: 0, inviteID, roomID, groupID, userIDList: invited, data };
  }

  /** Wishes for one device are done one after another, so that the last one holds. */
  async #setDevice(device: Device, on: boolean): Promise<void> {
    const { callID, phase } = this.#requireCall();
    if (phase === 'incoming') {
      throw this.#told(new CallError('invalid-state', 'Devices open once the call is answered.'));
    }
    const { [device]: before } = this.#deviceWork;
    await this.#workOn(
      device,
      before.then(() => this.#switchDevice(callID, device, on)),
    );
  }

  async #workOn(device: Device, work: Promise<void>): Promise<void> {
    this.#deviceWork[device] = work.catch(() => undefined);
    await work;
  }

  async #switchDevice(callID: string, device: Device, on: boolean): Promise<void> {
    const wish = { type: device, callID, on } as const;
    this.#dispatch(wish);
    if (device !== 'screen') {
      // A voice call does not open the camera, whatever is wished before.
      await this.#untilOpen(callID);
      this.#dispatch(wish);
    }
    const state = await this.#untilCall(callID, (call) =>
      call[device].pending ? undefined : call[device],
    );
    if (state.on === on) return;
    throw state.failure ?? notSwitched(device);
  }

  /** Settles once microphone (and camera) are open, unless that has failed. */
  async #untilOpen(callID: string): Promise<void> {
    const outcome = await this.#untilCall(callID, ({ phase, microphone, captured }) => {
      if (phase === 'incoming') return microphone.failure;
      return captured ? 'open' : undefined;
    });
    if (outcome instanceof CallError) throw outcome;
  }

  async #switchCall(to: CallType): Promise<void> {
    const { callID, phase, type, switchRequest, group } = this.#requireCall();
    if (type === to && !switchRequest) return;
    if (group) {
      throw this.#told(
        new CallError('invalid-state', 'The kind of a group call cannot be changed.', {
          hint: 'Turn the own camera on or off instead.',
        }),
      );
    }
    if (phase === 'preparing' || switchRequest?.by === 'self') {
      throw this.#told(
        new CallError('invalid-state', 'The kind of the call cannot be changed right now.'),
      );
    }
    this.#dispatch({ type: 'switch', callID, to });
    const reached = await this.#untilCall(callID, (call) =>
      call.switchRequest?.by === 'self' ? undefined : call.type,
    );
    if (reached === to) return;
    const isAudio = to === CALL_TYPE.AUDIO;
    throw new CallError(
      isAudio ? 'switch-to-audio-failed' : 'switch-to-video-failed',
      'The other side did not agree.',
    );
  }

  async #answerSwitch(accept: boolean): Promise<void> {
    const { callID, switchRequest } = this.#requireCall();
    if (switchRequest?.by !== 'peer') {
      throw this.#told(
        new CallError('invalid-state', 'The other side has not asked for anything.'),
      );
    }
    this.#dispatch({ type: 'answer-switch', callID, accept });
    await this.#drained();
  }

  #newCallID(): string {
    this.#calls += 1;
    return `call-${this.#calls}`;
  }

  async #checkDevices({ type, ...proxies }: DeviceCheckOptions): Promise<DevicesCheck> {
    const inUse = () => this.#state.call.phase !== 'idle' && this.#state.call.phase !== 'incoming';
    if (inUse()) throw new CallError('invalid-state', 'The devices are in use by a call.');
    const check = new AbortController();
    const stop = this.subscribe(() => {
      if (inUse()) check.abort(new CallError('call-ended', 'A call needs the devices.'));
    });
    try {
      const detail = await this.#ports.media.checkDevices({
        ...proxies,
        camera: type === CALL_TYPE.VIDEO,
        preferences: this.#devices.preferences,
        signal: check.signal,
      });
      this.#emit({ name: 'devices-checked', detail });
      return detail;
    } finally {
      stop();
    }
  }

  // --- signals ---------------------------------------------------------------------------------------

  #onSignal(event: SignallingEvent): void {
    if (this.#session.hear(event)) return;
    if (event.type === 'sent') {
      this.#emit({ name: 'message-sent-by-me', detail: messageDetail(event.message) });
      return;
    }
    const self = this.#session.login?.userID;
    const input = readCallSignal(event, self, () => this.#newCallID());
    if (input) this.#dispatch(input);
  }

  // --- people ----------------------------------------------------------------------------------------

  #lookUpNew(before: CallState, call: CallState): void {
    if (call.phase === 'idle') return;
    const isSame = before.phase !== 'idle' && before.callID === call.callID;
    const unknown = call.remotes.filter(({ userID }) => !isSame || !remoteOf(before, userID));
    if (unknown.length > 0) void this.#addressBook.lookUp(unknown.map(({ userID }) => userID));
  }

  /** The event with the other person's nick and picture, as far as they are known. */
  #introduce(event: CallEvent): CallEvent {
    switch (event.name) {
      case 'invited':
        return { ...event, detail: { ...event.detail, ...this.#profileOf(event.detail.sponsor) } };
      case 'user-enter':
        return { ...event, detail: { ...event.detail, ...this.#profileOf(event.detail.userID) } };
      case 'call-end': {
        const { peer } = event.detail.summary;
        return { ...event, detail: { ...event.detail, ...this.#profileOf(peer) } };
      }
      default:
        return event;
    }
  }

  #profileOf(userID: UserID): PersonDetail | undefined {
    const person = this.#state.people[userID];
    return person && { nick: person.nick, avatar: person.avatar };
  }

  #tellPerson({ userID, nick, avatar }: Person): void {
    const { call } = this.#state;
    const playerList = call.phase === 'idle' ? [] : presentUserIDs(call);
    this.#emit({ name: 'user-update', detail: { userID, nick, avatar, playerList } });
  }

  // --- checks ----------------------------------------------------------------------------------------

  #requireSession(): UserID {
    return this.#read(() => this.#session.requireUserID());
  }

  #requireCall(): ActiveCallState {
    const { call } = this.#state;
    if (call.phase !== 'idle') return call;
    throw this.#told(new CallError('invalid-state', 'There is no call.'));
  }

  #requirePhase(phases: readonly CallState['phase'][], message: string): ActiveCallState {
    const { call } = this.#state;
    if (call.phase !== 'idle' && phases.includes(call.phase)) return call;
    throw this.#told(new CallError('invalid-state', message));
  }

  /** What the arguments of a verb say; what is wrong with them is told by an `error` event too. */
  #read<Value>(read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      throw this.#told(CallError.from(error));
    }
  }

  /** Also tells by an `error` event why it failed, unless the call has just ended. */
  async #tellFailure<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (cause) {
      const error = CallError.from(cause);
      throw error.reason === 'call-ended' ? error : this.#told(error);
    }
  }

  #told(error: CallError): CallError {
    this.#emit({ name: 'error', detail: errorDetail(error) });
    return error;
  }
}

function isEmit(effect: CallEffect): effect is Extract<CallEffect, { type: 'emit' }> {
  return effect.type === 'emit';
}

function endedBefore(summary: CallSummary | undefined): CallError {
  const why = summary?.reason ?? 'hangup';
  return summary?.error ?? new CallError('call-ended', `The call has ended (${why}).`);
}

function notSwitched(device: Device): CallError {
  return device === 'screen'
    ? new CallError('permission-denied', 'The person has chosen no screen.')
    : new CallError('unexpected', `The ${device} could not be switched.`);
}

interface Invited {
  readonly roomID: number;
  readonly groupID: string;
  readonly own: readonly (Pick<GroupInvitation, 'inviteID' | 'inviteeList'> &
    Partial<GroupInvitation>)[];
}

/** This user's last invitation to each of these people. */
function newestInvitations(
  { self, group }: ActiveCallState,
  userIDs: readonly UserID[],
): readonly GroupInvitation[] {
  const own = (group?.invitations ?? []).filter(({ inviter }) => inviter === self).reverse();
  const newest = userIDs.flatMap(
    (userID) => own.find(({ inviteeList }) => inviteeList.includes(userID)) ?? [],
  );
  return [...new Set(newest)];
}
