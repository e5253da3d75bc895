import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * Prints what each file weighs on the wire, in KB of 1000 bytes.
 *
 * @returns {import('rollup').Plugin}
 */
export function sizes() {
  return {
    name: 'sizes',
    writeBundle(options, bundle) {
      const rows = Object.values(bundle)
        .filter(({ fileName }) => fileName.endsWith('.js'))
        .map((output) => {
          const content = Buffer.from(output.type === 'chunk' ? output.code : output.source);
          return [
            output.fileName,
            content.length,
            gzipSync(content, { level: 9 }).length,
            brotliCompressSync(content).length,
          ];
        });
      const width = Math.max(...rows.map(([name]) => String(name).length));
      const kilobytes = (/** @type {unknown} */ bytes) =>
        (Number(bytes) / 1000).toFixed(1).padStart(8);
      console.log(`${`${options.name ?? ''} (KB)`.padEnd(width)}     raw    gzip  brotli`);
      for (const [name, ...numbers] of rows) {
        console.log(`${String(name).padEnd(width)}${numbers.map(kilobytes).join('')}`);
      }
    },
  };
}
