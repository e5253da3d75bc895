import type { InvitationRequest } from './element-arguments.js';
import type { UserID } from './core/types.js';
import type { TrtcCallingElement } from './trtc-calling-element.js';

const TAG = 'trtc-calling';

/** Tells by `change` that a `<trtc-calling>` has come, gone or changed: cheaper than to watch the page. */
export const phones = new EventTarget();

/**
 * The phone of that id, or else the first one: looked for where the element is, then in the shadow roots around
 * it, then in the document.
 */
export function findPhone(element: Element, id: string): TrtcCallingElement | undefined {
  for (let at: Element | undefined = element; at;) {
    const root: Node = at.getRootNode();
    if (!(root instanceof ShadowRoot || root instanceof Document)) return undefined;
    const found = id ? root.getElementById(id) : root.querySelector(TAG);
    if (found?.matches(`${TAG}:defined`)) return found as TrtcCallingElement;
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

/** The user ids in an attribute, with spaces between. */
export function readUserIDs(value: string): UserID[] {
  return value.split(/\s+/).filter((userID) => userID !== '');
}

/** Calls one person, or several together. */
export function callPeople(
  phone: Pick<TrtcCallingElement, 'call' | 'groupCall'>,
  userIDList: readonly UserID[],
  request: InvitationRequest,
): Promise<unknown> {
  const [userID = '', ...others] = userIDList;
  return others.length > 0
    ? phone.groupCall({ ...request, userIDList })
    : phone.call({ ...request, userID });
}
