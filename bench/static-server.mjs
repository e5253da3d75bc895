import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/**
 * Serves files as a CDN does: compressed with brotli 11, to be kept for a year. Every script also marks the
 * moment at which it has run: `performance.getEntriesByName('ran /its/path.js')`.
 *
 * @param {Readonly<Record<string, string>>} folders by the first segment of the path
 * @param {Readonly<Record<string, string>>} pages HTML by path
 */
export async function startStaticServer(folders, pages) {
  /** @type {Map<string, Promise<Buffer>>} */
  const compressed = new Map();
  /** @param {string} pathname */
  async function read(pathname) {
    const page = pages[pathname];
    let text = page;
    if (text === undefined) {
      const [, folder = '', ...rest] = pathname.split('/');
      const root = folders[folder];
      if (root === undefined) throw new Error(`nothing at ${pathname}`);
      text = await readFile(path.join(root, ...rest), 'utf8');
      text += `\n;performance.mark(${JSON.stringify(`ran ${pathname}`)});`;
    }
    return compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    let body = compressed.get(pathname);
    if (!body) compressed.set(pathname, (body = read(pathname)));
    body.then(
      (bytes) => {
        response.writeHead(200, {
          'Content-Type': pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
          'Content-Encoding': 'br',
          'Content-Length': bytes.length,
          'Cache-Control': 'public, max-age=31536000, immutable',
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => {
    server.listen(0, 'localhost', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
