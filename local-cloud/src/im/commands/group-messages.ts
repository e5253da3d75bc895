import { sendToGroup } from '../delivery.js';
import { groupMessageWire, readSendControl } from '../wire.js';
import type { UserCommand } from './command.js';

const MAX_PAGE = 100;

const sendGroupMessage: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  const message = sendToGroup(
    state,
    group,
    {
      from: account.userID,
      random: body.number('Random'),
      clientSeq: body.number('ClientSeq'),
      clientTime: body.number('MsgClientTime'),
      content: body.list('MsgBody'),
      cloudCustomData: body.text('CloudCustomData'),
      control: readSendControl(body),
      onlineOnly: body.record['OnlineOnlyFlag'] === 1,
    },
    body.record['OfflinePushInfo'],
  );
  return { MsgTime: message.time, MsgSeq: message.seq };
};

/** History of a group from a seq back, newest first. */
const roamGroupMessages: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  const from = body.number('ReqMsgSeq', Number.MAX_SAFE_INTEGER) || Number.MAX_SAFE_INTEGER;
  const page = group
    .visible(account.userID)
    .filter(({ seq }) => seq <= from)
    .slice(-body.count('ReqMsgNumber', 15, MAX_PAGE))
    .reverse();
  return {
    GroupId: group.id,
    // 2 stands for "nothing left"; the SDK's recovery reads the first of a list that is there.
    IsFinished: page.length > 0 ? 1 : 2,
    ...(page.length > 0 && {
      RspMsgList: page.map((message) => groupMessageWire(state.accounts, group, message)),
    }),
  };
};

const markGroupRead: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  const member = group.requireMember(account.userID);
  const seq = body.count('MsgReadedSeq', 0, group.nextSeq - 1, 0);
  member.readSeq = Math.max(member.readSeq, seq);
  return {};
};

export const groupMessageCommands: Readonly<Record<string, UserCommand>> = {
  'group_open_http_svc.send_group_msg': sendGroupMessage,
  'group_open_http_svc.group_msg_get': roamGroupMessages,
  'group_open_http_svc.msg_read_report': markGroupRead,
  // Lists recalled messages; recalling is not simulated.
  'group_open_http_svc.get_group_notify': () => ({ NotifyMsgList: [], NextMsgTime: 0 }),
};
