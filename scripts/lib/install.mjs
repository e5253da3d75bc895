import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what the lockfile asks for; contents, since times change with every clone and pull. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([name, { version, link, optional, devOptional, peer }]) =>
      !name.includes('node_modules/') ||
      link === true ||
      present[name]?.version === version ||
      (present[name] === undefined && (optional ?? devOptional ?? peer ?? false)),
  );
}

/** Ends the process with a plain sentence when this Node is too old to go on. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of the lockfile if that has not been done yet. Uses nothing but Node and npm. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const code = await run('npm', ['ci', '--no-fund', '--no-audit']);
  if (code !== 0) {
    console.error('npm ci failed: see above.');
    process.exit(1);
  }
}
