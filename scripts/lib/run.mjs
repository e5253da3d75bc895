import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Runs a program in the repository's folder with this terminal; settles with its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function run(command, parameters, options = {}) {
  // npm and npx are .cmd files on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && (command === 'npm' || command === 'npx');
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
      shell,
    });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a tool of node_modules by this Node itself: without npx's second and the same on every system.
 *
 * @param {string} packageName
 * @param {string} bin the name of the tool in the package's `bin`
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 */
export function runTool(packageName, bin, parameters, options) {
  const require = createRequire(path.join(ROOT, 'package.json'));
  // Not every package exports its package.json, so it is looked for where packages are.
  const folder = require.resolve
    .paths(packageName)
    ?.map((base) => path.join(base, packageName))
    .find((candidate) => {
      try {
        require.resolve(path.join(candidate, 'package.json'));
        return true;
      } catch {
        return false;
      }
    });
  if (folder === undefined) throw new Error(`${packageName} is not installed`);
  const manifest = /** @type {{ bin: string | Record<string, string> }} */ (
    require(path.join(folder, 'package.json'))
  );
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  if (file === undefined) throw new Error(`${packageName} has no program ${bin}`);
  return run(process.execPath, [path.join(folder, file), ...parameters], options);
}
