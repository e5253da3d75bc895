import { isUserID } from '../validation.js';
import type { TimMessage } from './sdk-types.js';

/** TSignaling's actionType. */
export const ACTION = { INVITE: 1, CANCEL: 2, ACCEPT: 3, REJECT: 4, TIMEOUT: 5 } as const;
export type Action = (typeof ACTION)[keyof typeof ACTION];

/** More than a room takes; what names more is no call. */
export const MAX_INVITEES = 100;

/** What a message of TSignaling's carries, as a JSON string in a TIM custom message. */
export interface Signal {
  readonly businessID: 1;
  readonly inviteID: string;
  readonly inviter: string;
  readonly actionType: Action;
  readonly inviteeList: readonly string[];
  readonly data: string;
  readonly timeout: number;
  readonly groupID: string;
  readonly onlineUserOnly: boolean;
}

/** A message that claims to be TSignaling's: the signal, or `malformed`; undefined for other messages. */
export function readSignal(message: TimMessage): Signal | 'malformed' | undefined {
  const payload = message.payload;
  if (!isRecord(payload) || typeof payload.data !== 'string') return undefined;
  const raw = parse(payload.data);
  if (!isRecord(raw) || raw.businessID !== 1) return undefined;
  const { inviteID, inviter, actionType, inviteeList, data, timeout, groupID } = raw;
  if (
    !isName(inviteID) ||
    !isUserID(inviter) ||
    !isAction(actionType) ||
    !isInviteeList(inviteeList) ||
    !(isMissing(data) || typeof data === 'string') ||
    !(isMissing(timeout) || (typeof timeout === 'number' && timeout >= 0)) ||
    !(isMissing(groupID) || typeof groupID === 'string')
  ) {
    return 'malformed';
  }
  // In TSignaling's order, see withSignal().
  return {
    businessID: 1,
    inviteID,
    inviter,
    actionType,
    inviteeList,
    data: data ?? '',
    timeout: timeout ?? 0,
    groupID: groupID ?? '',
    onlineUserOnly: raw.onlineUserOnly === true,
  };
}

/**
 * The message with the signal as TSignaling 1.0.8 can bear it: it counts a missing `timeout` as one of a
 * second, and loses the rest of a batch after a timeout whose data is not a JSON object. The message
 * itself is left as it is, for the page may read it too. What TSignaling has written needs no other: both SDKs
 * keep their messages, and an object that others are made of takes V8 half a kilobyte more.
 */
export function withSignal(message: TimMessage, signal: Signal): TimMessage {
  const readable = signal.actionType !== ACTION.TIMEOUT || isRecord(parse(signal.data));
  const data = JSON.stringify(readable ? signal : { ...signal, data: '{}' });
  const { payload: given } = message;
  if (isRecord(given) && given.data === data) return message;
  const payload = { ...(given as object), data };
  return Object.create(message, { payload: { value: payload, enumerable: true } }) as TimMessage;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isInviteeList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MAX_INVITEES && value.every(isUserID);
}

/** The JSON value, or undefined when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isMissing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isAction(value: unknown): value is Action {
  return Object.values(ACTION).includes(value as Action);
}
