import type { PhoneState } from '../core/state.js';
import type { Messages } from '../locales/index.js';
import { endSentence } from './end-sentence.js';
import { personOf, spokenNameOf } from './person-name.js';

/** What a screen reader is to say now; it says it when it changes. */
export function announcementOf({ call, people }: PhoneState, texts: Messages): string {
  const nameOf = (userID: string): string => spokenNameOf(personOf(people, userID), userID);
  switch (call.phase) {
    case 'idle':
      return call.ended
        ? texts.announce.ended(endSentence(call.ended, texts, nameOf(call.ended.peer)))
        : '';
    case 'preparing':
      return texts.preparing[call.type];
    case 'outgoing':
      return call.inviteID === undefined
        ? texts.announce.outgoing(nameOf(call.peer), call.type)
        : texts.ringing;
    case 'incoming':
      return texts.announce.incoming(nameOf(call.peer), call.type);
    case 'accepting':
    case 'connecting':
      return texts.connecting;
    case 'connected':
      return call.reconnecting ? texts.reconnecting : texts.announce.connected(nameOf(call.peer));
  }
}
