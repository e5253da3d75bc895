import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

const [command, ...parameters] = process.argv.slice(2);

await ensureInstalled();
const { buildSite, serveSite } = await import('./lib/site.mjs');
if (!(await build()) || !(await buildSite())) process.exit(1);
if (command !== 'build') {
  process.exitCode = await serveSite(process.argv.slice(2));
} else if (parameters.length > 0) {
  console.error('npm run docs:build takes no options');
  process.exitCode = 2;
}
