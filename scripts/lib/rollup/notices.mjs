import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes down whose code is in the bundle and on what terms.
 *
 * @param {string} file name of the list in the output folder
 * @returns {import('rollup').Plugin}
 */
export function notices(file) {
  return {
    name: 'notices',
    generateBundle() {
      const folders = new Set();
      for (const id of this.getModuleIds()) {
        const folder = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1];
        if (folder !== undefined && existsSync(path.join(folder, 'package.json')))
          folders.add(folder);
      }
      this.emitFile({
        type: 'asset',
        fileName: file,
        source: `Code of these packages is part of the files in this folder.\n\n${[...folders]
          .sort()
          .map(noticeOf)
          .join('\n')}`,
      });
    },
  };
}

/** @param {string} folder of a package */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const text = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const by = typeof author === 'string' ? author : author?.name;
  return [
    '-'.repeat(79),
    `${name} ${version}, licence ${license ?? 'not stated'}${by ? `, by ${by}` : ''}`,
    '',
    text === undefined
      ? '(The package has no licence text; the above is what its package.json says.)'
      : readFileSync(path.join(folder, text), 'utf8').trim(),
    '',
  ].join('\n');
}
