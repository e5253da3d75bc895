import { transform } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { visit } from './visit.mjs';

/** @import { OutputChunk, PluginContext } from 'rollup' */

/**
 * @typedef {object} Options
 * @property {{ classic: string, module: string, full: string }} files names of the scripts
 * @property {string} name of what it is
 * @property {string} version
 * @property {string} banner
 * @property {readonly string[]} packages names of chunks that are a package of that name
 */

/** @typedef {{ local: string, exported: string }} Name */

/**
 * A module in parts.
 *
 * @typedef {object} Parts
 * @property {readonly { chunk: string, names: readonly Name[] }[]} imports
 * @property {string} body
 * @property {readonly Name[]} exports
 */

/**
 * Makes scripts for a page out of a graph of ES modules with one entry: the entry as a classic script and as a
 * module, which fetch the other chunks when they are needed, and a classic script that holds them all.
 *
 * The chunks become functions that take the chunks they need and return what they export
 * (src/cdn/chunk-loader.ts). So they are the same for all scripts, nothing is there twice, be there several
 * scripts in a page or a chunk be fetched under several addresses, and in the script that holds them all none
 * runs before it is needed.
 *
 * Of two copies in a page the first one works. A second one of another version says so, and does nothing: elements
 * of the one would otherwise meet parts of the other.
 *
 * @param {Options} options
 * @returns {import('rollup').Plugin}
 */
export function scriptFiles({ files, name, version, banner, packages }) {
  // The exports are under a name that no other script uses.
  const key = `globalThis[Symbol.for(${JSON.stringify(`${name}@${version}`)})]`;
  const first = `globalThis[Symbol.for(${JSON.stringify(`${name} version`)})]`;
  return {
    name: 'script-files',

    moduleParsed({ id, code }) {
      // What is taken of a chunk is taken once.
      const isOwn = !/^\0|node_modules/.test(id);
      if (isOwn && /^export (let|var) /m.test(code ?? '')) {
        throw new Error(`${id} exports a variable`);
      }
    },

    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) throw new Error('there is no entry chunk');
      if (entry.imports.length > 0) throw new Error('the entry needs others before it can run');
      const others = chunks.filter((chunk) => chunk !== entry);
      /** @type {(name: string) => readonly string[]} */
      const needsOf = (needing) =>
        (others.find((chunk) => nameOf(chunk.fileName) === needing)?.imports ?? [])
          .filter((fileName) => fileName !== entry.fileName)
          .map(nameOf);
      const loading = (/** @type {string} */ wanted) =>
        `loadChunk(${inOrder(wanted, needsOf)
          .map((one) => JSON.stringify(one))
          .join()})`;
      const makers = new Map(
        others.map(({ fileName, code }) => [
          fileName,
          maker(takeApart(fileName, code, this, loading)),
        ]),
      );

      const { body, exports } = takeApart(entry.fileName, entry.code, this, loading);
      const loader = await functionIn('../../../src/cdn/chunk-loader.ts', this);
      const fetcher = await functionIn('../../../src/cdn/chunk-fetcher.ts', this);
      const inPackages = JSON.stringify(packages);
      /** @param {string} fetch what fetches chunks, as an expression */
      const script = (fetch) =>
        `(()=>{"use strict";if(${key})return;const version=${JSON.stringify(version)};` +
        `if((${first}??=version)!==version)` +
        `return console.warn(\`${name} \${${first}} is in this page already: ${version} does nothing.\`);` +
        `const chunks={},loadChunk=${loader}(chunks,${fetch});${body}\n` +
        `${key}=chunks[${JSON.stringify(nameOf(entry.fileName))}]={${pairs(exports)}}})();\n`;
      const all = [...makers].map(
        ([fileName, made]) => `${JSON.stringify(nameOf(fileName))}:${made}`,
      );
      const sources = {
        [files.classic]: script(
          `(tag=>${fetcher}(tag,tag?.src??"",${inPackages}))(document.currentScript)`,
        ),
        [files.module]:
          script(`${fetcher}(null,import.meta.url,${inPackages})`) +
          `export const{${publicNames(entry, this).join()}}=${key};\n`,
        [files.full]: script(`async name=>({${all.join(',\n')}})[name]`),
      };
      for (const [fileName, source] of Object.entries(sources)) {
        this.emitFile({ type: 'asset', fileName, source: `${banner}\n${source}` });
      }
      for (const chunk of others) {
        chunk.code = `${banner}\nexport default ${makers.get(chunk.fileName)};\n`;
      }
      Reflect.deleteProperty(bundle, entry.fileName);
    },
  };
}

