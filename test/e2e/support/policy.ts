import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalCloud } from 'trtc-local-cloud';

const GUIDE = path.join(import.meta.dirname, '../../../docs/strict-pages.md');

/** The policy below that heading of the guide, for the local cloud where it says Tencent's. */
export function policyOf(heading: string, { port }: LocalCloud): string {
  const [, section = ''] = readFileSync(GUIDE, 'utf8').split(`# ${heading}\n`);
  const [, policy] = /^```http\nContent-Security-Policy:\n([^`]+)```/m.exec(section) ?? [];
  if (policy === undefined) throw new Error(`The guide has no policy below "${heading}".`);
  const local = `connect-src 'self' ws://localhost:${port} http://localhost:${port}`;
  return policy.replace(/\s+/g, ' ').replace(/connect-src [^;]+/, local);
}

/** The same without that directive. */
export function withoutDirective(policy: string, directive: string): string {
  const directives = policy.split(';').filter((one) => !one.trim().startsWith(`${directive} `));
  return directives.join(';');
}
