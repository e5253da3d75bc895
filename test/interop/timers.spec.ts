import { setTimeout } from 'node:timers/promises';
import { expectOver, expectStory } from './support/story.js';
import { sentSignal } from './support/signalling.js';
import { expect, test } from './support/test.js';

const SLOWLY = { timeout: 50_000 };

// R has trtc-calling-js 1.0.6, whose 30 seconds are fixed, N has the element. Nobody does anything here
// but wait, beside the other tests.
test.describe('With trtc-calling-js, as time goes by', () => {
  test('#6 R calls, N is online and silent; #7 R calls, N is offline', async ({
    cloud,
    open,
    openReference,
  }) => {
    // Known to the service, but not there.
    for (const name of ['n-offline', 'n-later']) cloud.userSigs.sign(name);
    const [n, r, r2, r3] = await Promise.all([
      open('n'),
      openReference('r'),
      openReference('r2'),
      openReference('r3'),
    ]);

    await r.calls(n, { video: false });
    await r2.calls({ name: 'n-offline' }, { video: false });
    await r3.calls({ name: 'n-later' }, { video: false });
    // Late enough for R's timer, which runs 35 seconds in all, to be over before N's new one of 30.
    await setTimeout(12_000);
    const later = await open('n-later');
    await later.hearsRinging('voice');

    await test.step('#6', async () => {
      await expectStory(n, ['invited', 'calling-timeout', 'call-end'], SLOWLY);
      expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'no-answer' });
      await expectStory(r, ['CALLING_TIMEOUT', 'CALLING_END'], SLOWLY);
      expect(await r.told('CALLING_END')).toEqual({ userID: 'r', callEnd: 0 });
    });

    await test.step('#7', async () => {
      await expectStory(r2, ['NO_RESP', 'CALLING_END'], SLOWLY);
      expect(await r2.told('NO_RESP')).toEqual({ sponsor: 'r2', userIDList: ['n-offline'] });
      expect(await r2.told('CALLING_END')).toEqual({ userID: 'r2', callEnd: 0 });
      await expectStory(r3, ['NO_RESP', 'CALLING_END'], SLOWLY);
      await expectStory(later, ['invited', 'calling-timeout', 'call-end'], SLOWLY);
    });
    await expectOver(cloud, n, later, r, r2, r3);
  });

  test('#23 N calls, R accepts without the microphone, which was pulled out while it rang', async ({
    cloud,
    open,
    openReference,
  }) => {
    const [n, r] = await Promise.all([open('n'), openReference('r')]);

    await n.calls(r, { video: false });
    await r.told('INVITED');
    await r.loses('microphone');
    await r.answers();

    await expectStory(n, ['user-accept', 'error', 'call-end'], SLOWLY);
    expect(await n.told('call-end')).toMatchObject({ callEnd: 0, reason: 'connection-lost' });
    await sentSignal(cloud, { from: 'n', to: 'r' }, 'hangup');
    await expectStory(r, ['INVITED', 'ERROR', 'CALLING_END']);
    expect(await r.told('ERROR')).toMatchObject({ code: 60003 });
    await n.isIdle();
    await r.hangsUp();
    await expectOver(cloud, n, r);
  });
});
