import { CallError } from '../errors.js';
import type { UserID, VideoProfile } from '../types.js';
import { canShareScreen } from './can-share-screen.js';
import { checkEnvironment } from './device-errors.js';
import type { LocalStream } from './sdk-types.js';
import { loadTrtcSdk } from './sdks.js';

/** Letters stay sharp, and what scrolls can be followed. */
const PROFILE: VideoProfile = { width: 1920, height: 1080, frameRate: 15, bitrate: 2000 };

export interface ScreenShareHost {
  readonly userID: UserID;
  send(stream: LocalStream): Promise<void>;
  /** Sends it no more; never rejects. */
  withdraw(stream: LocalStream): Promise<void>;
  /** It was being sent, and has ended of itself. */
  onEnded(): void;
}

/**
 * This side's screen: captured once, and sent as the auxiliary stream of trtc-js-sdk beside the main one.
 * A module of its own, to be loaded when there is a call.
 */
export class ScreenShare {
  readonly #host: ScreenShareHost;
  #track: MediaStreamTrack | undefined;
  #stream: LocalStream | undefined;
  #isSent = false;
  readonly #closing = new AbortController();

  constructor(host: ScreenShareHost) {
    this.#host = host;
  }

  /** Asks the person, in the moment in which it is called; false when they choose none, or have ended it again. */
  async start(): Promise<boolean> {
    const track = await captureScreen();
    if (!track) return false;
    this.#track = track;
    const { signal } = this.#closing;
    track.addEventListener('ended', () => this.#onEnded(), { signal });
    try {
      this.#stream = await this.#open(track);
      await this.#host.send(this.#stream);
      this.#assertOpen();
    } catch (error) {
      this.close();
      throw error;
    }
    if (track.readyState === 'ended') {
      await this.stop();
      return false;
    }
    this.#isSent = true;
    return true;
  }

  async stop(): Promise<void> {
    this.#isSent = false;
    this.#track?.stop();
    if (this.#stream) await this.#host.withdraw(this.#stream);
    this.close();
  }

  /** The capture is over when this returns, or as soon as it has begun. */
  close(): void {
    this.#closing.abort();
    this.#isSent = false;
    this.#track?.stop();
    this.#stream?.close();
  }

  async #open(track: MediaStreamTrack): Promise<LocalStream> {
    this.#assertOpen();
    const TRTC = await loadTrtcSdk();
    const stream = TRTC.createStream({
      userId: this.#host.userID,
      videoSource: track,
    });
    // Before there is a track, as it would be constrained anew.
    stream.setVideoProfile(PROFILE);
    await stream.initialize();
    this.#assertOpen();
    return stream;
  }

  #onEnded(): void {
    if (!this.#isSent) return;
    this.#host.onEnded();
    void this.stop();
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new CallError('call-ended', 'The call has ended.');
  }
}

/** What browsers take beyond the types of TypeScript 5.9. */
interface DisplayMediaOptions extends DisplayMediaStreamOptions {
  /** Pages show themselves, too: a visitor the shop that they are in. */
  readonly selfBrowserSurface: 'include';
  readonly surfaceSwitching: 'include';
}

/** The picture of what the person chooses; undefined when they choose nothing. */
async function captureScreen(): Promise<MediaStreamTrack | undefined> {
  checkEnvironment();
  if (!canShareScreen()) {
    throw new CallError('webrtc-unsupported', 'This browser cannot share the screen.', {
      hint: 'Use a current browser on a computer; in an iframe, allow display-capture.',
    });
  }
  const options: DisplayMediaOptions = {
    video: {
      width: { max: PROFILE.width },
      height: { max: PROFILE.height },
      frameRate: { max: PROFILE.frameRate },
    },
    audio: false,
    selfBrowserSurface: 'include',
    surfaceSwitching: 'include',
  };
  try {
    const [track] = (await navigator.mediaDevices.getDisplayMedia(options)).getVideoTracks();
    if (track) track.contentHint = 'detail';
    return track;
  } catch (cause) {
    const error = explain(cause);
    if (error) throw error;
    return undefined;
  }
}

/** Undefined where the person has just put the browser's question away. */
function explain(cause: unknown): CallError | undefined {
  const { name, message } = Object(cause) as { name?: unknown; message?: unknown };
  switch (name) {
    case 'NotAllowedError':
      // Chromium's words where macOS has refused it.
      return String(message).includes('by system')
        ? new CallError(
            'permission-denied',
            'The system does not let the browser see the screen.',
            {
              hint: 'Allow the browser to record the screen, in the privacy settings of the system.',
              cause,
            },
          )
        : undefined;
    case 'InvalidStateError':
    case 'InvalidAccessError':
      return new CallError(
        'invalid-state',
        'Browsers share a screen only after a click or a key.',
        {
          hint: 'Call startScreenShare() from the handler of a click.',
          cause,
        },
      );
    case 'NotFoundError':
    case 'NotReadableError':
    case 'AbortError':
      return new CallError('device-in-use', 'The screen cannot be read.', { cause });
    default:
      return CallError.from(cause);
  }
}