/** @param {string} fileName */
const nameOf = (fileName) => fileName.slice(fileName.lastIndexOf('/') + 1, -'.js'.length);

/** @param {readonly Name[]} names */
const pairs = (names) => names.map(({ local, exported }) => `${exported}:${local}`).join();

/**
 * The chunk, after all that it needs.
 *
 * @param {string} name
 * @param {(name: string) => readonly string[]} needsOf
 * @param {readonly string[]} [path] those that need it
 * @returns {readonly string[]}
 */
function inOrder(name, needsOf, path = []) {
  if (path.includes(name)) throw new Error(`a circle: ${[...path, name].join(', ')}`);
  const needs = needsOf(name).flatMap((other) => inOrder(other, needsOf, [...path, name]));
  return [...new Set([...needs, name])];
}

/** @param {Parts} parts */
function maker({ imports, body, exports }) {
  const taken = imports.map(
    ({ chunk, names }) => `const{${pairs(names)}}=chunks[${JSON.stringify(chunk)}];`,
  );
  // The brackets tell browsers to compile it at once, as it will run.
  return `((chunks,loadChunk)=>{${taken.join('')}${body}\nreturn{${pairs(exports)}}})`;
}

/**
 * What the entry's module exports; its chunk also has what the other chunks take.
 *
 * @param {OutputChunk} entry
 * @param {PluginContext} context
 */
function publicNames({ facadeModuleId, exports }, context) {
  /** @type {Set<string>} */
  const names = new Set();
  const ids = [facadeModuleId ?? ''];
  for (const id of ids) {
    const module = context.getModuleInfo(id);
    for (const name of module?.exports ?? []) names.add(name);
    if (module?.exports?.includes('*')) ids.push(...module.importedIds);
  }
  return exports.filter((name) => names.has(name));
}

/**
 * The one function that a module of the sources exports, as an expression.
 *
 * @param {string} file
 * @param {PluginContext} context
 */
async function functionIn(file, context) {
  const source = await readFile(new URL(file, import.meta.url), 'utf8');
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    minify: true,
    target: 'es2021',
  });
  const { body, exports } = takeApart(file, code, context);
  return `(()=>{${body};return ${exports[0]?.local ?? ''}})()`;
}

/**
 * @param {string} file to be named in errors
 * @param {string} code
 * @param {PluginContext} context
 * @param {(chunk: string) => string} [loading] what becomes of an `import()`
 * @returns {Parts}
 */
function takeApart(file, code, context, loading) {
  /** @type {{ chunk: string, names: readonly Name[] }[]} */
  const imports = [];
  /** @type {Name[]} */
  const exports = [];
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  /** @param {string} what */
  const unexpected = (what) => new Error(`${file}: ${what} is not expected here`);
  /** @param {{ value: unknown }} source */
  const chunkOf = ({ value }) => {
    if (typeof value === 'string' && value.startsWith('./')) return nameOf(value);
    throw unexpected(`an import of ${JSON.stringify(value)}`);
  };
  visit(context.parse(code), (node) => {
    const { type, start, end, source, specifiers } = node;
    if (type === 'ImportDeclaration') {
      imports.push({
        chunk: chunkOf(source),
        names: specifiers.map((/** @type {any} */ specifier) => {
          if (specifier.type !== 'ImportSpecifier') throw unexpected(specifier.type);
          return { local: specifier.local.name, exported: specifier.imported.name };
        }),
      });
      edits.push({ start, end, text: '' });
    } else if (type === 'ExportNamedDeclaration' && !node.declaration && !source) {
      for (const { local, exported } of specifiers) {
        exports.push({ local: local.name, exported: exported.name });
      }
      edits.push({ start, end, text: '' });
    } else if (type === 'ImportExpression' && loading) {
      edits.push({ start, end, text: loading(chunkOf(source)) });
    } else if (
      /^Export.*Declaration$/.test(type) ||
      (type === 'MetaProperty' && node.meta.name === 'import')
    ) {
      throw unexpected(type);
    }
  });
  let body = code;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    body = body.slice(0, start) + text + body.slice(end);
  }
  return { imports, body: body.trim(), exports };
}
