import type { Service } from '../service.js';
import type { Conference, Seat } from './conference.js';
import type { Faults } from './faults.js';
import type { Member } from './member.js';
import { ANSWERS, BAN_REASONS, type BanReason } from './wire.js';

type Body = Readonly<Record<string, unknown>>;

/** What tests may ask of the TRTC half. */
export function rtcControls(
  conference: Conference,
  faults: Faults,
): NonNullable<Service['controls']> {
  const seatsOf = (userID: string): Seat[] => {
    const seats = conference.seatsOf(userID);
    if (seats.length === 0) throw new Error(`${userID} is in no room`);
    return seats;
  };
  return {
    'rtc-rooms': () => ({
      rooms: conference.rooms.all.map((room) => ({
        roomID: room.id,
        useStringRoomID: room.isStringID,
        members: room.members.map((member) => describe(member)),
      })),
    }),
    'rtc-kick': (body) => {
      const reason = body.reason ?? 'kick';
      if (!isBanReason(reason)) throw new Error(`reason must be one of ${BAN_REASONS.join(', ')}`);
      for (const seat of seatsOf(textOf(body, 'userID'))) {
        if (reason === 'room_disband') conference.disband(seat.room);
        else conference.ban(seat, reason);
      }
      return {};
    },
    'rtc-drop': (body) => {
      for (const { member } of seatsOf(textOf(body, 'userID'))) member.channel?.drop();
      return {};
    },
    'rtc-silence': (body) => {
      const silent = body.silent ?? true;
      if (typeof silent !== 'boolean') throw new Error('silent must be true or false');
      const userID = textOf(body, 'userID');
      faults.silence(userID, silent);
      for (const { member } of conference.seatsOf(userID)) member.uplink?.pause(silent);
      return {};
    },
    'rtc-fail': (body) => {
      const command = textOf(body, 'command');
      if (command !== 'connect' && !Object.hasOwn(ANSWERS, command)) {
        throw new Error(`command must be connect or one of ${Object.keys(ANSWERS).join(', ')}`);
      }
      const code = wholeOf(body, 'code', -0x8000_0000, 0x7fff_ffff);
      if (code === 0) throw new Error('code 0 is success');
      const times = body.times === undefined ? 1 : wholeOf(body, 'times', 1, 1000);
      faults.fail(textOf(body, 'userID'), command, code, times);
      return {};
    },
    'rtc-delay': (body) => {
      faults.setDelay(textOf(body, 'userID'), wholeOf(body, 'milliseconds', 0, 60_000));
      return {};
    },
  };
}

function describe(member: Member): unknown {
  const { userID, tinyID, role, published, muted, uplink } = member;
  return {
    userID,
    tinyID,
    role: role === 20 ? 'anchor' : 'audience',
    connected: member.channel !== undefined,
    published,
    muted,
    uplinkConnected: uplink?.connected ?? false,
    uplinkPackets: uplink ? { audio: uplink.counts('audio'), video: uplink.counts('video') } : null,
    roundTrip: uplink?.roundTrip ?? member.channel?.roundTrip ?? null,
    downlinks: [...member.downlinks].map(([from, downlink]) => ({
      tinyID: from,
      connected: downlink.connected,
      roundTrip: downlink.roundTrip() ?? null,
    })),
  };
}

function isBanReason(value: unknown): value is BanReason {
  return BAN_REASONS.some((reason) => reason === value);
}

function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} must be a text`);
  return value;
}

function wholeOf(body: Body, name: string, least: number, most: number): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${String(least)} to ${String(most)}`);
  }
  return value;
}
