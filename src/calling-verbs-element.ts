import { CallingEventsElement } from './calling-events-element.js';
import type { CallResult, GroupCallResult } from './core/call-options.js';
import type { CallingCoreLike } from './core/calling-core.js';
import type { DeviceCheckRequest, DevicesCheck } from './core/device-check.js';
import { CallError } from './core/errors.js';
import type { SelfInfo } from './core/person.js';
import type { CallRole, DeviceStart } from './core/state.js';
import { CALL_TYPE, type CallType, type DeviceInfo, type UserID } from './core/types.js';
import {
  invalid,
  readCall,
  readGroupCall,
  type CallRequest,
  type GroupCallRequest,
} from './element-arguments.js';

/** The side of the element that is told: what a page or a person does with calls, by its core. */
export abstract class CallingVerbsElement extends CallingEventsElement {
  /** @internal */
  abstract get core(): CallingCoreLike;
  /** Kind of a call made without one. */
  abstract type: CallType;
  /** Seconds that a call made without a time may ring. */
  abstract timeout: number;
  /** Where the services are, if not at Tencent Cloud. */
  abstract imProxy: string | undefined;
  abstract rtcProxy: string | undefined;

  /**
   * Calls somebody: `call({ userID, type, timeout, userData, offlinePushInfo })` or `call(userID, type)`. Settles
   * when the invitation is out. `userData` reaches the other side's `invited`. In a tab that stands by it takes over
   * first. Rejects with `invalid-argument`, `not-logged-in`, `invalid-state` while there is a call, `call-elsewhere`
   * while there is one in another tab,
   * `permission-denied`, `microphone-missing`, `device-in-use`, `user-unknown`, `signalling-failed`,
   * `room-failed`, or `call-ended` when it was hung up meanwhile, or given up in the view before it.
   */
  async call(request: CallRequest | UserID, type?: CallType): Promise<CallResult> {
    const options = this.checked(() => readCall(request, type, this));
    return this.#place([options.userID], options.type, (start) =>
      this.core.call(start ? { ...options, start } : options),
    );
  }

  /**
   * Calls several people: `groupCall({ userIDList, type, groupID, timeout, userData, offlinePushInfo })`, with
   * an IM group whose members they are or without. While there is a call it invites more people into it; then
   * `type` and `groupID` are those of the call. Settles when all invitations are out or have failed. Rejects as
   * call(), when none is out, with `invalid-argument` also when all are in the call already, and with
   * `invalid-state` while a call rings here. Fires `group-call-invitee-list-update` as people answer.
   */
  async groupCall(request: GroupCallRequest): Promise<GroupCallResult> {
    const options = this.checked(() => readGroupCall(request, this));
    return this.#place(options.userIDList, options.type, (start) =>
      this.core.groupCall(start ? { ...options, start } : options),
    );
  }

  /**
   * Answers the call that rings. Settles when this side is in the call and the caller is told. Rejects with
   * `invalid-state` when nothing rings, with the errors of the devices as call(), or with `call-ended`. Where
   * the microphone was refused or is missing the call rings on, and can be answered again.
   */
  async accept(): Promise<void> {
    const looking = this.beforeCall('callee');
    const start = looking && (await looking);
    await (start ? this.core.accept(start) : this.core.accept());
  }

  /** Declines the call that rings. Settles when the caller is told. Rejects with `invalid-state` when nothing rings. */
  async reject(): Promise<void> {
    await this.core.reject();
  }

  /**
   * Ends the call, whatever its phase. Settles when the devices are free and the other side is told. Rejects
   * with `invalid-state` when there is no call.
   */
  async hangup(): Promise<void> {
    if (!this.giveUpBeforeCall()) await this.core.hangup();
  }

  /** Whether there was a call that was about to be made; then there is none. */
  protected abstract giveUpBeforeCall(): boolean;

  /**
   * Turns the camera on. Settles when it is. Rejects with `invalid-state`, `permission-denied`,
   * `camera-missing`, `device-in-use` or `publish-failed`.
   */
  async openCamera(): Promise<void> {
    await this.core.openCamera();
  }

  /** Turns the camera off and its light out. Settles when it is. Rejects with `invalid-state`. */
  async closeCamera(): Promise<void> {
    await this.core.closeCamera();
  }

  /** Mutes the microphone (true) or lets it be heard (false). Settles when it is so. Rejects with `invalid-state`. */
  async setMicMute(isMute: boolean): Promise<void> {
    await this.core.setMicMute(isMute);
  }

  /**
   * Shares this person's screen with the others, beside the camera; without its sound. To be called from a click
   * or a key, as browsers want it; the browser asks which screen, window or tab. Settles once it is sent.
   * Rejects with `permission-denied` when the person puts that question away, which is no `error` event; with
   * `invalid-state` before somebody else is in the call, or while this side or another shares already; with
   * `webrtc-unsupported` where the browser has no such thing, as on phones; with `publish-failed`.
   */
  async startScreenShare(): Promise<void> {
    await this.core.startScreenShare();
  }

  /**
   * Shares the screen no more; does nothing when it is not shared. Settles when the others do not get it any
   * more. The person can do the same in the browser's own bar. Rejects with `invalid-state` without a call.
   */
  async stopScreenShare(): Promise<void> {
    await this.core.stopScreenShare();
  }

  /**
   * Makes the call that rings or runs a voice call: asks the other side, whose widget agrees by itself, and
   * turns the camera off. Settles when it is one. Rejects with `switch-to-audio-failed` when they do not
   * agree within 30 s, with `invalid-state` without a call or while a wish is open, with `call-ended`. Fires
   * `call-type-changed`.
   */
  async switchToAudioCall(): Promise<void> {
    await this.core.switchToAudioCall();
  }

  /**
   * Makes the call that rings or runs a video call: asks the other person, and turns the camera on once they
   * agree. Settles when it is one; rejects as switchToAudioCall(), with `switch-to-video-failed`.
   */
  async switchToVideoCall(): Promise<void> {
    await this.core.switchToVideoCall();
  }

  /** The mini-programs' name for switchToAudioCall(). */
  switchAudioCall(): Promise<void> {
    return this.switchToAudioCall();
  }

  /** The mini-programs' name for switchToVideoCall(). */
  switchVideoCall(): Promise<void> {
    return this.switchToVideoCall();
  }

  /** switchToAudioCall() for 1, switchToVideoCall() for 2; rejects with `invalid-argument` for anything else. */
  async switchCallMediaType(type: number): Promise<void> {
    if (type === CALL_TYPE.AUDIO) {
      await this.switchToAudioCall();
      return;
    }
    if (type === CALL_TYPE.VIDEO) {
      await this.switchToVideoCall();
      return;
    }
    throw this.failure(invalid('type must be 1 (voice) or 2 (video).'));
  }

  /**
   * Agrees to a video call that the other person has asked for (`switch-request`) and turns the camera on.
   * Rejects with `invalid-state` when nothing is asked.
   */
  async acceptSwitch(): Promise<void> {
    await this.core.acceptSwitch();
  }

  /** Declines it; the call goes on as it is. Rejects as acceptSwitch(). */
  async rejectSwitch(): Promise<void> {
    await this.core.rejectSwitch();
  }

  /**
   * Tells others who this user is: `setSelfInfo(nickName, avatar)` or `setSelfInfo({ nickName, avatar })`.
   * What is left out stays, an empty string takes it away. Settles when the service has it; others see it
   * from their next call on. Rejects with `not-logged-in`, `invalid-argument` (each is a string of up to 500
   * bytes, the picture's an `http(s)://` address), `signalling-failed` or `timed-out`.
   */
  async setSelfInfo(nickName: string | SelfInfo | undefined, avatar?: string): Promise<void> {
    await this.core.setSelfInfo(nickName, avatar);
  }

  /**
   * The cameras, in the browser's order; before a login too. Opens none and asks nothing: while the person
   * has allowed none, the browser tells of one at most, with empty id and label. Rejects with
   * `insecure-context` or `webrtc-unsupported`.
   */
  async getCameras(): Promise<DeviceInfo[]> {
    return this.core.getCameras();
  }

  /** The microphones, as getCameras(). */
  async getMicrophones(): Promise<DeviceInfo[]> {
    return this.core.getMicrophones();
  }

  /**
   * The outputs for sound, as getCameras(); named once a microphone is allowed. Empty in browsers that do not
   * let pages choose.
   */
  async getSpeakers(): Promise<DeviceInfo[]> {
    return this.core.getSpeakers();
  }

  /**
   * Looks whether calls can be made: `checkDevices({ type })`, by default of the element's `type`. Opens
   * microphone and, for video calls, camera for a second or two, which may ask the person, and frees them again;
   * asks the services for an answer. Settles with what was found: `ok`, and `camera`, `microphone`, `speaker`
   * and `network`, each with `ok`, `reason`, `hint` and more; fires `devices-checked` with the same. What is
   * missing or refused is a result. Rejects with `invalid-state` while a call has the devices, with
   * `call-ended` when one begins meanwhile, or with `load-failed`.
   */
  async checkDevices({ type = this.type }: DeviceCheckRequest = {}): Promise<DevicesCheck> {
    const { imProxy, rtcProxy } = this;
    return this.core.checkDevices({ type, imProxy, rtcProxy });
  }

  /** Makes the call again that was made last. */
  protected again: (() => Promise<unknown>) | undefined;

  /**
   * Lets the person look at their devices where that is wanted: what is to be on. Rejects when they go back.
   * Undefined where nothing comes before the call.
   */
  protected abstract beforeCall(
    role: CallRole,
    type?: CallType,
    userIDs?: readonly UserID[],
  ): Promise<DeviceStart | undefined> | undefined;

  #place<Result>(
    userIDs: readonly UserID[],
    type: CallType,
    call: (start?: DeviceStart) => Promise<Result>,
  ): Promise<Result> {
    // While a call is on, it is to come into that one, or refused.
    if (this.core.state.call.phase === 'idle') this.again = () => this.#place(userIDs, type, call);
    return this.beforeCall('caller', type, userIDs)?.then(call) ?? call();
  }

  /** What the arguments say; an `error` event tells too what is wrong with them. */
  protected checked<Result>(read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** An error of a method of the element's; those of the core have gone out as events already. */
  protected failure(error: unknown): CallError {
    const failure = CallError.from(error);
    if (failure.reason === 'invalid-argument') this.emitError(failure);
    return failure;
  }
}
