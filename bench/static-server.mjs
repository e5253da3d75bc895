import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/**
 * A script that marks when it has run. A chunk of the script-tag build is a function that makes it, and marks also
 * when that begins. It gets what loads others as the last thing: the page can have that too, as `loadChunk`.
 *
 * @param {string} text
 * @param {string} pathname
 */
function marked(text, pathname) {
  const mark = (/** @type {string} */ when) =>
    `performance.mark(${JSON.stringify(`${when} ${pathname}`)});`;
  const chunk = /^([^]{0,500}?\n)?export default ([^]*);\s*$/.exec(text);
  // Where a trace is being taken, the browser wants to know the lines of who sets a mark: it would read all of the
  // script once more for them.
  if (!chunk) return `${text}\n;queueMicrotask(()=>{${mark('ran')}});`;
  const [, banner = '', maker] = chunk;
  return `${banner}export default((make)=>(...args)=>{${mark('runs')}globalThis.loadChunk=args.at(-1);const made=make(...args);${mark('ran')}return made})(${maker});\n`;
}

/**
 * Serves files as a CDN does: compressed with brotli 11, to be kept for a year. Every script also marks the
 * moment at which it has run, as `ran /its/path.js`; a chunk also when it begins, as `runs /its/path.js`.
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
      text = marked(text, pathname);
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
