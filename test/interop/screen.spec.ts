import { expectStory } from './support/story.js';
import { expect, test } from './support/test.js';

// N has the element, R one of Tencent's own clients, which know nothing of a second stream.
for (const client of ['trtc-calling-js', 'tuicall-engine-webrtc'] as const) {
  test.describe(`A screen that is shared with ${client}`, () => {
    for (const video of [false, true]) {
      test(`leaves a ${video ? 'video' : 'voice'} call as it is`, async ({
        open,
        openReference,
        openTuicall,
      }) => {
        const openR = client === 'trtc-calling-js' ? openReference : openTuicall;
        const [n, r] = await Promise.all([open('n'), openR('r')]);
        await n.calls(r, { video });
        await r.told('INVITED');
        await r.answers();
        await n.isInCall();
        await r.told('USER_ENTER');
        await r.hears();

        await n.clicks('Share screen');
        await n.reads('You are sharing your screen');
        await r.hears();
        await n.clicks('Stop sharing');
        await expect(n.phone.getByText('You are sharing your screen')).toHaveCount(0);
        // The one tells its page of a person who comes once more, and leaves; the call goes on all the same.
        const told = client === 'trtc-calling-js' ? ['USER_ENTER', 'USER_LEAVE'] : [];
        await expectStory(r, ['INVITED', 'USER_ENTER', ...told]);
        expect(await r.status()).toBe('connected');
        await r.hears();
        if (video) await r.seesAndHears();
        await n.hears();
        await n.clicks('Hang up');
        await n.hasEnded('hangup', 'You hung up');
        await r.isIdle();
      });
    }
  });
}
