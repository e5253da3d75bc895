import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { GROUPS } from '../../docs/.vitepress/pages.js';
import { build } from '../../scripts/lib/build.mjs';
import { CALLS_SECTIONS } from '../../scripts/lib/site/calls-page.mjs';
import { sectionsOf } from '../../scripts/lib/site/reference-page.mjs';
import { REFERENCE_ZH } from '../../scripts/lib/site/reference-zh.mjs';
import { SITE } from '../../scripts/lib/site.mjs';
import { CALL_ERROR_CODE } from '../../src/core/errors.js';
import { codesIn, readPage } from './page.js';
import { assertSame } from './same.js';
import { pagesIn, readDoc, samplesIn } from './samples.js';

const ROOT = path.join(import.meta.dirname, '../..');
/** Pages that are there in English only, and are offered so. */
const UNTRANSLATED = ['cdn.md', 'frameworks.md', 'strict-pages.md'];

describe('the documentation site', () => {
  /** The pages by their addresses. */
  const html = new Map<string, string>();

  before(async () => {
    assert(await build({ targets: ['local-cloud', 'element', 'site'] }), 'The build failed.');
    for (const name of readdirSync(SITE, { recursive: true, encoding: 'utf8' })) {
      const isPage = name.endsWith('.html') && !/^(?:live|trtc-calling)[\\/]/.test(name);
      if (isPage) html.set(`/${name}`, readFileSync(path.join(SITE, name), 'utf8'));
    }
  });

  it('has a page for each in docs/, and all of them in the sidebar', () => {
    const listed = GROUPS.flatMap(({ pages }) => pages);
    for (const page of pagesIn()) {
      const name = page.replace(/\.md$/, '');
      assert(html.has(`/${name}.html`), `${page} is no page of the site.`);
      const plain = name.replace(/^zh\//, '');
      assert(plain === 'index' || listed.includes(plain), `${plain} is in no group of pages.ts.`);
    }
  });

  it('has the same pages in both languages, with the same parts', () => {
    const english = pagesIn().filter((name) => !name.startsWith('zh/'));
    const chinese = pagesIn().flatMap((name) => (name.startsWith('zh/') ? [name.slice(3)] : []));
    assertSame(
      'page',
      chinese,
      english.filter((name) => !UNTRANSLATED.includes(name) || chinese.includes(name)),
    );
    for (const name of chinese) {
      assert.deepEqual(outlineOf(readDoc(`zh/${name}`)), outlineOf(readDoc(name)), name);
    }
  });

  it('says the language of each page', () => {
    for (const [name, page] of html) {
      const lang = name.startsWith('/zh/') ? 'zh-CN' : 'en';
      assert(page.includes(`<html lang="${lang}"`), name);
    }
  });

  it('leads to pages and headings that are there', () => {
    const ids = new Map(
      [...html].map(([name, page]) => [
        name,
        new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => decode(id))),
      ]),
    );
    const dead: string[] = [];
    for (const [name, page] of html) {
      for (const [, href = ''] of page.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(href)) continue;
        const { pathname, hash } = new URL(decode(href), `http://site${name}`);
        const target = decodeURIComponent(pathname).replace(/\/$/, '/index.html');
        const id = decodeURIComponent(hash.slice(1));
        const found = html.has(target)
          ? id === '' || ids.get(target)?.has(id)
          : existsSync(path.join(SITE, target));
        if (!found) dead.push(`${name}: ${href}`);
      }
    }
    assert.deepEqual([...new Set(dead)], []);
  });

  it('leads elsewhere by addresses that can be', () => {
    for (const [name, page] of html) {
      for (const [, href = ''] of page.matchAll(/<a [^>]*?href="([a-z]+:[^"]*)"/g)) {
        const { protocol, hostname } = new URL(decode(href));
        assert(
          protocol === 'mailto:' || (protocol === 'https:' && hostname.includes('.')),
          `${name}: ${href}`,
        );
      }
    }
  });

  it('loads nothing from elsewhere', () => {
    for (const [name, page] of html) {
      const loaded = [
        ...page.matchAll(/<(?:script|img|iframe)[^>]* src="([^"]+)"/g),
        ...page.matchAll(/<link[^>]* href="([^"]+)"/g),
      ].map(([, address = '']) => address);
      assert.deepEqual(
        loaded.filter((address) => !/^(?:\/(?!\/)|data:)/.test(address)),
        [],
        name,
      );
    }
    for (const name of readdirSync(path.join(SITE, 'assets'), { encoding: 'utf8' })) {
      if (!name.endsWith('.css')) continue;
      const styles = readFileSync(path.join(SITE, 'assets', name), 'utf8');
      assert(!/url\(["']?https?:|@import/.test(styles), name);
    }
  });

  it('knows every section of README.md that tells of calls', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const [, section = ''] = /^## In your page$([\s\S]*?)^## /m.exec(readme) ?? [];
    const titles = [...section.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title);
    // These have pages of their own.
    const others = ['Without a script of your own', 'Attributes', 'Methods', 'Events'];
    assertSame('section', [...CALLS_SECTIONS, ...others], titles);
  });

  it('has Chinese for everything in the manifest', () => {
    const manifest = JSON.parse(
      readFileSync(path.join(ROOT, 'dist/custom-elements.json'), 'utf8'),
    ) as Parameters<typeof sectionsOf>[0];
    for (const [tag, chinese] of Object.entries(REFERENCE_ZH)) {
      const sections = sectionsOf(manifest, tag);
      for (const [section, texts] of Object.entries(chinese)) {
        const entries = sections[section as keyof typeof chinese];
        assertSame(
          `${section} of ${tag} in scripts/lib/site/reference-zh.mjs:`,
          Object.keys(texts),
          entries.map(({ name }) => name),
        );
      }
    }
  });

  for (const [page, ends, errors] of [
    ['events.md', 'Why a call ended', 'Errors'],
    ['zh/events.md', '通话结束的原因', '错误'],
  ] as const) {
    it(`says what every end and every error is, and what to do (docs/${page})`, () => {
      const read = readPage(path.join(ROOT, 'docs', page));
      const source = readFileSync(path.join(ROOT, 'src/core/state.ts'), 'utf8');
      const [, union = ''] = /type EndReason =([\s\S]*?');/.exec(source) ?? [];
      assertSame(
        'end',
        read.table(ends).flatMap((row) => codesIn(row['`reason`'] ?? '')),
        [...union.matchAll(/'([\w-]+)'/g)].map(([, reason = '']) => reason),
      );
      const rows = read.table(errors);
      assertSame(
        'error',
        rows.map((row) => `${row['`code`']} ${codesIn(row['`reason`'] ?? '')[0]}`),
        Object.entries(CALL_ERROR_CODE).map(([reason, code]) => `${code} ${reason}`),
      );
      for (const row of rows) {
        assert(
          Object.values(row).every((cell) => cell !== ''),
          `line ${row.line}: a cell is empty`,
        );
      }
    });
  }
});

/** What must be the same in every language: levels of headings, languages of code, sizes of tables, examples. */
function outlineOf(markdown: string): Record<string, readonly unknown[]> {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const tables = [...prose.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table);
  return {
    headings: [...prose.matchAll(/^#+(?= )/gm)].map(([marks]) => marks.length),
    code: samplesIn('', markdown).map(({ language }) => language),
    rows: tables.map((table) => table.trim().split('\n').length),
    examples: [...prose.matchAll(/<LiveExample( log| looks)?/g)].map(([tag]) => tag),
    items: [prose.match(/^(?:-|\d+\.) /gm)?.length ?? 0],
  };
}

const decode = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
