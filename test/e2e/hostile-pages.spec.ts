import type { Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Person } from './support/person.js';
import { ENUMERABLE_OBJECT, JSON_OF_PROTOTYPE, OLD_LIBRARY } from './support/old-library.js';
import { expect, test } from './support/test.js';

/** What the page tells of in its console as an error, or nobody has caught. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)));
  return complaints;
}

async function talk(alice: Person, bob: Person): Promise<void> {
  await alice.calls(bob);
  await bob.hearsRinging();
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await Promise.all([alice.seesAndHears(bob), bob.seesAndHears(alice)]);
  await alice.clicks('Hang up');
  await Promise.all([alice.isIdle(), bob.isIdle()]);
}

/** Does that to the element in the page, named `phone` there. */
function act(person: Person, script: (phone: HTMLElement) => unknown): Promise<unknown> {
  return person.phone.first().evaluate(script as (phone: Node) => unknown);
}

/** A page with a phone and a form to call with. */
function pageWith({ head = '', doctype = '<!doctype html>' }): string {
  return `${doctype}
    <html lang="en"><head><title>A page</title>
    <link rel="icon" href="/demo/icon.svg" />
    ${head}
    <script src="/dist/trtc-calling.min.js"></script>
    <script src="/pages/strict.js" defer="defer"></script></head><body>
    <trtc-calling id="phone"></trtc-calling>
    <form id="dial">
      <label>Whom <input name="peer" /></label>
      <label>Seconds <input name="timeout" value="30" /></label>
      <button value="2">Video call</button>
    </form></body></html>`;
}

