import { cleanup, initLogger, preload } from 'node-datachannel';

let users = 0;

/** Loads what the first connection would otherwise wait for. */
export function retainMedia(): void {
  users += 1;
  if (users > 1) return;
  // Without a callback, libdatachannel writes its warnings to the terminal.
  initLogger('Fatal', () => undefined);
  preload();
}

/** Ends the native threads with the last user: they keep the process alive. */
export function releaseMedia(): void {
  users -= 1;
  if (users === 0) cleanup();
}
