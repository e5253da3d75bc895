import type { LitElement, ReactiveController } from 'lit';
import type { PhoneState } from '../core/state.js';

/** Mirrors the state as CSS custom states, for `trtc-calling:state(incoming)` and the like. */
export class StatesController implements ReactiveController {
  readonly #states: CustomStateSet | undefined;
  readonly #read: () => PhoneState;

  constructor(host: LitElement, read: () => PhoneState) {
    this.#read = read;
    host.addController(this);
    try {
      this.#states = host.attachInternals().states;
    } catch {
      // No ElementInternals: a nicety less.
    }
  }

  hostUpdated(): void {
    const { call, session } = this.#read();
    const wanted: string[] = [call.phase, session.status];
    if (call.phase !== 'idle') wanted.push('in-call');
    else if (call.ended) wanted.push('ended');
    try {
      this.#states?.clear();
      for (const name of wanted) this.#states?.add(name);
    } catch {
      // Chromium before 125 takes only names that begin with two dashes.
    }
  }
}
