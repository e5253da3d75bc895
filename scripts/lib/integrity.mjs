import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'integrity.json';

/**
 * Writes into a folder that is ready to be published what each of its files must be: the hashes that browsers
 * compare by `integrity`.
 *
 * @param {string} folder
 * @param {string} packageFile whose name and version the folder is of
 */
export function writeIntegrity(folder, packageFile) {
  const { name, version } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join('/'), hashOf(file)])
    .filter(([file]) => file !== FILE)
    .sort();
  const content = { name, version, files: Object.fromEntries(files) };
  writeFileSync(path.join(folder, FILE), `${JSON.stringify(content, undefined, 2)}\n`);
}

/** @param {string} file */
function hashOf(file) {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}
