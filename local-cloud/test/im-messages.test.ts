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

const sync = (client: ImClient, cookie = ''): Promise<Body> =>
  client.ask('openim.getmsg', { Cookie: cookie, SyncFlag: 0 });

const conversations = async (client: ImClient): Promise<Body[]> =>
  (await client.ask('recentcontact.page_get'))['SessionItem'] as Body[];

describe('messages between two users', () => {
  it('reach the other with all that makes up their id', async () => {
    const ann = await ImClient.login(cloud, 'm1-ann');
    const bob = await ImClient.login(cloud, 'm1-bob');
    await ann.ask('profile.portrait_set', {
      ProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'Ann' },
        { Tag: 'Tag_Profile_IM_Image', Value: 'http://localhost/ann.png' },
      ],
    });
    const reply = await ann.sendCustom('m1-bob', 'hi', {
      MsgSeq: 7,
      MsgRandom: 8,
      MsgClientTime: 9,
      CloudCustomData: 'cloud',
      SendMsgControl: ['NoUnread', 'NoLastMsg'],
    });
    assert.ok(Math.abs(Number(reply['MsgTime']) - Date.now() / 1000) < 2);
    const [message] = (await bob.event(9))['C2cMsgArray'] as Body[];
    assert.deepEqual(
      { ...message, MsgKey: undefined, MsgVersion: undefined },
      {
        From_Account: 'm1-ann',
        From_AccountNick: 'Ann',
        From_AccountHeadurl: 'http://localhost/ann.png',
        To_Account: 'm1-bob',
        TinyId: ann.tinyID,
        MsgSeq: 7,
        MsgRandom: 8,
        MsgClientTime: 9,
        MsgTimeStamp: reply['MsgTime'],
        MsgBody: [{ MsgType: 'TIMCustomElem', MsgContent: { Data: 'hi', Desc: '', Ext: '' } }],
        CloudCustomData: 'cloud',
        SendMsgControl: { NoUnread: 1, NoLastMsg: 1 },
        MsgKey: undefined,
        MsgVersion: undefined,
      },
    );
  });

  it('name the logged-in user as sender, whatever the body says', async () => {
    const ann = await ImClient.login(cloud, 'm2-ann');
    const bob = await ImClient.login(cloud, 'm2-bob');
    await ann.sendCustom('m2-bob', 'hi', { From_Account: 'm2-eve' });
    const [message] = (await bob.event(9))['C2cMsgArray'] as Body[];
    assert.equal(message?.['From_Account'], 'm2-ann');
  });

  it('are refused with 20003 for a user who has no account', async () => {
    const ann = await ImClient.login(cloud, 'm3-ann');
    assert.equal((await ann.sendCustom('m3-nobody', 'hi'))['ErrorCode'], 20003);
    assert.equal((await ann.sendCustom('', 'hi'))['ErrorCode'], 20003);
    cloud.userSigs.sign('m3-nobody');
    assert.equal((await ann.sendCustom('m3-nobody', 'hi'))['ErrorCode'], 0);
  });

  it('are refused when empty or larger than 12 KiB', async () => {
    const ann = await ImClient.login(cloud, 'm4-ann');
    assert.equal((await ann.sendCustom('m4-ann', '', { MsgBody: [] }))['ErrorCode'], 20001);
    assert.equal((await ann.sendCustom('m4-ann', 'x'.repeat(13_000)))['ErrorCode'], 80002);
  });

  it('wait for a user who is away, and count as unread', async () => {
    const ann = await ImClient.login(cloud, 'm5-ann');
    cloud.userSigs.sign('m5-bob');
    await ann.sendCustom('m5-bob', 'one');
    await ann.sendCustom('m5-bob', 'two');
    await ann.sendCustom('m5-bob', 'silent', { SendMsgControl: ['NoUnread', 'NoLastMsg'] });
    const bob = await ImClient.login(cloud, 'm5-bob');
    const reply = await sync(bob);
    assert.equal(reply['SyncFlag'], 2);
    assert.notEqual(reply['Cookie'], '');
    assert.deepEqual(dataOf(reply['MsgList']), ['one', 'two']);
    const [count] = reply['C2CPairUnreadCount'] as Body[];
    assert.deepEqual([count?.['From_Account'], count?.['UnreadCount']], ['m5-ann', 2]);
    const conversation = (await conversations(bob)).at(0);
    assert.equal(conversation?.['To_Account'], 'm5-ann');
    assert.equal(conversation['LastC2cMsgFrom_Account'], 'm5-ann');
    assert.deepEqual(dataOf([conversation['LastMsg']]), ['two']);
  });

  it('list conversations only after the first sync was answered', async () => {
    const bob = await ImClient.login(cloud, 'm6-bob');
    const order: string[] = [];
    const list = conversations(bob).then(() => order.push('conversations'));
    await sleep(50);
    await sync(bob).then(() => order.push('sync'));
    await list;
    assert.deepEqual(order, ['sync', 'conversations']);
  });

  it('list conversations only after the SDK took in the messages of the first sync', async () => {
    cloud.userSigs.sign('m14-bob');
    const ann = await ImClient.login(cloud, 'm14-ann');
    await ann.sendCustom('m14-bob', 'ring');
    const bob = await ImClient.login(cloud, 'm14-bob');
    let isListed = false;
    const list = conversations(bob).then(() => (isListed = true));
    await sync(bob);
    await sleep(40);
    assert.equal(isListed, false);
    await bob.ask('profile.portrait_get_all', { UserItem: [{ To_Account: 'm14-ann' }] });
    await sleep(20);
    assert.equal(isListed, true);
    await list;
  });

  it('list conversations in the end to a client that never syncs', async () => {
    const bob = await ImClient.login(cloud, 'm7-bob');
    assert.deepEqual(await conversations(bob), []);
  });

  it('sync with a cookie what came in since', async () => {
    const ann = await ImClient.login(cloud, 'm8-ann');
    const bob = await ImClient.login(cloud, 'm8-bob');
    await ann.sendCustom('m8-bob', 'before');
    const { Cookie } = await sync(bob);
    await ann.sendCustom('m8-bob', 'gap 1');
    await bob.sendCustom('m8-ann', 'own');
    await ann.sendCustom('m8-bob', 'gap 2', { SendMsgControl: ['NoUnread'] });
    assert.deepEqual(dataOf((await sync(bob, String(Cookie)))['MsgList']), ['gap 1', 'gap 2']);
  });

  it('are kept nowhere when for online users only', async () => {
    const ann = await ImClient.login(cloud, 'm9-ann');
    const bob = await ImClient.login(cloud, 'm9-bob');
    await ann.sendCustom('m9-bob', 'now', { MsgLifeTime: 0 });
    const [message] = (await bob.event(9))['C2cMsgArray'] as Body[];
    assert.equal(message?.['MsgLifeTime'], 0);
    assert.deepEqual((await sync(bob))['MsgList'], []);
    assert.deepEqual(await conversations(bob), []);
  });

  it('are read up to the time that the reader reports', async () => {
    const ann = await ImClient.login(cloud, 'm10-ann');
    const bob = await ImClient.login(cloud, 'm10-bob');
    const { MsgTime } = await ann.sendCustom('m10-bob', 'one');
    await bob.ask('openim.msgreaded', {
      C2CMsgReaded: { C2CMsgReadedItem: [{ To_Account: 'm10-ann', LastedMsgTime: MsgTime }] },
    });
    assert.deepEqual((await sync(bob))['MsgList'], []);
    const { ReadTime } = await ann.ask('openim.get_peer_read_time', { To_Account: ['m10-bob'] });
    assert.deepEqual(ReadTime, [MsgTime]);
  });

  it('page through the history, oldest first, without a gap', async () => {
    const ann = await ImClient.login(cloud, 'm11-ann');
    const bob = await ImClient.login(cloud, 'm11-bob');
    const sent = Array.from({ length: 25 }, (_, index) => `n${index}`);
    for (const data of sent) await ann.sendCustom('m11-bob', data);
    const read: string[] = [];
    let page: Body = { MsgKey: '', LastMsgTime: 0 };
    do {
      page = await bob.ask('openim.getroammsg', {
        Peer_Account: 'm11-ann',
        MaxCnt: 10,
        MsgKey: page['MsgKey'],
        LastMsgTime: page['LastMsgTime'],
        GetDirection: 0,
      });
      read.unshift(...dataOf(page['MsgList']));
    } while (page['Complete'] === 0);
    assert.deepEqual(read, sent);
    const onwards = await bob.ask('openim.getroammsg', {
      Peer_Account: 'm11-ann',
      MaxCnt: 16,
      LastMsgTime: 1,
      GetDirection: 1,
    });
    assert.deepEqual(dataOf(onwards['MsgList']), sent.slice(0, 16));
    assert.equal(onwards['Complete'], 0);
  });

  it('answer a history that is empty without a list', async () => {
    const bob = await ImClient.login(cloud, 'm12-bob');
    const page = await bob.ask('openim.getroammsg', { Peer_Account: 'x', GetDirection: 1 });
    assert.deepEqual([page['Complete'], page['MsgList']], [1, undefined]);
  });

  it('leave the list of who deletes the conversation, and of nobody else', async () => {
    const ann = await ImClient.login(cloud, 'm13-ann');
    const bob = await ImClient.login(cloud, 'm13-bob');
    await ann.sendCustom('m13-bob', 'one');
    await bob.ask('recentcontact.batch_delete', { ContactItem: [{ To_Account: 'm13-ann' }] });
    await sync(bob);
    await sync(ann);
    assert.equal((await conversations(bob)).length, 0);
    assert.equal((await conversations(ann)).length, 1);
    await ann.sendCustom('m13-bob', 'two');
    assert.equal((await conversations(bob)).length, 1);
  });
});
