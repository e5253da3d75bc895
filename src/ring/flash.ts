/** Milliseconds between two changes: far from what may harm (WCAG 2.3.1), and as fast as hidden pages may be. */
const FLASH_INTERVAL = 1000;

/** Something that goes on and off in turn; it just goes on for people who want less motion. */
export abstract class Flash {
  readonly isForBackground = true;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isOn = false;

  protected get isOn(): boolean {
    return this.#isOn;
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#isOn) this.turnOff();
    this.#isOn = false;
  }

  protected begin(): void {
    if (this.#timer !== undefined) return;
    this.#turn();
    this.#timer = setInterval(() => this.#turn(), FLASH_INTERVAL);
  }

  #turn(): void {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!this.#isOn) this.turnOn();
    else if (!isCalm) this.turnOff();
    this.#isOn = isCalm || !this.#isOn;
  }

  protected abstract turnOn(): void;

  /** Leaves all as it was before, or as the page has made it since. */
  protected abstract turnOff(): void;
}
