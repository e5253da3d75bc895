import { createControlApi } from './control.js';
import { createImService } from './im/im-service.js';
import { createLogger, silentLogger, type Logger } from './log.js';
import { listen, type LocalServer } from './server.js';
import type { Service, ServiceContext } from './service.js';
import { createStaticFiles } from './static.js';
import { createRtcService } from './trtc/rtc-service.js';
import { createUserSigAuthority, type UserSigAuthority } from './user-sig.js';

export type { Logger } from './log.js';
export { createLogger } from './log.js';
export type { Service, ServiceContext } from './service.js';
export type { UserSigAuthority, UserSigProblem } from './user-sig.js';

/** The SDKAppID when none is given: the first of Tencent's number range, no real application. */
export const DEFAULT_SDK_APP_ID = 1400000001;

/** The key when none is given. Public, hence worthless: only ever trusted by a local cloud. */
export const DEFAULT_SECRET_KEY =
  '10ca1c10d0000000000000000000000000000000000000000000000000000001';

export interface LocalCloudOptions {
  /** TCP port; 0, the default, takes any free one. */
  readonly port?: number;
  /** Host name or address to listen on; default `localhost`, both loopback addresses. */
  readonly host?: string;
  /** Default {@link DEFAULT_SDK_APP_ID}. */
  readonly sdkAppID?: number;
  /** Default {@link DEFAULT_SECRET_KEY}. Never give a real application's key here. */
  readonly secretKey?: string;
  /** Directories to serve, by URL prefix. */
  readonly static?: Readonly<Record<string, string>>;
  /** Whether `POST /control/<name>` is answered; default false. `control()` always works. */
  readonly control?: boolean;
  /** Whether frames are written to standard error when no `log` is given; default false. */
  readonly verbose?: boolean;
  /** Where to log; default nowhere. */
  readonly log?: Logger;
}

export interface LocalCloud {
  readonly port: number;
  /** `http://localhost:PORT` */
  readonly url: string;
  readonly sdkAppID: number;
  readonly secretKey: string;
  /** For `TIM.create({ proxyServer })`. */
  readonly imProxy: string;
  /** For `client.setProxyServer({ websocketProxy })`. */
  readonly rtcProxy: string;
  /** For `client.setProxyServer({ loggerProxy })`. */
  readonly logProxy: string;
  readonly userSigs: UserSigAuthority;
  /** Runs a command of the control API; rejects with an Error that says what was wrong. */
  control(name: string, body?: object): Promise<unknown>;
  /** Ends every connection; settles when the port is free again. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in of Tencent Cloud's IM and TRTC services in this process.
 * Rejects when the port cannot be had.
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const {
    port = 0,
    host = 'localhost',
    sdkAppID = DEFAULT_SDK_APP_ID,
    secretKey = DEFAULT_SECRET_KEY,
    verbose = false,
    log = verbose ? createLogger(true, (line) => console.error(line)) : silentLogger,
  } = options;
  if (!Number.isSafeInteger(sdkAppID) || sdkAppID < 1) {
    throw new RangeError('sdkAppID must be a whole number above 0');
  }
  if (secretKey === '') throw new RangeError('secretKey is empty');

  const context: ServiceContext = {
    log,
    userSigs: createUserSigAuthority(sdkAppID, secretKey),
  };
  const services: readonly Service[] = [createImService(context), createRtcService(context)];
  const control = createControlApi(services, context.userSigs);

  let server: LocalServer;
  try {
    server = await listen(
      {
        services,
        userSigs: context.userSigs,
        staticFiles: createStaticFiles(options.static ?? {}),
        control: options.control ? control : undefined,
        config: () => ({ sdkAppID, ...addresses(server.port, host) }),
      },
      port,
      host,
    );
  } catch (error) {
    await Promise.all(services.map((service) => service.close()));
    throw error;
  }

  let closing: Promise<void> | undefined;
  return {
    port: server.port,
    url: `http://${authority(server.port, host)}`,
    sdkAppID,
    secretKey,
    ...addresses(server.port, host),
    userSigs: context.userSigs,
    control: (name, body = {}) => control.run(name, body as Record<string, unknown>),
    close() {
      closing ??= Promise.all([...services.map((service) => service.close()), server.close()]).then(
        () => undefined,
      );
      return closing;
    },
  };
}

function authority(port: number, host: string): string {
  // What listens on every address is reached on this machine as localhost.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function addresses(
  port: number,
  host: string,
): Pick<LocalCloud, 'imProxy' | 'rtcProxy' | 'logProxy'> {
  const at = authority(port, host);
  return { imProxy: `ws://${at}/im`, rtcProxy: `ws://${at}/rtc`, logProxy: `http://${at}/log` };
}
