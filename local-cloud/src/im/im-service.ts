import type { Socket } from 'node:net';
import WebSocket from 'ws';
import type { Service, ServiceContext } from '../service.js';
import { Connection } from './connection.js';
import { createImControls } from './controls.js';
import { createImState } from './state.js';

const PREFIX = '/im';

// The largest message is 12 KiB; reports of the SDK's are larger, but never near this.
const MAX_FRAME_BYTES = 1024 * 1024;

/** Tencent's IM service as tim-js-sdk 2.27.6 speaks to it. */
export function createImService(context: ServiceContext): Service {
  const state = createImState(context.userSigs);
  const server = new WebSocket.Server({ noServer: true, maxPayload: MAX_FRAME_BYTES });

  return {
    prefix: PREFIX,
    handleUpgrade(request, socket, head) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      // `/info` is the path of the SDK's devMode.
      const framing = { [`${PREFIX}/binfo`]: 'binary', [`${PREFIX}/info`]: 'text' }[path];
      if (framing !== 'binary' && framing !== 'text') {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      // Node hands every upgrade its net.Socket; only the types say Duplex.
      server.handleUpgrade(request, socket as Socket, head, (webSocket) => {
        new Connection(webSocket, framing, state, context.log);
      });
    },
    controls: createImControls(state),
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
