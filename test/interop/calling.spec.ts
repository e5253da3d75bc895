import { expectOver, expectStory } from './support/story.js';
import { sentSignal, signalsOf } from './support/signalling.js';
import { expect, test } from './support/test.js';

// N has the element, R has trtc-calling-js 1.0.6.
test.describe('Calling trtc-calling-js', () => {
  test('#17 N calls R by video, R accepts, R hangs up', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);

    await n.calls(r);
    await r.told('INVITED');
    await r.answers();
    await n.isInCall();
    await n.seesAndHears(r);
    await r.seesAndHears();
    await r.hangsUp();

    await expectStory(n, [['user-enter', 'user-accept'], 'user-leave', 'call-end']);
    expect(await n.told('user-accept')).toMatchObject({ userID: 'r', invitee: 'r' });
    const { callEnd } = await n.told('call-end');
    expect(callEnd).toBeGreaterThan(0);
    await expectStory(r, ['INVITED', 'USER_ENTER', 'USER_LEAVE', 'CALLING_END']);
    expect(await r.told('CALLING_END')).toEqual({ userID: 'n', callEnd });
    const hangup = await sentSignal(cloud, { from: 'n', to: 'r' }, 'hangup');
    expect(hangup).toMatchObject({ action: 'invite', timeout: 0, call: { call_end: callEnd } });
    await expectOver(cloud, n, r);
  });

  test('#18 N calls R, who accepts, N hangs up', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);

    await n.calls(r, { video: false });
    await r.told('INVITED');
    await r.answers();
    await n.isInCall();
    await n.hears();
    await r.told('USER_ENTER');
    await n.clicks('Hang up');

    await expectStory(n, [['user-enter', 'user-accept'], 'call-end', 'hang-up']);
    await expectStory(r, ['INVITED', 'USER_ENTER', 'USER_LEAVE', 'CALLING_END']);
    expect(await r.told('CALLING_END')).toMatchObject({ userID: 'n' });
    await expectOver(cloud, n, r);
  });

  test('#19 N calls, R rejects', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);

    await n.calls(r, { video: false });
    await r.told('INVITED');
    await r.declines();

    await expectStory(n, ['reject', 'call-end']);
    expect(await n.told('reject')).toMatchObject({ userID: 'r', invitee: 'r', sponsor: 'n' });
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'rejected' });
    await expectStory(r, ['INVITED']);
    await expectOver(cloud, n, r);
  });

  test('#19 N calls, R is busy', async ({ cloud, open, openReference }) => {
    const [n, r, other] = await Promise.all([open('n'), openReference('r'), open('other')]);
    await r.calls(other, { video: false });
    await other.answers();
    await other.isInCall();

    await n.calls(r, { video: false });

    await expectStory(n, ['line-busy', 'call-end']);
    expect(await n.told('line-busy')).toMatchObject({ userID: 'r', invitee: 'r', sponsor: 'n' });
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'busy' });
    await expectStory(r, [['USER_ENTER', 'USER_ACCEPT'], 'LINE_BUSY']);
    expect(await r.told('LINE_BUSY')).toEqual({ sponsor: 'n', userID: 'r' });
    await n.isIdle();
    await other.isInCall();
    await r.hangsUp();
    await expectOver(cloud, n, r, other);
  });

  test('#20 N calls and hangs up at once, the invitation being on its way', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);
    await cloud.control('im-delay', { userID: 'n', milliseconds: 4000 });

    await n.calls(r, { video: false });
    await n.clicks('Cancel');
    await expect.poll(() => n.phase()).toBe('idle');
    expect(await signalsOf(cloud, 'n', 'r')).not.toContainEqual(
      expect.objectContaining({ action: 'cancel' }),
    );

    await expectStory(r, ['INVITED', 'CALLING_CANCEL']);
    await expectStory(n, ['call-end']);
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'cancelled' });
    const invitation = await sentSignal(cloud, { from: 'n', to: 'r' }, 'invite');
    const cancel = await sentSignal(cloud, { from: 'n', to: 'r' }, 'cancel');
    expect(cancel.inviteID).toBe(invitation.inviteID);
    await expectOver(cloud, n, r);
  });

  test('#21 N calls, R is online and silent', async ({ cloud, open, openReference }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);

    await n.calls(r, { video: false, timeout: 3 });

    await expectStory(n, ['calling-timeout', 'call-end']);
    expect(await n.told('calling-timeout')).toMatchObject({ sponsor: 'n', userIDList: ['r'] });
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'no-answer' });
    await expectStory(r, ['INVITED', 'CALLING_TIMEOUT', 'CALLING_END']);
    expect(await r.told('CALLING_TIMEOUT')).toEqual({ sponsor: 'n', userIDList: ['r'] });
    expect(await r.told('CALLING_END')).toEqual({ userID: 'n', callEnd: 0 });
    await expectOver(cloud, n, r);
  });

  for (const [what, devices] of Object.entries({
    '’s user refuses the microphone': { allowed: false },
    // In a browser this is no other case: #23 needs a microphone that goes while it rings.
    ' has never had a microphone': { without: 'microphone' },
  } as const)) {
    test(`#22 N calls, R${what}`, async ({ cloud, open, openReference }) => {
      const [n, r] = await Promise.all([open('n'), openReference('r', devices)]);

      await n.calls(r, { video: false });

      await expectStory(n, ['reject', 'call-end']);
      expect(await n.told('reject')).toMatchObject({ userID: 'r' });
      expect(await n.told('call-end')).toMatchObject({ callEnd: 0 });
      await expectStory(r, ['ERROR']);
      expect(await r.told('ERROR')).toMatchObject({ code: 60005 });
      await expectOver(cloud, n, r);
    });
  }
});
