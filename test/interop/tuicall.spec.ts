import { liveCameras } from '../e2e/support/media.js';
import type { ReferencePerson } from '../e2e/support/reference-person.js';
import { expectOver, expectStory } from './support/story.js';
import { sentSignal } from './support/signalling.js';
import { expect, test } from './support/test.js';

const CONNECTED_BY_W = [['USER_ENTER', 'USER_ACCEPT']] as const;
const CONNECTED_BY_N = ['INVITED', 'USER_ENTER'] as const;

/** The kinds of call that it was told of, one after another. */
async function kinds(person: ReferencePerson): Promise<readonly unknown[]> {
  const events = await person.page.evaluate(() => window.referenceEvents);
  return events.filter(({ key }) => key === 'CALL_TYPE_CHANGED').map(({ detail }) => detail);
}

// W has tuicall-engine-webrtc 1.2.1, N has the element.
test.describe('Called by tuicall-engine-webrtc', () => {
  test('by voice, N accepts, W hangs up', async ({ cloud, open, openTuicall }) => {
    const [w, n] = await Promise.all([openTuicall('w'), open('n')]);

    await w.calls(n, { video: false });
    await n.hearsRinging('voice');
    await n.answers();
    await n.isInCall();
    await n.hears();
    await w.hears();
    await w.hangsUp();

    await expectStory(n, ['invited', 'user-enter', 'user-leave', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('remote-hangup');
    await test.step('#33 W’s call ends by the signal that N sends', async () => {
      const { callEnd } = await n.told('call-end');
      await sentSignal(cloud, { from: 'n', to: 'w' }, 'hangup');
      await expectStory(w, [...CONNECTED_BY_W, 'CALLING_END']);
      expect(await w.told('CALLING_END')).toMatchObject({ userID: 'n', callEnd });
    });
    await expectOver(cloud, n, w);
  });

  test('by video, N accepts and hangs up', async ({ cloud, open, openTuicall }) => {
    const [w, n] = await Promise.all([openTuicall('w'), open('n')]);

    await w.calls(n);
    await n.hearsRinging('video');
    await n.answers();
    await n.isInCall();
    await n.seesAndHears(w);
    await w.seesAndHears();
    await n.clicks('Hang up');

    await expectStory(w, [...CONNECTED_BY_W, 'USER_LEAVE', 'CALLING_END']);
    expect(await w.told('CALLING_END')).toMatchObject({ userID: 'w' });
    await sentSignal(cloud, { from: 'w', to: 'n' }, 'hangup');
    await expectStory(n, ['invited', 'user-enter', 'call-end', 'hang-up']);
    await expectOver(cloud, n, w);
  });

  test('N declines', async ({ cloud, open, openTuicall }) => {
    const [w, n] = await Promise.all([openTuicall('w'), open('n')]);

    await w.calls(n);
    await n.clicks('Decline');

    await expectStory(n, ['invited', 'call-end']);
    await expectStory(w, ['REJECT', 'CALLING_CANCEL']);
    expect(await w.told('REJECT')).toEqual({ userID: 'n' });
    await expectOver(cloud, n, w);
  });

  test('N is in another call', async ({ cloud, open, openTuicall }) => {
    const [w, n, other] = await Promise.all([openTuicall('w'), open('n'), open('other')]);
    await other.calls(n, { video: false });
    await n.answers();
    await n.isInCall();

    await w.calls(n, { video: false });

    await expectStory(w, ['CALLING_CANCEL', 'LINE_BUSY']);
    expect(await w.told('LINE_BUSY')).toEqual({ userID: 'n' });
    await w.isIdle();
    await expectStory(n, ['invited', 'user-enter']);
    await n.isInCall();
    await n.clicks('Hang up');
    await expectOver(cloud, n, other, w);
  });

  test('W cancels', async ({ cloud, open, openTuicall }) => {
    const [w, n] = await Promise.all([openTuicall('w'), open('n')]);

    await w.calls(n);
    await n.hearsRinging('video');
    await w.hangsUp();

    await expectStory(n, ['invited', 'calling-cancel', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('remote-cancelled');
    await expectStory(w, ['CALLING_CANCEL']);
    await expectOver(cloud, n, w);
  });
});

test.describe('Calling tuicall-engine-webrtc', () => {
  test('by voice, W accepts, N hangs up', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);

    await n.calls(w, { video: false });
    expect(await w.told('INVITED')).toMatchObject({
      sponsor: 'n',
      isFromGroup: false,
      inviteData: { callType: 1 },
    });
    await w.answers();
    await n.isInCall();
    await n.hears();
    await w.hears();
    await n.clicks('Hang up');

    await expectStory(n, [['user-enter', 'user-accept'], 'call-end', 'hang-up']);
    await expectStory(w, [...CONNECTED_BY_N, 'USER_LEAVE', 'CALLING_END']);
    await expectOver(cloud, n, w);
  });

  test('by video, W accepts and hangs up', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);

    await n.calls(w);
    expect(await w.told('INVITED')).toMatchObject({ inviteData: { callType: 2 } });
    await w.answers();
    await n.isInCall();
    await n.seesAndHears(w);
    await w.seesAndHears();
    await w.hangsUp();

    await expectStory(n, [['user-enter', 'user-accept'], 'user-leave', 'call-end']);
    const { callEnd } = await n.told('call-end');
    await expectStory(w, [...CONNECTED_BY_N, 'CALLING_END']);
    expect(await w.told('CALLING_END')).toMatchObject({ userID: 'n', callEnd });
    await expectOver(cloud, n, w);
  });

  test('W rejects', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);

    await n.calls(w, { video: false });
    await w.told('INVITED');
    await w.declines();

    await expectStory(n, ['reject', 'call-end']);
    expect(await n.told('reject')).toMatchObject({ userID: 'w', sponsor: 'n' });
    expect((await n.told('call-end')).reason).toBe('rejected');
    await expectStory(w, ['INVITED', 'CALLING_CANCEL']);
    await expectOver(cloud, n, w);
  });

  test('W is in another call', async ({ cloud, open, openTuicall }) => {
    const [n, w, other] = await Promise.all([open('n'), openTuicall('w'), open('other')]);
    await w.calls(other, { video: false });
    await other.answers();
    await other.isInCall();

    await n.calls(w, { video: false });

    await expectStory(n, ['line-busy', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('busy');
    await n.isIdle();
    await other.isInCall();
    await other.hears();
    await w.hangsUp();
    await expectOver(cloud, other, n, w);
  });

  test('N cancels', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);

    await n.calls(w);
    await w.told('INVITED');
    await n.clicks('Cancel');

    await expectStory(n, ['call-end']);
    await expectStory(w, ['INVITED', 'CALLING_CANCEL']);
    await expectOver(cloud, n, w);
  });

  test('W is silent', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);

    await n.calls(w, { timeout: 3 });

    await expectStory(n, ['calling-timeout', 'call-end']);
    expect((await n.told('call-end')).reason).toBe('no-answer');
    await expectStory(w, ['INVITED', 'CALLING_CANCEL']);
    await expectOver(cloud, n, w);
  });
});

