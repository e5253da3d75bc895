import { createTencentPorts } from '../../src/core/tencent/index.js';
import type { CorePorts } from '../../src/core/ports.js';

export interface RealmWindow extends Window {
  readonly ports: CorePorts;
  /** What this realm's console would have shown as an uncaught error. */
  readonly errors: unknown[];
}

const errors: unknown[] = [];
window.addEventListener('unhandledrejection', (event) => {
  // Others may still keep it from the console.
  setTimeout(() => {
    if (!event.defaultPrevented) errors.push(event.reason);
  });
});
window.addEventListener('error', (event) => errors.push(event.error));
Object.assign(window, { ports: createTencentPorts(), errors });
