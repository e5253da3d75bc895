import type { LocalCloud } from 'trtc-local-cloud';
import { expectOver, expectStory, peopleInRooms } from './support/story.js';
import { callData, hangupData, sentSignal, signalsOf } from './support/signalling.js';
import { expect, test } from './support/test.js';

const GROUP = 'team';

async function createGroup(
  cloud: LocalCloud,
  ...members: readonly { name: string }[]
): Promise<void> {
  await cloud.control('im-create-group', {
    groupID: GROUP,
    members: members.map(({ name }) => name),
  });
}

// R and R2 have trtc-calling-js 1.0.6, N has the element.
test.describe('In a group call with trtc-calling-js', () => {
  for (const [number, groupID] of [
    ['#14', GROUP],
    ['#15', undefined],
  ] as const) {
    const how = groupID ? 'in an IM group' : 'without a groupID';
    test(`${number} R group-calls N and R2 ${how}, both accept, R, then R2 leave`, async ({
      cloud,
      open,
      openReference,
    }) => {
      const [r, r2, n] = await Promise.all([openReference('r'), openReference('r2'), open('n')]);
      await createGroup(cloud, r, r2, n);

      await r.groupCalls([n, r2], { ...(groupID && { groupID }) });
      await n.answers();
      await r2.told('INVITED');
      await r2.answers();
      await n.isWith(r, r2);
      await n.hears();
      await r.told('USER_ENTER');
      await r.hangsUp();
      await n.isWith(r2);
      await r2.hangsUp();

      const invited = await n.told('invited');
      expect(invited).toMatchObject({ sponsor: 'r', isFromGroup: true, groupID: groupID ?? '' });
      expect([...invited.userIDList].sort()).toEqual(['n', 'r2']);
      // In an IM group everybody hears who accepts.
      const story = (await n.story()).filter((name) => name !== 'user-accept');
      expect(story).toEqual([
        'invited',
        'user-enter',
        'user-enter',
        'user-leave',
        'user-leave',
        'call-end',
      ]);
      expect(await n.told('call-end')).toMatchObject({
        userID: 'r2',
        groupID: groupID ?? '',
        reason: 'remote-hangup',
      });
      const { callEnd } = await n.told('call-end');
      expect(await r2.told('CALLING_END')).toEqual({ userID: 'n', callEnd });
      expect(await r.story()).not.toContain('CALLING_END');
      await sentSignal(cloud, { from: 'n', to: groupID ?? 'r2' }, 'hangup');
      await expectOver(cloud, n, r, r2);
    });
  }

  test('#27 N group-calls R and R2, R accepts, R2 rings, N hangs up', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [n, r, r2] = await Promise.all([open('n'), openReference('r'), openReference('r2')]);
    await createGroup(cloud, n, r, r2);

    await n.groupCalls([r, r2], { video: false, groupID: GROUP });
    await r.told('INVITED');
    await r2.told('INVITED');
    await r.answers();
    await n.isWith(r);
    await r.told('USER_ENTER');
    await n.clicks('Hang up');

    await n.hasEnded('hangup', /./);
    await expectStory(n, [['user-enter', 'user-accept'], 'call-end', 'hang-up']);
    await expect.poll(() => r.story()).toContain('USER_LEAVE');
    await r.isIdle();
    expect(await r2.status()).toBe('calling');
    expect(await r2.story()).toEqual(expect.not.arrayContaining(['CALLING_CANCEL']));
    const actions = (await signalsOf(cloud, 'n', GROUP)).map(({ action }) => action);
    expect(actions).toEqual(['invite']);
    await r2.declines();
    await expectOver(cloud, n, r, r2);
  });

  test('N group-calls R and R2 by video: all see and hear all', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [n, r, r2] = await Promise.all([open('n'), openReference('r'), openReference('r2')]);

    await n.groupCalls([r, r2]);
    for (const invited of [r, r2]) {
      expect(await invited.told('INVITED')).toMatchObject({ sponsor: 'n', isFromGroup: true });
      await invited.answers();
    }
    await n.isWith(r, r2);
    await n.seesAndHears(r);
    await n.seesAndHears(r2);
    await r.seesAndHears();
    await r2.seesAndHears();
    await r.hangsUp();
    await n.isWith(r2);
    await n.clicks('Hang up');
    await expect.poll(() => r2.story()).toContain('CALLING_END');
    await expectOver(cloud, n, r, r2);
  });

  test('R joins more people to a call between two', async ({ cloud, open, openReference }) => {
    const [n, r, n2] = await Promise.all([open('n'), openReference('r'), open('n2')]);

    await r.calls(n, { video: false });
    await n.answers();
    await n.isWith(r);
    await r.groupCalls([n2]);
    await n2.answers();
    await n.isWith(r, n2);
    await n2.isWith(r, n);
    // Until she knows of the answer, hanging up takes the invitation back.
    await expect
      .poll(async () => (await r.story()).filter((name) => name === 'USER_ACCEPT').length)
      .toBe(2);
    await r.hangsUp();
    await n.isWith(n2);
    await n2.clicks('Hang up');
    await n.hasEnded('remote-hangup', /./);
    await expectOver(cloud, n, n2, r);
  });
});

test.describe('In a group call with clients that cannot be run here', () => {
  test('#32 a TUICallEngine member leaves a group call with N and R', async ({
    cloud,
    open,
    openReference,
    peer,
    enterRoom,
  }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    const mini = peer('mini');
    await createGroup(cloud, mini, n, r);

    const member = await enterRoom('mini', 4711);
    await mini.invitesGroup(GROUP, [n, r], callData({ roomID: 4711, platform: 'MiniApp' }));
    await n.answers();
    await r.told('INVITED');
    await r.answers();
    await n.isWith(mini, r);
    await mini.invitesGroup(GROUP, [n, r], hangupData(3, 'MiniApp'), { timeout: 0 });
    await member.leaves();

    await n.isWith(r);
    await n.hears();
    expect((await n.story()).filter((name) => name === 'user-leave')).toHaveLength(1);
    expect(await n.story()).not.toContain('call-end');
    expect(await r.told('CALLING_END')).toMatchObject({ userID: 'mini' });
    expect(await r.status()).toBe('connected');
    await r.hangsUp();
    await n.hasEnded('remote-hangup', /./);
    await expectOver(cloud, n, r);
    expect(await peopleInRooms(cloud)).toEqual([]);
  });
});
