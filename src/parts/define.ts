import type { LitElement } from 'lit';
import { dress } from '../../styles/dress.js';
import { withOwnRem } from '../../styles/rem.js';

/** Registers the tag of a part, unless the page has it already, for instance from a second copy of this package. */
export function define(tag: string, element: typeof LitElement & CustomElementConstructor): void {
  if (customElements.get(tag)) return;
  element.styles = withOwnRem(element.styles ?? []);
  Object.defineProperty(element.prototype, 'adoptedCallback', {
    value(this: LitElement) {
      dress(this);
    },
  });
  customElements.define(tag, element);
}
