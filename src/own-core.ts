/** What the element stands on unless it is given another core: loaded when it is first needed. */
import { linePort } from './tabs/line-port.js';
import { CallingCore } from './core/calling-core.js';
import { createTencentPorts } from './core/tencent/index.js';

export function createCore(): CallingCore {
  return new CallingCore({ ...createTencentPorts(), line: linePort });
}
