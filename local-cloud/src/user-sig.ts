/** Why a userSig was refused, with the IM error code that Tencent's SDKs expect for it. */
export type UserSigProblem =
  | { readonly code: 70001; readonly reason: 'expired' }
  | { readonly code: 70003; readonly reason: 'garbled' }
  | { readonly code: 70009; readonly reason: 'wrong signature' }
  | { readonly code: 70013; readonly reason: "another user's" };

/** Signs and checks userSigs for one SDKAppID. */
export interface UserSigAuthority {
  readonly sdkAppID: number;
  /** @param expireSeconds validity in seconds; default 86,400 */
  sign(userID: string, expireSeconds?: number): string;
  /** The problem with this userSig, or undefined when it is good for this user. */
  check(userID: string, userSig: string): UserSigProblem | undefined;
}
