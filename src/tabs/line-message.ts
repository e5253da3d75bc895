import type { KickKind } from '../core/ports.js';

/** What tabs of one line tell each other. */
export type LineMessage =
  /** A tab has come and asks how things stand. */
  | { readonly type: 'hello' }
  /** The tab that has the line: how things stand. */
  | { readonly type: 'status'; readonly isBusy: boolean }
  /** A tab would take over. */
  | { readonly type: 'ask'; readonly from: string }
  /** The tab that has the line is about to let go of it, for that tab … */
  | { readonly type: 'coming'; readonly to: string }
  /** … and has logged out. */
  | { readonly type: 'yours'; readonly to: string }
  /** The login was ended from outside. */
  | { readonly type: 'kicked'; readonly kick: KickKind };

const KICKS: Readonly<Record<KickKind, true>> = {
  multipleAccount: true,
  multipleDevice: true,
  restApi: true,
  userSigExpired: true,
};

/** Any script of the origin can post anything: undefined for what is no message of a tab's. */
export function readLineMessage(data: unknown): LineMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, isBusy, from, to, kick } = data as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'hello':
      return { type };
    case 'status':
      return typeof isBusy === 'boolean' ? { type, isBusy } : undefined;
    case 'ask':
      return typeof from === 'string' ? { type, from } : undefined;
    case 'coming':
    case 'yours':
      return typeof to === 'string' ? { type, to } : undefined;
    case 'kicked':
      return typeof kick === 'string' && Object.hasOwn(KICKS, kick)
        ? { type, kick: kick as KickKind }
        : undefined;
    default:
      return undefined;
  }
}
