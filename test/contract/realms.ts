import type { RealmWindow } from './realm.js';

/**
 * Frames of this page's origin with a set of ports each. TIM keeps one instance for each SDKAppID in a
 * realm, so that two users need two.
 */
export class Realms {
  readonly #frames: HTMLIFrameElement[] = [];

  get windows(): readonly RealmWindow[] {
    return this.#frames.map((frame) => frame.contentWindow as RealmWindow);
  }

  async open(): Promise<RealmWindow> {
    const frame = document.createElement('iframe');
    frame.allow = 'camera; microphone; autoplay';
    frame.src = new URL('./realm.html', import.meta.url).href;
    const loaded = new Promise((resolve, reject) => {
      frame.addEventListener('load', resolve);
      frame.addEventListener('error', reject);
    });
    document.body.append(frame);
    this.#frames.push(frame);
    await loaded;
    const realm = frame.contentWindow as RealmWindow;
    if (!('ports' in realm)) throw new Error('The realm has not loaded its module.');
    return realm;
  }

  /** As when a tab is closed. */
  remove(realm: RealmWindow): void {
    const index = this.#frames.findIndex((frame) => frame.contentWindow === realm);
    this.#frames.splice(index, 1)[0]?.remove();
  }

  close(): void {
    for (const frame of this.#frames.splice(0)) frame.remove();
  }
}
