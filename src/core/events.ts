import type { DevicesCheck } from './device-check.js';
import type { CallError, CallErrorReason } from './errors.js';
import type { CallRole, CallSummary, EndReason, PhoneState } from './state.js';
import type { KickKind } from './ports.js';
import type { CallType, NetworkQuality, UserID } from './types.js';

/**
 * The events of a call with the fields of both generations of Tencent's calling components: TRTCCalling
 * on the web and the mini-programs' TRTCCalling/TUICalling. Names are the DOM event names.
 */
export interface CallEventDetails {
  /** Somebody calls this user. */
  invited: {
    readonly sponsor: UserID;
    readonly userIDList: readonly UserID[];
    readonly inviteeList: readonly UserID[];
    readonly isFromGroup: boolean;
    readonly groupID: string;
    readonly inviteID: string;
    readonly inviteData: {
      readonly version: number;
      readonly callType: CallType;
      readonly callEnd: number;
      readonly roomID: number;
    };
    readonly userData: string;
  } & PersonDetail;
  /** The invited user accepted. */
  'user-accept': AnswerDetail;
  /** The invited user declined. */
  reject: AnswerDetail & { readonly sponsor: UserID; readonly reason: string };
  /** The invited user is in another call. */
  'line-busy': AnswerDetail & { readonly sponsor: UserID; readonly reason: string };
  /** The invited user is not online. */
  'no-resp': TimeoutDetail;
  /** The invited user did not answer in time; on both sides. */
  'calling-timeout': TimeoutDetail;
  /** The caller took the invitation back, or this user answered it on another device. */
  'calling-cancel': {
    readonly inviteID: string;
    readonly sponsor: UserID;
    readonly userID: UserID;
    readonly invitee: UserID;
    readonly groupID: string;
  };
  /** Another user came into the room. */
  'user-enter': { readonly userID: UserID; readonly playerList: readonly UserID[] } & PersonDetail;
  /** Another user left the room. */
  'user-leave': { readonly userID: UserID; readonly playerList: readonly UserID[] };
  /** Nick, picture or remark of the other person have become known, or have changed. */
  'user-update': {
    readonly userID: UserID;
    /** Empty without one, as the picture's address. */
    readonly nick: string;
    readonly avatar: string;
    /** Who else is in the call. */
    readonly playerList: readonly UserID[];
  };
  /** The call became a voice or a video call; `userID` wanted it. */
  'call-type-changed': {
    readonly type: CallType;
    readonly oldCallType: CallType;
    readonly newCallType: CallType;
    readonly userID: UserID;
  };
  /** The other person would like the call to be of that kind; acceptSwitch() and rejectSwitch() answer. */
  'switch-request': {
    readonly userID: UserID;
    readonly type: CallType;
    readonly inviteID: string;
  };
  'user-video-available': { readonly userID: UserID; readonly isVideoAvailable: boolean };
  'user-audio-available': { readonly userID: UserID; readonly isAudioAvailable: boolean };
  /** The other person's shared screen came or went. */
  'user-screen-available': { readonly userID: UserID; readonly isScreenAvailable: boolean };
  /** About twice a second for each user who sends sound, this one included; `volume` is 0 to 100. */
  'user-voice-volume': {
    readonly userID: UserID;
    readonly volume: number;
    readonly volumeMap: readonly { readonly userId: UserID; readonly audioVolume: number }[];
  };
  /** The network became better or worse for this side of the call: 1 excellent to 6 disconnected, 0 not known. */
  'network-quality': {
    readonly uplinkNetworkQuality: NetworkQuality;
    readonly downlinkNetworkQuality: NetworkQuality;
  };
  /** The call is over; exactly once for each call. */
  'call-end': {
    /** Who ended it. */
    readonly userID: UserID;
    /** Whole seconds; the three names are the same number. */
    readonly callEnd: number;
    readonly call_end: number;
    readonly totalTime: number;
    readonly roomID: number;
    readonly callMediaType: CallType;
    readonly callRole: CallRole;
    readonly inviteID: string;
    readonly groupID: string;
    readonly reason: EndReason;
    readonly message: string;
    readonly summary: CallSummary;
  } & PersonDetail;
  /** This user hung up. */
  'hang-up': { readonly userID: UserID; readonly roomID: number };
  /** This login was ended by another one or by the server. */
  'kicked-out': { readonly type: KickKind; readonly message: string };
  /** Calls can be made and received. */
  'sdk-ready': { readonly message: string };
  /** Calls cannot be made or received at the moment. */
  'sdk-not-ready': { readonly message: string };
  /** Who is still being rung in a group call; fired when that changes. */
  'group-call-invitee-list-update': { readonly userIDList: readonly UserID[] };
  /**
   * This user sent a signal: a call, an answer, a cancel, a hang-up. The fields are those of TIM's message, so
   * that a chat can show it.
   */
  'message-sent-by-me': Readonly<Record<string, unknown>>;
  /** checkDevices() has come to its end. */
  'devices-checked': DevicesCheck;
  /** The call is shown differently: as a bubble, in picture-in-picture, in full screen. The element tells it. */
  'display-change': {
    readonly minimized: boolean;
    readonly pictureInPicture: boolean;
    readonly fullscreen: boolean;
  };
  /** Something failed. */
  error: {
    readonly code: number;
    readonly reason: CallErrorReason;
    readonly msg: string;
    readonly message: string;
    readonly errorMsg: string;
    readonly hint: string;
    readonly serviceCode: number | undefined;
  };
  /** The state has changed; fired after every change, before the events that tell of it. */
  'state-change': PhoneState;
}

/** The other person's profile, where it is known by then; `user-update` tells of it when it comes later. */
export interface PersonDetail {
  /** What they call themselves; empty without one. */
  readonly nick?: string;
  /** Address of their picture; empty without one. */
  readonly avatar?: string;
}

export interface AnswerDetail {
  readonly userID: UserID;
  readonly invitee: UserID;
  readonly inviteID: string;
  readonly groupID: string;
}

export interface TimeoutDetail {
  readonly sponsor: UserID;
  readonly userIDList: readonly UserID[];
  readonly timeoutUserList: readonly UserID[];
  readonly inviteID: string;
  readonly groupID: string;
}

export type CallEventName = keyof CallEventDetails;

/** One event, name and detail together. */
export type CallEvent = {
  readonly [Name in CallEventName]: {
    readonly name: Name;
    readonly detail: CallEventDetails[Name];
  };
}[CallEventName];

/** What the `error` event tells of an error. */
export function errorDetail(error: CallError): CallEventDetails['error'] {
  return {
    code: error.code,
    reason: error.reason,
    msg: error.message,
    message: error.message,
    errorMsg: error.message,
    hint: error.hint ?? '',
    serviceCode: error.serviceCode,
  };
}
