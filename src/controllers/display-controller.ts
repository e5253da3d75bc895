import type { CSSResult, ReactiveController, ReactiveElement } from 'lit';
import { display } from '../../styles/display.css.js';
import { withOwnRem } from '../../styles/rem.js';
import { CallError } from '../core/errors.js';
import type { CallEventDetails } from '../core/events.js';
import type { CallFacts, PhoneState } from '../core/state.js';
import type { CallScreen } from '../parts/call-screen.js';
import type { BubblePlace, Corner, Display, DisplayFacts, DisplayPlace } from '../parts/display.js';
import { play } from '../parts/play.js';
import { request } from '../parts/request-events.js';
import { isInSight } from './in-sight.js';
import { PictureInPicture } from './picture-in-picture.js';

/** What the controller needs of its element. */
export interface DisplayHost extends ReactiveElement {
  readonly display: Display;
  readonly state: PhoneState;
}

/** What the controller needs of the view that the call is part of. */
export interface DisplayScene {
  /** All that the screen of the call shows. */
  readonly screen: CallScreen;
  /** The person looks at their devices before a call. */
  readonly isPreparingCall: boolean;
  /** Puts styles on the element's root. */
  wear(...styles: readonly CSSResult[]): void;
  tellDisplay(change: Change): void;
}

type Change = CallEventDetails['display-change'];

/** How the call's `<dialog>` is shown: in the element's place, on top of the page, or there alone. */
type Layer = 'place' | 'popover' | 'modal';

const NOTHING: Change = { minimized: false, pictureInPicture: false, fullscreen: false };

const STYLES = withOwnRem(display);

const HAS_POPOVER = 'popover' in HTMLElement.prototype;

/**
 * Where the call is shown: in its place, in a window over the page, over all of it, as a bubble, in full
 * screen, in picture-in-picture. One and the same `<dialog>` is all of these, by the top layer and by styles: no
 * picture is moved in the document, as it would stop.
 */
export class DisplayController implements ReactiveController {
  readonly #host: DisplayHost;
  readonly #scene: DisplayScene;
  readonly #pip: PictureInPicture;
  /** The call that is minimised; the one that left its place, where nobody would see it; the one that had to be modal. */
  #minimized: string | undefined;
  #displaced: string | undefined;
  #blocked: string | undefined;
  /** The call that was minimised because of picture-in-picture. */
  #replaced: string | undefined;
  #bubble: BubblePlace | undefined;
  /** Where the own picture stands, and in which call. */
  #corner: { readonly callID: string; readonly corner: Corner } | undefined;
  #hadFocus = false;
  #told = NOTHING;
  #listening: AbortController | undefined;

