import type { CallEvent } from './events.js';
import type { CorePorts } from './ports.js';
import type { PhoneState } from './state.js';
import type { CallType, Login, UserID } from './types.js';

export interface CallOptions {
  /** Whom to call. */
  readonly userID: UserID;
  /** 1 voice, 2 video. */
  readonly type: CallType;
  /** Seconds that it may ring. Default 30. */
  readonly timeout?: number | undefined;
}

/** The fields that TRTCCalling's call() resolves with. */
export interface CallResult {
  readonly code: 0;
  readonly inviteID: string;
  readonly roomID: number;
  readonly userID: UserID;
}

/** The public verbs, the state and the events. Skeleton: the real one is being written. */
export declare class CallingCore {
  constructor(ports: CorePorts);
  /** Derived from nothing else; a new object after each change. */
  get state(): PhoneState;
  /** Tells every event, `state-change` first. Returns what ends the subscription. */
  subscribe(listener: (event: CallEvent) => void): () => void;
  /** Logs in, or anew when the credentials differ. Settles when calls can be made. */
  login(login: Login): Promise<void>;
  logout(): Promise<void>;
  /** Settles when the invitation is out. */
  call(options: CallOptions): Promise<CallResult>;
  /** Settles when the room is joined and the caller is told. */
  accept(): Promise<void>;
  reject(): Promise<void>;
  hangup(): Promise<void>;
  openCamera(): Promise<void>;
  closeCamera(): Promise<void>;
  setMicMute(isMute: boolean): Promise<void>;
  /** Puts the summary of the ended call away. */
  dismiss(): void;
  /** This person's own picture and sound (play it muted), while there is a call. */
  get localStream(): MediaStream | undefined;
  remoteStream(userID: UserID): MediaStream | undefined;
  /** Ends the call, logs out, forgets the listeners. */
  destroy(): Promise<void>;
}
