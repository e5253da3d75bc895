import { CallError } from '../../src/core/errors.js';
import type {
  InviteOptions,
  KickKind,
  OwnProfile,
  Profile,
  SignallingEvent,
  SignallingPort,
} from '../../src/core/ports.js';
import type { Login, UserID } from '../../src/core/types.js';
import { FakeClock, settle } from './fake-clock.js';

/** tsignaling gives the inviter's timer that much more than the callee's. */
const INVITER_EXTRA_SECONDS = 5;

interface Invitation {
  readonly inviteID: string;
  readonly inviter: UserID;
  /** Empty from user to user. */
  readonly groupID: string;
  readonly inviteeList: readonly UserID[];
  readonly data: string;
  readonly timeout: number;
  /** Who has not answered. */
  readonly waiting: Set<UserID>;
  /** To whom it has been brought, with what ends their timer. */
  readonly reached: Map<UserID, () => void>;
  /** What later ones are to hear of those who were quicker. */
  readonly answers: SignallingEvent[];
  stopInviterTimer: () => void;
}

interface Sent {
  readonly call: Call;
  readonly from: UserID;
  readonly data: string;
  readonly options?: InviteOptions | undefined;
}

type Call =
  | 'login'
  | 'logout'
  | 'invite'
  | 'inviteInGroup'
  | 'cancel'
  | 'accept'
  | 'reject'
  | 'profiles'
  | 'setProfile';

/** A signalling service in memory: every FakeSignalling made from it can reach the others. */
export class FakeSignallingService {
  /** What was sent, in order. */
  readonly sent: Sent[] = [];
  readonly #clock: FakeClock;
  readonly #users = new Map<UserID, FakeSignalling | undefined>();
  readonly #invitations = new Map<string, Invitation>();
  readonly #groups = new Map<string, ReadonlySet<UserID>>();
  readonly #profiles = new Map<UserID, OwnProfile>();
  #count = 0;
  #messages = 0;

  constructor(clock: FakeClock = new FakeClock()) {
    this.#clock = clock;
  }

