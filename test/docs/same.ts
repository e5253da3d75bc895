import assert from 'node:assert/strict';

/** Names both sides of a difference, so that the message says what to write where. */
export function assertSame(
  what: string,
  page: readonly string[],
  sources: readonly string[],
): void {
  const missing = sources.filter((name) => !page.includes(name));
  const extra = page.filter((name) => !sources.includes(name));
  const said = [
    ...missing.map((name) => `the page says nothing of the ${what} ${name}`),
    ...extra.map((name) => `the page has the ${what} ${name}, the element has not`),
  ];
  assert.deepEqual(said, [], said.join('\n'));
}
