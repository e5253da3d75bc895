import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { assertSame } from './same.js';
import { codesIn, readPage } from './page.js';

const ROOT = path.join(import.meta.dirname, '../..');

/** What the class comment of the element says that a page can style and fill. */
interface Styling {
  readonly cssParts: readonly { readonly name: string }[];
  readonly cssProperties: readonly { readonly name: string }[];
  readonly cssStates: readonly { readonly name: string }[];
  readonly slots: readonly { readonly name: string }[];
}

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8'));
}

describe('docs/styling.md', () => {
  const page = readPage(path.join(ROOT, 'docs/styling.md'));
  let styling: Styling;
  let callButton: Styling;

  const firstCells = (heading: string, column: string): string[] =>
    page.table(heading).flatMap((row) => codesIn(row[column] ?? ''));
  const namesOf = (entries: readonly { readonly name: string }[]): string[] =>
    entries.map(({ name }) => name);

  before(async () => {
    const { modules } = await cli({ argv: ['analyze'], cwd: ROOT, noWrite: true });
    const elementOf = (tag: string): Styling => {
      const element = modules
        .flatMap(({ declarations }) => declarations)
        .find(({ tagName }) => tagName === tag);
      assert(element, `The manifest has no ${tag}.`);
      return element as unknown as Styling;
    };
    styling = elementOf('trtc-calling');
    callButton = elementOf('trtc-call-button');
  });

  it('names every part and no others', () => {
    assertSame('part', firstCells('Parts', 'part'), namesOf(styling.cssParts));
  });

  it('names every custom property and no others', () => {
    const named = firstCells('Custom properties', 'custom property');
    assertSame('custom property', named, namesOf(styling.cssProperties));
  });

  it('names every custom property that the styles have', () => {
    const read = [...sourcesIn('src'), ...sourcesIn('styles')].flatMap((source) =>
      [...source.matchAll(/var\(\s*(--trtc-[\w-]+)/g)].map(([, name = '']) => name),
    );
    const known = [...namesOf(styling.cssProperties), ...namesOf(callButton.cssProperties)];
    assertSame('custom property', [...new Set(known)], [...new Set(read)]);
  });

  it('names every slot and no others', () => {
    const [first = {}, ...others] = page.table('Slots');
    assert.equal(first.slot, 'default');
    const named = ['', ...others.flatMap(({ slot = '' }) => codesIn(slot))];
    assertSame('slot', named, namesOf(styling.slots));
  });

  it('names every state and no others', () => {
    assertSame('state', firstCells('States', 'state'), namesOf(styling.cssStates));
  });

  it('knows every part that is let out to the page', () => {
    const lists = [...sourcesIn('src')].flatMap((source) => [
      ...[...source.matchAll(/exportparts="([^"$]+)"/g)].map(([, list = '']) => list),
      ...[...source.matchAll(/_PARTS =\s*((?:'[^']*'(?:\s*\+\s*)?)+)/g)].map(([, list = '']) =>
        list.replaceAll(/'\s*\+\s*'|'/g, ''),
      ),
    ]);
    assert(lists.length > 10);
    const exported = lists
      .flatMap((list) => list.split(','))
      .map((pair) => pair.split(':').at(-1)?.trim() ?? '');
    const known = namesOf(styling.cssParts);
    assert.deepEqual(
      [...new Set(exported)].filter((name) => !known.includes(name)),
      [],
    );
  });
});
