import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { CALL_ERROR_CODE } from '../../src/core/errors.js';
import { EVENT, HandlerBook } from '../../src/element-events.js';
import { assertSame } from './same.js';
import { codesIn, readPage, type Page, type Row } from './page.js';
import { readInterface } from './types.js';

/*
 * The manifest of the element, made anew from the sources, and what the documentation says must be the same.
 */

const ROOT = path.join(import.meta.dirname, '../..');
const STATUSES = ['same', 'more', 'different', 'not here', 'own'];
/** Attributes that the page names although they are of every HTML element. */
const OF_EVERY_ELEMENT = ['id'];
/** The objects that methods take, by the interfaces that src/element-arguments.ts describes them with. */
const REQUESTS = {
  call: 'CallRequest',
  groupCall: 'GroupCallRequest',
  switchDevice: 'DeviceSwitch',
  startRemoteView: 'ViewRequest',
  startLocalView: 'ViewRequest',
};
interface Manifest {
  readonly methods: readonly string[];
  /** Properties, static ones too. */
  readonly fields: readonly string[];
  readonly attributes: readonly string[];
  readonly events: readonly string[];
}

async function readManifest(tag = 'trtc-calling'): Promise<Manifest> {
  const { modules } = await cli({ argv: ['analyze'], cwd: ROOT, noWrite: true });
  const element = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === tag);
  assert(element, 'The manifest has no element.');
  const { members, attributes, events } = element;
  const named = (kind: string) =>
    members.filter((member) => member.kind === kind).map(({ name }) => name);
  return {
    methods: named('method'),
    fields: named('field'),
    attributes: attributes.map(({ name }) => name),
    events: events.map(({ name }) => name),
  };
}

/** The names of methods in a cell: `call(userID, type)` is `call`. */
const methodsIn = (cell: string) => codesIn(cell).map((code) => code.replace(/\(.*$/s, ''));

function assertStatus(status: string, line: string | undefined): void {
  assert(STATUSES.includes(status), `line ${line}: "${status}" is no status`);
}

function assertStatuses(rows: readonly Row[]): void {
  for (const row of rows) {
    const { status = '', here = '', of = '', line } = row;
    assertStatus(status, line);
    assert.equal(here === '—', status === 'not here', `line ${line}: here and status disagree`);
    assert.equal(of === 'own', status === 'own', `line ${line}: of and status disagree`);
    const last = Object.values(row).at(-2);
    if (status === 'different' || status === 'not here') {
      assert.notEqual(last, '', `line ${line}: "${status}" without a word on how or why`);
    }
  }
}

describe('docs/compatibility.md', () => {
  let page: Page;
  let manifest: Manifest;

  before(async () => {
    page = readPage(path.join(ROOT, 'docs/compatibility.md'));
    manifest = await readManifest();
  });

  it('names every method of the element and no others', () => {
    const rows = page.table('Methods');
    assertStatuses(rows);
    // The constructor's place is taken by a property.
    const named = rows
      .flatMap(({ here = '' }) => methodsIn(here))
      .filter((name) => name !== 'config');
    assertSame('method', [...new Set(named)], [...manifest.methods]);
  });

  it('names every field of the objects that methods take', () => {
    const codes = page.table('Methods').flatMap(({ here = '' }) => codesIn(here));
    for (const [method, name] of Object.entries(REQUESTS)) {
      const code = codes.find((one) => one.startsWith(`${method}({`));
      const named = code?.match(/\w+/g)?.slice(1) ?? [];
      const { fields } = readInterface(path.join(ROOT, 'src/element-arguments.ts'), name);
      assertSame(`parameter of ${method}()`, named, [...(fields ?? [])]);
    }
  });

  it('names every attribute and property of the element and no others', () => {
    const rows = page.table('Attributes, properties and configuration');
    assertStatuses(rows);
    const constants = page.table('Constants');
    assertStatuses(constants);
    const named = [...rows, ...constants].flatMap(({ here = '' }) => codesIn(here));
    assertSame(
      'attribute or property',
      [...new Set(named)],
      [...new Set([...manifest.attributes, ...manifest.fields, ...OF_EVERY_ELEMENT])],
    );
  });

  it('names every event by every key, and trtc-calling-js’ names of them work', () => {
    const rows = page.table('Events');
    assertStatuses(rows);
    const pairs = rows.map(({ key = '', here = '' }) => `${codesIn(key)[0]} = ${codesIn(here)[0]}`);
    assertSame(
      'event',
      pairs,
      Object.entries(EVENT).map(([key, name]) => `${key} = ${name}`),
    );
    assertSame(
      'event',
      [...new Set(rows.flatMap(({ here = '' }) => codesIn(here)))],
      manifest.events,
    );
    for (const { line, 'trtc-calling-js': alias = '', here = '' } of rows) {
      for (const name of codesIn(alias)) {
        assert.equal(
          eventOf(name),
          codesIn(here)[0],
          `line ${line}: on('${name}') is no such event`,
        );
      }
    }
  });

  it('names every field of every event and no others', () => {
    const rows = page.table('Fields of the events');
    const details = readInterface(path.join(ROOT, 'src/core/events.ts'), 'CallEventDetails').inner;
    assertSame(
      'event',
      rows.flatMap(({ event = '' }) => codesIn(event)),
      [...details.keys()],
    );
    for (const row of rows) {
      const [event = ''] = codesIn(row.event ?? '');
      const named = [
        ...codesIn(row['fields of the originals'] ?? ''),
        ...codesIn(row['fields only here'] ?? ''),
      ];
      const fields = details.get(event);
      // Objects of the element's own are described by their types; the originals' are field by field.
      const wanted = [...(fields ?? [])].filter(
        (name) =>
          !name.includes('.') || named.some((one) => one.startsWith(`${name.split('.')[0]}.`)),
      );
      if (fields) assertSame(`field of ${event}`, named, wanted);
    }
  });

  it('names every number of an error', () => {
    const rows = page.table('Numbers of errors');
    for (const { status = '', line } of rows) assertStatus(status, line);
    assertSame(
      'error',
      rows.map(({ code = '', reason = '' }) => `${code} ${codesIn(reason)[0]}`),
      Object.entries(CALL_ERROR_CODE).map(([reason, code]) => `${code} ${reason}`),
    );
  });
});

describe('docs/attributes.md', () => {
  it('tells of every attribute and no others', async () => {
    const rows = readPage(path.join(ROOT, 'docs/attributes.md')).table('What happens when');
    const { attributes } = await readManifest();
    assertSame(
      'attribute',
      rows.flatMap(({ attribute = '' }) => codesIn(attribute)),
      attributes,
    );
  });
});

describe('docs/call-button.md', () => {
  it('tells of every attribute and no others', async () => {
    const rows = readPage(path.join(ROOT, 'docs/call-button.md')).table('Attributes');
    const { attributes } = await readManifest('trtc-call-button');
    assertSame(
      'attribute',
      rows.flatMap(({ attribute = '' }) => codesIn(attribute)),
      [...attributes],
    );
  });
});

/** The event that on() takes the name for. */
function eventOf(alias: string): string | undefined {
  const errors: unknown[] = [];
  // Node.js has no such function, which the book calls for what is no event.
  Object.assign(globalThis, { reportError: (error: unknown) => errors.push(error) });
  const book = new HandlerBook();
  let heard: string | undefined;
  book.add(alias, ({ name }: { name: string }) => (heard = name), undefined);
  for (const name of Object.values(EVENT)) book.tell({ name } as never);
  return errors.length > 0 ? undefined : heard;
}
