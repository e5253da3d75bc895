import { ReactiveElement, type PropertyValues } from '@lit/reactive-element';

/** What an element shows once its code is there. */
export interface Content {
  /** A template of what is to be seen. */
  render(): unknown;
  /** Brings it into the shadow root. */
  commit(template: unknown): void;
}

/**
 * An element that shows a shell until its code is there, which brings lit-html along. From then on it updates as a
 * LitElement does.
 */
export abstract class ShellElement extends ReactiveElement {
  #shell: readonly Element[] = [];

  /** Undefined until the code is there. */
  protected abstract get content(): Content | undefined;

  /** What is shown until then. Of what each update makes anew only that is taken which differs from what is there. */
  protected abstract renderShell(): readonly Element[];

  protected override update(changed: PropertyValues): void {
    const { content } = this;
    // As in a LitElement: what render() asks for is part of this update.
    const template = content?.render();
    super.update(changed);
    const before = this.#shell;
    const hadFocus = before.some((element) => element.matches(':focus-within'));
    const made = content ? [] : this.renderShell();
    // A button that is being pressed has to stay to be clicked.
    this.#shell = made.map((element, index) =>
      before[index]?.isEqualNode(element) ? before[index] : element,
    );
    for (const element of before) if (!this.#shell.includes(element)) element.remove();
    this.renderRoot.append(...this.#shell.filter((element) => !before.includes(element)));
    content?.commit(template);
    if (hadFocus && content) this.renderRoot.querySelector('button')?.focus();
  }
}

/** An element of a shell. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
