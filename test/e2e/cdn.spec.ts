import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Exports from '../../src/index.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

const DIST = path.join(import.meta.dirname, '../../dist');
const PACKAGES = /\/(tim-js-sdk|tsignaling|trtc-js-sdk)\.js$/;

const classic = (url: string, attributes = '') =>
  `<script src="${url}/trtc-calling.min.js" ${attributes}></script>`;
const module = (url: string, attributes = '') =>
  `<script type="module" src="${url}/trtc-calling.module.min.js" ${attributes}></script>`;
const full = (url: string) => `<script src="${url}/trtc-calling.full.min.js"></script>`;
const library = (name: string) => `<script src="/npm/${name}.js"></script>`;

/** One who has a page of script tags is called, and speaks. */
async function talk(caller: Person, callee: Person): Promise<void> {
  await caller.calls(callee, { video: false });
  await callee.answers();
  await Promise.all([caller.isInCall(), callee.isInCall()]);
  await Promise.all([caller.hears(), callee.hears()]);
  await caller.clicks('Hang up');
  await Promise.all([caller.isIdle(), callee.isIdle()]);
}

async function hasNoComplaints({ page, consoleErrors }: Person): Promise<void> {
  expect(consoleErrors).toEqual([]);
  expect(await page.evaluate(() => window.recorded.uncaught)).toEqual([]);
}

/** What the page has fetched as code, by path. */
function scriptsOf({ page }: Person): Promise<string[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  );
}

function expectEachOnce(requested: readonly string[]): void {
  expect([...requested].sort()).toEqual([...new Set(requested)].sort());
}

/** Whether the page's WebRTC is the browser's own. */
function isNative({ page }: Person): Promise<boolean> {
  return page.evaluate(() =>
    Function.prototype.toString
      .call(Reflect.get(RTCPeerConnection.prototype, 'setRemoteDescription'))
      .includes('[native code]'),
  );
}

