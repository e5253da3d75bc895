/** The fixed header of an RTP packet (RFC 3550 §5.1) and where its parts lie. */
export interface RtpHeader {
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** Where the header extension's elements begin and end; 0 and 0 when there is none. */
  readonly extensionStart: number;
  readonly extensionEnd: number;
  readonly payloadStart: number;
  /** Padding excluded. */
  readonly payloadEnd: number;
}

const FIXED_HEADER_LENGTH = 12;
const ONE_BYTE_EXTENSION_PROFILE = 0xbede;

/** RFC 5761 §4: RTP and RTCP share a port; the second byte tells them apart. */
export function isRtcp(packet: Buffer): boolean {
  const second = packet[1] ?? 0;
  return packet.length >= 8 && second >= 192 && second <= 223;
}

/** Undefined when the bytes are no whole RTP packet. */
export function parseRtpHeader(packet: Buffer): RtpHeader | undefined {
  if (packet.length < FIXED_HEADER_LENGTH) return undefined;
  const first = packet.readUInt8(0);
  if (first >> 6 !== 2) return undefined;
  const second = packet.readUInt8(1);
  let payloadStart = FIXED_HEADER_LENGTH + 4 * (first & 0x0f);
  let extensionStart = 0;
  let extensionEnd = 0;
  if (first & 0x10) {
    if (packet.length < payloadStart + 4) return undefined;
    const oneByte = packet.readUInt16BE(payloadStart) === ONE_BYTE_EXTENSION_PROFILE;
    const length = 4 * packet.readUInt16BE(payloadStart + 2);
    if (oneByte) {
      extensionStart = payloadStart + 4;
      extensionEnd = extensionStart + length;
    }
    payloadStart += 4 + length;
  }
  const padding = first & 0x20 ? (packet[packet.length - 1] ?? 0) : 0;
  const payloadEnd = packet.length - padding;
  if (payloadStart > payloadEnd) return undefined;
  return {
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    sequenceNumber: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    extensionStart,
    extensionEnd,
    payloadStart,
    payloadEnd,
  };
}

/** The offset of the id byte of a one-byte header extension element (RFC 8285 §4.2), or -1. */
export function findExtension(packet: Buffer, header: RtpHeader, id: number): number {
  for (let at = header.extensionStart; at < header.extensionEnd;) {
    const byte = packet[at] ?? 0;
    const elementID = byte >> 4;
    if (elementID === id) return at;
    if (elementID === 15) return -1;
    at += elementID === 0 ? 1 : 2 + (byte & 0x0f);
  }
  return -1;
}

/** Gives a copy with nothing between the fixed header and the payload. */
export function withoutExtensions(packet: Buffer, header: RtpHeader): Buffer {
  const stripped = Buffer.allocUnsafe(FIXED_HEADER_LENGTH + packet.length - header.payloadStart);
  packet.copy(stripped, 0, 0, FIXED_HEADER_LENGTH);
  stripped.writeUInt8(packet.readUInt8(0) & 0xe0, 0);
  packet.copy(stripped, FIXED_HEADER_LENGTH, header.payloadStart);
  return stripped;
}

/** What a forwarder changes in a packet. */
export interface RtpRewrite {
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
}

/** Writes into the packet itself: each send copies the bytes, so one buffer serves every receiver in turn. */
export function rewriteRtp(packet: Buffer, to: RtpRewrite): void {
  packet.writeUInt8((packet.readUInt8(1) & 0x80) | to.payloadType, 1);
  packet.writeUInt16BE(to.sequenceNumber, 2);
  packet.writeUInt32BE(to.timestamp, 4);
  packet.writeUInt32BE(to.ssrc, 8);
}
