import type { LitElement } from 'lit';
import { withOwnRem } from '../../styles/rem.js';

/** Registers the tag of a part, unless the page has it already, for instance from a second copy of this package. */
export function define(tag: string, element: typeof LitElement & CustomElementConstructor): void {
  if (customElements.get(tag)) return;
  element.styles = withOwnRem(element.styles ?? []);
  customElements.define(tag, element);
}
