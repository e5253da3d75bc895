import type { LitElement, ReactiveController } from 'lit';
import type { PhoneState } from '../core/state.js';

/** The names of CSS custom states for what a phone does. */
export function stateNamesOf({ call, session }: PhoneState): string[] {
  const names: string[] = [call.phase, session.status];
  if (call.phase !== 'idle') names.push('in-call');
  else if (call.ended) names.push('ended');
  if (session.status === 'standby' && session.inCall) names.push('in-call-elsewhere');
  return names;
}

/** Mirrors a state as CSS custom states, for `trtc-calling:state(incoming)` and the like. */
export class StatesController implements ReactiveController {
  readonly #states: CustomStateSet | undefined;
  readonly #read: () => readonly string[];

  constructor(host: LitElement, read: () => readonly string[]) {
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
