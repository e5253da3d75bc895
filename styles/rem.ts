import { unsafeCSS, type CSSResult, type CSSResultGroup } from '@lit/reactive-element';

/** A length: what the person has set as the size of letters, or `--trtc-font-size`; see base.css.ts. */
const REM = '--_trtc-rem';

/** A group of container queries, or a number of `rem`. */
const LENGTHS = /@container[^{]*|(-?[\d.]+)rem\b/g;

/** One of each: parts that share styles share the sheet, which is read once. */
const converted = new WeakMap<CSSResult, CSSResult>();

/**
 * Many pages make `rem` what they like, by `:root { font-size: 62.5% }` and its like. In these styles it is the
 * size of letters that the person has set in the browser; media queries mean that one anyway.
 */
export function withOwnRem(styles: CSSResultGroup): CSSResult[] {
  if (Array.isArray(styles)) return styles.flatMap((group) => withOwnRem(group));
  // Ours are never native style sheets.
  const style = styles as CSSResult;
  return [canRegister() ? convert(style) : style];
}

function convert(style: CSSResult): CSSResult {
  const known = converted.get(style);
  if (known) return known;
  const css = style.cssText.replace(LENGTHS, (found, count?: string) =>
    count === undefined ? found.replaceAll('rem', 'em') : `calc(${count}*var(${REM}))`,
  );
  const result = unsafeCSS(css);
  converted.set(style, result);
  return result;
}

let isRegistered: boolean | undefined;

function canRegister(): boolean {
  isRegistered ??= registerRem(CSS);
  return isRegistered;
}

/**
 * Registered, it is a length where it is set, and not words that mean another one further down.
 *
 * @param css that of the document
 */
export function registerRem(css: typeof CSS): boolean {
  // Not in Firefox before 128.
  if (!('registerProperty' in css)) return false;
  try {
    css.registerProperty({ name: REM, syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // A second copy of this package finds it there already.
  }
  return true;
}
