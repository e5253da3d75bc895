import { AVATAR_TAG, NICK_TAG } from '../accounts.js';
import type { Group } from '../groups.js';
import type { ImState } from '../state.js';
import type { UserCommand } from './command.js';

/** How long the list of conversations waits for the sync of messages, in milliseconds. */
const SYNC_WAIT = 1000;

interface Conversation {
  readonly time: number;
  readonly wire: object;
}

function c2cConversation(state: ImState, userID: string, peer: string): Conversation | undefined {
  const last = state.c2c
    .conversation(userID, peer)
    .findLast(({ control }) => !control.noLastMessage);
  if (!last) return undefined;
  return {
    time: last.time,
    wire: {
      Type: 1,
      To_Account: peer,
      C2cNick: state.accounts.profileText(peer, NICK_TAG),
      C2cImage: state.accounts.profileText(peer, AVATAR_TAG),
      MsgTimeStamp: last.time,
      MsgSeq: last.seq,
      MsgRand: last.random,
      LastC2cMsgFrom_Account: last.from,
      LastMsg: { MsgBody: last.elements, CloudCustomData: last.cloudCustomData },
      LastMsgFlags: 0,
      UnreadMsgCount: state.c2c.unread(userID, peer).length,
      C2cPeerReadTime: state.c2c.peerReadTime(userID, peer),
      TopFlags: 0,
    },
  };
}

function groupConversation(state: ImState, userID: string, group: Group): Conversation | undefined {
  const last = group
    .visible(userID)
    .findLast(({ kind, control }) => kind === 'message' && !control.noLastMessage);
  if (!last) return undefined;
  return {
    time: last.time,
    wire: {
      Type: 2,
      ToAccount: group.id,
      GroupNick: group.settings.name,
      GroupImage: group.settings.faceUrl,
      MsgTimeStamp: last.time,
      MsgSeq: last.seq,
      MsgRand: last.random,
      MsgGroupFrom_Account: last.from,
      MsgGroupFromNickName: state.accounts.profileText(last.from, NICK_TAG),
      MsgGroupFromCardName: '',
      LastMsg: { MsgBody: last.content, CloudCustomData: last.cloudCustomData },
      LastMsgFlags: 0,
      UnreadMsgCount: group.unreadCount(userID),
      MsgGroupReadedSeq: group.requireMember(userID).readSeq,
      TopFlags: 0,
    },
  };
}

/**
 * The list of conversations; its answer is the SDK's SDK_READY. tsignaling looks for missed
 * invitations at that moment, among conversations with unread messages, and C2C ones count as
 * unread only by openim.getmsg: hence that is answered first.
 */
const listConversations: UserCommand = async ({ state }, _body, { account, firstSync }) => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SYNC_WAIT);
  });
  await Promise.race([firstSync.promise, timeout]);
  clearTimeout(timer);

  const { userID } = account;
  const conversations = [
    ...state.c2c.peers(userID).map((peer) => c2cConversation(state, userID, peer)),
    ...state.groups.of(userID).map((group) => groupConversation(state, userID, group)),
  ].filter((conversation) => conversation !== undefined);
  conversations.sort((a, b) => b.time - a.time);
  return {
    // Without it the SDK asks for the next page at once, for ever.
    CompleteFlag: 1,
    SessionItem: conversations.map(({ wire }) => wire),
    TimeStamp: 0,
    StartIndex: 0,
    TopTimeStamp: 0,
    TopStartIndex: 0,
  };
};

const deleteConversations: UserCommand = ({ state }, body, { account }) => ({
  ResultItem: body.children('ContactItem').map((item) => {
    const peer = item.text('To_Account');
    const groupID = item.text('ToGroupid');
    const member = state.groups.get(groupID)?.members.get(account.userID);
    if (member) member.hiddenSeq = member.readSeq = state.groups.require(groupID).nextSeq - 1;
    else if (peer !== '') state.c2c.hide(account.userID, peer);
    return { ...item.record, ResultCode: 0, ResultInfo: '' };
  }),
});

export const contactCommands: Readonly<Record<string, UserCommand>> = {
  'recentcontact.page_get': listConversations,
  'recentcontact.batch_delete': deleteConversations,
};