test.describe('A page of script tags calls', () => {
  test('by the module, which exports what the package does', async ({ cdn, open }) => {
    const [alice, bob] = await Promise.all([open('alice', { tags: module(cdn.url) }), open('bob')]);
    await talk(bob, alice);
    expect(cdn.requested).toContain('/cdn/calls.js');
    expectEachOnce(cdn.requested);
    const exported = await alice.page.evaluate(async (url) => {
      const names = (await import(url)) as typeof Exports;
      return {
        names: Object.keys(names).sort(),
        isElement: names.TrtcCallingElement === customElements.get('trtc-calling'),
        code: new names.CallError('destroyed', '').code,
      };
    }, `${cdn.url}/trtc-calling.module.min.js`);
    expect(exported).toEqual({
      names: [
        'CALL_ERROR_CODE',
        'CALL_TYPE',
        'CallError',
        'TrtcCallButtonElement',
        'TrtcCallingElement',
      ],
      isElement: true,
      code: 61014,
    });
    await hasNoComplaints(alice);
  });

  test('by the one file, without a further request', async ({ cdn, open }) => {
    const [alice, bob] = await Promise.all([open('alice', { tags: full(cdn.url) }), open('bob')]);
    await talk(bob, alice);
    expect(cdn.requested).toEqual(['/trtc-calling.full.min.js']);
    expect(await scriptsOf(alice)).toEqual(['/trtc-calling.full.min.js']);
    await hasNoComplaints(alice);
  });

  test('with the files in another place than the script', async ({ cdn, open }) => {
    const place = `data-trtc-calling="${cdn.url}"`;
    const code = (await readFile(path.join(DIST, 'trtc-calling.min.js'), 'utf8')).replaceAll(
      '</script',
      String.raw`<\/script`,
    );
    const [alice, bob, carol] = await Promise.all([
      open('alice', { tags: classic('/dist', place) }),
      open('bob'),
      // As optimisers put it into pages.
      open('carol', {
        tags: '',
        ready: false,
        prepare: (page) => page.evaluate(addScript, { text: code, place: cdn.url }),
      }),
    ]);
    await talk(bob, alice);
    expect(await scriptsOf(alice)).toContain('/cdn/calls.js');
    expect((await scriptsOf(alice)).filter((name) => name.startsWith('/dist/cdn/'))).toEqual([]);
    await carol.isReady();
    await hasNoComplaints(alice);
    await hasNoComplaints(carol);
  });

  test('by the module with the files in another place', async ({ cdn, open }) => {
    const alice = await open('alice', {
      tags: `<script type="module" data-trtc-calling="${cdn.url}/">
        import '/dist/trtc-calling.module.min.js';
      </script>`,
    });
    expect(cdn.requested).toContain('/cdn/calls.js');
    expect((await scriptsOf(alice)).filter((name) => name.startsWith('/dist/cdn/'))).toEqual([]);
    await hasNoComplaints(alice);
  });

  test('by a script that another one has brought', async ({ cdn, open }) => {
    const alice = await open('alice', {
      tags: `<script>
        document.head.append(
          Object.assign(document.createElement('script'), { src: '${cdn.url}/trtc-calling.min.js' }),
        );
      </script>`,
    });
    await hasNoComplaints(alice);
  });

  test('by all forms of the script at once, and with two elements: by one of each', async ({
    cdn,
    open,
  }) => {
    const [alice, bob] = await Promise.all([
      open('alice', {
        tags: [
          module(cdn.url),
          classic(cdn.url, 'defer'),
          classic(cdn.url),
          classic('/dist'),
          full(cdn.url),
          module('/dist'),
        ].join(''),
      }),
      open('bob'),
    ]);
    await alice.phone.evaluate((phone) => {
      phone.after(Object.assign(phone.cloneNode() as Element, { id: 'other' }));
    });
    const other = alice.page.locator('#other');
    await expect(other).toHaveJSProperty('state.session.status', 'standby');
    await other.getByRole('button', { name: 'Use here' }).click();
    await expect(other).toHaveJSProperty('state.session.status', 'ready');
    await bob.calls(alice, { video: false });
    await other.getByRole('button', { name: 'Answer' }).click();
    await Promise.all([bob.isInCall(), bob.hears()]);
    await bob.clicks('Hang up');
    await bob.isIdle();
    const chunks = (await scriptsOf(alice)).filter((name) => name.includes('/cdn/'));
    expect(chunks).toContain('/cdn/trtc-js-sdk.js');
    expectEachOnce(chunks);
    await hasNoComplaints(alice);
  });
});

test('A script that cannot know where its files are says what to do', async ({ open }) => {
  const text = await readFile(path.join(DIST, 'trtc-calling.min.js'), 'utf8');
  const alice = await open('alice', {
    tags: '',
    ready: false,
    prepare: (page) => page.evaluate(addScript, { text }),
  });
  expect(await alice.told('error')).toMatchObject({ reason: 'load-failed' });
  expect(alice.consoleErrors.join()).toContain('data-trtc-calling');
});

/** Runs in the page: adds a script that has no address. */
function addScript({ text, place }: { text: string; place?: string }): void {
  const script = Object.assign(document.createElement('script'), { text });
  if (place !== undefined) script.dataset['trtcCalling'] = place;
  document.head.append(script);
}

