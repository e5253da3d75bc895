import type { CallOptions, GroupCallOptions, InvitationOptions } from './core/call-options.js';
import type { DeviceRequest } from './core/device-settings.js';
import { CallError } from './core/errors.js';
import type { OfflinePushInfo } from './core/invitation-extras.js';
import type { CallType, UserID } from './core/types.js';

/** What invitations take; what is left out comes from the element's attributes. */
export interface InvitationRequest {
  /** 1 voice, 2 video. Default: the element's `type`. */
  readonly type?: CallType | undefined;
  /** Seconds that it may ring. Default: the element's `timeout`. */
  readonly timeout?: number | undefined;
  /**
   * The page's own data for the other side, such as an order number: reaches its `invited` as a string, an
   * object as JSON. At most 2048 bytes as JSON text.
   */
  readonly userData?: string | object | undefined;
  /** What the phone of somebody who is not online shows: `{ title, description, androidOPPOChannelID, extension }`. */
  readonly offlinePushInfo?: OfflinePushInfo | undefined;
}

/** What call() takes. */
export interface CallRequest extends InvitationRequest {
  /** Whom to call. */
  readonly userID: UserID;
}

/** What groupCall() takes. */
export interface GroupCallRequest extends InvitationRequest {
  /** Whom to call, 49 people at most; this user and repetitions are left out. */
  readonly userIDList: readonly UserID[];
  /** IM group that all of them and this user are members of. Left out, each is invited alone. */
  readonly groupID?: string | undefined;
}

/** What switchDevice() takes. */
export interface DeviceSwitch {
  /** 'audio' for microphones, 'video' for cameras, 'speaker' for outputs of sound. */
  readonly deviceType: DeviceRequest['deviceType'] | 'speaker';
  /** Of getMicrophones(), getCameras() or getSpeakers(). */
  readonly deviceId: string;
}

/** Where a picture is to be shown. */
export interface ViewRequest {
  /** Whose picture. */
  readonly userID?: UserID | undefined;
  /** Id of a container in the element's document or shadow root, or the container itself. */
  readonly videoViewDomID?: string | HTMLElement | undefined;
}

/** The element's attributes. */
interface Defaults {
  readonly type: CallType;
  readonly timeout: number;
}

/** Both forms of call(): one object, or user id and type. */
export function readCall(
  request: CallRequest | UserID,
  type: CallType | undefined,
  defaults: Defaults,
): CallOptions {
  const given: unknown = request;
  if (typeof given === 'string')
    return { userID: given, type: type ?? defaults.type, timeout: defaults.timeout };
  if (typeof given !== 'object' || given === null) {
    throw invalid('call() takes { userID, type, timeout }, or a user id and a type.');
  }
  const { userID, ...invitation } = given as CallRequest;
  return { userID, ...readInvitation(invitation, defaults) };
}

export function readGroupCall(request: GroupCallRequest, defaults: Defaults): GroupCallOptions {
  const given: unknown = request;
  if (typeof given !== 'object' || given === null) {
    throw invalid('groupCall() takes { userIDList, type, groupID, timeout }.');
  }
  const { userIDList, groupID, ...invitation } = request;
  return {
    userIDList,
    ...readInvitation(invitation, defaults),
    ...(groupID === undefined ? {} : { groupID }),
  };
}

function readInvitation(
  { type, timeout, userData, offlinePushInfo }: InvitationRequest,
  defaults: Defaults,
): InvitationOptions {
  return {
    type: type ?? defaults.type,
    timeout: timeout ?? defaults.timeout,
    ...(userData === undefined ? {} : { userData }),
    ...(offlinePushInfo === undefined ? {} : { offlinePushInfo }),
  };
}

/** Both forms of startRemoteView() and its like: one object, or a user id. */
export function readView(request: ViewRequest | UserID | undefined): ViewRequest {
  const given: unknown = request ?? {};
  if (typeof given === 'string') return { userID: given };
  if (typeof given !== 'object' || given === null) {
    throw invalid('A view is asked for by a user id or by { userID, videoViewDomID }.');
  }
  return given;
}

/** The container that a view names, looked for where the element is first and then in the whole document. */
export function findContainer(
  element: Element,
  target: string | HTMLElement | undefined,
): HTMLElement | undefined {
  if (target === undefined) return undefined;
  if (target instanceof HTMLElement) return target;
  const root = element.getRootNode();
  const found =
    (root instanceof ShadowRoot ? root.getElementById(target) : null) ??
    element.ownerDocument.getElementById(target);
  if (found) return found;
  throw invalid(`There is no element with the id "${target}" to show the picture in.`);
}

export function invalid(message: string): CallError {
  return new CallError('invalid-argument', message);
}
