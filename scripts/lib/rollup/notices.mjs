import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes down whose code is in the bundle and on what terms.
 *
 * @param {string} file name of the list in the output folder
 * @param {Readonly<Record<string, readonly string[]>>} [inside] by package, others that its files have in them
 * @returns {import('rollup').Plugin}
 */
export function notices(file, inside = {}) {
  return {
    name: 'notices',
    generateBundle() {
      /** @type {Set<string>} */
      const folders = new Set();
      /** @type {Map<string, readonly string[]>} */
      const comments = new Map();
      for (const id of this.getModuleIds()) {
        const folder = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1];
        if (folder === undefined || !existsSync(path.join(folder, 'package.json'))) continue;
        folders.add(folder);
        for (const other of inside[path.basename(folder)] ?? []) {
          folders.add(path.join(folder, '..', other));
        }
        for (const [, terms] of (this.getModuleInfo(id)?.code ?? '').matchAll(LICENCE_COMMENT)) {
          comments.set(folder, [...(comments.get(folder) ?? []), inWords(terms ?? '')]);
        }
      }
      this.emitFile({
        type: 'asset',
        fileName: file,
        source: `Code of these packages is part of the files in this folder.\n\n${[...folders]
          .sort()
          .map((folder) => noticeOf(folder, comments.get(folder) ?? []))
          .join('\n')}`,
      });
    },
  };
}

/** A comment that says the terms of what follows it: of other people's code inside a package's file. */
const LICENCE_COMMENT = /\/\*\*?((?:(?!\*\/)[^])*@licen[cs]e\b(?:(?!\*\/)[^])*)\*\//g;

/** @param {string} comment with a star before each line */
const inWords = (comment) => comment.replaceAll(/^\s*\* ?/gm, '').trim();

/**
 * @param {string} folder of a package
 * @param {readonly string[]} comments on licences, in its files
 */
function noticeOf(folder, comments) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const text = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const by = typeof author === 'string' ? author : author?.name;
  // Where the package has a text, they repeat it.
  const inFiles = text === undefined ? [...new Set(comments)].map((terms) => `${terms}\n`) : [];
  return [
    '-'.repeat(79),
    `${name} ${version}, licence ${license ?? 'not stated'}${by ? `, by ${by}` : ''}`,
    '',
    text === undefined
      ? '(The package has no licence text; the above is what its package.json says.)'
      : readFileSync(path.join(folder, text), 'utf8').trim(),
    '',
    ...inFiles.map((terms) => `Parts of its files say:\n\n${terms}`),
  ].join('\n');
}