test.describe('webrtc-adapter', () => {
  test('is not loaded in Chromium', async ({ cdn, open }) => {
    const [alice, bob] = await Promise.all([
      open('alice', { tags: classic(cdn.url) }),
      open('bob'),
    ]);
    await talk(bob, alice);
    expect(cdn.requested).toContain('/cdn/trtc-js-sdk.js');
    expect(cdn.requested).not.toContain('/cdn/webrtc-adapter.js');
    expect(await isNative(alice)).toBe(true);
    await hasNoComplaints(alice);
  });

  const named = (brands: string) =>
    `<script>Object.defineProperty(navigator, 'userAgentData', { value: ${brands} });</script>`;
  for (const brands of ['undefined', '{ brands: [{ brand: "Other" }] }']) {
    test(`is there before the SDK in other browsers: ${brands}`, async ({ cdn, open }) => {
      const [alice, bob] = await Promise.all([
        open('alice', { tags: named(brands) + classic(cdn.url) }),
        open('bob'),
      ]);
      await talk(bob, alice);
      expect(cdn.requested.filter((name) => /webrtc|trtc-js/.test(name))).toEqual([
        '/cdn/webrtc-adapter.js',
        '/cdn/trtc-js-sdk.js',
      ]);
      expect(await isNative(alice)).toBe(false);
      await hasNoComplaints(alice);
    });
  }
});

test.describe('SDKs that the page has are not fetched:', () => {
  test('globals, each alone, before the script or after it', async ({ cdn, open }) => {
    const [alice, bob] = await Promise.all([
      open('alice', {
        tags: library('tim-js-sdk/tim-js') + classic(cdn.url) + library('trtc-js-sdk/trtc'),
      }),
      open('bob', {
        tags: `${library('tim-js-sdk/tim-js')}${library('tsignaling/tsignaling-js')}
          <script>delete window.TIM;</script>${classic('/dist')}`,
      }),
    ]);
    expect(await bob.dials(alice)(Date.now())).toBe('done');
    await alice.answers();
    await Promise.all([alice.hears(), bob.hears()]);
    expect(cdn.requested.filter((name) => PACKAGES.test(name))).toEqual(['/cdn/tsignaling.js']);
    const ofBob = (await scriptsOf(bob)).filter((name) => name.startsWith('/dist/'));
    expect(ofBob.filter((name) => PACKAGES.test(name)).sort()).toEqual([
      '/dist/cdn/tim-js-sdk.js',
      '/dist/cdn/trtc-js-sdk.js',
    ]);
    await hasNoComplaints(alice);
    await hasNoComplaints(bob);
  });

  test('those that an import map names', async ({ cdn, open }) => {
    const imports = {
      'tim-js-sdk': '/npm/tim-js-sdk/tim-js.es.js',
      'trtc-js-sdk': '/npm/trtc-js-sdk/trtc.esm.js',
      'webrtc-adapter/out/adapter': '/npm/webrtc-adapter/out/adapter.js',
    };
    const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
    const [alice, bob] = await Promise.all([
      open('alice', { tags: map + classic(cdn.url) }),
      open('bob'),
    ]);
    await talk(bob, alice);
    expect(cdn.requested.filter((name) => PACKAGES.test(name))).toEqual(['/cdn/tsignaling.js']);
    const mapped = (await scriptsOf(alice)).filter((name) => name.startsWith('/npm/'));
    expect(mapped.sort()).toEqual(Object.values(imports).sort());
    await hasNoComplaints(alice);
  });

  test('TIM, where the page hands over its own instance', async ({ cdn, cloud, open }) => {
    const [alice, bob] = await Promise.all([
      open('alice', {
        // Before the page is idle, when what a login needs is fetched.
        tags: `<script>
          addEventListener('DOMContentLoaded', () => (window.phone.tim = {}));
        </script>${classic(cdn.url)}`,
        attributes: { manual: '' },
        ready: false,
      }),
      open('bob'),
    ]);
    const { sdkAppID: SDKAppID, imProxy: proxyServer, userSigs } = cloud;
    await alice.phone.evaluate(
      async (phone, { userSig, ...options }) => {
        const url = '/npm/tim-js-sdk/tim-js.es.js';
        const { default: TIM } = (await import(url)) as { default: Window['TIM'] };
        const tim = TIM.create(options);
        const ready = new Promise<void>((resolve) => {
          tim.on(TIM.EVENT.SDK_READY, resolve);
        });
        await tim.login({ userID: 'alice', userSig });
        await ready;
        (phone as Exports.TrtcCallingElement).tim = tim;
        await (phone as Exports.TrtcCallingElement).login();
      },
      { SDKAppID, proxyServer, userSig: userSigs.sign('alice') },
    );
    await talk(bob, alice);
    expect(cdn.requested.filter((name) => PACKAGES.test(name))).toEqual([
      '/cdn/tsignaling.js',
      '/cdn/trtc-js-sdk.js',
    ]);
  });
});

