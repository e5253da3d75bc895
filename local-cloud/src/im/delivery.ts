import { randomInt } from 'node:crypto';
import type { C2cMessage } from './c2c-messages.js';
import { IM_ERROR, ImError } from './errors.js';
import type { Group, GroupMessage } from './groups.js';
import { now } from './retention.js';
import type { ImState } from './state.js';
import { c2cMessageWire, groupMessageWire } from './wire.js';

const MAX_ELEMENTS_BYTES = 12 * 1024;

/** A random number of the size that the SDK gives to messages. */
export const messageRandom = (): number => randomInt(1, 0x7fffffff);

/** @throws {ImError} 80002 beyond 12 KiB, the service's limit; 20001 without an element */
export function checkElements(elements: readonly unknown[]): void {
  if (elements.length === 0) throw new ImError(IM_ERROR.MSG_PARSE_FAILED, 'MsgBody is empty');
  if (Buffer.byteLength(JSON.stringify(elements)) > MAX_ELEMENTS_BYTES) {
    throw new ImError(IM_ERROR.BODY_SIZE_LIMIT, 'the message is larger than 12 KiB');
  }
}

function pushEvent(state: ImState, userID: string, event: Readonly<Record<string, unknown>>): void {
  state.sessions.live(userID)?.link?.push('im_open_push.msg_push', { EventArray: [event] });
}

/** @throws {ImError} 20003 when there is no such recipient */
export function sendC2c(
  state: ImState,
  message: Omit<C2cMessage, 'position' | 'time'>,
  push?: unknown,
): C2cMessage {
  checkElements(message.elements);
  if (!state.accounts.get(message.to)) {
    throw new ImError(IM_ERROR.MSG_INVALID_ID, `there is no user "${message.to}"`);
  }
  const kept = state.c2c.add({ ...message, time: now() });
  state.journal.add({
    from: kept.from,
    to: kept.to,
    time: kept.time,
    onlineOnly: kept.onlineOnly,
    parties: [kept.from, kept.to],
    elements: kept.elements,
    push,
  });
  pushEvent(state, kept.to, { Event: 9, C2cMsgArray: [c2cMessageWire(state.accounts, kept)] });
  return kept;
}

/** @throws {ImError} 10007 when the sender is not a member */
export function sendToGroup(
  state: ImState,
  group: Group,
  message: Omit<GroupMessage, 'kind' | 'seq' | 'time'>,
  push?: unknown,
): GroupMessage {
  group.requireMember(message.from);
  const elements = message.content as readonly unknown[];
  checkElements(elements);
  const kept = group.add({ ...message, kind: 'message', time: now() });
  state.journal.add({
    from: kept.from,
    groupID: group.id,
    time: kept.time,
    onlineOnly: kept.onlineOnly,
    parties: [...group.members.keys()],
    elements,
    push,
  });
  const event = { Event: 3, GroupMsgArray: [groupMessageWire(state.accounts, group, kept)] };
  for (const userID of group.members.keys()) {
    if (userID !== kept.from) pushEvent(state, userID, event);
  }
  return kept;
}

/** OpType of a tip, as tim-js-sdk handles them. */
export const TIP = { join: 1, quit: 2, kick: 3, profile: 6 } as const;

/** Tells the other members what somebody did to the group. */
export function sendTip(
  state: ImState,
  group: Group,
  operatorID: string,
  tip: { readonly opType: number; readonly userIDs: readonly string[]; readonly extra?: object },
): void {
  const kept = group.add({
    kind: 'tip',
    from: operatorID,
    random: messageRandom(),
    clientSeq: 0,
    time: now(),
    clientTime: now(),
    content: {
      OpType: tip.opType,
      Operator_Account: operatorID,
      List_Account: tip.userIDs,
      MemberNum: group.members.size,
      ...tip.extra,
    },
    cloudCustomData: '',
    control: { noUnread: true, noLastMessage: true },
    onlineOnly: false,
  });
  const event = { Event: 4, GroupTips: [groupMessageWire(state.accounts, group, kept)] };
  for (const userID of group.members.keys()) {
    if (userID !== operatorID) pushEvent(state, userID, event);
  }
}

/** ReportType of a system notice, as tim-js-sdk handles them. */
export const NOTICE = { kicked: 4, dismissed: 5, added: 7 } as const;

/** Tells one user, who need not be a member (any more), what became of a group. */
export function sendNotice(
  state: ImState,
  group: Group,
  notice: {
    readonly reportType: number;
    readonly operatorID: string;
    readonly userID: string;
  },
): void {
  pushEvent(state, notice.userID, {
    Event: 5,
    GroupTips: [
      {
        From_Account: '@TIM#SYSTEM',
        To_Account: notice.userID,
        ToGroupId: group.id,
        MsgSeq: messageRandom(),
        MsgRandom: messageRandom(),
        MsgTimeStamp: now(),
        MsgClientTime: now(),
        MsgBody: { ReportType: notice.reportType, Operator_Account: notice.operatorID },
        GroupInfo: {
          GroupId: group.id,
          GroupName: group.settings.name,
          To_Account: notice.userID,
        },
      },
    ],
  });
}
