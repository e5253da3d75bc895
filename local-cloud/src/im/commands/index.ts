import type { Command, UserCommand } from './command.js';
import { contactCommands } from './contacts.js';
import { groupMembershipCommands } from './group-membership.js';
import { groupMessageCommands } from './group-messages.js';
import { groupProfileCommands } from './group-profiles.js';
import { loginCommands } from './login.js';
import { messageCommands } from './messages.js';
import { profileCommands } from './profiles.js';
import { settingCommands } from './settings.js';

export type { CommandContext } from './command.js';

const asUser = (commands: Readonly<Record<string, UserCommand>>): [string, Command][] =>
  Object.entries(commands).map(([servcmd, run]) => [servcmd, { access: 'user', run }]);

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...Object.entries(loginCommands),
  ...asUser(contactCommands),
  ...asUser(groupMembershipCommands),
  ...asUser(groupMessageCommands),
  ...asUser(groupProfileCommands),
  ...asUser(messageCommands),
  ...asUser(profileCommands),
  ...asUser(settingCommands),
]);

/** What answers a servcmd, e.g. `openim.sendmsg`. */
export const findCommand = (servcmd: string): Command | undefined => COMMANDS.get(servcmd);
