import type { MarkdownOptions } from 'vitepress';

type MarkdownIt = Parameters<NonNullable<MarkdownOptions['config']>>[0];

/** Where the site tells what a section of README.md does, if not on the page `calls`. */
const README_SECTIONS: Readonly<Record<string, string>> = {
  'the-page': 'troubleshooting',
  'the-signature': 'usersig',
  'in-production': 'tencent-cloud',
  'in-your-page': 'start',
  'try-it': 'local-cloud',
  attributes: 'reference/trtc-calling',
  methods: 'reference/trtc-calling#methods',
  events: 'reference/trtc-calling#events',
};

/** The same link in the site; undefined for a file of the repository that is no page of it. */
export function siteLink(href: string): string | undefined {
  const readme = /^((?:\.\.\/)*)\.\.\/README\.md(?:#(.*))?$/.exec(href);
  if (readme) {
    const [, up = '', section = ''] = readme;
    const page = README_SECTIONS[section] ?? (section ? `calls#${section}` : 'index');
    return `${up || './'}${page.replace(/^[^#]*/, '$&.md')}`;
  }
  if (/^(?:\.\.\/)+local-cloud\/README\.md/.test(href)) return './local-cloud.md';
  return /^(?:\.\.\/)+(?:src|demo|local-cloud|examples|test|CHANGELOG|LICENSE)\b/.test(href)
    ? undefined
    : href;
}

/** Pages are read in the repository, too: links that lead out of docs/ there lead to pages here. */
export function linksOfTheSite(md: MarkdownIt): void {
  md.core.ruler.push('links-of-the-site', ({ tokens }) => {
    for (const token of tokens) {
      let leaves = false;
      token.children =
        token.children?.filter((child) => {
          if (child.type === 'link_open') {
            const link = siteLink(child.attrGet('href') ?? '');
            leaves = link === undefined;
            if (link !== undefined) child.attrSet('href', link);
          }
          return !leaves || !child.type.startsWith('link_');
        }) ?? null;
    }
  });
}
