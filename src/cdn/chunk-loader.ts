/** What a file of the script-tag build exports. */
export type Chunk = Readonly<Record<string, unknown>>;

/** Takes the name of a chunk last, and before it those that this one needs. */
export type LoadChunk = (...names: string[]) => Promise<Chunk | undefined>;

/** Makes a chunk, out of those that it needs; it can load others later. */
export type ChunkMaker = (
  chunks: Readonly<Record<string, Chunk | undefined>>,
  loadChunk: LoadChunk,
) => Chunk;

/**
 * The `import()` of the script-tag build. What a chunk needs is fetched at the same time. None is made twice,
 * however often it had to be fetched.
 *
 * @param chunks where they are put
 * @param fetch gets what makes one
 */
export function chunkLoader(
  chunks: Record<string, Chunk | undefined>,
  fetch: (name: string) => Promise<ChunkMaker | undefined>,
): LoadChunk {
  const loadChunk: LoadChunk = async (...names) => {
    const makers = await Promise.all(
      names.map(async (name) => (chunks[name] ? undefined : fetch(name))),
    );
    let chunk;
    for (const [index, name] of names.entries()) {
      chunk = chunks[name] ??= makers[index]?.(chunks, loadChunk);
    }
    return chunk;
  };
  return loadChunk;
}
