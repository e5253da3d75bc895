/** How many messages of one conversation are kept. */
export const KEPT_MESSAGES = 500;

const KEPT_SECONDS = 7 * 86_400;

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** Whether a message of this time, in seconds, is still handed out: seven days, as in the service's basic plan. */
export const isRecent = (time: number): boolean => time > now() - KEPT_SECONDS;
