/**
 * The JSON that Tencent's calling clients put into a signalling invitation, version 4, as written and read
 * by trtc-calling-js 1.0.6, the mini-programs' TRTCCalling, TUICallEngine and the Android TRTCCalling.
 * What comes in is hostile until read here; what goes out is the superset that all of them understand.
 */
import { CALL_TYPE, type CallType, type UserID } from './types.js';
import { isUserID } from './validation.js';

/** What the data of an invitation turned out to be. */
export type InvitationSignal =
  | {
      readonly kind: 'call';
      readonly type: CallType;
      readonly roomID: number;
      /** Everybody invited, where the sender told. */
      readonly userIDs: readonly UserID[];
      /** Who is in the call already, where the sender told. */
      readonly inCallUserIDs: readonly UserID[];
      readonly userData: string;
      /** The sender does not take this user's presence in the room for an answer. */
      readonly mayJoinAhead: boolean;
    }
  /** The sender has left the call. */
  | { readonly kind: 'hangup' }
  /** The sender asks to change the kind of the running call. */
  | { readonly kind: 'switch'; readonly to: CallType; readonly from: CallType };

/** The largest room id of TRTC; the smallest is 1. */
export const MAX_ROOM_ID = 4_294_967_294;
/** Room ids that every client can join: trtc-calling-js truncates to 32 bits with sign. */
const MAX_COMMON_ROOM_ID = 2_147_483_646;

const MAX_DATA_LENGTH = 65_536;
/** More than any call has. */
const MAX_USER_IDS = 100;
const SWITCH_TO_AUDIO = 'switch_to_audio_call';
/** Android writes this in the same field. */
const SWITCH_TO_AUDIO_ANDROID = 'switchToAudio';
const LINE_BUSY = 'line_busy';
const SWITCH_COMMAND = {
  [CALL_TYPE.AUDIO]: 'switchToAudio',
  [CALL_TYPE.VIDEO]: 'switchToVideo',
} as const;
const CALL_COMMAND = { [CALL_TYPE.AUDIO]: 'audioCall', [CALL_TYPE.VIDEO]: 'videoCall' } as const;

/** A room id for a new call; `random` from 0 (included) to 1 (not). */
export function drawRoomID(random: number): number {
  return 1 + Math.floor(random * MAX_COMMON_ROOM_ID);
}

/** What an invitation's data asks for, or undefined when it is none of a calling client's. */
export function readInvitation(data: string): InvitationSignal | undefined {
  const fields = parse(data);
  if (!fields) return undefined;
  const inner = isRecord(fields.data) ? fields.data : {};
  const type = readCallType(fields.call_type) ?? readCommandType(inner.cmd);

  // Checked first: a hangup is an invitation too, and old clients send it without a command.
  if (inner.cmd === 'hangup' || (typeof fields.call_end === 'number' && fields.call_end >= 0)) {
    return isCalling(fields) ? { kind: 'hangup' } : undefined;
  }
  if (
    inner.cmd === 'switchToAudio' ||
    fields.switch_to_audio_call === SWITCH_TO_AUDIO ||
    fields.switch_to_audio_call === SWITCH_TO_AUDIO_ANDROID
  ) {
    return { kind: 'switch', to: CALL_TYPE.AUDIO, from: type ?? CALL_TYPE.VIDEO };
  }
  if (inner.cmd === 'switchToVideo') {
    return { kind: 'switch', to: CALL_TYPE.VIDEO, from: type ?? CALL_TYPE.AUDIO };
  }

  const roomID = readRoomID(fields.room_id) ?? readRoomID(inner.room_id);
  if (roomID === undefined || !isCalling(fields)) return undefined;
  return {
    kind: 'call',
    // Clients that leave the type out are joined as voice by trtc-calling-js.
    type: type ?? CALL_TYPE.AUDIO,
    roomID,
    userIDs: readUserIDs(inner.userIDs),
    inCallUserIDs: readUserIDs(inner.inCallUserIDs ?? fields.inCallUserIDs),
    userData: readText(fields.userData) || readText(fields.extInfo) || readText(fields.user_data),
    mayJoinAhead: inner.mayJoinAhead === true,
  };
}

/** Whether a rejection's data says that the callee is in another call. Anything unreadable is a plain no. */
export function isBusyAnswer(data: string): boolean {
  const fields = parse(data);
  if (!fields) return false;
  const inner = isRecord(fields.data) ? fields.data : {};
  // The Android client means the same by an empty string.
  return fields.line_busy === LINE_BUSY || fields.line_busy === '' || inner.message === 'lineBusy';
}

