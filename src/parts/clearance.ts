import type { LitElement, ReactiveController } from 'lit';

/** What of a view lies over the pictures, in CSS pixels from its edges. */
export interface Clearance {
  /** From above to where name and time end; 0 where they stand in the middle. */
  readonly head: number;
  /** From below to where notices and buttons begin. */
  readonly foot: number;
  /** How wide these are, in the middle. */
  readonly footWidth: number;
}

/** Tells what of a view has to be kept clear of, by a `clearance-change` that bubbles to the stage. */
export class ClearanceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #selectors: readonly [head: string, foot: string];
  readonly #observer = new ResizeObserver(() => this.#tell());
  readonly #observed = new Set<Element>();

  constructor(host: LitElement, head: string, foot: string) {
    this.#host = host;
    this.#selectors = [head, foot];
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.hostUpdated();
  }

  hostUpdated(): void {
    for (const part of this.#parts) {
      if (!part || this.#observed.has(part)) continue;
      this.#observed.add(part);
      this.#observer.observe(part);
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed.clear();
  }

  get #parts(): (Element | null)[] {
    return this.#selectors.map((selector) => this.#host.renderRoot.querySelector(selector));
  }

  #tell(): void {
    const [head, foot] = this.#parts.map((part) => part?.getBoundingClientRect());
    if (!head || !foot) return;
    const { top, bottom } = this.#host.getBoundingClientRect();
    const detail: Clearance = {
      head: this.#host.matches('[picture]') ? head.bottom - top : 0,
      foot: bottom - foot.top,
      footWidth: foot.width,
    };
    this.#host.dispatchEvent(new CustomEvent('clearance-change', { bubbles: true, detail }));
  }
}
