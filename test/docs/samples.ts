import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DOCS = path.join(import.meta.dirname, '../../docs');

/** A block of code in a page. */
export interface Sample {
  /** Page and line. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

/** Names of the pages below docs/, those that are generated too. */
export function pagesIn(folder = DOCS): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/^\.vitepress|\[/.test(name))
    .sort();
}

export const readDoc = (name: string): string => readFileSync(path.join(DOCS, name), 'utf8');

export function samplesIn(page: string, markdown: string): Sample[] {
  return [...markdown.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)\n```$/gm)].map((match) => {
    const [, language = '', text = ''] = match;
    const line = markdown.slice(0, match.index).split('\n').length;
    return { where: `${page}:${line}`, language, text };
  });
}

/** Modules in a page of HTML are samples of JavaScript, too. */
export function scriptsIn({ where, text }: Sample): Sample[] {
  return [...text.matchAll(/<script type="module">\n([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => ({ where, language: 'js', text: script }),
  );
}

export function allSamples(): Sample[] {
  const pages = [
    ...pagesIn().map((name) => [`docs/${name}`, readDoc(name)] as const),
    ['README.md', readFileSync(path.join(DOCS, '../README.md'), 'utf8')] as const,
  ];
  return pages.flatMap(([name, markdown]) => samplesIn(name, markdown));
}
