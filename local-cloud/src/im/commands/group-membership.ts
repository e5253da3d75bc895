import { NOTICE, sendNotice, sendTip, TIP } from '../delivery.js';
import { IM_ERROR, ImError } from '../errors.js';
import type { Fields } from '../fields.js';
import { GROUP_TYPES, type Group } from '../groups.js';
import { addToGroup } from '../membership.js';
import type { UserCommand } from './command.js';

const MAX_MEMBERS = 200;

const memberID = (item: Fields): string => item.text('Member_Account');

const createGroup: UserCommand = ({ state }, body, { account }) => {
  const type = GROUP_TYPES.find((known) => known === body.text('Type'));
  if (!type) {
    throw new ImError(
      IM_ERROR.GROUP_INVALID_PARAMETERS,
      `groups of type "${body.text('Type')}" are not simulated`,
    );
  }
  const name = body.text('Name');
  if (name === '') throw new ImError(IM_ERROR.GROUP_INVALID_PARAMETERS, 'Name is missing');
  const joinOption = body.text('ApplyJoinOption');
  const isOption = joinOption === 'NeedPermission' || joinOption === 'DisableApply';
  const group = state.groups.create(body.text('GroupId'), type, {
    name,
    introduction: body.text('Introduction'),
    notification: body.text('Notification'),
    faceUrl: body.text('FaceUrl'),
    joinOption: type === 'Public' && isOption ? joinOption : 'FreeAccess',
  });
  group.addMember(account.userID, 'Owner');
  const members = body.children('MemberList').slice(0, MAX_MEMBERS);
  addToGroup(state, group, account.userID, members.map(memberID));
  return {
    GroupId: group.id,
    Type: type,
    HugeGroupFlag: type === 'AVChatRoom' ? 1 : 0,
    OverJoinedGroupLimit_Account: [],
  };
};

const destroyGroup: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  group.requireOwner(account.userID);
  state.groups.delete(group);
  for (const userID of group.members.keys()) {
    if (userID === account.userID) continue;
    sendNotice(state, group, { reportType: NOTICE.dismissed, operatorID: account.userID, userID });
  }
  return {};
};

const joinGroup: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  const { userID } = account;
  const isHuge = group.type === 'AVChatRoom';
  const joined = { JoinedStatus: 'JoinedSuccess', HugeGroupFlag: isHuge ? 1 : 0 };
  if (group.members.has(userID)) {
    // Audience of a live room comes back after a reload without having quit.
    if (isHuge) return joined;
    throw new ImError(IM_ERROR.GROUP_ALREADY_MEMBER, `${userID} is in the group already`);
  }
  if (group.type === 'Private' || group.settings.joinOption === 'DisableApply') {
    throw new ImError(IM_ERROR.GROUP_PERMISSION_DENY, 'one is added to this group, or not in it');
  }
  if (group.settings.joinOption === 'NeedPermission') return { JoinedStatus: 'WaitAdminApproval' };
  group.addMember(userID);
  sendTip(state, group, userID, { opType: TIP.join, userIDs: [userID] });
  return joined;
};

const quitGroup: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  const { userID } = account;
  const { role } = group.requireMember(userID);
  if (role === 'Owner' && group.type !== 'Private') {
    throw new ImError(IM_ERROR.GROUP_PERMISSION_DENY, 'the owner of a group cannot quit it');
  }
  group.members.delete(userID);
  if (group.members.size === 0) state.groups.delete(group);
  else sendTip(state, group, userID, { opType: TIP.quit, userIDs: [userID] });
  return {};
};

/** @throws {ImError} 10007 unless this kind of group lets its members add others */
function requireInvitable(group: Group, userID: string): void {
  group.requireMember(userID);
  if (group.type === 'Private') return;
  throw new ImError(IM_ERROR.GROUP_PERMISSION_DENY, `one joins a ${group.type} group by oneself`);
}

/** Result of adding one user: 0 failed, 1 added, 2 a member already. */
const addMembers: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  requireInvitable(group, account.userID);
  const asked = body.children('MemberList').map(memberID);
  const before = new Set(group.members.keys());
  const added = addToGroup(state, group, account.userID, asked);
  const results = asked.map((userID) => ({
    Member_Account: userID,
    Result: before.has(userID) ? 2 : Number(added.includes(userID)),
  }));
  if (added.length > 0) {
    sendTip(state, group, account.userID, { opType: TIP.join, userIDs: added });
  }
  return { MemberList: results };
};

const deleteMembers: UserCommand = ({ state }, body, { account }) => {
  const group = state.groups.require(body.text('GroupId'));
  group.requireOwner(account.userID);
  const removed = body
    .texts('MemberToDel_Account')
    .filter((userID) => userID !== account.userID && group.members.delete(userID));
  for (const userID of removed) {
    sendNotice(state, group, { reportType: NOTICE.kicked, operatorID: account.userID, userID });
  }
  if (removed.length > 0) {
    sendTip(state, group, account.userID, { opType: TIP.kick, userIDs: removed });
  }
  return {};
};

export const groupMembershipCommands: Readonly<Record<string, UserCommand>> = {
  'group_open_http_svc.create_group': createGroup,
  'group_open_http_svc.destroy_group': destroyGroup,
  'group_open_http_svc.apply_join_group': joinGroup,
  'group_open_http_svc.quit_group': quitGroup,
  'group_open_http_svc.add_group_member': addMembers,
  'group_open_http_svc.delete_group_member': deleteMembers,
};
