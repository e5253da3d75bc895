import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from './log.js';
import type { UserSigAuthority } from './user-sig.js';

/** What every service of the local cloud is given. */
export interface ServiceContext {
  readonly log: Logger;
  readonly userSigs: UserSigAuthority;
}

/** One protocol of the local cloud (IM, TRTC), mounted on the shared HTTP server under a path prefix. */
export interface Service {
  /** The first path segment that belongs to this service, e.g. `/im`. */
  readonly prefix: string;
  /** A WebSocket handshake under the prefix. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** An HTTP request under the prefix; returns false when it is not one of this service's. */
  handleRequest?(request: IncomingMessage, response: ServerResponse, url: URL): boolean;
  /** Commands of the control API (tests only), by name: `POST /control/<name>` with a JSON body. */
  readonly controls?: Readonly<
    Record<string, (body: Readonly<Record<string, unknown>>) => unknown>
  >;
  /** Ends every connection and timer. */
  close(): Promise<void>;
}
