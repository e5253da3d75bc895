import type WebSocket from 'ws';
import type { Logger } from '../log.js';
import { parseFrame, type ClientFrame } from './wire.js';

const GOODBYE_MILLISECONDS = 2000;

export interface ChannelListener {
  onFrame(frame: ClientFrame): void;
  /** @param clean the other side said good-bye, as a page that closes does */
  onClosed(clean: boolean): void;
  onSilent(): void;
}

/** Codes of a close frame that mean the page or the SDK is done; anything else may come back. */
const CLEAN_CLOSE_CODES: readonly number[] = [1000, 1001];

/** One signalling WebSocket of one person. */
export class Channel {
  readonly userID: string;
  readonly tinyID: string;
  readonly #socket: WebSocket;
  readonly #log: Logger;
  readonly #isSilenced: () => boolean;
  readonly #delay: () => number;
  #listener: ChannelListener | undefined;
  #lastHeardAt = performance.now();
  #pingSentAt: number | undefined;
  #roundTrip: number | undefined;
  #sendNotBefore = 0;

  constructor(options: {
    readonly socket: WebSocket;
    readonly userID: string;
    readonly tinyID: string;
    readonly log: Logger;
    readonly isSilenced: () => boolean;
    readonly delay: () => number;
  }) {
    this.userID = options.userID;
    this.tinyID = options.tinyID;
    this.#socket = options.socket;
    this.#log = options.log;
    this.#isSilenced = options.isSilenced;
    this.#delay = options.delay;
    const socket = options.socket;
    socket.on('message', (data) => this.#received(data));
    socket.on('pong', () => this.#ponged());
    socket.on('error', () => socket.terminate());
    socket.on('close', (code: number) => {
      const listener = this.#listener;
      this.#listener = undefined;
      listener?.onClosed(CLEAN_CLOSE_CODES.includes(code));
    });
  }

  /** Round trip of the latest ping in milliseconds. */
  get roundTrip(): number | undefined {
    return this.#roundTrip;
  }

  listen(listener: ChannelListener | undefined): void {
    this.#listener = listener;
  }

  answer(cmd: number, seq: number, data: unknown, code = 0, message = ''): void {
    this.#send({ cmd, code, message, seq, tinyId: this.tinyID, data });
  }

  push(cmd: number, data: unknown, code = 0, message = ''): void {
    this.answer(cmd, 0, data, code, message);
  }

  /**
   * To be called every now and then: pings.
   * @param silenceMilliseconds after so long without a frame or a pong the peer counts as dead
   */
  checkAlive(silenceMilliseconds: number): void {
    const now = performance.now();
    if (now - this.#lastHeardAt > silenceMilliseconds) {
      const listener = this.#listener;
      this.#listener = undefined;
      this.#socket.terminate();
      listener?.onSilent();
      return;
    }
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#pingSentAt = now;
    this.#socket.ping();
  }

  /** Closes with a good-bye: the SDK does not come back. */
  close(): void {
    this.#end(1000);
  }

  /** Destroys the connection as a broken network would: no close frame. */
  drop(): void {
    this.#socket.terminate();
  }

  #end(code: number): void {
    this.#listener = undefined;
    this.#socket.close(code);
    // A peer that never answers the good-bye must not keep its socket.
    setTimeout(() => {
      this.#socket.terminate();
    }, GOODBYE_MILLISECONDS).unref();
  }

  #received(data: WebSocket.Data): void {
    if (this.#isSilenced()) return;
    this.#lastHeardAt = performance.now();
    const frame = typeof data === 'string' ? parseFrame(data) : undefined;
    if (!frame) {
      this.#log.info(`trtc: ${this.userID} sent what is no frame; its socket is closed`);
      const listener = this.#listener;
      this.#end(1008);
      listener?.onClosed(true);
      return;
    }
    this.#log.frame('←', 'trtc', this.userID, frame);
    this.#listener?.onFrame(frame);
  }

  #ponged(): void {
    if (this.#isSilenced()) return;
    this.#lastHeardAt = performance.now();
    if (this.#pingSentAt === undefined) return;
    this.#roundTrip = this.#lastHeardAt - this.#pingSentAt;
    this.#pingSentAt = undefined;
  }

  #send(frame: Readonly<Record<string, unknown>>): void {
    if (this.#isSilenced()) return;
    const delay = this.#delay();
    const now = performance.now();
    // A shorter delay must not let a later frame overtake an earlier one.
    const at = Math.max(now + delay, this.#sendNotBefore);
    this.#sendNotBefore = at;
    if (at <= now) this.#write(frame);
    else setTimeout(() => this.#write(frame), at - now).unref();
  }

  #write(frame: Readonly<Record<string, unknown>>): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#log.frame('→', 'trtc', this.userID, frame);
    this.#socket.send(JSON.stringify(frame), () => undefined);
  }
}
