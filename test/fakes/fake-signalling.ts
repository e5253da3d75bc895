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
  readonly invitee: UserID;
  /** Brings it to the invited user, once. */
  deliver: () => void;
  stopTimers: () => void;
}

interface Sent {
  readonly call: Call;
  readonly from: UserID;
  readonly data: string;
  readonly options?: InviteOptions | undefined;
}

type Call =
  'login' | 'logout' | 'invite' | 'cancel' | 'accept' | 'reject' | 'profiles' | 'setProfile';

/** A signalling service in memory: every FakeSignalling made from it can reach the others. */
export class FakeSignallingService {
  /** What was sent, in order. */
  readonly sent: Sent[] = [];
  readonly #clock: FakeClock;
  readonly #users = new Map<UserID, FakeSignalling | undefined>();
  readonly #invitations = new Map<string, Invitation>();
  readonly #profiles = new Map<UserID, OwnProfile>();
  #count = 0;

  constructor(clock: FakeClock = new FakeClock()) {
    this.#clock = clock;
  }

  /** Makes a user known who is not online. */
  register(userID: UserID): void {
    if (!this.#users.has(userID)) this.#users.set(userID, undefined);
  }

  /** How many invitations wait for an answer. */
  get open(): number {
    return this.#invitations.size;
  }

  enter(userID: UserID, port: FakeSignalling): void {
    const older = this.#users.get(userID);
    this.#users.set(userID, port);
    if (older && older !== port) older.kicked('multipleAccount');
    for (const { invitee, deliver } of this.#invitations.values()) {
      if (invitee === userID) deliver();
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
    this.#count += 1;
    const inviteID = `invite-${this.#count}`;
    const invitation: Invitation = {
      inviteID,
      inviter,
      invitee,
      stopTimers: ignore,
      deliver: () => {
        if (!this.#users.get(invitee)) return;
        invitation.deliver = ignore;
        this.deliver(invitee, {
          type: 'invited',
          inviteID,
          inviter,
          groupID: '',
          inviteeList: [invitee],
          data,
          timeout: timeout || undefined,
        });
      },
    };
    if (timeout > 0) this.#ring(invitation, timeout);
    invitation.deliver();
    return inviteID;
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
    const { invitee } = this.#take(inviteID, (invitation) => invitation.inviter === by);
    this.deliver(invitee, { type: 'cancelled', inviteID, data });
  }

  answer(type: 'accepted' | 'rejected', by: UserID, inviteID: string, data: string): void {
    const { inviter } = this.#take(inviteID, (invitation) => invitation.invitee === by);
    this.deliver(inviter, { type, inviteID, invitee: by, data });
  }

  #take(inviteID: string, isAllowed: (invitation: Invitation) => boolean): Invitation {
    const invitation = this.#invitations.get(inviteID);
    if (!invitation || !isAllowed(invitation)) {
      throw new CallError('signalling-failed', 'The invitation is over.', { serviceCode: 8010 });
    }
    invitation.stopTimers();
    this.#invitations.delete(inviteID);
    return invitation;
  }

  #ring(invitation: Invitation, timeout: number): void {
    const { inviteID, inviter, invitee } = invitation;
    this.#invitations.set(inviteID, invitation);
    const expire = (own: 'inviter' | 'invitee'): void => {
      invitation.stopTimers();
      this.#invitations.delete(inviteID);
      const event = { type: 'timed-out', inviteID, inviteeList: [invitee] } as const;
      this.deliver(inviter, { ...event, own: own === 'inviter' });
      this.deliver(invitee, { ...event, own: own === 'invitee' });
    };
    const stops = [
      this.#clock.setTimeout(
        () => {
          expire('inviter');
        },
        (timeout + INVITER_EXTRA_SECONDS) * 1000,
      ),
      ...(this.#users.get(invitee)
        ? [
            this.#clock.setTimeout(() => {
              expire('invitee');
            }, timeout * 1000),
          ]
        : []),
    ];
    invitation.stopTimers = () => {
      for (const stop of stops) stop();
    };
  }
}

/** One user's connection to the fake service. */
export class FakeSignalling implements SignallingPort {
  readonly #service: FakeSignallingService;
  readonly #failures: { readonly call: Call; readonly error: CallError }[] = [];
  readonly #held = new Map<Call, Promise<void>>();
  #listener: (event: SignallingEvent) => void = ignore;
  #userID: UserID | undefined;

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
    await this.#begin('login');
    if (userSig === 'wrong') {
      throw new CallError('login-failed', 'The userSig is wrong.', { serviceCode: 70009 });
    }
    if (this.#userID !== undefined) this.#service.leave(this.#userID, this);
    this.#userID = userID;
    this.#service.enter(userID, this);
  }

  async logout(): Promise<void> {
    await settle();
    if (this.#userID === undefined) return;
    this.#service.leave(this.#userID, this);
    this.#userID = undefined;
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

  inviteInGroup(): Promise<string> {
    return Promise.reject(new Error('Not there yet.'));
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
    this.#userID = undefined;
    this.#listener({ type: 'kicked-out', kind });
  }

  async #begin(call: Call, data = '', options?: InviteOptions): Promise<UserID> {
    await Promise.resolve();
    await this.#held.get(call);
    const index = this.#failures.findIndex((failure) => failure.call === call);
    const [failure] = index < 0 ? [] : this.#failures.splice(index, 1);
    if (failure) throw failure.error;
    if (call === 'login') return '';
    if (this.#userID === undefined) throw new CallError('not-logged-in', 'Nobody is logged in.');
    if (call === 'profiles' || call === 'setProfile') return this.#userID;
    this.#service.sent.push({ call, from: this.#userID, data, options });
    return this.#userID;
  }
}

function ignore(): void {
  // Nobody listens.
}
