import { remoteOf } from '../core/remotes.js';
import type { CallFacts } from '../core/state.js';
import type { UserID } from '../core/types.js';
import type { CallScreen } from './call-screen.js';

/** The one whom a small view shows: the other person, in a group who speaks, before all of those with a picture. */
export function spotlightOf(
  call: CallFacts,
  { pictureOf, speaking }: Pick<CallScreen, 'pictureOf' | 'speaking'>,
): { readonly userID: UserID; readonly stream: MediaStream | undefined } {
  const withPicture = call.remotes
    .filter(({ video }) => video === true)
    .map(({ userID }) => ({ userID, ...pictureOf(userID) }))
    // What the page shows in a place of its own, or nowhere, is not for a small view.
    .filter(({ place }) => place === 'tile' || place === 'slot');
  const found = withPicture.find(({ userID }) => speaking.has(userID)) ?? withPicture[0];
  if (found) return { userID: found.userID, stream: found.stream };
  const speaker = call.remotes.find(({ userID }) => speaking.has(userID));
  const userID = speaker?.userID ?? remoteOf(call, call.peer)?.userID ?? call.peer;
  return { userID, stream: undefined };
}
