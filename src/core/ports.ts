import type { DevicesCheck } from './device-check.js';
import type { CallError } from './errors.js';
import type { OfflinePushInfo } from './invitation-extras.js';
import type {
  Credentials,
  DeviceInfo,
  Login,
  NetworkQuality,
  Proxies,
  UserID,
  VideoProfile,
} from './types.js';

/** What a login asks of the signalling service. Every failure is a CallError. */
export interface LoginPort {
  /**
   * Logs in; settles once signals can be sent and received. Logging in again as another user logs the
   * first one out. Logging in again as the same one, with another userSig or proxy, or after a kick of the
   * kind `userSigExpired`, keeps the invitations: what is sent meanwhile waits and goes out by the new login.
   * A refused login leaves the port logged out.
   */
  login(login: Login): Promise<void>;
  /** Settles when logged out; never rejects. Does nothing when nobody is logged in. */
  logout(): Promise<void>;
  /** The one listener; set before login. */
  listen(listener: (event: SignallingEvent) => void): void;
}

/** What the core asks of the signalling service. */
export interface SignallingPort extends LoginPort {
  /**
   * Sends an invitation to one user. Settles with the id that names it once the service has taken it.
   * @param timeout seconds that it may ring; 0 for a signal that needs no answer
   * @param data a JSON string
   * @param options what the service itself is to know
   */
  invite(to: UserID, data: string, timeout: number, options?: InviteOptions): Promise<string>;
  /**
   * Sends one message to an IM group that invites those of its members. Settles with the one id once the
   * service has taken it. Who of them is no member never hears of it. Each of them answers on their own;
   * until all have, the inviter can cancel, and after `timeout` seconds those left over run out.
   * Rejects with `signalling-failed` when there is no such group or this user is not a member.
   * @param to 1 to 100 users; this user is not among them
   * @param timeout, data, options as for invite()
   */
  inviteInGroup(
    groupID: string,
    to: readonly UserID[],
    data: string,
    timeout: number,
    options?: InviteOptions,
  ): Promise<string>;
  /** The inviter takes an invitation back, in a group from all who have not answered. */
  cancel(inviteID: string, data: string): Promise<void>;
  accept(inviteID: string, data: string): Promise<void>;
  reject(inviteID: string, data: string): Promise<void>;
  /** What the service knows of these users; who is unknown to it is left out. */
  profiles(userIDs: readonly UserID[]): Promise<readonly Profile[]>;
  /** Changes this user's own profile; what is left out stays. Settles once the service has it. */
  setProfile(profile: OwnProfile): Promise<void>;
}

/** A user as the service knows them. Each text is what its owner wrote: anything at all; empty without one. */
export interface Profile {
  readonly userID: UserID;
  readonly nick: string;
  /** Address of a picture. */
  readonly avatar: string;
  /** What this user calls them, where this user's friends are known here. */
  readonly remark: string;
}

/** What a user can say of themselves. */
export type OwnProfile = Partial<Pick<Profile, 'nick' | 'avatar'>>;

export interface InviteOptions {
  /** What the phone of a user who is not online shows. Default: the service's own words. */
  readonly offlinePushInfo?: OfflinePushInfo | undefined;
}

/** What the signalling service tells. `data` is what the sender wrote: anything at all. */
export type SignallingEvent =
  | {
      readonly type: 'invited';
      readonly inviteID: string;
      readonly inviter: UserID;
      readonly groupID: string;
      readonly inviteeList: readonly UserID[];
      readonly data: string;
      /** Seconds that it may ring, where the message told it. */
      readonly timeout: number | undefined;
    }
  /** Heard by the inviter; in a group by the other invited ones too, whether they have answered or not. */
  | {
      readonly type: 'accepted' | 'rejected';
      readonly inviteID: string;
      readonly invitee: UserID;
      readonly data: string;
    }
  /** The inviter took it back. In a group those who had answered by then do not hear it. */
  | { readonly type: 'cancelled'; readonly inviteID: string; readonly data: string }
  /** Heard by all who know the invitation, like answers. */
  | {
      readonly type: 'timed-out';
      readonly inviteID: string;
      /** Who has not answered in time; nobody is told of twice. */
      readonly inviteeList: readonly UserID[];
      /** The timer that ran out was this side's own. */
      readonly own: boolean;
    }
  /**
   * The message of TIM's, an object of its class, with a signal that this client has sent: an invitation, an
   * answer, a cancel or a timeout. Told once the service has it, before the method that sent it settles.
   */
  | { readonly type: 'sent'; readonly message: object }
  /** Signals can be sent and received (again). */
  | { readonly type: 'ready' }
  /** They cannot at the moment. */
  | { readonly type: 'not-ready' }
  /** This login is over. After `userSigExpired` signals wait for a login of the same user, or for logout(). */
  | { readonly type: 'kicked-out'; readonly kind: KickKind };

