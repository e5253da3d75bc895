import type { ClockPort, CorePorts } from '../ports.js';
import { TencentMedia } from './media.js';
import { TencentSignalling } from './signalling.js';

const clock: ClockPort = {
  now: () => performance.now(),
  setTimeout(callback, milliseconds) {
    const timer = window.setTimeout(callback, milliseconds);
    return () => {
      window.clearTimeout(timer);
    };
  },
};

/** The ports over Tencent's SDKs, which are loaded when they are first needed. */
export function createTencentPorts(): CorePorts {
  return {
    signalling: new TencentSignalling(),
    media: new TencentMedia(),
    clock,
    random: () => Math.random(),
  };
}
