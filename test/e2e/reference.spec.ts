import { expect, test } from './support/test.js';

test.describe('With trtc-calling-js 1.0.6 at the other end', () => {
  test('the element is called, and it hangs up', async ({ open, openReference }) => {
    const alice = await openReference('alice');
    const bob = await open('bob');

    await alice.calls(bob);
    await bob.hearsRinging();
    await bob.answers();
    await bob.isInCall();
    await bob.seesAndHears(alice);
    await alice.seesAndHears();

    await bob.clicks('Hang up');
    await bob.hasEnded('hangup', 'You hung up');
    expect(await alice.told('CALLING_END')).toMatchObject({ userID: 'alice' });
  });

  test('the element is called, and the other end hangs up', async ({ open, openReference }) => {
    const alice = await openReference('alice');
    const bob = await open('bob');

    await alice.calls(bob);
    await bob.answers();
    await bob.isInCall();
    await alice.told('USER_ACCEPT');

    await alice.hangsUp();
    await bob.hasEnded('remote-hangup', 'alice hung up');
    // The one who is left alone tells the other one how long it was.
    expect(await alice.told('CALLING_END')).toMatchObject({ userID: 'bob' });
  });

  test('the element calls, and it hangs up', async ({ open, openReference }) => {
    const alice = await open('alice');
    const bob = await openReference('bob');

    await alice.calls(bob);
    expect(await bob.told('INVITED')).toMatchObject({
      sponsor: 'alice',
      inviteData: { callType: 2 },
    });
    await bob.answers();
    await alice.isInCall();
    await alice.seesAndHears(bob);
    await bob.seesAndHears();

    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
    await bob.told('CALLING_END');
  });

  test('the element calls, and the other end hangs up', async ({ open, openReference }) => {
    const alice = await open('alice');
    const bob = await openReference('bob');

    await alice.calls(bob, { video: false });
    await bob.told('INVITED');
    await bob.answers();
    await alice.isInCall();
    await alice.hears();

    await bob.hangsUp();
    await alice.hasEnded('remote-hangup', 'bob hung up');
    expect(await bob.told('CALLING_END')).toMatchObject({ userID: 'alice' });
  });

  test('either may decline', async ({ open, openReference }) => {
    const alice = await open('alice');
    const bob = await openReference('bob');

    await alice.calls(bob);
    await bob.told('INVITED');
    await bob.declines();
    await alice.hasEnded('rejected', 'bob declined the call');

    await bob.calls(alice);
    await alice.clicks('Decline');
    expect(await bob.told('REJECT')).toMatchObject({ userID: 'alice' });
    await alice.isIdle();
  });
});
