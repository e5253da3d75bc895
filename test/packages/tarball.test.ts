import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { codesIn, readPage } from '../docs/page.js';
import { Consumer, type Resolution } from './support/consumer.js';
import { INSTALL, openWorkshop, ROOT, runNpm, type Workshop } from './support/tarball.js';

/* What npm would publish, looked at in a folder where it is installed. */

interface Named {
  readonly name: string;
}
interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName: string;
      readonly attributes: readonly Named[];
      readonly events: readonly Named[];
      readonly members: readonly (Named & {
        readonly kind: string;
        readonly readonly?: boolean;
      })[];
    }[];
  }[];
}
interface Tag extends Named {
  readonly attributes: readonly Named[];
}
type Target = string | Readonly<Record<'types' | 'default' | 'worker', string>>;

const execute = promisify(execFile);

/** A user's file that imports all there is. */
const EVERYTHING = `
  import { CALL_TYPE, CallError, TrtcCallButtonElement, TrtcCallingElement } from 'trtc-calling';
  import type { TrtcCallingEventMap } from 'trtc-calling/calling';
  import type { CallButtonStatus } from 'trtc-calling/call-button';
  import type * as jsx from 'trtc-calling/jsx';
  import { TrtcCallButton, TrtcCalling } from 'trtc-calling/react';

  export type CallingProperties = jsx.TrtcCallingProperties;
  export type CallingAttributes = jsx.TrtcCallingAttributes;
  export type CallingEvents = TrtcCallingEventMap;
  export type ButtonProperties = jsx.TrtcCallButtonProperties;
  export type ButtonAttributes = jsx.TrtcCallButtonAttributes;
  export type ButtonEvents = jsx.TrtcCallButtonEventMap;
  export type Tags = jsx.TrtcElements;

  const phone: TrtcCallingElement = document.createElement('trtc-calling');
  phone.addEventListener('invited', ({ detail }) => { const who: string = detail.sponsor; void who; });
  const button: TrtcCallButtonElement = document.createElement('trtc-call-button');
  export const status: CallButtonStatus = button.status;
  export const type: number = CALL_TYPE.VIDEO;
  export const isError = (error: unknown): error is CallError => error instanceof CallError;
  TrtcCalling({ userID: 'alice', onUserEnter: (event) => { const who: string = event.detail.userID; void who; } });
  TrtcCallButton({ userID: 'bob', type: 2, onError: ({ detail }) => { const why: string = detail.reason; void why; } });
`;

