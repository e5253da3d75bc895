import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { GapDetector } from '../src/media/gap-detector.js';
import { KeyFrameRequester } from '../src/media/key-frame-requester.js';
import { beginsKeyFrame } from '../src/media/key-frame.js';
import { middleNtp, ntpTime, roundTrip } from '../src/media/ntp.js';
import { PacketCache } from '../src/media/packet-cache.js';
import { ReceiveStatistics } from '../src/media/receive-statistics.js';
import { parseRtcp } from '../src/media/rtcp-packet.js';
import {
  writeNack,
  writePictureLossIndication,
  writeReceiverEstimatedMaximumBitrate,
  writeReceiverReport,
  writeSenderReport,
  writeSourceDescription,
} from '../src/media/rtcp-writer.js';
import {
  findExtension,
  isRtcp,
  parseRtpHeader,
  rewriteRtp,
  withoutExtensions,
} from '../src/media/rtp-packet.js';
import { sequenceDistance } from '../src/media/sequence.js';

const WITH_EXTENSIONS = Buffer.from(
  // V=2, X, marker, PT 111, sequence 0x1234, time stamp, SSRC; extensions 1 (1 byte) and 4 (2 bytes); payload
  '90ef1234000003e8deadbeef' + 'bede0002' + '10aa41bbcc000000' + '010203',
  'hex',
);

describe('an RTP packet', () => {
  it('is read field by field', () => {
    const header = parseRtpHeader(WITH_EXTENSIONS);
    assert.ok(header);
    assert.deepEqual(
      [header.marker, header.payloadType, header.sequenceNumber, header.timestamp, header.ssrc],
      [true, 111, 0x1234, 1000, 0xdeadbeef],
    );
    assert.equal(WITH_EXTENSIONS.subarray(header.payloadStart).toString('hex'), '010203');
    assert.equal(findExtension(WITH_EXTENSIONS, header, 1), 16);
    assert.equal(findExtension(WITH_EXTENSIONS, header, 4), 18);
    assert.equal(findExtension(WITH_EXTENSIONS, header, 5), -1);
  });

  it('loses its extensions and keeps its payload', () => {
    const header = parseRtpHeader(WITH_EXTENSIONS);
    assert.ok(header);
    assert.equal(
      withoutExtensions(WITH_EXTENSIONS, header).toString('hex'),
      '80ef1234000003e8deadbeef010203',
    );
  });

  it('carries what it was rewritten to, and nothing else changes', () => {
    const packet = Buffer.from(WITH_EXTENSIONS);
    rewriteRtp(packet, { payloadType: 96, sequenceNumber: 5, timestamp: 6, ssrc: 7 });
    assert.equal(packet.toString('hex').slice(0, 24), '90e000050000000600000007');
    assert.equal(packet.toString('hex').slice(24), WITH_EXTENSIONS.toString('hex').slice(24));
  });

  it('is told from RTCP', () => {
    assert.equal(isRtcp(WITH_EXTENSIONS), false);
    assert.equal(isRtcp(writePictureLossIndication(1)), true);
  });

  it('never makes the reader throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const packet = Buffer.from(bytes);
        const header = parseRtpHeader(packet);
        if (header) {
          assert.ok(header.payloadStart <= header.payloadEnd);
          findExtension(packet, header, 3);
          beginsKeyFrame('VP8', packet.subarray(header.payloadStart, header.payloadEnd));
          beginsKeyFrame('H264', packet.subarray(header.payloadStart, header.payloadEnd));
        }
        parseRtcp(packet);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('RTCP', () => {
  it('reads back the NACKs that it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 60 }),
        (first, steps) => {
          const wanted = steps.sort((a, b) => a - b).map((step) => (first + step) & 0xffff);
          const [message] = parseRtcp(writeNack(9, wanted));
          assert.deepEqual(message, { type: 'nack', ssrc: 9, sequenceNumbers: wanted });
        },
      ),
    );
  });

  it('reads a compound of reports', () => {
    const compound = Buffer.concat([
      writeSenderReport({
        ssrc: 5,
        ntp: 0x1122334455667788n,
        rtpTimestamp: 77,
        packets: 1,
        octets: 2,
      }),
      writeSourceDescription(5, 'local-cloud'),
      writeReceiverReport([
        {
          ssrc: 6,
          fractionLost: 64,
          cumulativeLost: -3,
          extendedHighestSequence: 70000,
          jitter: 4,
          lastSenderReport: 0x33445566,
          delaySinceLastSenderReport: 655,
        },
      ]),
    ]);
    assert.equal(compound.length % 4, 0);
    assert.deepEqual(parseRtcp(compound), [
      { type: 'sender-report', ssrc: 5, ntp: 0x1122334455667788n, rtpTimestamp: 77 },
      {
        type: 'report-block',
        block: {
          ssrc: 6,
          fractionLost: 64,
          cumulativeLost: -3,
          lastSenderReport: 0x33445566,
          delaySinceLastSenderReport: 655,
        },
      },
    ]);
  });

  it('writes a bitrate that reads as asked', () => {
    for (const bitrate of [100_000, 262_143, 262_144, 20_000_000]) {
      const remb = writeReceiverEstimatedMaximumBitrate(bitrate, [1, 2]);
      const word = remb.readUInt32BE(16);
      const read = (word & 0x3ffff) * 2 ** ((word >>> 18) & 0x3f);
      assert.ok(
        read <= bitrate && read > bitrate * 0.99,
        `${String(bitrate)} reads ${String(read)}`,
      );
      assert.equal(word >>> 24, 2);
    }
  });

  it('measures a round trip from an echoed time stamp', () => {
    const sent = 1_700_000_000_000;
    const echo = middleNtp(ntpTime(sent));
    const trip = roundTrip(sent + 150, echo, Math.round(0.1 * 65536));
    assert.ok(trip !== undefined && Math.abs(trip - 50) < 1, String(trip));
    assert.equal(roundTrip(sent, 0, 0), undefined);
  });
});

