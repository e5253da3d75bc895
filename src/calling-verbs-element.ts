import { CallingEventsElement } from './calling-events-element.js';
import type { CallResult, GroupCallResult } from './core/call-options.js';
import type { DeviceCheckRequest, DevicesCheck } from './core/device-check.js';
import type { SelfInfo } from './core/person.js';
import type { CallType, DeviceInfo, UserID } from './core/types.js';
import type { CallRequest, GroupCallRequest } from './element-arguments.js';
import type { Phone } from './phone/phone.js';

/** The side of the element that is told: what a page or a person does with calls, by its core. */
export abstract class CallingVerbsElement extends CallingEventsElement {
  /** Has something done by the phone, once its code is there. Rejects with `load-failed` when it does not come. */
  protected abstract use<Result>(verb: (phone: Phone) => Promise<Result>): Promise<Result>;

  /**
   * Calls somebody: `call({ userID, type, timeout, userData, offlinePushInfo })` or `call(userID, type)`. Settles
   * when the invitation is out. `userData` reaches the other side's `invited`. In a tab that stands by it takes over
   * first. Rejects with `invalid-argument`, `not-logged-in`, `invalid-state` while there is a call, `call-elsewhere`
   * while there is one in another tab,
   * `permission-denied`, `microphone-missing`, `device-in-use`, `user-unknown`, `signalling-failed`,
   * `room-failed`, or `call-ended` when it was hung up meanwhile, or given up in the view before it.
   */
  call(request: CallRequest | UserID, type?: CallType): Promise<CallResult> {
    return this.use((phone) => phone.call(request, type));
  }

  /**
   * Calls several people: `groupCall({ userIDList, type, groupID, timeout, userData, offlinePushInfo })`, with
   * an IM group whose members they are or without. While there is a call it invites more people into it; then
   * `type` and `groupID` are those of the call. Settles when all invitations are out or have failed. Rejects as
   * call(), when none is out, with `invalid-argument` also when all are in the call already, and with
   * `invalid-state` while a call rings here. Fires `group-call-invitee-list-update` as people answer.
   */
  groupCall(request: GroupCallRequest): Promise<GroupCallResult> {
    return this.use((phone) => phone.groupCall(request));
  }

  /**
   * Answers the call that rings. Settles when this side is in the call and the caller is told. Rejects with
   * `invalid-state` when nothing rings, with the errors of the devices as call(), or with `call-ended`. Where
   * the microphone was refused or is missing the call rings on, and can be answered again.
   */
  accept(): Promise<void> {
    return this.use((phone) => phone.accept());
  }

  /** Declines the call that rings. Settles when the caller is told. Rejects with `invalid-state` when nothing rings. */
  reject(): Promise<void> {
    return this.use((phone) => phone.reject());
  }

  /**
   * Ends the call, whatever its phase. Settles when the devices are free and the other side is told. Rejects
   * with `invalid-state` when there is no call.
   */
  hangup(): Promise<void> {
    return this.use((phone) => phone.hangup());
  }

  /**
   * Turns the camera on. Settles when it is; while the devices are being opened, once they are. Rejects with
   * `invalid-state` without a call and while one rings that is not answered, with `permission-denied`,
   * `camera-missing`, `device-in-use` or `publish-failed`, or with `call-ended`.
   */
  openCamera(): Promise<void> {
    return this.use((phone) => phone.openCamera());
  }

  /** Turns the camera off and its light out. Settles when it is. Rejects as openCamera(). */
  closeCamera(): Promise<void> {
    return this.use((phone) => phone.closeCamera());
  }

  /** Mutes the microphone (true) or lets it be heard (false). Settles when it is so. Rejects as openCamera(). */
  setMicMute(isMute: boolean): Promise<void> {
    return this.use((phone) => phone.setMicMute(isMute));
  }

