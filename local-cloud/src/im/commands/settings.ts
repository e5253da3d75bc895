import type { UserCommand } from './command.js';

const nothing: UserCommand = () => ({});

/**
 * What the application has bought, as binary digits: bit 16 is the package of 1v1 calls, without which
 * TUICallEngine does not call.
 */
const PURCHASED = (1 << 16).toString(2);

/** What the SDK asks for at login, or reports, and the local cloud has nothing to say about. */
export const settingCommands: Readonly<Record<string, UserCommand>> = {
  'im_open_status.wshello': nothing,
  'im_open_status.ws_stat_background': nothing,
  'im_open_status.ws_stat_foreground': nothing,
  'im_open_status.ws_stat_settoken': nothing,
  'openim.ws_msg_push_ack': nothing,
  'openim.authkey': nothing,
  'openim.deletemsg': nothing,
  'sns.black_list_get': () => ({ BlackListItem: [], StartIndex: 0, CurruentSequence: 0 }),
  'sns.group_get': () => ({ CurrentSequence: 0, ResultItem: [] }),
  'sns.pendency_get': () => ({ PendencyItem: [], StartTime: 0, UnreadPendencyCount: 0 }),
  'openim.get_c2c_peer_mute_notifications': () => ({ MuteNotificationsList: [], UpdateSeq: 0 }),
  'recentcontact.get_contact_group': () => ({ CompleteFlag: 1, ContactItem: [], GroupItem: [] }),
  // An empty configuration leaves every default of the SDK's in place.
  'im_sdk_config_mgr.fetch_config': () => ({
    int32_error_code: 0,
    str_error_message: '',
    str_json_config: '{}',
    uint32_expired_time: 3600,
    uint64_version: 1,
  }),
  'im_sdk_config_mgr.fetch_imsdk_purchase_bitsv2': () => ({
    int32_error_code: 0,
    str_error_message: '',
    str_purchase_bits: PURCHASED,
    uint32_expired_time: 3600,
  }),
};
