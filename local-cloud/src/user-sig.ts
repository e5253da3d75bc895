import { createHmac, timingSafeEqual } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { Api } from 'tls-sig-api-v2';

/** Why a userSig was refused, with the IM error code that Tencent's SDKs expect for it. */
export type UserSigProblem =
  | { readonly code: 70001; readonly reason: 'expired' }
  | { readonly code: 70003; readonly reason: 'garbled' }
  | { readonly code: 70009; readonly reason: 'wrong signature' }
  | { readonly code: 70013; readonly reason: "another user's" }
  | { readonly code: 70014; readonly reason: "another SDKAppID's" };

/** Signs and checks userSigs for one SDKAppID. */
export interface UserSigAuthority {
  readonly sdkAppID: number;
  /**
   * @param expireSeconds validity in seconds; default 86,400
   * @throws {RangeError} when the userID is not one that Tencent's services allow
   */
  sign(userID: string, expireSeconds?: number): string;
  /** The problem with this userSig, or undefined when it is good for this user. */
  check(userID: string, userSig: string): UserSigProblem | undefined;
  /** When a userSig runs out, in milliseconds since 1970; undefined when it cannot be decoded. */
  expiresAt(userSig: string): number | undefined;
  /** Whether a userSig was ever signed for this user here: such a user has an account. */
  knows(userID: string): boolean;
}

/** Default validity of a userSig, in seconds. */
export const DEFAULT_EXPIRE_SECONDS = 86_400;

/** What is wrong with a userID, in words; undefined when it is allowed. */
export function userIDProblem(userID: unknown): string | undefined {
  if (typeof userID !== 'string') return 'userID must be a string';
  if (userID === '') return 'userID is empty';
  if (userID.length > 32) return 'userID is longer than 32 bytes';
  if (!/^[\w-]+$/.test(userID)) return 'userID may hold only letters, digits, "_" and "-"';
  return undefined;
}

interface Ticket {
  readonly userID: string;
  readonly sdkAppID: number;
  readonly time: number;
  readonly expire: number;
  readonly signature: string;
  readonly userBuf: string | undefined;
}

// A ticket is about 150 bytes; the limit keeps a hostile one from inflating without end.
const MAX_TICKET_BYTES = 4096;

function decode(userSig: string): Ticket | undefined {
  // Tencent's base64 alphabet: "*", "-", "_" stand for "+", "/", "=".
  if (!/^[A-Za-z0-9*\-_]+$/.test(userSig)) return undefined;
  const base64 = userSig.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  try {
    const json: unknown = JSON.parse(
      inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: MAX_TICKET_BYTES }).toString(),
    );
    if (typeof json !== 'object' || json === null) return undefined;
    const fields = json as Record<string, unknown>;
    const userID = fields['TLS.identifier'];
    const signature = fields['TLS.sig'];
    const userBuf = fields['TLS.userbuf'];
    const sdkAppID = Number(fields['TLS.sdkappid']);
    const time = Number(fields['TLS.time']);
    const expire = Number(fields['TLS.expire']);
    if (typeof userID !== 'string' || typeof signature !== 'string') return undefined;
    if (![sdkAppID, time, expire].every(Number.isSafeInteger)) return undefined;
    return {
      userID,
      sdkAppID,
      time,
      expire,
      signature,
      userBuf: typeof userBuf === 'string' ? userBuf : undefined,
    };
  } catch {
    return undefined;
  }
}

function signatureOf(ticket: Ticket, secretKey: string): Buffer {
  const lines = [
    `TLS.identifier:${ticket.userID}`,
    `TLS.sdkappid:${ticket.sdkAppID}`,
    `TLS.time:${ticket.time}`,
    `TLS.expire:${ticket.expire}`,
  ];
  if (ticket.userBuf !== undefined) lines.push(`TLS.userbuf:${ticket.userBuf}`);
  return createHmac('sha256', secretKey)
    .update(`${lines.join('\n')}\n`)
    .digest();
}

/** @param secretKey the key of the SDKAppID; whoever has it can log in as anyone */
export function createUserSigAuthority(sdkAppID: number, secretKey: string): UserSigAuthority {
  const signer = new Api(sdkAppID, secretKey);
  const signedFor = new Set<string>();
  return {
    sdkAppID,
    sign(userID, expireSeconds = DEFAULT_EXPIRE_SECONDS) {
      const problem = userIDProblem(userID);
      if (problem !== undefined) throw new RangeError(problem);
      signedFor.add(userID);
      return signer.genUserSig(userID, expireSeconds);
    },
    check(userID, userSig) {
      const ticket = decode(userSig);
      if (!ticket) return { code: 70003, reason: 'garbled' };
      if (ticket.sdkAppID !== sdkAppID) return { code: 70014, reason: "another SDKAppID's" };
      const expected = signatureOf(ticket, secretKey);
      const actual = Buffer.from(ticket.signature, 'base64');
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
        return { code: 70009, reason: 'wrong signature' };
      }
      if (ticket.userID !== userID) return { code: 70013, reason: "another user's" };
      if ((ticket.time + ticket.expire) * 1000 <= Date.now()) {
        return { code: 70001, reason: 'expired' };
      }
      return undefined;
    },
    expiresAt(userSig) {
      const ticket = decode(userSig);
      return ticket && (ticket.time + ticket.expire) * 1000;
    },
    knows: (userID) => signedFor.has(userID),
  };
}