  /**
   * Shares this person's screen with the others, beside the camera; without its sound. To be called from a click
   * or a key, as browsers want it; the browser asks which screen, window or tab. Settles once it is sent.
   * Rejects with `permission-denied` when the person puts that question away, which is no `error` event; with
   * `invalid-state` before somebody else is in the call, or while this side or another shares already; with
   * `webrtc-unsupported` where the browser has no such thing, as on phones; with `publish-failed`.
   */
  startScreenShare(): Promise<void> {
    return this.use((phone) => phone.startScreenShare());
  }

  /**
   * Shares the screen no more; does nothing when it is not shared. Settles when the others do not get it any
   * more. The person can do the same in the browser's own bar. Rejects with `invalid-state` without a call.
   */
  stopScreenShare(): Promise<void> {
    return this.use((phone) => phone.stopScreenShare());
  }

  /**
   * Makes the call that rings or runs a voice call: asks the other side, whose widget agrees by itself, and
   * turns the camera off. Settles when it is one. Rejects with `switch-to-audio-failed` when they do not
   * agree within 30 s, with `invalid-state` without a call or while a wish is open, with `call-ended`. Fires
   * `call-type-changed`.
   */
  switchToAudioCall(): Promise<void> {
    return this.use((phone) => phone.switchToAudioCall());
  }

  /**
   * Makes the call that rings or runs a video call: asks the other person, and turns the camera on once they
   * agree. Settles when it is one; rejects as switchToAudioCall(), with `switch-to-video-failed`.
   */
  switchToVideoCall(): Promise<void> {
    return this.use((phone) => phone.switchToVideoCall());
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
  switchCallMediaType(type: number): Promise<void> {
    return this.use((phone) => phone.switchCallMediaType(type));
  }

  /**
   * Agrees to a video call that the other person has asked for (`switch-request`) and turns the camera on.
   * Rejects with `invalid-state` when nothing is asked.
   */
  acceptSwitch(): Promise<void> {
    return this.use((phone) => phone.acceptSwitch());
  }

  /** Declines it; the call goes on as it is. Rejects as acceptSwitch(). */
  rejectSwitch(): Promise<void> {
    return this.use((phone) => phone.rejectSwitch());
  }

  /**
   * Tells others who this user is: `setSelfInfo(nickName, avatar)` or `setSelfInfo({ nickName, avatar })`.
   * What is left out stays, an empty string takes it away. Settles when the service has it; others see it
   * from their next call on. Rejects with `not-logged-in`, `invalid-argument` (each is a string of up to 500
   * bytes, the picture's an `http(s)://` address), `signalling-failed` or `timed-out`.
   */
  setSelfInfo(nickName: string | SelfInfo | undefined, avatar?: string): Promise<void> {
    return this.use((phone) => phone.setSelfInfo(nickName, avatar));
  }

  /**
   * The cameras, in the browser's order; before a login too. Opens none and asks nothing: while the person
   * has allowed none, the browser tells of one at most, with empty id and label. Rejects with
   * `insecure-context` or `webrtc-unsupported`.
   */
  getCameras(): Promise<DeviceInfo[]> {
    return this.use((phone) => phone.getCameras());
  }

  /** The microphones, as getCameras(). */
  getMicrophones(): Promise<DeviceInfo[]> {
    return this.use((phone) => phone.getMicrophones());
  }

  /**
   * The outputs for sound, as getCameras(); named once a microphone is allowed. Empty in browsers that do not
   * let pages choose.
   */
  getSpeakers(): Promise<DeviceInfo[]> {
    return this.use((phone) => phone.getSpeakers());
  }

  /**
   * Looks whether calls can be made: `checkDevices({ type })`, by default of the element's `type`. Opens
   * microphone and, for video calls, camera for a second or two, which may ask the person, and frees them again;
   * asks the services for an answer. Settles with what was found: `ok`, and `camera`, `microphone`, `speaker`
   * and `network`, each with `ok`, `reason`, `hint` and more; fires `devices-checked` with the same. What is
   * missing or refused is a result. Rejects with `invalid-state` while a call has the devices, with
   * `call-ended` when one begins meanwhile, or with `load-failed`.
   */
  checkDevices(request?: DeviceCheckRequest): Promise<DevicesCheck> {
    return this.use((phone) => phone.checkDevices(request));
  }
}
