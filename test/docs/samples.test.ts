import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { Engine as PhpEngine } from 'php-parser';
import { format } from 'prettier';
import ts from 'typescript';
import { build } from '../../scripts/lib/build.mjs';
import { generatePages } from '../../scripts/lib/site.mjs';
import { sectionsOf } from '../../scripts/lib/site/reference-page.mjs';
import { allSamples, scriptsIn, type Sample } from './samples.js';

const ROOT = path.join(import.meta.dirname, '../..');
const TAGS = ['trtc-calling', 'trtc-call-button'];
/** Attributes that every element has. */
const GLOBAL = /^(?:id|class|style|slot|lang|dir|title|hidden|on\w+|data-[\w-]+|…)$/;
const COMMANDS = [
  ...['--call-audio', '--call-video', '--accept', '--reject', '--hangup'],
  ...['--toggle-microphone', '--toggle-camera'],
];
/** Languages in which nothing can be wrong, or that others look at. */
const UNCHECKED = ['sh', 'text', 'http', 'python', 'java', 'go', 'diff', 'nginx', 'toml', 'yaml'];
/** Its samples are parts of examples/, which are built and used by a test of their own. */
const IN_EXAMPLES = 'frameworks.md';
/** Markup with tags in it. */
const MARKUP = ['html', 'liquid', 'vue', 'jsx', 'tsx', 'svelte'];

type Names = Record<
  'attributes' | 'slots' | 'cssParts' | 'cssStates' | 'cssProperties',
  readonly string[]
>;

