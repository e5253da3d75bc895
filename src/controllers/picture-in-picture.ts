import { render } from 'lit';
import type { CallFacts } from '../core/state.js';
import type { CallScreen } from '../parts/call-screen.js';
import { pipStyles, renderPip, type Ask } from '../parts/pip-view.js';
import { play } from '../parts/play.js';
import { spotlightOf } from '../parts/spotlight.js';

/** Of documents in a window of picture-in-picture; in Chromium since 116, and in new versions of Firefox. */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

/** CSS pixels of the window at first. */
const SIZE = { width: 380, height: 285 };
/** Milliseconds between two looks at the time. */
const TICK = 500;

export interface PictureInPictureOwner {
  readonly screen: CallScreen;
  /** Where `--trtc-…` are read from, and a `<video>` may stand. */
  readonly element: HTMLElement;
  readonly ask: Ask;
  onChange(): void;
}

/**
 * Picture-in-picture: a document with controls where the browser has it, else the other person's picture.
 * It has a `<video>` of its own, so that none in the page is ever moved, and stops.
 */
export class PictureInPicture {
  readonly #owner: PictureInPictureOwner;
  #isOpening = false;
  #window: { readonly root: ShadowRoot; close(): void } | undefined;
  #video: HTMLVideoElement | undefined;

  constructor(owner: PictureInPictureOwner) {
    this.#owner = owner;
  }

  get isOpen(): boolean {
    return this.#window !== undefined || this.#video !== undefined;
  }

  /** Whether the browser could show it now. */
  canOpen(call: CallFacts): boolean {
    if (documents()) return true;
    return document.pictureInPictureEnabled && call.remotes.some(({ video }) => video === true);
  }

  /** Rejects as the browser does, for instance without a gesture of the person. */
  async open(call: CallFacts): Promise<void> {
    if (this.isOpen || this.#isOpening) return;
    this.#isOpening = true;
    try {
      const api = documents();
      await (api ? this.#openDocument(api) : this.#openVideo(call));
    } finally {
      this.#isOpening = false;
    }
    this.#owner.onChange();
  }

  close(): void {
    this.#window?.close();
    if (this.#video && document.pictureInPictureElement) {
      void document.exitPictureInPicture().catch(() => undefined);
    }
    this.#forget();
  }

  /** Shows what there is to be seen now. */
  follow(): void {
    if (!this.isOpen) return;
    const { screen, ask } = this.#owner;
    const { call } = screen;
    if (call.phase === 'idle') {
      this.close();
      return;
    }
    const { stream } = spotlightOf(call, screen);
    if (this.#window) {
      const { root } = this.#window;
      render(renderPip(call, screen, ask), root);
      const video = root.querySelector('video');
      if (video && stream) keepPlaying(video, stream);
    } else if (this.#video) {
      // Without a picture there is nothing but its last frame.
      if (stream) keepPlaying(this.#video, stream);
      else this.close();
    }
  }

  async #openDocument(api: DocumentPictureInPicture): Promise<void> {
    const pip = await api.requestWindow(SIZE);
    const { screen, element } = this.#owner;
    const host = pip.document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new pip.CSSStyleSheet();
    const css = pipStyles.map(({ cssText }) => cssText).join('');
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const values = getComputedStyle(element);
    for (const [name] of css.matchAll(/--trtc-[\w-]+/g)) {
      host.style.setProperty(name, values.getPropertyValue(name));
    }
    pip.document.documentElement.lang = screen.texts.tag;
    pip.document.documentElement.dir = screen.texts.dir;
    pip.document.title = screen.texts.callWindow;
    pip.document.body.append(host);
    // A timer of the page's would be slowed down while its tab is hidden.
    pip.setInterval(() => this.follow(), TICK);
    pip.addEventListener('pagehide', () => this.#onClosed(root));
    this.#window = { root, close: () => pip.close() };
    this.follow();
  }

  async #openVideo(call: CallFacts): Promise<void> {
    const { screen, element } = this.#owner;
    const { stream } = spotlightOf(call, screen);
    if (!stream) throw new DOMException('There is no picture.', 'InvalidStateError');
    const video = document.createElement('video');
    video.className = 'visually-hidden';
    video.ariaHidden = 'true';
    video.muted = video.playsInline = true;
    element.shadowRoot?.append(video);
    try {
      // Browsers refuse a video of which they know no size.
      const isKnown = new Promise((resolve) => {
        video.addEventListener('loadedmetadata', resolve, { once: true });
      });
      void play(video, stream);
      await isKnown;
      await video.requestPictureInPicture();
    } catch (error) {
      video.remove();
      throw error;
    }
    video.addEventListener('leavepictureinpicture', () => this.#onClosed(video));
    this.#video = video;
  }

  /** By the person, or with the page. */
  #onClosed(what: ShadowRoot | HTMLVideoElement): void {
    if (what !== this.#window?.root && what !== this.#video) return;
    this.#forget();
    this.#owner.onChange();
  }

  #forget(): void {
    if (this.#video) {
      this.#video.srcObject = null;
      this.#video.remove();
    }
    this.#window = this.#video = undefined;
  }
}

/** The interface for documents, which only pages that are in no frame may use. */
function documents(): DocumentPictureInPicture | undefined {
  const { documentPictureInPicture: api } = window as {
    documentPictureInPicture?: DocumentPictureInPicture;
  };
  return window.top === window ? api : undefined;
}

function keepPlaying(video: HTMLVideoElement, stream: MediaStream): void {
  video.muted = true;
  if (video.srcObject !== stream || video.paused) void play(video, stream);
}
