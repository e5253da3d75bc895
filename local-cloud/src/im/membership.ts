import { NOTICE, sendNotice } from './delivery.js';
import type { Group } from './groups.js';
import type { ImState } from './state.js';

/** Adds whoever has an account and is not in yet, telling them; gives back whom it has added. */
export function addToGroup(
  state: ImState,
  group: Group,
  operatorID: string,
  userIDs: readonly string[],
): readonly string[] {
  return userIDs.filter((userID) => {
    if (group.members.has(userID) || !state.accounts.get(userID)) return false;
    group.addMember(userID);
    sendNotice(state, group, { reportType: NOTICE.added, operatorID, userID });
    return true;
  });
}
