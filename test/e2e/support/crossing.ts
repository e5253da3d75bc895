import type { LocalCloud } from 'trtc-local-cloud';
import type { CallSummary } from '../../../src/core/state.js';
import type { Person } from './person.js';

/** Does something at that moment, in milliseconds of the machine's clock; what became of it. */
export type Timed = (moment: number) => Promise<string>;

/** Long enough for both pages to know of it. */
const AHEAD_MILLISECONDS = 300;

/** Has both done at one moment, the second one `offset` milliseconds later, or earlier if negative. */
export function atOnce(offset: number, first: Timed, second: Timed): Promise<[string, string]> {
  const moment = Date.now() + AHEAD_MILLISECONDS + Math.max(0, -offset);
  return Promise.all([first(moment), second(moment + offset)]);
}

/** The calls of the person's that have ended, oldest first. */
export async function endsOf(person: Person): Promise<readonly CallSummary[]> {
  return (await person.events()).flatMap((event) =>
    event.name === 'call-end' ? [event.detail.summary] : [],
  );
}

/** Who is in which media room. */
export async function roomsOf(
  cloud: LocalCloud,
): Promise<readonly { readonly roomID: string; readonly members: string[] }[]> {
  const { rooms } = (await cloud.control('rtc-rooms')) as {
    rooms: { readonly roomID: string; readonly members: { readonly userID: string }[] }[];
  };
  return rooms
    .filter(({ members }) => members.length > 0)
    .map(({ roomID, members }) => ({ roomID, members: members.map(({ userID }) => userID) }));
}
