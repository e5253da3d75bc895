import type { CallError } from './errors.js';
import type { CallEvent } from './events.js';
import type { InvitationExtras, OfflinePushInfo } from './invitation-extras.js';
import type { DeviceStart } from './state.js';
import type { CallType, NetworkQuality, UserID } from './types.js';

/** What can happen to a call. Whatever names a `callID` or `inviteID` means that call and no other. */
export type CallInput =
  // What this person wants.
  | {
      readonly type: 'dial';
      readonly callID: string;
      readonly self: UserID;
      readonly peer: UserID;
      readonly callType: CallType;
      readonly roomID: number;
      /** Seconds. */
      readonly timeout: number;
      readonly extras?: InvitationExtras | undefined;
      readonly start?: DeviceStart | undefined;
    }
  | {
      readonly type: 'dial-group';
      readonly callID: string;
      readonly self: UserID;
      /** Others than this user, each once. */
      readonly userIDs: readonly [UserID, ...UserID[]];
      /** The IM group that they are members of; empty to invite each alone. */
      readonly groupID: string;
      readonly callType: CallType;
      readonly roomID: number;
      /** Seconds. */
      readonly timeout: number;
      readonly extras?: InvitationExtras | undefined;
      readonly start?: DeviceStart | undefined;
    }
  /** More people for the running call. */
  | {
      readonly type: 'invite-more';
      readonly callID: string;
      /** As in dial-group; who is in the call already is left out. */
      readonly userIDs: readonly UserID[];
      readonly timeout: number;
      readonly extras?: InvitationExtras | undefined;
    }
  | {
      readonly type: 'accept';
      readonly callID: string;
      readonly start?: DeviceStart | undefined;
    }
  /** The person is about to accept. */
  | { readonly type: 'capture-ahead'; readonly callID: string }
  /** Ends the call, whatever its phase: cancels, declines or leaves. */
  | { readonly type: 'hang-up'; readonly callID: string }
  | { readonly type: 'microphone'; readonly callID: string; readonly on: boolean }
  | { readonly type: 'camera'; readonly callID: string; readonly on: boolean }
  | { readonly type: 'screen'; readonly callID: string; readonly on: boolean }
  | { readonly type: 'switch'; readonly callID: string; readonly to: CallType }
  | { readonly type: 'answer-switch'; readonly callID: string; readonly accept: boolean }
  | { readonly type: 'dismiss' }
  // The login is about to end, or has been ended.
  | { readonly type: 'logging-out' }
  | { readonly type: 'kicked-out'; readonly error: CallError }
  // What the signalling service tells.
  | {
      readonly type: 'invited';
      /** For the call that begins if it is taken up. */
      readonly callID: string;
      readonly inviteID: string;
      readonly self: UserID;
      readonly inviter: UserID;
      readonly callType: CallType;
      readonly roomID: number;
      /** Seconds. */
      readonly timeout: number;
      /** Everybody invited, where that is told. */
      readonly userIDs: readonly UserID[];
      /** Who is in the call already, where that is told. */
      readonly inCallUserIDs: readonly UserID[];
      /** The IM group that the invitation was sent to; empty when it was sent to this user alone. */
      readonly groupID: string;
      readonly userData: string;
      /** The caller does not take this user's presence in the room for an answer. */
      readonly mayJoinAhead: boolean;
    }
  | {
      readonly type: 'accepted';
      readonly inviteID: string;
      readonly invitee: UserID;
      /** It says that it answers a wish for another kind of call. */
      readonly ofSwitch: boolean;
    }
  | {
      readonly type: 'rejected';
      readonly inviteID: string;
      readonly invitee: UserID;
      readonly ofSwitch: boolean;
      readonly busy: boolean;
    }
  | {
      readonly type: 'switch-requested';
      readonly from: UserID;
      readonly inviteID: string;
      readonly to: CallType;
      /** The kind that the call has for the other side. */
      readonly current: CallType;
    }
  | { readonly type: 'cancelled'; readonly inviteID: string }
  | {
      readonly type: 'timed-out';
      readonly inviteID: string;
      readonly inviteeList: readonly UserID[];
      readonly own: boolean;
    }
  | { readonly type: 'remote-hangup'; readonly from: UserID }
  // What became of an effect.
  | {
      readonly type: 'invite-sent';
      readonly callID: string;
      readonly inviteID: string;
      readonly to: readonly UserID[];
      readonly groupID: string;
      readonly callType: CallType;
    }
  | {
      readonly type: 'invite-failed';
      readonly callID: string;
      readonly to: readonly UserID[];
      readonly error: CallError;
    }
  | {
      readonly type: 'switch-sent';
      readonly callID: string;
      readonly inviteID: string;
      readonly callType: CallType;
    }
  | { readonly type: 'switch-failed'; readonly callID: string; readonly error: CallError }
  | { readonly type: 'accept-sent'; readonly callID: string }
  | { readonly type: 'accept-failed'; readonly callID: string; readonly error: CallError }
  | { readonly type: 'media-checked'; readonly callID: string; readonly ready: boolean }
  | {
      readonly type: 'captured';
      readonly callID: string;
      readonly camera: boolean;
      readonly cameraFailure: CallError | undefined;
    }
  | { readonly type: 'capture-failed'; readonly callID: string; readonly error: CallError }
  | { readonly type: 'joined'; readonly callID: string }
  | { readonly type: 'join-failed'; readonly callID: string; readonly error: CallError }
  | { readonly type: 'publish-failed'; readonly callID: string; readonly error: CallError }
  | {
      readonly type: 'device-set';
      readonly callID: string;
      readonly device: Device;
      readonly on: boolean;
    }
  | {
      /** It could not be switched, or stopped of itself. */
      readonly type: 'device-failed';
      readonly callID: string;
      readonly device: Device;
      readonly on: boolean;
      readonly error: CallError;
    }
  // What the media room tells.
  | { readonly type: 'peer-joined'; readonly callID: string; readonly userID: UserID }
  | {
      readonly type: 'peer-left';
      readonly callID: string;
      readonly userID: UserID;
      readonly lost: boolean;
    }
  | {
      readonly type: 'peer-media';
      readonly callID: string;
      readonly userID: UserID;
      readonly audio: boolean;
      readonly video: boolean;
    }
  | {
      readonly type: 'peer-screen';
      readonly callID: string;
      readonly userID: UserID;
      readonly on: boolean;
    }
  | {
      readonly type: 'network-quality';
      readonly callID: string;
      readonly uplink: NetworkQuality;
      readonly downlink: NetworkQuality;
    }
  | { readonly type: 'reconnecting'; readonly callID: string }
  | { readonly type: 'reconnected'; readonly callID: string }
  | { readonly type: 'room-lost'; readonly callID: string; readonly error: CallError }
  | { readonly type: 'timer'; readonly callID: string; readonly timer: Timer };

