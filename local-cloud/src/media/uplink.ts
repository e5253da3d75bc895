import { MEDIA_KINDS, type MediaKind } from './media-kind.js';
import { ntpTime, preciseNow, roundTrip } from './ntp.js';
import { parseRtcp } from './rtcp-packet.js';
import {
  writeReceiverEstimatedMaximumBitrate,
  writeReceiverReferenceTime,
  writeReceiverReport,
} from './rtcp-writer.js';
import { parseRtpHeader } from './rtp-packet.js';
import { writeAnswer } from './sdp-answer.js';
import { parseOffer, type Codec, type Offer } from './sdp-offer.js';
import { Source } from './source.js';
import { Transport } from './transport.js';

/**
 * What publishers are told they may send. Without transport-cc a browser trusts this value at
 * once, so a picture is at its profile's bitrate from the first second; the profile caps it.
 */
const BITRATE_CEILING = 20_000_000;

const TICK_MILLISECONDS = 25;
const REPORT_MILLISECONDS = 1000;

export interface UplinkListener {
  onConnected(): void;
  onDisconnected(): void;
}

export interface PacketCounts {
  readonly expected: number;
  readonly received: number;
}

/** The connection on which one person publishes. */
export class Uplink {
  readonly #offer: Offer;
  readonly #videoCodecs: readonly Codec[];
  readonly #transport: Transport;
  readonly #sources = new Map<MediaKind, Source>();
  readonly #bySsrc = new Map<number, Source>();
  #roundTrip: number | undefined;
  #paused = false;
  #timers: NodeJS.Timeout[] = [];

  /** Throws when the offer is malformed or has no four sections. */
  constructor(name: string, sdp: string, videoCodecs: readonly Codec[], listener: UplinkListener) {
    this.#offer = parseOffer(sdp);
    this.#videoCodecs = videoCodecs;
    this.#transport = new Transport(name, this.#offer, {
      onConnected: () => {
        this.#start();
        listener.onConnected();
      },
      onDisconnected: () => {
        this.#stop();
        listener.onDisconnected();
      },
      onRtp: (packet) => this.#received(packet),
      onRtcp: (packet) => this.#receivedRtcp(packet),
    });
    this.#offer.media.forEach((media, index) => {
      const kind = MEDIA_KINDS[index];
      const codec = this.#codecsFor(index)[0];
      if (kind === undefined || codec === undefined || media.ssrc === undefined) return;
      const source = new Source(kind, codec, media.ssrc, media.audioLevelID, (rtcp) =>
        this.#transport.send(rtcp),
      );
      this.#sources.set(kind, source);
      this.#bySsrc.set(source.ssrc, source);
    });
  }

  get connected(): boolean {
    return this.#transport.connected;
  }

  /** Round trip on the media path in milliseconds, as measured by extended reports. */
  get roundTrip(): number | undefined {
    return this.#roundTrip;
  }

  source(kind: MediaKind): Source | undefined {
    return this.#sources.get(kind);
  }

  async answer(): Promise<string> {
    return writeAnswer(
      await this.#transport.describe(),
      this.#offer.media.map((offered, index) => ({
        offered,
        direction: 'recvonly',
        codecs: this.#codecsFor(index).slice(0, 1),
      })),
    );
  }

  counts(kind: 'audio' | 'video'): PacketCounts {
    let expected = 0;
    let received = 0;
    for (const source of this.#sources.values()) {
      if ((source.kind === 'audio') !== (kind === 'audio')) continue;
      expected += source.statistics.expected;
      received += Math.min(source.statistics.received, source.statistics.expected);
    }
    return { expected, received };
  }

  /** Drops what comes in: for others the media stops. */
  pause(paused: boolean): void {
    this.#paused = paused;
  }

  close(): void {
    this.#stop();
    this.#transport.close();
  }

  #start(): void {
    this.#report();
    const now = performance.now();
    for (const source of this.#sources.values()) source.prepareKeyFrame(now, true);
    this.#timers = [
      setInterval(() => this.#tick(), TICK_MILLISECONDS),
      setInterval(() => this.#report(), REPORT_MILLISECONDS),
    ];
  }

  #stop(): void {
    this.#timers.forEach(clearInterval);
    this.#timers = [];
  }

  #tick(): void {
    const now = performance.now();
    for (const source of this.#sources.values()) source.tick(now);
  }

  /** Reception reports, the bitrate allowed, and a probe of the round trip. */
  #report(): void {
    const now = performance.now();
    const heard = [...this.#sources.values()].filter((source) => source.statistics.received > 0);
    const ssrcs = [...this.#bySsrc.keys()];
    this.#transport.send(
      Buffer.concat([
        writeReceiverReport(heard.map((source) => source.statistics.report(now))),
        writeReceiverEstimatedMaximumBitrate(BITRATE_CEILING, ssrcs),
        writeReceiverReferenceTime(ntpTime(preciseNow())),
      ]),
    );
  }

  #codecsFor(index: number): readonly Codec[] {
    const media = this.#offer.media[index];
    if (!media || index >= MEDIA_KINDS.length) return [];
    const wanted: readonly Codec[] = media.kind === 'audio' ? ['opus'] : this.#videoCodecs;
    return wanted.filter((codec) => media.payloadTypes.has(codec));
  }

  #received(packet: Buffer): void {
    const header = this.#paused ? undefined : parseRtpHeader(packet);
    if (!header) return;
    this.#bySsrc.get(header.ssrc)?.packet(packet, header, performance.now());
  }

  #receivedRtcp(packet: Buffer): void {
    for (const message of parseRtcp(packet)) {
      if (message.type === 'sender-report') {
        const source = this.#bySsrc.get(message.ssrc);
        if (!source) continue;
        const at = performance.now();
        source.senderReport = { rtpTimestamp: message.rtpTimestamp, at };
        source.statistics.senderReport(message.ntp, at);
      } else if (message.type === 'reference-time-answer') {
        this.#roundTrip =
          roundTrip(preciseNow(), message.lastReceiverReport, message.delay) ?? this.#roundTrip;
      }
    }
  }
}
