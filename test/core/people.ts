import { expect } from '@open-wc/testing';
import { CallingCore } from '../../src/core/calling-core.js';
import type { CallEvent, CallEventDetails, CallEventName } from '../../src/core/events.js';
import type { LinePort } from '../../src/core/ports.js';
import { presentUserIDs, ringingUserIDs } from '../../src/core/remotes.js';
import type { CallType } from '../../src/core/types.js';
import { FakeClock, settle } from '../fakes/fake-clock.js';
import { FakeMedia, FakeRooms } from '../fakes/fake-media.js';
import { FakeSignalling, FakeSignallingService } from '../fakes/fake-signalling.js';

/** A world of its own: people with phones, one clock. */
export class World {
  readonly clock = new FakeClock();
  readonly service = new FakeSignallingService(this.clock);
  readonly rooms = new FakeRooms();

  #rooms = 0;

  /** Another room for every call. */
  random(): number {
    this.#rooms += 1;
    return this.#rooms / 2 ** 20;
  }

  async person(userID: string): Promise<Person> {
    const person = new Person(this, userID);
    await person.logIn();
    return person;
  }
}

export class Person {
  readonly signalling: FakeSignalling;
  readonly media: FakeMedia;
  readonly core: CallingCore;
  readonly events: CallEvent[] = [];
  /** The messages that this person has sent. */
  readonly sent: CallEventDetails['message-sent-by-me'][] = [];

  readonly userID: string;

  constructor(world: World, userID: string, line?: LinePort) {
    this.userID = userID;
    this.signalling = new FakeSignalling(world.service);
    this.media = new FakeMedia(world.rooms);
    const { signalling, media } = this;
    this.core = new CallingCore({
      ...(line && { line }),
      signalling,
      media,
      clock: world.clock,
      random: () => world.random(),
    });
    this.core.subscribe((event) => {
      if (event.name === 'message-sent-by-me') this.sent.push(event.detail);
      else if (event.name !== 'state-change') this.events.push(event);
    });
  }

  async logIn(userSig = 'sig'): Promise<void> {
    await this.core.login({ sdkAppID: 1, userID: this.userID, userSig });
    this.events.length = 0;
  }

  /** Names of the events since the last look, in order. */
  told(): CallEventName[] {
    return this.events.splice(0).map(({ name }) => name);
  }

  /** What the first such event since the last look told. */
  detail<Name extends CallEventName>(name: Name): CallEventDetails[Name] {
    const event = this.events.find((candidate) => candidate.name === name);
    if (!event) throw new Error(`${this.userID} was not told ${name}.`);
    return event.detail as CallEventDetails[Name];
  }

  #resume: readonly (() => void)[] = [];

  /** Signals do not get out until resume(). */
  stall(): void {
    this.resume();
    const { signalling } = this;
    this.#resume = (['invite', 'cancel', 'accept', 'reject'] as const).map((call) =>
      signalling.hold(call),
    );
  }

  resume(): void {
    for (const release of this.#resume) release();
    this.#resume = [];
  }

  get phase(): string {
    return this.core.state.call.phase;
  }

  /** Kind of the running call. */
  get type(): CallType | undefined {
    const { call } = this.core.state;
    return call.phase === 'idle' ? undefined : call.type;
  }

  /** Why the last call ended. */
  get ended(): string | undefined {
    const { call } = this.core.state;
    return call.phase === 'idle' ? call.ended?.reason : undefined;
  }

  async call(other: Person, type: CallType = 2): Promise<void> {
    await this.core.call({ userID: other.userID, type });
    await settle();
  }

  async groupCall(
    others: readonly Person[],
    { type = 2, groupID = '' }: { type?: CallType; groupID?: string } = {},
  ): Promise<void> {
    await this.core.groupCall({ userIDList: others.map(({ userID }) => userID), type, groupID });
    await settle();
  }

  /** Who is in the room with this person, and after a `?` who is still being rung. */
  get company(): string {
    const { call } = this.core.state;
    if (call.phase === 'idle') return '';
    const ringing = ringingUserIDs(call).map((userID) => `${userID}?`);
    return [...presentUserIDs(call), ...ringing].sort().join(' ');
  }

  async accept(): Promise<void> {
    await this.core.accept();
    await settle();
  }

  async hangup(): Promise<void> {
    await this.core.hangup();
    await settle();
  }
}

export async function twoPeople(): Promise<{ world: World; ann: Person; bob: Person }> {
  const world = new World();
  return { world, ann: await world.person('ann'), bob: await world.person('bob') };
}

/** Two who are in a call with each other, and have heard all of that. */
export async function inCall(
  type: CallType = 2,
): Promise<{ world: World; ann: Person; bob: Person }> {
  const people = await twoPeople();
  await people.ann.call(people.bob, type);
  await people.bob.accept();
  for (const person of [people.ann, people.bob]) {
    expect(person.phase).to.equal('connected');
    person.told();
  }
  return people;
}

/** Nobody is in a call, nothing is open, and the service has forgotten it. */
export function expectOver(world: World, ...people: Person[]): void {
  for (const person of people) {
    expect(person.phase, person.userID).to.equal('idle');
    expect(person.media.lights, `${person.userID}'s lights`).to.equal(0);
  }
  expect(world.service.open, 'open invitations').to.equal(0);
  expect(world.rooms.people, 'people in rooms').to.deep.equal([]);
}

/** What an error is about, for an expectation. */
export async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no failure',
    (error: unknown) => (error as { reason?: string }).reason ?? String(error),
  );
}
