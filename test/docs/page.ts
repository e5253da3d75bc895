import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A row of a table: its cells by the head of their column, and where it stands. */
export type Row = Readonly<Record<string, string>>;

/** A page of the documentation, as far as its tables go. */
export interface Page {
  /** The rows of the first table below that heading. */
  table(heading: string): readonly Row[];
}

/** What is between backticks. */
export function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

export function readPage(file: string): Page {
  const lines = readFileSync(file, 'utf8').split('\n');
  return {
    table(heading) {
      const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading);
      assert(start >= 0, `${file} has no heading "${heading}".`);
      const head = lines.findIndex((line, index) => index > start && line.startsWith('|'));
      assert(head >= 0, `${file} has no table below "${heading}".`);
      const names = cellsOf(lines[head] ?? '');
      const rest = lines.slice(head + 2);
      const end = rest.findIndex((line) => !line.startsWith('|'));
      return rest.slice(0, end < 0 ? undefined : end).map((line, index) => {
        const cells = cellsOf(line);
        assert.equal(cells.length, names.length, `line ${head + index + 3}: cells are missing`);
        return {
          ...Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ''])),
          line: String(head + index + 3),
        };
      });
    },
  };
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
