import { PHONE_SHAPE } from '../parts/icons.js';
import { Flash } from './flash.js';

/** Pixels; browsers make it as small as they need. */
const SIZE = 64;

/** The icon of the page becomes that of a phone. */
export class FaviconFlash extends Flash {
  /** The page's icons and what their `rel` was. Which of several a browser takes differs: there is only one. */
  #held: readonly (readonly [link: Element, rel: string])[] = [];
  #link: HTMLLinkElement | undefined;

  show(): void {
    this.begin();
  }

  protected override turnOn(): void {
    this.#link ??= makeLink();
    const icons = [...document.head.querySelectorAll('link[rel~="icon" i]')];
    this.#held = icons.map((link) => [link, link.getAttribute('rel') ?? '']);
    for (const [link] of this.#held) link.setAttribute('rel', HELD);
    document.head.append(this.#link);
  }

  protected override turnOff(): void {
    this.#link?.remove();
    for (const [link, rel] of this.#held) {
      if (link.getAttribute('rel') === HELD) link.setAttribute('rel', rel);
    }
    this.#held = [];
  }
}

/** Means nothing to browsers. */
const HELD = 'x-held';

function makeLink(): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'icon';
  link.type = 'image/png';
  link.href = draw();
  return link;
}

/** A white handset on a green disc. A bitmap, since not all browsers take SVG here. */
function draw(): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (!context) return 'data:,';
  context.fillStyle = '#15833f';
  context.beginPath();
  context.arc(SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * Math.PI);
  context.fill();
  // The shape is drawn on a square of 24.
  const scale = (SIZE * 0.62) / 24;
  context.translate(SIZE * 0.19, SIZE * 0.19);
  context.scale(scale, scale);
  context.fillStyle = '#ffffff';
  context.fill(new Path2D(PHONE_SHAPE));
  return canvas.toDataURL();
}
