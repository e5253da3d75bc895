/** Pixels of either side below which nobody finds two buttons in a call. */
const LEAST = 120;

/** Where the person and the two answers are, as shares of width and height. */
const POINTS = [
  [0.5, 0.5],
  [0.3, 0.85],
  [0.7, 0.85],
] as const;

/** Whether a person sees the box, and can click in it: it is on the screen, under nothing, and not inert. */
export function isInSight(host: Element, box: DOMRect): boolean {
  const { left, top, width, height } = box;
  if (width < LEAST || height < LEAST) return false;
  const root = host.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  return POINTS.every(([x, y]) => {
    const hit = root.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && host.contains(hit);
  });
}
