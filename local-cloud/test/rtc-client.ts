import WebSocket from 'ws';
import type { LocalCloud } from '../src/index.js';

export interface RtcFrame {
  readonly cmd: number;
  readonly code: number;
  readonly message: string;
  readonly seq: number;
  readonly tinyId: string;
  readonly data: Record<string, unknown>;
}

/** Least that a test needs of a TRTC client: what trtc-js-sdk 4.15.22 puts on the wire, by hand. */
export class RtcClient {
  readonly userID: string;
  readonly frames: RtcFrame[] = [];
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  readonly #waiters = new Set<() => void>();
  #seq = 0;

  constructor(cloud: LocalCloud, userID: string, query: Record<string, string> = {}) {
    this.userID = userID;
    const parameters = new URLSearchParams({
      sdkAppId: String(cloud.sdkAppID),
      userId: userID,
      userSig: cloud.userSigs.sign(userID),
      ...query,
    });
    this.socket = new WebSocket(`${cloud.rtcProxy}?${parameters.toString()}`);
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: string) => {
      this.frames.push(JSON.parse(data) as RtcFrame);
      for (const waiter of this.#waiters) waiter();
    });
  }

  /** Connected and in the room. */
  static async join(
    cloud: LocalCloud,
    userID: string,
    roomId: string,
    more: Record<string, unknown> = {},
  ): Promise<RtcClient> {
    const client = new RtcClient(cloud, userID, { roomId });
    await client.next(19);
    const answer = await client.ask(20, 'join', { roomId, trtcRole: 20, ...more });
    if (answer.code !== 0) throw new Error(`join of ${userID}: ${answer.message}`);
    return client;
  }

  send(cmd: string, data: unknown = {}): number {
    this.#seq += 1;
    this.socket.send(JSON.stringify({ cmd, data, userId: this.userID, seq: this.#seq }));
    return this.#seq;
  }

  /** Sends a command and gives its answer. */
  ask(answer: number, cmd: string, data: unknown = {}): Promise<RtcFrame> {
    const seq = this.send(cmd, data);
    return this.next(answer, (frame) => frame.seq === seq);
  }

  /** The first frame of this kind, past or to come. */
  async next(
    cmd: number,
    matches: (frame: RtcFrame) => boolean = () => true,
    milliseconds = 5000,
  ): Promise<RtcFrame> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      const found = this.frames.find((frame) => frame.cmd === cmd && matches(frame));
      if (found) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`${this.userID} got no ${String(cmd)}`);
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.#waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, left);
        this.#waiters.add(done);
      });
    }
  }

  has(cmd: number): boolean {
    return this.frames.some((frame) => frame.cmd === cmd);
  }

  /** Closes as a page does that goes away. */
  async close(): Promise<void> {
    this.socket.close(1001);
    await this.closed;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
