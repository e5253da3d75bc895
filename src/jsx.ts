/** Types alone: the elements as templates of frameworks take them. */
import type { TrtcCallingEventMap } from './element-events.js';
import type {
  EventProps,
  TrtcCallButtonAttributes,
  TrtcCallButtonEventMap,
  TrtcCallButtonProperties,
  TrtcCallingAttributes,
  TrtcCallingProperties,
} from './element-properties.js';

export type {
  EventProps,
  TrtcCallButtonAttributes,
  TrtcCallButtonEventMap,
  TrtcCallButtonProperties,
  TrtcCallingAttributes,
  TrtcCallingProperties,
};

/** Listeners by an attribute with the event's own name behind `Prefix`: `onuser-enter`, `on:user-enter`. */
export type Listeners<Events, Prefix extends string = 'on'> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?:
    ((event: Events[Name]) => unknown) | undefined;
};

/**
 * What each tag takes, for a framework's own table of tags.
 *
 * @template Common what the framework lets every element take
 * @template Prefix what it writes before the name of an event
 */
export interface TrtcElements<Common = unknown, Prefix extends string = 'on'> {
  'trtc-calling': TagProps<
    TrtcCallingAttributes & TrtcCallingProperties & Listeners<TrtcCallingEventMap, Prefix>,
    Common
  >;
  'trtc-call-button': TagProps<
    TrtcCallButtonAttributes & TrtcCallButtonProperties & Listeners<TrtcCallButtonEventMap, Prefix>,
    Common
  >;
}

type TagProps<Own, Common> = Own & Omit<Common, keyof Own>;
