import type { Profile, SignallingPort } from './ports.js';
import { NOBODY, readPerson, withPerson } from './person.js';
import type { People, Person } from './state.js';
import type { UserID } from './types.js';

export interface AddressBookHost {
  /** Somebody has become known, or is known otherwise than before. */
  onChange(people: People, changed: Person): void;
}

/**
 * Whom this login has to do with, as far as the service knows them. Nothing waits for it: who cannot be
 * looked up keeps the name that is known, or goes by the user id.
 */
export class AddressBook {
  readonly #signalling: SignallingPort;
  readonly #host: AddressBookHost;
  #people: People = NOBODY;
  #login = 0;

  constructor(signalling: SignallingPort, host: AddressBookHost) {
    this.#signalling = signalling;
    this.#host = host;
  }

  get people(): People {
    return this.#people;
  }

  /** Begins anew for another login. What the login before asked for is no longer heard. */
  clear(): void {
    this.#login += 1;
    this.#people = NOBODY;
  }

  /** Asks for what is new of these people; never rejects. */
  async lookUp(userIDs: readonly UserID[]): Promise<void> {
    const login = this.#login;
    const profiles = await this.#signalling.profiles(userIDs).catch(() => []);
    if (login !== this.#login) return;
    for (const profile of profiles) if (userIDs.includes(profile.userID)) this.#enter(profile);
  }

  #enter(profile: Profile): void {
    const { userID } = profile;
    const before = this.#people[userID];
    const person = readPerson(profile);
    if (isSame(before, person)) return;
    this.#people = withPerson(this.#people, userID, person);
    this.#host.onChange(this.#people, person ?? { userID, nick: '', avatar: '', remark: '' });
  }
}

function isSame(one: Person | undefined, other: Person | undefined): boolean {
  return (
    one?.nick === other?.nick && one?.avatar === other?.avatar && one?.remark === other?.remark
  );
}
