import type { LoginPorts } from '../login-session.js';
import { pageClock } from './page-clock.js';
import type { CorePorts } from '../ports.js';
import { TencentMedia } from './media.js';
import { TencentSignalling } from './signalling.js';

/** The ports over Tencent's SDKs, which are loaded when they are first needed. */
export function createTencentPorts(
  login: LoginPorts = { clock: pageClock, signalling: new TencentSignalling() },
): CorePorts {
  return { ...login, media: new TencentMedia(), random: () => Math.random() };
}
