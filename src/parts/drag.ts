/** Pixels that a pointer moves before it drags: a tap is never quite still. */
const SLOP = 5;

interface Point {
  readonly x: number;
  readonly y: number;
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Unit vector of an arrow key; undefined for other keys, and with those that make it another command. */
export function arrowOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): Point | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  return Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
}

/** How far something has been dragged, in pixels, and where it was before. */
export interface Dragged extends Point {
  readonly from: DOMRect;
}

export interface Draggable {
  /** Where it is now. */
  box(): DOMRect | undefined;
  moved(dragged: Dragged): void;
  dropped(): void;
}

/** What a pointer does with a button that is both clicked and dragged; its handlers are the button's. */
export class Drag {
  readonly #what: Draggable;
  #grip: (Point & { readonly pointerId: number; readonly from: DOMRect }) | undefined;
  #isDragging = false;
  #isClickOfDrag = false;

  constructor(what: Draggable) {
    this.#what = what;
  }

  /** Whether the click that is being handled is the end of a drag, and means nothing. */
  takesClick(): boolean {
    const isTaken = this.#isClickOfDrag;
    this.#isClickOfDrag = false;
    return isTaken;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    const { button, pointerId, clientX: x, clientY: y } = event;
    const from = this.#what.box();
    if (!from || button !== 0 || this.#grip) return;
    this.#isClickOfDrag = false;
    this.#grip = { x, y, pointerId, from };
    (event.currentTarget as Element).setPointerCapture(pointerId);
  };

  readonly onPointerMove = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    const grip = this.#grip;
    if (grip?.pointerId !== pointerId) return;
    const [x, y] = [clientX - grip.x, clientY - grip.y];
    if (!this.#isDragging && Math.hypot(x, y) < SLOP) return;
    this.#isDragging = true;
    this.#what.moved({ x, y, from: grip.from });
  };

  /** Also when the browser takes the pointer away. */
  readonly onPointerUp = ({ pointerId }: PointerEvent): void => {
    if (this.#grip?.pointerId !== pointerId) return;
    this.#grip = undefined;
    if (!this.#isDragging) return;
    this.#isDragging = false;
    this.#isClickOfDrag = true;
    // Fingers end a drag without a click: the next one is meant.
    setTimeout(() => (this.#isClickOfDrag = false));
    this.#what.dropped();
  };
}
