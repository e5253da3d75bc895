import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startLocalCloud, type LocalCloud } from '../src/index.js';
import { ImClient, dataOf, type Body } from './im-client.js';

const G = 'group_open_http_svc';
let cloud: LocalCloud;
let ann: ImClient;
let bob: ImClient;
let cid: ImClient;
before(async () => {
  cloud = await startLocalCloud();
});
after(() => cloud.close());
beforeEach(async () => {
  [ann, bob, cid] = await Promise.all([
    ImClient.login(cloud, 'ann'),
    ImClient.login(cloud, 'bob'),
    ImClient.login(cloud, 'cid'),
  ]);
});

async function create(type: string, members: readonly string[], extra: Body = {}): Promise<string> {
  const reply = await ann.ask(`${G}.create_group`, {
    Type: type,
    Name: 'crew',
    MemberList: members.map((userID) => ({ Member_Account: userID })),
    ...extra,
  });
  return String(reply['GroupId']);
}

const history = async (client: ImClient, GroupId: string, extra: Body = {}): Promise<Body> =>
  client.ask(`${G}.group_msg_get`, { GroupId, ReqMsgNumber: 15, ...extra });

describe('groups', () => {
  it('get the id that the creator asks for, once', async () => {
    assert.equal(await create('Public', [], { GroupId: 'wanted' }), 'wanted');
    const again = { Type: 'Public', Name: 'x', GroupId: 'wanted' };
    assert.equal((await bob.request(`${G}.create_group`, again))['ErrorCode'], 10021);
    assert.match(await create('Public', []), /^@TGS#/);
    for (const GroupId of ['a b', '@TGS#mine', 'x'.repeat(49)]) {
      const reply = await ann.request(`${G}.create_group`, { ...again, GroupId });
      assert.equal(reply['ErrorCode'], 10015, GroupId);
    }
  });

  it('tell those who were added, and know their members', async () => {
    const groupID = await create('Private', ['bob', 'nobody']);
    const [notice] = (await bob.event(5))['GroupTips'] as Body[];
    assert.deepEqual(notice?.['MsgBody'], { ReportType: 7, Operator_Account: 'ann' });
    const { MemberNum, MemberList } = await bob.ask(`${G}.get_group_member_info`, {
      GroupId: groupID,
      Limit: 10,
    });
    assert.equal(MemberNum, 2);
    assert.deepEqual(
      (MemberList as Body[]).map((member) => [member['Member_Account'], member['Role']]),
      [
        ['ann', 'Owner'],
        ['bob', 'Member'],
      ],
    );
    assert.equal(
      (await cid.request(`${G}.get_group_member_info`, { GroupId: groupID }))['ErrorCode'],
      10007,
    );
  });

  it('let one join, with a tip to the others', async () => {
    const groupID = await create('ChatRoom', []);
    const reply = await bob.ask(`${G}.apply_join_group`, { GroupId: groupID });
    assert.equal(reply['JoinedStatus'], 'JoinedSuccess');
    const [tip] = (await ann.event(4))['GroupTips'] as Body[];
    assert.deepEqual(tip?.['MsgBody'], {
      OpType: 1,
      Operator_Account: 'bob',
      List_Account: ['bob'],
      MemberNum: 2,
    });
    const again = await bob.request(`${G}.apply_join_group`, { GroupId: groupID });
    assert.equal(again['ErrorCode'], 10013);
  });

  it('are joined only as their kind allows', async () => {
    const join = (GroupId: string): Promise<Body> =>
      bob.request(`${G}.apply_join_group`, { GroupId });
    assert.equal((await join('no such group'))['ErrorCode'], 10010);
    assert.equal((await join(await create('Private', [])))['ErrorCode'], 10007);
    const closed = await create('Public', [], { ApplyJoinOption: 'DisableApply' });
    assert.equal((await join(closed))['ErrorCode'], 10007);
    const asking = await create('Public', [], { ApplyJoinOption: 'NeedPermission' });
    assert.equal((await join(asking))['JoinedStatus'], 'WaitAdminApproval');
  });

  it('are quit by members, not by an owner', async () => {
    const groupID = await create('Public', ['bob']);
    assert.equal((await ann.request(`${G}.quit_group`, { GroupId: groupID }))['ErrorCode'], 10007);
    await bob.ask(`${G}.quit_group`, { GroupId: groupID });
    const [tip] = (await ann.event(4))['GroupTips'] as Body[];
    assert.equal((tip?.['MsgBody'] as Body)['OpType'], 2);
    assert.equal((await bob.sendToGroup(groupID, 'x'))['ErrorCode'], 10007);
  });

  it('lose members whom the owner removes, and end when the owner says so', async () => {
    const groupID = await create('Public', ['bob', 'cid']);
    const remove = { GroupId: groupID, MemberToDel_Account: ['cid', 'ann', 'nobody'] };
    assert.equal((await bob.request(`${G}.delete_group_member`, remove))['ErrorCode'], 10007);
    await ann.ask(`${G}.delete_group_member`, remove);
    const [kicked] = (await cid.event(5, 2))['GroupTips'] as Body[];
    assert.equal((kicked?.['MsgBody'] as Body)['ReportType'], 4);
    await ann.sendToGroup(groupID, 'among us');
    await bob.event(3);
    assert.ok(!cid.pushes.some(({ body }) => JSON.stringify(body).includes('among us')));
    await cid.ask('openim.getmsg', { Cookie: '' });
    const { SessionItem } = await cid.ask('recentcontact.page_get');
    assert.ok(!(SessionItem as Body[]).some(({ ToAccount }) => ToAccount === groupID));
    assert.equal((await bob.request(`${G}.destroy_group`, remove))['ErrorCode'], 10007);
    await ann.ask(`${G}.destroy_group`, { GroupId: groupID });
    const [dismissed] = (await bob.event(5, 2))['GroupTips'] as Body[];
    assert.equal((dismissed?.['MsgBody'] as Body)['ReportType'], 5);
    assert.equal((await bob.sendToGroup(groupID, 'x'))['ErrorCode'], 10010);
  });

  it('pass messages on to every other member', async () => {
    const groupID = await create('ChatRoom', ['bob', 'cid']);
    const reply = await ann.sendToGroup(groupID, 'all', { Random: 5, ClientSeq: 6 });
    assert.equal(reply['MsgSeq'], 1);
    for (const client of [bob, cid]) {
      const message = ((await client.event(3))['GroupMsgArray'] as Body[]).at(0);
      assert.deepEqual(dataOf([message]), ['all']);
      assert.equal(message?.['ToGroupId'], groupID);
      assert.equal(message['MsgSeq'], 1);
      assert.equal(message['MsgRandom'], 5);
      assert.equal(message['ClientSeq'], 6);
      assert.equal(message['TinyId'], ann.tinyID);
    }
    assert.ok(!ann.pushes.some(({ body }) => JSON.stringify(body).includes('"all"')));
  });

  it('keep no message that is for online users only', async () => {
    const groupID = await create('ChatRoom', ['bob']);
    await ann.sendToGroup(groupID, 'kept');
    await ann.sendToGroup(groupID, 'now', { OnlineOnlyFlag: 1 });
    await bob.event(3, 2);
    const { RspMsgList } = await history(bob, groupID);
    assert.deepEqual(dataOf(RspMsgList), ['kept']);
  });

  it('page through the history, newest first', async () => {
    const groupID = await create('ChatRoom', ['bob']);
    for (let index = 1; index <= 20; index++) await ann.sendToGroup(groupID, `n${index}`);
    const first = await history(bob, groupID);
    const messages = first['RspMsgList'] as Body[];
    assert.equal(messages.length, 15);
    assert.deepEqual([messages[0]?.['MsgSeq'], messages[14]?.['MsgSeq']], [20, 6]);
    const rest = await history(bob, groupID, { ReqMsgSeq: 5 });
    assert.deepEqual(dataOf(rest['RspMsgList']), ['n5', 'n4', 'n3', 'n2', 'n1']);
    const none = await history(bob, await create('ChatRoom', ['bob']));
    assert.deepEqual([none['IsFinished'], none['RspMsgList']], [2, undefined]);
  });

  it('show newcomers what was said before only in a meeting', async () => {
    for (const [type, expected] of [
      ['ChatRoom', ['before']],
      ['Public', []],
    ] as const) {
      const groupID = await create(type, []);
      await ann.sendToGroup(groupID, 'before');
      await cid.ask(`${G}.apply_join_group`, { GroupId: groupID });
      const { RspMsgList } = await history(cid, groupID);
      const messages = ((RspMsgList ?? []) as Body[]).filter(({ Event }) => Event !== 4);
      assert.deepEqual(dataOf(messages), expected);
    }
  });

  it('of the live kind keep nothing and are listed nowhere', async () => {
    const groupID = await create('AVChatRoom', []);
    const reply = await bob.ask(`${G}.apply_join_group`, { GroupId: groupID });
    assert.deepEqual([reply['JoinedStatus'], reply['HugeGroupFlag']], ['JoinedSuccess', 1]);
    await bob.ask(`${G}.apply_join_group`, { GroupId: groupID });
    await ann.sendToGroup(groupID, 'live');
    assert.deepEqual(dataOf((await bob.event(3))['GroupMsgArray']), ['live']);
    assert.equal((await history(bob, groupID))['RspMsgList'], undefined);
    const joined = (await bob.ask(`${G}.get_joined_group_list`))['GroupIdList'] as Body[];
    assert.ok(!joined.some((group) => group['GroupId'] === groupID));
  });

  it('count what a member has not read', async () => {
    const groupID = await create('ChatRoom', ['bob']);
    await ann.sendToGroup(groupID, 'one');
    await ann.sendToGroup(groupID, 'two');
    const unread = async (client: ImClient): Promise<unknown> => {
      await client.ask('openim.getmsg', { Cookie: '' });
      const { SessionItem } = await client.ask('recentcontact.page_get');
      const item = (SessionItem as Body[]).find(({ ToAccount }) => ToAccount === groupID);
      return [item?.['UnreadMsgCount'], item?.['MsgGroupReadedSeq']];
    };
    assert.deepEqual(await unread(bob), [2, 0]);
    assert.deepEqual(await unread(ann), [0, 2]);
    await bob.ask(`${G}.msg_read_report`, { GroupId: groupID, MsgReadedSeq: 1 });
    assert.deepEqual(await unread(bob), [1, 1]);
  });

  it('describe themselves to members and to others', async () => {
    const groupID = await create('Public', ['bob'], { Introduction: 'about us' });
    const ask = { GroupIdList: [groupID, 'no such group'] };
    const own = (await bob.ask(`${G}.get_group_self_member_info`, ask))['GroupInfo'] as Body[];
    assert.equal(own[0]?.['Introduction'], 'about us');
    assert.equal((own[0]['SelfInfo'] as Body)['Role'], 'Member');
    assert.equal(own[1]?.['ErrorCode'], 10010);
    const strange = (await cid.ask(`${G}.get_group_self_member_info`, ask))['GroupInfo'] as Body[];
    assert.equal(strange[0]?.['ErrorCode'], 10007);
    const open = (await cid.ask(`${G}.get_group_public_info`, ask))['GroupInfo'] as Body[];
    assert.deepEqual([open[0]?.['ErrorCode'], open[0]?.['MemberNum']], [0, 2]);
    const joined = (await bob.ask(`${G}.get_joined_group_list`))['GroupIdList'] as Body[];
    assert.ok(joined.some((group) => group['GroupId'] === groupID));
  });

  it('change their name and owner, with a tip', async () => {
    const groupID = await create('Public', ['bob']);
    await ann.ask(`${G}.modify_group_base_info`, { GroupId: groupID, Name: 'new' });
    const [tip] = (await bob.event(4))['GroupTips'] as Body[];
    assert.deepEqual((tip?.['MsgBody'] as Body)['MsgGroupNewInfo'], { GroupName: 'new' });
    await ann.ask(`${G}.change_group_owner`, { GroupId: groupID, NewOwner_Account: 'bob' });
    const rename = { GroupId: groupID, Name: 'x' };
    assert.equal((await ann.request(`${G}.modify_group_base_info`, rename))['ErrorCode'], 10007);
    await bob.ask(`${G}.modify_group_base_info`, rename);
  });

  it('of the private kind let members add others', async () => {
    const groupID = await create('Private', ['bob']);
    const add = { GroupId: groupID, MemberList: ['cid', 'bob', 'nobody'].map(memberItem) };
    const { MemberList } = await bob.ask(`${G}.add_group_member`, add);
    assert.deepEqual(
      (MemberList as Body[]).map(({ Result }) => Result),
      [1, 2, 0],
    );
    const open = await create('Public', ['bob']);
    const reply = await bob.request(`${G}.add_group_member`, { ...add, GroupId: open });
    assert.equal(reply['ErrorCode'], 10007);
  });
});

const memberItem = (userID: string): Body => ({ Member_Account: userID });
