import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the controller needs of its element. */
export interface PageLifeHost extends ReactiveControllerHost {
  /** Whether a call ends that the page takes to the background. */
  readonly endsInBackground: boolean;
  /** Ends the call and begins to tell the other side, before it returns. Tells whether there was a call. */
  leaveCall(): boolean;
  /** Ends the login of a page that is left. */
  suspendLogin(): void;
  /** Takes up the login of a page that has come back; does nothing for one that has not been away. */
  resumeLogin(): void;
}

/**
 * tim-js-sdk 2.27 sends from a worker, and the browser ends it with the page: this long the page waits, so
 * that what was handed to the worker gets out.
 */
const SEND_MILLISECONDS = 50;

/**
 * Sees the page being left, frozen, hidden and brought back. What the element does about it happens within
 * the page's own event: there may be no later.
 */
export class PageLifeController implements ReactiveController {
  readonly #host: PageLifeHost;
  #listening: AbortController | undefined;

  constructor(host: PageLifeHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const host = this.#host;
    let isTelling = false;
    window.addEventListener(
      'pagehide',
      () => {
        isTelling = host.leaveCall();
        host.suspendLogin();
      },
      { signal },
    );
    // What the listener before it has promised is handed over between the two.
    window.addEventListener(
      'pagehide',
      () => {
        if (isTelling) holdPage(SEND_MILLISECONDS);
      },
      { signal },
    );
    window.addEventListener(
      'pageshow',
      ({ persisted }) => {
        if (persisted) host.resumeLogin();
      },
      { signal },
    );
    // A frozen page neither hears nor answers: the other side would talk to nobody, and callers ring in vain.
    document.addEventListener(
      'freeze',
      () => {
        host.leaveCall();
        host.suspendLogin();
      },
      { signal },
    );
    document.addEventListener(
      'resume',
      () => {
        host.resumeLogin();
      },
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden' && host.endsInBackground) host.leaveCall();
      },
      { signal },
    );
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}

/** Nothing asynchronous is waited for in a page that goes. */
function holdPage(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