test.describe('What cannot be loaded', () => {
  test('is fetched again, by other addresses too, and is there once', async ({ cdn, open }) => {
    cdn.missing.set('/cdn/calls.js', 1);
    cdn.missing.set('/cdn/video-tile.js', 3);
    cdn.missing.set('/cdn/tim-js-sdk.js', 1);
    const [alice, bob] = await Promise.all([
      open('alice', { tags: classic(cdn.url) }),
      open('bob'),
    ]);
    await talk(bob, alice);
    const askedFor = (name: string) => cdn.requested.filter((one) => one.includes(`/${name}.js`));
    await expect
      .poll(() => askedFor('video-tile'))
      .toEqual([
        '/cdn/video-tile.js',
        '/cdn/video-tile.js',
        '/cdn/video-tile.js?retry=2',
        '/cdn/video-tile.js?retry=3',
      ]);
    expect(askedFor('calls')).toHaveLength(2);
    expect(askedFor('tim-js-sdk')).toHaveLength(2);
    expect(await alice.eventNames()).not.toContain('error');
  });

  test('is told, and loaded by the button: the SDK of signals', async ({ cdn, open }) => {
    cdn.missing.set('/cdn/tim-js-sdk.js', Infinity);
    const alice = await open('alice', { tags: classic(cdn.url), ready: false });
    expect(await alice.told('error')).toMatchObject({ reason: 'load-failed' });
    cdn.missing.delete('/cdn/tim-js-sdk.js');
    await alice.clicks('Try again');
    await alice.isReady();
  });

  test('is told, and loaded with the next call: the SDK of media', async ({ cdn, open }) => {
    cdn.missing.set('/cdn/trtc-js-sdk.js', Infinity);
    const [alice, bob] = await Promise.all([
      open('alice', { tags: classic(cdn.url) }),
      open('bob'),
    ]);
    await alice.dials(bob)(Date.now());
    expect((await alice.told('call-end')).reason).toBe('error');
    expect(await alice.told('error')).toMatchObject({ reason: 'load-failed' });
    cdn.missing.delete('/cdn/trtc-js-sdk.js');
    await alice.clicks('Try again');
    await bob.answers();
    await Promise.all([alice.hears(), bob.hears()]);
  });

  test('leaves a group call as one of two: its view', async ({ cdn, open }) => {
    cdn.missing.set('/cdn/group.js', Infinity);
    const [alice, bob, carol] = await Promise.all([
      open('alice', { tags: classic(cdn.url) }),
      open('bob'),
      open('carol'),
    ]);
    await alice.groupCalls([bob, carol]);
    await Promise.all([bob.answers(), carol.answers()]);
    await alice.isWith(bob, carol);
    expect(await alice.told('error')).toMatchObject({ reason: 'load-failed' });
    await alice.seesAndHears(bob);
    cdn.missing.delete('/cdn/group.js');
    await alice.clicks('Hang up');
    await Promise.all([bob, carol].map((person) => person.clicks('Hang up')));
    await Promise.all([alice, bob, carol].map((person) => person.told('call-end')));
    await alice.groupCalls([bob, carol]);
    await bob.answers();
    await expect(alice.phone.locator('trtc-person-tile')).toHaveCount(3);
  });

  test('does not keep from answering: the screen of the call', async ({ cdn, open }) => {
    cdn.missing.set('/cdn/call-screen.js', Infinity);
    const [alice, bob] = await Promise.all([
      open('alice', { tags: classic(cdn.url) }),
      open('bob'),
    ]);
    await bob.calls(alice, { video: false });
    await alice.reads('The call screen could not be loaded');
    cdn.missing.delete('/cdn/call-screen.js');
    await alice.answers();
    await Promise.all([alice.hears(), bob.hears()]);
    await expect(alice.phone.getByRole('button', { name: 'Mute' })).toBeVisible();
  });
});

