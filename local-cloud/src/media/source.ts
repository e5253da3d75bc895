import { GapDetector } from './gap-detector.js';
import { beginsKeyFrame, type VideoCodec } from './key-frame.js';
import { KeyFrameRequester } from './key-frame-requester.js';
import { clockRateOf, type MediaKind } from './media-kind.js';
import { PacketCache, type CachedPacket } from './packet-cache.js';
import { ReceiveStatistics } from './receive-statistics.js';
import { writeNack, writePictureLossIndication } from './rtcp-writer.js';
import { findExtension, withoutExtensions, type RtpHeader } from './rtp-packet.js';
import { sequenceDistance } from './sequence.js';
import type { Codec } from './sdp-offer.js';

/** Whoever wants a source's packets. */
export interface SourceReceiver {
  receive(packet: CachedPacket): void;
}

const VIDEO_CACHE = 1024;
const AUDIO_CACHE = 64;
/** Up to so many packets are replayed to a newcomer; past that a fresh key frame is quicker. */
const REPLAY_PACKETS = 160;
const REPLAY_MILLISECONDS = 1000;

/** One RTP stream that a publisher sends us. */
export class Source {
  readonly kind: MediaKind;
  readonly codec: Codec;
  readonly ssrc: number;
  readonly statistics: ReceiveStatistics;
  readonly keyFrames: KeyFrameRequester;
  /** The publisher's clock, from its latest sender report. */
  senderReport: { readonly rtpTimestamp: number; readonly at: number } | undefined;

  readonly #send: (rtcp: Buffer) => void;
  readonly #audioLevelID: number | undefined;
  readonly #cache: PacketCache;
  readonly #gaps = new GapDetector();
  readonly #receivers = new Set<SourceReceiver>();
  #highest: number | undefined;
  #keyFrame: { readonly packet: CachedPacket; readonly at: number } | undefined;
  #lastPacketAt = 0;

  constructor(
    kind: MediaKind,
    codec: Codec,
    ssrc: number,
    audioLevelID: number | undefined,
    send: (rtcp: Buffer) => void,
  ) {
    this.kind = kind;
    this.codec = codec;
    this.ssrc = ssrc;
    this.statistics = new ReceiveStatistics(ssrc, clockRateOf(kind));
    this.keyFrames = new KeyFrameRequester(() => send(writePictureLossIndication(ssrc)));
    this.#audioLevelID = audioLevelID;
    this.#send = send;
    this.#cache = new PacketCache(kind === 'audio' ? AUDIO_CACHE : VIDEO_CACHE);
  }

  add(receiver: SourceReceiver): void {
    this.#receivers.add(receiver);
  }

  remove(receiver: SourceReceiver): void {
    this.#receivers.delete(receiver);
  }

  packet(bytes: Buffer, header: RtpHeader, now: number): void {
    const { sequenceNumber } = header;
    if (this.#cache.get(sequenceNumber)?.timestamp === header.timestamp) return;
    this.statistics.packet(sequenceNumber, header.timestamp, now);
    this.#lastPacketAt = now;
    const packet = this.#prepare(bytes, header);
    this.#cache.put(packet);
    if (this.kind !== 'audio') this.#ask(this.#gaps.received(sequenceNumber, now));
    if (this.#highest === undefined || sequenceDistance(sequenceNumber, this.#highest) > 0) {
      this.#highest = sequenceNumber;
    }
    if (packet.beginsKeyFrame) this.#keyFrameBegan(packet, now);
    for (const receiver of this.#receivers) receiver.receive(packet);
  }

  cached(sequenceNumber: number): CachedPacket | undefined {
    return this.#cache.get(sequenceNumber);
  }

  /** Asks the publisher for a packet that a receiver misses and the cache lacks. */
  askFor(sequenceNumber: number, now: number): void {
    if (this.#gaps.ask(sequenceNumber, now)) this.#send(writeNack(this.ssrc, [sequenceNumber]));
  }

  /** Everything since a recent key frame, when it is whole: a newcomer's picture without a wait. */
  sinceKeyFrame(now: number): readonly CachedPacket[] | undefined {
    const keyFrame = this.#keyFrame;
    if (!keyFrame || this.#highest === undefined) return undefined;
    if (now - keyFrame.at > REPLAY_MILLISECONDS) return undefined;
    const first = keyFrame.packet.sequenceNumber;
    if (sequenceDistance(this.#highest, first) > REPLAY_PACKETS) return undefined;
    return this.#cache.range(first, this.#highest);
  }

  /**
   * Has a key frame at hand by the time a newcomer's connection is up.
   * @param restart the publisher's connection is new
   */
  prepareKeyFrame(now: number, restart = false): void {
    if (this.kind === 'audio') return;
    if (restart) this.keyFrames.restart(now);
    else if (this.#lastPacketAt > 0 && !this.sinceKeyFrame(now)) this.keyFrames.request(now);
  }

  /** To be called every few tens of milliseconds: asks again for what is still missing. */
  tick(now: number): void {
    if (this.#gaps.size > 0) this.#ask(this.#gaps.due(now));
    this.keyFrames.tick(now);
  }

  #keyFrameBegan(packet: CachedPacket, now: number): void {
    this.keyFrames.arrived(now);
    const known = this.#keyFrame?.packet;
    // In H.264 the parameter sets and the picture are both a beginning: the earlier one counts.
    const later = !known || sequenceDistance(packet.sequenceNumber, known.sequenceNumber) > 0;
    if (later && known?.timestamp !== packet.timestamp) this.#keyFrame = { packet, at: now };
  }

  #ask(sequenceNumbers: readonly number[]): void {
    if (sequenceNumbers.length > 0) this.#send(writeNack(this.ssrc, sequenceNumbers));
  }

  #prepare(bytes: Buffer, header: RtpHeader): CachedPacket {
    const { sequenceNumber, timestamp, payloadStart, payloadEnd } = header;
    if (this.codec === 'opus') {
      const id = this.#audioLevelID;
      const audioLevelAt = id === undefined ? -1 : findExtension(bytes, header, id);
      return { bytes, sequenceNumber, timestamp, beginsKeyFrame: false, audioLevelAt };
    }
    return {
      bytes: payloadStart === 12 ? bytes : withoutExtensions(bytes, header),
      sequenceNumber,
      timestamp,
      beginsKeyFrame: isKeyFrame(this.codec, bytes.subarray(payloadStart, payloadEnd)),
      audioLevelAt: -1,
    };
  }
}

function isKeyFrame(codec: VideoCodec, payload: Buffer): boolean {
  return payload.length > 0 && beginsKeyFrame(codec, payload);
}
