import { expect } from '@open-wc/testing';
import type { OfflinePushInfo } from '../../src/core/invitation-extras.js';
import type { KickKind, SignallingEvent, SignallingPort } from '../../src/core/ports.js';
import type { Login, UserID } from '../../src/core/types.js';
import { rejection, until } from './until.js';

/** What the tests need of an implementation and of the service behind it. */
export interface SignallingHarness {
  /** A port that shares nothing but the service with the others. */
  open(): Promise<SignallingPort>;
  /** Good credentials of a user whom the service knows and no other test uses. */
  user(name: string): Promise<Login>;
  /** Credentials that the service refuses, and the code that it gives. */
  refusedUser(): Promise<{ login: Login; serviceCode: number }>;
  kick(userID: UserID, kind: KickKind): Promise<void>;
  /** Lets the user's userSig run out: the service hears nothing from the user any more, and says why. */
  expire(userID: UserID): Promise<void>;
  /** The same user with a fresh userSig. */
  renewed(login: Login): Promise<Login>;
  /** Breaks the user's connection, which the port mends by itself. Left out: connections cannot break. */
  drop?(userID: UserID): Promise<void>;
  /** Lets the service refuse the user's next `invite`, answer or change of the profile with that code. */
  failNext(
    port: SignallingPort,
    userID: UserID,
    what: 'invite' | 'inviteInGroup' | 'answer' | 'profile',
    code: number,
  ): Promise<void>;
  /** Makes a group of these users, of a name that no other test uses, and gives its id. */
  group(members: readonly UserID[]): Promise<string>;
  /** What the user's newest invitation says to a phone that is not online. */
  pushOf(userID: UserID): Promise<Partial<OfflinePushInfo>>;
  /** Lets that much time pass. */
  pass(seconds: number): Promise<void>;
  /** Ends all that was opened. */
  close(): Promise<void>;
}

/** What a TIM message says of a signal, as far as the tests look. */
interface SentMessage {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly conversationType: string;
  readonly payload: { readonly data: string };
}

type Answered = Extract<SignallingEvent, { invitee: UserID }>;
type Of<Type extends SignallingEvent['type']> = Type extends Answered['type']
  ? Answered
  : Extract<SignallingEvent, { type: Type }>;

/** A port, its login, and what it has told. */
class Side {
  readonly events: SignallingEvent[] = [];
  /** The messages of what it has sent, told apart from the rest. */
  readonly sent: SentMessage[] = [];
  readonly port: SignallingPort;
  readonly login: Login;

  constructor(port: SignallingPort, login: Login) {
    this.port = port;
    this.login = login;
    port.listen((event) => {
      if (event.type === 'sent') this.sent.push(event.message as SentMessage);
      else this.events.push(event);
    });
  }

  get userID(): UserID {
    return this.login.userID;
  }

  all<Type extends SignallingEvent['type']>(type: Type, inviteID?: string): Of<Type>[] {
    return this.events.filter(
      (event): event is Of<Type> =>
        event.type === type &&
        (inviteID === undefined || (event as { inviteID?: string }).inviteID === inviteID),
    );
  }

  next<Type extends SignallingEvent['type']>(type: Type, inviteID?: string): Promise<Of<Type>> {
    return until(`${this.userID} is told ${type}`, () => this.all(type, inviteID).at(-1));
  }
}

const DATA = JSON.stringify({ call_type: 2, room_id: 4711, text: 'grüß dich 你好 "quoted" \\ 🙂' });

