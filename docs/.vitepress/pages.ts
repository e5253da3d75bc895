import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DefaultTheme } from 'vitepress';

const DOCS = path.join(import.meta.dirname, '..');

/** The folder of each language below `docs/`. */
export const LANGUAGES = { en: '', zh: 'zh/' } as const;

export type Language = keyof typeof LANGUAGES;

interface Group {
  readonly title: Readonly<Record<Language, string>>;
  /** Names of pages; those that are not there are left out. */
  readonly pages: readonly string[];
}

export const GROUPS: readonly Group[] = [
  {
    title: { en: 'Begin', zh: '开始' },
    pages: ['start', 'html', 'cdn', 'frameworks', 'cms', 'customer-service'],
  },
  {
    title: { en: 'In production', zh: '上线' },
    pages: ['usersig', 'tencent-cloud', 'strict-pages', 'troubleshooting', 'local-cloud'],
  },
  {
    title: { en: 'In depth', zh: '深入' },
    pages: [
      ...['calls', 'call-button', 'attributes', 'events'],
      ...['theming', 'styling', 'accessibility'],
    ],
  },
  {
    title: { en: 'From Tencent’s components', zh: '从腾讯云组件迁移' },
    pages: ['migrating', 'compatibility'],
  },
  {
    title: { en: 'Reference', zh: '参考' },
    pages: ['reference/trtc-calling', 'reference/trtc-call-button'],
  },
];

/** The first heading of a page, as the sidebar takes it: HTML. */
function titleOf(file: string): string {
  const [, title = ''] = /^# (.+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  return title.replaceAll('`', '');
}

/** A page that has not been translated yet is offered in English. */
function itemOf(page: string, language: Language): DefaultTheme.SidebarItem | undefined {
  const own = path.join(DOCS, LANGUAGES[language], `${page}.md`);
  if (existsSync(own)) return { text: titleOf(own), link: `/${LANGUAGES[language]}${page}` };
  const english = path.join(DOCS, `${page}.md`);
  return existsSync(english)
    ? { text: `${titleOf(english)} (English)`, link: `/${page}` }
    : undefined;
}

export function sidebarOf(language: Language): DefaultTheme.SidebarItem[] {
  return GROUPS.map(({ title, pages }) => ({
    text: title[language],
    items: pages.flatMap((page) => itemOf(page, language) ?? []),
  }));
}
