import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { HttpError, requireMethod } from './http.js';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface StaticFiles {
  /** Serves a file; false when no mounted prefix matches the path. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

/** @param mounts directories by URL prefix, e.g. `{ '/': 'public', '/npm': 'node_modules' }` */
export function createStaticFiles(mounts: Readonly<Record<string, string>>): StaticFiles {
  const table = Object.entries(mounts)
    .map(([prefix, directory]) => ({
      prefix: `/${prefix.replace(/^\/+|\/+$/g, '')}`.replace(/\/?$/, '/'),
      root: resolve(directory),
    }))
    .sort((a, b) => b.prefix.length - a.prefix.length);

  return {
    async handle(request, response, url) {
      const pathname = decodePath(url.pathname);
      const mount = table.find(({ prefix }) => pathname.startsWith(prefix));
      if (!mount) return false;
      requireMethod(request, 'GET', 'HEAD');
      const file = normalize(join(mount.root, pathname.slice(mount.prefix.length)));
      if (file !== mount.root && !file.startsWith(mount.root + sep)) {
        throw new HttpError(404, 'not found');
      }
      await sendFile(request, response, file, url);
      return true;
    },
  };
}

function decodePath(pathname: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    throw new HttpError(400, 'the path is not valid percent-encoding');
  }
  if (decoded.includes('\0')) throw new HttpError(400, 'the path holds a NUL character');
  return decoded;
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  url: URL,
): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    // Relative links in an index page only work when its address ends in a slash.
    if (!url.pathname.endsWith('/')) {
      response.writeHead(301, { Location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    await sendFile(request, response, join(file, 'index.html'), url);
    return;
  }
  if (!found?.isFile()) throw new HttpError(404, 'not found');
  response.writeHead(200, {
    'Content-Type': CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': 'no-cache',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
