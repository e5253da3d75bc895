import type { PhoneState } from '../core/state.js';
import type { Messages } from '../locales/index.js';
import { endSentence } from './end-sentence.js';

/** What a screen reader is to say now; it says it when it changes. */
export function announcementOf({ call }: PhoneState, texts: Messages): string {
  switch (call.phase) {
    case 'idle':
      return call.ended ? texts.announce.ended(endSentence(call.ended, texts)) : '';
    case 'preparing':
      return texts.preparing[call.type];
    case 'outgoing':
      return call.inviteID === undefined
        ? texts.announce.outgoing(call.peer, call.type)
        : texts.ringing;
    case 'incoming':
      return texts.announce.incoming(call.peer, call.type);
    case 'accepting':
    case 'connecting':
      return texts.connecting;
    case 'connected':
      return call.reconnecting ? texts.reconnecting : texts.announce.connected(call.peer);
  }
}