describe('the code in the documentation', () => {
  let samples: readonly Sample[];
  const known = new Map<string, Names>();

  before(async () => {
    assert(await build(), 'The build failed.');
    generatePages();
    samples = allSamples();
    const manifest = JSON.parse(
      readFileSync(path.join(ROOT, 'dist/custom-elements.json'), 'utf8'),
    ) as Parameters<typeof sectionsOf>[0];
    for (const tag of TAGS) {
      const sections = sectionsOf(manifest, tag);
      const names = (section: keyof Names) => sections[section].map(({ name }) => name);
      known.set(tag, {
        attributes: names('attributes'),
        slots: names('slots'),
        cssParts: names('cssParts'),
        cssStates: names('cssStates'),
        cssProperties: names('cssProperties'),
      });
    }
  });

  const inLanguages = (...languages: readonly string[]) =>
    samples.filter(({ language }) => languages.includes(language));
  const anyOf = (section: keyof Names) => TAGS.flatMap((tag) => known.get(tag)?.[section] ?? []);

  it('is in languages that are checked', () => {
    const checked = [...MARKUP, ...UNCHECKED, 'js', 'ts', 'css', 'json', 'php'];
    assert.deepEqual(
      samples.filter(({ language }) => !checked.includes(language)).map(({ where }) => where),
      [],
    );
  });

  it('can be read, as HTML, CSS and JSON', async () => {
    const broken: string[] = [];
    for (const { where, language, text } of inLanguages('html', 'css', 'json')) {
      if (where.includes(IN_EXAMPLES)) continue;
      // "…" stands for what is left out.
      const whole = text.replaceAll(/ …(?=[ >])/g, '');
      const parser = language === 'html' ? 'html' : language;
      await format(whole, { parser }).catch((error: unknown) => {
        broken.push(`${where}: ${String(error)}`);
      });
    }
    assert.deepEqual(broken, []);
  });

  it('gives the elements attributes, slots and commands that they have', () => {
    const wrong: string[] = [];
    for (const { where, text } of inLanguages(...MARKUP)) {
      const plain = text.replaceAll(/<!--[\s\S]*?-->/g, '');
      for (const [, tag = '', attributes = ''] of plain.matchAll(
        /<(trtc-[\w-]+)((?:\s+(?:[^\s"'>=]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?))*)\s*\/?>/g,
      )) {
        const names = known.get(tag);
        if (!names) wrong.push(`${where}: <${tag}>`);
        for (const [, name = ''] of attributes.matchAll(
          /([^\s"'=]+)(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/g,
        )) {
          // Frameworks mark bindings and listeners with signs of their own.
          const isOwn = /^[a-z…][\w-]*$/.test(name) && !/^(?:on[A-Z:]|v-)/.test(name);
          if (isOwn && !GLOBAL.test(name) && !names?.attributes.includes(name)) {
            wrong.push(`${where}: <${tag} ${name}>`);
          }
        }
      }
      for (const [, slot = ''] of plain.matchAll(/ slot="([^"]+)"/g)) {
        if (!anyOf('slots').includes(slot)) wrong.push(`${where}: slot="${slot}"`);
      }
      for (const [, command = ''] of plain.matchAll(/ command="([^"]+)"/g)) {
        if (!COMMANDS.includes(command)) wrong.push(`${where}: command="${command}"`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('styles parts, states and custom properties that the elements have', () => {
    const wrong: string[] = [];
    for (const { where, text } of inLanguages('css', ...MARKUP)) {
      for (const [match, tag = '', states = '', part] of text.matchAll(
        /(trtc-calling|trtc-call-button)((?::state\([\w-]+\))*)(?:::part\(([\w-]+)\))?/g,
      )) {
        const names = known.get(tag);
        const used = [...states.matchAll(/\(([\w-]+)\)/g)].map(([, name = '']) => name);
        if (used.some((name) => !names?.cssStates.includes(name))) wrong.push(`${where}: ${match}`);
        if (part !== undefined && !names?.cssParts.includes(part)) wrong.push(`${where}: ${match}`);
      }
      for (const [name] of text.matchAll(/--trtc-[\w-]+/g)) {
        if (!anyOf('cssProperties').includes(name)) wrong.push(`${where}: ${name}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('fits the types, as JavaScript and TypeScript', () => {
    const scripts = [
      ...inLanguages('js', 'ts'),
      ...inLanguages('html').flatMap((sample) => scriptsIn(sample)),
    ];
    assert(scripts.length > 20);
    const own = scripts.filter(({ where }) => !where.includes(IN_EXAMPLES));
    assert.deepEqual(typeErrorsOf(own), []);
  });

  it('can be read, as PHP', () => {
    const engine = new PhpEngine({});
    for (const { where, text } of inLanguages('php')) {
      assert.doesNotThrow(() => engine.parseCode(text, where));
    }
  });
});

/** What samples take for granted: the element, the server around them, what other samples have made. */
const PRELUDE = `
import type { TrtcCallButtonElement, TrtcCallingElement } from 'trtc-calling';
declare global {
  interface ParentNode {
    querySelector(selectors: '#phone' | 'trtc-calling'): TrtcCallingElement;
    querySelector(selectors: 'trtc-call-button'): TrtcCallButtonElement;
    querySelector(selectors: \`#\${string}\`): HTMLElement;
  }
  interface Document {
    createElement(tag: 'trtc-calling'): TrtcCallingElement;
  }
  const phone: TrtcCallingElement;
  const userSig: string;
  const shareButton: HTMLButtonElement;
  const api: { post(address: string, body: unknown): Promise<{ userSig: string }> };
  const SDKAPPID: number;
  const SECRETKEY: string;
  const requireLogin: unknown;
  const app: {
    get(address: string, ...handlers: unknown[]): void;
    get(address: string, ...handlers: [...unknown[], (request: any, response: any) => void]): void;
  };
  const trustedTypes: { createPolicy(name: string, policy: object): void };
  function showHelp(reason: string | undefined, hint: string | undefined): void;
  function genUserSig(sdkAppID: number, key: string, userID: string, seconds: number): string;
}
`;

/** The package, as pages import it from a CDN. */
const ADDRESSES = `declare module 'https://*' { export * from 'trtc-calling'; }`;

function typeErrorsOf(scripts: readonly Sample[]): string[] {
  const files = new Map<string, string>();
  const places = new Map<string, string>();
  const folder = path.join(ROOT, 'test/docs/.samples');
  files.set(path.join(folder, 'prelude.d.ts'), PRELUDE);
  files.set(path.join(folder, 'addresses.d.ts'), ADDRESSES);
  for (const { text, where } of scripts) {
    if ([...files.values()].includes(`${text}\nexport {};\n`)) continue;
    const file = path.join(folder, `sample-${files.size}.ts`);
    files.set(file, `${text}\nexport {};\n`);
    places.set(file, where);
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    // Pages are written in JavaScript, for the most part.
    strict: false,
    skipLibCheck: true,
    noEmit: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    paths: {
      'trtc-calling': [path.join(ROOT, 'src/index.ts')],
      'trtc-local-cloud': [path.join(ROOT, 'local-cloud/src/index.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const ofDisk = { ...host };
  host.fileExists = (name) => files.has(name) || ofDisk.fileExists(name);
  host.readFile = (name) => files.get(name) ?? ofDisk.readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? ofDisk.getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    if (!source) return [`${file} is missing`];
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return diagnostics
      .map(({ messageText, start = 0 }) => ({
        message: ts.flattenDiagnosticMessageText(messageText, ' '),
        line: source.getLineAndCharacterOfPosition(start).line + 1,
      }))
      .map(({ message, line }) => `${places.get(file) ?? file} (+${line}): ${message}`);
  });
}
