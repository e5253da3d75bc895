import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Serves a folder as a CDN does: to every origin. */
export interface Cdn {
  readonly url: string;
  /** The paths that were asked for, with their queries, in order. */
  readonly requested: readonly string[];
  /** How often a file, by its path, is not found before it is. */
  readonly missing: Map<string, number>;
  /** What is added to a file, by its path. */
  readonly added: Map<string, string>;
  close(): void;
}

export async function serveCdn(folder: string): Promise<Cdn> {
  const requested: string[] = [];
  const missing = new Map<string, number>();
  const added = new Map<string, string>();

  async function contentOf(name: string): Promise<string | undefined> {
    const times = missing.get(name) ?? 0;
    missing.set(name, times - 1);
    if (times > 0) return undefined;
    const content = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    return content === undefined ? undefined : content + (added.get(name) ?? '');
  }

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    requested.push(pathname + search);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/javascript');
    void contentOf(pathname).then((content) => {
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    requested,
    missing,
    added,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
