import type { CallErrorReason } from '../core/errors.js';
import type { CallRole, EndReason } from '../core/state.js';
import type { CallingMessage } from '../core/tencent/calling-message.js';
import type { CallType } from '../core/types.js';
import type { DeviceMessages } from './devices/messages.js';

/** What went wrong and what can be done about it, each a sentence for the person. */
export interface Trouble {
  readonly what: string;
  readonly todo: string;
}

/**
 * What people do in a call: they came, left, declined, are in another call, did not answer, share their screen,
 * do so no more.
 */
export type NewsKind =
  'entered' | 'left' | 'declined' | 'busy' | 'unanswered' | 'shares' | 'stopped-sharing';

/** Every text of the widget in one language. `name` is always the other person's. */
export interface Messages {
  /** BCP 47 tag, for `Intl` and for `lang`. */
  readonly tag: string;
  /** Which way it runs, for `dir`. */
  readonly dir: 'ltr' | 'rtl';

  readonly kind: Readonly<Record<CallType, string>>;
  readonly incoming: Readonly<Record<CallType, string>>;
  readonly groupKind: Readonly<Record<CallType, string>>;
  readonly groupIncoming: Readonly<Record<CallType, string>>;
  readonly preparing: Readonly<Record<CallType, string>>;
  /** What a button says that makes a call. */
  readonly call: Readonly<Record<CallType, string>>;
  readonly calling: string;
  readonly ringing: string;
  readonly connecting: string;
  readonly reconnecting: string;
  readonly inCall: string;
  /** Outside the hours in which somebody answers. */
  readonly callableFrom: (time: Date) => string;

  readonly answer: string;
  readonly decline: string;
  readonly cancel: string;
  readonly hangUp: string;
  readonly close: string;
  readonly tryAgain: string;
  readonly useHere: string;
  /** Brings calls here from another tab. */
  readonly takeOver: string;

  readonly controls: string;
  /** Names of the two toggles: what each does when pressed. */
  readonly mute: string;
  readonly cameraOff: string;
  /** Tips while they are pressed. */
  readonly unmute: string;
  readonly cameraOn: string;

  /** Name of the toggle, and its tip while it is pressed. */
  readonly shareScreen: string;
  readonly stopSharing: string;
  readonly sharing: string;
  readonly screen: (name: string) => string;
  readonly screenShareFailed: Trouble;

  /** What surrounds all of a call, where it lies over the page. */
  readonly callWindow: string;
  /** Where the call is shown: a group of buttons, and these. */
  readonly windowControls: string;
  readonly minimize: string;
  readonly fullscreen: string;
  readonly exitFullscreen: string;
  readonly pictureInPicture: string;
  /** Out of picture-in-picture. */
  readonly backToPage: string;
  /** Out of the bubble. */
  readonly backToCall: (name: string) => string;
  /** How the bubble is moved. */
  readonly bubbleKeys: string;

  readonly switchToVoice: string;
  readonly switchToVideo: string;
  /** The other one wants a video call. */
  readonly switchAsked: (name: string) => string;
  readonly switchTodo: string;
  readonly switchWaiting: (name: string) => string;
  readonly notNow: string;

  readonly ownPicture: string;
  /** To another corner. */
  readonly movePicture: string;
  readonly pictureKeys: string;
  readonly picture: (name: string) => string;
  readonly ownMuted: string;
  readonly muted: (name: string) => string;
  readonly cameraIsOff: (name: string) => string;
  readonly speaking: string;
  readonly weakNetwork: string;
  readonly elapsed: string;

  /** This user, among others by their names. */
  readonly you: string;
  /** All of them, in a list. */
  readonly people: string;
  /** Names in a sentence; of many only the first, and how many more. */
  readonly names: (names: readonly string[]) => string;
  /** Who is called beside this user; `names` as above. */
  readonly alsoCalled: (names: string) => string;

  readonly soundBlocked: string;
  readonly soundOn: string;
  /** What a click on the system's notification of a call does. */
  readonly clickToAnswer: string;

  readonly callEnded: string;
  readonly ended: (reason: EndReason, name: string, role: CallRole) => string;
  /** What became of a group call, where it is not the same as of one between two. */
  readonly groupEnded: {
    readonly left: string;
    readonly alone: string;
    readonly unanswered: string;
    readonly missed: (name: string) => string;
  };
  readonly duration: (seconds: number) => string;
  readonly clock: (seconds: number) => string;

  /** What a message in a chat history says about a call. */
  readonly message: (message: CallingMessage) => string;

  /** What the button says that shows the choice of devices. */
  readonly devicesButton: string;
  readonly callBack: string;
  /** The texts about devices. */
  readonly devices: () => Promise<DeviceMessages>;

  readonly sessionReconnecting: Trouble;
  /** Another tab of the browser has the login. */
  readonly standby: Trouble;
  readonly screenFailed: Trouble;
  readonly trouble: Readonly<Record<CallErrorReason, Trouble>>;

  /** Said by a screen reader when it happens. */
  readonly announce: {
    readonly incoming: (name: string, type: CallType) => string;
    readonly outgoing: (name: string, type: CallType) => string;
    readonly groupIncoming: (name: string, type: CallType) => string;
    readonly connected: (name: string) => string;
    readonly groupConnected: string;
    /** Stands between two of the following. */
    readonly between: string;
    /** What people of a call have done; `names` is one or more of them, in words. */
    readonly news: Readonly<Record<NewsKind, (names: string, isOne: boolean) => string>>;
    readonly ended: (sentence: string) => string;
  };
}
