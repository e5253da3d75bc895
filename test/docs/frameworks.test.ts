import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const ROOT = path.join(import.meta.dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/frameworks.md'), 'utf8');

/** A link to a file of an example at the end of a paragraph, and the code below it. */
const SAMPLE = /\]\(\.\.\/(examples\/[^)]+)\):\n\n```\w+\n([\s\S]*?)\n```/g;

const inLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

describe('docs/frameworks.md', () => {
  const samples = [...PAGE.matchAll(SAMPLE)];

  for (const [, file = '', code = ''] of samples) {
    it(`shows what is in ${file}`, () => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      assert(inLines(text).includes(inLines(code)), `${file} has no such lines:\n${code}`);
    });
  }

  it('shows every example that is not a page of its own', () => {
    const shown = new Set(samples.map(([, file = '']) => file.split('/')[1]));
    const examples = readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      // The README begins with it.
      .filter((name) => name !== 'script-tag');
    assert.deepEqual([...shown].sort(), examples.sort());
  });
});