/** Whether an answer belongs to a request to change the kind of a call, not to a call. */
export function isSwitchAnswer(data: string): boolean {
  const fields = parse(data);
  if (!fields) return false;
  const command = isRecord(fields.data) ? fields.data.cmd : undefined;
  return command === SWITCH_COMMAND[CALL_TYPE.AUDIO] || command === SWITCH_COMMAND[CALL_TYPE.VIDEO];
}

/** Whether the data of any signal is that of a calling client. */
export function isCallData(data: string): boolean {
  const fields = parse(data);
  return fields !== undefined && isCalling(fields);
}

/** Whole seconds that the call lasted which a hangup's data ends; 0 where it does not tell. */
export function readCallEnd(data: string): number {
  const seconds = parse(data)?.call_end;
  const isLength = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  return isLength ? Math.floor(seconds) : 0;
}

export interface CallInvitation {
  readonly type: CallType;
  readonly roomID: number;
  /** Everybody invited; left out where one message to a group invites them. */
  readonly userIDs?: readonly UserID[] | undefined;
  /** Who is in the call already; left out of a call's first invitations. */
  readonly inCallUserIDs?: readonly UserID[] | undefined;
  readonly userData?: string;
  /** This client's own: whoever is invited may wait for their answer in the room. */
  readonly mayJoinAhead?: boolean;
}

export function writeCall(invitation: CallInvitation): string {
  const { type, roomID, userIDs, inCallUserIDs, userData = '', mayJoinAhead } = invitation;
  return write(
    { call_type: type, room_id: roomID, userData, extInfo: userData },
    { cmd: CALL_COMMAND[type], room_id: roomID, message: '', userIDs, inCallUserIDs, mayJoinAhead },
  );
}

/** The data of an acceptance, a rejection or a cancellation: the three are alike. */
export function writeAnswer(type: CallType): string {
  return write({ call_type: type }, { cmd: CALL_COMMAND[type], message: '' });
}

export function writeBusy(type: CallType): string {
  return write(
    { call_type: type, line_busy: LINE_BUSY },
    { cmd: CALL_COMMAND[type], message: 'lineBusy' },
  );
}

/** @param seconds how long the call lasted */
export function writeHangup(type: CallType, seconds: number): string {
  return write({ call_type: type, call_end: seconds }, { cmd: 'hangup', message: '' });
}

/** Asks to change the kind of the call. The kind before it decides the answer in some clients. */
export function writeSwitchRequest(to: CallType, from: CallType, roomID: number): string {
  return write(
    { call_type: from, room_id: roomID, ...switchMark(to) },
    { cmd: SWITCH_COMMAND[to], room_id: roomID, message: '' },
  );
}

/** The answer to a request to change the kind of the call. */
export function writeSwitchAnswer(to: CallType, from: CallType): string {
  return write({ call_type: from, ...switchMark(to) }, { cmd: SWITCH_COMMAND[to], message: '' });
}

function switchMark(to: CallType): Record<string, unknown> {
  return to === CALL_TYPE.AUDIO ? { switch_to_audio_call: SWITCH_TO_AUDIO } : {};
}

function write(fields: Record<string, unknown>, data: Record<string, unknown>): string {
  return JSON.stringify({
    extraInfo: '',
    version: 4,
    ...fields,
    businessID: 'av_call',
    platform: 'Web',
    data,
  });
}

function parse(data: string): Record<string, unknown> | undefined {
  if (typeof data !== 'string' || data.length > MAX_DATA_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Before businessID existed clients sent the bare type and room, or the bare end. */
function isCalling(fields: Record<string, unknown>): boolean {
  if (fields.businessID === 'av_call' || fields.businessID === 'rtc_call') return true;
  return fields.businessID === undefined && readCallType(fields.call_type) !== undefined;
}

function readCallType(value: unknown): CallType | undefined {
  return value === CALL_TYPE.AUDIO || value === CALL_TYPE.VIDEO ? value : undefined;
}

function readCommandType(command: unknown): CallType | undefined {
  if (command === CALL_COMMAND[CALL_TYPE.AUDIO]) return CALL_TYPE.AUDIO;
  return command === CALL_COMMAND[CALL_TYPE.VIDEO] ? CALL_TYPE.VIDEO : undefined;
}

function readRoomID(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_ROOM_ID
    ? (value as number)
    : undefined;
}

function readUserIDs(value: unknown): readonly UserID[] {
  return Array.isArray(value) ? value.filter(isUserID).slice(0, MAX_USER_IDS) : [];
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
