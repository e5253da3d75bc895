import { TrtcCallingElement } from '../calling.js';
import { EVENT, type TrtcCallingEventMap } from '../element-events.js';
import type { EventProps, TrtcCallingProperties } from '../element-properties.js';
import { create, type Wrapper, type WrapperProps } from './create.js';
import { eventProps } from './events.js';

interface Own extends TrtcCallingProperties, EventProps<TrtcCallingEventMap> {}

export type TrtcCallingProps = WrapperProps<TrtcCallingElement, Own>;

/** `<trtc-calling>` as a component: properties by their names, each event as `onInvited`, `onUserEnter` …. */
export const TrtcCalling: Wrapper<TrtcCallingElement, Own> = /* @__PURE__ */ create(
  'trtc-calling',
  TrtcCallingElement,
  /* @__PURE__ */ eventProps(/* @__PURE__ */ Object.values(EVENT)),
);
