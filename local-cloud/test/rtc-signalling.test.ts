import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { startLocalCloud, type LocalCloud } from '../src/index.js';
import { createRtcService } from '../src/trtc/rtc-service.js';
import { pause, RtcClient } from './rtc-client.js';

interface RoomList {
  readonly rooms: readonly {
    readonly roomID: string;
    readonly useStringRoomID: boolean;
    readonly members: readonly { readonly userID: string; readonly connected: boolean }[];
  }[];
}

describe('TRTC signalling', () => {
  let cloud: LocalCloud;
  const clients: RtcClient[] = [];

  before(async () => {
    cloud = await startLocalCloud();
  });
  after(() => cloud.close());
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await pause(20);
  });

  async function join(userID: string, roomID: string, more = {}): Promise<RtcClient> {
    const client = await RtcClient.join(cloud, userID, roomID, more);
    clients.push(client);
    return client;
  }

  async function rooms(): Promise<RoomList['rooms']> {
    return ((await cloud.control('rtc-rooms')) as RoomList).rooms;
  }

  it('says who it is and when it is, then lets in', async () => {
    const alice = await join('alice', '1');
    const hello = await alice.next(19);
    assert.equal(hello.code, 0);
    assert.match(hello.tinyId, /^\d+$/);
    assert.equal(typeof hello.data.svrTime, 'number');
    const joined = await alice.next(20);
    assert.deepEqual(joined.data.publishers, []);
  });

  it('refuses a userSig of another user with the code of the check', async () => {
    const thief = new RtcClient(cloud, 'thief', { userSig: cloud.userSigs.sign('alice') });
    const hello = await thief.next(19);
    assert.equal(hello.code, 70013);
    await thief.closed;
  });

  it('refuses another application', async () => {
    const stranger = new RtcClient(cloud, 'alice', { sdkAppId: '1' });
    assert.notEqual((await stranger.next(19)).code, 0);
    await stranger.closed;
  });

  it('echoes the sequence number and lists the anchors', async () => {
    const alice = await join('alice', '2');
    await join('bob', '2');
    await join('viewer', '2', { trtcRole: 21 });
    const list = await alice.ask(4137, 'get_user_list');
    const users = list.data.userList as { userId: string; role: number }[];
    assert.deepEqual(
      users.map(({ userId, role }) => [userId, role]),
      [
        ['alice', 20],
        ['bob', 20],
      ],
    );
  });

  for (const [roomId, useStringRoomId] of [
    ['0', false],
    ['4294967295', false],
    ['12a', false],
    ['', true],
    ['x'.repeat(65), true],
    ['snow☃', true],
  ] as const) {
    it(`has no room called ${JSON.stringify(roomId).slice(0, 20)} (${useStringRoomId ? 'string' : 'number'})`, async () => {
      const client = new RtcClient(cloud, 'alice');
      clients.push(client);
      await client.next(19);
      const answer = await client.ask(20, 'join', { roomId, useStringRoomId });
      assert.notEqual(answer.code, 0);
      assert.equal(typeof answer.data, 'object');
    });
  }

  it('keeps rooms apart: the number 7 and the string "7" are two', async () => {
    const alice = await join('alice', '7');
    const bob = await join('bob', '7', { useStringRoomId: true });
    await bob.close();
    await pause(50);
    assert.equal(alice.has(4134), false);
    assert.equal(alice.has(4135), false);
  });

  it('tells of comers and leavers', async () => {
    const alice = await join('alice', '3');
    const bob = await join('bob', '3');
    assert.equal((await alice.next(4134)).data.userId, 'bob');
    bob.send('leave');
    const left = await alice.next(4135);
    assert.deepEqual([left.data.userId, left.data.reason], ['bob', 0]);
  });

  it('takes a closed page for a leaver at once', async () => {
    const alice = await join('alice', '4');
    const bob = await join('bob', '4');
    bob.socket.close(1001);
    await alice.next(4135, undefined, 3000);
  });

  it('forgets a room that nobody is in', async () => {
    const alice = await join('alice', '5');
    assert.deepEqual(
      (await rooms()).map((room) => room.roomID),
      ['5'],
    );
    await alice.close();
    await pause(50);
    assert.deepEqual(await rooms(), []);
  });

  it('kicks the first login when the same user joins again', async () => {
    const first = await join('alice', '6');
    const witness = await join('bob', '6');
    const second = await join('alice', '6');
    assert.equal((await first.next(9)).data.reason, 'kick');
    assert.equal((await witness.next(4135)).data.reason, 2);
    await witness.next(4134, (frame) => frame.data.userId === 'alice');
    assert.equal(second.has(9), false);
    await first.close();
    await pause(50);
    assert.equal((await rooms())[0]?.members.length, 2);
  });

  it('lets a broken-off member resume as if nothing had been', async () => {
    const alice = await join('alice', '8');
    const bob = await join('bob', '8');
    await cloud.control('rtc-drop', { userID: 'bob' });
    assert.equal(await bob.closed, 1006);
    const again = new RtcClient(cloud, 'bob', { roomId: '8', rc: '1', useStringRoomId: 'false' });
    clients.push(again);
    assert.equal((await again.next(514)).code, 0);
    assert.equal((await again.ask(4137, 'get_user_list')).code, 0);
    assert.equal(alice.has(4135), false);
  });

  it('sends a member who is no longer known to join anew', async () => {
    const late = new RtcClient(cloud, 'late', { roomId: '9', rc: '1' });
    clients.push(late);
    assert.notEqual((await late.next(514)).code, 0);
  });

  it('closes only the socket that sends what is no frame', async () => {
    const alice = await join('alice', '10');
    for (const nonsense of ['{', 'null', '[]', '{"cmd":5}', Buffer.from([1, 2, 3])]) {
      const bob = await join('bob', '10');
      bob.socket.send(nonsense);
      assert.equal(await bob.closed, 1008);
    }
    assert.equal((await alice.ask(4137, 'get_user_list')).code, 0);
  });

  it('survives every command with every kind of nonsense', async () => {
    const alice = await join('alice', '11');
    const commands = {
      join: 20,
      publish: 4098,
      unpublish: 4100,
      subscribe: 4102,
      unsubscribe: 4104,
      subscribe_change: 4106,
      mute_uplink: 4108,
      change_role: 4110,
      publish_state_change: 4112,
      publish_change: 4128,
      update_constraint_config: 772,
      start_mcu_mix: 781,
    };
    const nonsense = [
      undefined,
      null,
      7,
      'x',
      [],
      { sdp: 5, srcTinyId: {}, state: 3, role: 'king', roomId: [] },
      { sdp: 'v=0', srcTinyId: 'nobody', roomId: '__proto__' },
      { sdp: 'm=audio\r\nm=video 9 x 1\r\na=mid:\r\n' },
    ];
    for (const [command, answer] of Object.entries(commands)) {
      for (const data of nonsense) {
        assert.equal(typeof (await alice.ask(answer, command, data)).code, 'number');
      }
    }
    assert.notEqual((await alice.ask(4098, 'publish', { sdp: 'v=0' })).code, 0);
    alice.send('constructor');
    alice.send('no such thing');
  });

  it('refuses what needs a room outside of one', async () => {
    const loner = new RtcClient(cloud, 'loner');
    clients.push(loner);
    await loner.next(19);
    assert.notEqual((await loner.ask(4137, 'get_user_list')).code, 0);
    assert.notEqual((await loner.ask(4098, 'publish', {})).code, 0);
  });

  it('announces someone who becomes an anchor, and takes leave of one who becomes audience', async () => {
    const alice = await join('alice', '12');
    const bob = await join('bob', '12', { trtcRole: 21 });
    await pause(30);
    assert.equal(alice.has(4134), false);
    await bob.ask(4110, 'change_role', { role: 20 });
    await alice.next(4134);
    await bob.ask(4110, 'change_role', { role: 21 });
    assert.equal((await alice.next(4135)).data.reason, 3);
  });

  it('fails, delays and bans on command, and checks what it is asked', async () => {
    const alice = await join('alice', '13');
    await cloud.control('rtc-fail', { userID: 'alice', command: 'get_user_list', code: -5 });
    assert.equal((await alice.ask(4137, 'get_user_list')).code, -5);
    assert.equal((await alice.ask(4137, 'get_user_list')).code, 0);
    await cloud.control('rtc-delay', { userID: 'alice', milliseconds: 200 });
    const asked = performance.now();
    await alice.ask(4137, 'get_user_list');
    assert.ok(performance.now() - asked >= 190);
    await cloud.control('rtc-delay', { userID: 'alice', milliseconds: 0 });
    await cloud.control('rtc-kick', { userID: 'alice', reason: 'banned' });
    assert.equal((await alice.next(9)).data.reason, 'banned');
    for (const [name, body] of [
      ['rtc-kick', { userID: 'nobody' }],
      ['rtc-kick', { userID: 'alice', reason: 'boredom' }],
      ['rtc-drop', {}],
      ['rtc-fail', { userID: 'alice', command: 'dance', code: 1 }],
      ['rtc-fail', { userID: 'alice', command: 'join', code: 0 }],
      ['rtc-delay', { userID: 'alice', milliseconds: -1 }],
      ['rtc-silence', { userID: 'alice', silent: 'yes' }],
    ] as const) {
      await assert.rejects(() => cloud.control(name, body), name);
    }
  });

  it('disbands a room', async () => {
    const alice = await join('alice', '14');
    const bob = await join('bob', '14');
    await cloud.control('rtc-kick', { userID: 'alice', reason: 'room_disband' });
    assert.equal((await alice.next(9)).data.reason, 'room_disband');
    assert.equal((await bob.next(9)).data.reason, 'room_disband');
    assert.deepEqual(await rooms(), []);
  });
});

