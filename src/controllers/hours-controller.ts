import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CallError } from '../core/errors.js';
import { OpeningHours } from '../opening-hours.js';

const MINUTE = 60_000;

/** What the controller needs of its element. */
type HoursHost = ReactiveControllerHost & { readonly isConnected: boolean };

/**
 * Knows whether it is within the hours. It looks at the clock as each minute begins, so that neither a computer that
 * sleeps nor one whose clock is set makes it miss an opening.
 */
export class HoursController implements ReactiveController {
  readonly #host: HoursHost;
  readonly #onChange: () => void;
  #hours: OpeningHours | undefined;
  #isOpen = true;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange called when they begin or end */
  constructor(host: HoursHost, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** True where there are no hours, or none that can be read. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get nextOpening(): Date | undefined {
    return this.#hours?.nextOpening(new Date());
  }

  /** Takes other hours; none for an empty text. Returns what is wrong with them. */
  read(hours: string, timeZone: string): CallError | undefined {
    this.#hours = undefined;
    let problem: CallError | undefined;
    try {
      if (hours) this.#hours = new OpeningHours(hours, timeZone);
    } catch (error) {
      problem = CallError.from(error);
    }
    this.#look();
    return problem;
  }

  hostConnected(): void {
    this.#look();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    clearTimeout(this.#timer);
    const wasOpen = this.#isOpen;
    this.#isOpen = this.#hours?.isOpen(new Date()) ?? true;
    if (this.#isOpen !== wasOpen) this.#onChange();
    if (!this.#hours || !this.#host.isConnected) return;
    this.#timer = setTimeout(() => this.#look(), MINUTE - (Date.now() % MINUTE));
  }
}
