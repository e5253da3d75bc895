import { retried } from '../load.js';
import { en } from './en.js';
import type { Messages } from './messages.js';

export { en };
export type { Messages, NewsKind, Trouble } from './messages.js';

/** Languages beside English, with their script where there are several; each loads when a page speaks it. */
const LOADERS: Readonly<Record<string, (tag: string) => Promise<Messages>>> = {
  // The digits are those of the region.
  ar: async (tag) => (await import('./ar.js')).arabic(tag),
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  pt: async () => (await import('./pt.js')).pt,
  'zh-Hans': async () => (await import('./zh-CN.js')).zhCN,
  'zh-Hant': async () => (await import('./zh-TW.js')).zhTW,
};

/** The texts for a language tag such as `zh-CN`; English for a language that there is none for. */
export function loadMessages(tag: string): Messages | Promise<Messages> {
  const locale = readTag(tag);
  if (!locale) return en;
  // Taiwan, Hong Kong and Macau write the traditional script: the likely one of a region, or that of the tag.
  const { language, script = '' } = locale.maximize();
  const load = LOADERS[language] ?? LOADERS[`${language}-${script}`];
  return load ? retried(() => load(locale.toString())) : en;
}

/** Of a tag that is none, such as `zh_TW` or `de-`, what can be read. */
function readTag(tag: string): Intl.Locale | undefined {
  const subtags = tag.trim().split(/[-_]/);
  for (const read of [subtags.join('-'), subtags[0] ?? '']) {
    try {
      return new Intl.Locale(read);
    } catch {
      // Not a tag.
    }
  }
  return undefined;
}

/** The language that an element is in, by its own `lang` or that of what is around it; shadow roots do not hide it. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang !== null) return lang;
  }
  return '';
}

/** What an element is in, through shadow roots. */
export function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
