import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ForwardedStream } from '../src/media/forwarded-stream.js';
import { parseRtcp } from '../src/media/rtcp-packet.js';
import { parseRtpHeader } from '../src/media/rtp-packet.js';
import type { Codec } from '../src/media/sdp-offer.js';
import { Source } from '../src/media/source.js';

const SSRC = 0x11020304;

function vp8(sequenceNumber: number, timestamp: number, key: boolean, ssrc = 42): Buffer {
  const packet = Buffer.from('80e000000000000000000000' + (key ? '1000' : '1001') + 'aabb', 'hex');
  packet.writeUInt16BE(sequenceNumber & 0xffff, 2);
  packet.writeUInt32BE(timestamp >>> 0, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

function setUp() {
  const asked: Buffer[] = [];
  const sent: Buffer[] = [];
  const newSource = (ssrc = 42): Source =>
    new Source('bigVideo', 'VP8', ssrc, undefined, (rtcp) => asked.push(rtcp));
  const source = newSource();
  const feed = (packet: Buffer, to = source): void => {
    const header = parseRtpHeader(packet);
    assert.ok(header);
    to.packet(packet, header, performance.now());
  };
  const stream = new ForwardedStream({
    ssrc: SSRC,
    payloadTypes: new Map<Codec, number>([['VP8', 120]]),
    audioLevelID: undefined,
    send: (packet) => sent.push(Buffer.from(packet)) > 0,
  });
  const headers = () =>
    sent.map((packet) => {
      const header = parseRtpHeader(packet);
      assert.ok(header);
      return header;
    });
  const messages = () => asked.flatMap((packet) => parseRtcp(packet));
  return { source, newSource, stream, feed, sent, headers, messages };
}

describe('forwarding', () => {
  it('gives packets the SSRC and payload type of the subscription', () => {
    const { source, stream, feed, headers } = setUp();
    stream.from(source);
    feed(vp8(7, 1000, true));
    const [header] = headers();
    assert.deepEqual([header?.ssrc, header?.payloadType, header?.timestamp], [SSRC, 120, 1000]);
  });

  it('begins with a key frame and asks for one until it comes', () => {
    const { source, stream, feed, headers, messages } = setUp();
    feed(vp8(1, 0, false));
    stream.from(source);
    assert.equal(messages().filter((message) => message.type === 'key-frame-request').length, 1);
    feed(vp8(2, 3000, false));
    assert.deepEqual(headers(), []);
    feed(vp8(3, 6000, true));
    feed(vp8(4, 9000, false));
    assert.deepEqual(
      headers().map((header) => header.sequenceNumber),
      [3, 4],
    );
  });

  it('replays a recent key frame to a newcomer', () => {
    const { source, stream, feed, headers, messages } = setUp();
    feed(vp8(65535, 0, true));
    feed(vp8(0, 3000, false));
    stream.from(source);
    assert.deepEqual(
      headers().map((header) => header.sequenceNumber),
      [65535, 0],
    );
    assert.deepEqual(messages(), []);
  });

  it('runs on without a break while the source changes', () => {
    const { source, newSource, stream, feed, headers } = setUp();
    stream.from(source);
    feed(vp8(100, 5000, true));
    feed(vp8(101, 8000, false));
    const other = newSource(43);
    stream.from(other);
    feed(vp8(9000, 777_777, true, 43), other);
    feed(vp8(9001, 780_777, false, 43), other);
    feed(vp8(102, 11_000, false));
    const [, second, third, fourth, ...rest] = headers();
    assert.ok(second && third && fourth);
    assert.deepEqual(rest, []);
    assert.deepEqual([third.sequenceNumber, fourth.sequenceNumber], [102, 103]);
    assert.ok(third.timestamp > second.timestamp);
    assert.equal(fourth.timestamp - third.timestamp, 3000);
  });

  it('sends lost packets again from the cache, as it sent them first', () => {
    const { source, stream, feed, sent, messages } = setUp();
    stream.from(source);
    feed(vp8(1, 0, true));
    feed(vp8(2, 3000, false));
    feed(vp8(3, 6000, false));
    stream.resend([2, 3]);
    assert.deepEqual(sent[3], sent[1]);
    assert.deepEqual(sent[4], sent[2]);
    assert.deepEqual(messages(), []);
  });

  it('asks the publisher once for what it lacks itself, and passes it on when it comes', () => {
    const { source, stream, feed, headers, messages } = setUp();
    stream.from(source);
    feed(vp8(1, 0, true));
    feed(vp8(3, 6000, false));
    stream.resend([2]);
    stream.resend([2]);
    assert.deepEqual(messages(), [{ type: 'nack', ssrc: 42, sequenceNumbers: [2] }]);
    feed(vp8(2, 3000, false));
    feed(vp8(2, 3000, false));
    assert.deepEqual(
      headers().map((header) => header.sequenceNumber),
      [1, 3, 2],
    );
  });

  it('counts a duplicate only once', () => {
    const { source, feed } = setUp();
    feed(vp8(1, 0, true));
    feed(vp8(1, 0, true));
    assert.equal(source.statistics.received, 1);
  });

  it('ties the forwarded clock to wall time', () => {
    const { source, stream, feed } = setUp();
    stream.from(source);
    assert.equal(stream.senderReport(), undefined);
    feed(vp8(1, 90_000, true));
    source.senderReport = { rtpTimestamp: 90_000, at: performance.now() - 1000 };
    const report = stream.senderReport();
    assert.ok(report);
    const [message] = parseRtcp(report);
    assert.ok(message?.type === 'sender-report');
    assert.equal(message.ssrc, SSRC);
    assert.ok(Math.abs(message.rtpTimestamp - 180_000) < 9000);
  });
});
