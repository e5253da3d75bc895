import { brotliCompressSync, gzipSync } from 'node:zlib';

/**
 * What a page has loaded at some moment.
 *
 * @typedef {{ moment: string, files: readonly string[], kilobytes: number }} Budget
 */

/**
 * Prints what each file weighs on the wire, in KB of 1000 bytes. Fails when the files of a budget together are
 * heavier by brotli than it allows.
 *
 * @param {readonly Budget[]} [budgets]
 * @returns {import('rollup').Plugin}
 */
export function sizes(budgets = []) {
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
      for (const { moment, files, kilobytes: allowed } of budgets) {
        const weights = files.map((file) => {
          const row = rows.find(([name]) => name === file);
          if (!row) throw new Error(`There is no ${file} to be weighed.`);
          return Number(row.at(-1)) / 1000;
        });
        const weight = weights.reduce((sum, one) => sum + one, 0);
        const words = `${moment}: ${weight.toFixed(1)} of ${allowed} KB`;
        console.log(words);
        if (weight > allowed) throw new Error(`Too heavy. ${words}`);
      }
    },
  };
}
