import { CallError } from './errors.js';

/** What the phone of somebody who is not online shows, as tsignaling takes it. */
export interface OfflinePushInfo {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** Of OPPO phones with Android 8 and later. */
  readonly androidOPPOChannelID?: string | undefined;
  /** Handed over to the app that is opened. */
  readonly extension?: string | undefined;
}

/** What a caller may give an invitation to take along. */
export interface InvitationExtras {
  /** Reaches the other side's `invited`. */
  readonly userData: string;
  readonly offlinePushInfo: OfflinePushInfo | undefined;
}

/** As JSON text. It travels twice, wrapped in two more layers of JSON, in a message of 12 KB at most. */
export const MAX_USER_DATA_BYTES = 2_048;
/** IM refuses a push that is much larger. */
const MAX_PUSH_TEXT_LENGTH = 1_024;

const PUSH_FIELDS = ['title', 'description', 'androidOPPOChannelID', 'extension'] as const;

/**
 * The custom data as the text that travels: a string as it is, an object as JSON.
 * @throws CallError `invalid-argument` for anything else, or for too much
 */
export function readUserData(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : serialise(value);
  const size = new TextEncoder().encode(JSON.stringify(text)).length - '""'.length;
  if (size <= MAX_USER_DATA_BYTES) return text;
  throw invalid(
    `userData has ${size} bytes as JSON text; at most ${MAX_USER_DATA_BYTES} can be sent.`,
    'Send an id, and let the other page ask your server for the rest.',
  );
}

/**
 * The push information, checked and without fields that nobody reads.
 * @throws CallError `invalid-argument` when it is malformed
 */
export function readOfflinePushInfo(value: unknown): OfflinePushInfo | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalid(`offlinePushInfo must be an object of ${PUSH_FIELDS.join(', ')}.`);
  }
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    PUSH_FIELDS.flatMap((name) => {
      const text = given[name];
      if (text === undefined || text === null) return [];
      if (typeof text === 'string' && text.length <= MAX_PUSH_TEXT_LENGTH) return [[name, text]];
      throw invalid(
        `offlinePushInfo.${name} must be a string of at most ${MAX_PUSH_TEXT_LENGTH} characters.`,
      );
    }),
  );
}

function serialise(value: unknown): string {
  // Cyclic objects and BigInts throw; a function has no JSON.
  let text: string | undefined;
  try {
    text = typeof value === 'object' ? JSON.stringify(value) : undefined;
  } catch {
    text = undefined;
  }
  if (typeof text === 'string') return text;
  throw invalid('userData must be a string, or an object that can be written as JSON.');
}

function invalid(message: string, hint?: string): CallError {
  return new CallError('invalid-argument', message, { hint });
}
