/** The id of a user of the SDKAppID: up to 32 letters, digits, `-` and `_`. */
export type UserID = string;

/** Kind of a call, by TRTCCalling's numbers: 1 voice, 2 video. */
export const CALL_TYPE = { AUDIO: 1, VIDEO: 2 } as const;
export type CallType = (typeof CALL_TYPE)[keyof typeof CALL_TYPE];

/**
 * How good a direction of the network is, by TRTC's numbers: 0 not known, 1 excellent, 2 good, 3 fair, 4 poor,
 * 5 very poor, 6 disconnected.
 */
export type NetworkQuality = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A camera, a microphone or an output for sound, by the names that browsers use. */
export interface DeviceInfo {
  /** For switchDevice(); it holds for this site only. Empty while the person has allowed no device of the kind. */
  readonly deviceId: string;
  /** What it is called; empty while the person has allowed no device of the kind. */
  readonly label: string;
  /** The same for devices that are one thing, as a headset's microphone and speaker; can be empty. */
  readonly groupId: string;
}

/** Size, speed and weight of the picture that is sent, as trtc-js-sdk's setVideoProfile() takes them. */
export interface VideoProfile {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Pictures a second. */
  readonly frameRate: number;
  /** The most that is sent, in kbit/s. */
  readonly bitrate: number;
}

/** What a login needs, and where the services answer. */
export interface Credentials {
  readonly sdkAppID: number;
  readonly userID: UserID;
  readonly userSig: string;
}

/** Other addresses for the SDKs' services, for companies behind a gateway. Left out: Tencent Cloud's own. */
export interface Proxies {
  /** `ws://` or `wss://` address of the IM service. */
  readonly imProxy?: string | undefined;
  /** `ws://` or `wss://` address of the TRTC signalling service. */
  readonly rtcProxy?: string | undefined;
  /** `http://` or `https://` address that takes the SDKs' logs. */
  readonly logProxy?: string | undefined;
}

/** Everything that a login takes. */
export interface Login extends Credentials, Proxies {
  /** The page's own instance of tim-js-sdk, used instead of a new one; only the adapter looks into it. */
  readonly tim?: object | undefined;
}
