import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startLocalCloud, type LocalCloud } from '../src/index.js';
import { parseRtcp } from '../src/media/rtcp-packet.js';
import { writeNack, writePictureLossIndication } from '../src/media/rtcp-writer.js';
import { isRtcp, parseRtpHeader } from '../src/media/rtp-packet.js';
import { pause, RtcClient } from './rtc-client.js';
import { RtcPeer } from './rtc-peer.js';

const BOTH = { audio: true, bigVideo: true, smallVideo: false, auxVideo: false };

function rtp(payloadType: number, ssrc: number, sequence: number, payload: string): Buffer {
  const packet = Buffer.concat([Buffer.alloc(12), Buffer.from(payload, 'hex')]);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(payloadType, 1);
  packet.writeUInt16BE(sequence & 0xffff, 2);
  packet.writeUInt32BE(sequence * 3000, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}
const audio = (ssrc: number, sequence: number): Buffer => rtp(111, ssrc, sequence, 'fc01');
const video = (ssrc: number, sequence: number, key = false): Buffer =>
  rtp(96, ssrc + 1, sequence, key ? '1000' : '1001');

async function eventually(what: string, holds: () => boolean | undefined): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 5000) throw new Error(`never: ${what}`);
    await pause(10);
  }
}

describe('media between native clients', () => {
  let cloud: LocalCloud;
  before(async () => {
    cloud = await startLocalCloud();
  });
  after(() => cloud.close());

  const rtpHeard = (peer: RtcPeer) =>
    peer.heard.filter((packet) => !isRtcp(packet)).map((packet) => parseRtpHeader(packet));
  const rtcpHeard = (peer: RtcPeer) =>
    peer.heard.filter(isRtcp).flatMap((packet) => parseRtcp(packet));

  it('goes from a publisher to a subscriber, lost packets too', async () => {
    const alice = await RtcClient.join(cloud, 'alice', '1');
    const bob = await RtcClient.join(cloud, 'bob', '1');
    const up = await RtcPeer.publish(alice, 5000, BOTH);
    const entry = await bob.next(23, (frame) => JSON.stringify(frame.data).includes('"flag":9'));
    const [publisher] = entry.data.userList as { srcTinyId: string }[];
    assert.ok(publisher);
    const down = await RtcPeer.subscribe(bob, publisher.srcTinyId);

    await up.send(audio(5000, 1));
    await up.send(video(5000, 1));
    await eventually('a key frame request', () =>
      rtcpHeard(up).some(
        (message) => message.type === 'key-frame-request' && message.ssrc === 5001,
      ),
    );
    await up.send(video(5000, 2, true));
    await up.send(video(5000, 3));
    const picturesHeard = () => rtpHeard(down).filter((header) => header?.payloadType === 96);
    await eventually('two pictures', () => picturesHeard().length >= 2);
    const pictures = picturesHeard();
    assert.deepEqual(
      pictures.map((header) => header?.sequenceNumber),
      [2, 3],
    );
    const ssrc = pictures[0]?.ssrc ?? 0;
    assert.equal((ssrc >>> 16) & 0xff, 2, 'the mark of a main picture');

    // A client of libdatachannel refuses what it has heard already: the loss is on the way here.
    await up.send(video(5000, 5));
    await eventually('a request for the lost packet', () =>
      rtcpHeard(up).some((message) => message.type === 'nack' && message.sequenceNumbers[0] === 4),
    );
    await down.send(writeNack(ssrc, [4]));
    await up.send(video(5000, 4));
    await eventually('the lost packet', () =>
      rtpHeard(down).some((header) => header?.sequenceNumber === 4),
    );
    const requests = (): number =>
      rtcpHeard(up).filter((message) => message.type === 'key-frame-request').length;
    const before = requests();
    await pause(250);
    await down.send(writePictureLossIndication(ssrc));
    await eventually('a key frame request passed on', () => requests() > before);

    await alice.ask(4108, 'mute_uplink', { audio: true, bigVideo: false });
    await bob.next(23, (frame) => JSON.stringify(frame.data).includes('"flag":73'));
    const heard = rtpHeard(down).length;
    await bob.ask(4106, 'subscribe_change', { srcTinyId: publisher.srcTinyId, audio: true });
    await up.send(video(5000, 6));
    await up.send(audio(5000, 2));
    await eventually('the sound alone', () => rtpHeard(down).length > heard);
    assert.equal(rtpHeard(down).at(-1)?.payloadType, 111);

    await alice.ask(4100, 'unpublish');
    await bob.next(23, (frame) => (frame.data.userList as unknown[]).length === 0);
    await Promise.all([up.close(), down.close(), alice.close(), bob.close()]);
  });

  it('never reaches a subscriber in another room', async () => {
    const alice = await RtcClient.join(cloud, 'alice', '2');
    const eve = await RtcClient.join(cloud, 'eve', '3');
    const { tinyId } = await alice.next(19);
    await assert.rejects(() => RtcPeer.subscribe(eve, tinyId), /no such peer/);
    await Promise.all([alice.close(), eve.close()]);
  });

  it('has nine people hear and see each other', { timeout: 60_000 }, async () => {
    const people = await Promise.all(
      Array.from({ length: 9 }, (_, index) => RtcClient.join(cloud, `p${String(index)}`, '9')),
    );
    const ups = await Promise.all(
      people.map((person, index) => RtcPeer.publish(person, 1000 + 10 * index, BOTH)),
    );
    const ids = await Promise.all(people.map(async (person) => (await person.next(19)).tinyId));
    const downs: RtcPeer[] = [];
    for (const [index, person] of people.entries()) {
      downs.push(
        ...(await Promise.all(
          ids.filter((_, other) => other !== index).map((id) => RtcPeer.subscribe(person, id)),
        )),
      );
    }
    assert.equal(downs.length, 72);
    const ROUNDS = 100;
    const startedAt = performance.now();
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const [index, up] of ups.entries()) {
        await up.send(audio(1000 + 10 * index, round));
        await up.send(video(1000 + 10 * index, round, round === 1));
      }
      await pause(Math.max(0, startedAt + round * 20 - performance.now()));
    }
    const all = 2 * ROUNDS;
    await eventually('every packet at everyone', () =>
      downs.every((down) => rtpHeard(down).length >= all * 0.98),
    );
    await Promise.all([...ups, ...downs].map((peer) => peer.close()));
    await Promise.all(people.map((person) => person.close()));
  });

  it(
    'gives native connections back: 50 calls leave nothing behind',
    { timeout: 60_000 },
    async () => {
      const handles = (): number =>
        process.getActiveResourcesInfo().filter((resource) => !/Timeout|TCP/.test(resource)).length;
      let settled = 0;
      for (let call = 0; call < 50; call += 1) {
        const alice = await RtcClient.join(cloud, 'alice', '50');
        const bob = await RtcClient.join(cloud, 'bob', '50');
        const up = await RtcPeer.publish(alice, 5000, BOTH);
        const down = await RtcPeer.subscribe(bob, (await alice.next(19)).tinyId);
        await Promise.all([up.close(), down.close(), alice.close(), bob.close()]);
        if (call === 5) {
          await pause(1500);
          settled = handles();
        }
      }
      await pause(2000);
      assert.ok(handles() <= settled + 2, `${String(settled)} handles became ${String(handles())}`);
      assert.deepEqual(await cloud.control('rtc-rooms'), { rooms: [] });
    },
  );

  it('works again in a cloud that is started after the last one has ended', async () => {
    await cloud.close();
    cloud = await startLocalCloud();
    const alice = await RtcClient.join(cloud, 'alice', '1');
    const up = await RtcPeer.publish(alice, 5000, BOTH);
    await Promise.all([up.close(), alice.close()]);
  });
});
