interface Failure {
  readonly userID: string;
  readonly command: string;
  readonly code: number;
  times: number;
}

/** Misbehaviour that a test asked for. */
export class Faults {
  readonly #silenced = new Set<string>();
  readonly #delays = new Map<string, number>();
  #failures: Failure[] = [];

  isSilenced(userID: string): boolean {
    return this.#silenced.has(userID);
  }

  silence(userID: string, silent: boolean): void {
    if (silent) this.#silenced.add(userID);
    else this.#silenced.delete(userID);
  }

  /** Milliseconds by which everything sent to this person is late. */
  delay(userID: string): number {
    return this.#delays.get(userID) ?? 0;
  }

  setDelay(userID: string, milliseconds: number): void {
    if (milliseconds > 0) this.#delays.set(userID, milliseconds);
    else this.#delays.delete(userID);
  }

  fail(userID: string, command: string, code: number, times: number): void {
    this.#failures.push({ userID, command, code, times });
  }

  /** The code with which this command is to be refused, used up once; undefined when it may pass. */
  takeFailure(userID: string, command: string): number | undefined {
    const failure = this.#failures.find(
      (candidate) => candidate.userID === userID && candidate.command === command,
    );
    if (!failure) return undefined;
    failure.times -= 1;
    if (failure.times <= 0) this.#failures = this.#failures.filter((other) => other !== failure);
    return failure.code;
  }
}
