import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const FOLDERS: Readonly<Record<string, string>> = {
  dist: path.join(ROOT, 'dist'),
  demo: path.join(ROOT, 'demo'),
  pages: path.join(ROOT, 'test/e2e/pages'),
  npm: path.join(ROOT, 'node_modules'),
};
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** A page as its server answers it. */
export interface ServedPage {
  /** File in test/e2e/pages, or the page itself. */
  readonly file?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A web site of its own: another origin than the local cloud's, with pages and headers as it likes. Beside the
 * pages it has the folders /dist, /demo, /pages and /npm, which pages of any origin may read, as on a CDN.
 */
export class PageServer {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  /** @param pages by their path, with the slash */
  static async start(pages: Readonly<Record<string, ServedPage>>): Promise<PageServer> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const page = pages[pathname];
      if (page) {
        const { file, body = '', headers } = page;
        const text = file === undefined ? body : readFile(path.join(FOLDERS.pages!, file));
        void Promise.resolve(text).then((content) => {
          response.writeHead(200, { 'Content-Type': TYPES['.html'], ...headers }).end(content);
        });
        return;
      }
      const [, folder = '', ...rest] = pathname.split('/');
      response.setHeader('Content-Type', TYPES[path.extname(pathname)] ?? 'text/plain');
      response.setHeader('Access-Control-Allow-Origin', '*');
      createReadStream(path.join(FOLDERS[folder] ?? 'nowhere', ...rest))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return new PageServer(server);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
