import { clockRateOf } from './media-kind.js';
import { ntpTime, roundTrip, preciseNow } from './ntp.js';
import type { CachedPacket } from './packet-cache.js';
import { writeSenderReport, writeSourceDescription } from './rtcp-writer.js';
import { rewriteRtp } from './rtp-packet.js';
import { sequenceDistance, toUint16, toUint32 } from './sequence.js';
import type { Codec } from './sdp-offer.js';
import type { Source, SourceReceiver } from './source.js';

export interface ForwardedStreamOptions {
  readonly ssrc: number;
  readonly payloadTypes: ReadonlyMap<Codec, number>;
  readonly audioLevelID: number | undefined;
  readonly send: (packet: Buffer) => boolean;
}

const KEPT_REPORTS_MILLISECONDS = 10_000;

/**
 * One RTP stream towards a subscriber. Its SSRC, sequence numbers and time stamps run on
 * without a break while the source behind it changes, pauses or is replaced.
 */
export class ForwardedStream implements SourceReceiver {
  readonly ssrc: number;
  readonly #options: ForwardedStreamOptions;
  #source: Source | undefined;
  #payloadType = 0;
  /** Nothing goes out before the first packet of a key frame (video) or of anything (audio). */
  #started = false;
  #firstSequence = 0;
  #sequenceOffset = 0;
  #timestampOffset = 0;
  #lastSequence = 0;
  #lastTimestamp = 0;
  #lastSentAt = 0;
  #packets = 0;
  #octets = 0;
  #roundTrip: { readonly milliseconds: number; readonly at: number } | undefined;
  #fractionLost = 0;

  constructor(options: ForwardedStreamOptions) {
    this.#options = options;
    this.ssrc = options.ssrc;
  }

  get source(): Source | undefined {
    return this.#source;
  }

  get packets(): number {
    return this.#packets;
  }

  /** Share of packets that the subscriber reports as lost, 0 to 1. */
  get fractionLost(): number {
    return this.#fractionLost;
  }

  /** Latest round trip that the subscriber's reports gave, in milliseconds. */
  roundTrip(now: number): number | undefined {
    const latest = this.#roundTrip;
    return latest && now - latest.at < KEPT_REPORTS_MILLISECONDS ? latest.milliseconds : undefined;
  }

  /** Takes packets from this source from now on; undefined pauses. */
  from(source: Source | undefined): void {
    if (source === this.#source) return;
    this.#source?.remove(this);
    this.#source = undefined;
    this.#started = false;
    const payloadType = source && this.#options.payloadTypes.get(source.codec);
    if (!source || payloadType === undefined) return;
    this.#source = source;
    this.#payloadType = payloadType;
    if (source.kind !== 'audio') this.#catchUp(source);
    source.add(this);
  }

  receive(packet: CachedPacket): void {
    const source = this.#source;
    if (!source) return;
    if (!this.#started) {
      if (source.kind !== 'audio' && !packet.beginsKeyFrame) {
        source.keyFrames.request(performance.now());
        return;
      }
      this.#start(source, packet);
    } else if (sequenceDistance(packet.sequenceNumber, this.#firstSequence) < 0) {
      return;
    }
    const sequenceNumber = toUint16(packet.sequenceNumber + this.#sequenceOffset);
    const timestamp = toUint32(packet.timestamp + this.#timestampOffset);
    if (!this.#write(packet, sequenceNumber, timestamp)) return;
    this.#packets += 1;
    this.#octets += packet.bytes.length - 12;
    if (this.#packets === 1 || sequenceDistance(sequenceNumber, this.#lastSequence) > 0) {
      this.#lastSequence = sequenceNumber;
      this.#lastTimestamp = timestamp;
      this.#lastSentAt = performance.now();
    }
  }

  /** The subscriber misses these packets. */
  resend(sequenceNumbers: readonly number[]): void {
    const source = this.#source;
    if (!source || !this.#started) return;
    for (const wanted of sequenceNumbers) {
      const sequenceNumber = toUint16(wanted - this.#sequenceOffset);
      if (sequenceDistance(sequenceNumber, this.#firstSequence) < 0) continue;
      const packet = source.cached(sequenceNumber);
      if (packet) this.#write(packet, wanted, toUint32(packet.timestamp + this.#timestampOffset));
      else if (source.kind !== 'audio') source.askFor(sequenceNumber, performance.now());
    }
  }

  reportReceived(echoedTime: number, delay: number, fractionLost: number): void {
    this.#fractionLost = fractionLost / 256;
    const milliseconds = roundTrip(preciseNow(), echoedTime, delay);
    if (milliseconds !== undefined) this.#roundTrip = { milliseconds, at: performance.now() };
  }

  /** Ties the stream's clock to wall time, so that sound and picture stay together. */
  senderReport(): Buffer | undefined {
    const source = this.#source;
    const report = source?.senderReport;
    if (!source || !report || !this.#started) return undefined;
    const elapsed = ((performance.now() - report.at) / 1000) * clockRateOf(source.kind);
    return Buffer.concat([
      writeSenderReport({
        ssrc: this.ssrc,
        ntp: ntpTime(preciseNow()),
        rtpTimestamp: toUint32(Math.round(report.rtpTimestamp + elapsed) + this.#timestampOffset),
        packets: this.#packets,
        octets: this.#octets,
      }),
      writeSourceDescription(this.ssrc, 'local-cloud'),
    ]);
  }

  #catchUp(source: Source): void {
    const now = performance.now();
    const recent = source.sinceKeyFrame(now);
    if (recent) for (const packet of recent) this.receive(packet);
    else source.prepareKeyFrame(now);
  }

  #start(source: Source, packet: CachedPacket): void {
    this.#started = true;
    this.#firstSequence = packet.sequenceNumber;
    if (this.#packets === 0) {
      this.#sequenceOffset = 0;
      this.#timestampOffset = 0;
      return;
    }
    const elapsed = ((performance.now() - this.#lastSentAt) / 1000) * clockRateOf(source.kind);
    const timestamp = this.#lastTimestamp + Math.max(1, Math.round(elapsed));
    this.#sequenceOffset = toUint16(this.#lastSequence + 1 - packet.sequenceNumber);
    this.#timestampOffset = toUint32(timestamp - packet.timestamp);
  }

  #write(packet: CachedPacket, sequenceNumber: number, timestamp: number): boolean {
    const { ssrc, audioLevelID, send } = this.#options;
    rewriteRtp(packet.bytes, { payloadType: this.#payloadType, sequenceNumber, timestamp, ssrc });
    if (packet.audioLevelAt >= 0 && audioLevelID !== undefined) {
      const length = packet.bytes.readUInt8(packet.audioLevelAt) & 0x0f;
      packet.bytes.writeUInt8((audioLevelID << 4) | length, packet.audioLevelAt);
    }
    return send(packet.bytes);
  }
}
