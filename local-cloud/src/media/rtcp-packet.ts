/** RTCP as far as a forwarder reads it: RFC 3550 §6.4, RFC 4585 §6, RFC 3611 §4. */
export interface ReportBlock {
  readonly ssrc: number;
  /** Lost since the previous report, in 1/256. */
  readonly fractionLost: number;
  readonly cumulativeLost: number;
  readonly lastSenderReport: number;
  readonly delaySinceLastSenderReport: number;
}

export type RtcpMessage =
  | {
      readonly type: 'sender-report';
      readonly ssrc: number;
      readonly ntp: bigint;
      readonly rtpTimestamp: number;
    }
  | { readonly type: 'report-block'; readonly block: ReportBlock }
  | { readonly type: 'nack'; readonly ssrc: number; readonly sequenceNumbers: readonly number[] }
  | { readonly type: 'key-frame-request'; readonly ssrc: number }
  /** The answer to our reference time: the other side's delay in 1/65536 s. */
  | {
      readonly type: 'reference-time-answer';
      readonly lastReceiverReport: number;
      readonly delay: number;
    }
  | { readonly type: 'reference-time'; readonly ssrc: number; readonly middleNtp: number };

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;
const EXTENDED_REPORT = 207;

/** Reads a compound packet; parts that are unknown or cut short are skipped. */
export function parseRtcp(packet: Buffer): RtcpMessage[] {
  const messages: RtcpMessage[] = [];
  for (let at = 0; at + 8 <= packet.length;) {
    const end = at + 4 * (packet.readUInt16BE(at + 2) + 1);
    if (packet.readUInt8(at) >> 6 !== 2 || end > packet.length) break;
    parsePart(packet.subarray(at, end), messages);
    at = end;
  }
  return messages;
}

function parsePart(part: Buffer, into: RtcpMessage[]): void {
  const count = part.readUInt8(0) & 0x1f;
  const ssrc = part.readUInt32BE(4);
  switch (part.readUInt8(1)) {
    case SENDER_REPORT:
      if (part.length < 28) return;
      into.push({
        type: 'sender-report',
        ssrc,
        ntp: part.readBigUInt64BE(8),
        rtpTimestamp: part.readUInt32BE(16),
      });
      parseReportBlocks(part, 28, count, into);
      return;
    case RECEIVER_REPORT:
      parseReportBlocks(part, 8, count, into);
      return;
    case TRANSPORT_FEEDBACK:
      if (count === 1 && part.length >= 16) into.push(parseNack(part));
      return;
    case PAYLOAD_FEEDBACK:
      if (count === 1 && part.length >= 12)
        into.push({ type: 'key-frame-request', ssrc: part.readUInt32BE(8) });
      if (count === 4 && part.length >= 20)
        into.push({ type: 'key-frame-request', ssrc: part.readUInt32BE(12) });
      return;
    case EXTENDED_REPORT:
      parseExtendedReport(part, ssrc, into);
      return;
    default:
  }
}

function parseReportBlocks(part: Buffer, from: number, count: number, into: RtcpMessage[]): void {
  for (let at = from, left = count; left > 0 && at + 24 <= part.length; at += 24, left -= 1) {
    into.push({
      type: 'report-block',
      block: {
        ssrc: part.readUInt32BE(at),
        fractionLost: part.readUInt8(at + 4),
        cumulativeLost: part.readIntBE(at + 5, 3),
        lastSenderReport: part.readUInt32BE(at + 16),
        delaySinceLastSenderReport: part.readUInt32BE(at + 20),
      },
    });
  }
}

function parseNack(part: Buffer): RtcpMessage {
  const sequenceNumbers: number[] = [];
  for (let at = 12; at + 4 <= part.length; at += 4) {
    const first = part.readUInt16BE(at);
    const following = part.readUInt16BE(at + 2);
    sequenceNumbers.push(first);
    for (let bit = 0; bit < 16; bit += 1) {
      if (following & (1 << bit)) sequenceNumbers.push((first + bit + 1) & 0xffff);
    }
  }
  return { type: 'nack', ssrc: part.readUInt32BE(8), sequenceNumbers };
}

const RECEIVER_REFERENCE_TIME = 4;
const DELAY_SINCE_LAST_RECEIVER_REPORT = 5;

function parseExtendedReport(part: Buffer, ssrc: number, into: RtcpMessage[]): void {
  for (let at = 8; at + 4 <= part.length;) {
    const type = part.readUInt8(at);
    const end = at + 4 + 4 * part.readUInt16BE(at + 2);
    if (end > part.length) return;
    if (type === RECEIVER_REFERENCE_TIME && end - at >= 12) {
      into.push({ type: 'reference-time', ssrc, middleNtp: part.readUInt32BE(at + 6) });
    }
    if (type === DELAY_SINCE_LAST_RECEIVER_REPORT) {
      for (let block = at + 4; block + 12 <= end; block += 12) {
        into.push({
          type: 'reference-time-answer',
          lastReceiverReport: part.readUInt32BE(block + 4),
          delay: part.readUInt32BE(block + 8),
        });
      }
    }
    at = end;
  }
}
