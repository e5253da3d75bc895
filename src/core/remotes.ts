/** Who is in a call, who is here, and who is still being rung. */
import type { CallFacts, RemoteState } from './state.js';
import type { UserID } from './types.js';

type Remotes = Pick<CallFacts, 'remotes'>;

export function remoteOf({ remotes }: Remotes, userID: UserID): RemoteState | undefined {
  return remotes.find((remote) => remote.userID === userID);
}

/** Those in the room, in the order in which they came to be known. */
export function presentUserIDs({ remotes }: Remotes): readonly UserID[] {
  return remotes.filter(({ present }) => present).map(({ userID }) => userID);
}

/** Those who have been invited, and have neither answered nor come. */
export function ringingUserIDs({ remotes }: Remotes): readonly UserID[] {
  return remotes.filter(isRinging).map(({ userID }) => userID);
}

export function isRinging({ present, answered }: RemoteState): boolean {
  return !present && !answered;
}

/** Somebody of whom no more is known than whether they have said yes. */
export function newRemote(userID: UserID, answered: boolean): RemoteState {
  return {
    userID,
    answered,
    present: false,
    ahead: false,
    audio: undefined,
    video: undefined,
    screen: false,
  };
}

/** The call with that person changed, or added. */
export function withRemote<Call extends CallFacts>(
  call: Call,
  userID: UserID,
  change: Partial<RemoteState>,
): Call {
  const remotes = remoteOf(call, userID)
    ? call.remotes.map((remote) => (remote.userID === userID ? { ...remote, ...change } : remote))
    : [...call.remotes, { ...newRemote(userID, false), ...change }];
  return { ...call, remotes };
}

export function withoutRemotes<Call extends CallFacts>(call: Call, gone: readonly UserID[]): Call {
  return { ...call, remotes: call.remotes.filter(({ userID }) => !gone.includes(userID)) };
}
