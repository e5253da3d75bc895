import type { People, Person } from '../core/state.js';
import type { UserID } from '../core/types.js';

/** What somebody is called here: by this user's own word for them, else by theirs, else by their id. */
export function nameOf(person: Person | undefined, userID: UserID): string {
  const names = [person?.remark, person?.nick];
  return names.find((name) => name !== undefined && name !== '') ?? userID;
}

/** The same for a sentence, or for what a screen reader says. */
export function spokenNameOf(person: Person | undefined, userID: UserID): string {
  return isolated(nameOf(person, userID));
}

/** Whoever is known by that id. */
export function personOf(people: People, userID: UserID): Person | undefined {
  return Object.hasOwn(people, userID) ? people[userID] : undefined;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name that runs the other way must not turn the sentence around it: so it gets U+2068 and U+2069. */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
