import { randomBytes } from 'node:crypto';
import { messageKey, type C2cMessage } from '../c2c-messages.js';
import { sendC2c } from '../delivery.js';
import { IM_ERROR, ImError } from '../errors.js';
import type { Session } from '../sessions.js';
import { c2cMessageWire, readSendControl } from '../wire.js';
import type { UserCommand } from './command.js';

const KEPT_COOKIES = 8;
const MAX_PAGE = 100;

/** How long the SDK may take over the messages of a first sync, in milliseconds. */
const SYNC_PROCESSING = 150;

const sendMessage: UserCommand = ({ state }, body, { account }) => {
  const to = body.text('To_Account');
  if (to === '') throw new ImError(IM_ERROR.MSG_INVALID_ID, 'To_Account is missing');
  const message = sendC2c(
    state,
    {
      from: account.userID,
      to,
      seq: body.number('MsgSeq'),
      random: body.number('MsgRandom'),
      clientTime: body.number('MsgClientTime'),
      elements: body.list('MsgBody'),
      cloudCustomData: body.text('CloudCustomData'),
      control: readSendControl(body),
      onlineOnly: body.record['MsgLifeTime'] === 0,
    },
    body.record['OfflinePushInfo'],
  );
  return { MsgTime: message.time, MsgKey: messageKey(message) };
};

function newCookie(session: Session, position: number): string {
  const cookie = randomBytes(12).toString('base64url');
  session.cookies.set(cookie, position);
  const [oldest] = session.cookies.keys();
  if (session.cookies.size > KEPT_COOKIES && oldest !== undefined) session.cookies.delete(oldest);
  return cookie;
}

/**
 * A first sync gets what is unread; one with a cookie of an earlier sync, as after a lost
 * connection, whatever came in since. The SDK drops what it has seen.
 */
const syncMessages: UserCommand = ({ state }, body, session) => {
  const { userID } = session.account;
  const since = session.cookies.get(body.text('Cookie'));
  const unread = state.c2c
    .peers(userID)
    .map((peer) => ({ peer, messages: state.c2c.unread(userID, peer) }))
    .filter(({ messages }) => messages.length > 0);
  const messages =
    since === undefined
      ? unread.flatMap((item) => item.messages).sort((a, b) => a.position - b.position)
      : state.c2c.received(userID, since);
  if (messages.length === 0) session.firstSync.resolve();
  // To be answered first is not enough: with the two answers 1 ms apart, on a busy machine, one
  // login in five came to SDK_READY before the messages were counted (tim-js-sdk 2.27.6).
  else setTimeout(() => session.firstSync.resolve(), SYNC_PROCESSING).unref();
  return {
    Cookie: newCookie(session, state.c2c.lastPosition),
    SyncFlag: 2,
    MsgList: messages.map((message) => c2cMessageWire(state.accounts, message)),
    C2CPairUnreadCount: unread.map((item) => ({
      From_Account: item.peer,
      To_Account: userID,
      UnreadCount: item.messages.length,
    })),
    C2CRemainingUnreadCount: [],
  };
};

/**
 * Messages after a time, for the SDK's recovery of a gap: it asks again from the time of the
 * last one, so that a page must reach beyond the second in which it begins.
 */
function newerPage(
  list: readonly C2cMessage[],
  time: number,
  count: number,
): readonly C2cMessage[] {
  const later = list.filter((message) => message.time >= time);
  const firstLater = later.findIndex((message) => message.time > time);
  return later.slice(0, Math.max(count, firstLater + 1));
}

function olderPage(
  list: readonly C2cMessage[],
  key: string,
  time: number,
  count: number,
): readonly C2cMessage[] {
  let end = list.length;
  const at = key === '' ? -1 : list.findIndex((message) => messageKey(message) === key);
  if (at >= 0) end = at;
  else if (time > 0) end = list.findLastIndex((message) => message.time <= time) + 1;
  return list.slice(Math.max(0, end - count), end);
}

/** History of one conversation, oldest first: direction 0 from the newest back, 1 onwards. */
const roamMessages: UserCommand = ({ state }, body, { account }) => {
  const list = state.c2c.conversation(account.userID, body.text('Peer_Account'));
  const count = body.count('MaxCnt', 15, MAX_PAGE);
  const time = body.number('LastMsgTime');
  const onwards = body.number('GetDirection') === 1;
  const page = onwards
    ? newerPage(list, time, count)
    : olderPage(list, body.text('MsgKey'), time, count);
  const edge = onwards ? page.at(-1) : page[0];
  const complete = edge === undefined || edge === (onwards ? list.at(-1) : list[0]);
  return {
    Complete: complete ? 1 : 0,
    LastMsgTime: edge?.time ?? 0,
    MsgKey: edge ? messageKey(edge) : '',
    // The SDK's recovery reads the last of the list without asking whether there is one.
    ...(page.length > 0 && {
      MsgCnt: page.length,
      MsgList: page.map((message) => c2cMessageWire(state.accounts, message)),
    }),
  };
};

const markRead: UserCommand = ({ state }, body, { account }) => {
  for (const item of body.child('C2CMsgReaded').children('C2CMsgReadedItem')) {
    state.c2c.markRead(account.userID, item.text('To_Account'), item.number('LastedMsgTime'));
  }
  return {};
};

const peerReadTimes: UserCommand = ({ state }, body, { account }) => ({
  ReadTime: body
    .texts('To_Account')
    .slice(0, MAX_PAGE)
    .map((peer) => state.c2c.peerReadTime(account.userID, peer)),
});

export const messageCommands: Readonly<Record<string, UserCommand>> = {
  'openim.sendmsg': sendMessage,
  'openim.getmsg': syncMessages,
  'openim.getroammsg': roamMessages,
  'openim.msgreaded': markRead,
  'openim.get_peer_read_time': peerReadTimes,
};
