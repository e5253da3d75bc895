import { render, type ReactiveController, type ReactiveElement, type RootPart } from 'lit';

/** Renders templates in the shadow root of its host, and tells their directives when that comes and goes. */
export class TemplateController implements ReactiveController {
  readonly #host: ReactiveElement;
  #part: RootPart | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#part?.setConnected(true);
  }

  hostDisconnected(): void {
    this.#part?.setConnected(false);
  }

  commit(template: unknown): void {
    const host = this.#host;
    this.#part = render(template, host.renderRoot, { host, isConnected: host.isConnected });
  }
}
