import { IM_ERROR, ImError } from '../errors.js';
import type { Fields } from '../fields.js';
import { now } from '../retention.js';
import type { Session } from '../sessions.js';
import type { Command, CommandContext, ReplyBody } from './command.js';

/** Seconds between two wshello of the SDK, which sends 120 when not told. */
const HELLO_INTERVAL = 120;

function loginReply(session: Session): ReplyBody {
  return {
    A2Key: session.a2,
    TinyId: session.account.tinyID,
    InstId: session.instanceID,
    HelloInterval: HELLO_INTERVAL,
    TimeStamp: now(),
    CustomStatus: '',
  };
}

/** @throws {ImError} 700xx when the credentials are not good */
function openSession({ state, link, head }: CommandContext): Session {
  const { userSigs } = state;
  if (head.number('sdkappid', userSigs.sdkAppID) !== userSigs.sdkAppID) {
    throw new ImError(
      IM_ERROR.SDKAPPID_NOT_FOUND,
      `this local cloud answers for SDKAppID ${userSigs.sdkAppID}`,
    );
  }
  const userID = head.text('identifier');
  const userSig = head.text('usersig');
  const problem = userSigs.check(userID, userSig);
  if (problem) throw new ImError(problem.code, `userSig: ${problem.reason}`);
  const expiresAt = userSigs.expiresAt(userSig) ?? 0;
  return state.sessions.open(state.accounts.ensure(userID), expiresAt, link);
}

function logIn(context: CommandContext, _body: Fields, session: Session | undefined): ReplyBody {
  if (!session) return loginReply(openSession(context));
  // Only a session's first contact waits for openim.getmsg before recentcontact.page_get.
  session.firstSync.resolve();
  return loginReply(session);
}

function logOut({ state, head }: CommandContext): ReplyBody {
  const session = state.sessions.byA2(head.text('a2'));
  // A kicked client logs out too, of type 1: its session must go on saying so.
  if (session && !session.kicked) state.sessions.forget(session);
  else if (session) session.link = undefined;
  return {};
}

/** Commands that come before a login, and the login itself. */
export const loginCommands: Readonly<Record<string, Command>> = {
  // An error in answer to this one makes the SDK reconnect, hence no error ever.
  'heartbeat.alive': { access: 'anyone', run: () => ({}) },
  'im_open_status.wslogin': { access: 'login', run: logIn },
  'im_open_status.wslogout': { access: 'anyone', run: logOut },
  'imopenstat.tim_web_report_v2': { access: 'anyone', run: () => ({}) },
};
