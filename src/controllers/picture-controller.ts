import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserID } from '../core/types.js';
import type { Picture, PicturePlace } from '../parts/call-screen.js';
import { play } from '../parts/play.js';

/**
 * Whose picture, by the slots that the page may show it in, first the one that is theirs alone. The first
 * names the picture.
 */
export type PictureSlots = readonly [string, ...string[]];

export const OWN_PICTURE: PictureSlots = ['local-video'];

/** The other person's between two; in a group call that of who called, or was called first. */
const PEER_PICTURE = 'remote-video';

const SCREEN = 'remote-screen';

export function remotePicture(userID: UserID | undefined, isPeer: boolean): PictureSlots {
  if (userID === undefined) return [PEER_PICTURE];
  const own = `${PEER_PICTURE}-${userID}`;
  return isPeer ? [own, PEER_PICTURE] : [own];
}

/** The screen that a user shares, by the same rule. */
export function remoteScreen(userID: UserID): PictureSlots {
  return [`${SCREEN}-${userID}`, SCREEN];
}

/** A picture, and whether there is one to be seen. */
export interface ShownPicture {
  readonly slots: PictureSlots;
  readonly picture: Picture;
  readonly isSent: boolean;
  /** It is a screen, of which nothing may be cut off. */
  readonly isScreen?: boolean;
}

interface Mounted {
  readonly container: HTMLElement;
  readonly video: HTMLVideoElement;
}

const STYLE = 'display:block;inline-size:100%;block-size:100%;object-fit:';

/**
 * Where the pictures go, and the `<video>`s in containers that belong to the page: those slotted into the
 * element, and those named by startRemoteView() and startLocalView(). Each holds for one call.
 */
export class PictureController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What the page asked for: a container of its own, or no picture at all. */
  readonly #wishes = new Map<string, HTMLElement | 'none'>();
  readonly #mounted = new Map<string, Mounted>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Shows a picture, in that container or else in the widget. */
  start(slots: PictureSlots, container: HTMLElement | undefined): void {
    // Whose picture was in the container before makes room.
    for (const [name, taken] of this.#wishes) if (taken === container) this.#wishes.delete(name);
    this.#wish(slots, container);
  }

  stop(slots: PictureSlots): void {
    this.#wish(slots, 'none');
  }

  /** Forgets what was asked for the call that is over. */
  reset(): void {
    this.#wishes.clear();
    for (const name of [...this.#mounted.keys()]) this.#unmount(name);
  }

  placeOf(slots: PictureSlots): PicturePlace {
    const container = this.#containerOf(slots);
    if (container === 'none') return 'off';
    if (!container) return 'tile';
    return container.parentElement === this.#host && slots.includes(container.slot)
      ? 'slot'
      : 'page';
  }

  /** Brings the containers of the page to what is to be seen: these, and nobody else's. */
  sync(pictures: readonly ShownPicture[]): void {
    const names = new Set(pictures.map(({ slots }) => slots[0]));
    for (const name of [...this.#mounted.keys()]) if (!names.has(name)) this.#unmount(name);
    for (const picture of pictures) this.#sync(picture);
  }

  hostDisconnected(): void {
    for (const { video } of this.#mounted.values()) video.pause();
  }

  #sync({ slots, picture: { stream, mirrored }, isSent, isScreen }: ShownPicture): void {
    const [name] = slots;
    const container = this.#containerOf(slots);
    const target = container === 'none' || !isSent || !stream ? undefined : container;
    const old = this.#mounted.get(name);
    if (old && old.container !== target) this.#unmount(name);
    if (!target || !stream) return;
    const { video } =
      this.#mounted.get(name) ?? this.#mount(name, target, isScreen ? 'contain' : 'cover');
    video.style.transform = mirrored ? 'scaleX(-1)' : '';
    if (video.srcObject !== stream || video.paused) void play(video, stream);
  }

  #wish(slots: PictureSlots, wish: HTMLElement | 'none' | undefined): void {
    for (const name of slots) this.#wishes.delete(name);
    if (wish) this.#wishes.set(slots[0], wish);
    this.#host.requestUpdate();
  }

  #containerOf(slots: PictureSlots): HTMLElement | 'none' | undefined {
    for (const name of slots) {
      const wish = this.#wishes.get(name);
      if (wish) return wish;
    }
    const children = [...this.#host.children];
    const slotted = slots.map((name) => children.find(({ slot }) => slot === name));
    return slotted.find((child) => child instanceof HTMLElement);
  }

  #mount(name: string, container: HTMLElement, fit: 'contain' | 'cover'): Mounted {
    const isVideo = container instanceof HTMLVideoElement;
    const video = isVideo ? container : document.createElement('video');
    video.autoplay = video.playsInline = true;
    // Sound is played in one place only, by trtc-remote-sound.
    video.muted = true;
    if (!isVideo) {
      // Not by the attribute, which a strict Content-Security-Policy blocks.
      video.style.cssText = STYLE + fit;
      container.append(video);
    }
    const mounted = { container, video };
    this.#mounted.set(name, mounted);
    return mounted;
  }

  #unmount(name: string): void {
    const mounted = this.#mounted.get(name);
    if (!mounted) return;
    this.#mounted.delete(name);
    mounted.video.srcObject = null;
    mounted.video.style.transform = '';
    if (mounted.video !== mounted.container) mounted.video.remove();
  }
}
