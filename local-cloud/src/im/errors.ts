/**
 * The error codes that the local cloud answers with, under the names of Tencent's error-code table
 * (the ERR_SVR_… names are in tim-js-sdk 2.27.6 too).
 */
export const IM_ERROR = {
  KICKED_OUT: 1002,
  GROUP_INVALID_PARAMETERS: 10004,
  GROUP_PERMISSION_DENY: 10007,
  GROUP_NOT_FOUND: 10010,
  GROUP_ALREADY_MEMBER: 10013,
  GROUP_INVALID_GROUPID: 10015,
  GROUP_ID_IN_USE: 10021,
  MSG_PARSE_FAILED: 20001,
  MSG_INVALID_ID: 20003,
  PROFILE_INVALID_PARAMETERS: 40001,
  COMMAND_UNKNOWN: 60006,
  SDKAPPID_NOT_FOUND: 70020,
  A2KEY_EXPIRED: 70001,
  USERSIG_GARBLED: 70003,
  BODY_SIZE_LIMIT: 80002,
} as const;

/** A refusal that becomes the error answer of a request. */
export class ImError extends Error {
  readonly code: number;
  /** Further fields of the answer's body. */
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'ImError';
    this.code = code;
    this.details = details;
  }
}