describe('the gap detector', () => {
  it('asks at once for each packet that is missing, across the wrap', () => {
    const gaps = new GapDetector();
    assert.deepEqual(gaps.received(65533, 0), []);
    assert.deepEqual(gaps.received(1, 1), [65534, 65535, 0]);
    assert.deepEqual(gaps.received(65535, 2), []);
    assert.deepEqual(gaps.due(60), [65534, 0]);
  });

  it('asks for one packet at most every 50 ms and ten times in all', () => {
    const gaps = new GapDetector();
    gaps.received(1, 0);
    gaps.received(3, 0);
    let asked = 1;
    for (let now = 0; now <= 3000; now += 5) {
      if (gaps.ask(2, now)) asked += 1;
      asked += gaps.due(now).length;
      if (now > 1500) break;
    }
    assert.equal(asked, 10);
  });

  it('takes a leap for a restart, not for a hole', () => {
    const gaps = new GapDetector();
    gaps.received(1, 0);
    assert.deepEqual(gaps.received(5000, 0), []);
    assert.equal(gaps.size, 0);
  });
});

describe('the packet cache', () => {
  const packet = (sequenceNumber: number) => ({
    bytes: Buffer.alloc(12),
    sequenceNumber,
    timestamp: 0,
    beginsKeyFrame: false,
    audioLevelAt: -1,
  });

  it('gives the latest packets and forgets the rest', () => {
    const cache = new PacketCache(8);
    for (let sequence = 65530; sequence < 65546; sequence += 1)
      cache.put(packet(sequence & 0xffff));
    assert.equal(cache.get(65530), undefined);
    assert.equal(cache.get(9)?.sequenceNumber, 9);
    assert.equal(cache.range(2, 9)?.length, 8);
    assert.equal(cache.range(1, 9), undefined);
  });

  it('gives no range that has a hole', () => {
    const cache = new PacketCache(8);
    cache.put(packet(1));
    cache.put(packet(3));
    assert.equal(cache.range(1, 3), undefined);
  });
});

describe('reception statistics', () => {
  it('count what was expected and what came, across the wrap', () => {
    const statistics = new ReceiveStatistics(5, 90_000);
    for (const sequence of [65534, 65535, 1, 2]) statistics.packet(sequence, 0, 0);
    assert.deepEqual([statistics.expected, statistics.received], [5, 4]);
    const report = statistics.report(0);
    assert.deepEqual(
      [report.fractionLost, report.cumulativeLost, report.extendedHighestSequence],
      [51, 1, 65536 + 2],
    );
    statistics.packet(3, 0, 0);
    assert.equal(statistics.report(0).fractionLost, 0);
  });
});

describe('key frames', () => {
  it('are known by their first packet', () => {
    const vp8 = (hex: string): boolean => beginsKeyFrame('VP8', Buffer.from(hex, 'hex'));
    assert.equal(vp8('90808123' + '00'), true, 'extended descriptor, long picture id, P = 0');
    assert.equal(vp8('90808123' + '01'), false, 'P = 1');
    assert.equal(vp8('80808123' + '00'), false, 'not the start of a partition');
    assert.equal(vp8('1000'), true, 'bare descriptor');
    const h264 = (hex: string): boolean => beginsKeyFrame('H264', Buffer.from(hex, 'hex'));
    assert.equal(h264('7800046742c01e000268ce'), true, 'STAP-A with parameter sets');
    assert.equal(h264('7c85'), true, 'first fragment of an IDR picture');
    assert.equal(h264('7c05'), false, 'later fragment');
    assert.equal(h264('41'), false, 'other picture');
  });

  it('are asked for at once, again until one comes, and not by everyone', () => {
    let sent = 0;
    const requester = new KeyFrameRequester(() => (sent += 1));
    requester.request(1000);
    requester.request(1001);
    assert.equal(sent, 1);
    requester.tick(1099);
    assert.equal(sent, 1);
    requester.tick(1101);
    requester.tick(1302);
    assert.equal(sent, 3);
    requester.arrived(1400);
    requester.tick(9000);
    assert.equal(sent, 3);
  });

  it('are asked for six times at most when the source is silent, then anew', () => {
    let sent = 0;
    const requester = new KeyFrameRequester(() => (sent += 1));
    requester.request(0);
    for (let now = 0; now < 20_000; now += 25) requester.tick(now);
    assert.equal(sent, 6);
    requester.request(20_000);
    assert.equal(sent, 7);
  });
});

it('sequence distance is antisymmetric and wraps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: -32767, max: 32767 }),
      (from, step) => {
        assert.equal(sequenceDistance((from + step) & 0xffff, from), step);
      },
    ),
  );
});
