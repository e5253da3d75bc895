import { adoptStyles, type CSSResult, type ReactiveElement } from '@lit/reactive-element';
import { registerRem } from './rem.js';

/**
 * Puts its styles, and more, on an element, in whatever document it is: constructed style sheets are a document's
 * own, and one that is moved to another document has lost them.
 */
export function dress(element: ReactiveElement, more: readonly CSSResult[] = []): void {
  const { elementStyles } = element.constructor as typeof ReactiveElement;
  // Ours are never native style sheets.
  const styles = [...(elementStyles as CSSResult[]), ...more];
  const root = element.renderRoot as ShadowRoot;
  const view = element.ownerDocument.defaultView;
  if (!view || view === window) {
    adoptStyles(root, styles);
    return;
  }
  registerRem(view.CSS);
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(styles.map(({ cssText }) => cssText).join(''));
  root.adoptedStyleSheets = [sheet];
}
