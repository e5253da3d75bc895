import type { ReactiveController, ReactiveElement } from 'lit';

/** Mirrors a state as CSS custom states, for `trtc-calling:state(incoming)` and the like. */
export class StatesController implements ReactiveController {
  readonly #states: CustomStateSet | undefined;
  readonly #read: () => readonly string[];

  constructor(host: ReactiveElement, read: () => readonly string[]) {
    this.#read = read;
    host.addController(this);
    try {
      this.#states = host.attachInternals().states;
    } catch {
      // No ElementInternals: a nicety less.
    }
  }

  hostUpdated(): void {
    try {
      this.#states?.clear();
      for (const name of this.#read()) this.#states?.add(name);
    } catch {
      // Chromium before 125 takes only names that begin with two dashes.
    }
  }
}
