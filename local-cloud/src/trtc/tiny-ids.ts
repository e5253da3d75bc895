const FIRST = 144_115_200_000_000_001n;

/** Gives every userID one tinyId, the same as long as the server runs: the SDK compares them as strings. */
export class TinyIDs {
  readonly #known = new Map<string, string>();

  of(userID: string): string {
    const known = this.#known.get(userID);
    if (known !== undefined) return known;
    const tinyID = String(FIRST + BigInt(this.#known.size));
    this.#known.set(userID, tinyID);
    return tinyID;
  }
}
