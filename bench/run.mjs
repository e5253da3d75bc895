// Runs the measurements one after another, or those that are named; fails when one of them misses a bar.
//
//   npm run bench
//   npm run bench -- load calls
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ALL = ['load', 'calls', 'group', 'soak'];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`No measurement ${unknown.join(', ')}; there are ${ALL.join(', ')}.`);
  process.exit(2);
}

const missed = (chosen.length > 0 ? chosen : ALL).filter((name) => {
  console.log(`\n=== ${name}\n`);
  const file = path.join(import.meta.dirname, `${name}.mjs`);
  return spawnSync(process.execPath, [file], { stdio: 'inherit' }).status !== 0;
});
console.log(missed.length > 0 ? `\nOver: ${missed.join(', ')}` : '\nAll bars are met.');
process.exitCode = missed.length > 0 ? 1 : 0;
