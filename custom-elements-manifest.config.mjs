import { readFileSync } from 'node:fs';

const { main } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const CLASS = 'TrtcCallingElement';

/**
 * @typedef {object} Entry
 * @property {string} [name]
 * @property {string} [description]
 * @property {{ text: string }} [type]
 * @property {string} [default]
 * @property {string} [privacy]
 * @property {string} [attribute] of a field
 * @property {unknown} [inheritedFrom]
 */

/** Members that every HTML element has. */
const OF_THE_DOM = ['addEventListener', 'removeEventListener'];

/** The class comment's word on an attribute: `{type} [name=default] - description`. */
const ATTRIBUTE = /^\{(?<type>[^}]+)\} \[?(?<name>[\w-]+)(?:=(?<value>[^\]]+)\])? - (?<text>.+)$/s;

/**
 * Makes of what the analyzer has read the one module that the package has, with what is public of it.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function publishedModule() {
  /** @type {Map<string, Entry>} */
  const documented = new Map();
  return {
    name: 'published-module',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || node.name?.text !== CLASS) return;
      for (const { tagName, comment } of ts.getJSDocTags(node)) {
        if (tagName.text !== 'attr') continue;
        const { type, name, value, text } = ATTRIBUTE.exec(String(comment))?.groups ?? {};
        if (type === undefined || name === undefined || text === undefined) {
          throw new Error(`Not an attribute: ${String(comment)}`);
        }
        documented.set(name, {
          type: { text: type },
          description: text.replaceAll(/\s+/g, ' '),
          ...(value === undefined ? {} : { default: value }),
        });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const declaration = customElementsManifest.modules
        .flatMap(({ declarations }) => declarations ?? [])
        .find(({ name }) => name === CLASS);
      if (declaration === undefined) throw new Error(`There is no class ${CLASS}.`);
      const { members, attributes, events, ...rest } =
        /** @type {Record<'members' | 'attributes' | 'events', Entry[]>} */ (
          /** @type {unknown} */ (declaration)
        );
      /** @param {string | undefined} name */
      const defaultOf = (name) => {
        const { default: value } = documented.get(name ?? '') ?? {};
        return value === undefined ? {} : { default: value };
      };
      const element = {
        ...rest,
        superclass: { name: 'LitElement', package: 'lit' },
        members: members
          .filter(({ name, privacy }) => privacy === undefined && !OF_THE_DOM.includes(name ?? ''))
          .map((member) => ({ ...withoutAncestor(member), ...defaultOf(member.attribute) })),
        attributes: attributes.map((entry) => ({ ...entry, ...documented.get(entry.name ?? '') })),
        // The one without a name is that of dispatchEvent() itself.
        events: events
          .filter(({ name }) => name !== undefined)
          .map((event) => ({
            ...withoutAncestor(event),
            type: { text: `CustomEvent<TrtcCallingDetail<'${event.name ?? ''}'>>` },
          })),
      };
      const here = { name: CLASS, module: main };
      Object.assign(customElementsManifest, {
        modules: [
          {
            kind: 'javascript-module',
            path: main,
            declarations: [element],
            exports: [
              { kind: 'js', name: CLASS, declaration: here },
              { kind: 'custom-element-definition', name: 'trtc-calling', declaration: here },
            ],
          },
        ],
      });
    },
  };
}

/** @param {Entry} entry */
function withoutAncestor({ inheritedFrom, ...entry }) {
  return entry;
}

export default {
  globs: ['src/trtc-calling-element.ts', 'src/calling-events-element.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [publishedModule()],
};
