import type { InvitationRequest } from './element-arguments.js';
import type { UserID } from './core/types.js';
import type { TrtcCallingElement } from './trtc-calling-element.js';

const TAG = 'trtc-calling';

/** Milliseconds that a click waits for the login. */
export const PATIENCE = 15_000;

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

type Session = Pick<TrtcCallingElement, 'state' | 'isPreparingLogin'>;

/** A login is under way, or the connection of one is coming back. */
export function isLoggingIn({ state: { session }, isPreparingLogin }: Session): boolean {
  const { status } = session;
  return status === 'logging-in' || status === 'reconnecting' || isPreparingLogin;
}

/** Settles when no login is under way, at the latest after PATIENCE. */
export function loginSettled(phone: Session & EventTarget): Promise<void> {
  if (!isLoggingIn(phone)) return Promise.resolve();
  return new Promise((resolve) => {
    const watching = new AbortController();
    const settle = (): void => {
      clearTimeout(timer);
      watching.abort();
      resolve();
    };
    const timer = setTimeout(settle, PATIENCE);
    const onChange = (): void => {
      if (!isLoggingIn(phone)) settle();
    };
    phone.addEventListener('state-change', onChange, watching);
  });
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
