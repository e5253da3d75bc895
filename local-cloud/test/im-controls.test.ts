import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalCloud, type LocalCloud } from '../src/index.js';
import { ImClient, dataOf, type Body } from './im-client.js';

let cloud: LocalCloud;
before(async () => {
  cloud = await startLocalCloud();
});
after(() => cloud.close());

describe('IM controls', () => {
  it('send as any user, and show what was sent', async () => {
    const bob = await ImClient.login(cloud, 'c1-bob');
    await cloud.control('im-send', { from: 'c1-peer', to: 'c1-bob', data: 'ring', ext: 'e' });
    const [message] = (await bob.event(9))['C2cMsgArray'] as Body[];
    assert.deepEqual(dataOf([message]), ['ring']);
    assert.equal(message?.['From_Account'], 'c1-peer');
    await bob.sendCustom('c1-peer', 'answer', { MsgLifeTime: 0 });
    const { messages } = (await cloud.control('im-messages', { userID: 'c1-bob' })) as {
      messages: Body[];
    };
    assert.deepEqual(
      messages.map(({ from, to, data, ext, onlineOnly }) => [from, to, data, ext, onlineOnly]),
      [
        ['c1-peer', 'c1-bob', 'ring', 'e', false],
        ['c1-bob', 'c1-peer', 'answer', '', true],
      ],
    );
  });

  it('send to a group', async () => {
    const bob = await ImClient.login(cloud, 'c2-bob');
    cloud.userSigs.sign('c2-peer');
    await bob.ask('group_open_http_svc.create_group', {
      Type: 'ChatRoom',
      Name: 'g',
      GroupId: 'c2',
      MemberList: [{ Member_Account: 'c2-peer' }],
    });
    await cloud.control('im-send', { from: 'c2-peer', groupID: 'c2', data: 'all' });
    assert.deepEqual(dataOf((await bob.event(3))['GroupMsgArray']), ['all']);
    await assert.rejects(cloud.control('im-send', { from: 'stranger', groupID: 'c2', data: 'x' }));
  });

  it('make a group of users, known or not', async () => {
    const bob = await ImClient.login(cloud, 'c7-bob');
    const members = ['c7-ann', 'c7-bob', 'c7-cid', 'c7-bob'];
    const named = await cloud.control('im-create-group', { groupID: 'c7', members });
    assert.deepEqual(named, { groupID: 'c7' });
    const [notice] = (await bob.event(5))['GroupTips'] as Body[];
    assert.deepEqual(notice?.['MsgBody'], { ReportType: 7, Operator_Account: 'c7-ann' });
    const { MemberList } = await bob.ask('group_open_http_svc.get_group_member_info', {
      GroupId: 'c7',
    });
    assert.deepEqual(
      (MemberList as Body[]).map((member) => [member['Member_Account'], member['Role']]),
      [
        ['c7-ann', 'Owner'],
        ['c7-bob', 'Member'],
        ['c7-cid', 'Member'],
      ],
    );
    await cloud.control('im-send', { from: 'c7-cid', groupID: 'c7', data: 'all' });
    assert.deepEqual(dataOf((await bob.event(3))['GroupMsgArray']), ['all']);
    const unnamed = await cloud.control('im-create-group', { members, type: 'Private' });
    assert.match(String((unnamed as Body)['groupID']), /^@TGS#/);
  });

  it('show what a phone would show of a message to a group', async () => {
    const bob = await ImClient.login(cloud, 'c8-bob');
    await cloud.control('im-create-group', { groupID: 'c8', members: ['c8-bob', 'c8-cid'] });
    await bob.sendToGroup('c8', 'x', { OfflinePushInfo: { Title: 'Bob' } });
    const { messages } = (await cloud.control('im-messages', { userID: 'c8-cid' })) as {
      messages: Body[];
    };
    assert.deepEqual(messages.at(-1)?.['push'], { Title: 'Bob' });
  });

  it('fail the next requests of one kind', async () => {
    const bob = await ImClient.login(cloud, 'c3-bob');
    const order = { userID: 'c3-bob', servcmd: 'openim.sendmsg', code: 20012, times: 2 };
    await cloud.control('im-fail', order);
    await bob.ask('openim.getmsg');
    const codes: unknown[] = [];
    for (let index = 0; index < 3; index++) {
      codes.push((await bob.sendCustom('c3-bob', 'x'))['ErrorCode']);
    }
    assert.deepEqual(codes, [20012, 20012, 0]);
  });

  it('fail a login', async () => {
    const order = { userID: 'c3-ann', servcmd: 'im_open_status.wslogin', code: 60022, times: 1 };
    await cloud.control('im-fail', order);
    const ann = await ImClient.connect(cloud);
    const userSig = cloud.userSigs.sign('c3-ann');
    assert.equal((await ann.login('c3-ann', userSig))['ErrorCode'], 60022);
    assert.equal((await ann.login('c3-ann', userSig))['ErrorCode'], 0);
  });

  it('delay what one user is sent', async () => {
    const bob = await ImClient.login(cloud, 'c4-bob');
    await cloud.control('im-delay', { userID: 'c4-bob', milliseconds: 120 });
    const start = performance.now();
    await bob.ask('openim.authkey');
    assert.ok(performance.now() - start >= 110);
    await cloud.control('im-delay', { userID: 'c4-bob', milliseconds: 0 });
    const again = performance.now();
    await bob.ask('openim.authkey');
    assert.ok(performance.now() - again < 100);
  });

  it('keep silent for a while', async () => {
    const bob = await ImClient.login(cloud, 'c5-bob');
    await cloud.control('im-silence', { userID: 'c5-bob', seconds: 0.2 });
    const answered = bob.ask('openim.authkey').then(
      () => true,
      () => false,
    );
    await cloud.control('im-send', { from: 'c5-peer', to: 'c5-bob', data: 'unheard' });
    assert.equal(await Promise.race([answered, sleep(100, 'silence')]), 'silence');
    await sleep(150);
    await bob.ask('openim.authkey');
    assert.deepEqual(bob.pushes, []);
    assert.deepEqual(dataOf((await bob.ask('openim.getmsg'))['MsgList']), ['unheard']);
    bob.close();
  });

  it('say what is wrong with an order', async () => {
    for (const [name, body, message] of [
      ['im-kick', {}, /userID must be a string/],
      ['im-kick', { userID: 'c6-nobody' }, /not logged in/],
      ['im-send', { from: 'c6' }, /to: userID must be a string/],
      ['im-send', { from: 'c6', to: 'c6-nobody' }, /no user "c6-nobody"/],
      ['im-delay', { userID: 'c6', milliseconds: 'x' }, /milliseconds must be a number/],
      ['im-fail', { userID: 'c6', code: 1 }, /servcmd must be a string/],
      ['im-silence', { userID: 'c6', seconds: -1 }, /seconds must be a number/],
      ['im-create-group', {}, /members must be a list/],
      ['im-create-group', { members: ['c6', 'a b'] }, /members: .*letters, digits/],
      ['im-create-group', { members: ['c6'], type: 'Club' }, /type must be one of/],
      ['im-create-group', { members: ['c6'], groupID: 'a b' }, /not a valid group id/],
      ['user-sig', { userID: 'a b' }, /letters, digits/],
      ['no-such', {}, /no control command "no-such"/],
    ] as const) {
      await assert.rejects(cloud.control(name, body), message, name);
    }
  });
});

describe('profiles', () => {
  it('are set by their user and read by everybody', async () => {
    const ann = await ImClient.login(cloud, 'p-ann');
    const bob = await ImClient.login(cloud, 'p-bob');
    await ann.ask('profile.portrait_set', {
      ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'Ann' }],
    });
    const { UserProfileItem } = await bob.ask('profile.portrait_get_all', {
      UserItem: [{ To_Account: 'p-ann' }, { To_Account: 'p-nobody' }, { To_Account: 'p-bob' }],
    });
    assert.deepEqual(
      (UserProfileItem as Body[]).map((item) => [item['To_Account'], item['ProfileItem']]),
      [
        ['p-ann', [{ Tag: 'Tag_Profile_IM_Nick', Value: 'Ann' }]],
        ['p-bob', []],
      ],
    );
  });

  it('of friends have what the user calls them', async () => {
    await cloud.control('im-befriend', { userID: 'p3-ann', friendID: 'p3-bob', remark: 'Bobby' });
    const ann = await ImClient.login(cloud, 'p3-ann');
    const remark = [{ Tag: 'Tag_SNS_IM_Remark', Value: 'Bobby' }];
    const { UserDataItem } = await ann.ask('sns.friend_get', {});
    assert.deepEqual(UserDataItem, [{ To_Account: 'p3-bob', ValueItem: remark }]);
    const { InfoItem } = await ann.ask('sns.friend_get_specified', {
      To_Account: ['p3-bob', 'p3-nobody'],
    });
    assert.deepEqual(
      (InfoItem as Body[]).map((item) => [item['To_Account'], item['SnsProfileItem']]),
      [['p3-bob', remark]],
    );
    const bob = await ImClient.login(cloud, 'p3-bob');
    assert.deepEqual((await bob.ask('sns.friend_get', {}))['UserDataItem'], []);
  });

  it('refuse fields that are none, and then change nothing', async () => {
    const ann = await ImClient.login(cloud, 'p2-ann');
    const reply = await ann.request('profile.portrait_set', {
      ProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'Ann' },
        { Tag: '__proto__', Value: 'x' },
      ],
    });
    assert.equal(reply['ErrorCode'], 40001);
    const { UserProfileItem } = await ann.ask('profile.portrait_get_all', {
      UserItem: [{ To_Account: 'p2-ann' }],
    });
    assert.deepEqual((UserProfileItem as Body[])[0]?.['ProfileItem'], []);
  });
});
