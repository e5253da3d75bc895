import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeFrame } from '../src/log.js';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args]);
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => text, exit };
}

async function urlOf({ output, exit }: Run): Promise<string> {
  const state = { ended: false };
  void exit.then(() => (state.ended = true));
  for (;;) {
    const url = /at (http:\S+)/.exec(output())?.[1];
    if (url && output().includes('userSig')) return url;
    if (state.ended) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the command', () => {
  it('starts, says where, answers, and stops at once when told', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const cli = run('--port', '0', '--sdkappid', '1500000001');
      const url = await urlOf(cli);
      const config = (await (await fetch(`${url}/config`)).json()) as { sdkAppID: number };
      assert.equal(config.sdkAppID, 1500000001);
      const start = performance.now();
      cli.child.kill(signal);
      assert.equal(await cli.exit, 0);
      assert.ok(performance.now() - start < 1000);
    }
  });

  it('explains itself', async () => {
    const help = run('--help');
    assert.equal(await help.exit, 0);
    assert.match(help.output(), /Usage: trtc-local-cloud/);
    const version = run('--version');
    assert.equal(await version.exit, 0);
    assert.match(version.output(), /^\d+\.\d+\.\d+\n$/);
  });

  it('refuses arguments that make no sense with exit code 2', async () => {
    for (const args of [
      ['--port', 'x'],
      ['--port', '70000'],
      ['--nope'],
      ['more'],
      ['--static', 'a'],
      ['--static', '/=no-such-directory'],
      ['--sdkappid', '0'],
      ['--host', 'no-such-host.invalid', '--port', '0'],
    ]) {
      const cli = run(...args);
      assert.equal(await cli.exit, 2, args.join(' '));
      assert.match(cli.output(), /--help/);
    }
  });

  it('fails with exit code 1 when the wanted port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const cli = run('--port', String(port));
    assert.equal(await cli.exit, 1);
    assert.match(cli.output(), new RegExp(`^trtc-local-cloud: Port ${port} is taken\\..*--port`));
    server.close();
  });
});

describe('the log of frames', () => {
  it('holds no credentials', () => {
    const frame = { head: { usersig: 'secret', a2: 'secret' }, body: { A2Key: 'secret', n: 1 } };
    const line = describeFrame(frame);
    assert.doesNotMatch(line, /secret/);
    assert.match(line, /"n":1/);
    assert.equal(describeFrame('/rtc?userSig=secret&x=1'), '/rtc?userSig=***&x=1');
  });
});
