import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.join(import.meta.dirname, '../../..');

/** From npm's cache where it can be, and patiently where not. */
export const INSTALL = [
  'install',
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--fetch-retries=5',
];

const execute = promisify(execFile);

/** A folder of this test's own, outside the repository, whose packages would be found from inside. */
export interface Workshop {
  readonly folder: string;
  /** What `npm publish` would send. */
  readonly tarball: string;
  close(): Promise<void>;
}

/** Packs what is built. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'trtc-calling-'));
  // Without scripts: prepack would build once more.
  const parameters = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await runNpm(parameters, ROOT);
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
  if (!packed) throw new Error('npm pack made no file.');
  return {
    folder,
    tarball: path.join(folder, packed.filename),
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Settles with what it has printed; rejects with the same when it fails. */
export async function runNpm(
  parameters: readonly string[],
  cwd: string,
): Promise<{ stdout: string }> {
  try {
    // npm is a .cmd file on Windows, which only a shell starts.
    const shell = process.platform === 'win32';
    const timeout = 600_000;
    return await execute('npm', parameters, { cwd, shell, timeout, maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    const command = `npm ${parameters.join(' ')}`;
    throw new Error(`${command} failed in ${cwd}:\n${stdout}\n${stderr}`, { cause });
  }
}
