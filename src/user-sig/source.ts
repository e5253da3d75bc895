import type { UserID } from '../core/types.js';

/** A page's own way to a userSig: a string, or an object that has one as `userSig`. */
export type UserSigProvider = (
  userID: UserID,
) => string | { readonly userSig: string } | Promise<string | { readonly userSig: string }>;

/** Whose userSig is wanted, and where it comes from. */
export interface UserSigSource {
  readonly sdkAppID: number;
  readonly userID: UserID;
  /** Absolute, with the user in it. */
  readonly url: string;
  readonly credentials: RequestCredentials;
  /** Asked instead of the URL, where there is one. */
  readonly provider: UserSigProvider | undefined;
}

export function isSameSource(a: UserSigSource, b: UserSigSource): boolean {
  return (Object.keys(a) as (keyof UserSigSource)[]).every((key) => a[key] === b[key]);
}
