import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startLocalCloud, type LocalCloud } from '../src/index.js';
import { ImClient, type Body } from './im-client.js';

let cloud: LocalCloud;
before(async () => {
  cloud = await startLocalCloud();
});
after(() => cloud.close());

async function codeOf(userID: string, body: Body): Promise<unknown> {
  const { userSig } = (await cloud.control('user-sig', body)) as { userSig: string };
  const client = await ImClient.connect(cloud);
  return (await client.login(userID, userSig))['ErrorCode'];
}

describe('IM login', () => {
  it('answers with what the SDK needs', async () => {
    const client = await ImClient.connect(cloud);
    const reply = await client.login('ann', cloud.userSigs.sign('ann'));
    assert.equal(reply['ActionStatus'], 'OK');
    assert.match(String(reply['A2Key']), /^[0-9a-f]{64}$/);
    assert.match(String(reply['TinyId']), /^\d+$/);
    assert.ok(Math.abs(Number(reply['TimeStamp']) - Date.now() / 1000) < 2);
    assert.ok(Number(reply['InstId']) > 0);
    assert.ok(Number(reply['HelloInterval']) > 0);
  });

  it('keeps the tinyID of a user and gives each login its own a2', async () => {
    const first = await ImClient.login(cloud, 'tina');
    const second = await ImClient.login(cloud, 'tina');
    assert.equal(first.tinyID, second.tinyID);
    assert.notEqual(first.a2, second.a2);
    assert.notEqual((await ImClient.login(cloud, 'tom')).tinyID, first.tinyID);
  });

  it('refuses bad userSigs with the codes of the service', async () => {
    assert.equal(await codeOf('sig', { userID: 'sig', expireSeconds: -1 }), 70001);
    assert.equal(await codeOf('sig', { userID: 'sig', secretKey: 'wrong' }), 70009);
    assert.equal(await codeOf('sig', { userID: 'other' }), 70013);
    assert.equal(await codeOf('sig', { userID: 'sig', sdkAppID: 5 }), 70014);
    const client = await ImClient.connect(cloud);
    assert.equal((await client.login('sig', 'garbage'))['ErrorCode'], 70003);
    assert.equal((await client.login('sig', ''))['ErrorCode'], 70003);
  });

  it('refuses another SDKAppID with 70020', async () => {
    const client = await ImClient.connect(cloud);
    const reply = await client.login('ann', cloud.userSigs.sign('ann'), 1);
    assert.equal(reply['ErrorCode'], 70020);
  });

  it('lets a refused client try again on the same socket', async () => {
    const client = await ImClient.connect(cloud);
    await client.login('again', 'garbage');
    assert.equal((await client.login('again', cloud.userSigs.sign('again')))['ErrorCode'], 0);
  });

  it('answers heartbeats and reports before the login, and nothing else', async () => {
    const client = await ImClient.connect(cloud);
    await client.ask('heartbeat.alive');
    await client.ask('imopenstat.tim_web_report_v2');
    assert.equal((await client.request('recentcontact.page_get'))['ErrorCode'], 70001);
    assert.equal((await client.sendCustom('ann', 'x'))['ErrorCode'], 70001);
  });

  it('answers everything that the SDK asks at login', async () => {
    const client = await ImClient.login(cloud, 'all');
    await client.ask('openim.getmsg', { Cookie: '', SyncFlag: 0 });
    assert.equal((await client.ask('recentcontact.page_get'))['CompleteFlag'], 1);
    for (const servcmd of [
      'profile.portrait_get_all',
      'sns.black_list_get',
      'openim.authkey',
      'im_sdk_config_mgr.fetch_config',
      'recentcontact.get_contact_group',
      'openim.get_c2c_peer_mute_notifications',
      'group_open_http_svc.get_joined_group_list',
      'million_group_open_http_svc.get_joined_group_list',
      'im_sdk_config_mgr.fetch_imsdk_purchase_bitsv2',
      'im_open_status.wshello',
    ]) {
      await client.ask(servcmd);
    }
  });

  it('has bought the package of 1v1 calls, which TUICallEngine asks for', async () => {
    const client = await ImClient.login(cloud, 'buyer');
    const { str_purchase_bits: bits } = await client.ask(
      'im_sdk_config_mgr.fetch_imsdk_purchase_bitsv2',
    );
    assert.equal(Number.parseInt(String(bits), 2) & (1 << 16), 1 << 16);
  });

  it('names the command that it does not simulate', async () => {
    const client = await ImClient.login(cloud, 'odd');
    const reply = await client.request('openim.msgwithdraw');
    assert.equal(reply['ErrorCode'], 60006);
    assert.match(String(reply['ErrorInfo']), /openim\.msgwithdraw/);
  });

  it('speaks text frames on /info, of the devMode', async () => {
    const client = await ImClient.connect(cloud, 'info');
    await client.ask('heartbeat.alive');
  });

  it('closes only the socket that sent a frame that is no frame', async () => {
    const good = await ImClient.login(cloud, 'good');
    for (const bytes of ['not json', '[]', '{}', '{"head":{"seq":1}}', Buffer.from([0xff, 0x00])]) {
      const bad = await ImClient.connect(cloud);
      bad.raw(bytes);
      assert.equal(await bad.closed, 1007);
    }
    const large = await ImClient.connect(cloud);
    large.raw(Buffer.alloc(2 * 1024 * 1024, 0x20));
    assert.equal(await large.closed, 1009);
    await good.ask('heartbeat.alive');
  });

  it('survives bodies of any shape', async () => {
    const client = await ImClient.login(cloud, 'shape');
    const shapes: Body[] = [
      { To_Account: 5, MsgBody: 'x', UserItem: {}, GroupIdList: [1, null], ContactItem: [3] },
      { To_Account: ['a'], MsgBody: [null], UserItem: [null], C2CMsgReaded: [], GroupId: {} },
      { ProfileItem: [{ Tag: 1 }], MemberList: [[]], Type: null, Limit: 'x', Offset: -5 },
    ];
    for (const body of shapes) {
      for (const servcmd of [
        'openim.sendmsg',
        'openim.getmsg',
        'openim.getroammsg',
        'openim.msgreaded',
        'openim.get_peer_read_time',
        'profile.portrait_get_all',
        'profile.portrait_set',
        'recentcontact.page_get',
        'recentcontact.batch_delete',
        'group_open_http_svc.create_group',
        'group_open_http_svc.apply_join_group',
        'group_open_http_svc.send_group_msg',
        'group_open_http_svc.group_msg_get',
        'group_open_http_svc.get_joined_group_list',
        'group_open_http_svc.get_group_self_member_info',
        'group_open_http_svc.get_group_member_info',
      ]) {
        const reply = await client.request(servcmd, body);
        assert.notEqual(reply['ErrorInfo'], 'internal error', `${servcmd} ${JSON.stringify(body)}`);
      }
    }
  });
});
