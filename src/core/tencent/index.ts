import type { LoginPorts } from '../login-session.js';
import type { CorePorts } from '../ports.js';
import { ImLogin } from './im-login.js';
import { TencentMedia } from './media.js';
import { pageClock } from './page-clock.js';
import { TencentSignalling } from './signalling.js';

/** The ports over Tencent's SDKs, which are loaded when they are first needed. */
export function createTencentPorts(
  login: LoginPorts & { readonly signalling: ImLogin } = {
    clock: pageClock,
    signalling: new ImLogin(),
  },
): CorePorts {
  return {
    ...login,
    signalling: new TencentSignalling(login.signalling),
    media: new TencentMedia(),
    random: () => Math.random(),
  };
}
