import type { TrtcCallingEventMap } from './element-events.js';
import type { TrtcCallButtonElement } from './trtc-call-button-element.js';
import type { TrtcCallingElement } from './trtc-calling-element.js';

/** Properties that may be left out, for frameworks that set some of them. */
type Settable<Element, Name extends keyof Element> = {
  [Each in Name]?: Element[Each] | undefined;
};

/** What can be set of `<trtc-calling>`. */
export type TrtcCallingProperties = Settable<
  TrtcCallingElement,
  | 'sdkAppID'
  | 'userID'
  | 'userSig'
  | 'userSigUrl'
  | 'userSigCredentials'
  | 'userSigProvider'
  | 'type'
  | 'timeout'
  | 'videoQuality'
  | 'display'
  | 'manual'
  | 'backgroundMute'
  | 'ringtone'
  | 'ringback'
  | 'silent'
  | 'attention'
  | 'preCall'
  | 'imProxy'
  | 'rtcProxy'
  | 'logProxy'
  | 'texts'
  | 'tim'
  | 'config'
  | 'core'
>;

/** What can be set of `<trtc-call-button>`. */
export type TrtcCallButtonProperties = Settable<
  TrtcCallButtonElement,
  'userID' | 'type' | 'htmlFor' | 'timeout' | 'userData' | 'hours' | 'timezone' | 'texts'
>;

/** The events of `<trtc-call-button>` by name. */
export type TrtcCallButtonEventMap = Pick<TrtcCallingEventMap, 'error'>;

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** The prop of each event: `onUserEnter` for `user-enter`. */
export type EventProps<Events> = {
  readonly [Name in keyof Events & string as `on${Pascal<Name>}`]?:
    ((event: Events[Name]) => void) | undefined;
};

type Text = string | number | undefined;

/** The attributes of `<trtc-calling>`. */
export interface TrtcCallingAttributes {
  sdkappid?: Text;
  userid?: string | undefined;
  usersig?: string | undefined;
  'usersig-url'?: string | undefined;
  'usersig-credentials'?: 'same-origin' | 'include' | 'omit' | undefined;
  type?: '1' | '2' | 1 | 2 | undefined;
  timeout?: Text;
  'video-quality'?: '120p' | '180p' | '240p' | '360p' | '480p' | '720p' | '1080p' | undefined;
  display?: 'inline' | 'floating' | 'overlay' | undefined;
  manual?: boolean | '' | undefined;
  'background-mute'?: boolean | 'true' | 'false' | undefined;
  ringtone?: string | undefined;
  ringback?: string | undefined;
  silent?: boolean | '' | undefined;
  attention?: string | undefined;
  'pre-call'?: boolean | '' | undefined;
  'im-proxy'?: string | undefined;
  'rtc-proxy'?: string | undefined;
  'log-proxy'?: string | undefined;
  lang?: string | undefined;
}

/** The attributes of `<trtc-call-button>`. */
export interface TrtcCallButtonAttributes {
  userid?: string | undefined;
  type?: '1' | '2' | 1 | 2 | undefined;
  for?: string | undefined;
  timeout?: Text;
  userdata?: string | undefined;
  hours?: string | undefined;
  timezone?: string | undefined;
  lang?: string | undefined;
}
