import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

const [command, ...parameters] = process.argv.slice(2);

await ensureInstalled();
if (!(await build({ targets: ['local-cloud', 'element', 'site'] }))) process.exit(1);
const { serveSite } = await import('./lib/site.mjs');
if (command !== 'build') {
  process.exitCode = await serveSite(process.argv.slice(2));
} else if (parameters.length > 0) {
  console.error('npm run docs:build takes no options');
  process.exitCode = 2;
}
