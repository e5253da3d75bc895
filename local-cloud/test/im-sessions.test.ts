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

async function kickTypeOf(client: ImClient): Promise<unknown> {
  const event = await client.event(10);
  const [notice] = event['C2cNotifyMsgArray'] as { KickoutMsgNotify: Body }[];
  return notice?.KickoutMsgNotify['KickType'];
}

/** A new socket that goes on with the session of an old one, as the SDK reconnects. */
async function resume(old: ImClient): Promise<{ client: ImClient; reply: Body }> {
  const client = await ImClient.connect(cloud);
  client.a2 = old.a2;
  client.tinyID = old.tinyID;
  return { client, reply: await client.request('im_open_status.wslogin') };
}

describe('IM sessions', () => {
  it('kicks the older of two logins with KickType 1', async () => {
    const first = await ImClient.login(cloud, 'kim');
    const second = await ImClient.login(cloud, 'kim');
    assert.equal(await kickTypeOf(first), 1);
    await first.ask('im_open_status.wslogout', { wslogout_type: 1 });
    const other = await ImClient.login(cloud, 'other');
    await other.sendCustom('kim', 'hello');
    assert.deepEqual(dataOf((await second.event(9))['C2cMsgArray']), ['hello']);
    assert.equal(first.pushes.length, 1);
  });

  it('does not kick a login repeated on the same socket', async () => {
    const client = await ImClient.login(cloud, 'same');
    await client.login('same', cloud.userSigs.sign('same'));
    await sleep(20);
    assert.deepEqual(client.pushes, []);
  });

  it('tells a client that was away when kicked, once', async () => {
    const first = await ImClient.login(cloud, 'away');
    first.close();
    await first.closed;
    await ImClient.login(cloud, 'away');
    const { client, reply } = await resume(first);
    assert.deepEqual([reply['ErrorCode'], reply['KickType']], [1002, 1]);
    const again = await client.request('openim.getmsg');
    assert.deepEqual([again['ErrorCode'], again['KickType']], [1002, undefined]);
    await client.ask('heartbeat.alive');
    await client.ask('im_open_status.wslogout', { wslogout_type: 1 });
  });

  it('kicks as the control API says', async () => {
    for (const [type, kickType] of [
      ['multipleAccount', 1],
      ['multipleDevice', 2],
      ['restApi', 3],
    ]) {
      const client = await ImClient.login(cloud, 'rest');
      await cloud.control('im-kick', { userID: 'rest', type });
      assert.equal(await kickTypeOf(client), kickType);
    }
  });

  it('goes on over a new socket by a2 and tinyid', async () => {
    const first = await ImClient.login(cloud, 'rex');
    await cloud.control('im-drop', { userID: 'rex' });
    await first.closed;
    assert.deepEqual(await cloud.control('im-users').then(usersNamed('rex')), []);
    const { client, reply } = await resume(first);
    assert.equal(reply['ErrorCode'], 0);
    assert.equal(reply['A2Key'], first.a2);
    assert.deepEqual(await cloud.control('im-users').then(usersNamed('rex')), ['rex']);
    const other = await ImClient.login(cloud, 'other2');
    await other.sendCustom('rex', 'after');
    assert.deepEqual(dataOf((await client.event(9))['C2cMsgArray']), ['after']);
  });

  it('accepts requests that are sent again before the wslogin of a new socket', async () => {
    const first = await ImClient.login(cloud, 'early');
    first.close();
    const client = await ImClient.connect(cloud);
    client.a2 = first.a2;
    await client.ask('openim.getmsg', { Cookie: '' });
  });

  it('answers a forgotten session with 70001', async () => {
    const client = await ImClient.login(cloud, 'fay');
    await cloud.control('im-forget', { userID: 'fay' });
    assert.equal((await client.request('openim.getmsg'))['ErrorCode'], 70001);
    await client.ask('heartbeat.alive');
  });

  it('ends a session when its userSig runs out', async () => {
    const client = await ImClient.connect(cloud);
    await client.login('exp', cloud.userSigs.sign('exp', 1));
    await client.ask('openim.getmsg');
    await sleep(2000);
    assert.equal((await client.request('openim.getmsg'))['ErrorCode'], 70001);
  });

  it('is over after a logout', async () => {
    const client = await ImClient.login(cloud, 'leo');
    await client.ask('im_open_status.wslogout', { wslogout_type: 0 });
    assert.deepEqual(await cloud.control('im-users').then(usersNamed('leo')), []);
    assert.equal((await client.request('openim.getmsg'))['ErrorCode'], 70001);
    assert.equal((await client.login('leo', cloud.userSigs.sign('leo')))['ErrorCode'], 0);
  });
});

const usersNamed =
  (userID: string) =>
  (answer: unknown): string[] =>
    (answer as { users: string[] }).users.filter((name) => name === userID);
