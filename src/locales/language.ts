/** What a language tag says: in its regular form, and the names that texts are kept under, best first. */
interface ReadTag {
  readonly locale: string;
  readonly names: readonly string[];
}

/** Of a tag that is none, such as `zh_TW` or `de-`, what can be read. */
export function readTag(tag: string): ReadTag {
  const subtags = tag.trim().split(/[-_]/);
  for (const read of [subtags.join('-'), subtags[0] ?? '']) {
    try {
      const locale = new Intl.Locale(read);
      const { language } = locale;
      const names = [language];
      // Taiwan, Hong Kong and Macau write the traditional script: the likely one of a region, or that of the tag.
      // Only here, as it takes a browser several milliseconds to say so.
      if (language === 'zh') names.push(`zh-${locale.maximize().script ?? ''}`);
      return { locale: locale.toString(), names };
    } catch {
      // Not a tag.
    }
  }
  return { locale: '', names: [] };
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
