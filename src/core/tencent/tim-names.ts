/**
 * What the adapters and tsignaling 1.0.8 take of tim-js-sdk 2.27 where they are given an instance of it: a few
 * names, instead of a hundred kilobytes.
 */
const TIM_NAMES = {
  create: () => null,
  EVENT: {
    SDK_READY: 'sdkStateReady',
    SDK_NOT_READY: 'sdkStateNotReady',
    KICKED_OUT: 'kickedOut',
    NET_STATE_CHANGE: 'netStateChange',
    MESSAGE_RECEIVED: 'onMessageReceived',
  },
  TYPES: {
    CONV_C2C: 'C2C',
    CONV_GROUP: 'GROUP',
    GRP_TIP_MBR_JOIN: 1,
    GRP_TIP_MBR_QUIT: 2,
    MSG_CUSTOM: 'TIMCustomElem',
    MSG_GRP_TIP: 'TIMGroupTipElem',
    MSG_PRIORITY_HIGH: 'High',
    MSG_PRIORITY_NORMAL: 'Normal',
    MSG_TEXT: 'TIMTextElem',
  },
} as const;

export default TIM_NAMES;
