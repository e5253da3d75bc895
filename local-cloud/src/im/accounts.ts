import type { UserSigAuthority } from '../user-sig.js';

/** A user of the application. */
export interface Account {
  readonly userID: string;
  /** The service's own number for the user; part of each message's id in the SDK. */
  readonly tinyID: string;
  /** By tag, e.g. `Tag_Profile_IM_Nick`. */
  readonly profile: Map<string, string | number>;
  /** What the user calls their friends, by userID; empty where it is nothing of their own. */
  readonly friends: Map<string, string>;
}

export const NICK_TAG = 'Tag_Profile_IM_Nick';
export const AVATAR_TAG = 'Tag_Profile_IM_Image';

// tinyIDs of the real service are numbers of this size, too large for a double: strings here.
const FIRST_TINY_ID = 144115200000000001n;

/** Who exists: everybody who ever logged in, or for whom a userSig was signed here. */
export class Accounts {
  readonly #userSigs: UserSigAuthority;
  readonly #accounts = new Map<string, Account>();

  constructor(userSigs: UserSigAuthority) {
    this.#userSigs = userSigs;
  }

  get(userID: string): Account | undefined {
    const account = this.#accounts.get(userID);
    if (account) return account;
    return this.#userSigs.knows(userID) ? this.ensure(userID) : undefined;
  }

  /** The account, made when there is none yet. */
  ensure(userID: string): Account {
    let account = this.#accounts.get(userID);
    if (!account) {
      const tinyID = String(FIRST_TINY_ID + BigInt(this.#accounts.size));
      account = { userID, tinyID, profile: new Map(), friends: new Map() };
      this.#accounts.set(userID, account);
    }
    return account;
  }

  profileText(userID: string, tag: string): string {
    return String(this.#accounts.get(userID)?.profile.get(tag) ?? '');
  }
}
