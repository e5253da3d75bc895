import type { People, PhoneState } from '../core/state.js';
import type { UserID } from '../core/types.js';
import type { Messages, NewsKind } from '../locales/index.js';
import { endSentence } from './end-sentence.js';
import { personOf, spokenNameOf } from './person-name.js';

/** What a screen reader is to say now; it says it when it changes. */
export function announcementOf({ call, people }: PhoneState, texts: Messages): string {
  const nameOf = (userID: UserID): string => spokenNameOf(personOf(people, userID), userID);
  switch (call.phase) {
    case 'idle':
      return call.ended
        ? texts.announce.ended(endSentence(call.ended, texts, nameOf(call.ended.peer)))
        : '';
    case 'preparing':
      return texts.preparing[call.type];
    case 'outgoing':
      return call.inviteID === undefined
        ? texts.announce.outgoing(
            call.group
              ? texts.names(call.remotes.map(({ userID }) => nameOf(userID)))
              : nameOf(call.peer),
            call.type,
          )
        : texts.ringing;
    case 'incoming':
      return texts.announce[call.group ? 'groupIncoming' : 'incoming'](
        nameOf(call.peer),
        call.type,
      );
    case 'accepting':
    case 'connecting':
      return texts.connecting;
    case 'connected':
      if (call.reconnecting) return texts.reconnecting;
      return call.group
        ? texts.announce.groupConnected
        : texts.announce.connected(nameOf(call.peer));
  }
}

/** What people have done in a group call: each of them the last of it. */
export type News = ReadonlyMap<UserID, NewsKind>;

/** It in short sentences, one for each kind of thing. */
export function newsInWords(news: News, people: People, { announce, names }: Messages): string {
  const kinds = new Set(news.values());
  const sentences = [...kinds].map((kind) => {
    const who = [...news].filter(([, what]) => what === kind);
    const spoken = who.map(([userID]) => spokenNameOf(personOf(people, userID), userID));
    return announce.news[kind](names(spoken), who.length === 1);
  });
  return sentences.join(announce.between);
}
