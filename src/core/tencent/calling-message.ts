import {
  isBusyAnswer,
  isCallData,
  isSwitchAnswer,
  readCallEnd,
  readInvitation,
} from '../av-call.js';
import type { CallType } from '../types.js';
import type { TimMessage } from './sdk-types.js';
import { ACTION, isRecord, readSignal, type Signal } from './signal.js';

/** What a message in a chat history says about a call. */
export type CallingMessage =
  | { readonly kind: 'invited'; readonly type: CallType }
  | { readonly kind: 'accepted' | 'declined' | 'busy' | 'cancelled' | 'no-answer' }
  | { readonly kind: 'ended'; readonly seconds: number }
  | { readonly kind: 'switch-asked'; readonly to: CallType }
  | { readonly kind: 'switch-accepted' | 'switch-declined' };

/**
 * What a message of tim-js-sdk's says about a call; undefined for any message that carries no signal of a
 * calling client, and for everything that is no message. Never throws.
 */
export function readCallingMessage(message: unknown): CallingMessage | undefined {
  try {
    if (!isRecord(message) || message.type !== 'TIMCustomElem') return undefined;
    const signal = readSignal(message as unknown as TimMessage);
    return typeof signal === 'object' ? describe(signal) : undefined;
  } catch {
    // A getter of an object that only looks like a message.
    return undefined;
  }
}

function describe({ actionType, data }: Signal): CallingMessage | undefined {
  if (actionType === ACTION.INVITE) return describeInvitation(data);
  if (!isCallData(data)) return undefined;
  const isSwitch = isSwitchAnswer(data);
  switch (actionType) {
    case ACTION.ACCEPT:
      return { kind: isSwitch ? 'switch-accepted' : 'accepted' };
    case ACTION.REJECT:
      if (isSwitch) return { kind: 'switch-declined' };
      return { kind: isBusyAnswer(data) ? 'busy' : 'declined' };
    case ACTION.CANCEL:
      return isSwitch ? undefined : { kind: 'cancelled' };
    case ACTION.TIMEOUT:
      return isSwitch ? undefined : { kind: 'no-answer' };
  }
}

function describeInvitation(data: string): CallingMessage | undefined {
  const invitation = readInvitation(data);
  switch (invitation?.kind) {
    case 'call':
      return { kind: 'invited', type: invitation.type };
    case 'hangup':
      return { kind: 'ended', seconds: readCallEnd(data) };
    case 'switch':
      return { kind: 'switch-asked', to: invitation.to };
    case undefined:
      return undefined;
  }
}
