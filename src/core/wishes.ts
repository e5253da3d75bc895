/** Which devices are to be on when a call begins. */
import type { CallFacts } from './state.js';
import { CALL_TYPE } from './types.js';

type Wishes = Pick<CallFacts, 'type' | 'start'>;

export function wantsMicrophone({ start }: Wishes): boolean {
  return start?.microphone !== false;
}

export function wantsCamera({ type, start }: Wishes): boolean {
  return type === CALL_TYPE.VIDEO && start?.camera !== false;
}
