import type { VideoCodec } from './key-frame.js';

export type Codec = 'opus' | VideoCodec;

/** One m= section of an offer, as far as the answer needs it. */
export interface OfferedMedia {
  readonly kind: 'audio' | 'video';
  readonly mid: string;
  /** Payload type of each codec that we can forward. */
  readonly payloadTypes: ReadonlyMap<Codec, number>;
  /** The fmtp parameters as offered, by payload type. */
  readonly formats: ReadonlyMap<number, string>;
  /** The id of the audio level header extension. */
  readonly audioLevelID: number | undefined;
  /** The first SSRC that the other side will send with. */
  readonly ssrc: number | undefined;
}

export interface Offer {
  readonly iceUfrag: string;
  readonly icePwd: string;
  /** Algorithm and value, as on the a=fingerprint line. */
  readonly fingerprint: string;
  readonly setup: string;
  readonly media: readonly OfferedMedia[];
}

export const AUDIO_LEVEL_URI = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';

/** Throws when the text is no offer that a browser could have made. */
export function parseOffer(sdp: string): Offer {
  const sections = sdp.split(/\r?\n(?=m=)/).map((section) => section.split(/\r?\n/));
  const session = sections[0] ?? [];
  const mediaSections = sections.slice(1);
  const first = mediaSections[0];
  if (!first) throw new Error('an SDP offer without media');
  const transport = (name: string): string => {
    const value = attribute(first, name) ?? attribute(session, name);
    if (value === undefined) throw new Error(`an SDP offer without a=${name}`);
    return value;
  };
  const offer = {
    iceUfrag: transport('ice-ufrag'),
    icePwd: transport('ice-pwd'),
    fingerprint: transport('fingerprint'),
    setup: transport('setup'),
    media: mediaSections.map(parseMedia),
  };
  if (!/^[\w+/-]{4,256}$/.test(offer.iceUfrag) || !/^[\w+/-]{22,256}$/.test(offer.icePwd)) {
    throw new Error('an SDP offer with malformed ICE credentials');
  }
  if (!/^sha-(1|256|384|512) [\dA-Fa-f]{2}(:[\dA-Fa-f]{2})+$/.test(offer.fingerprint)) {
    throw new Error('an SDP offer with a malformed fingerprint');
  }
  if (!/^(actpass|active|passive)$/.test(offer.setup))
    throw new Error('an SDP offer with a malformed setup');
  return offer;
}

function parseMedia(lines: readonly string[]): OfferedMedia {
  const kind = /^m=(audio|video) /.exec(lines[0] ?? '')?.[1];
  const mid = attribute(lines, 'mid');
  if (kind !== 'audio' && kind !== 'video')
    throw new Error('an SDP offer with other media than audio and video');
  if (mid === undefined || !/^[\w.-]{1,32}$/.test(mid))
    throw new Error('an SDP offer with a malformed a=mid');
  const formats = new Map<number, string>();
  for (const line of attributes(lines, 'fmtp')) {
    const match = /^(\d+) (.+)$/.exec(line);
    if (match) formats.set(Number(match[1]), match[2] ?? '');
  }
  const level = attributes(lines, 'extmap').find((line) => line.split(' ')[1] === AUDIO_LEVEL_URI);
  const ssrc = attributes(lines, 'ssrc')[0];
  return {
    kind,
    mid,
    payloadTypes: payloadTypesOf(lines, formats),
    formats,
    audioLevelID: level === undefined ? undefined : oneByteID(parseInt(level, 10)),
    ssrc: ssrc === undefined ? undefined : parseInt(ssrc, 10) >>> 0,
  };
}

function payloadTypesOf(
  lines: readonly string[],
  formats: ReadonlyMap<number, string>,
): Map<Codec, number> {
  const payloadTypes = new Map<Codec, number>();
  for (const line of attributes(lines, 'rtpmap')) {
    const match = /^(\d+) ([\w-]+)\//.exec(line);
    const payloadType = Number(match?.[1]);
    const name = match?.[2]?.toLowerCase();
    if (name === 'opus' && !payloadTypes.has('opus')) payloadTypes.set('opus', payloadType);
    if (name === 'vp8' && !payloadTypes.has('VP8')) payloadTypes.set('VP8', payloadType);
    if (name === 'h264' && !payloadTypes.has('H264') && isBaselineH264(formats.get(payloadType))) {
      payloadTypes.set('H264', payloadType);
    }
  }
  return payloadTypes;
}

/** The one H.264 that every browser both sends and receives: constrained baseline with fragmentation. */
function isBaselineH264(format: string | undefined): boolean {
  return (
    (format ?? '').includes('packetization-mode=1') &&
    /profile-level-id=42[ec]0/i.test(format ?? '')
  );
}

function oneByteID(id: number): number | undefined {
  return id >= 1 && id <= 14 ? id : undefined;
}

function attribute(lines: readonly string[], name: string): string | undefined {
  return attributes(lines, name)[0];
}

function attributes(lines: readonly string[], name: string): string[] {
  const prefix = `a=${name}:`;
  return lines
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).trim());
}
