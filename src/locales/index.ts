import { retried } from '../load.js';
import { en } from './en.js';
import { readTag } from './language.js';
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
  const { locale, names } = readTag(tag);
  const name = names.find((one) => Object.hasOwn(LOADERS, one));
  const load = LOADERS[name ?? ''];
  return load ? retried(() => load(locale)) : en;
}
