/** Elements of every open shadow root below, in the order of the tree. */
function* below(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* below(element.shadowRoot);
  }
}

function scope(root: Element): Iterable<Element> {
  return root.shadowRoot ? [...below(root.shadowRoot), ...below(root)] : below(root);
}

/** The visible button of that accessible name, as a person would look for it. */
function findButton(root: Element, name: string): HTMLButtonElement | undefined {
  for (const element of scope(root)) {
    if (!(element instanceof HTMLButtonElement) || !element.checkVisibility()) continue;
    if ((element.ariaLabel ?? element.textContent.trim()) === name) return element;
  }
  return undefined;
}

/** Whether there is such a button; a boolean, since chai takes forever to print an element. */
export function hasButton(root: Element, name: string): boolean {
  return findButton(root, name) !== undefined;
}

/** The button of that name. */
export function button(root: Element, name: string): HTMLButtonElement {
  const found = findButton(root, name);
  if (!found) throw new Error(`There is no button "${name}".`);
  return found;
}

/** Every element of that selector, in whatever shadow root below. */
export function all<Found extends Element = HTMLElement>(root: Element, selector: string): Found[] {
  return [...scope(root)].filter((element): element is Found => element.matches(selector));
}

/** The text that is to be seen. */
export function textOf(root: Element): string {
  const words: string[] = [];
  for (const element of scope(root)) {
    if (!element.checkVisibility() || element.closest('style, .visually-hidden')) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '');
    }
  }
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** The requests that bubble to an element while something is done. */
export function requests(root: Element): { name: string; detail: unknown }[] {
  const heard: { name: string; detail: unknown }[] = [];
  for (const name of [
    'request-accept',
    'request-capture-ahead',
    'request-reject',
    'request-hangup',
    'request-microphone',
    'request-camera',
    'request-screen',
    'request-switch',
    'request-answer-switch',
    'request-dismiss',
    'request-retry',
    'request-begin',
    'request-back',
    'request-action',
  ]) {
    root.addEventListener(name, (event) => {
      heard.push({ name, detail: (event as CustomEvent<unknown>).detail });
    });
  }
  return heard;
}
