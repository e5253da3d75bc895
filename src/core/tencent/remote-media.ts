import type { MediaEvent } from '../ports.js';
import type { UserID } from '../types.js';
import type { Client, RemoteStream } from './sdk-types.js';

/** Milliseconds until what could not be subscribed to is asked for again. */
const PAUSE = 1_000;

interface Peer {
  readonly stream: MediaStream;
  source: RemoteStream | undefined;
  audio: boolean;
  video: boolean;
  readonly screen: MediaStream;
  screenSource: RemoteStream | undefined;
  /** The screen is to be seen. */
  shares: boolean;
}

/** What the others in the room send. */
export class RemoteMedia {
  readonly #peers = new Map<UserID, Peer>();
  readonly #tell: (event: MediaEvent) => void;
  #isClosed = false;

  constructor(tell: (event: MediaEvent) => void) {
    this.#tell = tell;
  }

  /** One object for each user; tracks come and go in it. */
  stream(userID: UserID): MediaStream {
    return this.#peer(userID).stream;
  }

  screen(userID: UserID): MediaStream {
    return this.#peer(userID).screen;
  }

  /** The sound of each user who sends some. */
  *sounds(): Iterable<[UserID, MediaStreamTrack]> {
    for (const [userID, { source, audio }] of this.#peers) {
      const track = audio ? source?.getAudioTrack() : undefined;
      if (track) yield [userID, track];
    }
  }

  /** Follows what this client subscribes to, which is everything that is published. */
  attach(client: Client): void {
    const onStream = ({ stream }: { stream: RemoteStream }): void => {
      if (this.#isClosed) return;
      const userID = stream.getUserId();
      if (isScreen(stream)) {
        this.#updateScreen(userID, stream);
        return;
      }
      this.#peer(userID).source = stream;
      this.#update(client, userID);
    };
    const onUser = ({ userId }: { userId: UserID }): void => {
      this.#update(client, userId);
    };
    client.on('stream-added', (event) => {
      onStream(event);
      void this.#subscribe(client, event.stream);
    });
    client.on('stream-subscribed', onStream);
    client.on('stream-updated', onStream);
    client.on('stream-removed', ({ stream }) => {
      const userID = stream.getUserId();
      const peer = this.#peers.get(userID);
      if (peer?.source === stream) this.#forget(userID);
      if (peer?.screenSource === stream) this.#updateScreen(userID, undefined);
    });
    client.on('mute-audio', onUser);
    client.on('unmute-audio', onUser);
    client.on('mute-video', onUser);
    client.on('unmute-video', onUser);
    client.on('peer-leave', ({ userId }) => {
      this.#forget(userId);
      this.#updateScreen(userId, undefined);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.clear();
  }

  /** Forgets what it has got so far. */
  clear(): void {
    for (const { stream, screen } of this.#peers.values()) {
      setTracks(stream, []);
      setTracks(screen, []);
    }
    this.#peers.clear();
  }

  #peer(userID: UserID): Peer {
    let peer = this.#peers.get(userID);
    if (!peer) {
      peer = {
        stream: new MediaStream(),
        source: undefined,
        audio: false,
        video: false,
        screen: new MediaStream(),
        screenSource: undefined,
        shares: false,
      };
      this.#peers.set(userID, peer);
    }
    return peer;
  }

  /**
   * trtc-js-sdk 4.15.22 subscribes by itself, and gives up after two connections that have not come about
   * within 10 s each, or when the service refuses: it then tells of a stream without a track.
   */
  async #subscribe(client: Client, source: RemoteStream): Promise<void> {
    const isMissing = (): boolean => {
      const peer = this.#peers.get(source.getUserId());
      const isCurrent = (isScreen(source) ? peer?.screenSource : peer?.source) === source;
      return isCurrent && !source.getAudioTrack() && !source.getVideoTrack();
    };
    while (isMissing()) {
      await client.subscribe(source).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  #forget(userID: UserID): void {
    const peer = this.#peers.get(userID);
    if (!peer) return;
    peer.source = undefined;
    setTracks(peer.stream, []);
    this.#note(userID, peer, false, false);
  }

  #updateScreen(userID: UserID, source: RemoteStream | undefined): void {
    const peer = source ? this.#peer(userID) : this.#peers.get(userID);
    if (!peer) return;
    peer.screenSource = source;
    const track = source?.hasVideo() ? source.getVideoTrack() : null;
    setTracks(peer.screen, track ? [track] : []);
    const on = track !== null;
    if (peer.shares === on) return;
    peer.shares = on;
    this.#tell({ type: 'peer-screen', userID, on });
  }

  #update(client: Client, userID: UserID): void {
    const peer = this.#peers.get(userID);
    const source = peer?.source;
    if (!peer || !source) return;
    // Each connection has a receiver for sound and one for a picture, whatever is sent.
    const audioTrack = source.hasAudio() ? source.getAudioTrack() : null;
    const videoTrack = source.hasVideo() ? source.getVideoTrack() : null;
    setTracks(
      peer.stream,
      [audioTrack, videoTrack].filter((track) => track !== null),
    );
    // Not known for the first two seconds at most; until then what is sent counts as not muted.
    const muted = client.getRemoteMutedState().find((state) => state.userId === userID);
    this.#note(
      userID,
      peer,
      audioTrack !== null && muted?.audioMuted !== true,
      videoTrack !== null && muted?.videoMuted !== true,
    );
  }

  #note(userID: UserID, peer: Peer, audio: boolean, video: boolean): void {
    if (peer.audio === audio && peer.video === video) return;
    peer.audio = audio;
    peer.video = video;
    this.#tell({ type: 'peer-media', userID, audio, video });
  }
}

/** A user's second stream. */
function isScreen(stream: RemoteStream): boolean {
  return stream.getType() === 'auxiliary';
}

function setTracks(stream: MediaStream, tracks: readonly MediaStreamTrack[]): void {
  for (const track of stream.getTracks()) {
    if (!tracks.includes(track)) stream.removeTrack(track);
  }
  for (const track of tracks) stream.addTrack(track);
}
