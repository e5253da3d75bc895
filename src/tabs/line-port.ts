import type { LinePort } from '../core/ports.js';
import { TabLine } from './tab-line.js';

/** The line over Web Locks and BroadcastChannel. */
export const linePort: LinePort = {
  async join(login, events) {
    // The page's own instance is the page's to log in.
    if (login.tim) return undefined;
    // There are no locks in an insecure context, nor in Safari before 15.4.
    if (!('locks' in navigator) || !('BroadcastChannel' in window)) return undefined;
    const line = new TabLine(login, events);
    await line.joined;
    return line;
  },
};
