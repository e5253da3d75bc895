import { PeerConnection, type Track } from 'node-datachannel';
import { isRtcp } from './rtp-packet.js';
import type { TransportDescription } from './sdp-answer.js';
import type { Offer } from './sdp-offer.js';

const LINGER_MILLISECONDS = 1000;

export interface TransportListener {
  onConnected(): void;
  /** Ended by the other side or by its silence; never called after `close()`. */
  onDisconnected(): void;
  onRtp(packet: Buffer): void;
  onRtcp(packet: Buffer): void;
}

/**
 * ICE, DTLS and SRTP towards one RTCPeerConnection of a browser.
 *
 * libdatachannel is told of one media section only, whatever the browser offered: with a
 * single track it hands over every packet undivided (libdatachannel 0.24,
 * `PeerConnection::dispatchMedia`), and the answer for the browser is written by us.
 */
export class Transport {
  readonly #peerConnection: PeerConnection;
  readonly #description: Promise<TransportDescription>;
  #listener: TransportListener | undefined;
  #track: Track | undefined;
  #connected = false;

  constructor(name: string, offer: Offer, listener: TransportListener) {
    this.#listener = listener;
    const peerConnection = new PeerConnection(name, { iceServers: [] });
    this.#peerConnection = peerConnection;
    this.#description = new Promise((resolve, reject) => {
      peerConnection.onGatheringStateChange((state) => {
        if (state !== 'complete') return;
        const description = peerConnection.localDescription();
        if (description) resolve(describe(description.sdp));
        else reject(new Error('the connection closed before it was described'));
      });
    });
    peerConnection.onTrack((track) => this.#adopt(track));
    peerConnection.onStateChange((state) => this.#stateChanged(state));
    try {
      peerConnection.setRemoteDescription(singleSectionOffer(offer), 'offer');
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get connected(): boolean {
    return this.#connected;
  }

  describe(): Promise<TransportDescription> {
    return this.#description;
  }

  /** Copies the bytes; false when there is nobody to send to. */
  send(packet: Buffer): boolean {
    if (!this.#connected || !this.#track) return false;
    try {
      return this.#track.sendMessageBinary(packet);
    } catch {
      // The connection can end between its last event and this call.
      return false;
    }
  }

  /**
   * Nothing is sent or heard from here on. The browser is given a moment to close its own side
   * first: a connection that ends under trtc-js-sdk makes it try to reconnect.
   */
  close(): void {
    if (!this.#listener) return;
    this.#listener = undefined;
    this.#connected = false;
    setTimeout(() => this.#release(), LINGER_MILLISECONDS).unref();
  }

  #release(): void {
    this.#track?.close();
    this.#track = undefined;
    this.#peerConnection.close();
  }

  #adopt(track: Track): void {
    // Without this callback the native handle of a closed track is never given back.
    track.onClosed(() => undefined);
    if (!this.#listener) {
      track.close();
      return;
    }
    this.#track = track;
    track.onMessage((packet) => {
      if (isRtcp(packet)) this.#listener?.onRtcp(packet);
      else this.#listener?.onRtp(packet);
    });
    this.#announceWhenReady();
    track.onOpen(() => this.#announceWhenReady());
  }

  #stateChanged(state: string): void {
    if (state === 'connected') this.#announceWhenReady();
    if (state !== 'failed' && state !== 'disconnected' && state !== 'closed') return;
    const listener = this.#listener;
    this.#listener = undefined;
    this.#connected = false;
    this.#release();
    listener?.onDisconnected();
  }

  #announceWhenReady(): void {
    if (this.#connected || !this.#listener || !this.#track?.isOpen()) return;
    this.#connected = true;
    this.#listener.onConnected();
  }
}

function singleSectionOffer(offer: Offer): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${offer.iceUfrag}`,
    `a=ice-pwd:${offer.icePwd}`,
    `a=fingerprint:${offer.fingerprint}`,
    `a=setup:${offer.setup}`,
    'a=mid:0',
    'a=sendrecv',
    'a=rtcp-mux',
    'a=rtpmap:96 VP8/90000',
    '',
  ].join('\r\n');
}

function describe(sdp: string): TransportDescription {
  const values = (name: string): string[] =>
    [...sdp.matchAll(new RegExp(`^a=${name}:(.+?)\\r?$`, 'gm'))].map((match) => match[1] ?? '');
  const first = (name: string): string => {
    const value = values(name)[0];
    if (value === undefined) throw new Error(`libdatachannel gave no a=${name}`);
    return value;
  };
  return {
    iceUfrag: first('ice-ufrag'),
    icePwd: first('ice-pwd'),
    fingerprint: first('fingerprint'),
    setup: first('setup') === 'passive' ? 'passive' : 'active',
    candidates: values('candidate'),
  };
}
