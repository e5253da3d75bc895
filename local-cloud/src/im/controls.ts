import { Fields } from './fields.js';
import { IM_ERROR, ImError } from './errors.js';
import { messageRandom, sendC2c, sendToGroup } from './delivery.js';
import { GROUP_TYPES } from './groups.js';
import { addToGroup } from './membership.js';
import { now } from './retention.js';
import { KICK_TYPE, type KickReason, type Session } from './sessions.js';
import type { ImState } from './state.js';
import { userIDProblem } from '../user-sig.js';

type Controls = Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => unknown>>;

function requireUserID(fields: Fields, key = 'userID'): string {
  const problem = userIDProblem(fields.record[key]);
  if (problem !== undefined) throw new TypeError(key === 'userID' ? problem : `${key}: ${problem}`);
  return fields.text(key);
}

function requireCount(fields: Fields, key: string): number {
  const value = fields.record[key];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new TypeError(`${key} must be a number, 0 or more`);
  }
  return value;
}

function requireText(fields: Fields, key: string): string {
  const value = fields.optionalText(key);
  if (value === undefined || value === '') throw new TypeError(`${key} must be a string`);
  return value;
}

/** Commands of the control API on the IM service. */
export function createImControls(state: ImState): Controls {
  const { sessions, faults } = state;

  function requireSession(fields: Fields): Session {
    const userID = requireUserID(fields);
    const session = sessions.live(userID);
    if (!session) throw new Error(`${userID} is not logged in`);
    return session;
  }

  const commands: Record<string, (fields: Fields) => unknown> = {
    'im-users': () => ({
      users: sessions.online().map(({ account }) => account.userID),
    }),

    'im-kick': (fields) => {
      const type = fields.optionalText('type') ?? 'multipleAccount';
      if (!Object.hasOwn(KICK_TYPE, type)) {
        throw new TypeError(`type must be one of ${Object.keys(KICK_TYPE).join(', ')}`);
      }
      sessions.kick(requireSession(fields), type as KickReason);
    },

    'im-drop': (fields) => {
      const { link } = requireSession(fields);
      link?.destroy();
      return { dropped: link !== undefined };
    },

    'im-silence': (fields) => {
      faults.silence(requireUserID(fields), requireCount(fields, 'seconds'));
    },

    'im-forget': (fields) => sessions.forget(requireSession(fields)),

    'im-delay': (fields) => {
      faults.setDelay(requireUserID(fields), requireCount(fields, 'milliseconds'));
    },

    'im-fail': (fields) => {
      const times = fields.record['times'] === undefined ? 1 : requireCount(fields, 'times');
      const servcmd = requireText(fields, 'servcmd');
      faults.fail(requireUserID(fields), servcmd, requireCount(fields, 'code'), times);
    },

    'im-befriend': (fields) => {
      const friendID = requireUserID(fields, 'friendID');
      state.accounts.ensure(friendID);
      const { friends } = state.accounts.ensure(requireUserID(fields));
      friends.set(friendID, fields.text('remark'));
    },

    'im-create-group': (fields) => createGroup(state, fields),

    'im-send': (fields) => sendCustomMessage(state, fields),

    'im-messages': (fields) => ({
      messages: state.journal.of(requireUserID(fields)).map((entry) => {
        const { parties: _parties, elements, ...rest } = entry;
        const first = Fields.of(elements[0]);
        const content = first.child('MsgContent');
        return {
          ...rest,
          type: first.text('MsgType'),
          data: content.text('Data'),
          desc: content.text('Desc'),
          ext: content.text('Ext'),
          text: content.text('Text'),
        };
      }),
    }),
  };

  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [
      name,
      (body: Readonly<Record<string, unknown>>) => command(Fields.of(body)) ?? {},
    ]),
  );
}

/** Makes a group of these users, whom it makes known. The first owns it; those online are told. */
function createGroup(state: ImState, fields: Fields): unknown {
  const members = fields.list('members').map((member) => {
    const problem = userIDProblem(member);
    if (problem !== undefined) throw new TypeError(`members: ${problem}`);
    return String(member);
  });
  const [ownerID] = members;
  if (ownerID === undefined) throw new TypeError('members must be a list of user ids');
  const wanted = fields.optionalText('type') ?? 'Public';
  const type = GROUP_TYPES.find((known) => known === wanted);
  if (!type) throw new TypeError(`type must be one of ${GROUP_TYPES.join(', ')}`);
  const group = state.groups.create(fields.text('groupID'), type, {
    ...{ name: fields.optionalText('name') ?? 'Group', introduction: '', notification: '' },
    ...{ faceUrl: '', joinOption: 'FreeAccess' },
  });
  for (const userID of members) state.accounts.ensure(userID);
  group.addMember(ownerID, 'Owner');
  addToGroup(state, group, ownerID, members);
  return { groupID: group.id };
}

/** Sends as any user, logged in or not: for test peers that only need to signal. */
function sendCustomMessage(state: ImState, fields: Fields): unknown {
  const from = requireUserID(fields, 'from');
  state.accounts.ensure(from);
  const elements = [
    {
      MsgType: 'TIMCustomElem',
      MsgContent: {
        Data: fields.text('data'),
        Desc: fields.text('desc'),
        Ext: fields.text('ext'),
      },
    },
  ];
  const message = {
    from,
    random: messageRandom(),
    clientTime: now(),
    cloudCustomData: '',
    control: { noUnread: false, noLastMessage: false },
    onlineOnly: fields.record['onlineOnly'] === true,
  };
  const groupID = fields.optionalText('groupID');
  if (groupID !== undefined) {
    const group = state.groups.get(groupID);
    if (!group) throw new ImError(IM_ERROR.GROUP_NOT_FOUND, `there is no group "${groupID}"`);
    const { seq, time } = sendToGroup(state, group, {
      ...message,
      content: elements,
      clientSeq: message.random,
    });
    return { seq, time };
  }
  const to = requireUserID(fields, 'to');
  const { seq, time } = sendC2c(state, { ...message, to, elements, seq: message.random });
  return { seq, time };
}
