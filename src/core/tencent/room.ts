import type { MediaEvent, RoomRequest } from '../ports.js';
import { Arrivals } from './arrivals.js';
import { withDeadline } from './deadline.js';
import { bannedError, isPassing, isRefusal, mediaError } from './media-errors.js';
import type { RemoteMedia } from './remote-media.js';
import type { Client, LocalStream, TrtcSdk } from './sdk-types.js';

/** Long enough for a slow machine on a poor network: whoever has no patience hangs up. */
const JOIN_DEADLINE = 29_000;
const PUBLISH_DEADLINE = 29_000;
const LEAVE_DEADLINE = 3_000;

/** One TRTC client in its room. */
export class Room {
  readonly #client: Client;
  readonly #request: RoomRequest;
  readonly #arrivals: Arrivals;
  readonly #tell: (event: MediaEvent) => void;
  #isJoined = false;
  #isConnected = true;
  #isOver = false;

  constructor(
    TRTC: TrtcSdk,
    request: RoomRequest,
    remote: RemoteMedia,
    tell: (event: MediaEvent) => void,
  ) {
    this.#request = request;
    this.#tell = (event) => {
      if (!this.#isOver) tell(event);
    };
    this.#client = TRTC.createClient({
      mode: 'rtc',
      sdkAppId: request.sdkAppID,
      userId: request.userID,
      userSig: request.userSig,
      enableAutoPlayDialog: false,
      ...sdpSemantics(),
    });
    this.#useProxies();
    this.#arrivals = new Arrivals(this.#client);
    // First those who come and go, then what they send.
    this.#listen();
    remote.attach(this.#client);
  }

  async join(): Promise<void> {
    try {
      const joining = this.#client.join({ roomId: this.#request.roomID, role: 'anchor' });
      await withDeadline(joining, 'Joining the room', JOIN_DEADLINE);
      this.#isJoined = true;
    } catch (error) {
      throw mediaError('room-failed', 'Joining the room', error);
    }
  }

  async publish(local: LocalStream): Promise<void> {
    try {
      await withDeadline(this.#client.publish(local), 'Sending', PUBLISH_DEADLINE);
    } catch (error) {
      throw mediaError('publish-failed', 'Sending', error);
    }
  }

  /** Sends a second stream beside the one that is sent. */
  async publishScreen(screen: LocalStream, main: LocalStream | undefined): Promise<void> {
    try {
      const publishing = this.#client.publish(screen, { isAuxiliary: true });
      await withDeadline(publishing, 'Sharing the screen', PUBLISH_DEADLINE);
    } catch (error) {
      if (main && !isRefusal(error)) await this.#publishAnew(main);
      throw mediaError('publish-failed', 'Sharing the screen', error);
    }
  }

  async unpublishScreen(screen: LocalStream): Promise<void> {
    const unpublishing = async (): Promise<void> => this.#client.unpublish(screen);
    await withDeadline(unpublishing(), 'Ending it', PUBLISH_DEADLINE).catch(() => undefined);
  }

  /** Leaves, also in the middle of joining; never rejects. */
  async leave(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#arrivals.close();
    if (this.#isJoined) {
      await withDeadline(this.#client.leave(), 'Leaving', LEAVE_DEADLINE).catch(() => undefined);
    }
    try {
      // Before the room is joined this is what gives up joining.
      this.#client.destroy();
    } catch {
      // trtc-js-sdk 4.15.22 refuses it in a room, which is left once joining ends.
      void this.#client.leave().catch(() => undefined);
    }
  }

  /** trtc-js-sdk 4.15.22 closes the connection of both streams when the second one fails. */
  async #publishAnew(main: LocalStream): Promise<void> {
    if (this.#isOver) return;
    try {
      await withDeadline(this.#client.unpublish(main), 'Sending anew', PUBLISH_DEADLINE);
      await this.publish(main);
    } catch (error) {
      this.#end(mediaError('publish-failed', 'Sending', error));
    }
  }

  #useProxies(): void {
    const { rtcProxy, logProxy } = this.#request;
    if (rtcProxy === undefined && logProxy === undefined) return;
    // The string form takes wss:// only (4.15.22). The d.ts wants all four.
    const proxies = { websocketProxy: rtcProxy, loggerProxy: logProxy };
    this.#client.setProxyServer(proxies as Parameters<Client['setProxyServer']>[0]);
  }

  #listen(): void {
    const client = this.#client;
    client.on('peer-join', ({ userId }) => {
      this.#tell({ type: 'peer-joined', userID: userId });
    });
    client.on('peer-leave', ({ userId }) => {
      this.#tell({ type: 'peer-left', userID: userId, lost: this.#arrivals.wasLost(userId) });
    });
    client.on('network-quality', ({ uplinkNetworkQuality, downlinkNetworkQuality }) => {
      this.#tell({
        type: 'network-quality',
        uplink: uplinkNetworkQuality,
        downlink: downlinkNetworkQuality,
      });
    });
    client.on('connection-state-changed', ({ state }) => {
      if (this.#isJoined) this.#note(state === 'CONNECTED');
    });
    client.on('client-banned', ({ reason }) => {
      this.#end(bannedError(reason));
    });
    client.on('error', (error) => {
      // While joining it is join() that tells.
      if (!this.#isJoined || isPassing(error)) return;
      this.#end(mediaError('room-failed', 'The room', error));
    });
  }

  #note(isConnected: boolean): void {
    if (this.#isConnected === isConnected) return;
    this.#isConnected = isConnected;
    this.#tell({ type: isConnected ? 'reconnected' : 'reconnecting' });
  }

  #end(error: ReturnType<typeof mediaError>): void {
    this.#tell({ type: 'room-lost', error });
    void this.leave();
  }
}

/**
 * In no d.ts nor README of trtc-js-sdk 4.15.22, yet in the code: what it otherwise makes a connection for, to find it
 * out, while somebody waits for theirs.
 */
function sdpSemantics(): { readonly sdpSemantics?: 'unified-plan' } {
  const { RTCRtpTransceiver: transceiver } = globalThis as Partial<typeof globalThis>;
  const isUnified = transceiver && 'currentDirection' in transceiver.prototype;
  return isUnified ? { sdpSemantics: 'unified-plan' } : {};
}
