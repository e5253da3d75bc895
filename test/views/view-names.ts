/** What there is to be seen of the widget. */
export const VIEW_NAMES = [
  'kicked-out',
  'login-failed',
  'preparing',
  'outgoing-voice',
  'outgoing-video',
  'incoming-voice',
  'incoming-video',
  'incoming-group',
  'connecting',
  'connected-voice',
  'connected-video',
  'connected-muted',
  'camera-refused',
  'switch-asked',
  'reconnecting',
  'group-4',
  'group-9',
  'ended',
  'refused',
  'no-device',
] as const;

export type ViewName = (typeof VIEW_NAMES)[number];
