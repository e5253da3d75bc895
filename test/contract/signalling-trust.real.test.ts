import { expect } from '@open-wc/testing';
// @ts-expect-error -- tim-js-sdk 2.27.6 has types for its UMD builds alone.
import withFriends from 'tim-js-sdk/tim-js-friendship.es.js';
import { readCallingMessage } from '../../src/core/tencent/calling-message.js';
import { messageDetail } from '../../src/core/call-signals.js';
import type { TimSdk } from '../../src/core/tencent/sdk-types.js';
import type * as sdks from '../../src/core/tencent/sdks.js';
import type { SignallingEvent, SignallingPort } from '../../src/core/ports.js';
import type { Login, UserID } from '../../src/core/types.js';
import { control, localCloud, newUserID, signUser } from '../support/local-cloud.js';
import type { RealmWindow } from './realm.js';
import { Realms } from './realms.js';
import { rejection, until } from './until.js';

const DATA = '{"call_type":1}';

/** With a room: TSignaling says nothing of timeouts in a group that name none. */
const CALL = '{"call_type":1,"room_id":7}';

type Sdks = typeof sdks;

/** The build of tim-js-sdk that knows friends. */
const TIMWithFriends = withFriends as TimSdk;

/** A user whose messages are written by hand: what TSignaling sends, and what it would never send. */
class Forger {
  readonly userID: UserID;

  constructor(name: string) {
    this.userID = newUserID(name);
  }

  send(to: UserID, signal: object): Promise<unknown> {
    return this.write(to, JSON.stringify({ businessID: 1, data: DATA, groupID: '', ...signal }));
  }

  write(to: UserID, data: string): Promise<unknown> {
    return control('im-send', { from: this.userID, to, data });
  }

  /** Says it through the group; what the signal says of it is another matter. */
  sendToGroup(through: string, signal: object): Promise<unknown> {
    const data = JSON.stringify({ businessID: 1, data: CALL, groupID: through, ...signal });
    return control('im-send', { from: this.userID, groupID: through, data });
  }

  inviteInGroup(
    through: string,
    inviteeList: readonly unknown[],
    more: object = {},
  ): Promise<unknown> {
    const { userID: inviter } = this;
    const signal = { inviteID: 'forged', inviter, actionType: 1, inviteeList, timeout: 30 };
    return this.sendToGroup(through, { ...signal, ...more });
  }

  invite(to: UserID, more: object = {}): Promise<unknown> {
    const { userID } = this;
    return this.send(to, {
      inviteID: 'forged',
      inviter: userID,
      actionType: 1,
      inviteeList: [to],
      timeout: 30,
      ...more,
    });
  }
}

