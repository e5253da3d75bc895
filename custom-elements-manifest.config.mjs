import { readFileSync } from 'node:fs';

const { main } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
/** @type {Readonly<Record<string, string>>} */
const TAGS = { TrtcCallingElement: 'trtc-calling', TrtcCallButtonElement: 'trtc-call-button' };

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
const OF_THE_DOM = ['addEventListener', 'removeEventListener', 'shadowRootOptions'];

/** The class comment's word on an attribute: `{type} [name=default] - description`. */
const ATTRIBUTE = /^\{(?<type>[^}]+)\} \[?(?<name>[\w-]+)(?:=(?<value>[^\]]+)\])? - (?<text>.+)$/s;

/**
 * Makes of what the analyzer has read the one module that the package has, with what is public of it.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function publishedModule() {
  /** What the class comments say of attributes, by class and name. @type {Map<string, Map<string, Entry>>} */
  const documented = new Map();
  return {
    name: 'published-module',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || TAGS[node.name?.text ?? ''] === undefined) return;
      /** @type {Map<string, Entry>} */
      const entries = new Map();
      documented.set(node.name?.text ?? '', entries);
      for (const { tagName, comment } of ts.getJSDocTags(node)) {
        if (tagName.text !== 'attr') continue;
        const { type, name, value, text } = ATTRIBUTE.exec(String(comment))?.groups ?? {};
        if (type === undefined || name === undefined || text === undefined) {
          throw new Error(`Not an attribute: ${String(comment)}`);
        }
        entries.set(name, {
          type: { text: type },
          description: text.replaceAll(/\s+/g, ' '),
          ...(value === undefined ? {} : { default: value }),
        });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const all = customElementsManifest.modules.flatMap(({ declarations }) => declarations ?? []);
      const classes = Object.keys(TAGS);
      Object.assign(customElementsManifest, {
        modules: [
          {
            kind: 'javascript-module',
            path: main,
            declarations: classes.map((name) => publish(all, name, documented.get(name))),
            exports: classes.flatMap((name) => {
              const declaration = { name, module: main };
              return [
                { kind: 'js', name, declaration },
                { kind: 'custom-element-definition', name: TAGS[name], declaration },
              ];
            }),
          },
        ],
      });
    },
  };
}

/**
 * @param {readonly { name: string }[]} declarations
 * @param {string} className
 * @param {Map<string, Entry> | undefined} documented what the class comment says of its attributes
 */
function publish(declarations, className, documented) {
  const declaration = declarations.find(({ name }) => name === className);
  if (declaration === undefined) throw new Error(`There is no class ${className}.`);
  const { members, attributes, events, ...rest } =
    /** @type {Record<'members' | 'attributes' | 'events', Entry[]>} */ (
      /** @type {unknown} */ (declaration)
    );
  /** @param {string | undefined} name */
  const defaultOf = (name) => {
    const { default: value } = documented?.get(name ?? '') ?? {};
    return value === undefined ? {} : { default: value };
  };
  return {
    ...rest,
    superclass: { name: 'ReactiveElement', package: '@lit/reactive-element' },
    members: members
      .filter(
        ({ name, privacy = 'public' }) => privacy === 'public' && !OF_THE_DOM.includes(name ?? ''),
      )
      .map((member) => ({ ...withoutAncestor(member), ...defaultOf(member.attribute) })),
    attributes: attributes.map((entry) => ({ ...entry, ...documented?.get(entry.name ?? '') })),
    // The one without a name is that of dispatchEvent() itself.
    events: events
      .filter(({ name }) => name !== undefined)
      .map((event) => ({
        ...withoutAncestor(event),
        type: { text: `CustomEvent<TrtcCallingDetail<'${event.name ?? ''}'>>` },
      })),
  };
}

/** @param {Entry} entry */
function withoutAncestor({ inheritedFrom, privacy, ...entry }) {
  return entry;
}

export default {
  globs: [
    'src/trtc-calling-element.ts',
    'src/calling-events-element.ts',
    'src/calling-verbs-element.ts',
    'src/trtc-call-button-element.ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [publishedModule()],
};
