import { sendTip, TIP } from '../delivery.js';
import { IM_ERROR, ImError } from '../errors.js';
import type { Group } from '../groups.js';
import type { ImState } from '../state.js';
import { groupWire, memberWire } from '../wire.js';
import type { UserCommand } from './command.js';

const MAX_PAGE = 100;

const joinedGroups: UserCommand = ({ state }, body, { account }) => {
  // The SDK joins a live room anew after each login, and takes a listed one for a common group.
  const groups = state.groups.of(account.userID).filter(({ type }) => type !== 'AVChatRoom');
  const offset = body.count('Offset', 0, groups.length, 0);
  const page = groups.slice(offset, offset + body.count('Limit', 50, MAX_PAGE));
  return {
    TotalCount: groups.length,
    GroupIdList: page.map((group) => ({
      ...groupWire(group),
      SelfInfo: memberWire(group.requireMember(account.userID)),
      NoUnreadSeqList: [],
    })),
  };
};

/** One answer for each id, with an error code of its own. */
function describeEach(ids: readonly string[], describe: (groupID: string) => object): object[] {
  return ids.slice(0, MAX_PAGE).map((groupID) => {
    try {
      return { ErrorCode: 0, ErrorInfo: '', ...describe(groupID) };
    } catch (error) {
      if (!(error instanceof ImError)) throw error;
      return { GroupId: groupID, ErrorCode: error.code, ErrorInfo: error.message };
    }
  });
}

const ownGroups: UserCommand = ({ state }, body, { account }) => ({
  GroupInfo: describeEach(body.texts('GroupIdList'), (groupID) => {
    const group = state.groups.require(groupID);
    const self = memberWire(group.requireMember(account.userID));
    return { ...groupWire(group), SelfInfo: self, MemberList: [self] };
  }),
});

const publicGroups: UserCommand = ({ state }, body) => ({
  GroupInfo: describeEach(body.texts('GroupIdList'), (groupID) =>
    groupWire(state.groups.require(groupID)),
  ),
});

const members: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  group.requireMember(account.userID);
  const all = [...group.members.values()];
  const offset = body.count('Offset', 0, all.length, 0);
  const page = all.slice(offset, offset + body.count('Limit', 15, MAX_PAGE));
  return { MemberNum: all.length, MemberList: page.map(memberWire) };
};

const specifiedMembers: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  group.requireMember(account.userID);
  const wanted = body
    .texts('Member_List_Account')
    .map((userID) => group.members.get(userID))
    .filter((member) => member !== undefined);
  return { MemberList: wanted.map(memberWire) };
};

const memberCount: UserCommand = ({ state }, body) => {
  const group = state.groups.require(body.text('GroupId'));
  const online = [...group.members.keys()].filter((userID) => state.sessions.live(userID)?.link);
  return { OnlineMemberNum: online.length };
};

// Request key → setting, and the name under which a tip reports the change.
const TEXT_SETTINGS = [
  ['Name', 'name', 'GroupName'],
  ['Introduction', 'introduction', 'GroupIntroduction'],
  ['Notification', 'notification', 'GroupNotification'],
  ['FaceUrl', 'faceUrl', 'GroupFaceUrl'],
] as const;

const JOIN_OPTIONS = ['FreeAccess', 'NeedPermission', 'DisableApply'] as const;

/** Any member of a Private group may change it, of the others only the owner. */
function requireEditor(group: Group, userID: string): void {
  if (group.type === 'Private') group.requireMember(userID);
  else group.requireOwner(userID);
}

function tellChange(state: ImState, group: Group, userID: string, change: object): void {
  group.infoSeq++;
  sendTip(state, group, userID, {
    opType: TIP.profile,
    userIDs: [],
    extra: { MsgGroupNewInfo: change },
  });
}

const modifyGroup: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  requireEditor(group, account.userID);
  const change: Record<string, string> = {};
  for (const [key, setting, tipKey] of TEXT_SETTINGS) {
    const value = body.optionalText(key);
    if (value === undefined) continue;
    group.settings[setting] = value;
    change[tipKey] = value;
  }
  const joinOption = JOIN_OPTIONS.find((option) => option === body.text('ApplyJoinOption'));
  if (joinOption) group.settings.joinOption = joinOption;
  tellChange(state, group, account.userID, change);
  return {};
};

const changeOwner: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  group.requireOwner(account.userID);
  const next = group.members.get(body.text('NewOwner_Account'));
  if (!next) {
    throw new ImError(IM_ERROR.GROUP_INVALID_PARAMETERS, 'the new owner is not a member');
  }
  group.requireMember(account.userID).role = 'Member';
  next.role = 'Owner';
  tellChange(state, group, account.userID, { Owner_Account: next.userID });
  return {};
};

export const groupProfileCommands: Readonly<Record<string, UserCommand>> = {
  'group_open_http_svc.get_joined_group_list': joinedGroups,
  // Communities are not simulated: nobody is in one.
  'million_group_open_http_svc.get_joined_group_list': () => ({ TotalCount: 0, GroupIdList: [] }),
  'group_open_http_svc.get_group_self_member_info': ownGroups,
  'group_open_http_svc.get_group_public_info': publicGroups,
  'group_open_http_svc.get_group_member_info': members,
  'group_open_http_svc.get_specified_group_member_info': specifiedMembers,
  'group_open_http_svc.get_online_member_num': memberCount,
  'group_open_http_svc.modify_group_base_info': modifyGroup,
  'group_open_http_svc.change_group_owner': changeOwner,
};
