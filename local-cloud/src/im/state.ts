import type { UserSigAuthority } from '../user-sig.js';
import { Accounts } from './accounts.js';
import { C2cMessages } from './c2c-messages.js';
import { Faults } from './faults.js';
import { Groups } from './groups.js';
import { Journal } from './journal.js';
import { Sessions } from './sessions.js';

/** All that the IM service knows. In memory only: it ends with the process. */
export interface ImState {
  readonly userSigs: UserSigAuthority;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly c2c: C2cMessages;
  readonly groups: Groups;
  readonly journal: Journal;
  readonly faults: Faults;
}

export function createImState(userSigs: UserSigAuthority): ImState {
  return {
    userSigs,
    accounts: new Accounts(userSigs),
    sessions: new Sessions(),
    c2c: new C2cMessages(),
    groups: new Groups(),
    journal: new Journal(),
    faults: new Faults(),
  };
}
