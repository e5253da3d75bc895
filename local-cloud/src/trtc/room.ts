import type { Member } from './member.js';
import { LEAVE_REASONS, PUSHES, type LeaveReason } from './wire.js';

export interface PublisherEntry {
  readonly userId: string;
  readonly srcTinyId: string;
  readonly flag: number;
}

/** The people in one room and what each is told of the others. */
export class Room {
  readonly id: string;
  readonly isStringID: boolean;
  readonly #members = new Map<string, Member>();

  constructor(id: string, isStringID: boolean) {
    this.id = id;
    this.isStringID = isStringID;
  }

  get size(): number {
    return this.#members.size;
  }

  get members(): readonly Member[] {
    return [...this.#members.values()];
  }

  member(userID: string): Member | undefined {
    return this.#members.get(userID);
  }

  byTinyID(tinyID: string): Member | undefined {
    return this.members.find((member) => member.tinyID === tinyID);
  }

  /** Audience members are seen by nobody, as in the real service's live rooms. */
  userList(): { userId: string; srcTinyId: string; role: number }[] {
    return this.members
      .filter((member) => member.isAnchor)
      .map(({ userID, tinyID, role }) => ({ userId: userID, srcTinyId: tinyID, role }));
  }

  publishersFor(member: Member): PublisherEntry[] {
    return this.members
      .filter((other) => other !== member && other.publishes)
      .map((other) => ({ userId: other.userID, srcTinyId: other.tinyID, flag: other.flag }));
  }

  add(member: Member): void {
    this.#members.set(member.userID, member);
    if (member.isAnchor) this.announceJoin(member);
  }

  remove(member: Member, reason: LeaveReason): void {
    if (this.#members.get(member.userID) !== member) return;
    this.#members.delete(member.userID);
    const published = member.publishes;
    member.close();
    for (const other of this.members) other.closeDownlink(member.tinyID);
    if (member.isAnchor) this.announceLeave(member, reason);
    if (published) this.tellPublishers();
  }

  announceJoin(member: Member): void {
    const { tinyID, userID, role } = member;
    this.#tellOthers(member, PUSHES.peerJoin, { srcTinyId: tinyID, userId: userID, role });
  }

  announceLeave(member: Member, reason: LeaveReason): void {
    const { tinyID, userID } = member;
    this.#tellOthers(member, PUSHES.peerLeave, {
      srcTinyId: tinyID,
      userId: userID,
      reason: LEAVE_REASONS[reason],
    });
  }

  /** Push 23 to everyone: who publishes what, who is muted. */
  tellPublishers(): void {
    for (const member of this.members) this.tellPublishersTo(member);
  }

  tellPublishersTo(member: Member): void {
    member.channel?.push(PUSHES.publishers, { userList: this.publishersFor(member) });
  }

  #tellOthers(member: Member, cmd: number, data: unknown): void {
    for (const other of this.members) {
      if (other !== member) other.channel?.push(cmd, data);
    }
  }
}
