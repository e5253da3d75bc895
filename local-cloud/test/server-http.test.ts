import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import WebSocket from 'ws';
import { startLocalCloud, type LocalCloud } from '../src/index.js';

let cloud: LocalCloud;
let directory: string;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-cloud-'));
  await mkdir(join(directory, 'pages', 'sub'), { recursive: true });
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await writeFile(join(directory, 'pages', 'index.html'), '<p>index');
  await writeFile(join(directory, 'pages', 'a b.js'), 'let x;');
  await writeFile(join(directory, 'pages', 'sub', 'index.html'), '<p>sub');
  cloud = await startLocalCloud({
    control: true,
    static: { '/': join(directory, 'pages'), '/again/': join(directory, 'pages', 'sub') },
  });
});
after(async () => {
  await cloud.close();
  await rm(directory, { recursive: true });
});

const post = (path: string, body: unknown, type = 'application/json'): Promise<Response> =>
  fetch(cloud.url + path, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** fetch() tidies a path up before it sends it; this does not. */
const rawGet = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ port: cloud.port, host: '127.0.0.1', path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('the HTTP server', () => {
  it('says where its services are, on both loopback addresses', async () => {
    const loopback = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const hasIPv6 = loopback.some(({ address }) => address === '::1');
    for (const host of ['localhost', '127.0.0.1', ...(hasIPv6 ? ['[::1]'] : [])]) {
      const response = await fetch(`http://${host}:${cloud.port}/config`);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.deepEqual(await response.json(), {
        sdkAppID: 1400000001,
        imProxy: `ws://localhost:${cloud.port}/im`,
        rtcProxy: `ws://localhost:${cloud.port}/rtc`,
        logProxy: `http://localhost:${cloud.port}/log`,
      });
    }
  });

  it('issues userSigs', async () => {
    const answer = (await (await post('/usersig', { userID: 'ann' })).json()) as {
      userID: string;
      userSig: string;
      expire: number;
    };
    assert.equal(answer.userID, 'ann');
    assert.equal(answer.expire, 86_400);
    assert.equal(cloud.userSigs.check('ann', answer.userSig), undefined);
  });

  it('refuses requests for userSigs that make no sense', async () => {
    for (const [body, status, message] of [
      [{}, 400, /userID must be a string/],
      [{ userID: '' }, 400, /empty/],
      [{ userID: 'a b' }, 400, /letters, digits/],
      [{ userID: 'x'.repeat(33) }, 400, /32 bytes/],
      [{ userID: 'ann', expire: 0 }, 400, /expire/],
      ['{', 400, /not JSON/],
      ['[]', 400, /object/],
      [`"${'x'.repeat(70_000)}"`, 413, /64 KiB/],
    ] as const) {
      const response = await post('/usersig', body);
      assert.equal(response.status, status, JSON.stringify(body));
      assert.match(((await response.json()) as { error: string }).error, message);
    }
    assert.equal((await fetch(`${cloud.url}/usersig`)).status, 405);
  });

  it('answers preflights of other origins', async () => {
    for (const path of ['/config', '/usersig', '/log/v5/AVQualityReportSvc/C2S']) {
      const response = await fetch(cloud.url + path, {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Headers': 'content-type' },
      });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-allow-headers'), 'content-type');
    }
  });

  it('swallows logs of any size', async () => {
    const response = await post('/log/v5/AVQualityReportSvc/C2S?random=1', 'x'.repeat(500_000));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });

  it('serves pages, the longest prefix first', async () => {
    const page = await fetch(`${cloud.url}/`);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(await page.text(), '<p>index');
    const script = await fetch(`${cloud.url}/a%20b.js?v=1`);
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(await (await fetch(`${cloud.url}/again/`)).text(), '<p>sub');
    const moved = await fetch(`${cloud.url}/sub`);
    assert.equal(moved.url, `${cloud.url}/sub/`);
    const head = await fetch(`${cloud.url}/a%20b.js`, { method: 'HEAD' });
    assert.equal(head.headers.get('content-length'), '6');
  });

  it('serves nothing outside its directories', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/sub/../../secret.txt',
      '/again/..%2f..%2fsecret.txt',
      '/none',
    ]) {
      assert.equal(await rawGet(path), 404, path);
    }
    assert.equal(await rawGet('/%00'), 400);
    assert.equal(await rawGet('/%zz'), 400);
    assert.equal((await post('/', {})).status, 405);
  });

  it('runs control commands, with errors as JSON', async () => {
    const users = await post('/control/im-users', {});
    assert.deepEqual(await users.json(), { users: [] });
    assert.equal((await post('/control/no-such', {})).status, 404);
    assert.equal((await post('/control/im-kick', { userID: 'nobody' })).status, 400);
    assert.equal((await post('/control/im-users', '{')).status, 400);
    assert.equal((await post('/control/im-users', '{}', 'text/plain')).status, 415);
    assert.equal((await fetch(`${cloud.url}/control/im-users`)).status, 405);
  });

  it('has no control API unless asked', async () => {
    const plain = await startLocalCloud();
    const response = await fetch(`${plain.url}/control/im-users`, { method: 'POST' });
    assert.equal(response.status, 404);
    assert.deepEqual(await plain.control('im-users'), { users: [] });
    await plain.close();
  });

  it('refuses WebSockets where there is no service, and HTTP where there is one', async () => {
    for (const path of ['/', '/nothing', '/im', '/im/other', '/imx/binfo']) {
      const socket = new WebSocket(`ws://localhost:${cloud.port}${path}`);
      const error = await new Promise<Error>((resolve) => socket.on('error', resolve));
      assert.match(error.message, /404/, path);
    }
    assert.equal((await fetch(`${cloud.url}/im/binfo`)).status, 426);
  });

  it('frees its port when closed, also with clients connected, and closes once', async () => {
    const first = await startLocalCloud();
    const socket = new WebSocket(`${first.imProxy}/binfo`);
    await new Promise((resolve) => socket.on('open', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await Promise.all([first.close(), first.close()]);
    await closed;
    const second = await startLocalCloud({ port: first.port });
    await assert.rejects(startLocalCloud({ port: first.port }), { code: 'EADDRINUSE' });
    await second.close();
  });

  it('takes an SDKAppID and a key', async () => {
    const own = await startLocalCloud({ sdkAppID: 1500000000, secretKey: 'k' });
    assert.equal(own.userSigs.sdkAppID, 1500000000);
    assert.equal(cloud.userSigs.check('ann', own.userSigs.sign('ann'))?.code, 70014);
    await own.close();
    await assert.rejects(startLocalCloud({ sdkAppID: 0 }), RangeError);
    await assert.rejects(startLocalCloud({ secretKey: '' }), RangeError);
  });
});
