import type { OwnProfile, Profile } from '../ports.js';
import type { UserID } from '../types.js';
import { withDeadline } from './deadline.js';
import type { Tim } from './sdk-types.js';
import { isRecord } from './signal.js';
import { signallingError } from './signalling-errors.js';

/** Milliseconds that nick and picture wait for a remark. */
const REMARK_DEADLINE = 3_000;

/** What IM knows of these users. */
export async function readProfiles(
  tim: Tim,
  userIDs: readonly UserID[],
): Promise<readonly Profile[]> {
  // TIM shortens the list that it is given.
  const asked = tim.getUserProfile({ userIDList: [...userIDs] }).catch((cause: unknown) => {
    throw signallingError('Looking people up', cause);
  });
  const [{ data }, remarks] = await Promise.all([
    withDeadline(asked, 'Looking people up'),
    readRemarks(tim, userIDs),
  ]);
  return records(data).flatMap((profile) => {
    const { userID } = profile;
    if (typeof userID !== 'string') return [];
    const remark = remarks.get(userID) ?? '';
    return [{ userID, nick: text(profile.nick), avatar: text(profile.avatar), remark }];
  });
}

/** Sets nick and avatar of whoever is logged in. */
export async function writeProfile(tim: Tim, { nick, avatar }: OwnProfile): Promise<void> {
  // TIM takes a field that is there and undefined for one to be set.
  const fields = { ...(nick !== undefined && { nick }), ...(avatar !== undefined && { avatar }) };
  const written = tim.updateMyProfile(fields).catch((cause: unknown) => {
    throw signallingError('Setting the profile', cause);
  });
  await withDeadline(written, 'Setting the profile');
}

/**
 * What this user calls friends of theirs. Only the page's own TIM can know: friends are in a build of
 * tim-js-sdk of its own (`tim-js-friendship.js`); the other builds refuse without asking the service.
 */
async function readRemarks(
  tim: Tim,
  userIDs: readonly UserID[],
): Promise<ReadonlyMap<UserID, string>> {
  const remarks = new Map<UserID, string>();
  try {
    const asked = tim.getFriendProfile?.({ userIDList: [...userIDs] });
    if (!asked) return remarks;
    const { data } = await withDeadline(asked, 'Looking friends up', REMARK_DEADLINE);
    for (const { userID, remark } of records(data?.friendList)) {
      if (typeof userID === 'string') remarks.set(userID, text(remark));
    }
  } catch {
    // No friends here, or none of them.
  }
  return remarks;
}

function records(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
