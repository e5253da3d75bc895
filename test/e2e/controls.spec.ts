import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

// Two pages that send and receive video, and seconds in which nobody moves.
test.describe.configure({ timeout: 120_000 });

/** Alice has called bob, who has answered. */
async function inCall(
  open: (name: string) => Promise<Person>,
): Promise<{ alice: Person; bob: Person }> {
  const alice = await open('alice');
  const bob = await open('bob');
  await alice.calls(bob);
  await bob.answers();
  await Promise.all([alice.isInCall(), bob.isInCall()]);
  await alice.seesAndHears(bob);
  return { alice, bob };
}

/** How much is to be seen of a button of the call, 0 to 1, with all that it stands in. */
function opacityOf({ phone }: Person, name: string): Promise<number> {
  return phone.getByRole('button', { name, exact: true }).evaluate((button) => {
    let opacity = 1;
    for (let node: Element | null = button; node;) {
      opacity *= Number(getComputedStyle(node).opacity);
      const root = node.getRootNode();
      node =
        node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return opacity;
  });
}

const seesButtons = (person: Person): Promise<void> =>
  expect.poll(() => opacityOf(person, 'Hang up')).toBe(1);
const seesNoButtons = (person: Person): Promise<void> =>
  expect.poll(() => opacityOf(person, 'Hang up')).toBe(0);

test.describe('The buttons of a video call', () => {
  test('go while nobody moves, come back at a move, and stay for the keyboard', async ({
    open,
  }) => {
    const { alice, bob } = await inCall(open);
    const { mouse, keyboard } = alice.page;
    await mouse.move(240, 200);
    await seesNoButtons(alice);
    expect(await opacityOf(alice, 'Minimise')).toBe(0);
    await alice.seesAndHears(bob);
    await mouse.move(250, 210, { steps: 2 });
    await seesButtons(alice);
    await seesNoButtons(alice);

    // What is not seen is in its place in the order of the keyboard.
    await alice.phone.getByRole('button', { name: 'Mute microphone' }).focus();
    await seesButtons(alice);
    await keyboard.press('Tab');
    await expect(alice.phone.getByRole('button', { name: 'Turn off camera' })).toBeFocused();
    // Bob's go once more meanwhile, so hers had the time.
    await bob.page.mouse.move(240, 200);
    await seesNoButtons(bob);
    expect(await opacityOf(alice, 'Hang up')).toBe(1);

    await alice.clicks('Hang up');
    await alice.hasEnded('hangup', 'You hung up');
    await bob.hasEnded('remote-hangup', 'alice hung up');
  });

  test('stay in a voice call', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await expect(alice.phone.getByRole('timer')).toContainText(/0:0[6-9]/);
    expect(await opacityOf(alice, 'Hang up')).toBe(1);
  });
});

test.describe('The own picture', () => {
  test('is moved by mouse and by keys, and goes on moving itself', async ({ open }) => {
    const { alice, bob } = await inCall(open);
    const own = alice.phone.getByRole('button', { name: 'Move your picture' });
    const stage = (await alice.phone.boundingBox())!;
    const corner = async (): Promise<string> => {
      const { x, y, width, height } = (await own.boundingBox())!;
      const isLeft = x + width / 2 < stage.x + stage.width / 2;
      const isAbove = y + height / 2 < stage.y + stage.height / 2;
      return `${isAbove ? 'top' : 'bottom'} ${isLeft ? 'left' : 'right'}`;
    };
    await expect.poll(corner).toBe('top right');

    const { x, y, width, height } = (await own.boundingBox())!;
    await alice.page.mouse.move(x + width / 2, y + height / 2);
    await alice.page.mouse.down();
    await alice.page.mouse.move(300, 200, { steps: 4 });
    await alice.page.mouse.move(stage.x + 90, stage.y + stage.height - 120, { steps: 4 });
    await alice.page.mouse.up();
    await expect.poll(corner).toBe('bottom left');
    await alice.seesAndHears(bob);
    await alice.seesOwnPicture();

    await own.focus();
    await alice.page.keyboard.press('ArrowRight');
    await expect.poll(corner).toBe('bottom right');
    await alice.page.keyboard.press('ArrowUp');
    await expect.poll(corner).toBe('top right');
    await alice.page.keyboard.press('Enter');
    await expect.poll(corner).toBe('bottom right');
    await alice.seesOwnPicture();

    await alice.clicks('Minimise');
    await alice.phone.getByRole('button', { name: 'Back to the call: bob' }).click();
    await expect.poll(corner).toBe('bottom right');
    await alice.seesOwnPicture();
    await bob.seesAndHears(alice);
  });
});