describe('the package', { timeout: 900_000 }, () => {
  let workshop: Workshop;
  /** Where it is installed. */
  let folder: string;
  let installed: string;
  let exported: Readonly<Record<string, Target>>;
  /** Every file of it, by its path in it. */
  let files: readonly string[];
  let tags: Manifest['modules'][number]['declarations'];

  /** What of it a file can import, by the names that it imports them by. */
  const modules = (): string[] =>
    Object.entries(exported)
      .filter(([, target]) => typeof target !== 'string')
      .map(([subpath]) => path.posix.join('trtc-calling', subpath));

  const readText = (name: string): Promise<string> => readFile(path.join(installed, name), 'utf8');
  const readJson = async <T>(name: string): Promise<T> => JSON.parse(await readText(name)) as T;

  /** The values that a module exports. */
  async function exportsOf(name: string): Promise<string[]> {
    const script = `
      const names = Object.keys(await import(process.argv[1]));
      console.log(JSON.stringify(names));
    `;
    const parameters = ['--input-type=module', '-e', script, name];
    const { stdout } = await execute(process.execPath, parameters, { cwd: folder });
    return JSON.parse(stdout) as string[];
  }

  before(async () => {
    workshop = await openWorkshop();
    folder = path.join(workshop.folder, 'user');
    installed = path.join(folder, 'node_modules/trtc-calling');
    await mkdir(folder);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    await runNpm(
      [...INSTALL, ...[workshop.tarball, 'react@19', 'react-dom@19', '@types/react@19']],
      folder,
    );
    exported = (await readJson<{ exports: typeof exported }>('package.json')).exports;
    const entries = await readdir(installed, { recursive: true, withFileTypes: true });
    files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/'));
    const manifest = await readJson<Manifest>('dist/custom-elements.json');
    tags = manifest.modules.flatMap(({ declarations }) => declarations);
  });

  after(() => workshop.close());

  it('is what publint calls good', async () => {
    const tarball = new Uint8Array(await readFile(workshop.tarball));
    const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    assert.deepEqual(messages, []);
  });

  it('has types that are right however they are resolved', async () => {
    const tarball = new Uint8Array(await readFile(workshop.tarball));
    const result = await checkPackage(createPackageFromTarballData(tarball), {
      // Scripts for a tag, which no module imports.
      excludeEntrypoints: [/\.min\.js$/],
    });
    assert(result.types, 'There are no types.');
    const problems = result.problems.filter(
      (problem) =>
        // They are ES modules alone, as Lit is: for resolvers that know `exports`, and for require() of ES modules.
        !('resolutionKind' in problem && problem.resolutionKind === 'node10') &&
        problem.kind !== 'CJSResolvesToESM',
    );
    assert.deepEqual(problems, []);
  });

  for (const resolution of ['Bundler', 'NodeNext'] satisfies Resolution[]) {
    it(`has types that need no others than those of its dependencies: ${resolution}`, () => {
      assert.deepEqual(new Consumer(folder, EVERYTHING, resolution).problems, []);
    });
  }

  it('takes what it should not by none of its types', () => {
    const wrong = `
      import { TrtcCalling } from 'trtc-calling/react';
      TrtcCalling({ userID: 1 });
      TrtcCalling({ onInvited: ({ detail }) => detail.nobody });
      TrtcCalling({ call: () => undefined });
    `;
    assert.equal(new Consumer(folder, wrong, 'Bundler').problems.length, 3);
  });

  it('holds what its package.json names', async () => {
    const { customElements, ...manifest } = await readJson<Record<string, unknown>>('package.json');
    const targets = Object.values(exported).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const fields = ['main', 'types', 'unpkg', 'jsdelivr', 'web-types'];
    const sideEffects = manifest['sideEffects'] as readonly string[];
    for (const named of [
      ...targets,
      ...sideEffects,
      customElements as string,
      ...fields.map((field) => manifest[field] as string),
    ]) {
      const [start = '', end = ''] = named.replace(/^\.\//, '').split('*');
      const isThere = named.includes('*')
        ? files.some((name) => name.startsWith(start) && name.endsWith(end))
        : files.includes(start);
      assert(isThere, `There is no ${named}.`);
    }
  });

  it('holds nothing that nobody asks for', async () => {
    const known = [
      ...['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'],
      ...['dist/THIRD-PARTY-NOTICES.txt', 'dist/chunks/THIRD-PARTY-NOTICES.txt'],
      // For whoever writes the pages.
      'dist/integrity.json',
      ...Object.values(exported)
        .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
        .map((target) => target.replace(/^\.\//, '')),
    ];
    const scripts = files.filter((name) => /\.(js|ts)$/.test(name));
    const imported = new Set<string>();
    for (const name of scripts) {
      for (const [, from = ''] of (await readText(name)).matchAll(/['"](\.{1,2}\/[^'"]+)['"]/g)) {
        const target = path.posix.join(path.posix.dirname(name), from);
        imported.add(name.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target);
      }
    }
    const odd = files.filter(
      (name) =>
        !known.includes(name) &&
        !imported.has(name) &&
        // The script tag's own: found by the address of the script.
        !/^dist\/([^/]+\.min\.js|cdn\/[^/]+\.js)$/.test(name),
    );
    assert.deepEqual(odd, []);
  });

  it('can be imported on a server, by import and by require, and does nothing there', async () => {
    const script = `
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const names = ${JSON.stringify(modules())};
      for (const name of names) {
        const imported = await import(name);
        const required = require(name);
        for (const key of Object.keys(imported)) {
          if (imported[key] !== required[key]) throw new Error(name + ' is there twice');
        }
      }
      if (typeof window !== 'undefined' || typeof document !== 'undefined') throw new Error('a page?');
      const { createElement } = await import('react');
      const { renderToString } = await import('react-dom/server');
      const { TrtcCalling } = await import('trtc-calling/react');
      console.log(renderToString(createElement(TrtcCalling, { userID: 'alice', id: 'phone' })));
    `;
    const file = path.join(folder, 'server.mjs');
    await writeFile(file, script);
    // It ends by itself: nothing is left that waits.
    const { stdout, stderr } = await execute(process.execPath, [file], { timeout: 60_000 });
    assert.equal(stdout.trim(), '<trtc-calling id="phone"></trtc-calling>');
    assert.equal(stderr, '');
  });

  it('can be imported at the edge and in a worker, where there is no element at all', async () => {
    for (const name of modules()) {
      const { outputFiles } = await build({
        stdin: { contents: `export * from '${name}';`, resolveDir: folder },
        bundle: true,
        format: 'esm',
        conditions: ['worker'],
        write: false,
        logLevel: 'silent',
      });
      const file = path.join(folder, 'edge.mjs');
      const names = `console.log(JSON.stringify(Object.keys(await import('./edge-bundle.mjs'))));`;
      await writeFile(path.join(folder, 'edge-bundle.mjs'), outputFiles[0]!.contents);
      await writeFile(file, names);
      const { stdout } = await execute(process.execPath, [file]);
      const there = JSON.parse(stdout) as string[];
      const missing = (await exportsOf(name)).filter((one) => !there.includes(one));
      assert.deepEqual(missing, [], `${name} at the edge`);
    }
  });

  describe('in a bundle', () => {
    /** The files that are in a page's script from the first moment on. */
    async function firstFilesOf(script: string): Promise<string[]> {
      const { metafile } = await build({
        stdin: { contents: script, resolveDir: folder },
        bundle: true,
        format: 'esm',
        splitting: true,
        outdir: path.join(folder, 'out'),
        write: false,
        metafile: true,
        logLevel: 'silent',
      });
      const { outputs } = metafile;
      const first = new Set<string>();
      const add = (name: string): void => {
        if (first.has(name)) return;
        first.add(name);
        for (const { path: next, kind } of outputs[name]?.imports ?? []) {
          if (kind === 'import-statement') add(next);
        }
      };
      const entry = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === '<stdin>');
      assert(entry);
      add(entry);
      return [...first].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
    }
    const has = (names: readonly string[], part: string): boolean =>
      names.some((name) => name.includes(part));

    it('leaves the SDKs for later, and takes each once, by its ES build', async () => {
      const first = await firstFilesOf(`import 'trtc-calling';`);
      assert(has(first, '/trtc-calling/dist/'));
      for (const sdk of ['tim-js-sdk', 'trtc-js-sdk', 'webrtc-adapter', 'tsignaling.js']) {
        assert(!has(first, sdk), `${sdk} comes with the first script.`);
      }
      const { metafile } = await build({
        stdin: { contents: `import 'trtc-calling';`, resolveDir: folder },
        bundle: true,
        outdir: path.join(folder, 'out'),
        write: false,
        metafile: true,
      });
      const sdks = Object.keys(metafile.inputs).filter((name) => /(tim|trtc)-js-sdk\//.test(name));
      assert.deepEqual(sdks.map((name) => path.basename(name)).sort(), [
        'tim-js.es.js',
        'trtc.esm.js',
      ]);
    });

    it('has only the element that is imported', async () => {
      const tagOf = async (script: string): Promise<string[]> => {
        const first = await firstFilesOf(script);
        const texts = await Promise.all(
          first
            .filter((name) => name.includes('trtc-calling/dist'))
            .map((name) => readFile(name, 'utf8').catch(() => '')),
        );
        return ['trtc-calling', 'trtc-call-button'].filter((tag) =>
          texts.some((text) => text.includes(`("${tag}",`)),
        );
      };
      assert.deepEqual(await tagOf(`import 'trtc-calling';`), ['trtc-calling', 'trtc-call-button']);
      assert.deepEqual(await tagOf(`import 'trtc-calling/calling';`), ['trtc-calling']);
      assert.deepEqual(await tagOf(`import 'trtc-calling/call-button';`), ['trtc-call-button']);
      const button = `import { TrtcCallButton } from 'trtc-calling/react'; console.log(TrtcCallButton);`;
      assert.deepEqual(await tagOf(button), ['trtc-call-button']);
    });
  });

  describe('tells the same everywhere', () => {
    it('in the manifest and the types', () => {
      const consumer = new Consumer(folder, EVERYTHING, 'Bundler');
      assert.deepEqual(
        consumer.membersOf('Tags').sort(),
        tags.map(({ tagName }) => tagName).sort(),
      );
      for (const { tagName, attributes, events, members } of tags) {
        const prefix = tagName === 'trtc-calling' ? 'Calling' : 'Button';
        const same = (what: string, names: readonly Named[]): void =>
          assert.deepEqual(
            consumer.membersOf(`${prefix}${what}`).sort(),
            names.map(({ name }) => name).sort(),
            `${what} of ${tagName}`,
          );
        same('Attributes', attributes);
        same('Events', events);
        same(
          'Properties',
          members.filter(({ kind, readonly }) => kind === 'field' && !readonly),
        );
      }
    });

    it('in the manifest and what editors read', async () => {
      const html = await readJson<{ tags: readonly Tag[] }>('dist/vscode.html-custom-data.json');
      const { contributions } = await readJson<{
        contributions: {
          html: { elements: readonly (Tag & { readonly events: readonly Named[] })[] };
        };
      }>('dist/web-types.json');
      const names = (of: readonly Named[] | undefined): string[] =>
        (of ?? []).map(({ name }) => name).sort();
      for (const { tagName, attributes, events } of tags) {
        const code = html.tags.find(({ name }) => name === tagName);
        const storm = contributions.html.elements.find(({ name }) => name === tagName);
        assert.deepEqual(names(code?.attributes), names(attributes));
        assert.deepEqual(names(storm?.attributes), names(attributes));
        assert.deepEqual(names(storm?.events), names(events));
      }
    });

    it('in `exports`, the files and the page about them', async () => {
      const rows = readPage(path.join(ROOT, 'docs/frameworks.md')).table('What can be imported');
      const named = rows.flatMap(({ import: name = '' }) => codesIn(name));
      const subpaths = Object.keys(exported).map((name) => path.posix.join('trtc-calling', name));
      assert.deepEqual(named.sort(), subpaths.sort());
      for (const name of modules()) {
        const row = rows.find((one) => codesIn(one['import'] ?? '').includes(name));
        assert.deepEqual(
          codesIn(row?.['values'] ?? '').sort(),
          (await exportsOf(name)).sort(),
          `what ${name} exports`,
        );
      }
    });
  });
});
