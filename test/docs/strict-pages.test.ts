import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { SDK_FILES } from '../../scripts/lib/sdks.mjs';

const guide = readFileSync(path.join(import.meta.dirname, '../../docs/strict-pages.md'), 'utf8');

/** Hosts that the SDKs connect to of themselves, with the scheme; without those that they only mention. */
function hostsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const named = code.match(/(?:wss|https):\/\/[a-z][\w.-]+\.(?:com|io|net)\b/g) ?? [];
  const schedules = code.match(/"schedule[\w.-]*\.com"/g) ?? [];
  return [...named, ...schedules.map((host) => `https://${host.replaceAll('"', '')}`)].filter(
    (host) => !/-dev\.|\/\/wss-dev|github\.com|cloud\.tencent\.com/.test(host),
  );
}

function allows(source: string, host: string): boolean {
  const [start = '', end = ''] = source.split('*');
  return source.includes('*') ? host.startsWith(start) && host.endsWith(end) : source === host;
}

it('the policy of the guide lets the SDKs go where they go', () => {
  const sources = /connect-src 'self'\s([^`]+)```/.exec(guide)?.[1]?.trim().split(/\s+/) ?? [];
  assert(sources.length > 10);
  const hosts = [...hostsOf(SDK_FILES['tim-js-sdk']), ...hostsOf(SDK_FILES['trtc-js-sdk'])];
  assert(hosts.length > 20);
  assert.deepEqual(
    [...new Set(hosts)].filter((host) => !sources.some((source) => allows(source, host))),
    [],
  );
});