  constructor(host: DisplayHost, scene: DisplayScene) {
    this.#host = host;
    this.#scene = scene;
    this.#pip = new PictureInPicture({
      get screen() {
        return scene.screen;
      },
      element: host,
      ask: (name, ...detail) => {
        const dialog = this.#dialog;
        if (dialog) request(dialog, name, ...detail);
      },
      onChange: () => this.#onPictureInPicture(),
    });
    host.addController(this);
  }

  get facts(): DisplayFacts {
    const { call } = this.#host.state;
    const runs =
      call.phase === 'accepting' || call.phase === 'connecting' || call.phase === 'connected';
    return {
      place: this.#place,
      bubble: this.#bubble,
      corner: this.#corner?.callID === this.#callID ? this.#corner?.corner : undefined,
      fullscreen: this.#isFullscreen,
      pictureInPicture: this.#pip.isOpen,
      canFullscreen: document.fullscreenEnabled,
      canPictureInPicture: runs && this.#pip.canOpen(call),
    };
  }

  /** The call is not where the element is. */
  get isAway(): boolean {
    return this.#callID !== undefined && this.#place !== 'inline';
  }

  /** The names of CSS custom states. */
  get stateNames(): string[] {
    return [
      ...(this.#isMinimized ? ['minimized'] : []),
      ...(this.#pip.isOpen ? ['picture-in-picture'] : []),
      ...(this.#isFullscreen ? ['fullscreen'] : []),
    ];
  }

  hostConnected(): void {
    const host = this.#host;
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    const root = host.renderRoot;
    this.#scene.wear(...STYLES);
    const quietly = (work: Promise<void>): void => {
      // A button that cannot do its work now is seen to do nothing.
      work.catch(() => undefined);
    };
    root.addEventListener('request-minimize', () => quietly(this.minimize()), { signal });
    root.addEventListener('request-restore', () => quietly(this.restore()), { signal });
    root.addEventListener('request-fullscreen', () => quietly(this.#toggleFullscreen()), {
      signal,
    });
    root.addEventListener(
      'request-picture-in-picture',
      () => quietly(this.#pip.isOpen ? this.restore() : this.requestPictureInPicture()),
      { signal },
    );
    root.addEventListener(
      'request-place',
      (event) => {
        this.#bubble = (event as CustomEvent<BubblePlace>).detail;
        host.requestUpdate();
      },
      { signal },
    );
    root.addEventListener(
      'request-corner',
      (event) => {
        const corner = (event as CustomEvent<Corner>).detail;
        this.#corner = { callID: this.#callID ?? '', corner };
        host.requestUpdate();
      },
      { signal },
    );
    host.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
    host.addEventListener('fullscreenchange', () => host.requestUpdate(), { signal });
    // What rings in its place is looked for again when the page moves.
    const look = (): void => {
      if (host.state.call.phase === 'incoming') host.requestUpdate();
    };
    document.addEventListener('scroll', look, { capture: true, passive: true, signal });
    window.addEventListener('resize', look, { signal });
    // A node that is moved leaves the top layer.
    host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#pip.close();
    });
  }

  hostUpdate(): void {
    this.#hadFocus = !!this.#host.shadowRoot?.activeElement;
    const callID = this.#callID;
    if (callID === undefined || this.#minimized !== callID) this.#minimized = undefined;
    if (this.#displaced !== callID) this.#displaced = undefined;
    if (this.#blocked !== callID) this.#blocked = undefined;
    if (this.#replaced !== callID) this.#replaced = undefined;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    const { call } = this.#host.state;
    const rings = call.phase === 'incoming';
    if (dialog && rings && this.#place === 'inline' && !this.#isInSight(this.#host)) {
      this.#displaced = this.#callID;
      // Not within an update, of which Lit would warn.
      queueMicrotask(() => this.#host.requestUpdate());
      return;
    }
    if (dialog?.isConnected) {
      this.#show(dialog, this.#layer);
      if (rings && this.#layer === 'popover' && !this.#isInSight(dialog)) {
        // A modal dialog of the page's lets nobody click elsewhere, whatever is on top.
        this.#blocked = this.#callID;
        this.#show(dialog, 'modal');
      }
    }
    if (this.#isFullscreen && (call.phase === 'idle' || this.#isMinimized)) {
      void document.exitFullscreen().catch(() => undefined);
    }
    this.#pip.follow();
    this.#report(dialog);
  }

  async minimize(): Promise<void> {
    const call = this.#call;
    if (call.phase === 'incoming') {
      throw new CallError('invalid-state', 'A call that rings is answered or declined.');
    }
    this.#minimized = call.callID;
    await this.#update();
  }

  async restore(): Promise<void> {
    this.#minimized = undefined;
    this.#pip.close();
    await this.#update();
  }

  async requestFullscreen(options?: FullscreenOptions): Promise<void> {
    this.#minimized = undefined;
    await Promise.all([this.#frame?.requestFullscreen(options), this.#update()]);
  }

  async requestPictureInPicture(): Promise<void> {
    const call = this.#call;
    if (!this.#pip.canOpen(call)) {
      throw new CallError('invalid-state', 'There is no picture-in-picture here, or no picture.');
    }
    try {
      await this.#pip.open(call);
    } catch (cause) {
      throw new CallError('invalid-state', 'The browser opens no picture-in-picture now.', {
        hint: 'Ask for it in a click or a key stroke of the person.',
        cause,
      });
    }
    await this.#update();
  }

  get #call(): CallFacts & { readonly phase: string } {
    const { call } = this.#host.state;
    if (call.phase === 'idle') throw new CallError('invalid-state', 'There is no call.');
    return call;
  }

  /** Of the call that is shown, also when it is over, or the person still prepares for it. */
  get #callID(): string | undefined {
    const { call } = this.#host.state;
    if (call.phase !== 'idle') return call.callID;
    return this.#scene.isPreparingCall ? 'in preparation' : call.ended?.callID;
  }

  get #isMinimized(): boolean {
    return this.#minimized !== undefined && this.#minimized === this.#callID;
  }

  get #place(): DisplayPlace {
    const callID = this.#callID;
    if (callID === undefined) return 'inline';
    if (this.#isMinimized) return 'bubble';
    const { display } = this.#host;
    return display === 'inline' && this.#displaced === callID ? 'floating' : display;
  }

  get #layer(): Layer {
    const place = this.#place;
    if (place === 'inline') return 'place';
    if (place === 'bubble') return 'popover';
    // What covers the page keeps the focus from what is beneath.
    return place === 'overlay' || this.#blocked === this.#callID ? 'modal' : 'popover';
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.window');
  }

  get #frame(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.frame');
  }

  get #isFullscreen(): boolean {
    const { fullscreenElement } = this.#host.shadowRoot ?? document;
    return fullscreenElement !== null && fullscreenElement === this.#frame;
  }

  #isInSight(box: Element): boolean {
    return isInSight(this.#host, box.getBoundingClientRect());
  }

  #show(dialog: HTMLDialogElement, layer: Layer): void {
    const isPopover = HAS_POPOVER && dialog.matches(':popover-open');
    const now: Layer = dialog.open ? 'modal' : isPopover ? 'popover' : 'place';
    if (now === layer) return;
    if (dialog.open) dialog.close();
    if (isPopover) dialog.hidePopover();
    if (layer === 'modal') dialog.showModal();
    // Without popovers its styles bring it forward.
    if (layer === 'popover' && HAS_POPOVER) dialog.showPopover();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#isFullscreen) return;
    const { call } = this.#host.state;
    const place = this.#place;
    if (place !== 'floating' && place !== 'overlay') return;
    const dialog = this.#dialog;
    // What is open upon it is put away first.
    if (event.composedPath().find((at) => at instanceof HTMLDialogElement) !== dialog) return;
    // It gives way to the page; what rings wants an answer.
    if (call.phase === 'incoming') return;
    event.preventDefault();
    if (call.phase !== 'idle') void this.minimize();
    else request(dialog, this.#scene.isPreparingCall ? 'request-back' : 'request-dismiss');
  }

  async #toggleFullscreen(): Promise<void> {
    await (this.#isFullscreen ? document.exitFullscreen() : this.requestFullscreen());
  }

  /** What lies over the page gives way to the window of picture-in-picture, and comes back after it. */
  #onPictureInPicture(): void {
    if (this.#pip.isOpen && this.isAway && !this.#isMinimized) {
      this.#minimized = this.#replaced = this.#callID;
    } else if (!this.#pip.isOpen && this.#replaced === this.#minimized) {
      this.#minimized = this.#replaced = undefined;
    }
    this.#host.requestUpdate();
  }

  async #update(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #report(dialog: HTMLDialogElement | null): void {
    const now: Change = {
      minimized: this.#isMinimized,
      pictureInPicture: this.#pip.isOpen,
      fullscreen: this.#isFullscreen,
    };
    const before = this.#told;
    this.#told = now;
    if (now.minimized !== before.minimized) void this.#follow(dialog);
    const isChanged = (Object.keys(now) as (keyof Change)[]).some(
      (name) => now[name] !== before[name],
    );
    if (isChanged) this.#scene.tellDisplay(now);
  }

  /** The focus goes along, and what a browser has paused because nobody saw it goes on. */
  async #follow(dialog: HTMLDialogElement | null): Promise<void> {
    const isMinimized = this.#isMinimized;
    const target = dialog?.querySelector<ReactiveElement>(
      isMinimized ? 'trtc-call-bubble' : '[data-view]',
    );
    const hadFocus = this.#hadFocus;
    await target?.updateComplete;
    if (hadFocus && isMinimized === this.#isMinimized) target?.focus({ preventScroll: true });
    for (const tile of dialog?.querySelectorAll('trtc-video-tile') ?? []) {
      const video = tile.shadowRoot?.querySelector('video');
      if (video?.srcObject instanceof MediaStream && video.paused) {
        void play(video, video.srcObject);
      }
    }
  }
}
