import { VIEW_NAMES } from './view-names.js';

/** A piece of what is on the screen, in CSS pixels of the window. */
export interface Seen {
  /** Tag, class and name or text: enough to find it. */
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Something to be used. */
export interface SeenControl extends Seen {
  /** A click in its middle hits it, once it is scrolled to. */
  readonly isHit: boolean;
}

/** Text and signs against what is behind them, and what surrounds a control. */
export interface SeenColors {
  readonly what: string;
  /** Of its text and lines. */
  readonly inks: readonly string[];
  /** Of the nearest surface behind these. */
  readonly ground: string;
  readonly hasBorder: boolean;
}

export interface Eyes {
  controls(): SeenControl[];
  colors(): SeenColors[];
  /** Of what has the focus: the ring around it, and what is behind. */
  focusRing(): { what: string; width: number; color: string; ground: string } | undefined;
  /** Puts the focus on each control in turn. */
  focusControl(index: number): void;
  /** What is cut off, lies upon something else, or makes somebody scroll sideways. */
  trouble(): string[];
  /** What moves. */
  motions(): string[];
  /** The parts that the page can style. */
  parts(): string[];
}

declare global {
  interface Window {
    readonly eyes: Eyes;
  }
}

/** The views that are in the page, and not in a window of their own above it. */
export const PAGE_VIEWS = VIEW_NAMES.filter((view) => view !== 'picture-in-picture');

/** Runs in the page, before its scripts. */
export function openEyes(): void {
  const phone = (): Element => document.querySelector('trtc-calling')!;

  function* below(root: ParentNode): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* below(element.shadowRoot);
    }
  }

  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('.visually-hidden') === null;

  const all = (): Element[] => [...below(phone().shadowRoot!)].filter(isSeen);

  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot
      ? (element.getRootNode() as ShadowRoot).host
      : null);

  function* around(element: Element): Generator<Element> {
    for (let at: Element | null = element; at; at = parentOf(at)) yield at;
  }

  const name = (element: Element): string =>
    `${element.localName}.${element.getAttribute('class') ?? ''} ` +
    `"${(element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)}"`;

  const boxOf = (
    element: Element,
    { left, top, right, bottom } = element.getBoundingClientRect(),
  ) => ({
    what: name(element),
    left,
    top,
    right,
    bottom,
  });

  /** What is open upon the call keeps everything else from being used. */
  const usable = (): Element[] => {
    const dialog = all().find((element) => element.matches('dialog:modal:not(.window)'));
    return dialog ? all().filter((element) => [...around(element)].includes(dialog)) : all();
  };

  const controls = (): HTMLElement[] =>
    usable().filter((element): element is HTMLElement =>
      element.matches('button, a[href], select, input'),
    );

  function hit(x: number, y: number): Element | null {
    let at = document.elementFromPoint(x, y);
    for (;;) {
      const deeper: Element | null = at?.shadowRoot?.elementFromPoint(x, y) ?? null;
      if (!deeper || deeper === at) return at;
      at = deeper;
    }
  }

  function isHit(element: Element): boolean {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = hit(left + width / 2, top + height / 2);
    return found !== null && [...around(found)].includes(element);
  }

  /** One sees through it. */
  const isClear = (color: string): boolean => {
    const [, alpha = '1'] =
      /^rgba\(.*, ([\d.]+)\)$/.exec(color) ?? /\/ ([\d.]+)\)$/.exec(color) ?? [];
    return Number(alpha) < 0.5;
  };

  function groundOf(element: Element | null): string {
    for (const at of element ? around(element) : []) {
      const { backgroundColor } = getComputedStyle(at);
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return 'Canvas';
  }

  const ringOf = (element: Element): Element => element.querySelector('.disc') ?? element;

  /** Elements with text of their own. */
  const texts = (): Element[] =>
    usable().filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      ),
    );

  /** As far as it is not cut off, or scrolled away, by what is around it. */
  function shownOf(element: Element, box: Seen): Seen {
    let shown = box;
    for (const at of around(element)) {
      if (at === element || getComputedStyle(at).overflowY === 'visible') continue;
      const { left, top, right, bottom } = at.getBoundingClientRect();
      shown = {
        what: box.what,
        left: Math.max(left, shown.left),
        top: Math.max(top, shown.top),
        right: Math.min(right, shown.right),
        bottom: Math.min(bottom, shown.bottom),
      };
    }
    return shown;
  }

  /** How much of one lies upon another. */
  const overlapOf = (a: Seen, b: Seen): { width: number; height: number } => ({
    width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
    height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  });

  /** Where the text of an element stands. */
  function textBoxOf(element: Element): Seen {
    const range = document.createRange();
    range.selectNodeContents(element);
    return boxOf(element, range.getBoundingClientRect());
  }

  /** It can be read elsewhere, or was cut off by design. */
  const isExcused = (element: Element): boolean =>
    element.matches('[title], select, option, .disc, .caption') ||
    // A strip of people is scrolled along.
    [...around(element)].some((at) => at.matches('.grid')) ||
    element.closest('.overlay, .news') !== null;

  function exported(root: ShadowRoot): Set<string> {
    const names = new Set<string>();
    for (const element of root.querySelectorAll('*')) {
      for (const part of element.part) names.add(part);
      if (!element.shadowRoot) continue;
      const inner = exported(element.shadowRoot);
      for (const pair of (element.getAttribute('exportparts') ?? '').split(',')) {
        const [from = '', to = from] = pair.split(':').map((word) => word.trim());
        if (inner.has(from)) names.add(to);
      }
    }
    return names;
  }

  const eyes: Eyes = {
    controls: () =>
      controls().map((control) => {
        const isReached = isHit(control);
        return { ...boxOf(control), isHit: isReached };
      }),

    colors: () =>
      [...texts(), ...all().filter((element) => element.matches('svg'))].map((element) => {
        const { color, stroke } = getComputedStyle(element);
        const control = [...around(element)].find((at) => at.matches('button, select'));
        const surrounds = control && [control, ringOf(control)];
        return {
          what: name(element),
          inks: [element.matches('svg') ? stroke : color],
          ground: groundOf(element),
          hasBorder:
            !surrounds ||
            surrounds.some((at) => {
              const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(at);
              return (
                parseFloat(borderTopWidth) > 0 &&
                borderTopStyle !== 'none' &&
                !isClear(borderTopColor) &&
                borderTopColor !== groundOf(parentOf(at))
              );
            }),
        };
      }),

    focusControl: (index) => controls()[index]?.focus(),

    focusRing() {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!at || at === document.body) return undefined;
      const ring = [at, ringOf(at)]
        .map((one) => ({ one, style: getComputedStyle(one) }))
        .find(({ style }) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
      return {
        what: name(at),
        width: ring ? parseFloat(ring.style.outlineWidth) : 0,
        color: ring?.style.outlineColor ?? '',
        ground: groundOf(parentOf(at)),
      };
    },

    trouble() {
      const trouble: string[] = [];
      const { innerWidth } = window;
      for (const element of all()) {
        const style = getComputedStyle(element);
        if (style.display === 'inline' || style.display === 'contents') continue;
        const isWider = element.scrollWidth > element.clientWidth + 1;
        if (isWider && !element.matches('.grid') && /auto|scroll/.test(style.overflowX)) {
          trouble.push(`scrolls sideways: ${name(element)}`);
        }
      }
      // What stays in sight while the rest is scrolled lies upon it.
      const isSticky = (element: Element): boolean =>
        [...around(element)].some((at) => getComputedStyle(at).position === 'sticky');
      const seen = texts().filter((element) => !isExcused(element));
      for (const element of seen) {
        const box = textBoxOf(element);
        if (box.left < -1 || box.right > innerWidth + 1)
          trouble.push(`off the screen: ${box.what}`);
        for (const at of around(element)) {
          const { overflowX, overflowY } = getComputedStyle(at);
          const frame = at.getBoundingClientRect();
          const isCutX = /hidden|clip/.test(overflowX);
          const isCutY = /hidden|clip/.test(overflowY);
          if (
            (isCutX && (box.left < frame.left - 2 || box.right > frame.right + 2)) ||
            (isCutY && (box.top < frame.top - 2 || box.bottom > frame.bottom + 2))
          ) {
            trouble.push(`cut off: ${box.what} by ${name(at).slice(0, 40)}`);
          }
          // What lies beyond can be scrolled to.
          if (/auto|scroll/.test(overflowY)) break;
        }
      }
      const boxes = seen
        .filter((element) => !isSticky(element))
        .map((element) => ({ element, box: shownOf(element, textBoxOf(element)) }));
      for (const [index, { element: one, box: a }] of boxes.entries()) {
        for (const { element: other, box: b } of boxes.slice(index + 1)) {
          if ([...around(one)].includes(other) || [...around(other)].includes(one)) continue;
          const { width, height } = overlapOf(a, b);
          // Lines are higher than their letters.
          if (width > 2 && height > 5) trouble.push(`${a.what} lies upon ${b.what}`);
        }
      }
      const places = controls()
        .filter((control) => !isSticky(control))
        .map((control) => shownOf(control, boxOf(control)));
      for (const [index, a] of places.entries()) {
        for (const b of places.slice(index + 1)) {
          const { width, height } = overlapOf(a, b);
          if (width > 1 && height > 1) trouble.push(`${a.what} lies upon ${b.what}`);
        }
        for (const { element, box: b } of boxes) {
          const { width, height } = overlapOf(a, b);
          const isOfIt = [...around(element)].some((at) => at.matches('button, label, .bubble'));
          if (!isOfIt && width > 2 && height > 5) trouble.push(`${a.what} lies upon ${b.what}`);
        }
      }
      return trouble;
    },

    motions: () =>
      [phone(), ...below(phone().shadowRoot!)]
        // Each root knows those in it alone.
        .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
        .flatMap(({ effect, playState }) => {
          const { duration, iterations } = effect?.getComputedTiming() ?? {};
          if (playState !== 'running' || (Number(duration) <= 1 && iterations === 1)) return [];
          const { target, pseudoElement } = effect as KeyframeEffect;
          return [`${target ? name(target) : ''}${pseudoElement ?? ''} for ${String(duration)} ms`];
        }),

    parts: () => [...exported(phone().shadowRoot!)],
  };
  Object.assign(window, { eyes });
}