test.describe('In a page', () => {
  for (const [what, page] of [
    ['with a library of long ago', { body: pageWith({ head: `<script>${OLD_LIBRARY}</script>` }) }],
    [
      'with something enumerable in all objects',
      { body: pageWith({ head: `<script>${ENUMERABLE_OBJECT}</script>` }) },
    ],
    ['in quirks mode', { body: pageWith({ doctype: '' }) }],
    [
      'with a base address',
      {
        body: pageWith({ head: '<base href="https://elsewhere.example/deep/" />' }).replaceAll(
          '"/',
          '"ORIGIN/',
        ),
      },
    ],
  ] as const) {
    test(`${what} people call each other`, async ({ open, serve }) => {
      const origin = await serve({});
      const address = await serve({
        '/': { ...page, body: page.body.replaceAll('ORIGIN', origin) },
      });
      let complaints: readonly string[] = [];
      const alice = await open('alice', {
        address,
        before: (opened) => {
          complaints = complaintsOf(opened);
          return Promise.resolve();
        },
      });
      const bob = await open('bob', { address });
      await talk(alice, bob);
      expect(complaints).toEqual([]);
      expect(await alice.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
    });
  }
});

test('Where arrays are strings in JSON, the login says what is wrong', async ({ open, serve }) => {
  const head = `<script>${JSON_OF_PROTOTYPE}</script>`;
  const address = await serve({ '/': { body: pageWith({ head }) } });
  const alice = await open('alice', { address, ready: false });
  expect(await alice.told('error')).toMatchObject({
    reason: 'login-failed',
    hint: 'Delete Array.prototype.toJSON, or update that script (Prototype to 1.7).',
  });
});

test('Of two copies of the script in a page the first one works', async ({ open, serve }) => {
  const dist = path.join(import.meta.dirname, '../../dist');
  const manifest = await readFile(path.join(dist, '../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const names = (await readdir(path.join(dist, 'cdn'))).map((name) => `cdn/${name}`);
  const copies = ['trtc-calling.min.js', ...names].map(async (name) => {
    const code = await readFile(path.join(dist, name), 'utf8');
    const body = code.replaceAll(version, '99.0.0');
    return [`/99/${name}`, { body, headers: { 'Content-Type': 'text/javascript' } }] as const;
  });
  const other = '<script src="/99/trtc-calling.min.js"></script>';
  const site = await serve({
    '/first': { body: pageWith({}).replace('</head>', `${other}</head>`) },
    '/second': { body: pageWith({ head: other }) },
    ...Object.fromEntries(await Promise.all(copies)),
  });
  const said: string[] = [];
  const requested: string[] = [];
  const openPage = (name: string, address: string): Promise<Person> =>
    open(name, {
      address,
      scripts: [
        () => {
          const { warn } = console;
          console.warn = (...words: unknown[]) => {
            Object.assign(window, { warnings: words });
            warn.apply(console, words);
          };
        },
      ],
      prepare: async (page) => {
        said.push(...(await page.evaluate(() => Reflect.get(window, 'warnings') as string[])));
        page.on('request', (request) => requested.push(`${name} ${request.url()}`));
      },
    });
  const alice = await openPage('alice', `${site}/first`);
  const bob = await openPage('bob', `${site}/second`);
  expect(said).toEqual([
    `trtc-calling ${version} is in this page already: 99.0.0 does nothing.`,
    `trtc-calling 99.0.0 is in this page already: ${version} does nothing.`,
  ]);
  await talk(alice, bob);
  const wrong = requested.filter((one) =>
    one.startsWith('alice') ? one.includes('/99/') : one.includes('/dist/'),
  );
  expect(wrong).toEqual([]);
});

test.describe('In a call, the element', () => {
  test('is moved about the page and goes on', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await act(alice, (phone) => document.body.prepend(phone));
    await act(alice, async (phone) => {
      phone.remove();
      await Promise.resolve();
      document.body.append(phone);
    });
    await act(alice, (phone) => {
      const host = document.createElement('div');
      document.body.append(host);
      host.attachShadow({ mode: 'open' }).append(phone);
    });
    await alice.seesAndHears(bob);
    // As a framework renders around what it keeps.
    await act(alice, (phone) => {
      const around = document.createElement('div');
      document.body.append(around);
      around.append(phone);
      around.innerHTML = '<p>Rendered anew</p>';
      around.append(phone);
    });
    await Promise.all([alice.seesAndHears(bob), bob.seesAndHears(alice)]);
    expect(await alice.phase()).toBe('connected');
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('is copied, and each copy is a phone of its own', async ({ cloud, open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await alice.phone.evaluate((phone, userSig) => {
      const copies = [phone.cloneNode(true), document.importNode(phone, true)] as HTMLElement[];
      const [copy, same] = copies as [HTMLElement, HTMLElement];
      copy.setAttribute('userid', 'dave');
      copy.setAttribute('usersig', userSig);
      copy.id = 'copy';
      same.id = 'same';
      document.body.append(copy, same);
    }, cloud.userSigs.sign('dave'));
    // Of tim-js-sdk there can be one user in a page.
    const copy = alice.page.locator('#copy');
    await expect(copy).toHaveJSProperty('state.session.status', 'failed');
    await expect(alice.page.locator('#same')).toHaveJSProperty('state.session.status', 'standby');
    expect(await alice.phase()).toBe('connected');
    const main = alice.page.locator('#phone');
    await main.getByRole('button', { name: 'Hang up' }).click();
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });

  test('is removed, which ends the call, and put back', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    const kept = await alice.phone.elementHandle();
    await act(alice, (phone) => phone.parentElement?.replaceChildren(...document.forms));
    await bob.isIdle();
    await alice.hasNoLiveTrack();
    await kept.evaluate((phone) => document.body.prepend(phone));
    await alice.isReady();
    await talk(alice, bob);
  });

  test('is moved to another document and back, and stays dressed', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    const sizeOf = (): Promise<number | undefined> =>
      alice.page.evaluate(() => {
        const inFrame = document.querySelector('iframe')?.contentDocument;
        const phone = (inFrame ?? document).querySelector('trtc-calling');
        const screen = phone?.shadowRoot?.querySelector('.call');
        return screen?.getBoundingClientRect().height;
      });
    const before = await sizeOf();
    await act(alice, (phone) => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { width: '480', height: '600' });
      document.body.append(frame);
      phone.style.height = '480px';
      frame.contentDocument?.body.append(phone);
    });
    await bob.seesAndHears(alice);
    expect(await sizeOf()).toBe(before);
    const frame = alice.page.frames()[1];
    await frame?.getByRole('button', { name: 'Mute' }).hover();
    await alice.page.evaluate(() => {
      const phone = document
        .querySelector('iframe')
        ?.contentDocument?.querySelector('trtc-calling');
      if (phone) document.body.prepend(phone);
      document.querySelector('iframe')?.remove();
    });
    await Promise.all([alice.seesAndHears(bob), bob.seesAndHears(alice)]);
    await alice.clicks('Hang up');
    await Promise.all([alice.isIdle(), bob.isIdle()]);
  });
});

test.describe('The element is made by a script', () => {
  for (const [what, isBefore] of [
    ['before', true],
    ['after', false],
  ] as const) {
    test(`${what} it is defined, with properties`, async ({ cloud, open, serve, newProfile }) => {
      const bob = await open('bob');
      const site = await serve({
        '/': {
          body: '<!doctype html><title>A page</title><link rel="icon" href="/demo/icon.svg">',
        },
      });
      const page = await (await newProfile()).newPage();
      await page.goto(site);
      const load = (): Promise<unknown> => page.addScriptTag({ url: '/dist/trtc-calling.min.js' });
      if (!isBefore) await load();
      await page.evaluate(
        ({ userSig, sdkAppID, imProxy, rtcProxy, logProxy }) => {
          const phone = document.createElement('trtc-calling');
          Object.assign(phone, { imProxy, rtcProxy, logProxy, silent: true });
          Object.assign(phone, { config: { sdkAppID, userID: 'ann', userSig, type: 1 } });
          document.body.append(phone);
        },
        {
          userSig: cloud.userSigs.sign('ann'),
          sdkAppID: cloud.sdkAppID,
          imProxy: cloud.imProxy,
          rtcProxy: cloud.rtcProxy,
          logProxy: cloud.logProxy,
        },
      );
      if (isBefore) await load();
      const phone = page.locator('trtc-calling');
      await expect(phone).toHaveJSProperty('state.session.status', 'ready');
      await expect(phone).toHaveAttribute('silent');
      await expect(phone).toHaveAttribute('type', '1');
      await bob.calls('ann', { video: false });
      await phone.getByRole('button', { name: 'Answer' }).click();
      await bob.isInCall();
    });
  }
});
