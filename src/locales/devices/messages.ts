import type { CallType } from '../../core/types.js';
import type { BrowserKind, QuestionPlace } from '../../devices/browser.js';

/** The texts about devices and the permission to use them; apart from the others, since few calls need them. */
export interface DeviceMessages {
  /** Why the browser asks, or will ask, for devices; by the kind of the call. */
  readonly why: Readonly<Record<CallType, string>>;
  /** Where its question is. */
  readonly question: Readonly<Record<QuestionPlace, string>>;

  /** The person has refused it once and for all, or the browser has. */
  readonly blocked: Readonly<Record<'microphone' | 'camera', string>>;
  /** The question was put away, and will be asked again. */
  readonly dismissed: string;
  readonly dismissedTodo: string;
  /** How to allow what was refused, in that browser. */
  readonly how: Readonly<Record<BrowserKind, string>>;
  /** The system does not let the browser use it. */
  readonly system: string;
  /** The page around this one does not. */
  readonly frame: string;
  /** The page's own server does not. */
  readonly page: string;
  /** What is without the camera. */
  readonly unseen: string;
  readonly goesOn: string;

  readonly microphone: string;
  readonly camera: string;
  readonly speaker: string;
  /** One that the browser gives no name. */
  readonly unnamed: (kind: string, number: number) => string;
  /** In place of a list. */
  readonly none: string;
  readonly systemSpeaker: string;
  readonly notTaken: string;

  /** The view before a call. */
  readonly ready: string;
  readonly rings: (name: string) => string;
  readonly toCall: (name: string) => string;
  readonly back: string;
  readonly level: string;
  readonly speak: string;
  readonly heard: string;
  readonly muted: string;
  readonly noPicture: string;
}
