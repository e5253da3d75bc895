import { liveCameras } from './support/media.js';
import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

/** Ends the capture of the screen as the browser's own bar does. */
async function stopsInTheBrowser({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    const screen = window.recorded.tracks.findLast(
      ({ contentHint, readyState }) => contentHint === 'detail' && readyState === 'live',
    );
    screen?.stop();
    screen?.dispatchEvent(new Event('ended'));
  });
}

test.describe('A shared screen', () => {
  test('is seen by the other side beside the camera, until it is shared no more', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await alice.isInCall();

    await alice.clicks('Share screen');
    await alice.reads('You are sharing your screen');
    await bob.seesScreenOf(alice);
    await bob.seesAndHears(alice);
    await alice.seesAndHears(bob);
    expect(await bob.told('user-screen-available')).toMatchObject({
      userID: 'alice',
      isScreenAvailable: true,
    });
    await expect(
      bob.phone.getByRole('button', { name: 'Share screen', exact: true }),
    ).toHaveAttribute('aria-disabled', 'true');

    await alice.clicks('Stop sharing');
    await bob.seesNoScreen();
    await bob.seesAndHears(alice);
    expect(await liveCameras(alice.page)).toBe(1);

    await bob.clicks('Share screen');
    await alice.seesScreenOf(bob);
    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('is stopped from the browser’s own bar, in a voice call', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await alice.isInCall();
    await alice.clicks('Share screen');
    await bob.seesScreenOf(alice);

    await stopsInTheBrowser(alice);
    await bob.seesNoScreen();
    await expect(alice.phone.getByText('You are sharing your screen')).toHaveCount(0);
    await bob.hears();

    await alice.clicks('Share screen');
    await bob.seesScreenOf(alice);
    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
    for (const person of [alice, bob]) expect(await person.eventNames()).not.toContain('error');
  });

  test('goes dark when the element is taken out of the page', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob);
    await bob.answers();
    await alice.isInCall();
    await alice.clicks('Share screen');
    await bob.seesScreenOf(alice);
    await alice.phone.evaluate((phone) => {
      phone.remove();
    });
    await alice.hasNoLiveTrack();
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('is seen by everybody in a group call, also who comes later', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    const carol = await open('carol');
    await alice.groupCalls([bob, carol]);
    await bob.answers();
    await alice.isWith(bob);
    await alice.clicks('Share screen');
    await bob.seesScreenOf(alice);
    await carol.answers();
    await carol.seesScreenOf(alice);
    await alice.clicks('Stop sharing');
    await bob.seesNoScreen();
    await carol.seesNoScreen();
  });
});
