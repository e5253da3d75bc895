import { CallError } from '../errors.js';
import { codeOf, explained, isTransportProblem, knownProblem, type Problems } from './im-errors.js';

/** `invite` to an account that does not exist. */
const NO_SUCH_USER = 20003;

/** The service's reasons to send nothing to a group. */
const GROUP_PROBLEMS: Problems = {
  10007: [
    'This user may not send to that group.',
    'Have this user join the group first, or call the people without a groupID.',
  ],
  10010: [
    'There is no such group.',
    'Check the groupID, and create the group before the call, or call without a groupID.',
  ],
  10015: ['The groupID is not valid.', 'Pass the groupID as the IM service has given it.'],
  10017: ['This user is muted in that group.', 'Have the group’s owner end the mute.'],
};

/** @param what what could not be done, as the beginning of a sentence */
export function signallingError(what: string, cause: unknown): CallError {
  if (cause instanceof CallError) return cause;
  const code = codeOf(cause);
  if (code === NO_SUCH_USER) {
    return new CallError('user-unknown', 'There is no such user.', { serviceCode: code, cause });
  }
  const known = knownProblem(GROUP_PROBLEMS, 'signalling-failed', cause);
  if (known) return known;
  return new CallError('signalling-failed', `${what} failed${explained(cause)}.`, {
    hint: isTransportProblem(cause) ? 'Check the network connection.' : undefined,
    serviceCode: code,
    cause,
  });
}
