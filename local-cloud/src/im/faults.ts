interface Failure {
  readonly code: number;
  left: number;
}

/** Troubles that tests make for one user at a time. */
export class Faults {
  readonly #silentUntil = new Map<string, number>();
  readonly #delays = new Map<string, number>();
  readonly #failures = new Map<string, Failure>();

  silence(userID: string, seconds: number): void {
    this.#silentUntil.set(userID, Date.now() + seconds * 1000);
  }

  isSilent(userID: string): boolean {
    return (this.#silentUntil.get(userID) ?? 0) > Date.now();
  }

  setDelay(userID: string, milliseconds: number): void {
    if (milliseconds > 0) this.#delays.set(userID, milliseconds);
    else this.#delays.delete(userID);
  }

  /** Milliseconds by which what is sent to this user is late. */
  delay(userID: string): number {
    return this.#delays.get(userID) ?? 0;
  }

  fail(userID: string, servcmd: string, code: number, times: number): void {
    if (times > 0) this.#failures.set(`${userID} ${servcmd}`, { code, left: times });
    else this.#failures.delete(`${userID} ${servcmd}`);
  }

  /** The error code that this request must get, if any; counts it. */
  takeFailure(userID: string, servcmd: string): number | undefined {
    const key = `${userID} ${servcmd}`;
    const failure = this.#failures.get(key);
    if (!failure) return undefined;
    if (--failure.left <= 0) this.#failures.delete(key);
    return failure.code;
  }
}
