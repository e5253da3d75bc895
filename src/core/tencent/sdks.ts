import { once } from '../once.js';
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

/** TIM and TSignaling: the page's own where it has them as globals. */
export const loadImSdks: () => Promise<ImSdks> = once('The signalling SDK', async () => {
  const { TIM, TSignaling } = globalThis as Globals;
  if (isCreator(TIM, 'create') && typeof TSignaling === 'function') {
    return { TIM: TIM as TimSdk, TSignaling: TSignaling as unknown as SignalingSdk };
  }
  const own = await import('./im-sdk.js');
  // TSignaling takes whatever TIM it is given: the page's TIM goes with the widget's TSignaling.
  return isCreator(TIM, 'create') ? { ...own, TIM: TIM as TimSdk } : own;
});

/** TRTC: the page's own where it has it as a global. */
export const loadTrtcSdk: () => Promise<TrtcSdk> = once('The media SDK', async () => {
  const { TRTC } = globalThis as Globals;
  if (isCreator(TRTC, 'createClient')) return TRTC as TrtcSdk;
  const own: TrtcSdk = (await import('./trtc-sdk.js')).TRTC;
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
