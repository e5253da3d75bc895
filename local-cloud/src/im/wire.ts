import { AVATAR_TAG, NICK_TAG, type Accounts } from './accounts.js';
import { messageKey, type C2cMessage, type SendControl } from './c2c-messages.js';
import type { Fields } from './fields.js';
import type { Group, GroupMember, GroupMessage } from './groups.js';

// The forms in which tim-js-sdk 2.27.6 reads messages and groups: its "keyMap" tables give the names.

/** Clients send the flags as a list of names and read them as fields. */
export function readSendControl(body: Fields): SendControl {
  const flags = body.texts('SendMsgControl');
  return { noUnread: flags.includes('NoUnread'), noLastMessage: flags.includes('NoLastMsg') };
}

const controlWire = (control: SendControl): object => ({
  NoUnread: control.noUnread ? 1 : 0,
  NoLastMsg: control.noLastMessage ? 1 : 0,
});

function senderWire(accounts: Accounts, userID: string): object {
  return {
    From_Account: userID,
    // Sender's tinyID, client time and random make up the id by which the SDK drops repeats.
    TinyId: accounts.get(userID)?.tinyID ?? '',
    From_AccountNick: accounts.profileText(userID, NICK_TAG),
    From_AccountHeadurl: accounts.profileText(userID, AVATAR_TAG),
  };
}

export function c2cMessageWire(accounts: Accounts, message: C2cMessage): object {
  return {
    ...senderWire(accounts, message.from),
    To_Account: message.to,
    MsgSeq: message.seq,
    MsgRandom: message.random,
    MsgTimeStamp: message.time,
    MsgClientTime: message.clientTime,
    MsgKey: messageKey(message),
    MsgBody: message.elements,
    CloudCustomData: message.cloudCustomData,
    SendMsgControl: controlWire(message.control),
    MsgVersion: 0,
    ...(message.onlineOnly && { MsgLifeTime: 0 }),
  };
}

export function groupMessageWire(accounts: Accounts, group: Group, message: GroupMessage): object {
  const isTip = message.kind === 'tip';
  return {
    ...(isTip ? { From_Account: '@TIM#SYSTEM', Event: 4 } : senderWire(accounts, message.from)),
    ToGroupId: group.id,
    MsgSeq: message.seq,
    ClientSeq: message.clientSeq,
    MsgRandom: message.random,
    MsgTimeStamp: message.time,
    MsgClientTime: message.clientTime,
    MsgBody: message.content,
    MsgPriority: 'Normal',
    CloudCustomData: message.cloudCustomData,
    SendMsgControl: controlWire(message.control),
    MsgVersion: 0,
    OnlineOnlyFlag: message.onlineOnly ? 1 : 0,
    GroupInfo: {
      GroupId: group.id,
      GroupName: group.settings.name,
      GroupType: group.type,
      From_AccountNick: accounts.profileText(message.from, NICK_TAG),
      From_AccountHeadurl: accounts.profileText(message.from, AVATAR_TAG),
    },
  };
}

export function groupWire(group: Group): object {
  const { settings } = group;
  return {
    GroupId: group.id,
    Type: group.type,
    Name: settings.name,
    Introduction: settings.introduction,
    Notification: settings.notification,
    FaceUrl: settings.faceUrl,
    Owner_Account: group.ownerID,
    CreateTime: group.createTime,
    InfoSeq: group.infoSeq,
    LastInfoTime: group.createTime,
    LastMsgTime: group.lastMessageTime,
    NextMsgSeq: group.nextSeq,
    MemberNum: group.members.size,
    MaxMemberNum: 200,
    ApplyJoinOption: settings.joinOption,
    ShutUpAllMember: 'Off',
  };
}

export function memberWire(member: GroupMember): object {
  return {
    Member_Account: member.userID,
    Role: member.role,
    JoinTime: member.joinTime,
    MsgSeq: member.readSeq,
    MsgFlag: 'AcceptAndNotify',
    NameCard: '',
    ShutUpUntil: 0,
  };
}
