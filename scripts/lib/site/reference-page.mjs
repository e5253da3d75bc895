import { REFERENCE_ZH } from './reference-zh.mjs';

/** @typedef {'en' | 'zh'} Language */

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} [description]
 * @property {{ text: string }} [type]
 * @property {string} [default]
 * @property {string} [fieldName]
 * @property {string} [attribute]
 * @property {boolean} [static]
 * @property {boolean} [readonly]
 * @property {{ name: string, optional?: boolean, default?: string }[]} [parameters]
 * @property {{ type?: { text: string } }} [return]
 * @property {string} kind of a member: `field` or `method`
 */

/** @typedef {'attributes' | 'properties' | 'methods' | 'events' | 'slots' | 'cssParts' | 'cssStates' | 'cssProperties'} Section */

/** @type {Readonly<Record<Language, Readonly<Record<string, string>>>>} */
const TEXTS = {
  en: {
    attributes: 'Attributes',
    properties: 'Properties without an attribute',
    methods: 'Methods',
    events: 'Events',
    slots: 'Slots',
    cssParts: 'Parts',
    cssStates: 'States',
    cssProperties: 'Custom properties',
    attribute: 'attribute',
    property: 'property',
    default: 'default',
    meaning: 'meaning',
    event: 'event',
    detail: '`detail` is a',
    comma: ', ',
    slot: 'slot',
    part: 'part',
    state: 'state',
    cssProperty: 'custom property',
    readonly: 'Read only.',
    static: 'Of the class.',
    defaultSlot: 'default',
    returns: 'Returns',
    note: 'This page is made from `custom-elements.json`, which comes with the package.',
  },
  zh: {
    attributes: '属性（attribute）',
    properties: '没有对应 attribute 的属性（property）',
    methods: '方法',
    events: '事件',
    slots: '插槽',
    cssParts: '部件（part）',
    cssStates: '状态（state）',
    cssProperties: 'CSS 自定义属性',
    attribute: 'attribute',
    property: 'property',
    default: '默认值',
    meaning: '说明',
    event: '事件',
    detail: '`detail` 的类型为',
    comma: '，',
    slot: '插槽',
    part: '部件',
    state: '状态',
    cssProperty: '自定义属性',
    readonly: '只读。',
    static: '类的静态成员。',
    defaultSlot: '默认插槽',
    returns: '返回',
    note: '本页由 npm 包中的 `custom-elements.json` 自动生成。',
  },
};

const DESCRIPTIONS = {
  en: '',
  zh: {
    'trtc-calling':
      '为网页提供电话能力的元素：基于腾讯云 TRTC 的单人和多人语音、视频通话。设置好用户信息后，它会自动登录，有来电时响铃并展示通话界面；没有通话时不占空间。',
    'trtc-call-button':
      '通过页面中的 `<trtc-calling>` 发起呼叫的按钮，页面无需编写脚本。呼叫响铃或通话进行时，点击它会取消呼叫或挂断。登录完成之前的点击会保留 15 秒，登录完成后立即呼叫。',
  },
};

/** @param {string} text */
const oneLine = (text) => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/** Angle brackets outside code would be tags. @param {string} text */
const escape = (text) =>
  text
    .split(/(`[^`]*`)/)
    .map((piece) => (piece.startsWith('`') ? piece : piece.replaceAll('<', '&lt;')))
    .join('');

/** @param {string} text */
const cell = (text) => escape(oneLine(text)).replaceAll('|', '\\|');

/** @param {string} text */
const code = (text) => (text === '' ? '' : `\`${oneLine(text)}\``);

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly string[])[]} rows
 */
function table(heads, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * @param {Entry} method
 * @returns {string}
 */
function signatureOf({ name, parameters = [] }) {
  const list = parameters.map((one) =>
    one.optional || one.default !== undefined ? `${one.name}?` : one.name,
  );
  // A pattern with its default is an object to the caller.
  return `${name}(${list.map((one) => (one.startsWith('{') ? 'request?' : one)).join(', ')})`;
}

/**
 * What is told of an element: its entries by section.
 *
 * @param {{ modules: readonly { declarations: readonly any[] }[] }} manifest
 * @param {string} tag
 * @returns {Record<Section, Entry[]> & { description: string }}
 */
export function sectionsOf(manifest, tag) {
  const element = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === tag);
  if (element === undefined) throw new Error(`The manifest has no ${tag}.`);
  /** @type {Entry[]} */
  const members = element.members;
  return {
    description: element.description,
    attributes: element.attributes ?? [],
    properties: members.filter(({ kind, attribute }) => kind === 'field' && !attribute),
    methods: members.filter(({ kind }) => kind === 'method'),
    events: element.events ?? [],
    slots: element.slots ?? [],
    cssParts: element.cssParts ?? [],
    cssStates: element.cssStates ?? [],
    cssProperties: element.cssProperties ?? [],
  };
}

