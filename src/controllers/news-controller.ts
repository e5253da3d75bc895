import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallEvent } from '../core/events.js';
import type { UserID } from '../core/types.js';
import type { NewsKind } from '../locales/index.js';
import type { News } from '../parts/announcement.js';

/** Milliseconds in which what people do is gathered, so that eight who come are one sentence. */
const GATHERED = 1500;
/** Milliseconds for which it is shown. */
const SHOWN = 6000;

/** Who came, left, declined, did not answer or shares a screen in a group call: gathered, shown for a while, said once. */
export class NewsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gathered = new Map<UserID, NewsKind>();
  #news: News = new Map();
  #isShown = false;
  /** What was to be said before the news, which they follow. */
  #before = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #showing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The latest, while they are to be seen. */
  get shown(): News | undefined {
    return this.#isShown ? this.#news : undefined;
  }

  hear(event: CallEvent): void {
    const news = newsOf(event);
    if (!news) return;
    const [kind, userIDs] = news;
    for (const userID of userIDs) this.#gathered.set(userID, kind);
    this.#timer ??= setTimeout(() => this.#tell(), GATHERED);
  }

  /** What a screen reader is to say: the news, until the call itself has something new to say. */
  said(announcement: string, inWords: (news: News) => string): string {
    if (announcement !== this.#before) this.#news = new Map();
    this.#before = announcement;
    return inWords(this.#news) || announcement;
  }

  /** Forgets what belongs to the call that is over. */
  reset(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#showing);
    this.#timer = this.#showing = undefined;
    this.#gathered.clear();
    this.#news = new Map();
    this.#isShown = false;
  }

  hostDisconnected(): void {
    this.reset();
  }

  #tell(): void {
    this.#timer = undefined;
    this.#news = new Map(this.#gathered);
    this.#gathered.clear();
    this.#isShown = true;
    clearTimeout(this.#showing);
    this.#showing = setTimeout(() => this.#hide(), SHOWN);
    this.#host.requestUpdate();
  }

  #hide(): void {
    this.#isShown = false;
    this.#host.requestUpdate();
  }
}

function newsOf({ name, detail }: CallEvent): readonly [NewsKind, readonly UserID[]] | undefined {
  switch (name) {
    case 'user-enter':
      return ['entered', [detail.userID]];
    case 'user-leave':
      return ['left', [detail.userID]];
    case 'reject':
      return ['declined', [detail.invitee]];
    case 'line-busy':
      return ['busy', [detail.invitee]];
    case 'user-screen-available':
      return [detail.isScreenAvailable ? 'shares' : 'stopped-sharing', [detail.userID]];
    case 'no-resp':
    case 'calling-timeout':
      return ['unanswered', detail.userIDList];
    default:
      return undefined;
  }
}
