import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger, startLocalCloud } from 'trtc-local-cloud';
import { startTencentCloudServer } from './tencent-cloud-server.mjs';

/**
 * @typedef {object} DemoOptions
 * @property {number | undefined} port
 * @property {string} host
 * @property {boolean} verbose
 * @property {boolean} signForEveryone
 * @property {number} sdkAppID 0: the local cloud
 * @property {string} secretKey
 */

/** @typedef {{ url: string, description: string, close(): Promise<void> }} Demo */

const root = fileURLToPath(new URL('../', import.meta.url));
const FOLDERS = {
  '/': path.join(root, 'demo'),
  '/demo': path.join(root, 'demo'),
  '/dist': path.join(root, 'dist'),
};

const FIRST_PORT = 8080;
const LAST_PORT = 8099;

/**
 * Serves the demo pages: with a local cloud beside them, or for Tencent Cloud when there is an application.
 *
 * @param {DemoOptions} options
 * @returns {Promise<Demo>}
 */
export async function startDemo(options) {
  const { port, sdkAppID, secretKey } = options;
  if (Boolean(sdkAppID) !== Boolean(secretKey)) {
    throw new Error(
      'TRTC_SDKAPPID (a number) and TRTC_SECRETKEY belong together; one of them is missing.',
    );
  }
  const start = sdkAppID ? startOnTencentCloud : startOnLocalCloud;
  for (let candidate = port ?? FIRST_PORT; ; candidate += 1) {
    try {
      return await start(options, candidate);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error;
      if (port !== undefined) throw new Error(`Port ${port} is taken.`, { cause: error });
      if (candidate === LAST_PORT) {
        throw new Error(`All ports from ${FIRST_PORT} to ${LAST_PORT} are taken; use --port.`, {
          cause: error,
        });
      }
    }
  }
}

/**
 * @param {DemoOptions} options
 * @param {number} port
 * @returns {Promise<Demo>}
 */
async function startOnLocalCloud({ host, verbose }, port) {
  const cloud = await startLocalCloud({
    port,
    host,
    static: FOLDERS,
    log: createLogger(verbose, console.log),
  });
  return {
    url: cloud.url,
    description: 'Calls run on the local cloud, on this machine alone: no account, no internet.',
    close: () => cloud.close(),
  };
}

/**
 * @param {DemoOptions} options
 * @param {number} port
 * @returns {Promise<Demo>}
 */
async function startOnTencentCloud({ host, signForEveryone, sdkAppID, secretKey }, port) {
  if (!['localhost', '127.0.0.1', '::1'].includes(host) && !signForEveryone) {
    throw new Error(
      `Whoever reaches ${host} could log in to application ${sdkAppID} as anybody. ` +
        'Listen on localhost, or say --sign-for-everyone if that is what you want.',
    );
  }
  const server = await startTencentCloudServer({
    port,
    host,
    sdkAppID,
    secretKey,
    folders: FOLDERS,
  });
  return {
    ...server,
    description: `Calls run on Tencent Cloud as application ${sdkAppID}; this server signs the logins.`,
  };
}
