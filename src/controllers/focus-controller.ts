import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * Moves the focus with the call: to a call that comes in, from a view that goes to the one that takes its
 * place, and back to where the person was when the call is put away.
 */
export class FocusController implements ReactiveController {
  readonly #host: ReactiveElement;
  #view: string | undefined;
  #isInside = false;
  #before: HTMLElement | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#isInside = !!this.#host.shadowRoot?.activeElement;
  }

  hostUpdated(): void {
    const element = this.#host.renderRoot.querySelector<ReactiveElement>('[data-view]');
    const view = element?.dataset.view;
    if (view === this.#view) return;
    if (this.#view === undefined && !this.#isInside) this.#before = activeElement();
    this.#view = view;
    const asks = view === 'incoming' || view === 'pre-call';
    if (element && (asks || this.#isInside)) void this.#move(element);
    else if (!element && this.#isInside) this.#giveBack();
  }

  async #move(element: ReactiveElement): Promise<void> {
    await element.updateComplete;
    if (element.isConnected) element.focus({ preventScroll: true });
  }

  #giveBack(): void {
    if (this.#before?.isConnected) this.#before.focus({ preventScroll: true });
    this.#before = undefined;
  }
}

/** The element that has the focus, in whatever shadow root. */
function activeElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}
