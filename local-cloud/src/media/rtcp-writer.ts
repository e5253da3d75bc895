import { sequenceDistance } from './sequence.js';

/** The SSRC under which the server itself reports. */
export const SERVER_SSRC = 1;

export interface ReceptionReport {
  readonly ssrc: number;
  readonly fractionLost: number;
  readonly cumulativeLost: number;
  readonly extendedHighestSequence: number;
  readonly jitter: number;
  readonly lastSenderReport: number;
  readonly delaySinceLastSenderReport: number;
}

export interface SenderReport {
  readonly ssrc: number;
  readonly ntp: bigint;
  readonly rtpTimestamp: number;
  readonly packets: number;
  readonly octets: number;
}

function part(type: number, count: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUInt8(0x80 | count, 0);
  buffer.writeUInt8(type, 1);
  buffer.writeUInt16BE(length / 4 - 1, 2);
  return buffer;
}

export function writeReceiverReport(reports: readonly ReceptionReport[]): Buffer {
  const buffer = part(201, reports.length, 8 + 24 * reports.length);
  buffer.writeUInt32BE(SERVER_SSRC, 4);
  reports.forEach((report, index) => {
    const at = 8 + 24 * index;
    buffer.writeUInt32BE(report.ssrc, at);
    buffer.writeUInt8(report.fractionLost, at + 4);
    buffer.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, report.cumulativeLost)), at + 5, 3);
    buffer.writeUInt32BE(report.extendedHighestSequence >>> 0, at + 8);
    buffer.writeUInt32BE(report.jitter >>> 0, at + 12);
    buffer.writeUInt32BE(report.lastSenderReport, at + 16);
    buffer.writeUInt32BE(report.delaySinceLastSenderReport >>> 0, at + 20);
  });
  return buffer;
}

export function writeSenderReport(report: SenderReport): Buffer {
  const buffer = part(200, 0, 28);
  buffer.writeUInt32BE(report.ssrc, 4);
  buffer.writeBigUInt64BE(report.ntp, 8);
  buffer.writeUInt32BE(report.rtpTimestamp, 16);
  buffer.writeUInt32BE(report.packets >>> 0, 20);
  buffer.writeUInt32BE(report.octets >>> 0, 24);
  return buffer;
}

/** RFC 3550 §6.5: a compound packet that carries a report also names its source. */
export function writeSourceDescription(ssrc: number, cname: string): Buffer {
  const name = Buffer.from(cname).subarray(0, 255);
  const buffer = part(202, 1, 4 * Math.ceil((8 + 2 + name.length + 1) / 4));
  buffer.writeUInt32BE(ssrc, 4);
  buffer.writeUInt8(1, 8);
  buffer.writeUInt8(name.length, 9);
  name.copy(buffer, 10);
  return buffer;
}

/** RFC 4585 §6.2.1. The sequence numbers must be in ascending order (modulo 2^16). */
export function writeNack(ssrc: number, sequenceNumbers: readonly number[]): Buffer {
  const pairs: { first: number; following: number }[] = [];
  for (const sequenceNumber of sequenceNumbers) {
    const last = pairs.at(-1);
    const ahead = last === undefined ? 0 : sequenceDistance(sequenceNumber, last.first);
    if (last !== undefined && ahead >= 1 && ahead <= 16) last.following |= 1 << (ahead - 1);
    else pairs.push({ first: sequenceNumber, following: 0 });
  }
  const buffer = part(205, 1, 12 + 4 * pairs.length);
  buffer.writeUInt32BE(SERVER_SSRC, 4);
  buffer.writeUInt32BE(ssrc, 8);
  pairs.forEach((pair, index) => {
    buffer.writeUInt16BE(pair.first, 12 + 4 * index);
    buffer.writeUInt16BE(pair.following, 14 + 4 * index);
  });
  return buffer;
}

export function writePictureLossIndication(ssrc: number): Buffer {
  const buffer = part(206, 1, 12);
  buffer.writeUInt32BE(SERVER_SSRC, 4);
  buffer.writeUInt32BE(ssrc, 8);
  return buffer;
}

/** draft-alvestrand-rmcat-remb-03 §2.2. */
export function writeReceiverEstimatedMaximumBitrate(
  bitsPerSecond: number,
  ssrcs: readonly number[],
): Buffer {
  const buffer = part(206, 15, 20 + 4 * ssrcs.length);
  buffer.writeUInt32BE(SERVER_SSRC, 4);
  buffer.write('REMB', 12, 'latin1');
  const exponent = Math.max(0, Math.ceil(Math.log2(bitsPerSecond / 0x3ffff)));
  const mantissa = Math.floor(bitsPerSecond / 2 ** exponent);
  buffer.writeUInt32BE(((ssrcs.length << 24) | (exponent << 18) | mantissa) >>> 0, 16);
  ssrcs.forEach((ssrc, index) => buffer.writeUInt32BE(ssrc, 20 + 4 * index));
  return buffer;
}

/** RFC 3611 §4.4: lets a pure receiver (us) measure the round trip. */
export function writeReceiverReferenceTime(ntp: bigint): Buffer {
  const buffer = part(207, 0, 20);
  buffer.writeUInt32BE(SERVER_SSRC, 4);
  buffer.writeUInt8(4, 8);
  buffer.writeUInt16BE(2, 10);
  buffer.writeBigUInt64BE(ntp, 12);
  return buffer;
}