describe('The real SDKs’ signalling', () => {
  const realms = new Realms();
  const open: SignallingPort[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((port) => port.logout()));
    const errors = realms.windows.flatMap((realm) => realm.errors);
    realms.close();
    expect(errors.map(String)).to.deep.equal([]);
  });

  async function user(name: string): Promise<Login> {
    const userID = newUserID(name);
    const { sdkAppID, imProxy } = localCloud;
    return { sdkAppID, userID, userSig: await signUser(userID), imProxy };
  }

  async function online(
    name: string,
    login?: Login,
  ): Promise<{
    port: SignallingPort;
    userID: UserID;
    events: SignallingEvent[];
    sent: object[];
    realm: RealmWindow;
  }> {
    const realm = await realms.open();
    const port = realm.ports.signalling;
    open.push(port);
    const events: SignallingEvent[] = [];
    const sent: object[] = [];
    port.listen((event) => {
      if (event.type === 'sent') sent.push(event.message);
      else events.push(event);
    });
    const credentials = login ?? (await user(name));
    await port.login(credentials);
    return { port, userID: credentials.userID, events, sent, realm };
  }

  /** Whatever was sent before has arrived when this has. */
  async function flush(to: { userID: UserID; events: SignallingEvent[] }): Promise<void> {
    const marker = new Forger('marker');
    const inviteID = `marker-${marker.userID}`;
    await marker.invite(to.userID, { inviteID });
    await until('the marker', () =>
      to.events.some((event) => 'inviteID' in event && event.inviteID === inviteID),
    );
    to.events.splice(
      0,
      to.events.length,
      ...to.events.filter((event) => !('inviteID' in event) || event.inviteID !== inviteID),
    );
  }

  it('takes an invitation only from the inviter', async () => {
    const ann = await online('ann');
    const eve = new Forger('eve');
    await eve.invite(ann.userID, { inviter: 'somebody-else' });
    await flush(ann);
    expect(ann.events).to.deep.equal([]);
  });

  it('takes a cancel only from the inviter', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    const eve = new Forger('eve');
    await bob.invite(ann.userID, { inviteID: 'i' });
    const cancel = { inviteID: 'i', actionType: 2, inviteeList: [ann.userID] };
    await eve.send(ann.userID, { ...cancel, inviter: bob.userID });
    await eve.send(ann.userID, { ...cancel, inviter: eve.userID });
    await flush(ann);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['invited']);
    await ann.port.accept('i', DATA);
    await bob.send(ann.userID, { ...cancel, inviter: bob.userID });
    await flush(ann);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['invited', 'cancelled']);
  });

  it('takes an answer only from the invited user', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    await control('im-send', { from: bob.userID, to: ann.userID, data: 'makes bob known' });
    const eve = new Forger('eve');
    const inviteID = await ann.port.invite(bob.userID, DATA, 30);
    for (const actionType of [3, 4, 5]) {
      const answer = { inviteID, inviter: ann.userID, actionType };
      await eve.send(ann.userID, { ...answer, inviteeList: [bob.userID] });
      await eve.send(ann.userID, { ...answer, inviteeList: [eve.userID] });
      await bob.send(ann.userID, { ...answer, inviter: bob.userID, inviteeList: [bob.userID] });
    }
    await flush(ann);
    expect(ann.events).to.deep.equal([]);
    await bob.send(ann.userID, {
      inviteID,
      inviter: ann.userID,
      actionType: 3,
      inviteeList: [bob.userID],
    });
    await flush(ann);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['accepted']);
  });

  it('tells of what is sent twice once', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    const inviteID = 'twice';
    const cancel = { inviteID, inviter: bob.userID, actionType: 2, inviteeList: [ann.userID] };
    await bob.invite(ann.userID, { inviteID });
    await bob.invite(ann.userID, { inviteID });
    await bob.send(ann.userID, cancel);
    await bob.send(ann.userID, cancel);
    await bob.invite(ann.userID, { inviteID });
    await flush(ann);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['invited', 'cancelled']);
  });

  it('bears whatever is sent to it', async () => {
    const ann = await online('ann');
    const eve = new Forger('eve');
    const { userID } = eve;
    const signal = { businessID: 1, inviteID: 'x', inviter: userID, actionType: 1, timeout: 30 };
    const invite = { ...signal, inviteeList: [ann.userID], data: DATA, groupID: '' };
    for (const data of [
      '',
      'no JSON {',
      'null',
      '[]',
      '1',
      '{}',
      '{"businessID":1}',
      JSON.stringify({ ...invite, inviteID: 7 }),
      JSON.stringify({ ...invite, inviteID: '' }),
      JSON.stringify({ ...invite, inviter: { toString: 1 } }),
      JSON.stringify({ ...invite, actionType: 6 }),
      JSON.stringify({ ...invite, actionType: '1' }),
      JSON.stringify({ ...invite, inviteeList: 'ann' }),
      JSON.stringify({ ...invite, inviteeList: [null] }),
      JSON.stringify({ ...signal, data: DATA }),
      JSON.stringify({ ...invite, data: { call_type: 1 } }),
      JSON.stringify({ ...invite, timeout: 'long' }),
      JSON.stringify({ ...invite, timeout: -1 }),
      JSON.stringify({ ...invite, groupID: 5 }),
    ]) {
      await eve.write(ann.userID, data);
    }
    // A timeout with data that is no JSON loses TSignaling the rest of the batch.
    await eve.invite(ann.userID, { inviteID: 'y' });
    await eve.send(ann.userID, {
      inviteID: 'y',
      inviter: userID,
      actionType: 5,
      inviteeList: [ann.userID],
      data: 'no JSON',
    });
    await flush(ann);
    expect(ann.events.map(({ type }) => type)).to.deep.equal(['invited', 'timed-out']);
  });

  it('names in what is sent all that TIM’s message has, but nothing of the SDK’s own', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    await control('im-send', { from: bob.userID, to: ann.userID, data: 'makes bob known' });
    await ann.port.invite(bob.userID, CALL, 30);
    const [message] = ann.sent;
    if (!message) throw new Error('Nothing was sent.');
    const detail = messageDetail(message);
    expect(detail).to.include({ from: ann.userID, to: bob.userID, flow: 'out', status: 'success' });
    for (const name of ['ID', 'conversationID', 'time', 'payload'])
      expect(detail).to.have.property(name);
    expect(Object.keys(detail).filter((name) => name.startsWith('_'))).to.deep.equal([]);
    expect(() => structuredClone(detail)).to.not.throw();
    expect(readCallingMessage(detail)?.kind).to.equal('invited');
  });

  describe('in a group', () => {
    interface Crew {
      readonly ann: Awaited<ReturnType<typeof online>>;
      readonly bob: Forger;
      readonly eve: Forger;
      readonly groupID: string;
    }

    /** A group of which ann is online. */
    async function crew(): Promise<Crew> {
      const ann = await online('ann');
      const [bob, eve] = [new Forger('bob'), new Forger('eve')];
      return { ann, bob, eve, groupID: await group(ann, bob, eve) };
    }

    async function group(...people: { userID: UserID }[]): Promise<string> {
      const groupID = newUserID('group');
      const members = people.map(({ userID }) => userID);
      await control('im-create-group', { groupID, members });
      return groupID;
    }

    const typesOf = (events: readonly SignallingEvent[]): string[] =>
      events.map(({ type }) => type);

    it('rings nobody who is not invited, and tells them nothing of it', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const { userID: inviter } = bob;
      await bob.inviteInGroup(groupID, [eve.userID], { inviteID: 'i' });
      const about = { inviteID: 'i', inviter, inviteeList: [eve.userID] };
      await eve.sendToGroup(groupID, { ...about, actionType: 3 });
      await bob.sendToGroup(groupID, { ...about, actionType: 2 });
      await flush(ann);
      expect(ann.events).to.deep.equal([]);
      expect((await rejection(ann.port.accept('i', DATA))).reason).to.equal('signalling-failed');
    });

    it('takes an invitation only through the group that it names', async () => {
      const { ann, bob, groupID } = await crew();
      const other = await group(ann, bob);
      await bob.inviteInGroup(groupID, [ann.userID], { inviteID: '1', groupID: other });
      await bob.inviteInGroup(groupID, [ann.userID], { inviteID: '2', groupID: '' });
      await bob.invite(ann.userID, { inviteID: '3', groupID });
      await flush(ann);
      expect(ann.events).to.deep.equal([]);
      await bob.inviteInGroup(groupID, [ann.userID], { inviteID: '4' });
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited']);
    });

    it('takes a cancel only from the inviter, through the group', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const inviteeList = [ann.userID, eve.userID];
      await bob.inviteInGroup(groupID, inviteeList, { inviteID: 'i' });
      const cancel = { inviteID: 'i', actionType: 2, inviter: bob.userID, inviteeList };
      await eve.sendToGroup(groupID, cancel);
      await eve.sendToGroup(groupID, { ...cancel, inviter: eve.userID });
      await bob.send(ann.userID, { ...cancel, groupID });
      await bob.send(ann.userID, cancel);
      await bob.sendToGroup(await group(ann, bob), cancel);
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited']);
      await bob.sendToGroup(groupID, cancel);
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited', 'cancelled']);
    });

    it('takes a cancel after the own answer only if it has crossed that', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const inviteeList = [ann.userID, eve.userID];
      await bob.inviteInGroup(groupID, inviteeList, { inviteID: 'i' });
      await until('the invitation', () => ann.events.length > 0);
      await ann.port.accept('i', DATA);
      const cancel = { inviteID: 'i', inviter: bob.userID, actionType: 2 };
      await bob.sendToGroup(groupID, { ...cancel, inviteeList: [eve.userID] });
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited']);
      await bob.sendToGroup(groupID, { ...cancel, inviteeList });
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited', 'cancelled']);
    });

    it('takes an answer only from the invited, for themselves, through the group', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const cyd = new Forger('cyd');
      const stranger = await group(cyd, ann, bob);
      const inviteID = await ann.port.inviteInGroup(groupID, [bob.userID], CALL, 30);
      for (const actionType of [3, 4, 5]) {
        const answer = { inviteID, inviter: ann.userID, actionType };
        await eve.sendToGroup(groupID, { ...answer, inviteeList: [eve.userID] });
        await eve.sendToGroup(groupID, { ...answer, inviteeList: [bob.userID] });
        await cyd.sendToGroup(stranger, { ...answer, inviteeList: [bob.userID] });
        const own = { ...answer, inviteeList: [bob.userID] };
        await bob.sendToGroup(stranger, own);
        await bob.send(ann.userID, own);
        await bob.send(ann.userID, { ...own, groupID });
        await bob.sendToGroup(groupID, { ...own, inviter: bob.userID });
        await bob.sendToGroup(groupID, { ...own, inviteeList: [bob.userID, ann.userID] });
      }
      await flush(ann);
      expect(ann.events).to.deep.equal([]);
      const accept = { inviteID, inviter: ann.userID, actionType: 3, inviteeList: [bob.userID] };
      await bob.sendToGroup(groupID, accept);
      await bob.sendToGroup(groupID, accept);
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['accepted']);
    });

    it('holds to the first form of an invitation', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const other = await group(ann, bob, eve);
      await bob.inviteInGroup(groupID, [ann.userID], { inviteID: 'i' });
      await bob.inviteInGroup(groupID, [ann.userID, eve.userID], { inviteID: 'i' });
      await bob.inviteInGroup(other, [ann.userID, eve.userID], { inviteID: 'i' });
      const about = { inviteID: 'i', inviter: bob.userID, inviteeList: [eve.userID] };
      await eve.sendToGroup(groupID, { ...about, actionType: 3 });
      await eve.sendToGroup(other, { ...about, actionType: 3 });
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited']);
    });

    it('tells of each who has not answered once', async () => {
      const { ann, bob, eve, groupID } = await crew();
      const inviteID = 'i';
      const inviteeList = [ann.userID, eve.userID];
      await bob.inviteInGroup(groupID, inviteeList, { inviteID });
      const timeout = { inviteID, inviter: bob.userID, actionType: 5 };
      await eve.sendToGroup(groupID, { ...timeout, inviteeList: [eve.userID] });
      await bob.sendToGroup(groupID, { ...timeout, inviteeList });
      await flush(ann);
      const event = { type: 'timed-out', inviteID, own: false };
      expect(ann.events.slice(1)).to.deep.equal([
        { ...event, inviteeList: [eve.userID] },
        { ...event, inviteeList: [ann.userID] },
      ]);
    });

    it('bears invitations of whatever list', async () => {
      const { ann, bob, groupID } = await crew();
      const many = (count: number): string[] =>
        [...Array(count).keys()].map((index) => `user-${index}`);
      for (const list of [
        [ann.userID, ...many(100)],
        [ann.userID, ''],
        [ann.userID, null],
        [ann.userID, 'no user id'],
        [ann.userID, 'x'.repeat(129)],
        [ann.userID, { toString: 1 }],
        [[ann.userID]],
        [],
      ]) {
        await bob.inviteInGroup(groupID, list, { inviteID: `i-${String(list.length)}` });
      }
      await flush(ann);
      expect(ann.events).to.deep.equal([]);
      await bob.inviteInGroup(groupID, [ann.userID, ...many(99)], { inviteID: 'full' });
      await flush(ann);
      expect(typesOf(ann.events)).to.deep.equal(['invited']);
    });

    it('invites neither nobody nor more than it would take, nor in a group without a name', async () => {
      const { ann, bob, groupID } = await crew();
      for (const [where, to] of [
        ['', [bob.userID]],
        [groupID, []],
        [groupID, ['']],
        [groupID, ['no user id']],
        [groupID, Array<string>(101).fill(bob.userID)],
      ] as const) {
        const error = await rejection(ann.port.inviteInGroup(where, to, DATA, 30));
        expect(error.reason).to.equal('invalid-argument');
      }
      const error = await rejection(ann.port.inviteInGroup(groupID, [bob.userID], '[]', 30));
      expect(error.reason).to.equal('invalid-argument');
      expect(ann.sent).to.deep.equal([]);
    });

    it('says what to do where it cannot invite', async () => {
      const ann = await online('ann');
      for (const groupID of ['no-such-group', await group(new Forger('bob'))]) {
        const error = await rejection(ann.port.inviteInGroup(groupID, ['bob'], DATA, 30));
        expect(error.message).to.include('group');
        expect(error.hint).to.be.a('string');
      }
    });

    it('takes back an invitation that was given up and has arrived after all', async () => {
      const ann = await online('ann');
      const bob = await online('bob');
      const eve = new Forger('eve');
      const groupID = await group(ann, bob, eve);
      // TIM asks about a group before it sends there for the first time.
      await ann.port.inviteInGroup(groupID, [eve.userID], DATA, 60);
      await control('im-delay', { userID: ann.userID, milliseconds: 12_500 });
      const error = await rejection(ann.port.inviteInGroup(groupID, [bob.userID], DATA, 60));
      expect(error.reason).to.equal('timed-out');
      await until('the cancel', () => bob.events.length === 2);
      expect(typesOf(bob.events)).to.deep.equal(['invited', 'cancelled']);
      await control('im-delay', { userID: ann.userID, milliseconds: 0 });
    });
  });

  it('is not disturbed by a listener that throws', async () => {
    const ann = await online('ann');
    const heard: SignallingEvent[] = [];
    ann.port.listen((event) => {
      heard.push(event);
      throw new RangeError('thrown by a listener on purpose');
    });
    const bob = new Forger('bob');
    await bob.invite(ann.userID, { inviteID: 'one' });
    await bob.invite(ann.userID, { inviteID: 'two' });
    await until('both invitations', () => heard.length === 2);
    await ann.port.accept('two', DATA);
    await ann.port.reject('one', DATA);
    // It is reported all the same, as the page's own mistake.
    expect(ann.realm.errors.splice(0).map(String)).to.have.length(heard.length);
  });

  it('lets an invitation that does not say how long ring as long as it takes', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    await bob.invite(ann.userID, { timeout: undefined });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(ann.events).to.have.length(1);
    expect(ann.events[0]).to.include({ type: 'invited', timeout: undefined });
  });

  it('refuses data that TSignaling cannot send', async () => {
    const ann = await online('ann');
    for (const data of ['', 'no JSON', 'null', '[]']) {
      const error = await rejection(ann.port.invite('bob', data, 30));
      expect(error.reason).to.equal('invalid-argument');
    }
  });

  it('tries an answer once more when it did not get through', async () => {
    const ann = await online('ann');
    const bob = new Forger('bob');
    await bob.invite(ann.userID, { inviteID: 'z' });
    await until('the invitation', () => ann.events.length > 0);
    await control('im-fail', {
      userID: ann.userID,
      servcmd: 'openim.sendmsg',
      code: 2801,
      times: 1,
    });
    await ann.port.accept('z', DATA);
  });

  it('logs out in time though the service is silent', async () => {
    const ann = await online('ann');
    await control('im-silence', { userID: ann.userID, seconds: 8 });
    const begin = performance.now();
    await ann.port.logout();
    expect(performance.now() - begin).to.be.below(4_000);
    expect((await rejection(ann.port.invite('bob', DATA, 30))).reason).to.equal('not-logged-in');
  });

  it('tells that the userSig has expired when the service says so', async () => {
    const ann = await online('ann');
    await control('im-forget', { userID: ann.userID });
    await control('im-drop', { userID: ann.userID }).catch(() => undefined);
    ann.port.invite('bob', DATA, 30).catch(() => undefined);
    await until('the end of the login', () =>
      ann.events.some((event) => event.type === 'kicked-out' && event.kind === 'userSigExpired'),
    );
  });

  it('explains why a login was refused', async () => {
    const realm = await realms.open();
    const good = await user('ann');
    const sign = async (more: object): Promise<string> =>
      ((await control('user-sig', { userID: good.userID, ...more })) as { userSig: string })
        .userSig;
    for (const [code, userSig] of [
      [70001, await sign({ expireSeconds: -10 })],
      [70003, 'garbled'],
      [70009, await sign({ secretKey: 'another-key' })],
      [70013, await signUser(newUserID('bob'))],
    ] as const) {
      const error = await rejection(realm.ports.signalling.login({ ...good, userSig }));
      expect(error.reason).to.equal('login-failed');
      expect(error.serviceCode).to.equal(code);
      expect(error.hint).to.be.a('string');
    }
  });

  it('uses the page’s TIM, and leaves it logged in', async () => {
    const realm = await realms.open();
    const { loadImSdks } = await sdksOf(realm);
    const { TIM } = await loadImSdks();
    const login = await user('ann');
    const tim = TIM.create({ SDKAppID: login.sdkAppID, proxyServer: localCloud.imProxy });
    if (!tim) throw new Error('no TIM');
    const ready = new Promise((resolve) => tim.on(TIM.EVENT.SDK_READY, resolve));
    await tim.login(login);
    await ready;
    const port = realm.ports.signalling;
    const events: SignallingEvent[] = [];
    port.listen((event) => events.push(event));

    await port.login({ ...login, tim });
    await new Forger('bob').invite(login.userID);
    await until('the invitation', () => events.length === 1);
    await port.logout();
    expect((await tim.getMyProfile()).data?.userID).to.equal(login.userID);

    // Handed over by nobody, but TIM gives it out all the same.
    await port.login(login);
    await new Forger('bob').invite(login.userID, { inviteID: 'second' });
    await until('the second invitation', () =>
      events.some((event) => event.type === 'invited' && event.inviteID === 'second'),
    );
    await port.logout();
    expect((await tim.getMyProfile()).data?.userID).to.equal(login.userID);

    const other = { ...(await user('eve')), tim };
    expect((await rejection(port.login(other))).reason).to.equal('login-failed');
    expect((await tim.getMyProfile()).data?.userID).to.equal(login.userID);
    await tim.destroy();
  });

  it('knows what this user calls a friend, where the page’s TIM knows its friends', async () => {
    const login = await user('ann');
    const [friend, other] = [await user('bob'), await user('cyd')];
    const { userID: friendID } = friend;
    await control('im-befriend', { userID: login.userID, friendID, remark: 'Bobby' });
    const realm = await realms.open();
    const tim = TIMWithFriends.create({
      SDKAppID: login.sdkAppID,
      proxyServer: localCloud.imProxy,
    });
    if (!tim) throw new Error('no TIM');
    tim.setLogLevel(4);
    const port = realm.ports.signalling;
    await port.login({ ...login, tim });
    // TIM asks who the friends are once it has logged in.
    const people = await until('the remark', async () => {
      const profiles = await port.profiles([friendID, other.userID]);
      return profiles.some(({ remark }) => remark !== '') && profiles;
    });
    expect(people.map(({ userID, remark }) => [userID, remark])).to.have.deep.members([
      [friendID, 'Bobby'],
      [other.userID, ''],
    ]);
    await port.logout();
    await tim.destroy();
  });

  it('leaves no TIM behind after a logout', async () => {
    const ann = await online('ann');
    await ann.port.logout();
    const { users } = (await control('im-users')) as { users: UserID[] };
    expect(users).to.not.include(ann.userID);
  });
});

async function sdksOf(realm: RealmWindow): Promise<Sdks> {
  const global = realm as RealmWindow & typeof globalThis;
  const { href } = new URL('../../src/core/tencent/sdks.ts', import.meta.url);
  return (await global.eval(`import(${JSON.stringify(href)})`)) as Sdks;
}