/** Who ended the login: another login of the user (elsewhere, or on one more device), the server, or time. */
export type KickKind = 'multipleAccount' | 'multipleDevice' | 'restApi' | 'userSigExpired';

/** What the core asks of media rooms and devices. Every failure is a CallError. */
export interface MediaPort {
  /** Loads what a call will need, ahead of the need; never rejects. */
  preload(): void;
  /**
   * Tells whether capturing would neither ask the person nor fail for want of a device. Asks nothing.
   */
  isReady(wanted: CaptureRequest): Promise<boolean>;
  /** The devices of that kind, in the browser's order. Opens none and asks nothing; nameless until allowed. */
  devices(kind: DeviceKind): Promise<readonly MediaDevice[]>;
  /**
   * Opens what is wanted for a moment, which may ask the person, and looks at the network. What is wrong is a
   * result; it rejects only with the reason of the `signal`, or with `load-failed`.
   */
  checkDevices(request: DevicesRequest): Promise<DevicesCheck>;
  /** Begins one call's media. Nothing is captured, joined or sent before the session's methods are called. */
  open(room: RoomRequest, listener: (event: MediaEvent) => void): MediaSession;
}

export interface DevicesRequest extends CaptureRequest, Proxies {
  readonly preferences?: MediaPreferences | undefined;
  /** Frees the devices at once. */
  readonly signal: AbortSignal;
}

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

export interface MediaDevice extends DeviceInfo {
  /** Where a camera looks, where that is known: at the person, or away. */
  readonly facing: CameraFacing | undefined;
}

export type CameraFacing = 'user' | 'environment';

/** Which device to take. `facing` is for cameras only. */
export type DeviceChoice = { readonly deviceId: string } | { readonly facing: CameraFacing };

/** What a call begins with; what is left out the browser chooses. */
export interface MediaPreferences {
  /** The browser's choice if it is gone or cannot be opened. */
  readonly microphone?: DeviceChoice | undefined;
  /** The browser's choice if it is gone or cannot be opened. */
  readonly camera?: DeviceChoice | undefined;
  readonly profile?: VideoProfile | undefined;
}

export interface CaptureRequest {
  /** A microphone is always wanted; a camera too in video calls. */
  readonly camera: boolean;
}

export interface CaptureResult {
  /** Whether a camera was wanted and got. */
  readonly camera: boolean;
  /** Why there is no camera although one was wanted. */
  readonly cameraFailure: CallError | undefined;
}

export interface RoomRequest extends Credentials, Proxies {
  readonly roomID: number;
  readonly preferences?: MediaPreferences | undefined;
}

/**
 * One call's room and devices. capture() and join() may run side by side; publish() comes after both.
 * After close() has been called every method that is under way rejects with `call-ended`.
 */
export interface MediaSession {
  /** What this side captures: the own picture (and sound; play it muted). One object for the whole call. */
  readonly localStream: MediaStream;
  /** What that user sends. One object for each user for the whole call; tracks come and go in it. */
  remoteStream(userID: UserID): MediaStream;
  /** The screen that user shares: a stream of its own, which stays the same as the other does. */
  remoteScreen(userID: UserID): MediaStream;
  /**
   * Opens microphone and camera; the browser may ask the person. Without a microphone it rejects
   * (`microphone-missing`, `permission-denied`, `device-in-use`, …); without a camera it goes on and says so.
   */
  capture(request: CaptureRequest): Promise<CaptureResult>;
  /**
   * Opens the devices ahead of capture(), which then has them at once; if that does not come within a second they
   * are free again. Only for what isReady() is true of. Settles when they are open or not to be had, which is no
   * failure.
   */
  captureAhead(request: CaptureRequest): Promise<void>;
  /** Enters the room, sending nothing yet. */
  join(): Promise<void>;
  /**
   * Enters the room ahead of join(), which then has it at once, and tells what has happened there by then; until
   * that nothing is told. Settles when it is entered or not to be had, which is no failure.
   */
  joinAhead(): Promise<void>;
  /**
   * Makes the connection ahead that publish() will send over, once the room is joined, and sends nothing: others in
   * the room may connect to a picture that will come. Settles when it is made or not to be had, which is no failure.
   */
  connect(): Promise<void>;
  /** Sends what is captured. */
  publish(): Promise<void>;
  /** Settles once the microphone is as asked; what is captured and not yet sent will be sent that way. */
  setMicrophone(on: boolean): Promise<void>;
  /** Settles once the camera is as asked; off means that the device is released. */
  setCamera(on: boolean): Promise<void>;
  /**
   * Takes another microphone or camera, from now on if it is open, else when it is opened. Settles once the
   * new one is sent. A muted microphone stays muted. Where the new one cannot be opened it rejects, and goes
   * on with the old one; where that is gone too, `device-lost` tells.
   */
  useDevice(device: 'microphone' | 'camera', choice: DeviceChoice): Promise<void>;
  /** Takes this picture from now on, as far as camera and browser can. Settles once it is so. */
  setVideoProfile(profile: VideoProfile): Promise<void>;
  /**
   * Shares this person's screen beside all else; the browser asks which, at once, as it wants a person's click
   * or key for it. Settles once it is sent with true, or with false when the person has thought better of it.
   */
  startScreen(): Promise<boolean>;
  /** Settles once the screen is not shared any more; it is not captured from the first moment on. */
  stopScreen(): Promise<void>;
  /**
   * Leaves the room and releases every device: tracks are stopped before the method returns, the promise
   * settles when the room is left. Never rejects; can be called at any time and repeatedly.
   */
  close(): Promise<void>;
}

