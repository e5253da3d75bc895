/*
 * The parts of tim-js-sdk 2.27 and tsignaling 1.0 that the adapters use. tsignaling ships no types, and
 * those of tim-js-sdk say `any` nearly everywhere. trtc-js-sdk's own types are good enough.
 */
import type TRTC from 'trtc-js-sdk';
import type { OfflinePushInfo } from '../invitation-extras.js';
import type { UserID } from '../types.js';

export type { Client, LocalStream, RemoteStream, RtcError } from 'trtc-js-sdk';
export type TrtcSdk = typeof TRTC;

/** What a request of TIM's resolves with, and an Error of its rejects with. */
export interface TimResult {
  readonly code: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface ProfilesResult {
  readonly code: number;
  readonly data?: unknown;
}

/** A message of any kind. What a custom message carries was written by whoever sent it. */
export interface TimMessage {
  readonly ID?: string;
  readonly type: string;
  /** Who sent it, as the service knows it. */
  readonly from: string;
  /** A user in C2C, a group's id in a group. */
  readonly to?: string;
  readonly conversationType?: string;
  readonly payload?: unknown;
}

/** What TIM and TSignaling hand to a listener. */
export interface SdkEvent {
  readonly name: string;
  readonly data?: unknown;
}

export type SdkListener = (event: SdkEvent) => void;

/** What TSignaling asks of a TIM instance. */
export interface TimFacade {
  on(name: string, listener: SdkListener, context?: unknown): void;
  off(name: string, listener: SdkListener): void;
  login(options: { userID: string; userSig: string }): Promise<TimResult>;
  logout(): Promise<unknown>;
  setLogLevel(level: number): void;
  createCustomMessage(options: object): TimMessage;
  sendMessage(message: TimMessage, options?: object): Promise<TimResult>;
  getConversationList(options?: unknown): Promise<TimResult>;
  getMessageList(options: unknown): Promise<TimResult>;
}

export interface Tim extends TimFacade {
  destroy(): Promise<unknown>;
  getMyProfile(): Promise<TimResult>;
  getUserProfile(options: { userIDList: string[] }): Promise<ProfilesResult>;
  updateMyProfile(options: { nick?: string; avatar?: string }): Promise<TimResult>;
  /** Rejects in builds of tim-js-sdk without friends; older ones do not have it. */
  getFriendProfile?(options: { userIDList: string[] }): Promise<TimResult>;
}

export interface TimCreateOptions {
  readonly SDKAppID: number;
  /** In no d.ts nor README, yet in the code: the address of the IM service. */
  readonly proxyServer?: string | undefined;
}

export interface TimSdk {
  create(options: TimCreateOptions): Tim | null;
  readonly EVENT: Readonly<
    Record<
      'SDK_READY' | 'SDK_NOT_READY' | 'KICKED_OUT' | 'NET_STATE_CHANGE' | 'MESSAGE_RECEIVED',
      string
    >
  >;
  readonly TYPES: Readonly<
    Record<'MSG_CUSTOM' | 'CONV_C2C' | 'CONV_GROUP' | 'MSG_PRIORITY_HIGH', string>
  >;
}

export interface Signaling {
  on(name: string, listener: SdkListener): void;
  setLogLevel(level: number): void;
  login(options: { userID: string; userSig: string }): Promise<TimResult>;
  invite(options: {
    userID: string;
    data: string;
    timeout: number;
    offlinePushInfo?: OfflinePushInfo | undefined;
  }): Promise<TimResult & { inviteID?: string }>;
  inviteInGroup(options: {
    groupID: string;
    /** Kept, and emptied as they answer. */
    inviteeList: UserID[];
    data: string;
    timeout: number;
    offlinePushInfo?: OfflinePushInfo | undefined;
  }): Promise<TimResult & { inviteID?: string }>;
  cancel(options: { inviteID: string; data: string }): Promise<TimResult>;
  accept(options: { inviteID: string; data: string }): Promise<TimResult>;
  reject(options: { inviteID: string; data: string }): Promise<TimResult>;
}

export interface SignalingSdk {
  new (options: { SDKAppID: number; tim: TimFacade }): Signaling;
  readonly EVENT: Readonly<
    Record<
      | 'NEW_INVITATION_RECEIVED'
      | 'INVITEE_ACCEPTED'
      | 'INVITEE_REJECTED'
      | 'INVITATION_CANCELLED'
      | 'INVITATION_TIMEOUT'
      | 'MESSAGE_SENT_BY_ME',
      string
    >
  >;
}
