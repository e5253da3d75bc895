import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { play } from '../parts/play.js';
import type { Picture, PicturePlace } from '../parts/call-screen.js';

export type Side = 'local' | 'remote';

/** What the page asked for: a container of its own, or no picture at all. */
interface Wish {
  readonly userID: string | undefined;
  readonly container: HTMLElement | 'none';
}

interface Mounted {
  readonly container: HTMLElement;
  readonly video: HTMLVideoElement;
}

const STYLE = 'display:block;inline-size:100%;block-size:100%;object-fit:cover';

/**
 * Where the two pictures go, and the `<video>`s in containers that belong to the page: those slotted into
 * the element, and those named by startRemoteView() and startLocalView(). Each holds for one call.
 */
export class PictureController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #wishes = new Map<Side, Wish>();
  readonly #mounted = new Map<Side, Mounted>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Shows a picture, in that container or else in the widget. */
  start(side: Side, userID: string | undefined, container: HTMLElement | undefined): void {
    if (container) this.#wishes.set(side, { userID, container });
    else this.#wishes.delete(side);
    this.#host.requestUpdate();
  }

  stop(side: Side, userID: string | undefined): void {
    this.#wishes.set(side, { userID, container: 'none' });
    this.#host.requestUpdate();
  }

  /** Forgets what was asked for the call that is over. */
  reset(): void {
    this.#wishes.clear();
    for (const side of [...this.#mounted.keys()]) this.#unmount(side);
  }

  placeOf(side: Side, userID: string): PicturePlace {
    const container = this.#containerOf(side, userID);
    if (container === 'none') return 'off';
    if (!container) return 'tile';
    return container.parentElement === this.#host && container.slot === slotOf(side)
      ? 'slot'
      : 'page';
  }

  /** Brings the containers of the page to what is to be seen. */
  sync(side: Side, userID: string, { stream, mirrored }: Picture, isSent: boolean): void {
    const container = this.#containerOf(side, userID);
    const target = container === 'none' || !isSent || !stream ? undefined : container;
    const old = this.#mounted.get(side);
    if (old && old.container !== target) this.#unmount(side);
    if (!target || !stream) return;
    const { video } = this.#mounted.get(side) ?? this.#mount(side, target);
    video.style.transform = mirrored ? 'scaleX(-1)' : '';
    if (video.srcObject !== stream || video.paused) void play(video, stream);
  }

  hostDisconnected(): void {
    for (const { video } of this.#mounted.values()) video.pause();
  }

  #containerOf(side: Side, userID: string): HTMLElement | 'none' | undefined {
    const wish = this.#wishes.get(side);
    if (wish && (wish.userID === undefined || wish.userID === userID)) return wish.container;
    return this.#host.querySelector<HTMLElement>(`:scope > [slot="${slotOf(side)}"]`) ?? undefined;
  }

  #mount(side: Side, container: HTMLElement): Mounted {
    const isVideo = container instanceof HTMLVideoElement;
    const video = isVideo ? container : document.createElement('video');
    video.autoplay = video.playsInline = true;
    // Sound is played in one place only, by trtc-remote-sound.
    video.muted = true;
    if (!isVideo) {
      video.setAttribute('style', STYLE);
      container.append(video);
    }
    const mounted = { container, video };
    this.#mounted.set(side, mounted);
    return mounted;
  }

  #unmount(side: Side): void {
    const mounted = this.#mounted.get(side);
    if (!mounted) return;
    this.#mounted.delete(side);
    mounted.video.srcObject = null;
    mounted.video.style.transform = '';
    if (mounted.video !== mounted.container) mounted.video.remove();
  }
}

function slotOf(side: Side): string {
  return `${side}-video`;
}
