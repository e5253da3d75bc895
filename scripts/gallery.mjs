import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';
import { runTool } from './lib/run.mjs';

// Every view in every dress, on one page to be looked at.
const GALLERY = path.join(ROOT, 'gallery');

await ensureInstalled();
process.env.CHROME_PATH = await ensureBrowser();
process.env.GALLERY = GALLERY;
rmSync(GALLERY, { recursive: true, force: true });
// What has changed is to be seen here, so it may differ from the pictures that the tests compare with.
const code = await runTool('@playwright/test', 'playwright', [
  ...['test', 'test/views', '--update-snapshots=none'],
]);

/** @type {Map<string, string[]>} */
const views = new Map();
for (const file of readdirSync(GALLERY).sort()) {
  const [, view = '', dress = ''] = /^(.+)-((?:light|dark)-\d+-\w+)\.png$/.exec(file) ?? [];
  const figure = `<figure><img src="${file}" alt="" loading="lazy"><figcaption>${dress}</figcaption></figure>`;
  views.set(view, [...(views.get(view) ?? []), figure]);
}
const sections = [...views].map(
  ([view, figures]) => `<h2>${view}</h2><div>${figures.join('')}</div>`,
);
writeFileSync(
  path.join(GALLERY, 'index.html'),
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Views</title>
<style>
  body { font: 1rem system-ui; margin: 2rem; background: #d5d9e0; color: #101828; }
  div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
  figure { margin: 0; }
  img { max-block-size: 24rem; display: block; }
</style>
<h1>Views</h1>
${sections.join('\n')}
</html>
`,
);
console.log(`\nThe gallery: ${path.join('gallery', 'index.html')}`);
process.exitCode = code;