  /** Makes a user known who is not online. */
  register(userID: UserID): void {
    if (!this.#users.has(userID)) this.#users.set(userID, undefined);
  }

  /** Makes, or changes, a group of these users. */
  createGroup(groupID: string, members: readonly UserID[]): void {
    for (const userID of members) this.register(userID);
    this.#groups.set(groupID, new Set(members));
  }

  /** How many invitations wait for an answer. */
  get open(): number {
    return this.#invitations.size;
  }

  enter(userID: UserID, port: FakeSignalling): void {
    const older = this.#users.get(userID);
    this.#users.set(userID, port);
    if (older && older !== port) older.kicked('multipleAccount');
    for (const invitation of this.#invitations.values()) {
      if (invitation.waiting.has(userID)) this.#bring(invitation, userID);
    }
  }

  leave(userID: UserID, port: FakeSignalling): void {
    if (this.#users.get(userID) === port) this.#users.set(userID, undefined);
  }

  kick(userID: UserID, kind: KickKind): void {
    const port = this.#users.get(userID);
    this.#users.set(userID, undefined);
    port?.kicked(kind);
  }

  /** Sends anything at all to a user, from nobody in particular. */
  deliver(userID: UserID, event: SignallingEvent): void {
    this.#users.get(userID)?.tell(event);
  }

  invite(inviter: UserID, invitee: UserID, data: string, timeout: number): string {
    if (!this.#users.has(invitee)) {
      throw new CallError('user-unknown', `There is no user ${invitee}.`, { serviceCode: 20003 });
    }
    return this.#invite(inviter, '', [invitee], data, timeout);
  }

  inviteInGroup(
    inviter: UserID,
    groupID: string,
    invitees: readonly UserID[],
    data: string,
    timeout: number,
  ): string {
    const members = this.#groups.get(groupID);
    if (!members?.has(inviter)) {
      const serviceCode = members ? 10007 : 10010;
      const message = members ? `${inviter} is not in the group.` : `There is no group ${groupID}.`;
      throw new CallError('signalling-failed', message, { serviceCode });
    }
    return this.#invite(inviter, groupID, [...invitees], data, timeout);
  }

  /** Writes into a user's profile whatever a hostile client could. */
  setProfile(userID: UserID, profile: OwnProfile): void {
    this.#profiles.set(userID, { ...this.#profiles.get(userID), ...profile });
  }

  profiles(userIDs: readonly UserID[]): readonly Profile[] {
    return userIDs
      .filter((userID) => this.#users.has(userID))
      .map((userID) => {
        const { nick = '', avatar = '' } = this.#profiles.get(userID) ?? {};
        return { userID, nick, avatar, remark: '' };
      });
  }

  cancel(by: UserID, inviteID: string, data: string): void {
    const invitation = this.#open(inviteID, ({ inviter }) => inviter === by);
    this.#noteSent(invitation, by, 2, data);
    const left = [...invitation.waiting];
    for (const userID of left) this.#settle(invitation, userID);
    for (const userID of left) {
      if (invitation.reached.has(userID))
        this.deliver(userID, { type: 'cancelled', inviteID, data });
    }
  }

  answer(type: 'accepted' | 'rejected', by: UserID, inviteID: string, data: string): void {
    const invitation = this.#open(inviteID, ({ waiting }) => waiting.has(by));
    this.#noteSent(invitation, by, type === 'accepted' ? 3 : 4, data);
    this.#settle(invitation, by);
    this.#tellOthers(invitation, by, { type, inviteID, invitee: by, data });
  }

  #invite(
    inviter: UserID,
    groupID: string,
    inviteeList: readonly UserID[],
    data: string,
    timeout: number,
  ): string {
    this.#count += 1;
    const inviteID = `invite-${this.#count}`;
    const invitation: Invitation = {
      ...{ inviteID, inviter, groupID, inviteeList, data, timeout },
      waiting: new Set(inviteeList),
      reached: new Map(),
      answers: [],
      stopInviterTimer: ignore,
    };
    if (timeout > 0) {
      this.#invitations.set(inviteID, invitation);
      invitation.stopInviterTimer = this.#clock.setTimeout(
        () => {
          this.#expire(invitation, inviter, [...invitation.waiting]);
        },
        (timeout + INVITER_EXTRA_SECONDS) * 1000,
      );
    }
    this.#noteSent(invitation, inviter, 1, data);
    for (const userID of inviteeList) this.#bring(invitation, userID);
    return inviteID;
  }

  /** Brings it to an invited user who is online, once. */
  #bring(invitation: Invitation, userID: UserID): void {
    const { inviteID, inviter, groupID, inviteeList, data, timeout, reached } = invitation;
    const isMember = groupID === '' || this.#groups.get(groupID)?.has(userID);
    if (!this.#users.get(userID) || !isMember || reached.has(userID)) return;
    const expire = (): void => {
      this.#expire(invitation, userID, [userID]);
    };
    reached.set(userID, timeout > 0 ? this.#clock.setTimeout(expire, timeout * 1000) : ignore);
    this.deliver(userID, {
      type: 'invited',
      ...{ inviteID, inviter, groupID, data },
      inviteeList: [...inviteeList],
      timeout: timeout || undefined,
    });
    for (const answer of invitation.answers) this.deliver(userID, answer);
  }

  #open(inviteID: string, isAllowed: (invitation: Invitation) => boolean): Invitation {
    const invitation = this.#invitations.get(inviteID);
    if (invitation && isAllowed(invitation)) return invitation;
    throw new CallError('signalling-failed', 'The invitation is over.', { serviceCode: 8010 });
  }

  /** The invitation is over for that user, and altogether when it was the last one. */
  #settle({ inviteID, waiting, reached, stopInviterTimer }: Invitation, userID: UserID): void {
    waiting.delete(userID);
    reached.get(userID)?.();
    if (waiting.size > 0) return;
    stopInviterTimer();
    this.#invitations.delete(inviteID);
  }

  #expire(invitation: Invitation, by: UserID, inviteeList: readonly UserID[]): void {
    const event = { type: 'timed-out', inviteID: invitation.inviteID, inviteeList } as const;
    this.#noteSent(invitation, by, 5, invitation.data);
    for (const userID of inviteeList) this.#settle(invitation, userID);
    this.deliver(by, { ...event, own: true });
    this.#tellOthers(invitation, by, { ...event, own: false });
  }

  #tellOthers({ inviter, reached, answers }: Invitation, by: UserID, event: SignallingEvent): void {
    answers.push(event);
    for (const userID of [inviter, ...reached.keys()]) {
      if (userID !== by) this.deliver(userID, event);
    }
  }

  /** Tells the sender of the message that went out. */
  #noteSent(
    { inviteID, inviter, groupID, inviteeList, timeout }: Invitation,
    from: UserID,
    actionType: number,
    data: string,
  ): void {
    const signal = {
      businessID: 1,
      inviteID,
      inviter,
      actionType,
      inviteeList,
      data,
      timeout,
      groupID,
    };
    this.#messages += 1;
    const message = {
      ID: `message-${this.#messages}`,
      type: 'TIMCustomElem',
      conversationType: groupID ? 'GROUP' : 'C2C',
      from,
      to: groupID || (from === inviter ? inviteeList[0] : inviter),
      payload: { data: JSON.stringify(signal), description: '', extension: '' },
      // TIM's own fields look like this.
      _priority: 'High',
    };
    this.deliver(from, { type: 'sent', message });
  }
}