test.describe('dist/integrity.json', () => {
  interface Integrity {
    readonly name: string;
    readonly version: string;
    readonly files: Readonly<Record<string, string>>;
  }
  const read = async () =>
    JSON.parse(await readFile(path.join(DIST, 'integrity.json'), 'utf8')) as Integrity;

  /** As docs/cdn.md says. */
  async function checked(url: string): Promise<string> {
    const { files } = await read();
    const chunks = Object.entries(files).filter(([name]) => name.startsWith('cdn/'));
    const integrity = Object.fromEntries(chunks.map(([name, hash]) => [`${url}/${name}`, hash]));
    const entry = `integrity="${files['trtc-calling.min.js'] ?? ''}" crossorigin="anonymous"`;
    return `<script type="importmap">${JSON.stringify({ integrity })}</script>${classic(url, entry)}`;
  }

  test('has the hash of every file, and the version', async () => {
    const { name, version, files } = await read();
    const own = (await import(pathToFileURL(path.join(DIST, '../package.json')).href, {
      with: { type: 'json' },
    })) as { default: { name: string; version: string } };
    expect({ name, version }).toEqual({ name: own.default.name, version: own.default.version });
    const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
    const hashes = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const file = path.join(entry.parentPath, entry.name);
          const hash = createHash('sha384').update(await readFile(file));
          return [path.relative(DIST, file), `sha384-${hash.digest('base64')}`] as const;
        }),
    );
    expect(files).toEqual(Object.fromEntries(hashes.filter(([file]) => file !== 'integrity.json')));
  });

  test('lets a page check all that it loads', async ({ cdn, open }) => {
    const alice = await open('alice', { tags: await checked(cdn.url) });
    await hasNoComplaints(alice);
  });

  test('keeps out what is not of this version, however often it comes', async ({ cdn, open }) => {
    cdn.added.set('/cdn/calls.js', '\nwindow.hasRun = true;');
    const alice = await open('alice', { tags: await checked(cdn.url), ready: false });
    expect(await alice.told('error')).toMatchObject({ reason: 'load-failed' });
    expect(await alice.page.evaluate(() => 'hasRun' in window)).toBe(false);
    expect(cdn.requested.filter((name) => name.includes('?'))).toEqual([]);
    cdn.added.clear();
    cdn.added.set('/trtc-calling.min.js', '\nwindow.hasRun = true;');
    await alice.page.reload();
    await expect.poll(() => alice.consoleErrors.join()).toContain('/trtc-calling.min.js');
    expect(await alice.page.evaluate(() => 'hasRun' in window)).toBe(false);
  });
});

test('THIRD-PARTY-NOTICES.txt names all whose code is published, with their terms', async () => {
  const notices = await readFile(path.join(DIST, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const named = [...notices.matchAll(/^(\S+) \d[\w.]*, licence (\S+?),?(?: by.*)?$/gm)];
  expect(Object.fromEntries(named.map(([, name, licence]) => [name, licence]))).toEqual({
    '@lit/reactive-element': 'BSD-3-Clause',
    lit: 'BSD-3-Clause',
    'lit-element': 'BSD-3-Clause',
    'lit-html': 'BSD-3-Clause',
    sdp: 'MIT',
    'tim-js-sdk': 'ISC',
    'trtc-js-sdk': 'ISC',
    tsignaling: 'ISC',
    tslib: '0BSD',
    'webrtc-adapter': 'BSD-3-Clause',
  });
  // Inside tsignaling.
  expect(notices).toMatch(/UUID\.js[^]+Apache License 2\.0/);
});
