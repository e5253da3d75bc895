import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ControlApi } from './control.js';
import {
  allowAnyOrigin,
  HttpError,
  readJsonObject,
  requireMethod,
  sendError,
  sendJson,
} from './http.js';
import type { Service } from './service.js';
import type { StaticFiles } from './static.js';
import { DEFAULT_EXPIRE_SECONDS, userIDProblem, type UserSigAuthority } from './user-sig.js';

export interface HttpSide {
  readonly services: readonly Service[];
  readonly userSigs: UserSigAuthority;
  readonly staticFiles: StaticFiles;
  /** Present when the control API is on. */
  readonly control: ControlApi | undefined;
  /** What `GET /config` answers. */
  config(): unknown;
}

/** One HTTP server for everything; on several addresses when the host name has several. */
export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

const FREE_PORT_TRIES = 5;

/** @throws the listen error, e.g. with code EADDRINUSE */
export async function listen(side: HttpSide, port: number, host: string): Promise<LocalServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await listenOnce(side, port, host);
    } catch (error) {
      // A port that is free on one loopback address can be taken on the other.
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (port !== 0 || !taken || tries === FREE_PORT_TRIES) throw error;
    }
  }
}

async function listenOnce(side: HttpSide, port: number, host: string): Promise<LocalServer> {
  const sockets = new Set<Duplex>();
  const open = (): Server => {
    const server = createServer((request, response) => {
      handleRequest(side, request, response).catch((error: unknown) => sendError(response, error));
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      handleUpgrade(side, request, socket, head);
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      else socket.destroy();
    });
    return server;
  };

  const first = open();
  const servers = [first];
  // "localhost" means both loopback addresses to a browser, so it must mean both here.
  await bind(first, port, host === 'localhost' ? '127.0.0.1' : host);
  const bound = (first.address() as AddressInfo).port;
  if (host === 'localhost') {
    const second = open();
    try {
      await bind(second, bound, '::1');
      servers.push(second);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
        await shut(first);
        throw error;
      }
    }
  }

  return {
    port: bound,
    async close() {
      const closing = servers.map(shut);
      for (const socket of sockets) socket.destroy();
      await Promise.all(closing);
    },
  };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return undefined;
  }
}

function serviceAt(side: HttpSide, pathname: string): Service | undefined {
  return side.services.find(
    ({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`),
  );
}

function handleUpgrade(
  side: HttpSide,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  socket.on('error', () => socket.destroy());
  const url = urlOf(request);
  const service = url && serviceAt(side, url.pathname);
  if (!service) {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  service.handleUpgrade(request, socket, head);
}

async function handleRequest(
  side: HttpSide,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request);
  if (!url) throw new HttpError(400, 'the address cannot be read');
  const segment = `/${url.pathname.split('/')[1] ?? ''}`;

  if (segment === '/config' || segment === '/usersig' || segment === '/log') {
    allowAnyOrigin(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
  }
  switch (segment) {
    case '/config':
      requireMethod(request, 'GET');
      sendJson(response, 200, side.config());
      return;
    case '/usersig':
      requireMethod(request, 'POST');
      sendJson(response, 200, await issueUserSig(side.userSigs, request));
      return;
    case '/log':
      // What the SDKs report is of no use here: read to the end, kept nowhere.
      request.resume();
      sendJson(response, 200, { ErrorCode: 0, code: 0 });
      return;
    case '/control':
      if (!side.control) throw new HttpError(404, 'the control API is off; start with --control');
      await side.control.handle(request, response, url.pathname.slice('/control/'.length));
      return;
  }
  const service = serviceAt(side, url.pathname);
  if (service?.handleRequest?.(request, response, url)) return;
  if (service && !service.handleRequest) {
    throw new HttpError(426, `${service.prefix} speaks WebSocket only`);
  }
  if (await side.staticFiles.handle(request, response, url)) return;
  throw new HttpError(404, `nothing at ${url.pathname}`);
}

async function issueUserSig(
  userSigs: UserSigAuthority,
  request: IncomingMessage,
): Promise<{ userID: string; userSig: string; expire: number }> {
  const { userID, expire = DEFAULT_EXPIRE_SECONDS } = await readJsonObject(request);
  const problem = userIDProblem(userID);
  if (problem !== undefined) throw new HttpError(400, problem);
  if (!Number.isSafeInteger(expire) || (expire as number) < 1) {
    throw new HttpError(400, 'expire must be a whole number of seconds, at least 1');
  }
  const name = userID as string;
  return {
    userID: name,
    userSig: userSigs.sign(name, expire as number),
    expire: expire as number,
  };
}