test.describe('In a call with tuicall-engine-webrtc', () => {
  test('N asks for voice, then for video', async ({ cloud, open, openTuicall }) => {
    const [n, w] = await Promise.all([open('n'), openTuicall('w')]);
    await n.calls(w);
    await w.told('INVITED');
    await w.answers();
    await n.isInCall();
    await n.seesAndHears(w);
    await w.seesAndHears();

    await n.clicks('Switch to voice');
    await n.isKind(1);
    await expect.poll(() => liveCameras(n.page)).toBe(0);
    await expect.poll(() => kinds(w)).toEqual([{ oldCallType: 2, newCallType: 1 }]);
    await n.hears();

    await n.clicks('Switch to video');
    await n.isKind(2);
    await n.seesAndHears(w);
    await w.seesAndHears();
    expect(await kinds(w)).toEqual([
      { oldCallType: 2, newCallType: 1 },
      { oldCallType: 1, newCallType: 2 },
    ]);

    await n.clicks('Hang up');
    await expectOver(cloud, n, w);
  });

  test('W asks for video, then for voice', async ({ cloud, open, openTuicall }) => {
    const [w, n] = await Promise.all([openTuicall('w'), open('n')]);
    await w.calls(n, { video: false });
    await n.answers();
    await n.isInCall();
    await n.hears();

    await w.asksFor('video');
    await n.clicks('Not now');
    await n.isKind(1);
    expect(await kinds(w)).toEqual([]);

    await w.asksFor('video');
    await n.clicks('Turn on camera');
    await n.isKind(2);
    await n.seesAndHears(w);
    await w.seesAndHears();

    await w.asksFor('voice');
    await n.isKind(1);
    await expect.poll(() => liveCameras(n.page)).toBe(0);
    await n.hears();
    await expect
      .poll(() => kinds(w))
      .toEqual([
        { oldCallType: 1, newCallType: 2 },
        { oldCallType: 2, newCallType: 1 },
      ]);

    await w.hangsUp();
    await expectOver(cloud, n, w);
  });
});
