import { PeerConnection, Video, type Track } from 'node-datachannel';
import type { RtcClient } from './rtc-client.js';

export interface Credentials {
  readonly iceUfrag: string;
  readonly icePwd: string;
  readonly fingerprint: string;
}

/** An offer as trtc-js-sdk has Chrome make it, with SSRCs from `ssrc` on. */
export function offerOf(
  { iceUfrag, icePwd, fingerprint }: Credentials,
  kinds: readonly ('audio' | 'video')[],
  ssrc?: number,
): string {
  const lines = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1 2 3'];
  kinds.forEach((kind, index) => {
    lines.push(
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${kind === 'audio' ? '111 63' : '96 97 104 106'}`,
      'c=IN IP4 0.0.0.0',
      `a=ice-ufrag:${iceUfrag}`,
      `a=ice-pwd:${icePwd}`,
      `a=fingerprint:${fingerprint}`,
      'a=setup:actpass',
      `a=mid:${String(index)}`,
      ssrc === undefined ? 'a=recvonly' : 'a=sendonly',
      'a=rtcp-mux',
      ...(kind === 'audio'
        ? [
            'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
            'a=rtpmap:111 opus/48000/2',
            'a=fmtp:111 minptime=10;useinbandfec=1',
            'a=rtpmap:63 red/48000/2',
          ]
        : [
            'a=rtpmap:96 VP8/90000',
            'a=rtpmap:97 rtx/90000',
            'a=fmtp:97 apt=96',
            'a=rtpmap:104 H264/90000',
            'a=fmtp:104 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f',
            'a=rtpmap:106 H264/90000',
            'a=fmtp:106 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
          ]),
      ...(ssrc === undefined ? [] : [`a=ssrc:${String(ssrc + index)} cname:x`]),
    );
  });
  return lines.join('\r\n') + '\r\n';
}

/** The media side of a test client: one native connection that sends and hears raw RTP and RTCP. */
export class RtcPeer {
  readonly heard: Buffer[] = [];
  readonly #connection: PeerConnection;
  readonly #track: Promise<Track>;

  constructor(connection: PeerConnection, track: Promise<Track>) {
    this.#connection = connection;
    this.#track = track;
  }

  /** Publishes on SSRCs from `ssrc` on; settles when the connection is up. */
  static publish(client: RtcClient, ssrc: number, state: unknown): Promise<RtcPeer> {
    return RtcPeer.#connect(async (credentials) => {
      const sdp = offerOf(credentials, ['audio', 'video', 'video', 'video'], ssrc);
      const answer = await client.ask(4098, 'publish', { type: 'offer', sdp, state });
      if (answer.code !== 0) throw new Error(answer.message);
      return answer.data;
    });
  }

  static subscribe(client: RtcClient, srcTinyId: string): Promise<RtcPeer> {
    return RtcPeer.#connect(async (credentials) => {
      const sdp = offerOf(credentials, ['audio', 'video', 'video']);
      const flags = { audio: true, bigVideo: true, auxVideo: true, smallVideo: false };
      const answer = await client.ask(4102, 'subscribe', {
        type: 'offer',
        sdp,
        srcTinyId,
        ...flags,
      });
      if (answer.code !== 0) throw new Error(answer.message);
      return answer.data;
    });
  }

  static async #connect(
    exchange: (credentials: Credentials) => Promise<Record<string, unknown>>,
  ): Promise<RtcPeer> {
    const connection = new PeerConnection('test', { iceServers: [], disableAutoNegotiation: true });
    const media = new Video('0', 'SendRecv');
    media.addVP8Codec(96);
    const track = connection.addTrack(media);
    const peer = new RtcPeer(
      connection,
      new Promise((resolve) => {
        track.onOpen(() => {
          resolve(track);
        });
      }),
    );
    track.onClosed(() => undefined);
    track.onMessage((packet) => peer.heard.push(packet));
    connection.onStateChange(() => undefined);
    connection.setLocalDescription('offer');
    const local = connection.localDescription()?.sdp ?? '';
    const line = (sdp: string, name: string): string =>
      new RegExp(`^a=${name}:(.+?)\\r?$`, 'm').exec(sdp)?.[1] ?? '';
    const { sdp } = await exchange({
      iceUfrag: line(local, 'ice-ufrag'),
      icePwd: line(local, 'ice-pwd'),
      fingerprint: line(local, 'fingerprint'),
    });
    const answer = String(sdp);
    const candidates = [...answer.matchAll(/^a=candidate:.+?\r$/gm)].map(([text]) => text.trim());
    connection.setRemoteDescription(
      [
        'v=0',
        'o=- 1 1 IN IP4 127.0.0.1',
        's=-',
        't=0 0',
        'a=group:BUNDLE 0',
        'm=video 9 UDP/TLS/RTP/SAVPF 96',
        'c=IN IP4 0.0.0.0',
        ...['ice-ufrag', 'ice-pwd', 'fingerprint', 'setup'].map(
          (name) => `a=${name}:${line(answer, name)}`,
        ),
        'a=mid:0',
        'a=sendrecv',
        'a=rtcp-mux',
        'a=rtpmap:96 VP8/90000',
        ...new Set(candidates),
        '',
      ].join('\r\n'),
      'answer',
    );
    await peer.#track;
    return peer;
  }

  async send(packet: Buffer): Promise<void> {
    (await this.#track).sendMessageBinary(packet);
  }

  async close(): Promise<void> {
    (await this.#track).close();
    this.#connection.close();
  }
}
