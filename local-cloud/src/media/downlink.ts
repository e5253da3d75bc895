import { randomInt } from 'node:crypto';
import { ForwardedStream } from './forwarded-stream.js';
import type { MediaKind } from './media-kind.js';
import { parseRtcp } from './rtcp-packet.js';
import { writeAnswer, type AnsweredSource } from './sdp-answer.js';
import { parseOffer, type Codec, type Offer } from './sdp-offer.js';
import type { Source } from './source.js';
import { Transport } from './transport.js';
import type { Uplink } from './uplink.js';

/** The m= sections of a subscription, in order. */
const SECTIONS = ['audio', 'video', 'auxVideo'] as const;
type Section = (typeof SECTIONS)[number];

/** trtc-js-sdk 4.15 tells main and auxiliary streams apart by these msid stream ids … */
const MAIN_STREAM_ID = '5Y2wZK8nANNAoVw6dSAHVjNxrD1ObBM2kBPV';
const AUX_STREAM_ID = '224d130c-7b5c-415b-aaa2-79c2eb5a6df2';
/** … and by bits 16 to 23 of the SSRC: 2 for the main picture, anything else for the auxiliary one. */
const SSRC_MARK: Readonly<Record<Section, number>> = { audio: 1, video: 2, auxVideo: 7 };

const REPORT_MILLISECONDS = 1000;

/** What a subscriber wants of one person. */
export interface Subscription {
  readonly audio: boolean;
  readonly bigVideo: boolean;
  readonly smallVideo: boolean;
  readonly auxVideo: boolean;
}

export interface DownlinkListener {
  onConnected(): void;
  onDisconnected(): void;
}

/** The connection on which one person receives one other person. */
export class Downlink {
  readonly #offer: Offer;
  readonly #transport: Transport;
  readonly #streams = new Map<Section, ForwardedStream>();
  readonly #bySsrc = new Map<number, ForwardedStream>();
  #subscription: Subscription;
  #uplink: Uplink | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Throws when the offer is malformed. */
  constructor(name: string, sdp: string, subscription: Subscription, listener: DownlinkListener) {
    this.#offer = parseOffer(sdp);
    this.#subscription = subscription;
    this.#transport = new Transport(name, this.#offer, {
      onConnected: () => {
        this.#timer = setInterval(() => this.#report(), REPORT_MILLISECONDS);
        this.#route();
        listener.onConnected();
      },
      onDisconnected: () => {
        this.#stop();
        listener.onDisconnected();
      },
      onRtp: () => undefined,
      onRtcp: (packet) => this.#receivedRtcp(packet),
    });
    const random = randomInt(0x100_0000);
    this.#offer.media.forEach((media, index) => {
      const section = SECTIONS[index];
      if (section === undefined) return;
      const stream = new ForwardedStream({
        ssrc: (((random >>> 16) << 24) | (SSRC_MARK[section] << 16) | (random & 0xffff)) >>> 0,
        payloadTypes: media.payloadTypes,
        audioLevelID: media.audioLevelID,
        send: (packet) => this.#transport.send(packet),
      });
      this.#streams.set(section, stream);
      this.#bySsrc.set(stream.ssrc, stream);
    });
  }

  get connected(): boolean {
    return this.#transport.connected;
  }

  async answer(): Promise<string> {
    return writeAnswer(
      await this.#transport.describe(),
      this.#offer.media.map((offered, index) => {
        const section = SECTIONS[index];
        const stream = section && this.#streams.get(section);
        const codecs: readonly Codec[] = offered.kind === 'audio' ? ['opus'] : ['VP8', 'H264'];
        return {
          offered,
          direction: 'sendonly',
          codecs: stream ? codecs.filter((codec) => offered.payloadTypes.has(codec)) : [],
          ...(section && stream ? { source: describeSource(section, stream.ssrc) } : {}),
        };
      }),
    );
  }

  /** Forwards from this uplink from now on; undefined while the person publishes nothing. */
  from(uplink: Uplink | undefined): void {
    this.#uplink = uplink;
    if (this.connected) this.#route();
    else this.#prepareKeyFrames();
  }

  change(subscription: Subscription): void {
    this.#subscription = subscription;
    this.#route();
  }

  /** Round trip in milliseconds, by the subscriber's receiver reports. */
  roundTrip(): number | undefined {
    const now = performance.now();
    const trips = [...this.#streams.values()]
      .map((stream) => stream.roundTrip(now))
      .filter((trip) => trip !== undefined);
    return trips.length > 0 ? Math.min(...trips) : undefined;
  }

  close(): void {
    this.#stop();
    this.#transport.close();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#uplink = undefined;
    for (const stream of this.#streams.values()) stream.from(undefined);
  }

  #report(): void {
    for (const stream of this.#streams.values()) {
      const report = stream.senderReport();
      if (report) this.#transport.send(report);
    }
  }

  #wanted(section: Section): MediaKind | undefined {
    const { audio, bigVideo, smallVideo, auxVideo } = this.#subscription;
    if (section === 'audio') return audio ? 'audio' : undefined;
    if (section === 'auxVideo') return auxVideo ? 'auxVideo' : undefined;
    return smallVideo ? 'smallVideo' : bigVideo ? 'bigVideo' : undefined;
  }

  #sourceFor(section: Section): Source | undefined {
    const kind = this.#wanted(section);
    return kind && this.#uplink?.source(kind);
  }

  #route(): void {
    if (!this.connected) return;
    for (const [section, stream] of this.#streams) stream.from(this.#sourceFor(section));
  }

  /** ICE and DTLS take about as long as a camera needs for its next key frame: it can be asked for now. */
  #prepareKeyFrames(): void {
    for (const section of SECTIONS) this.#sourceFor(section)?.prepareKeyFrame(performance.now());
  }

  #receivedRtcp(packet: Buffer): void {
    for (const message of parseRtcp(packet)) {
      if (message.type === 'nack') {
        this.#bySsrc.get(message.ssrc)?.resend(message.sequenceNumbers);
      } else if (message.type === 'key-frame-request') {
        this.#bySsrc.get(message.ssrc)?.source?.keyFrames.request(performance.now());
      } else if (message.type === 'report-block') {
        const { ssrc, lastSenderReport, delaySinceLastSenderReport, fractionLost } = message.block;
        this.#bySsrc
          .get(ssrc)
          ?.reportReceived(lastSenderReport, delaySinceLastSenderReport, fractionLost);
      }
    }
  }
}

function describeSource(section: Section, ssrc: number): AnsweredSource {
  const aux = section === 'auxVideo';
  return {
    ssrc,
    streamID: aux ? AUX_STREAM_ID : MAIN_STREAM_ID,
    trackID: `${section}-${ssrc.toString(16)}`,
    cname: 'local-cloud',
  };
}