/**
 * The reference page of an element, in Markdown.
 *
 * @param {{ modules: readonly { declarations: readonly any[] }[] }} manifest
 * @param {string} tag
 * @param {Language} language
 * @returns {string}
 */
export function referencePage(manifest, tag, language) {
  const sections = sectionsOf(manifest, tag);
  const texts = TEXTS[language];
  const t = (/** @type {string} */ name) => texts[name] ?? '';
  const chinese = /** @type {Record<string, Record<string, Record<string, string>>>} */ (
    REFERENCE_ZH
  )[tag];

  /** @param {Section} section @param {Entry} entry */
  const meaning = (section, { name, description = '', static: ofClass, readonly }) =>
    [
      (language === 'zh' ? chinese?.[section]?.[name] : undefined) ?? description,
      ...(ofClass ? [t('static')] : []),
      ...(readonly && !ofClass ? [t('readonly')] : []),
    ].join(language === 'zh' ? '' : ' ');

  /** @type {Record<Section, (entries: Entry[]) => string>} */
  const render = {
    attributes: (entries) =>
      table(
        [t('attribute'), t('meaning')],
        entries.map((entry) => {
          const property = `${entry.fieldName ?? entry.name}: ${entry.type?.text ?? 'string'}`;
          const value = (entry.default ?? '').replaceAll("'", '');
          return [
            code(entry.name),
            `${cell(meaning('attributes', entry))}<br>${t('property')} ${code(property).replaceAll('|', '\\|')}` +
              (value === '' ? '' : `${t('comma')}${t('default')} ${code(value)}`),
          ];
        }),
      ),
    properties: (entries) =>
      table(
        [t('property'), t('meaning')],
        entries.map((entry) => [
          code(entry.name),
          `${cell(meaning('properties', entry))}<br>${code(entry.type?.text ?? '').replaceAll('|', '\\|')}`,
        ]),
      ),
    methods: (entries) =>
      entries
        .map((entry) => {
          const result = entry.return?.type?.text;
          return [
            `### \`${signatureOf(entry)}\` {#${entry.name.toLowerCase()}}`,
            '',
            escape(oneLine(meaning('methods', entry))),
            ...(result === undefined ? [] : ['', `${t('returns')} ${code(result)}`]),
          ].join('\n');
        })
        .join('\n\n'),
    events: (entries) =>
      table(
        [t('event'), t('meaning')],
        entries.map((entry) => [
          code(entry.name),
          `${cell(meaning('events', entry))}<br>${t('detail')} ${code(
            (entry.type?.text ?? '').replace(/^CustomEvent<(.*)>$/, '$1'),
          )}`,
        ]),
      ),
    slots: (entries) => short('slots', 'slot', entries),
    cssParts: (entries) => short('cssParts', 'part', entries),
    cssStates: (entries) => short('cssStates', 'state', entries),
    cssProperties: (entries) =>
      table(
        [t('cssProperty'), t('default'), t('meaning')],
        entries.map((entry) => [
          code(entry.name),
          code(entry.default ?? ''),
          cell(meaning('cssProperties', entry)),
        ]),
      ),
  };

  /** @param {Section} section @param {string} head @param {Entry[]} entries */
  function short(section, head, entries) {
    return table(
      [t(head), t('meaning')],
      entries.map((entry) => [
        entry.name === '' ? t('defaultSlot') : code(entry.name),
        cell(meaning(section, entry)),
      ]),
    );
  }

  const own = language === 'zh' ? DESCRIPTIONS.zh : {};
  const description =
    /** @type {Record<string, string>} */ (own)[tag] ?? oneLine(sections.description);
  const parts = /** @type {Section[]} */ (Object.keys(render))
    .filter((name) => sections[name].length > 0)
    // The same anchors in every language.
    .map((name) => `## ${t(name)} {#${name.toLowerCase()}}\n\n${render[name](sections[name])}`);
  return [`# &lt;${tag}&gt;`, escape(description), ...parts, t('note')].join('\n\n') + '\n';
}
