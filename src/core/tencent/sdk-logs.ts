/** An SDK, or an instance of one, that writes to the console. */
interface SdkLog {
  setLogLevel(level: number): void;
}

/** The level at which TIM and TSignaling write nothing. */
const SILENT = 4;

/** With what each counts more than TIM for the same. */
const logs = new Map<WeakRef<SdkLog>, number>();
let wished = SILENT;

/**
 * Keeps the log of an SDK of the widget's own at the level that is wished, by default silent.
 *
 * @param offset what it counts more than TIM does for the same
 */
export function keepLogLevel(log: SdkLog, offset = 0): void {
  setLevel(log, wished + offset);
  logs.set(new WeakRef(log), offset);
}

/** @param level 0 all, 1 what matters in production, 2 warnings, 3 errors, 4 nothing */
export function setLogLevel(level: number): void {
  wished = level;
  for (const [log, offset] of logs) {
    const sdk = log.deref();
    if (sdk) setLevel(sdk, level + offset);
    else logs.delete(log);
  }
}

function setLevel(log: SdkLog, level: number): void {
  try {
    log.setLogLevel(level);
  } catch {
    // trtc-js-sdk 4.15.22 then fetches explanations of its errors, which it can do without.
  }
}
