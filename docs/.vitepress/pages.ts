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

const fileOf = (page: string, language: Language): string =>
  path.join(DOCS, LANGUAGES[language], `${page}.md`);

/** Pages that are there in English only, with their text. */
export function untranslatedPages(): { readonly page: string; readonly text: string }[] {
  return GROUPS.flatMap(({ pages }) => pages)
    .filter((page) => existsSync(fileOf(page, 'en')) && !existsSync(fileOf(page, 'zh')))
    .map((page) => ({ page, text: readFileSync(fileOf(page, 'en'), 'utf8') }));
}

function itemOf(page: string, language: Language): DefaultTheme.SidebarItem | undefined {
  const link = `/${LANGUAGES[language]}${page}`;
  if (existsSync(fileOf(page, language))) return { text: titleOf(fileOf(page, language)), link };
  // The other language has a page of its own for what is not translated.
  return existsSync(fileOf(page, 'en'))
    ? { text: `${titleOf(fileOf(page, 'en'))}（英文）`, link }
    : undefined;
}

export function sidebarOf(language: Language): DefaultTheme.SidebarItem[] {
  return GROUPS.map(({ title, pages }) => ({
    text: title[language],
    items: pages.flatMap((page) => itemOf(page, language) ?? []),
  }));
}
