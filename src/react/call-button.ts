import { TrtcCallButtonElement } from '../call-button.js';
import type {
  EventProps,
  TrtcCallButtonEventMap,
  TrtcCallButtonProperties,
} from '../element-properties.js';
import { create, type Wrapper, type WrapperProps } from './create.js';
import { eventProps } from './events.js';

interface Own extends TrtcCallButtonProperties, EventProps<TrtcCallButtonEventMap> {}

export type TrtcCallButtonProps = WrapperProps<TrtcCallButtonElement, Own>;

/** `<trtc-call-button>` as a component. */
export const TrtcCallButton: Wrapper<TrtcCallButtonElement, Own> = /* @__PURE__ */ create(
  'trtc-call-button',
  TrtcCallButtonElement,
  /* @__PURE__ */ eventProps(['error']),
);
