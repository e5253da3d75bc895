import { AUDIO_LEVEL_URI, type Codec, type OfferedMedia } from './sdp-offer.js';

/** Our side of one ICE and DTLS transport. */
export interface TransportDescription {
  readonly iceUfrag: string;
  readonly icePwd: string;
  readonly fingerprint: string;
  readonly setup: 'active' | 'passive';
  /** Values of a=candidate lines. */
  readonly candidates: readonly string[];
}

/** What we answer to one m= section. */
export interface AnsweredMedia {
  readonly offered: OfferedMedia;
  readonly direction: 'recvonly' | 'sendonly';
  /** In order of preference; none rejects the section. */
  readonly codecs: readonly Codec[];
  readonly source?: AnsweredSource;
}

export interface AnsweredSource {
  readonly ssrc: number;
  readonly streamID: string;
  readonly trackID: string;
  readonly cname: string;
}

const RTPMAP: Readonly<Record<Codec, string>> = {
  opus: 'opus/48000/2',
  VP8: 'VP8/90000',
  H264: 'H264/90000',
};

/**
 * No retransmission payload type (RTX) is ever answered: lost packets are sent again under
 * their own sequence number, which needs no second SSRC and no second cache.
 */
export function writeAnswer(
  transport: TransportDescription,
  media: readonly AnsweredMedia[],
): string {
  const accepted = media.filter((section) => section.codecs.length > 0);
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${accepted.map((section) => section.offered.mid).join(' ')}`,
    'a=msid-semantic: WMS *',
    ...media.flatMap((section) =>
      section.codecs.length > 0 ? accept(transport, section) : reject(section),
    ),
  ];
  return lines.join('\r\n') + '\r\n';
}

function reject({ offered }: AnsweredMedia): string[] {
  return [
    `m=${offered.kind} 0 UDP/TLS/RTP/SAVPF 0`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${offered.mid}`,
    'a=inactive',
  ];
}

function accept(transport: TransportDescription, section: AnsweredMedia): string[] {
  const { offered } = section;
  const formats = section.codecs.map((codec) => ({
    codec,
    payloadType: offered.payloadTypes.get(codec) ?? 0,
  }));
  return [
    `m=${offered.kind} 9 UDP/TLS/RTP/SAVPF ${formats.map((format) => format.payloadType).join(' ')}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    `a=ice-ufrag:${transport.iceUfrag}`,
    `a=ice-pwd:${transport.icePwd}`,
    `a=fingerprint:${transport.fingerprint}`,
    `a=setup:${transport.setup}`,
    `a=mid:${offered.mid}`,
    ...(offered.audioLevelID === undefined
      ? []
      : [`a=extmap:${String(offered.audioLevelID)} ${AUDIO_LEVEL_URI}`]),
    `a=${section.direction}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...formats.flatMap(({ codec, payloadType }) => describe(codec, payloadType, offered)),
    ...(section.source ? describeSource(section.source) : []),
    ...transport.candidates.map((candidate) => `a=candidate:${candidate}`),
    'a=end-of-candidates',
  ];
}

function describe(codec: Codec, payloadType: number, offered: OfferedMedia): string[] {
  const pt = String(payloadType);
  const format = offered.formats.get(payloadType);
  return [
    `a=rtpmap:${pt} ${RTPMAP[codec]}`,
    ...(codec === 'opus'
      ? []
      : [
          `a=rtcp-fb:${pt} goog-remb`,
          `a=rtcp-fb:${pt} ccm fir`,
          `a=rtcp-fb:${pt} nack`,
          `a=rtcp-fb:${pt} nack pli`,
        ]),
    ...(format === undefined ? [] : [`a=fmtp:${pt} ${format}`]),
  ];
}

function describeSource({ ssrc, streamID, trackID, cname }: AnsweredSource): string[] {
  const id = String(ssrc);
  return [
    `a=msid:${streamID} ${trackID}`,
    `a=ssrc:${id} cname:${cname}`,
    `a=ssrc:${id} msid:${streamID} ${trackID}`,
  ];
}
