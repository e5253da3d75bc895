import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

const USAGE = `npm start [-- OPTIONS]

  --port NUMBER         port of the demo; else the first free one from 8080 on
  --host ADDRESS        address to listen on; else localhost
  --verbose             show every frame of the local cloud

With TRTC_SDKAPPID and TRTC_SECRETKEY in the environment the demo runs on Tencent Cloud, with
  --sign-for-everyone   allow a --host that others can reach, who then can log in as anybody
`;

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string', default: 'localhost' },
    verbose: { type: 'boolean', default: false },
    'sign-for-everyone': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (options.help) {
  process.stdout.write(USAGE);
  process.exit();
}

await ensureInstalled();
if (!(await build())) process.exit(1);
const { startDemo } = await import('../demo/server.mjs');

try {
  const demo = await startDemo({
    port: options.port === undefined ? undefined : Number(options.port),
    host: options.host,
    verbose: options.verbose,
    signForEveryone: options['sign-for-everyone'],
    sdkAppID: Number(process.env.TRTC_SDKAPPID ?? 0),
    secretKey: process.env.TRTC_SECRETKEY ?? '',
  });
  console.log(`\n  ${demo.url}/demo/\n\n${demo.description} Ctrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      void demo.close().then(() => process.exit());
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
