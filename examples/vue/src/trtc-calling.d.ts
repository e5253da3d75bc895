import type { TrtcCallingEventMap } from 'trtc-calling';
import type { EventProps, TrtcCallButtonProperties, TrtcCallingProperties } from 'trtc-calling/jsx';
import type { DefineComponent } from 'vue';

declare module 'vue' {
  interface GlobalComponents {
    'trtc-calling': DefineComponent<TrtcCallingProperties & EventProps<TrtcCallingEventMap>>;
    'trtc-call-button': DefineComponent<TrtcCallButtonProperties>;
  }
}
