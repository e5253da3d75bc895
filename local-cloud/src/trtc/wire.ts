/** Commands of a client, with the number under which trtc-js-sdk 4.15 expects the answer. */
export const ANSWERS = {
  join: 20,
  publish: 4098,
  unpublish: 4100,
  subscribe: 4102,
  unsubscribe: 4104,
  subscribe_change: 4106,
  mute_uplink: 4108,
  change_role: 4110,
  publish_state_change: 4112,
  publish_change: 4128,
  get_user_list: 4137,
  update_constraint_config: 772,
  start_push_user_cdn: 777,
  stop_push_user_cdn: 779,
  start_mcu_mix: 781,
  stop_mcu_mix: 783,
  start_publishing: 1286,
  stop_publishing: 1288,
  connect_other_room: 8209,
  disconnect_other_room: 8211,
  update_other_room_forward_mode: 8213,
} as const;

/** `leave` and `quality_report` are never answered. */
export type Command = keyof typeof ANSWERS | 'leave' | 'quality_report';

/** What the server sends of its own accord. */
export const PUSHES = {
  banned: 9,
  connected: 19,
  uplinkQuality: 22,
  publishers: 23,
  reconnected: 514,
  peerJoin: 4134,
  peerLeave: 4135,
} as const;

/** Of a peer-leave: the order is trtc-js-sdk's. */
export const LEAVE_REASONS = { leave: 0, timeout: 1, kick: 2, roleChange: 3 } as const;
export type LeaveReason = keyof typeof LEAVE_REASONS;

export const BAN_REASONS = ['kick', 'banned', 'room_disband', 'user_time_out'] as const;
export type BanReason = (typeof BAN_REASONS)[number];

/** Error codes of the local cloud; what the real service answers in these cases is not known. */
export const ERRORS = {
  malformed: 10001,
  notInRoom: 10002,
  noSuchPeer: 10003,
  notAllowed: 10004,
  unsupported: 10005,
  wrongApplication: 10006,
  malformedSdp: 10007,
  gone: 10008,
  /** trtc-js-sdk turns this one into NOT_SUPPORTED_H264. */
  noCommonCodec: 1028,
} as const;

export const ROLES = { anchor: 20, audience: 21 } as const;
export type Role = (typeof ROLES)[keyof typeof ROLES];

export interface ClientFrame {
  readonly command: string;
  readonly seq: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Undefined when the text is no frame. */
export function parseFrame(text: string): ClientFrame | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value.cmd !== 'string') return undefined;
  const { cmd, seq, data } = value;
  return {
    command: cmd,
    seq: typeof seq === 'number' ? seq : 0,
    data: isRecord(data) ? data : {},
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isAnswered(command: string): command is keyof typeof ANSWERS {
  return Object.hasOwn(ANSWERS, command);
}
