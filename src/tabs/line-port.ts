import type { LinePort } from '../core/ports.js';
import { retried } from '../load.js';

/** The line over Web Locks and BroadcastChannel, loaded with the first login. */
export const linePort: LinePort = {
  async join(login, events) {
    // The page's own instance is the page's to log in.
    if (login.tim) return undefined;
    // There are no locks in an insecure context, nor in Safari before 15.4.
    if (!('locks' in navigator) || !('BroadcastChannel' in window)) return undefined;
    const loaded = await retried(() => import('./tab-line.js')).catch(() => undefined);
    // Better two phones than none.
    if (!loaded) return undefined;
    const line = new loaded.TabLine(login, events);
    await line.joined;
    return line;
  },
};
