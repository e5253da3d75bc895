import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { Api } from 'tls-sig-api-v2';

const SIGNATURE_SECONDS = 24 * 60 * 60;

/** @type {Readonly<Record<string, string>>} */
const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * What the demo pages need when the calls run on Tencent Cloud: the files, the SDKAppID, and signatures.
 * The key stays in this process. The signing has no login of its own before it: good for a demo on one
 * machine, never for production.
 *
 * @param {{ port: number, host: string, sdkAppID: number, secretKey: string, folders: Readonly<Record<string, string>> }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function startTencentCloudServer({ port, host, sdkAppID, secretKey, folders }) {
  const signer = new Api(sdkAppID, secretKey);
  const mounts = Object.entries(folders)
    .map(([prefix, folder]) => ({ prefix: prefix.replace(/\/?$/, '/'), folder }))
    .sort((a, b) => b.prefix.length - a.prefix.length);

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { error: 'this server has failed' });
    });
  });

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/config' && request.method === 'GET') {
      send(response, 200, { sdkAppID });
    } else if (pathname === '/usersig' && request.method === 'POST') {
      // A page of another origin cannot send this type without asking first, and is not answered.
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
        send(response, 415, { error: 'Content-Type must be application/json' });
        return;
      }
      const userID = userIDOf(await textOf(request));
      if (userID === undefined) send(response, 400, { error: 'userID is missing or malformed' });
      else send(response, 200, { userID, userSig: signer.genUserSig(userID, SIGNATURE_SECONDS) });
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      await sendFile(request, response, decodeURIComponent(pathname));
    } else {
      send(response, 405, { error: 'not allowed here' });
    }
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   * @param {string} pathname
   */
  async function sendFile(request, response, pathname) {
    const mount = mounts.find(({ prefix }) => pathname.startsWith(prefix));
    if (!mount) {
      send(response, 404, { error: 'not found' });
      return;
    }
    let file = path.join(mount.folder, pathname.slice(mount.prefix.length));
    if (pathname.endsWith('/')) file = path.join(file, 'index.html');
    const inside = file.startsWith(mount.folder + path.sep);
    const found = inside ? await stat(file).catch(() => undefined) : undefined;
    if (!found?.isFile()) {
      send(response, 404, { error: 'not found' });
      return;
    }
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
      'Cache-Control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(undefined);
    });
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {unknown} value
 */
function send(response, status, value) {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

/** @param {import('node:http').IncomingMessage} request */
async function textOf(request) {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('the body is too large');
  }
  return text;
}

/** @param {string} body */
function userIDOf(body) {
  try {
    const { userID } = JSON.parse(body);
    return typeof userID === 'string' && /^[\w-]{1,32}$/.test(userID) ? userID : undefined;
  } catch {
    return undefined;
  }
}
