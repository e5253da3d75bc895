import { CallError } from './errors.js';
import type { OwnProfile, Profile } from './ports.js';
import type { People, Person } from './state.js';
import type { UserID } from './types.js';

/** What setSelfInfo() takes; what is left out stays as it is, an empty string takes it away. */
export interface SelfInfo {
  /** What others see instead of the user id: up to 500 bytes of UTF-8. */
  readonly nickName?: string | undefined;
  /** `http://` or `https://` address of a picture, up to 500 bytes. */
  readonly avatar?: string | undefined;
}

/** What IM takes in one field of a profile, in bytes of UTF-8. */
const MAX_BYTES = 500;
/** Nothing that IM can hold is longer: the rest need not be looked at. */
const MAX_READ = 2_000;

/** Line breaks, controls, lone surrogates: what would tear a line of text or is none. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029]/gu;
/** Turn the direction of the text around them, or are there and not to be seen. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/** Marks piled up on one letter, which cover the lines around. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** More than 64 characters would push everything else off the screen. */
const TOO_LONG = /^(.{63})..+$/u;
/** Something that leaves ink; the listed ones are letters without any. */
const INK = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Nobody is known. Without a prototype, so that no user id finds anything in it by accident. */
export const NOBODY: People = Object.freeze(Object.create(null) as Record<UserID, Person>);

/** The people with this one in place of who was known by that id; with `undefined`, without them. */
export function withPerson(people: People, userID: UserID, person: Person | undefined): People {
  const others = Object.entries(people).filter(([id]) => id !== userID);
  const next = Object.create(null) as Record<UserID, Person>;
  for (const [id, other] of others) if (other) next[id] = other;
  if (person) next[userID] = person;
  return Object.freeze(next);
}

/** What can be shown of a profile, whatever its owner wrote; undefined where that is nothing. */
export function readPerson({ userID, nick, avatar, remark }: Profile): Person | undefined {
  const person = {
    userID,
    nick: readName(nick),
    avatar: readPicture(avatar),
    remark: readName(remark),
  };
  return person.nick || person.avatar || person.remark ? person : undefined;
}

/** A name as one line of text that stays within its line; empty where nothing of it would be seen. */
export function readName(value: unknown): string {
  if (typeof value !== 'string') return '';
  const line = value
    .slice(0, MAX_READ)
    .replace(UNPRINTABLE, ' ')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  if (!INK.test(line)) return '';
  const start = TOO_LONG.exec(line)?.[1];
  return start === undefined ? line : `${start.trim()}…`;
}

/** The address of a picture that may be loaded; empty for anything else. */
export function readPicture(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_READ) return '';
  const { protocol, username, password, href } = parseURL(value) ?? {};
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && !username && !password && href ? href : '';
}

function parseURL(value: string): URL | undefined {
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

/** Both forms of setSelfInfo(), checked. Throws `invalid-argument`. */
export function readSelfInfo(info: unknown, picture: unknown): OwnProfile {
  const given: unknown =
    typeof info === 'object' && info !== null ? info : { nickName: info, avatar: picture };
  const { nickName, avatar } = given as { readonly nickName?: unknown; readonly avatar?: unknown };
  if (nickName === undefined && avatar === undefined) {
    throw invalid(
      'setSelfInfo() takes a nick name and the address of a picture, or an object with them.',
    );
  }
  return {
    ...(nickName !== undefined && { nick: checkText('nickName', nickName) }),
    ...(avatar !== undefined && { avatar: checkPicture(avatar) }),
  };
}

function checkPicture(value: unknown): string {
  const avatar = checkText('avatar', value);
  if (avatar === '') return avatar;
  const href = readPicture(avatar);
  if (!href) {
    throw invalid(
      'avatar must be an http:// or https:// address without a user name in it, or empty.',
    );
  }
  return checkText('avatar', href);
}

function checkText(name: string, value: unknown): string {
  if (typeof value !== 'string') throw invalid(`${name} must be a string.`);
  const text = value.trim();
  if (new TextEncoder().encode(text).length > MAX_BYTES) {
    throw invalid(`${name} must not be longer than ${MAX_BYTES} bytes of UTF-8.`);
  }
  return text;
}

function invalid(message: string): CallError {
  return new CallError('invalid-argument', message);
}
