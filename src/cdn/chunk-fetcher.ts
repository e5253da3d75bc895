import type { Chunk, ChunkMaker } from './chunk-loader.js';

const ATTRIBUTE = 'data-trtc-calling';

interface Fetched {
  readonly default?: ChunkMaker;
}

/**
 * Fetches the files of the script-tag build from the folder `cdn/` beside the script, or in the folder that
 * `data-trtc-calling` names: at the script's tag, or at any where that is not known.
 *
 * @param script the tag that is being run, where it is known
 * @param own the script's own address; empty when there is none
 * @param packages the files that are a package, of which the page may have its own in an import map
 */
export function chunkFetcher(
  script: Element | null,
  own: string,
  packages: readonly string[],
): (name: string) => Promise<ChunkMaker | undefined> {
  const failures: Record<string, number> = {};
  const tag = script ?? document.querySelector(`script[${ATTRIBUTE}]`);
  const given = tag?.getAttribute(ATTRIBUTE);
  // A script that stands in the page itself has the page's address, if any.
  const isFile = own !== document.baseURI && /^(?!blob|data)./.test(own);
  const folder = given ? new URL(given.replace(/\/?$/, '/'), document.baseURI) : isFile ? own : '';
  if (!folder) {
    console.error(`trtc-calling: where are its files? Tell by ${ATTRIBUTE} on a script tag.`);
  }

  return async (name) => {
    if (packages.includes(name)) {
      const mapped = (await import(name).catch(() => undefined)) as Fetched | undefined;
      if (mapped?.default) return () => mapped as Chunk;
    }
    const url = new URL(`cdn/${name}.js`, folder);
    const failed = failures[name] ?? 0;
    // Browsers from before 2026 remember what could not be fetched, by its address. By another address it would
    // not be checked where an import map says what it must be.
    if (failed > 1 && !document.querySelector('script[type=importmap]')) {
      url.search = `retry=${failed}`;
    }
    try {
      return ((await import(url.href)) as Fetched).default;
    } catch (error) {
      failures[name] = failed + 1;
      throw error;
    }
  };
}
