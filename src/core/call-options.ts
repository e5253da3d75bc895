import { CallError } from './errors.js';
import {
  readOfflinePushInfo,
  readUserData,
  type InvitationExtras,
  type OfflinePushInfo,
} from './invitation-extras.js';
import type { DeviceStart } from './state.js';
import { CALL_TYPE, type CallType, type UserID } from './types.js';
import { isUserID } from './validation.js';

/** Seconds that an invitation may ring unless told otherwise. */
export const DEFAULT_TIMEOUT = 30;
const MAX_TIMEOUT = 3600;
/** As many as may send sound or picture into one TRTC room, this user included. */
const MAX_PEOPLE = 50;
/** IM's limit, in bytes. */
const GROUP_ID = /^[\x21-\x7e]{1,48}$/;

/** What every invitation may say. */
export interface InvitationOptions {
  /** 1 voice, 2 video. */
  readonly type: CallType;
  /** Seconds that it may ring, 1 to 3600. Default 30. */
  readonly timeout?: number | undefined;
  /**
   * Reaches the other side's `invited` as a string; an object as JSON. At most 2048 bytes as JSON text.
   */
  readonly userData?: string | object | undefined;
  /** What the phone of somebody who is not online shows. */
  readonly offlinePushInfo?: OfflinePushInfo | undefined;
  /** What is to be on when this side's devices open; without it both. */
  readonly start?: DeviceStart | undefined;
}

export interface CallOptions extends InvitationOptions {
  /** Whom to call. */
  readonly userID: UserID;
}

export interface GroupCallOptions extends InvitationOptions {
  /** Whom to call, 49 people at most; this user and repetitions are left out. */
  readonly userIDList: readonly UserID[];
  /**
   * IM group that all of them and this user are members of: one message to it invites them, and all of them
   * learn of each other's answers. Left out, each is invited alone. A running call goes on as it began.
   */
  readonly groupID?: string | undefined;
}

/** What call() resolves with, by the names of trtc-calling-js. */
export interface CallResult {
  readonly code: 0;
  readonly inviteID: string;
  readonly roomID: number;
  /** The person called. */
  readonly userID: UserID;
}

/** What groupCall() resolves with. */
export interface GroupCallResult {
  readonly code: 0;
  /** Of the first invitation. */
  readonly inviteID: string;
  readonly roomID: number;
  /** Empty without one. */
  readonly groupID: string;
  /** Those invited. */
  readonly userIDList: readonly UserID[];
  /** Each invitation that is out: one to a group, or one for each person. */
  readonly data: readonly {
    readonly code: 0;
    readonly inviteID: string;
    readonly userIDList: readonly UserID[];
  }[];
}

/** @throws CallError `invalid-argument` */
export function checkCall({ userID }: CallOptions, self: UserID): void {
  if (!isUserID(userID)) {
    throw invalid('userID must be the id of a user: 1 to 128 printable ASCII characters.');
  }
  if (userID === self) throw invalid('A user cannot call themselves.');
}

/**
 * The people whom groupCall() is to call, and their group.
 * @throws CallError `invalid-argument`
 */
export function readGroupCall(
  { userIDList, groupID }: GroupCallOptions,
  self: UserID,
): { readonly userIDs: readonly [UserID, ...UserID[]]; readonly groupID: string } {
  const list: unknown = userIDList;
  if (!Array.isArray(list) || !list.every(isUserID)) {
    throw invalid(
      'userIDList must be an array of user ids: 1 to 128 printable ASCII characters each.',
    );
  }
  const [first, ...others] = new Set(list.filter((userID) => userID !== self));
  if (first === undefined) throw invalid('userIDList must name somebody else than this user.');
  if (others.length + 2 > MAX_PEOPLE) {
    throw invalid(`A call holds ${MAX_PEOPLE} people at most, this user included.`);
  }
  const group: unknown = groupID ?? '';
  if (typeof group !== 'string' || !(group === '' || GROUP_ID.test(group))) {
    throw invalid('groupID must be the id of an IM group: 1 to 48 printable ASCII characters.');
  }
  return { userIDs: [first, ...others], groupID: group };
}

/**
 * What an invitation takes along.
 * @throws CallError `invalid-argument`, also for type and timeout
 */
export function readInvitationOptions(options: InvitationOptions): InvitationExtras & {
  readonly callType: CallType;
  readonly timeout: number;
} {
  const { type, timeout = DEFAULT_TIMEOUT, userData, offlinePushInfo } = options;
  if (!Object.values(CALL_TYPE).includes(type)) {
    throw invalid('type must be 1 (voice) or 2 (video).');
  }
  if (typeof timeout !== 'number' || !(timeout >= 1 && timeout <= MAX_TIMEOUT)) {
    throw invalid(`timeout must be a number of seconds from 1 to ${MAX_TIMEOUT}.`);
  }
  return {
    callType: type,
    timeout,
    userData: readUserData(userData),
    offlinePushInfo: readOfflinePushInfo(offlinePushInfo),
  };
}

function invalid(message: string): CallError {
  return new CallError('invalid-argument', message);
}
