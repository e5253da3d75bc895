import { unsafeCSS, type CSSResult, type CSSResultGroup } from '@lit/reactive-element';

/** A length: what the person has set as the size of letters, or `--trtc-font-size`; see base.css.ts. */
const REM = '--_trtc-rem';

/** A group of container queries, or a number of `rem`. */
const LENGTHS = /@container[^{]*|(-?[\d.]+)rem\b/g;

/**
 * Many pages make `rem` what they like, by `:root { font-size: 62.5% }` and its like. In these styles it is the
 * size of letters that the person has set in the browser; media queries mean that one anyway.
 */
export function withOwnRem(styles: CSSResultGroup): CSSResult {
  const css = textOf(styles);
  if (!canRegister()) return unsafeCSS(css);
  return unsafeCSS(
    css.replace(LENGTHS, (found, count?: string) =>
      count === undefined ? found.replaceAll('rem', 'em') : `calc(${count}*var(${REM}))`,
    ),
  );
}

function textOf(styles: CSSResultGroup): string {
  if (Array.isArray(styles)) return styles.map(textOf).join('');
  // Ours are never native style sheets.
  return (styles as CSSResult).cssText;
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
