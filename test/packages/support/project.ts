import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { INSTALL, ROOT, runNpm, type Workshop } from './tarball.js';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** An example, installed elsewhere as a user would. */
export interface Project {
  readonly folder: string;
  /** What its `start` serves, by URL prefix. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Runs those of the scripts that it has, one after another. */
  run(...scripts: readonly string[]): Promise<void>;
}

/** Copies an example out of the repository and installs it, with the tarball for the package. */
export async function setUp(name: string, { folder: parent, tarball }: Workshop): Promise<Project> {
  const folder = path.join(parent, name);
  const own = (entry: string): boolean => !/[\\/](node_modules|dist)$/.test(entry);
  await cp(path.join(ROOT, 'examples', name), folder, { recursive: true, filter: own });

  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  manifest.dependencies['trtc-calling'] = `file:${tarball}`;
  // The test has one already.
  delete manifest.devDependencies['trtc-local-cloud'];
  await writeFile(file, JSON.stringify(manifest));
  await runNpm(INSTALL, folder);

  const [, prefix = '', served = ''] =
    /--static (\S+)=(\S+)/.exec(manifest.scripts['start'] ?? '') ?? [];
  return {
    folder,
    mounts: { [prefix]: path.join(folder, served) },
    async run(...scripts) {
      for (const script of scripts) {
        if (manifest.scripts[script]) await runNpm(['run', script], folder);
      }
    },
  };
}