/** Declares the tests that every SignallingPort must pass. */
export function describeSignalling(name: string, createHarness: () => SignallingHarness): void {
  describe(`SignallingPort: ${name}`, () => {
    const able = createHarness();
    let harness: SignallingHarness;

    beforeEach(() => {
      harness = createHarness();
    });

    afterEach(async () => {
      await harness.close();
    });

    async function side(name: string): Promise<Side> {
      return new Side(await harness.open(), await harness.user(name));
    }

    async function online(name: string): Promise<Side> {
      const one = await side(name);
      await one.port.login(one.login);
      return one;
    }

    async function pair(): Promise<[Side, Side]> {
      return [await online('ann'), await online('bob')];
    }

    describe('login', () => {
      it('settles once signals can be sent and received', async () => {
        const [ann, bob] = await pair();
        const there = await ann.port.invite(bob.userID, DATA, 30);
        const back = await bob.port.invite(ann.userID, DATA, 30);
        expect((await bob.next('invited', there)).inviter).to.equal(ann.userID);
        expect((await ann.next('invited', back)).inviter).to.equal(bob.userID);
      });

      it('tells nothing of the login itself', async () => {
        const ann = await online('ann');
        await harness.pass(0.5);
        expect(ann.events).to.deep.equal([]);
      });

      it('settles at once when the same user is logged in already', async () => {
        const [ann, bob] = await pair();
        await ann.port.login(ann.login);
        const id = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', id);
      });

      it('logs the first user out when another logs in', async () => {
        const [ann, bob] = await pair();
        const cyd = await harness.user('cyd');
        await ann.port.login(cyd);
        await bob.port.invite(ann.userID, DATA, 30);
        const id = await bob.port.invite(cyd.userID, DATA, 30);
        await ann.next('invited', id);
        expect(ann.all('invited').map(({ inviteeList }) => inviteeList)).to.deep.equal([
          [cyd.userID],
        ]);
      });

      it('rejects when it is refused, leaves nobody logged in, and can be tried again', async () => {
        const { login, serviceCode } = await harness.refusedUser();
        const ann = await side('ann');
        const error = await rejection(ann.port.login(login));
        expect(error.reason).to.equal('login-failed');
        expect(error.serviceCode).to.equal(serviceCode);
        expect(error.message).to.not.equal('');
        expect((await rejection(ann.port.invite('bob', DATA, 30))).reason).to.equal(
          'not-logged-in',
        );
        await ann.port.login(ann.login);
        const bob = await online('bob');
        await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
      });

      it('delivers an invitation that was sent just before it', async () => {
        const ann = await online('ann');
        const bob = await side('bob');
        await bob.port.login(bob.login);
        await bob.port.logout();
        const id = await ann.port.invite(bob.userID, DATA, 30);
        await bob.port.login(bob.login);
        expect((await bob.next('invited', id)).data).to.equal(DATA);
        expect(bob.all('invited', id)).to.have.length(1);
      });
    });

    describe('logout', () => {
      it('ends what is told and what can be sent', async () => {
        const [ann, bob] = await pair();
        await bob.port.logout();
        await ann.port.invite(bob.userID, DATA, 30);
        await harness.pass(0.3);
        expect(bob.events).to.deep.equal([]);
        for (const attempt of [
          bob.port.invite(ann.userID, DATA, 30),
          bob.port.accept('unknown', DATA),
          bob.port.reject('unknown', DATA),
          bob.port.cancel('unknown', DATA),
        ]) {
          expect((await rejection(attempt)).reason).to.equal('not-logged-in');
        }
      });

      it('does nothing when nobody is logged in', async () => {
        const ann = await side('ann');
        await ann.port.logout();
        await ann.port.login(ann.login);
        await Promise.all([ann.port.logout(), ann.port.logout()]);
        await ann.port.logout();
      });

      it('ends a login that is under way', async () => {
        const ann = await side('ann');
        const login = ann.port.login(ann.login).catch(() => undefined);
        await ann.port.logout();
        await login;
        expect((await rejection(ann.port.invite('bob', DATA, 30))).reason).to.equal(
          'not-logged-in',
        );
      });

      it('lets the same user log in again', async () => {
        const [ann, bob] = await pair();
        await ann.port.logout();
        await ann.port.login(ann.login);
        await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
      });
    });

    describe('invitations', () => {
      it('arrive as they were sent', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 27);
        expect(await bob.next('invited')).to.deep.equal({
          type: 'invited',
          inviteID,
          inviter: ann.userID,
          groupID: '',
          inviteeList: [bob.userID],
          data: DATA,
          timeout: 27,
        });
        await harness.pass(0.3);
        expect(bob.events).to.have.length(1);
        expect(ann.events).to.deep.equal([]);
      });

      it('take along what the phone of the other one is to show', async () => {
        const [ann, bob] = await pair();
        const offlinePushInfo = {
          title: 'Ann',
          description: 'is calling',
          androidOPPOChannelID: 'calls',
          extension: '{"order":7}',
        };
        const inviteID = await ann.port.invite(bob.userID, DATA, 30, { offlinePushInfo });
        expect((await bob.next('invited', inviteID)).data).to.equal(DATA);
        expect(await harness.pushOf(ann.userID)).to.deep.equal(offlinePushInfo);
      });

      it('to nobody reject', async () => {
        const ann = await online('ann');
        const error = await rejection(ann.port.invite('nobody-of-that-name', DATA, 30));
        expect(error.reason).to.equal('user-unknown');
      });

      it('can be accepted', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        await bob.port.accept(inviteID, DATA);
        expect(await ann.next('accepted')).to.deep.equal({
          type: 'accepted',
          inviteID,
          invitee: bob.userID,
          data: DATA,
        });
      });

      it('can be rejected', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        await bob.port.reject(inviteID, DATA);
        expect(await ann.next('rejected')).to.deep.equal({
          type: 'rejected',
          inviteID,
          invitee: bob.userID,
          data: DATA,
        });
      });

      it('can be cancelled', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        await ann.port.cancel(inviteID, DATA);
        expect(await bob.next('cancelled')).to.deep.equal({
          type: 'cancelled',
          inviteID,
          data: DATA,
        });
      });

      it('run out at the invited user first', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 2);
        await bob.next('invited', inviteID);
        await harness.pass(2.5);
        const event = { type: 'timed-out', inviteID, inviteeList: [bob.userID] };
        expect(await bob.next('timed-out')).to.deep.equal({ ...event, own: true });
        expect(await ann.next('timed-out')).to.deep.equal({ ...event, own: false });
      });

      it('to somebody who is away run out at the inviter', async () => {
        const ann = await online('ann');
        const { userID } = await harness.user('bob');
        const inviteID = await ann.port.invite(userID, DATA, 1);
        await harness.pass(6.5);
        const event = { type: 'timed-out', inviteID, inviteeList: [userID], own: true };
        expect(await ann.next('timed-out')).to.deep.equal(event);
      });

      it('without a timeout do not run out', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 0);
        await bob.next('invited', inviteID);
        await harness.pass(2);
        expect(bob.all('timed-out')).to.deep.equal([]);
        expect(ann.all('timed-out')).to.deep.equal([]);
      });

      it('that are over can neither be answered nor cancelled', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        await bob.port.reject(inviteID, DATA);
        await ann.next('rejected', inviteID);
        for (const attempt of [
          bob.port.accept(inviteID, DATA),
          bob.port.reject(inviteID, DATA),
          ann.port.cancel(inviteID, DATA),
          ann.port.cancel('unknown', DATA),
        ]) {
          expect((await rejection(attempt)).reason).to.equal('signalling-failed');
        }
        expect(ann.all('accepted')).to.deep.equal([]);
      });

      it('can be answered and cancelled all at once', async () => {
        const [ann, bob] = await pair();
        const [one, two, three, own] = await Promise.all([
          ann.port.invite(bob.userID, DATA, 30),
          ann.port.invite(bob.userID, DATA, 30),
          ann.port.invite(bob.userID, DATA, 30),
          bob.port.invite(ann.userID, DATA, 30),
        ]);
        for (const id of [one, two, three]) await bob.next('invited', id);
        await ann.next('invited', own);
        await Promise.all([
          bob.port.accept(one, DATA),
          bob.port.reject(two, DATA),
          bob.port.cancel(own, DATA),
          bob.port.accept(three, DATA),
        ]);
        await ann.next('accepted', one);
        await ann.next('rejected', two);
        await ann.next('accepted', three);
        await ann.next('cancelled', own);
      });
    });

    describe('invitations in a group', () => {
      /** Ann and three others, all of one group. */
      async function crew(): Promise<{ groupID: string; ann: Side; others: [Side, Side, Side] }> {
        const ann = await online('ann');
        const others: [Side, Side, Side] = [
          await online('bob'),
          await online('cyd'),
          await online('dan'),
        ];
        const groupID = await harness.group([ann, ...others].map(({ userID }) => userID));
        return { groupID, ann, others };
      }

      /** Ann has invited bob and cyd, who know it. */
      async function ringing(
        timeout = 30,
      ): Promise<{ ann: Side; bob: Side; cyd: Side; dan: Side; inviteID: string }> {
        const { groupID, ann, others } = await crew();
        const [bob, cyd, dan] = others;
        const to = Object.freeze([bob.userID, cyd.userID]);
        const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, timeout);
        await bob.next('invited', inviteID);
        await cyd.next('invited', inviteID);
        return { ann, bob, cyd, dan, inviteID };
      }

      it('reach those who are invited, with one message, and nobody else', async () => {
        const { groupID, ann, others } = await crew();
        const [bob, cyd, dan] = others;
        const to = Object.freeze([bob.userID, cyd.userID]);
        const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, 27);
        for (const side of [bob, cyd]) {
          expect(await side.next('invited')).to.deep.equal({
            type: 'invited',
            inviteID,
            inviter: ann.userID,
            groupID,
            inviteeList: to,
            data: DATA,
            timeout: 27,
          });
        }
        await dan.next('invited', await ann.port.invite(dan.userID, DATA, 30));
        expect(dan.all('invited')).to.have.length(1);
        expect([ann.events, bob.events.length, cyd.events.length]).to.deep.equal([[], 1, 1]);
      });

      it('take along what the phones of the others are to show', async () => {
        const { groupID, ann, others } = await crew();
        const offlinePushInfo = {
          title: 'Ann',
          description: 'is calling',
          androidOPPOChannelID: 'calls',
          extension: '{"order":7}',
        };
        const to = [others[0].userID];
        await ann.port.inviteInGroup(groupID, to, DATA, 30, { offlinePushInfo });
        expect(await harness.pushOf(ann.userID)).to.deep.equal(offlinePushInfo);
      });

      it('are answered by each on their own, and all who are invited hear it', async () => {
        const { ann, bob, cyd, dan, inviteID } = await ringing();
        await bob.port.accept(inviteID, DATA);
        const accepted = { type: 'accepted', inviteID, invitee: bob.userID, data: DATA };
        expect(await ann.next('accepted')).to.deep.equal(accepted);
        expect(await cyd.next('accepted')).to.deep.equal(accepted);
        await cyd.port.reject(inviteID, DATA);
        const rejected = { type: 'rejected', inviteID, invitee: cyd.userID, data: DATA };
        expect(await ann.next('rejected')).to.deep.equal(rejected);
        expect(await bob.next('rejected')).to.deep.equal(rejected);
        expect(dan.events).to.deep.equal([]);
        expect(bob.all('accepted').concat(cyd.all('accepted'))).to.have.length(1);
      });

      it('are over once all have answered, and for each once they have', async () => {
        const { ann, bob, cyd, inviteID } = await ringing();
        await bob.port.reject(inviteID, DATA);
        await ann.next('rejected');
        const again = await rejection(bob.port.accept(inviteID, DATA));
        expect(again.reason).to.equal('signalling-failed');
        await cyd.port.accept(inviteID, DATA);
        await ann.next('accepted');
        const error = await rejection(ann.port.cancel(inviteID, DATA));
        expect(error.reason).to.equal('signalling-failed');
      });

      it('can be answered by all at once', async () => {
        const { ann, bob, cyd, inviteID } = await ringing();
        await Promise.all([bob.port.accept(inviteID, DATA), cyd.port.accept(inviteID, DATA)]);
        await until('both answers', () => ann.all('accepted').length === 2);
        await bob.next('accepted');
        await cyd.next('accepted');
      });

      it('can be cancelled, for all', async () => {
        const { ann, bob, cyd, inviteID } = await ringing();
        await ann.port.cancel(inviteID, DATA);
        for (const side of [bob, cyd]) {
          const event = { type: 'cancelled', inviteID, data: DATA };
          expect(await side.next('cancelled')).to.deep.equal(event);
        }
      });

      it('can still be cancelled for those who have not answered, and only they hear it', async () => {
        const { ann, bob, cyd, inviteID } = await ringing();
        await bob.port.accept(inviteID, DATA);
        await ann.next('accepted');
        await ann.port.cancel(inviteID, DATA);
        await cyd.next('cancelled', inviteID);
        await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
        expect(bob.all('cancelled')).to.deep.equal([]);
        const error = await rejection(cyd.port.accept(inviteID, DATA));
        expect(error.reason).to.equal('signalling-failed');
      });

      it('cannot be cancelled by one of the invited', async () => {
        const { ann, bob, cyd, inviteID } = await ringing();
        const error = await rejection(bob.port.cancel(inviteID, DATA));
        expect(error.reason).to.equal('signalling-failed');
        await cyd.port.accept(inviteID, DATA);
        await ann.next('accepted');
      });

      it('run out at each invited user', async () => {
        const { ann, bob, cyd, dan, inviteID } = await ringing(2);
        await harness.pass(2.5);
        for (const [side, other] of [
          [bob, cyd],
          [cyd, bob],
        ] as const) {
          await until('both timeouts', () => side.all('timed-out').length === 2);
          const event = { type: 'timed-out', inviteID };
          expect(side.all('timed-out')).to.have.deep.members([
            { ...event, inviteeList: [side.userID], own: true },
            { ...event, inviteeList: [other.userID], own: false },
          ]);
        }
        await until('both timeouts', () => ann.all('timed-out').length === 2);
        expect(ann.all('timed-out').map(({ own }) => own)).to.deep.equal([false, false]);
        expect(dan.events).to.deep.equal([]);
      });

      it('run out at the inviter for who is away, and the others hear it', async () => {
        const ann = await online('ann');
        const bob = await online('bob');
        const { userID } = await harness.user('cyd');
        const groupID = await harness.group([ann.userID, bob.userID, userID]);
        const inviteID = await ann.port.inviteInGroup(groupID, [bob.userID, userID], DATA, 3);
        await bob.next('invited', inviteID);
        await bob.port.accept(inviteID, DATA);
        await harness.pass(8.5);
        const event = { type: 'timed-out', inviteID, inviteeList: [userID] };
        expect(await ann.next('timed-out')).to.deep.equal({ ...event, own: true });
        expect(await bob.next('timed-out')).to.deep.equal({ ...event, own: false });
      });

      it('that need no answer reach those who are named', async () => {
        const { groupID, ann, others } = await crew();
        const [bob, cyd, dan] = others;
        const to = [bob.userID, cyd.userID];
        const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, 0);
        for (const side of [bob, cyd]) {
          const { timeout, inviteeList } = await side.next('invited', inviteID);
          expect([timeout, inviteeList]).to.deep.equal([undefined, to]);
        }
        await harness.pass(1);
        for (const side of [ann, dan]) expect(side.events).to.deep.equal([]);
      });

      it('that were sent just before a login are delivered by it, with the answers so far', async () => {
        const ann = await online('ann');
        const bob = await online('bob');
        const cyd = await side('cyd');
        await cyd.port.login(cyd.login);
        await cyd.port.logout();
        const groupID = await harness.group([ann, bob, cyd].map(({ userID }) => userID));
        const to = [bob.userID, cyd.userID];
        const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, 30);
        await bob.next('invited', inviteID);
        await bob.port.accept(inviteID, DATA);
        await ann.next('accepted');
        await cyd.port.login(cyd.login);
        expect(await cyd.next('invited', inviteID)).to.deep.include({ groupID, inviteeList: to });
        expect((await cyd.next('accepted', inviteID)).invitee).to.equal(bob.userID);
        expect(cyd.events.map(({ type }) => type)).to.deep.equal(['invited', 'accepted']);
        await cyd.port.accept(inviteID, DATA);
        await bob.next('accepted', inviteID);
        await until('both answers', () => ann.all('accepted').length === 2);
      });

      it('that were taken back before a login are not delivered by it', async () => {
        const ann = await online('ann');
        const cyd = await side('cyd');
        await cyd.port.login(cyd.login);
        await cyd.port.logout();
        const groupID = await harness.group([ann.userID, cyd.userID]);
        const inviteID = await ann.port.inviteInGroup(groupID, [cyd.userID], DATA, 30);
        await ann.port.cancel(inviteID, DATA);
        const after = await ann.port.inviteInGroup(groupID, [cyd.userID], DATA, 30);
        await cyd.port.login(cyd.login);
        await cyd.next('invited', after);
        expect(cyd.all('invited', inviteID)).to.deep.equal([]);
      });

      it('reject where there is no such group, or this user is not in it', async () => {
        const [ann, bob] = await pair();
        const groupID = await harness.group([bob.userID]);
        for (const [where, serviceCode] of [
          ['no-such-group', 10010],
          [groupID, 10007],
        ] as const) {
          const attempt = ann.port.inviteInGroup(where, [bob.userID], DATA, 30);
          const error = await rejection(attempt);
          expect(error.reason).to.equal('signalling-failed');
          expect(error.serviceCode).to.equal(serviceCode);
          expect(error.message).to.not.equal('');
        }
        await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
        expect(bob.all('invited')).to.have.length(1);
      });

      it('reject when they are not sent, and when nobody is logged in', async () => {
        const { groupID, ann, others } = await crew();
        const to = [others[0].userID];
        await harness.failNext(ann.port, ann.userID, 'inviteInGroup', 10017);
        const error = await rejection(ann.port.inviteInGroup(groupID, to, DATA, 30));
        expect([error.reason, error.serviceCode]).to.deep.equal(['signalling-failed', 10017]);
        const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, 30);
        await others[0].next('invited', inviteID);
        expect(others[0].all('invited')).to.have.length(1);
        await ann.port.logout();
        const refusal = await rejection(ann.port.inviteInGroup(groupID, to, DATA, 30));
        expect(refusal.reason).to.equal('not-logged-in');
      });
    });

    describe('what is sent', () => {
      it('is told to its sender, with the message', async () => {
        const [ann, bob] = await pair();
        const [one, two, three] = [
          await ann.port.invite(bob.userID, DATA, 30),
          await ann.port.invite(bob.userID, DATA, 30),
          await ann.port.invite(bob.userID, DATA, 30),
        ];
        await ann.port.cancel(three, DATA);
        for (const inviteID of [one, two]) await bob.next('invited', inviteID);
        await bob.port.accept(one, DATA);
        await bob.port.reject(two, DATA);
        for (const [side, other, actionTypes] of [
          [ann, bob, [1, 1, 1, 2]],
          [bob, ann, [3, 4]],
        ] as const) {
          const signals = side.sent.map(
            ({ payload }) => JSON.parse(payload.data) as { actionType: number; data: string },
          );
          expect(signals.map(({ actionType }) => actionType)).to.deep.equal(actionTypes);
          for (const { data } of signals) expect(data).to.equal(DATA);
          for (const { type, from, to, conversationType } of side.sent) {
            expect([type, from, to]).to.deep.equal(['TIMCustomElem', side.userID, other.userID]);
            expect(conversationType).to.equal('C2C');
          }
        }
      });

      it('in a group names the group', async () => {
        const [ann, bob] = await pair();
        const groupID = await harness.group([ann.userID, bob.userID]);
        await ann.port.inviteInGroup(groupID, [bob.userID], DATA, 30);
        expect(ann.sent.map(({ to }) => to)).to.deep.equal([groupID]);
        expect(ann.sent[0]?.conversationType).to.equal('GROUP');
      });

      it('is not told when it was refused', async () => {
        const ann = await online('ann');
        await rejection(ann.port.invite('nobody-of-that-name', DATA, 30));
        expect(ann.sent).to.deep.equal([]);
      });
    });

    describe('profiles', () => {
      it('are empty until they are set, and then as they were set', async () => {
        const [ann, bob] = await pair();
        const ofAnn = { userID: ann.userID, nick: '', avatar: '', remark: '' };
        expect(await bob.port.profiles([ann.userID])).to.deep.equal([ofAnn]);
        const profile = {
          nick: 'Ann <b>Müller</b> 安 🙂',
          avatar: 'https://a.example/ann.png?x=1&y',
        };
        await ann.port.setProfile(profile);
        expect(await bob.port.profiles([ann.userID])).to.deep.equal([{ ...ofAnn, ...profile }]);
        expect(await ann.port.profiles([ann.userID])).to.deep.equal([{ ...ofAnn, ...profile }]);
      });

      it('keep what is left out, and lose what is set to nothing', async () => {
        const [ann, bob] = await pair();
        await ann.port.setProfile({ nick: 'Ann', avatar: 'https://a.example/ann.png' });
        await ann.port.setProfile({ nick: 'Anna' });
        const [renamed] = await bob.port.profiles([ann.userID]);
        expect(renamed).to.include({ nick: 'Anna', avatar: 'https://a.example/ann.png' });
        await ann.port.setProfile({ avatar: '' });
        const [plain] = await bob.port.profiles([ann.userID]);
        expect(plain).to.include({ nick: 'Anna', avatar: '' });
      });

      it('come for all who are known, and leave the list that asked as it was', async () => {
        const [ann, bob] = await pair();
        const asked = Object.freeze([bob.userID, 'nobody-of-that-name', ann.userID]);
        const profiles = await ann.port.profiles(asked);
        expect(profiles.map(({ userID }) => userID)).to.have.members([bob.userID, ann.userID]);
      });

      it('cannot be had or set when nobody is logged in', async () => {
        const [ann, bob] = await pair();
        await ann.port.logout();
        for (const attempt of [
          ann.port.profiles([bob.userID]),
          ann.port.setProfile({ nick: '' }),
        ]) {
          expect((await rejection(attempt)).reason).to.equal('not-logged-in');
        }
      });

      it('that are refused reject with the service’s code', async () => {
        const ann = await online('ann');
        await harness.failNext(ann.port, ann.userID, 'profile', 40006);
        const error = await rejection(ann.port.setProfile({ nick: 'Ann' }));
        expect(error.reason).to.equal('signalling-failed');
        expect(error.serviceCode).to.equal(40006);
        await ann.port.setProfile({ nick: 'Ann' });
      });
    });

    describe('when something goes wrong', () => {
      it('an invitation that is not sent rejects with the service’s code', async () => {
        const [ann, bob] = await pair();
        await harness.failNext(ann.port, ann.userID, 'invite', 20012);
        const error = await rejection(ann.port.invite(bob.userID, DATA, 30));
        expect(error.reason).to.equal('signalling-failed');
        expect(error.serviceCode).to.equal(20012);
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        expect(bob.all('invited')).to.have.length(1);
      });

      it('an answer that is not sent rejects, and later ones go out', async () => {
        const [ann, bob] = await pair();
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', inviteID);
        await harness.failNext(bob.port, bob.userID, 'answer', 20012);
        const error = await rejection(bob.port.accept(inviteID, DATA));
        expect(error.reason).to.equal('signalling-failed');
        expect(error.serviceCode).to.equal(20012);
        await bob.port.accept(inviteID, DATA);
        await ann.next('accepted', inviteID);
        const other = await ann.port.invite(bob.userID, DATA, 30);
        await bob.next('invited', other);
        await bob.port.reject(other, DATA);
        await ann.next('rejected', other);
      });

      const kinds = ['multipleAccount', 'multipleDevice', 'restApi'] as const;
      for (const kind of kinds) {
        it(`a kick (${kind}) ends the login`, async () => {
          const [ann, bob] = await pair();
          await harness.kick(ann.userID, kind);
          expect(await ann.next('kicked-out')).to.deep.equal({ type: 'kicked-out', kind });
          await harness.pass(0.3);
          expect(ann.events).to.have.length(1);
          const error = await rejection(ann.port.invite(bob.userID, DATA, 30));
          expect(error.reason).to.equal('not-logged-in');
          await ann.port.login(ann.login);
          await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
        });
      }

      for (const [what, expire] of [
        ['a fresh userSig', () => Promise.resolve()],
        ['a userSig after the one that has run out', (userID: UserID) => harness.expire(userID)],
      ] as const) {
        it(`${what} keeps the invitations that this side has sent`, async () => {
          const [ann, bob] = await pair();
          const [first, second] = [
            await ann.port.invite(bob.userID, DATA, 30),
            await ann.port.invite(bob.userID, DATA, 30),
          ];
          await bob.next('invited', second);
          await expire(ann.userID);
          const cancelling = ann.port.cancel(first, DATA);
          await ann.port.login(await harness.renewed(ann.login));
          await cancelling;
          await bob.next('cancelled', first);
          await bob.port.accept(second, DATA);
          await ann.next('accepted', second);
          expect(ann.all('invited')).to.deep.equal([]);
          await bob.next('invited', await ann.port.invite(bob.userID, DATA, 30));
        });

        it(`${what} keeps the invitations that this side has got`, async () => {
          const [ann, bob] = await pair();
          const [first, second] = [
            await ann.port.invite(bob.userID, DATA, 30),
            await ann.port.invite(bob.userID, DATA, 30),
          ];
          await bob.next('invited', second);
          await expire(bob.userID);
          const rejecting = bob.port.reject(first, DATA);
          await bob.port.login(await harness.renewed(bob.login));
          await rejecting;
          await ann.next('rejected', first);
          await bob.port.accept(second, DATA);
          await ann.next('accepted', second);
          expect(bob.all('invited')).to.have.length(2);
        });
      }

      it('a userSig that has run out is told, and what waits for another fails with the logout', async () => {
        const [ann, bob] = await pair();
        await harness.expire(ann.userID);
        const inviting = rejection(ann.port.invite(bob.userID, DATA, 30));
        expect(await ann.next('kicked-out')).to.include({ kind: 'userSigExpired' });
        await ann.port.logout();
        await inviting;
        await harness.pass(0.3);
        expect(ann.all('kicked-out')).to.have.length(1);
        const error = await rejection(ann.port.invite(bob.userID, DATA, 30));
        expect(error.reason).to.equal('not-logged-in');
      });

      it('another user can log in after a userSig that has run out', async () => {
        const [ann, bob] = await pair();
        await harness.expire(ann.userID);
        const inviting = rejection(ann.port.invite(bob.userID, DATA, 30));
        await ann.next('kicked-out');
        const cyd = await harness.user('cyd');
        await ann.port.login(cyd);
        await inviting;
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        expect((await bob.next('invited', inviteID)).inviter).to.equal(cyd.userID);
        expect(bob.all('invited')).to.have.length(1);
      });

      it('a second login of the same user ends the first', async () => {
        const ann = await online('ann');
        const again = new Side(await harness.open(), ann.login);
        await again.port.login(ann.login);
        expect((await ann.next('kicked-out')).kind).to.equal('multipleAccount');
        expect(again.events).to.deep.equal([]);
      });

      it('another user can log in after a kick', async () => {
        const [ann, bob] = await pair();
        await harness.kick(ann.userID, 'multipleAccount');
        await ann.next('kicked-out');
        const cyd = await harness.user('cyd');
        await ann.port.login(cyd);
        const inviteID = await ann.port.invite(bob.userID, DATA, 30);
        expect((await bob.next('invited', inviteID)).inviter).to.equal(cyd.userID);
      });

      if (able.drop)
        it('a broken connection is mended, and nothing is lost', async () => {
          const [ann, bob] = await pair();
          await harness.drop?.(bob.userID);
          await bob.next('not-ready');
          const inviteID = await ann.port.invite(bob.userID, DATA, 30);
          await bob.next('ready');
          await bob.next('invited', inviteID);
          await bob.port.accept(inviteID, DATA);
          await ann.next('accepted', inviteID);
          expect(bob.all('invited', inviteID)).to.have.length(1);
        });

      if (able.drop)
        it('nothing is lost in a group either', async () => {
          const [ann, bob] = await pair();
          const cyd = await online('cyd');
          const groupID = await harness.group([ann, bob, cyd].map(({ userID }) => userID));
          const to = [bob.userID, cyd.userID];
          // tim-js-sdk 2.27.6 asks for what it missed only in groups where it has seen a message.
          await bob.next('invited', await ann.port.inviteInGroup(groupID, to, DATA, 0));
          await harness.drop?.(bob.userID);
          // At once: bob is told after seconds, as tim-js-sdk connects anew, and what comes to the group between its
          // login and its question for what it missed makes it ask no more.
          const inviteID = await ann.port.inviteInGroup(groupID, to, DATA, 30);
          await cyd.next('invited', inviteID);
          await cyd.port.accept(inviteID, DATA);
          await bob.next('not-ready');
          await bob.next('ready');
          await bob.next('invited', inviteID);
          await bob.next('accepted', inviteID);
          await bob.port.accept(inviteID, DATA);
          await until('both answers', () => ann.all('accepted').length === 2);
          expect(bob.all('invited', inviteID)).to.have.length(1);
        });
    });
  });
}
