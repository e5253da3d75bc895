import type { AttentionMeans } from './attention-means.js';
import { FaviconFlash } from './favicon-flash.js';
import { TitleFlash } from './title-flash.js';

/** What is said of the call that rings. */
export interface Alert {
  readonly callID: string;
  /** Who calls. */
  readonly name: string;
  /** Which kind of call, and what a click does. */
  readonly body: string;
  /** All in one line. */
  readonly title: string;
  /** Address of the caller's picture; empty without one. */
  readonly picture: string;
  /** BCP 47 tag of the texts. */
  readonly lang: string;
  /** The system is to make no sound either. */
  readonly silent: boolean;
}

/** One way of asking for attention. Told of the same alert again, or of a changed one, it carries on. */
interface Means {
  /** Only of use while nobody sees the page. */
  readonly isForBackground: boolean;
  show(alert: Alert): void;
  stop(): void;
}

/** Milliseconds that the phone shakes and rests, and after how many it begins again. */
const SHAKES = [600, 250, 600];
const SHAKE_PERIOD = 3000;

/**
 * Asks for attention to a call that rings, by the means that the page has chosen. Each leaves everything as it
 * found it when it stops.
 */
export class Attention {
  readonly #means: Readonly<Record<AttentionMeans, Means>>;

  /** @param answer the person has clicked on the notification */
  constructor(answer: () => void) {
    this.#means = {
      notification: new CallNotification(answer),
      title: new TitleFlash(),
      favicon: new FaviconFlash(),
      badge: new Badge(),
      vibration: new Vibration(),
    };
  }

  /** @param alert undefined while nothing rings */
  follow(alert: Alert | undefined, chosen: ReadonlySet<AttentionMeans>): void {
    const isHidden = document.visibilityState === 'hidden';
    for (const [name, means] of Object.entries(this.#means)) {
      const isWanted = chosen.has(name as AttentionMeans) && (isHidden || !means.isForBackground);
      if (alert && isWanted) means.show(alert);
      else means.stop();
    }
  }
}

/** A notification of the system; a click on it brings the page to the front and answers. */
class CallNotification implements Means {
  readonly isForBackground = true;
  readonly #answer: () => void;
  #notification: Notification | undefined;
  #shown: string | undefined;

  constructor(answer: () => void) {
    this.#answer = answer;
  }

  show({ callID, name, body, picture, lang, silent }: Alert): void {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const shown = JSON.stringify([callID, name, body, picture]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    try {
      // The same tag puts it in the place of the one before, as when the name becomes known.
      const notification = new Notification(name, {
        body,
        lang,
        silent,
        tag: `trtc-calling-${callID}`,
        requireInteraction: true,
        ...(picture && { icon: picture }),
      });
      notification.onclick = () => {
        if (notification !== this.#notification) return;
        window.focus();
        this.stop();
        this.#answer();
      };
      this.#notification = notification;
    } catch {
      // Chrome on Android lets only service workers show notifications (https://crbug.com/481856).
    }
  }

  stop(): void {
    this.#notification?.close();
    this.#notification = this.#shown = undefined;
  }
}

/** The mark on the icon of an installed web application. */
class Badge implements Means {
  readonly isForBackground = false;
  #isSet = false;

  show(): void {
    if (this.#isSet || !('setAppBadge' in navigator)) return;
    this.#isSet = true;
    navigator.setAppBadge().catch(() => undefined);
  }

  stop(): void {
    if (!this.#isSet) return;
    this.#isSet = false;
    navigator.clearAppBadge().catch(() => undefined);
  }
}

/** A phone that shakes. */
class Vibration implements Means {
  readonly isForBackground = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  show(): void {
    if (this.#timer !== undefined || !('vibrate' in navigator)) return;
    shake();
    this.#timer = setInterval(shake, SHAKE_PERIOD);
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    navigator.vibrate(0);
  }
}

function shake(): void {
  // Before the first gesture the browser would only complain in the console.
  if (navigator.userActivation.hasBeenActive) navigator.vibrate(SHAKES);
}
