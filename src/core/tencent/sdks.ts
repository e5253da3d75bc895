import { once } from '../../load.js';
import { adaptBrowser } from './adapt-browser.js';
import { keepLogLevel } from './sdk-logs.js';
import type { SignalingSdk, TimSdk, TrtcSdk } from './sdk-types.js';

export interface ImSdks {
  readonly TIM: TimSdk;
  readonly TSignaling: SignalingSdk;
}

interface Globals {
  readonly TIM?: unknown;
  readonly TSignaling?: unknown;
  readonly TRTC?: unknown;
}

/** Whether it is the page's own SDK, whose settings are the page's. */
export function isOfPage(sdk: TimSdk | SignalingSdk): boolean {
  const { TIM, TSignaling } = globalThis as Globals;
  return sdk === TIM || sdk === TSignaling;
}

const loadTim = once('The signalling SDK', async () => {
  const { TIM } = globalThis as Globals;
  if (isCreator(TIM, 'create')) return TIM as TimSdk;
  return (await import('./tim-js-sdk.js')).default;
});

const loadSignaling = once('The signalling SDK', async () => {
  const { TSignaling } = globalThis as Globals;
  if (typeof TSignaling === 'function') return TSignaling as unknown as SignalingSdk;
  return (await import('./tsignaling.js')).default as SignalingSdk;
});

/** What is needed of TIM beside an instance of it. */
const loadTimNames = once('The signalling SDK', async (): Promise<TimSdk> => {
  const { TIM } = globalThis as Globals;
  if (isCreator(TIM, 'create')) return TIM as TimSdk;
  // A module of the page's own, which a map of its imports has put in the place of this one, has none.
  const own: { readonly TIM_NAMES?: TimSdk } = await import('./tsignaling.js');
  return own.TIM_NAMES ?? loadTim();
});

/**
 * TIM and TSignaling: each of them the page's own where it has it as a global. TSignaling takes whatever TIM it
 * is given.
 *
 * @param tim the page's own instance, where the login has one
 */
export async function loadImSdks(tim?: object): Promise<ImSdks> {
  const [TIM, TSignaling] = await Promise.all([tim ? loadTimNames() : loadTim(), loadSignaling()]);
  return { TIM, TSignaling };
}

/** TRTC: the page's own where it has it as a global. */
export const loadTrtcSdk: () => Promise<TrtcSdk> = once('The media SDK', async () => {
  const { TRTC } = globalThis as Globals;
  if (isCreator(TRTC, 'createClient')) return TRTC as TrtcSdk;
  await adaptBrowser();
  const own: TrtcSdk = (await import('./trtc-js-sdk.js')).default;
  keepLogLevel(own.Logger, 1);
  return own;
});

function isCreator(value: unknown, method: string): boolean {
  return (
    value !== null &&
    (typeof value === 'object' || typeof value === 'function') &&
    typeof (value as Record<string, unknown>)[method] === 'function'
  );
}
