import type { CSSResult, LitElement } from 'lit';
import { registerRem, withOwnRem } from '../../styles/rem.js';

type ElementClass = typeof LitElement & CustomElementConstructor;

/** Registers a tag, unless the page has it already, for instance from a second copy of this package. */
export function define(tag: string, element: ElementClass): void {
  if (customElements.get(tag)) return;
  const styles = withOwnRem(element.styles ?? []);
  element.styles = styles;
  Object.defineProperty(element.prototype, 'adoptedCallback', {
    value(this: LitElement) {
      dress(this, styles);
    },
  });
  customElements.define(tag, element);
}

/** Constructed style sheets are a document's own: one that the element is moved to takes them from it. */
function dress({ shadowRoot, ownerDocument }: LitElement, styles: CSSResult): void {
  const view = ownerDocument.defaultView;
  if (!shadowRoot || !view) return;
  let sheet = view === window ? styles.styleSheet : undefined;
  if (!sheet) {
    registerRem(view.CSS);
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(styles.cssText);
  }
  shadowRoot.adoptedStyleSheets = [sheet];
}

/** Takes what a page has set before the element was defined, for accessors that Lit does not know. */
export function takeEarly<T extends object>(element: T, ...names: (keyof T)[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    Reflect.deleteProperty(element, name);
    element[name] = value;
  }
}
