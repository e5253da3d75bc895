import type { CallError } from './errors.js';
import type { InvitationExtras } from './invitation-extras.js';
import type { CallType, NetworkQuality, UserID } from './types.js';

/** Why a call ended. */
export type EndReason =
  /** This person hung up. */
  | 'hangup'
  /** The other person hung up. */
  | 'remote-hangup'
  /** This person declined. */
  | 'declined'
  /** The other person declined. */
  | 'rejected'
  /** The other person is in another call. */
  | 'busy'
  /** The caller took the call back before the answer: this person, as caller … */
  | 'cancelled'
  /** … or the other one. */
  | 'remote-cancelled'
  /** Nobody answered in time. */
  | 'no-answer'
  /** The other person is not online. */
  | 'offline'
  /** The two called each other at the same moment; the other's call goes on in place of this one. */
  | 'crossed'
  /** This user answered or declined on another device. */
  | 'answered-elsewhere'
  /** The connection to the room was lost, or the other person's was. */
  | 'connection-lost'
  /** This login was ended by another one or by the server. */
  | 'kicked-out'
  /** This user logged out, or the element was removed. */
  | 'logged-out'
  /** Something failed; `error` says what. */
  | 'error';

/** What is known of a call once it is over. */
export interface CallSummary {
  readonly callID: string;
  readonly role: CallRole;
  /** As in CallFacts. */
  readonly peer: UserID;
  readonly isGroup: boolean;
  /** As in GroupFacts; empty in a call between two. */
  readonly groupID: string;
  readonly type: CallType;
  readonly roomID: number;
  readonly inviteID: string | undefined;
  readonly reason: EndReason;
  /** Whole seconds since somebody else was there; 0 when nobody came. */
  readonly duration: number;
  readonly error: CallError | undefined;
}

export type CallRole = 'caller' | 'callee';

/** A device, or the screen, that this person can turn on and off. `on` is what is, never what was asked for. */
export interface DeviceState {
  readonly on: boolean;
  /** A change was asked for and is under way. */
  readonly pending: boolean;
  /** Why it is not on although that was wanted. */
  readonly failure: CallError | undefined;
}

/** Which devices are to be on when a call begins. */
export interface DeviceStart {
  readonly microphone: boolean;
  /** Counts in video calls only. */
  readonly camera: boolean;
}

/** Somebody else who is in the call, or on the way into it. */
export interface RemoteState {
  readonly userID: UserID;
  /** Needs no ringing any more: said yes, called, or is here. */
  readonly answered: boolean;
  /** In the media room, and not only ahead of an answer. */
  readonly present: boolean;
  /** In the media room while being rung. */
  readonly ahead: boolean;
  /** Sends sound that is not muted; undefined until the room has told. */
  readonly audio: boolean | undefined;
  /** Sends a picture that is not muted; undefined until the room has told. */
  readonly video: boolean | undefined;
  /** Shares their screen. */
  readonly screen: boolean;
}

/** A wish to make the call a voice or a video call. */
export interface SwitchRequest {
  readonly to: CallType;
  readonly by: 'self' | 'peer';
  /** Undefined while it is on its way. */
  readonly inviteID: string | undefined;
}

/** Several people called together, or more than two met in the room. */
export interface GroupFacts {
  /** The IM group that hears the signals; empty where each one was invited alone. */
  readonly groupID: string;
  /** Every invitation into this call that this side knows of. */
  readonly invitations: readonly GroupInvitation[];
}

export interface GroupInvitation {
  /** Undefined while it is on its way. */
  readonly inviteID: string | undefined;
  readonly inviter: UserID;
  /** This user included, where they are invited by it. */
  readonly inviteeList: readonly UserID[];
  /** Somebody has said yes to it. */
  readonly accepted: boolean;
  /** Why it could not be sent. */
  readonly failure: CallError | undefined;
}

/** What every phase of a call knows. */
export interface CallFacts {
  /** Names the call on this side, from its first moment on. */
  readonly callID: string;
  readonly role: CallRole;
  /** This user. */
  readonly self: UserID;
  /** The other one; in a group call who called, and for the caller the first one called. */
  readonly peer: UserID;
  /** Undefined in a call between two. */
  readonly group: GroupFacts | undefined;
  readonly type: CallType;
  readonly roomID: number;
  /** Seconds that it may ring. */
  readonly timeout: number;
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  /** Whether this side shares its screen. */
  readonly screen: DeviceState;
  /** The others: those who are here, and those who may still come. Between two it is the peer, here or not. */
  readonly remotes: readonly RemoteState[];
  /** What this person has chosen beforehand; without it both. */
  readonly start?: DeviceStart | undefined;
  /** Microphone (and camera, where there is one) are open. */
  readonly captured: boolean;
  /** A change to voice or video that one side has asked for and the other has not answered. */
  readonly switchRequest: SwitchRequest | undefined;
  /** Where this side is with the media room. */
  readonly room: 'outside' | 'joining' | 'joined';
}

