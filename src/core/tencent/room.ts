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
/** Milliseconds that a new connection looks for its ways. */
const GATHERING = 1_000;
/** Less than the silence after which others count somebody as lost. */
const SETTLE_DEADLINE = 2_000;

/** Who leaves which room at the moment: trtc-js-sdk 4.15.22 refuses to join it meanwhile. */
const leaving = new Map<string, Promise<void>>();

/** One TRTC client in its room. */
export class Room {
  readonly #client: Client;
  readonly #request: RoomRequest;
  readonly #arrivals: Arrivals;
  readonly #tell: (event: MediaEvent) => void;
  /** When the youngest connection began, by performance.now(). */
  #begun = -Infinity;
  #publishing: Promise<void> = Promise.resolve();
  #isJoined = false;
  #isConnected = true;
  #isOver = false;
  #isLeft = false;

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
      await leaving.get(this.#name);
      const joining = this.#client.join({ roomId: this.#request.roomID, role: 'anchor' });
      await withDeadline(joining, 'Joining the room', JOIN_DEADLINE);
      this.#isJoined = true;
    } catch (error) {
      throw mediaError('room-failed', 'Joining the room', error);
    }
  }

  async publish(local: LocalStream): Promise<void> {
    try {
      this.#begun = performance.now();
      this.#publishing = this.#client.publish(local);
      this.#withdrawLate(local, this.#publishing);
      await withDeadline(this.#publishing, 'Sending', PUBLISH_DEADLINE);
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

  /** Sends that stream no more; never rejects. */
  async unpublish(stream: LocalStream): Promise<void> {
    const unpublishing = async (): Promise<void> => this.#client.unpublish(stream);
    await withDeadline(unpublishing(), 'Ending it', PUBLISH_DEADLINE).catch(() => undefined);
  }

  /** Leaves, also in the middle of joining; never rejects. */
  async leave(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#arrivals.close();
    if (this.#isJoined) {
      const left = this.#settleAndLeave();
      leaving.set(this.#name, left);
      await left;
      if (leaving.get(this.#name) === left) leaving.delete(this.#name);
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

  get #name(): string {
    const { sdkAppID, userID, roomID } = this.#request;
    return JSON.stringify([sdkAppID, userID, roomID]);
  }

  async #settleAndLeave(): Promise<void> {
    await this.#settle();
    this.#isLeft = true;
    await withDeadline(this.#client.leave(), 'Leaving', LEAVE_DEADLINE).catch(() => undefined);
  }

  /**
   * Lets connections come about that have just begun, for a moment. Of those that are given up before, trtc-js-sdk
   * 4.15.22 does not close the one that it publishes through, and Chromium 156 keeps any as long as the page.
   */
  async #settle(): Promise<void> {
    const rest = this.#begun + GATHERING - performance.now();
    const gathered = rest > 0 && new Promise((resolve) => setTimeout(resolve, rest));
    const settled = Promise.all([this.#publishing, gathered]);
    await withDeadline(settled, 'Connecting', SETTLE_DEADLINE).catch(() => undefined);
  }

  /** In a room that is left, trtc-js-sdk 4.15.22 goes on with a connection that has come about all the same. */
  #withdrawLate(local: LocalStream, publishing: Promise<void>): void {
    const withdraw = async (): Promise<void> => {
      if (this.#isLeft) await this.#client.unpublish(local);
    };
    publishing.then(withdraw).catch(() => undefined);
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
    client.on('stream-added', () => {
      this.#begun = performance.now();
    });
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
