import type { ReactiveController, ReactiveElement } from 'lit';
import type { CallSummary } from '../core/state.js';

/** Milliseconds that the end of a call is shown; one that failed says what to do, and takes longer to read. */
const SHOWN = 4000;
const SHOWN_FAILED = 12_000;
const LOOK_AGAIN = 1000;

/** The person is busy with the settings of the browser, or looks for a headset, to try again. */
function waitsForPerson({ role, error }: CallSummary): boolean {
  const reason = error?.reason;
  return role === 'caller' && (reason === 'permission-denied' || reason === 'microphone-missing');
}

/**
 * Puts an ended call away after a while, unless the person rests on it: with a mouse that has moved there
 * since, or with the focus on one of its buttons.
 */
export class DismissController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #dismiss: () => void;
  #summary: CallSummary | undefined;
  #isHovered = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, dismiss: () => void) {
    this.#host = host;
    this.#dismiss = dismiss;
    host.addController(this);
    host.addEventListener('pointermove', (event) => this.#onMove(event));
    host.addEventListener('pointerleave', () => this.#onLeave());
    host.addEventListener('focusout', () => this.#restart());
  }

  /** The ended call that is shown now. */
  set summary(summary: CallSummary | undefined) {
    if (summary === this.#summary) return;
    this.#summary = summary;
    this.#isHovered = false;
    this.#restart();
  }

  hostConnected(): void {
    this.#restart();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #onMove({ pointerType, movementX, movementY }: PointerEvent): void {
    // The mouse that has just clicked on "hang up" rests there without meaning to.
    if (pointerType === 'mouse' && (movementX || movementY)) this.#isHovered = true;
  }

  #onLeave(): void {
    this.#isHovered = false;
    this.#restart();
  }

  #restart(): void {
    if (this.#summary && !waitsForPerson(this.#summary))
      this.#wait(this.#summary.error ? SHOWN_FAILED : SHOWN);
    else clearTimeout(this.#timer);
  }

  #wait(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Looked at again and again, since a page in the background hears of no focus that goes.
      if (this.#isRestedOn()) this.#wait(LOOK_AGAIN);
      else this.#dismiss();
    }, delay);
  }

  #isRestedOn(): boolean {
    const view = this.#host.shadowRoot?.querySelector('[data-view]');
    return this.#isHovered || !!view?.shadowRoot?.activeElement?.matches('button');
  }
}
