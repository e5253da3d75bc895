#!/usr/bin/env node
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type * as Library from './index.js';
import type { LocalCloud, LocalCloudOptions } from './index.js';
import { createLogger } from './log.js';

const DEFAULT_PORT = 8080;
const PORTS_TO_TRY = 20;

const HELP = `Usage: trtc-local-cloud [options]

A stand-in of Tencent Cloud's IM and TRTC services on this machine.

  --port N             port to listen on (default ${DEFAULT_PORT}, or the next free one)
  --host H             host name or address to listen on (default localhost)
  --sdkappid N         SDKAppID to answer for (default 1400000001)
  --secret-key K       key that signs and checks userSigs (default a public test key)
  --static PREFIX=DIR  serve a directory under a URL prefix; may be repeated
  --control            answer POST /control/<name>, for tests
  --verbose            print every frame, without credentials
  --version            print the version
  --help               print this

It ends with 0 when it is told to stop (Ctrl-C), 1 when it cannot start, and 2 when an option is wrong.
`;

class UsageError extends Error {}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    const range = `from ${least} to ${most}`;
    throw new UsageError(`--${name} must be a whole number ${range}, not "${text}"`);
  }
  return value;
}

function staticMounts(values: readonly string[]): Record<string, string> {
  const mounts: Record<string, string> = {};
  for (const value of values) {
    const at = value.indexOf('=');
    if (at < 0 || at === value.length - 1) {
      throw new UsageError(`--static takes PREFIX=DIR, not "${value}"`);
    }
    const directory = value.slice(at + 1);
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError(`--static: there is no directory ${directory}`);
    }
    mounts[value.slice(0, at)] = directory;
  }
  return mounts;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        sdkappid: { type: 'string' },
        'secret-key': { type: 'string' },
        static: { type: 'string', multiple: true },
        control: { type: 'boolean' },
        verbose: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** All but the command itself: its native part is not there on every machine, which is to be said in words. */
async function load(): Promise<typeof Library> {
  try {
    return await import('./index.js');
  } catch (error) {
    if (!/node[-_]datachannel/.test(String(error))) throw error;
    const machine = `${process.platform}-${process.arch}`;
    throw new Error(
      `The native part of node-datachannel for ${machine} is not installed. ` +
        'It comes as an optional dependency: install again without --omit=optional or --no-optional.',
      { cause: error },
    );
  }
}

/** The wanted port, or the next free one when none was asked for. */
async function start(options: LocalCloudOptions, wanted: number | undefined): Promise<LocalCloud> {
  const { startLocalCloud } = await load();
  for (let port = wanted ?? DEFAULT_PORT; ; port++) {
    try {
      return await startLocalCloud({ ...options, port });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isLast = wanted !== undefined || port >= DEFAULT_PORT + PORTS_TO_TRY - 1;
      if (code !== 'EADDRINUSE' || isLast) throw explained(error, port, options.host);
    }
  }
}

/** Why it cannot listen, in words. */
function explained(error: unknown, port: number, host = 'localhost'): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is taken. Choose another with --port, or any free one with --port 0.`,
        { cause: error },
      );
    case 'EACCES':
      return new Error(`Port ${port} may not be listened on. Choose one from 1024 on.`, {
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host: this machine has no address ${host}`);
    default:
      return error;
  }
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (values.version) {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    process.stdout.write(`${(JSON.parse(manifest) as { version: string }).version}\n`);
    return;
  }
  const log = createLogger(values.verbose === true, (line) => process.stdout.write(`${line}\n`));
  const options: LocalCloudOptions = {
    log,
    control: values.control === true,
    static: staticMounts(values.static ?? []),
    ...(values.host !== undefined && { host: values.host }),
    ...(values['secret-key'] !== undefined && { secretKey: values['secret-key'] }),
    ...(values.sdkappid !== undefined && {
      sdkAppID: wholeNumber('sdkappid', values.sdkappid, 1, Number.MAX_SAFE_INTEGER),
    }),
  };
  const port = values.port === undefined ? undefined : wholeNumber('port', values.port, 0, 65_535);
  const cloud = await start(options, port);

  log.info(`Local cloud for SDKAppID ${cloud.sdkAppID} at ${cloud.url}`);
  log.info(`  IM    TIM.create({ proxyServer: '${cloud.imProxy}' })`);
  log.info(
    `  TRTC  client.setProxyServer({ websocketProxy: '${cloud.rtcProxy}', loggerProxy: '${cloud.logProxy}' })`,
  );
  log.info(`  userSig  POST ${cloud.url}/usersig  { "userID": "…" }`);
  for (const prefix of Object.keys(options.static ?? {})) {
    log.info(`  pages  ${cloud.url}/${prefix.replace(/^\/+/, '')}`);
  }

  const stop = (): void => {
    void cloud.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`trtc-local-cloud: ${message}\n`);
  if (error instanceof UsageError) process.stderr.write('Try --help.\n');
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
