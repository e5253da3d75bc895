import { en } from './en.js';
import type { Messages } from './messages.js';

export { en };
export type { Messages, NewsKind, Trouble } from './messages.js';

/** Languages beside English by their primary subtag; each loads when a page speaks it. */
const LOADERS: Readonly<Record<string, () => Promise<Messages>>> = {
  zh: async () => (await import('./zh-CN.js')).zhCN,
};

/** The texts for a language tag such as `zh-CN`; English for a language that there is none for. */
export function loadMessages(tag: string): Messages | Promise<Messages> {
  const load = LOADERS[tag.toLowerCase().split('-', 1)[0] ?? ''];
  return load ? load() : en;
}

/** The language that an element is in, by its own `lang` or that of what is around it; shadow roots do not hide it. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang !== null) return lang;
  }
  return '';
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
