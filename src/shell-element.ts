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

  /** What is shown until then. */
  protected abstract renderShell(): readonly Element[];

  /** A button that is being pressed has to stay to be clicked. */
  protected override async scheduleUpdate(): Promise<void> {
    while (this.#shell.some((element) => element.matches(':active'))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues): void {
    const { content } = this;
    // As in a LitElement: what render() asks for is part of this update.
    const template = content?.render();
    super.update(changed);
    const hadFocus = this.#shell.some((element) => element.matches(':focus-within'));
    for (const element of this.#shell) element.remove();
    this.#shell = content ? [] : this.renderShell();
    this.renderRoot.append(...this.#shell);
    content?.commit(template);
    if (hadFocus) this.renderRoot.querySelector('button')?.focus();
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
