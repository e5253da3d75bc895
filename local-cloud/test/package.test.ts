import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const isWindows = process.platform === 'win32';

function npm(directory: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return run('npm', args, { cwd: directory, shell: isWindows });
}

describe('the package', () => {
  let project = '';
  const installed = (name: string): string => path.join(project, 'node_modules', name);

  before(async () => {
    project = await mkdtemp(path.join(tmpdir(), 'local-cloud-'));
    const { stdout } = await npm(PACKAGE, 'pack', '--json', '--pack-destination', project);
    // What the build of it prints stands before.
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as { filename: string }[];
    await writeFile(path.join(project, 'package.json'), '{ "private": true }');
    // No script may run: everything native is in packages of the registry.
    const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
    await npm(project, 'install', ...options, `./${packed?.filename}`);
  });

  after(() => rm(project, { recursive: true, force: true }));

  /** Runs the installed command as a person does, from an empty project. */
  function start(...args: string[]) {
    const child = spawn(path.join(installed('.bin'), 'trtc-local-cloud'), args, {
      cwd: project,
      shell: isWindows,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const exit = once(child, 'close').then(([code]) => code as number | null);
    return { child, exit, output: () => output };
  }

  it('starts in an empty project, answers, and stops when told', async () => {
    const { child, exit, output } = start('--port', '0');
    while (!output().includes('userSig')) {
      await Promise.race([once(child.stdout, 'data'), exit.then(() => assert.fail(output()))]);
    }
    const [, url] = /at (http:\S+)/.exec(output()) ?? [];
    const config = (await (await fetch(`${url}/config`)).json()) as { imProxy: string };
    assert.match(config.imProxy, /^ws:/);
    child.kill('SIGTERM');
    assert.equal(await exit, 0);
  });

  it('is imported, with types', async () => {
    const script = `import { startLocalCloud } from 'trtc-local-cloud';
      const cloud = await startLocalCloud();
      console.log(cloud.userSigs.sign('ann').length > 50);
      await cloud.close();`;
    const options = { cwd: project };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], options);
    assert.equal(stdout, 'true\n');
    const types = path.join(installed('trtc-local-cloud'), 'dist/index.d.ts');
    assert.match(await readFile(types, 'utf8'), /function startLocalCloud/);
  });

  it('says what is missing when its native part is', async () => {
    await rename(installed('@node-datachannel'), installed('gone'));
    const { exit, output } = start('--port', '0');
    assert.equal(await exit, 1);
    assert.match(
      output(),
      /^trtc-local-cloud: The native part of node-datachannel .*--omit=optional/,
    );
    const help = start('--help');
    assert.equal(await help.exit, 0);
    await rename(installed('gone'), installed('@node-datachannel'));
  });
});
