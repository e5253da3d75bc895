import type { Login, UserID } from './types.js';

/** IM accepts printable ASCII ids; anything else cannot name a user. */
export function isUserID(value: unknown): value is UserID {
  return typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value);
}

/** Whether two logins would lead to the same session. */
export function sameLogin(a: Login, b: Login): boolean {
  return (
    a.sdkAppID === b.sdkAppID &&
    a.userID === b.userID &&
    a.userSig === b.userSig &&
    a.imProxy === b.imProxy &&
    a.rtcProxy === b.rtcProxy &&
    a.logProxy === b.logProxy &&
    a.tim === b.tim
  );
}

/** Whether the second login is a fresh userSig, or another way, for the user of the first. */
export function isSameUser(a: Login, b: Login): boolean {
  return a.sdkAppID === b.sdkAppID && a.userID === b.userID && a.tim === b.tim;
}

/** Whether the two would kick each other: the same user at the same service. */
export function isSameLine(a: Login, b: Login): boolean {
  return a.sdkAppID === b.sdkAppID && a.userID === b.userID && a.imProxy === b.imProxy;
}
