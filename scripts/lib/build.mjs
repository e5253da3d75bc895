import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeIntegrity } from './integrity.mjs';
import { ROOT } from './paths.mjs';
import { runTool } from './run.mjs';

/**
 * @typedef {object} Target
 * @property {readonly string[]} sources files and folders that it is made of
 * @property {string} output a file that every build writes anew
 * @property {() => Promise<boolean>} build settles with whether it succeeded
 */

/** @satisfies {Record<string, Target>} */
const TARGETS = {
  'local-cloud': {
    sources: ['local-cloud/src', 'local-cloud/tsconfig.json', 'tsconfig.base.json'],
    output: 'local-cloud/dist/index.js',
    build: async () => (await runTool('typescript', 'tsc', ['-p', 'local-cloud'])) === 0,
  },
  element: {
    sources: [
      'src',
      'styles',
      'rollup.config.mjs',
      'rollup.types.config.mjs',
      'custom-elements-manifest.config.mjs',
      'scripts/lib/rollup',
      'scripts/lib/editor-data.mjs',
      'scripts/lib/integrity.mjs',
      'scripts/lib/sdks.mjs',
      'tsconfig.json',
      'tsconfig.build.json',
      'tsconfig.base.json',
      'package.json',
      'package-lock.json',
    ],
    output: 'dist/trtc-calling.min.js',
    async build() {
      rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
      const codes = await Promise.all([
        runTool('rollup', 'rollup', ['--config', 'rollup.config.mjs', '--silent']),
        runTool('rollup', 'rollup', ['--config', 'rollup.types.config.mjs', '--silent']),
        runTool('@custom-elements-manifest/analyzer', 'cem', ['analyze']),
      ]);
      if (codes.some((code) => code !== 0)) return false;
      // What it imports need not have been installed yet when this module is read.
      const { writeEditorData } = await import('./editor-data.mjs');
      writeEditorData();
      writeIntegrity(path.join(ROOT, 'dist'), path.join(ROOT, 'package.json'));
      return true;
    },
  },
  site: {
    sources: [
      'README.md',
      'dist',
      'demo/generated-devices.js',
      'scripts/lib/site.mjs',
      'scripts/lib/site',
      ...['config.ts', 'links.ts', 'pages.ts', 'theme'].map((name) => `docs/.vitepress/${name}`),
      'docs/public',
      'docs/zh',
      ...readdirSync(path.join(ROOT, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
    ],
    output: 'docs/.vitepress/dist/index.html',
    build: async () => (await import('./site.mjs')).buildSite(),
  },
};

/** @typedef {keyof typeof TARGETS} TargetName */

/**
 * The newest time of change of a file, or of anything in a folder; 0 when it does not exist.
 *
 * @param {string} name
 * @returns {number}
 */
function newestChange(name) {
  const file = path.join(ROOT, name);
  if (!existsSync(file)) return 0;
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(
    mtimeMs,
    ...readdirSync(file).map((entry) => newestChange(path.join(name, entry))),
  );
}

/** @param {Target} target */
function isCurrent({ sources, output }) {
  const built = newestChange(output);
  return built > 0 && sources.every((source) => newestChange(source) <= built);
}

/**
 * Builds the targets, or those of them that are older than their sources.
 *
 * @param {{ targets?: readonly TargetName[], always?: boolean }} [options]
 * @returns {Promise<boolean>} whether all of them succeeded
 */
export async function build({ targets = ['local-cloud', 'element'], always = false } = {}) {
  let succeeded = true;
  for (const name of targets) {
    const target = TARGETS[name];
    if (!always && isCurrent(target)) continue;
    console.log(`Building ${name} …`);
    if (!(await target.build())) {
      console.error(`Building ${name} failed.`);
      succeeded = false;
    }
  }
  return succeeded;
}
