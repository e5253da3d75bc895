/** Registers a tag, unless the page has it already, for instance from a second copy of this package. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
