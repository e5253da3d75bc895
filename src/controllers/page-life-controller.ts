import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the controller needs of its element. */
export interface PageLifeHost extends ReactiveControllerHost {
  /** Whether a call ends that the page takes to the background. */
  readonly endsInBackground: boolean;
  /** Ends the call, if there is one, and tells the other side before it returns, as far as that can be. */
  leaveCall(): void;
  /** Ends the login of a page that is left. */
  suspendLogin(): void;
  /** Takes up the login of a page that has come back. */
  resumeLogin(): void;
}

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
    window.addEventListener(
      'pagehide',
      () => {
        host.leaveCall();
        host.suspendLogin();
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
    // A frozen page neither hears nor answers: the other side would talk to nobody.
    document.addEventListener(
      'freeze',
      () => {
        host.leaveCall();
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
