import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureFirefox } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { run, runTool } from './lib/run.mjs';

const RESULTS = path.join(ROOT, 'test-results');

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/**
 * @typedef {object} Stage
 * @property {string} title
 * @property {() => Promise<boolean>} run settles with whether it succeeded
 * @property {() => Counts} [counts] the tests that it ran; a stage without this runs no tests
 */

/** @param {string} name */
const readResult = (name) => readFileSync(path.join(RESULTS, name), 'utf8');

/**
 * @param {string} folder
 * @returns {string[]}
 */
function testFilesIn(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.(ts|mjs)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

/**
 * A stage that runs the tests of a folder by Node's own runner.
 *
 * @param {string} title
 * @param {string} folder
 * @param {string} report name of the TAP file that it writes
 * @returns {Stage}
 */
function nodeTests(title, folder, report) {
  return {
    title,
    async run() {
      const code = await run(process.execPath, [
        ...['--import', 'tsx', '--test'],
        ...['--test-reporter', 'dot', '--test-reporter-destination', 'stdout'],
        ...['--test-reporter', 'tap', '--test-reporter-destination', path.join(RESULTS, report)],
        ...testFilesIn(folder),
      ]);
      if (code !== 0) console.log(failuresOf(readResult(report)));
      return code === 0;
    },
    counts() {
      const tap = readResult(report);
      const count = (/** @type {string} */ name) =>
        Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
      return {
        passed: count('pass'),
        failed: count('fail') + count('cancelled'),
        skipped: count('skipped') + count('todo'),
      };
    },
  };
}

/** @type {Record<string, Stage>} */
const STAGES = {
  types: {
    title: 'Types',
    async run() {
      const projects = ['tsconfig.json', 'tsconfig.node.json', ...localCloudProjects()];
      const codes = [];
      for (const project of projects) {
        codes.push(await runTool('typescript', 'tsc', ['-p', project, '--noEmit']));
      }
      return codes.every((code) => code === 0);
    },
  },
  lint: {
    title: 'Lint',
    async run() {
      const codes = await Promise.all([
        runTool('eslint', 'eslint', ['.', '--max-warnings', '0']),
        runTool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
      ]);
      return codes.every((code) => code === 0);
    },
  },
  build: {
    title: 'Build',
    run: () => build({ always: !process.env.TEST_KEEP_BUILD }),
  },
  docs: nodeTests('Documentation (node:test)', 'test/docs', 'docs.tap'),
  cloud: nodeTests('Local cloud (node:test)', 'local-cloud/test', 'cloud.tap'),
  packages: nodeTests('What npm would publish (node:test)', 'test/packages', 'packages.tap'),
  firefox: nodeTests('Calls of Firefox (node:test)', 'test/firefox', 'firefox.tap'),
  wtr: {
    title: 'Core, adapters and element (web-test-runner)',
    run: async () => (await runTool('@web/test-runner', 'wtr', [])) === 0,
    counts: () => JSON.parse(readResult('wtr.json')),
  },
  e2e: {
    title: 'Two people, end to end (Playwright)',
    run: async () => (await runTool('@playwright/test', 'playwright', ['test'])) === 0,
    counts() {
      /** @type {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }} */
      const { stats } = JSON.parse(readResult('e2e.json'));
      return {
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      };
    },
  },
};

function localCloudProjects() {
  return readdirSync(path.join(ROOT, 'local-cloud'))
    .filter((name) => /^tsconfig.*\.json$/.test(name))
    .map((name) => path.join('local-cloud', name));
}

/**
 * The failed tests of a TAP report with what they say.
 *
 * @param {string} tap
 */
function failuresOf(tap) {
  return tap
    .split(/^(?=\s*(?:not )?ok \d)/m)
    .filter((part) => /^\s*not ok/.test(part) && !part.includes("failureType: 'subtestsFailed'"))
    .join('');
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const unknown = options.only.filter((name) => !Object.hasOwn(STAGES, name));
if (options.help || unknown.length > 0) {
  console.log(`npm test [-- --only STAGE]…   STAGE is one of ${Object.keys(STAGES).join(', ')}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

await ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const names = options.only.length > 0 ? options.only : Object.keys(STAGES);
if (['packages', 'firefox', 'wtr', 'e2e'].some((name) => names.includes(name))) {
  const browser = await ensureBrowser();
  process.env.CHROME_PATH = browser;
  console.log(`Browser: ${browser}`);
}
if (names.includes('firefox')) {
  process.env.FIREFOX_PATH = await ensureFirefox();
  console.log(`Firefox: ${process.env.FIREFOX_PATH}`);
}
// The stages that need the builds are also run alone.
if (!names.includes('build') && names.some((name) => STAGES[name]?.counts)) await build();

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const lines = [];
for (const name of names) {
  const stage = /** @type {Stage} */ (STAGES[name]);
  console.log(`\n${stage.title}`);
  const start = performance.now();
  const succeeded = await stage.run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);

  /** @type {Counts} */
  let counts = { passed: 0, failed: 0, skipped: 0 };
  let said = '';
  if (stage.counts) {
    try {
      counts = stage.counts();
      said = `, ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    } catch {
      said = ', no report';
      counts.failed = 1;
    }
    if (counts.passed + counts.failed === 0) {
      said = ', ran no test';
      counts.failed = 1;
    }
  }
  // A stage that failed without a failed test (a lint error, a crash) counts as one.
  if (!succeeded) counts.failed = Math.max(counts.failed, 1);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  lines.push(`${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${stage.title}: ${seconds} s${said}`);
  console.log(lines.at(-1));
}

console.log(`\n${lines.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
