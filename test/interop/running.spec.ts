import type { Person } from '../e2e/support/person.js';
import type { ReferencePerson } from '../e2e/support/reference-person.js';
import { expectOver, expectStory, peopleInRooms } from './support/story.js';
import { callData, cancelData, hangupData, sentSignal } from './support/signalling.js';
import { expect, test } from './support/test.js';

async function connect(n: Person, r: ReferencePerson): Promise<void> {
  await n.calls(r, { video: false });
  await r.told('INVITED');
  await r.answers();
  await n.isInCall();
  await r.told('USER_ENTER');
  await n.told('user-accept');
}

const CONNECTED_N = [['user-enter', 'user-accept']] as const;
const CONNECTED_R = ['INVITED', 'USER_ENTER'] as const;

// N has the element, R has trtc-calling-js 1.0.6.
test.describe('In a call with trtc-calling-js', () => {
  test('#25 another calls R, busy with N, and cancels at once', async ({
    cloud,
    open,
    openReference,
    peer,
  }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await connect(n, r);

    const r2 = peer('r2');
    const inviteID = await r2.invites(r, callData({ roomID: 7 }));
    const signal = { inviteID, inviter: 'r2', inviteeList: ['r'] };
    await r2.sends(r, 'cancel', { ...signal, call: cancelData() });

    await expectStory(n, [...CONNECTED_N, 'user-leave', 'call-end']);
    await expectStory(r, [
      ...CONNECTED_R,
      ['LINE_BUSY', 'CALLING_CANCEL', 'USER_LEAVE'],
      'CALLING_END',
    ]);
    expect(await r.told('LINE_BUSY')).toEqual({ sponsor: 'r2', userID: 'r' });
    expect(await r.told('CALLING_END')).toMatchObject({ userID: 'n' });
    await sentSignal(cloud, { from: 'n', to: 'r' }, 'hangup');
    await expectOver(cloud, n, r);
  });

  test('#26 a third party cancels and rejects towards N', async ({
    cloud,
    open,
    openReference,
    peer,
  }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await connect(n, r);

    const eve = peer('eve');
    const { inviteID } = await sentSignal(cloud, { from: 'n', to: 'r' }, 'invite');
    const call = cancelData();
    for (const id of [inviteID, 'made-up']) {
      for (const action of ['cancel', 'reject', 'timeout'] as const) {
        await eve.sends(n, action, { inviteID: id, inviter: 'n', inviteeList: ['r'], call });
        await eve.sends(n, action, { inviteID: id, inviter: 'eve', inviteeList: ['n'], call });
      }
    }
    await eve.invites(n, hangupData(3), { timeout: 0 });
    await eve.invites(n, callData({ roomID: 7 }));
    // The answer to the last of them: all have been heard.
    const busy = await sentSignal(cloud, { from: 'n', to: 'eve' }, 'reject');
    expect(busy.call).toMatchObject({ line_busy: 'line_busy' });

    await expectStory(n, CONNECTED_N);
    await expectStory(r, CONNECTED_R);
    await n.isInCall();
    await n.hears();
    await n.clicks('Hang up');
    await expectOver(cloud, n, r);
  });

  test('#28 N is kicked out', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await connect(n, r);

    await cloud.control('im-kick', { userID: 'n' });

    // The devices are dark and the call is over before the page hears of the login.
    await expectStory(n, [...CONNECTED_N, 'call-end', 'kicked-out']);
    expect((await n.told('call-end')).reason).toBe('kicked-out');
    await expectStory(r, [...CONNECTED_R, 'USER_LEAVE', 'CALLING_END']);
    await expectOver(cloud, n, r);
    expect(await n.session()).toBe('kicked-out');
  });

  test('#29 R drops out of TRTC without a word', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await connect(n, r);

    await r.page.close();

    await expectStory(n, [...CONNECTED_N, 'user-leave', 'call-end']);
    await sentSignal(cloud, { from: 'n', to: 'r' }, 'hangup');
    await expectOver(cloud, n);
  });
});

// Clients that cannot be run here: their signals are sent as they write them.
test.describe('With other clients', () => {
  test('#30 a mini-program invites N to room 3000000000', async ({ cloud, open, peer }) => {
    const n = await open('n');
    const mp = peer('mp');
    const roomID = 3_000_000_000;

    await mp.invites(n, callData({ roomID, video: true, platform: 'MiniApp' }));
    expect(await n.told('invited')).toMatchObject({
      sponsor: 'mp',
      inviteData: { callType: 2, roomID },
    });
    await n.answers();

    const accept = await sentSignal(cloud, { from: 'n', to: 'mp' }, 'accept');
    expect(accept.call).toMatchObject({ call_type: 2, data: { cmd: 'videoCall' } });
    expect(await peopleInRooms(cloud)).toEqual([{ userID: 'n', roomID: String(roomID) }]);
    await mp.invites(n, hangupData(0, 'MiniApp'), { timeout: 0 });
    await expectStory(n, ['invited', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('remote-hangup');
    await expectOver(cloud, n);
  });

  test('#33 WEB2 calls N and hangs up: N sends the signal that it waits for', async ({
    cloud,
    enterRoom,
    open,
    peer,
  }) => {
    const n = await open('n');
    const web = peer('web');
    const roomID = 4711;
    const inRoom = await enterRoom('web', roomID);
    await web.invites(n, callData({ roomID }));
    await n.answers();
    await n.isInCall();
    await n.hears();

    await inRoom.leaves();

    await expectStory(n, ['invited', 'user-enter', 'user-leave', 'call-end']);
    const { callEnd } = await n.told('call-end');
    const hangup = await sentSignal(cloud, { from: 'n', to: 'web' }, 'hangup');
    expect(hangup).toMatchObject({ action: 'invite', timeout: 0, inviteeList: ['web'] });
    expect(hangup.call).toMatchObject({ businessID: 'av_call', call_end: callEnd });
    await expectOver(cloud, n);
  });
});
