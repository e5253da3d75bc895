import { visit } from './visit.mjs';

/**
 * A classic script can be the first chunk of a graph of ES modules, if two things are arranged: what the
 * lazy chunks import from it, and how it finds them. Rollup itself splits ES output only, so this plugin
 * turns the entry chunk into such a script once all is rendered:
 *
 * - its exports go into a registry on `globalThis`, and the file that the other chunks import them from
 *   becomes a module that takes them out of there. So nothing is there twice: one lit, one CallError.
 * - its dynamic imports are resolved against `document.currentScript.src`. The plain relative form fails
 *   when the script comes from another origin without `crossorigin`: HTML then gives it the base about:blank.
 *
 * Of two copies in a page the first one works. A second one of another version says so, and does nothing: elements
 * of the one would otherwise meet parts of the other.
 *
 * @param {{ file: string, name: string, version: string }} options `file`: name of the classic script;
 *   `name` and `version`: of what it is
 * @returns {import('rollup').Plugin}
 */
export function classicEntry({ file, name, version }) {
  const key = `Symbol.for(${JSON.stringify(`${name}@${version}`)})`;
  const first = `globalThis[Symbol.for(${JSON.stringify(`${name} version`)})]`;
  return {
    name: 'classic-entry',
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find(
        (output) => output.type === 'chunk' && output.isEntry,
      );
      if (entry?.type !== 'chunk') throw new Error('there is no entry chunk');
      if (entry.imports.length > 0) {
        throw new Error(`the entry needs ${entry.imports.join(', ')} before it can run`);
      }
      const folder = entry.fileName.slice(0, entry.fileName.lastIndexOf('/') + 1);
      const { body, exports } = splitModule(entry.code, this.parse(entry.code), folder);
      const registered = exports.map(({ local, exported }) => `${exported}:${local}`).join();
      this.emitFile({
        type: 'asset',
        fileName: file,
        source:
          `(()=>{"use strict";if(globalThis[${key}])return;const version=${JSON.stringify(version)};` +
          `if((${first}??=version)!==version)` +
          `return console.warn(\`${name} \${${first}} is in this page already: ${version} does nothing.\`);` +
          `const classicBase=document.currentScript?.src||document.baseURI;` +
          `${body}\nglobalThis[${key}]={${registered}}})();\n`,
      });
      const names = exports.map(({ exported }) => exported).join();
      entry.code = names ? `export const{${names}}=globalThis[${key}];\n` : 'export{};\n';
    },
  };
}

/**
 * @param {string} code of a module without static imports
 * @param {import('rollup').ProgramNode} program
 * @param {string} folder what leads from the script to the modules' folder
 */
function splitModule(code, program, folder) {
  /** @type {{ local: string, exported: string }[]} */
  const exports = [];
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  visit(program, (node) => {
    if (node.type === 'ExportNamedDeclaration') {
      if (node.declaration !== null)
        throw new Error('an export with a declaration is not expected here');
      for (const { local, exported } of node.specifiers) {
        exports.push({ local: local.name, exported: exported.name });
      }
      edits.push({ start: node.start, end: node.end, text: '' });
    } else if (
      /^Export|^ImportDeclaration$|^MetaProperty$/.test(node.type) &&
      node.type !== 'ExportSpecifier'
    ) {
      throw new Error(`${node.type} cannot be in a classic script`);
    } else if (node.type === 'ImportExpression') {
      const source = node.source.value;
      if (typeof source !== 'string' || !source.startsWith('./')) {
        throw new Error(`a dynamic import of ${JSON.stringify(source)} is not expected here`);
      }
      const file = JSON.stringify(folder + source.slice(2));
      edits.push({
        start: node.source.start,
        end: node.source.end,
        text: `new URL(${file},classicBase).href`,
      });
    }
  });
  let body = code;
  for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
    body = body.slice(0, start) + text + body.slice(end);
  }
  return { body, exports };
}
