import type { CallErrorReason } from './errors.js';
import type { CallType, DeviceInfo, Proxies } from './types.js';

/** What checkDevices() takes; what is left out is as the element's attributes say. */
export interface DeviceCheckRequest {
  /** 1 leaves the camera closed and the person unasked for it; 2 opens it. */
  readonly type?: CallType | undefined;
}

export interface DeviceCheckOptions extends DeviceCheckRequest, Proxies {
  readonly type: CallType;
}

/** What became of the check of one thing. */
export interface CheckResult {
  readonly ok: boolean;
  /** Why not, by the word of a CallError; empty when it is. */
  readonly reason: CallErrorReason | '';
  /** What can be done about it; empty when it is. */
  readonly hint: string;
}

export interface DeviceCheckResult extends CheckResult {
  /** All of the kind; nameless as long as none of the kind is allowed. */
  readonly devices: readonly DeviceInfo[];
  /** What the one is called that was opened; empty when none was. */
  readonly label: string;
}

export interface MicrophoneCheckResult extends DeviceCheckResult {
  /**
   * The loudest moment of a second, 0 to 100 as that of `user-voice-volume`; 0 is a microphone that is switched
   * off. Undefined where it could not be measured, as before the first gesture in the page.
   */
  readonly level: number | undefined;
}

export interface SpeakerCheckResult extends CheckResult {
  /** All outputs that the browser tells of. */
  readonly devices: readonly DeviceInfo[];
  /** The page can choose one of them. */
  readonly selectable: boolean;
}

/** Whether one of the services answers. */
export interface ServiceCheck {
  /** `im` invites, `rtc` carries sound and picture. */
  readonly service: 'im' | 'rtc';
  readonly address: string;
  readonly reachable: boolean;
  /** How long the answer took, or how long was waited. */
  readonly milliseconds: number;
}

export interface NetworkCheckResult extends CheckResult {
  readonly services: readonly ServiceCheck[];
  /** What trtc-js-sdk says of the browser, by its names (`isH264EncodeSupported` …); empty if it did not load. */
  readonly browser: Readonly<Record<string, boolean>>;
}

/** What checkDevices() has found. */
export interface DevicesCheck {
  /** All of it is well, but for the camera where it is a matter of voice calls. */
  readonly ok: boolean;
  readonly camera: DeviceCheckResult;
  readonly microphone: MicrophoneCheckResult;
  readonly speaker: SpeakerCheckResult;
  readonly network: NetworkCheckResult;
}