export type Device = 'microphone' | 'camera' | 'screen';

/**
 * `ring`: nobody answered. `open`: the answer has waited long enough for devices. `connect`: the answer came, the
 * person did not. `reconnect`: the lost room did not come back.
 */
export type Timer = 'ring' | 'open' | 'connect' | 'reconnect';

/** What is to be done about it, in this order. */
export type CallEffect =
  | { readonly type: 'emit'; readonly event: CallEvent }
  | { readonly type: 'preload-media' }
  | { readonly type: 'open-media'; readonly callID: string; readonly roomID: number }
  | { readonly type: 'check-media'; readonly callID: string; readonly camera: boolean }
  | { readonly type: 'capture'; readonly callID: string; readonly camera: boolean }
  | { readonly type: 'capture-ahead'; readonly callID: string; readonly camera: boolean }
  | { readonly type: 'join-ahead'; readonly callID: string; readonly connect: boolean }
  | { readonly type: 'join'; readonly callID: string }
  | { readonly type: 'connect'; readonly callID: string }
  | { readonly type: 'publish'; readonly callID: string }
  | {
      readonly type: 'set-device';
      readonly callID: string;
      readonly device: Device;
      readonly on: boolean;
    }
  | { readonly type: 'close-media'; readonly callID: string }
  | {
      readonly type: 'invite';
      readonly callID: string;
      /** Several only in an IM group. */
      readonly to: readonly UserID[];
      readonly groupID: string;
      readonly callType: CallType;
      readonly data: string;
      readonly timeout: number;
      readonly offlinePushInfo?: OfflinePushInfo | undefined;
    }
  | {
      readonly type: 'accept';
      readonly callID: string;
      readonly inviteID: string;
      readonly data: string;
    }
  | { readonly type: 'reject'; readonly inviteID: string; readonly data: string }
  | {
      readonly type: 'cancel';
      readonly inviteID: string;
      readonly data: string;
      /** Whom to tell by a hangup if the invitation can no longer be cancelled. */
      readonly to: readonly UserID[];
      readonly groupID: string;
      readonly hangup: string;
    }
  | {
      readonly type: 'hangup';
      /** Several only in an IM group. */
      readonly to: readonly UserID[];
      readonly groupID: string;
      readonly data: string;
    }
  | {
      readonly type: 'ask-switch';
      readonly callID: string;
      readonly to: UserID;
      readonly callType: CallType;
      readonly data: string;
    }
  | { readonly type: 'accept-switch'; readonly inviteID: string; readonly data: string }
  /** Cancels what may have been answered by now, which then is as well. */
  | { readonly type: 'withdraw'; readonly inviteID: string; readonly data: string }
  | {
      readonly type: 'start-timer';
      readonly callID: string;
      readonly timer: Timer;
      readonly milliseconds: number;
    }
  | { readonly type: 'stop-timer'; readonly callID: string; readonly timer: Timer }
  | { readonly type: 'stop-timers'; readonly callID: string };
