import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run, runTool } from './run.mjs';
import { callsPage } from './site/calls-page.mjs';
import { referencePage } from './site/reference-page.mjs';

/** Where the finished site is. */
export const SITE = path.join(ROOT, 'docs/.vitepress/dist');

const ELEMENTS = ['trtc-calling', 'trtc-call-button'];

/** Writes the pages that are made from the sources; they are in no commit. */
export function generatePages() {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'dist/custom-elements.json'), 'utf8'));
  for (const [language, folder] of /** @type {const} */ ([
    ['en', 'docs'],
    ['zh', 'docs/zh'],
  ])) {
    mkdirSync(path.join(ROOT, folder, 'reference'), { recursive: true });
    for (const tag of ELEMENTS) {
      const file = path.join(ROOT, folder, `reference/${tag}.md`);
      writeAtOnce(file, referencePage(manifest, tag, language));
    }
  }
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  writeAtOnce(path.join(ROOT, 'docs/calls.md'), callsPage(readme));
}

/**
 * Whoever reads the file meanwhile, such as a build of the site beside a test of its samples, gets all of it.
 *
 * @param {string} file
 * @param {string} text
 */
function writeAtOnce(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/**
 * Builds the documentation site out of docs/, the manifest and the built element, which must be there.
 *
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function buildSite() {
  generatePages();
  rmSync(SITE, { recursive: true, force: true });
  const code = await runTool('vitepress', 'vitepress', ['build', 'docs']);
  if (code !== 0) return false;
  // The live examples run what is published, from the site itself.
  cpSync(path.join(ROOT, 'dist'), path.join(SITE, 'trtc-calling'), {
    recursive: true,
    filter: (file) => !/[\\/]types$|\.d\.ts$/.test(file),
  });
  cpSync(
    path.join(ROOT, 'demo/generated-devices.js'),
    path.join(SITE, 'live/generated-devices.js'),
  );
  return true;
}

/** Serves the site together with a local cloud, until it is ended. @param {readonly string[]} parameters */
export function serveSite(parameters) {
  const program = path.join(ROOT, 'local-cloud/dist/cli.js');
  return run(process.execPath, [program, '--static', `/=${SITE}`, ...parameters]);
}
