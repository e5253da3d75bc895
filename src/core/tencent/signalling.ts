import { CallError } from '../errors.js';
import type {
  InviteOptions,
  OwnProfile,
  Profile,
  SignallingEvent,
  SignallingPort,
} from '../ports.js';
import type { Login, UserID } from '../types.js';
import { isTransportProblem } from './im-errors.js';
import type { Connection, ImLogin } from './im-login.js';
import { readProfiles, writeProfile } from './profiles.js';
import type { TimResult } from './sdk-types.js';
import { Serial } from './serial.js';
import { isInviteeList, isRecord, MAX_INVITEES, parse } from './signal.js';
import { failure } from './signal-gate.js';
import { signallingError } from './signalling-errors.js';

type Answer = 'cancel' | 'accept' | 'reject';

/** Signalling over Tencent Cloud IM: sends by a login that may have begun before. */
export class TencentSignalling implements SignallingPort {
  readonly #im: ImLogin;
  /** Cancels, accepts and rejects, one after another: TSignaling 1.0.8 refuses a second one meanwhile. */
  readonly #answers = new Serial();

  constructor(im: ImLogin) {
    this.#im = im;
  }

  listen(listener: (event: SignallingEvent) => void): void {
    this.#im.listen(listener);
  }

  login(login: Login): Promise<void> {
    return this.#im.login(login);
  }

  logout(): Promise<void> {
    return this.#im.logout();
  }

  async invite(
    to: UserID,
    data: string,
    timeout: number,
    { offlinePushInfo }: InviteOptions = {},
  ): Promise<string> {
    const { signaling } = this.#connected();
    checkData(data);
    return inviteIDOf(
      await settle(signaling.invite({ userID: to, data, timeout, offlinePushInfo })),
    );
  }

  async inviteInGroup(
    groupID: string,
    to: readonly UserID[],
    data: string,
    timeout: number,
    { offlinePushInfo }: InviteOptions = {},
  ): Promise<string> {
    const { signaling } = this.#connected();
    checkData(data);
    // TSignaling 1.0.8 would send it to a user without a name, or to nobody for ever.
    if (groupID === '' || !isInviteeList(to) || to.length === 0) {
      const message = `An invitation in a group needs a groupID and 1 to ${MAX_INVITEES} userIDs.`;
      throw new CallError('invalid-argument', message);
    }
    const inviteeList = [...new Set(to)];
    return inviteIDOf(
      await settle(
        signaling.inviteInGroup({ groupID, inviteeList, data, timeout, offlinePushInfo }),
      ),
    );
  }

  cancel(inviteID: string, data: string): Promise<void> {
    return this.#answer('cancel', inviteID, data);
  }

  accept(inviteID: string, data: string): Promise<void> {
    return this.#answer('accept', inviteID, data);
  }

  reject(inviteID: string, data: string): Promise<void> {
    return this.#answer('reject', inviteID, data);
  }

  async profiles(userIDs: readonly UserID[]): Promise<readonly Profile[]> {
    return readProfiles((await this.#attached()).session.tim, userIDs);
  }

  async setProfile(profile: OwnProfile): Promise<void> {
    await writeProfile((await this.#attached()).session.tim, profile);
  }

  async #answer(verb: Answer, inviteID: string, data: string): Promise<void> {
    const { signaling } = this.#connected();
    await this.#answers.run(async () => {
      let result = await settle(signaling[verb]({ inviteID, data }));
      const isWorthAnother = result.code !== 0 && isTransportProblem(causeOfFailure(result));
      if (isWorthAnother && signaling === this.#im.connection?.signaling) {
        result = await settle(signaling[verb]({ inviteID, data }));
      }
      if (result.code !== 0) throw signallingError(`The ${verb}`, causeOfFailure(result));
    });
  }

  #connected(): Connection {
    if (this.#im.connection) return this.#im.connection;
    throw new CallError('not-logged-in', 'Nobody is logged in to the signalling service.');
  }

  /** Once there is a login; while an old one has run out, the next one. */
  async #attached(): Promise<Connection> {
    await this.#connected().gate.attached();
    return this.#connected();
  }
}

/** TSignaling's answer, also where it rejects: with `{ code, message }`, for what it does not know. */
async function settle<T extends TimResult>(request: Promise<T>): Promise<T | TimResult> {
  try {
    return await request;
  } catch (cause) {
    return failure(cause);
  }
}

function causeOfFailure(result: TimResult): unknown {
  return 'cause' in result ? result.cause : result;
}

/** TSignaling 1.0.8 makes the push message of it, and takes nothing else. */
function checkData(data: string): void {
  if (isRecord(parse(data))) return;
  throw new CallError('invalid-argument', 'The data of an invitation must be a JSON object.');
}

function inviteIDOf(result: TimResult & { readonly inviteID?: string }): string {
  if (result.code === 0 && result.inviteID) return result.inviteID;
  throw signallingError('The invitation', causeOfFailure(result));
}
