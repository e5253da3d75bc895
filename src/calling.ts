import { defineElement } from './define-element.js';
import { TrtcCallingElement } from './trtc-calling-element.js';

export { CALL_ERROR_CODE, CallError, type CallErrorReason } from './core/errors.js';
export type {
  CheckResult,
  DeviceCheckRequest,
  DeviceCheckResult,
  DevicesCheck,
  MicrophoneCheckResult,
  NetworkCheckResult,
  ServiceCheck,
  SpeakerCheckResult,
} from './core/device-check.js';
export type { CallEventDetails, CallEventName } from './core/events.js';
export type { CallResult, GroupCallResult } from './core/call-options.js';
export type { SelfInfo } from './core/person.js';
export type { OfflinePushInfo } from './core/invitation-extras.js';
export type {
  CallPhase,
  CallState,
  CallSummary,
  EndReason,
  People,
  Person,
  PhoneState,
  SessionState,
} from './core/state.js';
export {
  CALL_TYPE,
  type CallType,
  type DeviceInfo,
  type UserID,
  type VideoProfile,
} from './core/types.js';
export type { VideoQuality } from './core/video-quality.js';
export type {
  CallRequest,
  DeviceSwitch,
  GroupCallRequest,
  ViewRequest,
} from './element-arguments.js';
export type {
  TrtcCallingDetail,
  TrtcCallingEventMap,
  TrtcCallingHandler,
} from './element-events.js';
export type { CallingCoreLike } from './core/calling-core.js';
export type { TrtcCallingConfig } from './trtc-calling-element.js';
export type { Messages as TrtcCallingMessages } from './locales/index.js';
export type { TextChanges as TrtcCallingTexts } from './locales/changes.js';
export type { UserSigProvider } from './user-sig/source.js';
export { TrtcCallingElement };

defineElement('trtc-calling', TrtcCallingElement);