/** What a room tells. */
export type MediaEvent =
  | { readonly type: 'peer-joined'; readonly userID: UserID }
  | {
      readonly type: 'peer-left';
      readonly userID: UserID;
      /** The user did not leave but was lost. */
      readonly lost: boolean;
    }
  /** What that user sends that is not muted; on every change. */
  | {
      readonly type: 'peer-media';
      readonly userID: UserID;
      readonly audio: boolean;
      readonly video: boolean;
    }
  /** Whether that user shares their screen; on every change. */
  | { readonly type: 'peer-screen'; readonly userID: UserID; readonly on: boolean }
  /** 0 to 100 for each user who sends sound, this one included, about twice a second. */
  | { readonly type: 'volumes'; readonly volumes: ReadonlyMap<UserID, number> }
  /** How good the network is, every few seconds. */
  | {
      readonly type: 'network-quality';
      readonly uplink: NetworkQuality;
      readonly downlink: NetworkQuality;
    }
  /** The connection to the room is lost and is being mended, or is back. */
  | { readonly type: 'reconnecting' }
  | { readonly type: 'reconnected' }
  /** The camera or microphone stopped of itself, for instance because it was unplugged. */
  | {
      readonly type: 'device-lost';
      readonly device: 'microphone' | 'camera';
      readonly error: CallError;
    }
  /** The shared screen is not captured any more: the person has told the browser so, or closed what it showed. */
  | { readonly type: 'screen-ended' }
  /** The room is lost for good: a kick, a ban, a dissolved room, an end of all retries. */
  | { readonly type: 'room-lost'; readonly error: CallError };

/** Time, so that tests can have their own. */
export interface ClockPort {
  /** Milliseconds since some fixed moment, of `performance.now()` in a page; never goes back. */
  now(): number;
  /** Calls back after that many milliseconds; the returned function prevents it. */
  setTimeout(callback: () => void, milliseconds: number): () => void;
}

/**
 * The tabs of a browser that would log in as the same user, at the same service: as telephones on one line, only
 * one of them has it at a time.
 */
export interface LinePort {
  /**
   * Gets into the line. Settles once this tab has it, or it is known that another one has; with undefined
   * where tabs cannot know of each other.
   */
  join(login: Login, events: LineEvents): Promise<Line | undefined>;
}

/** One tab's place in the line. */
export interface Line {
  /** Whose line it is. */
  readonly login: Login;
  /** This tab has the line: it may log in. */
  readonly isHeld: boolean;
  /** The tab that has it is in a call. */
  readonly isBusy: boolean;
  /** Lets the other tabs know whether this one, which has the line, is in a call. */
  setBusy(isBusy: boolean): void;
  /**
   * Gets the line from the tab that has it, once that one has logged out, or at once when it does not answer.
   * Rejects with `call-elsewhere` while that one is in a call, with `timed-out`, or with `call-ended` after leave().
   */
  takeOver(): Promise<void>;
  /** Answers the others no more, as this tab is about to leave: a tab that comes waits for that moment. */
  retire(): void;
  /**
   * Lets go of the line, or waits for it no more; tells nothing from then on.
   * @param kick how the login was ended from outside: the other tabs are told, and do not log in either
   */
  leave(kick?: KickKind): void;
}

export interface LineEvents {
  /** This tab has the line now. */
  onTurn(): void;
  /** The tab that has it is in a call now, or no more. */
  onBusy(): void;
  /** Another tab would take over. Settles with true once logged out, with false when a call has come in between. */
  onAsked(): Promise<boolean>;
  /** Another tab has the line now, without a word; this one waits again. */
  onLost(): void;
  /** The login of the tab that had the line was ended from outside; this tab is out of the line. */
  onKicked(kick: KickKind): void;
}

export interface CorePorts {
  /** Left out: there are no other tabs. */
  readonly line?: LinePort;
  readonly signalling: SignallingPort;
  readonly media: MediaPort;
  readonly clock: ClockPort;
  /** A number from 0 (included) to 1 (not). */
  readonly random: () => number;
}
