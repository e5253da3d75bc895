import { DEFAULT_TIMEOUT } from '../core/call-options.js';
import type { CallError } from '../core/errors.js';
import { CALL_TYPE, type CallType } from '../core/types.js';
import {
  DEFAULT_VIDEO_QUALITY,
  readVideoQuality,
  VIDEO_PROFILES,
  type VideoQuality,
} from '../core/video-quality.js';
import { invalid } from '../element-arguments.js';
import { DISPLAYS, type Display } from '../parts/display.js';
import { ATTENTION_MEANS, readAttention } from '../ring/attention-means.js';

/** Settings of the element that can be wrong. */
export interface Settings {
  type: CallType;
  timeout: number;
  videoQuality: VideoQuality;
  attention: string;
  display: Display;
}

type Name = keyof Settings;

const NAMES: readonly Name[] = ['type', 'timeout', 'videoQuality', 'attention', 'display'];

/** Whether a setting can be what it is. */
const CHECKS: { readonly [Key in Name]: (value: Settings[Key]) => boolean } = {
  type: (type) => (Object.values(CALL_TYPE) as readonly number[]).includes(type),
  timeout: (timeout) => timeout >= 1 && timeout <= 3600,
  videoQuality: (quality) => readVideoQuality(quality) !== undefined,
  attention: (attention) => readAttention(attention) !== undefined,
  display: (display) => DISPLAYS.includes(display),
};

const RULES: Readonly<Record<Name, string>> = {
  type: 'type must be 1 (voice) or 2 (video).',
  timeout: 'timeout must be a number of seconds from 1 to 3600.',
  videoQuality: `video-quality must be one of ${Object.keys(VIDEO_PROFILES).join(', ')}.`,
  attention: `attention must be words out of ${ATTENTION_MEANS.join(', ')}.`,
  display: `display must be one of ${DISPLAYS.join(', ')}.`,
};

/** Lets an element have no setting that cannot be: the last good one comes back in its place. */
export class SettingsKeeper {
  readonly #of: Settings;
  readonly #good: Settings = {
    type: CALL_TYPE.VIDEO,
    timeout: DEFAULT_TIMEOUT,
    videoQuality: DEFAULT_VIDEO_QUALITY,
    attention: '',
    display: 'inline',
  };

  constructor(of: Settings) {
    this.#of = of;
  }

  /** Looks at what has changed since it last did; what is wrong with that is left. Undefined where nothing has. */
  check(): { readonly problem: CallError | undefined } | undefined {
    const changed = NAMES.filter((name) => this.#of[name] !== this.#good[name]);
    if (changed.length === 0) return undefined;
    const wrong = changed.filter((name) => !this.#take(name));
    const [rule] = wrong.map((name) => RULES[name]).slice(-1);
    return { problem: rule === undefined ? undefined : invalid(rule) };
  }

  #take(name: Name): boolean {
    const isGood = (CHECKS[name] as (value: unknown) => boolean)(this.#of[name]);
    if (isGood) Object.assign(this.#good, { [name]: this.#of[name] });
    else Object.assign(this.#of, { [name]: this.#good[name] });
    return isGood;
  }
}
