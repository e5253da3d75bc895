import { expectOver, expectStory } from './support/story.js';
import { callData, sentSignal, signalsOf } from './support/signalling.js';
import { expect, test } from './support/test.js';

// R has trtc-calling-js 1.0.6, N has the element.
test.describe('Called by trtc-calling-js', () => {
  test('#1 R calls N by voice, N accepts, R hangs up', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);

    await r.calls(n, { video: false });
    await n.answers();
    await n.isInCall();
    await n.hears();
    await r.told('USER_ENTER');
    await r.hangsUp();

    await expectStory(n, ['invited', 'user-enter', 'user-leave', 'call-end']);
    await expectStory(r, [['USER_ENTER', 'USER_ACCEPT'], 'USER_LEAVE', 'CALLING_END']);
    const { callEnd } = await n.told('call-end');
    expect(callEnd).toBeGreaterThan(0);
    expect(await r.told('USER_ACCEPT')).toEqual({ userID: 'r' });
    expect(await r.told('CALLING_END')).toEqual({ userID: 'n', callEnd });
    await expectOver(cloud, n, r);
  });

  test('#2 R calls N by video, N accepts, N hangs up', async ({
    cloud,
    open,
    openReference,
    peer,
  }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);

    await r.calls(n);
    await n.answers();
    await n.isInCall();
    await n.seesAndHears(r);
    await r.seesAndHears();
    await n.clicks('Hang up');

    await expectStory(r, [['USER_ENTER', 'USER_ACCEPT'], 'USER_LEAVE', 'CALLING_END']);
    expect(await r.told('CALLING_END')).toMatchObject({ userID: 'r' });
    await expectOver(cloud, n, r);

    await sentSignal(cloud, { from: 'r', to: 'n' }, 'hangup');
    // What comes after it is heard after it.
    await peer('later').invites(n, callData({ roomID: 7 }));
    await expectStory(n, ['invited', 'user-enter', 'call-end', 'hang-up', 'invited']);
  });

  test('#3 R calls, N rejects', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);

    await r.calls(n, { video: false });
    await n.clicks('Decline');

    await expectStory(n, ['invited', 'call-end']);
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'declined' });
    await expectStory(r, ['REJECT']);
    expect(await r.told('REJECT')).toEqual({ userID: 'n' });
    await expectOver(cloud, n, r);
  });

  test('#4 R calls, N in another call', async ({ cloud, open, openReference }) => {
    const [r, other, n] = await Promise.all([
      openReference('r'),
      openReference('other'),
      open('n'),
    ]);
    await other.calls(n, { video: false });
    await n.answers();
    await n.isInCall();

    await r.calls(n, { video: false });

    await expectStory(r, ['LINE_BUSY']);
    expect(await r.told('LINE_BUSY')).toEqual({ sponsor: 'r', userID: 'n' });
    await r.isIdle();
    await expectStory(n, ['invited', 'user-enter']);
    await n.isInCall();
    await n.hears();
    await n.clicks('Hang up');
    await expectOver(cloud, n, r, other);
  });

  test('#5 R calls, R cancels before the answer', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);

    await r.calls(n, { video: false });
    await n.hearsRinging('voice');
    await r.hangsUp();

    await expectStory(n, ['invited', 'calling-cancel', 'call-end']);
    expect(await n.told('calling-cancel')).toMatchObject({ sponsor: 'r', userID: 'r' });
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'remote-cancelled' });
    await expectStory(r, []);
    await expectOver(cloud, n, r);
    expect(await n.capturedTracks()).toBe(0);
  });

  test('#8 R calls, N’s user refuses the microphone in accept()', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n', { allowed: false })]);

    await r.calls(n, { video: false });
    await n.hearsRinging('voice');
    await n.answers();
    expect(await n.told('error')).toMatchObject({ code: 60005 });
    // It rings on, so that they can mend that.
    await n.hearsRinging('voice');
    await n.clicks('Decline');

    await expectStory(n, ['invited', 'error', 'call-end']);
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0 });
    await expectStory(r, ['REJECT']);
    expect(await r.told('REJECT')).toEqual({ userID: 'n' });
    await expectOver(cloud, n, r);
  });

  test('#9 R calls by video, N has no camera', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n', { without: 'camera' })]);

    await r.calls(n);
    await n.answers();
    await n.isInCall();

    await expectStory(n, ['invited', ['user-enter', 'error']]);
    expect(await n.told('error')).toMatchObject({ code: 60004 });
    await expectStory(r, [['USER_ENTER', 'USER_ACCEPT']]);
    expect(await r.told('USER_VIDEO_AVAILABLE')).toEqual({
      userID: 'n',
      isVideoAvailable: false,
    });
    await n.seesAndHears(r);
    await n.clicks('Hang up');
    await expectOver(cloud, n, r);
  });

  test('#10 R cancels while N’s accept() is joining', async ({ cloud, open, openReference }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);
    await r.calls(n, { video: false });
    await n.hearsRinging('voice');
    await cloud.control('rtc-delay', { userID: 'n', milliseconds: 8000 });

    const accepting = n.accepts();
    await expect.poll(() => n.phase()).toBe('accepting');
    await r.hangsUp();

    expect(await accepting).toBe('call-ended');
    await expectStory(n, ['invited', 'calling-cancel', 'call-end']);
    await expectStory(r, []);
    await cloud.control('rtc-delay', { userID: 'n', milliseconds: 0 });
    await expectOver(cloud, n, r);
    expect(await n.page.evaluate(() => window.recorded.uncaught)).toEqual([]);
  });

  test('#16 R calls, N’s IM delivers the invitation twice', async ({
    cloud,
    open,
    openReference,
    peer,
  }) => {
    const [r, n] = await Promise.all([openReference('r'), open('n')]);

    await r.calls(n, { video: false });
    await n.hearsRinging('voice');
    const { raw } = await sentSignal(cloud, { from: 'r', to: 'n' }, 'invite');
    await cloud.control('im-send', { from: 'r', to: 'n', data: raw });
    await peer('other').invites(n, callData({ roomID: 7 }));

    // The other one's call comes after it and is answered: so it has been heard.
    await sentSignal(cloud, { from: 'n', to: 'other' }, 'reject');
    await expectStory(n, ['invited']);
    await expectStory(r, []);
    expect(await signalsOf(cloud, 'n', 'r')).toEqual([]);
    await n.hearsRinging('voice');
    await n.clicks('Decline');
    await expectStory(r, ['REJECT']);
    await expectOver(cloud, n, r);
  });
});