/** One user's connection to the fake service. */
export class FakeSignalling implements SignallingPort {
  /** The userSigs that logins came with, in order. */
  readonly userSigs: string[] = [];
  readonly #service: FakeSignallingService;
  readonly #failures: { readonly call: Call; readonly error: CallError }[] = [];
  readonly #held = new Map<Call, Promise<void>>();
  #listener: (event: SignallingEvent) => void = ignore;
  #userID: UserID | undefined;
  /** What goes on once the login that has run out is renewed, or over. */
  readonly #waiting = new Set<() => void>();
  #isExpired = false;

  constructor(service: FakeSignallingService) {
    this.#service = service;
  }

  /** Lets the next call of that kind fail. */
  failNext(
    call: Call,
    error = new CallError('signalling-failed', 'The message was not sent.', { serviceCode: 2801 }),
  ): void {
    this.#failures.push({ call, error });
  }

  /** Holds calls of that kind back until the returned function is called. */
  hold(call: Call): () => void {
    let release: () => void = ignore;
    this.#held.set(
      call,
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    return () => {
      this.#held.delete(call);
      release();
    };
  }

  listen(listener: (event: SignallingEvent) => void): void {
    this.#listener = listener;
  }

  async login({ userID, userSig }: Login): Promise<void> {
    this.userSigs.push(userSig);
    await this.#begin('login');
    if (userSig === 'wrong') {
      await this.logout();
      throw new CallError('login-failed', 'The userSig is wrong.', { serviceCode: 70009 });
    }
    if (this.#userID !== undefined) this.#service.leave(this.#userID, this);
    this.#userID = userID;
    this.#service.enter(userID, this);
    this.#goOn();
  }

  async logout(): Promise<void> {
    await settle();
    if (this.#userID === undefined) return;
    this.#service.leave(this.#userID, this);
    this.#userID = undefined;
    this.#goOn();
  }

  async invite(
    to: UserID,
    data: string,
    timeout: number,
    options?: InviteOptions,
  ): Promise<string> {
    const from = await this.#begin('invite', data, options);
    return this.#service.invite(from, to, data, timeout);
  }

  async inviteInGroup(
    groupID: string,
    to: readonly UserID[],
    data: string,
    timeout: number,
    options?: InviteOptions,
  ): Promise<string> {
    const from = await this.#begin('inviteInGroup', data, options);
    return this.#service.inviteInGroup(from, groupID, to, data, timeout);
  }

  async cancel(inviteID: string, data: string): Promise<void> {
    this.#service.cancel(await this.#begin('cancel', data), inviteID, data);
  }

  async accept(inviteID: string, data: string): Promise<void> {
    this.#service.answer('accepted', await this.#begin('accept', data), inviteID, data);
  }

  async reject(inviteID: string, data: string): Promise<void> {
    this.#service.answer('rejected', await this.#begin('reject', data), inviteID, data);
  }

  async profiles(userIDs: readonly UserID[]): Promise<readonly Profile[]> {
    await this.#begin('profiles');
    return this.#service.profiles(userIDs);
  }

  async setProfile(profile: OwnProfile): Promise<void> {
    this.#service.setProfile(await this.#begin('setProfile'), profile);
  }

  tell(event: SignallingEvent): void {
    try {
      this.#listener(event);
    } catch (error) {
      reportError(error);
    }
  }

  kicked(kind: KickKind): void {
    this.#isExpired = kind === 'userSigExpired';
    if (!this.#isExpired) this.#userID = undefined;
    this.#listener({ type: 'kicked-out', kind });
  }

  #goOn(): void {
    this.#isExpired = false;
    for (const goOn of this.#waiting) goOn();
    this.#waiting.clear();
  }

  async #begin(call: Call, data = '', options?: InviteOptions): Promise<UserID> {
    await Promise.resolve();
    await this.#held.get(call);
    const index = this.#failures.findIndex((failure) => failure.call === call);
    const [failure] = index < 0 ? [] : this.#failures.splice(index, 1);
    if (failure) throw failure.error;
    if (call === 'login') return '';
    const before = this.#userID;
    if (this.#isExpired) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    if (this.#userID === undefined || this.#userID !== before)
      throw new CallError('not-logged-in', 'Nobody is logged in.');
    if (call === 'profiles' || call === 'setProfile') return this.#userID;
    this.#service.sent.push({ call, from: this.#userID, data, options });
    return this.#userID;
  }
}

function ignore(): void {
  // Nobody listens.
}