export interface IdleState {
  readonly phase: 'idle';
  /** The call that has just ended, while the widget still tells about it. */
  readonly ended: CallSummary | undefined;
}

/** The caller's devices are being asked for; the other side does not know yet. */
export interface PreparingState extends CallFacts {
  readonly phase: 'preparing';
  /** What the invitation will take along. */
  readonly extras?: InvitationExtras | undefined;
}

/** An invitation that crossed the own one. */
export interface Rival {
  /** For the call that begins if it is taken. */
  readonly callID: string;
  readonly inviteID: string;
  readonly callType: CallType;
  readonly roomID: number;
  readonly timeout: number;
}

/** The caller's invitation is out, or on its way while `inviteID` is undefined. */
export interface OutgoingState extends CallFacts {
  readonly phase: 'outgoing';
  readonly inviteID: string | undefined;
  /** The other's own call to this person, begun at the same moment. */
  readonly rival: Rival | undefined;
}

/** The callee is being rung; still, when they have answered and `microphone.failure` has kept them from it. */
export interface IncomingState extends CallFacts {
  readonly phase: 'incoming';
  readonly inviteID: string;
}

/** The callee said yes; devices are being asked for and the room is being joined. */
export interface AcceptingState extends CallFacts {
  readonly phase: 'accepting';
  readonly inviteID: string;
  /** The devices take longer to open than the answer waits for them. */
  readonly late: boolean;
}

/** This side and another said yes; nobody else is in the room yet. */
export interface ConnectingState extends CallFacts {
  readonly phase: 'connecting';
  readonly inviteID: string;
}

/** Somebody else is in the room, or was and more are being rung. */
export interface ConnectedState extends CallFacts {
  readonly phase: 'connected';
  readonly inviteID: string | undefined;
  /** When the first of the others came in, in milliseconds of the clock (`performance.now()` in a page). */
  readonly startedAt: number;
  /** How good the network is in both directions, as this side has last measured it. */
  readonly network: { readonly uplink: NetworkQuality; readonly downlink: NetworkQuality };
  /** This side has lost the room and is trying to come back. */
  readonly reconnecting: boolean;
}

export type ActiveCallState =
  | PreparingState
  | OutgoingState
  | IncomingState
  | AcceptingState
  | ConnectingState
  | ConnectedState;

export type CallState = IdleState | ActiveCallState;
export type CallPhase = CallState['phase'];

/** The login. */
export type SessionState =
  | { readonly status: 'logged-out' }
  | { readonly status: 'logging-in'; readonly userID: UserID }
  /** Can call and be called. */
  | { readonly status: 'ready'; readonly userID: UserID }
  /** Another tab of the browser has the login; call() and takeOver() bring it here, unless a call is on there. */
  | { readonly status: 'standby'; readonly userID: UserID; readonly inCall: boolean }
  /** Logged in, but the connection to the signalling service is lost at the moment. */
  | { readonly status: 'reconnecting'; readonly userID: UserID }
  | { readonly status: 'kicked-out'; readonly userID: UserID; readonly error: CallError }
  | { readonly status: 'failed'; readonly userID: UserID; readonly error: CallError };

/** Somebody as they are to be shown: every text is one line, cut to length, and safe to show. */
export interface Person {
  readonly userID: UserID;
  /** What they call themselves; empty without one. */
  readonly nick: string;
  /** `http:` or `https:` address of their picture; empty without one. */
  readonly avatar: string;
  /** What this user calls them, where the page's TIM instance knows this user's friends; else empty. */
  readonly remark: string;
}

/** Those of whom more is known than the id, by it. */
export type People = Readonly<Partial<Record<UserID, Person>>>;

/** Everything that the widget shows and says is derived from this. */
export interface PhoneState {
  readonly session: SessionState;
  readonly call: CallState;
  /** Whom this user has had calls with since the login; a profile comes a moment after its call begins. */
  readonly people: People;
}

/** Before anything has been asked for. */
export const LOGGED_OUT: PhoneState = {
  session: { status: 'logged-out' },
  call: { phase: 'idle', ended: undefined },
  people: {},
};
