import type { LitElement, ReactiveController } from 'lit';

/** What the controller needs of its element. */
export interface AutohideHost extends LitElement {
  /** There are pictures to be looked at, and the call asks for nothing. */
  readonly autohide: boolean;
  /** Milliseconds without a move until names and buttons go. */
  readonly patience: number;
}

/** What wants to be read or answered. */
const ASKING =
  'trtc-notice, trtc-permission-note, trtc-remote-sound[blocked], trtc-call-controls[choosing]';

/** Where the focus goes by keyboard; it also shows in text fields, and where scripts have moved it. */
const KEYBOARD_FOCUS = ':focus-visible:not(input, textarea, [contenteditable], [tabindex="-1"])';

/**
 * Marks its element `inactive` once nobody has moved for a while, for styles to hide what lies over the pictures.
 * That stays where it is for keyboards and screen readers, and is never hidden from who uses the keyboard.
 */
export class AutohideController implements ReactiveController {
  readonly #host: AutohideHost;
  #isOn = false;
  #isByKey = false;
  /** A finger touched what was hidden. */
  #isBlindTap = false;
  /** Where a pointer was seen last, and whether it hovers there still. */
  #point = { x: -1, y: -1 };
  #isHovering = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | undefined;

  constructor(host: AutohideHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const capture = { capture: true, signal };
    host.addEventListener('pointermove', (event) => this.#onMove(event), { signal });
    host.addEventListener('pointerleave', () => (this.#isHovering = false), { signal });
    host.addEventListener('pointerdown', (event) => this.#onDown(event), capture);
    host.addEventListener('click', (event) => this.#onClick(event), capture);
    host.addEventListener('focusin', () => this.wake(), { signal });
    host.addEventListener('keydown', () => this.#onKey(), { signal });
    // In full screen nothing may have the focus.
    const { ownerDocument } = host;
    const onKey = ({ target }: Event): void => {
      if (target === ownerDocument.body) this.#onKey();
    };
    ownerDocument.addEventListener('keydown', onKey, { signal });
    this.wake();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    this.#isHovering = this.#isByKey = false;
    this.#show();
  }

  hostUpdated(): void {
    if (this.#host.autohide === this.#isOn) return;
    this.#isOn = this.#host.autohide;
    this.wake();
  }

  /** Shows everything, for a while. */
  wake(): void {
    this.#show();
    if (this.#isOn) this.#timer = setTimeout(() => this.#rest(), this.#host.patience);
  }

  get #isInactive(): boolean {
    return this.#host.hasAttribute('inactive');
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#host.removeAttribute('inactive');
  }

  #rest(): void {
    // What has kept it may go without an event.
    if (this.#isNeeded) this.wake();
    else this.#host.setAttribute('inactive', '');
  }

  get #isNeeded(): boolean {
    const host = this.#host;
    return (
      this.#isByKey ||
      this.#isOverControl ||
      matchMedia('(forced-colors: active)').matches ||
      getComputedStyle(host).getPropertyValue('--trtc-idle-opacity').trim() === '1' ||
      focused(host.ownerDocument)?.matches(KEYBOARD_FOCUS) === true ||
      [...host.querySelectorAll<HTMLElement>(ASKING)].some(({ offsetHeight }) => offsetHeight > 0)
    );
  }

  #onKey(): void {
    this.#isByKey = true;
    this.#isBlindTap = false;
    this.wake();
  }

  #onMove(event: PointerEvent): void {
    // Browsers also tell of a pointer at rest, when what lies beneath it has changed.
    const { x, y } = this.#point;
    if (event.clientX !== x || event.clientY !== y) this.#onPointer(event);
  }

  #onDown(event: PointerEvent): void {
    // Screen readers click with a finger of no size; they know the button that they press.
    const isFinger = event.pointerType === 'touch' && event.width + event.height > 0;
    this.#isBlindTap = isFinger && this.#isInactive && !this.#isOfPage(event);
    this.#onPointer(event);
  }

  #onPointer({ clientX: x, clientY: y, pointerType }: PointerEvent): void {
    this.#isByKey = false;
    this.#point = { x, y };
    this.#isHovering = pointerType !== 'touch';
    this.wake();
  }

  #onClick(event: Event): void {
    if (!this.#isBlindTap) return;
    this.#isBlindTap = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Looked at when it matters: buttons come and go beneath a mouse at rest. The own picture is none, as it stays. */
  get #isOverControl(): boolean {
    if (!this.#isHovering) return false;
    const { x, y } = this.#point;
    return !!elementAt(this.#host.ownerDocument, x, y)?.closest('button:not(.move)');
  }

  /** It is in a container that the page has put into a slot. */
  #isOfPage(event: Event): boolean {
    const root = this.#host.getRootNode();
    const [target] = event.composedPath();
    return root instanceof ShadowRoot && target instanceof Node && root.host.contains(target);
  }
}

/** The element that has the focus, in whatever shadow root. */
function focused({ activeElement }: Document): Element | null {
  let active = activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** What a pointer points at, in whatever shadow root. */
function elementAt(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const hit = root.elementFromPoint(x, y);
  if (!hit?.shadowRoot || hit.shadowRoot === root) return hit;
  return elementAt(hit.shadowRoot, x, y) ?? hit;
}
