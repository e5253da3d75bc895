import type { Logger } from '../log.js';
import type { Channel } from './channel.js';
import { Member } from './member.js';
import type { Room } from './room.js';
import { Rooms } from './rooms.js';
import { PUSHES, type BanReason, type LeaveReason, type Role } from './wire.js';

/** Where someone is. */
export interface Seat {
  readonly room: Room;
  readonly member: Member;
}

/** Who is in which room, and how they come and go. */
export class Conference {
  readonly rooms = new Rooms();
  readonly #log: Logger;
  readonly #graceMilliseconds: number;
  readonly #seats = new Map<Channel, Seat>();

  /** @param graceMilliseconds how long someone whose socket broke stays: the SDK reconnects within it */
  constructor(log: Logger, graceMilliseconds: number) {
    this.#log = log;
    this.#graceMilliseconds = graceMilliseconds;
  }

  seatOf(channel: Channel): Seat | undefined {
    return this.#seats.get(channel);
  }

  seatsOf(userID: string): Seat[] {
    return this.rooms.all.flatMap((room) => {
      const member = room.member(userID);
      return member ? [{ room, member }] : [];
    });
  }

  join(channel: Channel, roomID: string, isStringID: boolean, role: Role): Room {
    this.#leaveSeat(channel, 'leave');
    const room = this.rooms.open(roomID, isStringID);
    const former = room.member(channel.userID);
    if (former) this.ban({ room, member: former }, 'kick');
    const member = new Member(channel, role);
    // Banning the only member closed the room: it opens again.
    const open = this.rooms.open(roomID, isStringID);
    open.add(member);
    this.#seats.set(channel, { room: open, member });
    this.#log.info(`trtc: ${channel.userID} joined room ${roomID}`);
    return open;
  }

  /** Gives a broken-off member this new channel; false when there is no such member any more. */
  resume(channel: Channel, roomID: string, isStringID: boolean): boolean {
    const room = this.rooms.get(roomID, isStringID);
    const member = room?.member(channel.userID);
    if (!room || !member) return false;
    clearTimeout(member.graceTimer);
    const former = member.channel;
    if (former) {
      this.#seats.delete(former);
      former.close();
    }
    member.channel = channel;
    this.#seats.set(channel, { room, member });
    this.#log.info(`trtc: ${channel.userID} is back in room ${roomID}`);
    return true;
  }

  leave(channel: Channel, reason: LeaveReason): void {
    this.#leaveSeat(channel, reason);
  }

  /** The socket is gone without a good-bye: others learn of it when the grace period ends. */
  broke(channel: Channel): void {
    const seat = this.#seats.get(channel);
    if (!seat) return;
    this.#seats.delete(channel);
    const { room, member } = seat;
    member.channel = undefined;
    member.graceTimer = setTimeout(
      () => this.#remove(room, member, 'timeout'),
      this.#graceMilliseconds,
    );
    member.graceTimer.unref();
  }

  /** Puts someone out and tells them why. */
  ban({ room, member }: Seat, reason: BanReason): void {
    const { channel } = member;
    if (channel) {
      this.#seats.delete(channel);
      channel.push(PUSHES.banned, { reason });
    }
    this.#remove(room, member, 'kick');
  }

  disband(room: Room): void {
    for (const member of room.members) this.ban({ room, member }, 'room_disband');
  }

  close(): void {
    for (const room of this.rooms.all) for (const member of room.members) member.close();
  }

  #leaveSeat(channel: Channel, reason: LeaveReason): void {
    const seat = this.#seats.get(channel);
    if (!seat) return;
    this.#seats.delete(channel);
    this.#remove(seat.room, seat.member, reason);
  }

  #remove(room: Room, member: Member, reason: LeaveReason): void {
    room.remove(member, reason);
    this.rooms.closeIfEmpty(room);
    this.#log.info(`trtc: ${member.userID} left room ${room.id} (${reason})`);
  }
}