describe('TRTC signalling, when the network goes', () => {
  let http: Server;
  let service: ReturnType<typeof createRtcService>;
  let cloud: LocalCloud;

  before(async () => {
    const real = await startLocalCloud();
    service = createRtcService(
      { userSigs: real.userSigs, log: { info: () => undefined, frame: () => undefined } },
      { grace: 1000, silence: 1500, heartbeat: 50 },
    );
    http = createServer();
    http.on('upgrade', (...upgrade) => {
      service.handleUpgrade(...upgrade);
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    cloud = { ...real, rtcProxy: `ws://127.0.0.1:${String(port)}/rtc` };
  });
  after(async () => {
    await service.close();
    http.close();
    await cloud.close();
  });

  it('keeps a dropped member for the grace period, then tells of a time-out', async () => {
    const alice = await RtcClient.join(cloud, 'alice', '1');
    await RtcClient.join(cloud, 'bob', '1');
    service.controls?.['rtc-drop']?.({ userID: 'bob' });
    await pause(150);
    assert.equal(alice.has(4135), false);
    assert.equal((await alice.next(4135)).data.reason, 1);
    await alice.close();
  });

  it('gives up a silent peer and lets it come back once it speaks', async () => {
    const alice = await RtcClient.join(cloud, 'alice', '2');
    const bob = await RtcClient.join(cloud, 'bob', '2');
    service.controls?.['rtc-silence']?.({ userID: 'bob' });
    bob.send('get_user_list');
    assert.equal((await alice.next(4135)).data.reason, 1);
    assert.equal(bob.has(4137), false);
    assert.equal(await bob.closed, 1006);
    service.controls?.['rtc-silence']?.({ userID: 'bob', silent: false });
    const back = await RtcClient.join(cloud, 'bob', '2');
    await back.close();
    await alice.close();
  });
});
