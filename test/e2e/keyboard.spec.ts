import type { Person } from './support/person.js';
import { expect, test } from './support/test.js';

/** More than there are stops on any of the pages. */
const MOST_STOPS = 40;

interface Focus {
  /** As it is called by a screen reader, more or less. */
  readonly name: string;
  /** Of the ring around it, in pixels. */
  readonly ring: number;
}

/** What has the focus, in whatever shadow root. */
function focusOf({ page }: Person): Promise<Focus> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', ring: 0 };
    const label = (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent;
    const rings = [at, at.querySelector('.disc') ?? at].map((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
    });
    return {
      name: (at.ariaLabel ?? label).trim().split(/\s{2,}|\n/)[0] ?? '',
      ring: Math.max(...rings),
    };
  });
}

/** Goes from where the focus is to the control of that name; the names of those on the way, with it. */
async function tabsTo(
  person: Person,
  name: string,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<string[]> {
  const way: string[] = [];
  while (way.length < MOST_STOPS) {
    await person.page.keyboard.press(key);
    const focus = await focusOf(person);
    way.push(focus.name);
    if (focus.name !== name) continue;
    expect(focus.ring, `ring around ${name}`).toBeGreaterThanOrEqual(1);
    return way;
  }
  throw new Error(`There is no ${name}, but ${way.join(', ')}.`);
}

/** Presses what has the focus. */
function presses({ page }: Person, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
  return page.keyboard.press(key);
}

async function isPressed({ phone }: Person, name: string, pressed: boolean): Promise<void> {
  await expect(phone.getByRole('button', { name, exact: true, pressed })).toBeVisible();
}

/** What a person can do in a call, in the order of the tab key. */
const CONTROLS = [
  'Mute microphone',
  'Turn off camera',
  'Choose devices',
  'Share screen',
  'Switch to voice',
  'Hang up',
];
const WINDOW_CONTROLS = ['Picture-in-picture', 'Full screen', 'Minimise'];

test.describe('With nothing but a keyboard', () => {
  test.describe.configure({ timeout: 120_000 });

  test('a person answers, mutes, turns the camera, changes devices and hangs up', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    const { keyboard } = bob.page;
    await tabsTo(bob, 'Whom');

    await alice.calls(bob);
    await expect(bob.phone.getByRole('alertdialog', { name: 'alice' })).toBeFocused();
    expect(await tabsTo(bob, 'Answer')).toEqual(['Decline', 'Answer']);
    await presses(bob);
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await expect(bob.phone.getByRole('group', { name: 'alice' })).toBeFocused();

    expect(await tabsTo(bob, 'Minimise')).toEqual([...CONTROLS, ...WINDOW_CONTROLS]);
    await tabsTo(bob, 'Mute microphone', 'Shift+Tab');
    await presses(bob, ' ');
    await isPressed(bob, 'Mute microphone', true);
    await alice.reads('bob is muted');
    await presses(bob);
    await isPressed(bob, 'Mute microphone', false);

    await tabsTo(bob, 'Turn off camera');
    await presses(bob);
    await isPressed(bob, 'Turn off camera', true);
    await alice.reads('bob’s camera is off');
    await presses(bob);
    await isPressed(bob, 'Turn off camera', false);
    await alice.seesAndHears(bob);
    expect((await focusOf(bob)).name).toBe('Turn off camera');

    await tabsTo(bob, 'Choose devices');
    await presses(bob);
    const microphone = bob.phone.getByRole('combobox', { name: 'Microphone' });
    await expect(microphone).toBeVisible();
    await tabsTo(bob, 'Microphone');
    const first = await microphone.inputValue();
    await keyboard.press('ArrowDown');
    await expect(microphone).not.toHaveValue(first);
    const chosen = await microphone.inputValue();
    const used = () =>
      bob.page.evaluate(() => {
        const [track] = document.querySelector('trtc-calling')!.core!.localStream!.getAudioTracks();
        return track?.getSettings().deviceId;
      });
    await expect.poll(used).toBe(chosen);
    await keyboard.press('Escape');
    await expect(microphone).toHaveCount(0);
    expect((await focusOf(bob)).name).toBe('Choose devices');

    await tabsTo(bob, 'Hang up');
    await presses(bob);
    await expect(bob.phone.getByRole('group', { name: 'Call ended' })).toBeFocused();
    // With the focus on its button it stays.
    expect(await tabsTo(bob, 'Close')).toEqual(['Close']);
    await bob.hasEnded('hangup', 'You hung up');
    await presses(bob);
    expect((await focusOf(bob)).name).toBe('Whom');
  });

  test('a person declines, and is back where they were', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob', { attributes: { display: 'floating' } });
    await tabsTo(bob, 'Seconds');
    await alice.calls(bob, { video: false });
    await expect(bob.phone.getByRole('alertdialog', { name: 'alice' })).toBeFocused();
    // What rings wants an answer.
    await bob.page.keyboard.press('Escape');
    expect(await tabsTo(bob, 'Decline')).toEqual(['Decline']);
    await presses(bob);
    await expect(bob.phone.getByRole('group', { name: 'Call ended' })).toBeFocused();
    await tabsTo(bob, 'Close');
    await bob.hasEnded('declined', /declined/);
    await presses(bob, ' ');
    expect((await focusOf(bob)).name).toBe('Seconds');
  });

  test('a person calls from the page, takes it back, and calls again', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await tabsTo(alice, 'Whom');
    await alice.page.keyboard.type('bob');
    await tabsTo(alice, 'Voice call');
    await presses(alice);
    await bob.hearsRinging('voice');
    await tabsTo(alice, 'Cancel', 'Shift+Tab');
    await presses(alice);
    await alice.isIdle();
    await bob.isIdle();
    // There is little to be told of it: the person is back soon.
    await expect.poll(async () => (await focusOf(alice)).name).toBe('Voice call');

    await tabsTo(alice, 'Video call');
    await presses(alice, ' ');
    await bob.hearsRinging();
    await tabsTo(bob, 'Answer');
    await presses(bob, ' ');
    await Promise.all([alice.isInCall(), bob.isInCall()]);
  });

  test('a person calls by a call button, and hangs up by it', async ({ open }) => {
    const bob = await open('bob');
    const alice = await open('alice', { page: 'call-button' });
    // Its words are the page's, "Ask us".
    await tabsTo(alice, 'Call');
    await presses(alice);
    await bob.hearsRinging('voice');
    await tabsTo(bob, 'Answer');
    await presses(bob);
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    expect((await focusOf(alice)).ring).toBeGreaterThanOrEqual(2);
    await presses(alice);
    await alice.hasEnded('hangup', 'You hung up');
  });

  test('a person asks for video, and the other one answers', async ({ open }) => {
    const alice = await open('alice');
    const bob = await open('bob');
    await alice.calls(bob, { video: false });
    await tabsTo(bob, 'Answer');
    await presses(bob);
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    await tabsTo(alice, 'Switch to video', 'Shift+Tab');
    await presses(alice);
    await bob.reads('alice would like to see you');
    expect(await tabsTo(bob, 'Not now')).toEqual(['Turn on camera', 'Not now']);
    await presses(bob);
    expect(await alice.told('error')).toMatchObject({ code: 60002 });
    await alice.isKind(1);

    await presses(alice);
    await bob.reads('alice would like to see you');
    await tabsTo(bob, 'Turn on camera', 'Shift+Tab');
    await presses(bob, ' ');
    await alice.isKind(2);
    await alice.seesAndHears(bob);
  });

  test('a person makes the call a bubble, moves it, fills the screen, and comes back', async ({
    open,
  }) => {
    const alice = await open('alice');
    const bob = await open('bob', { attributes: { display: 'floating' } });
    const { keyboard } = bob.page;
    await alice.calls(bob);
    await tabsTo(bob, 'Answer');
    await presses(bob);
    await Promise.all([alice.isInCall(), bob.isInCall()]);

    // What is open upon the call is put away first.
    await tabsTo(bob, 'Choose devices');
    await presses(bob);
    await expect(bob.phone.getByRole('combobox', { name: 'Microphone' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(bob.phone.getByRole('combobox', { name: 'Microphone' })).toHaveCount(0);
    await expect(bob.phone.getByRole('button', { name: 'Hang up' })).toBeVisible();
    expect((await focusOf(bob)).name).toBe('Choose devices');

    await tabsTo(bob, 'Minimise');
    await presses(bob);
    const bubble = bob.phone.getByRole('button', { name: 'Back to the call: alice' });
    await expect(bubble).toBeFocused();
    expect((await focusOf(bob)).ring).toBeGreaterThanOrEqual(2);
    const left = async () => Math.round((await bubble.boundingBox())!.x);
    const atTheRight = await left();
    await keyboard.press('ArrowLeft');
    await expect.poll(left).toBeLessThan(atTheRight);
    await presses(bob);
    await expect(bob.phone.getByRole('group', { name: 'alice' })).toBeFocused();

    await tabsTo(bob, 'Full screen');
    await presses(bob);
    await expect(bob.phone.getByRole('button', { name: 'Leave full screen' })).toBeFocused();
    const isFull = () => bob.page.evaluate(() => document.fullscreenElement !== null);
    expect(await isFull()).toBe(true);
    await presses(bob);
    await expect.poll(isFull).toBe(false);
    await expect(bob.phone.getByRole('button', { name: 'Full screen', exact: true })).toBeFocused();

    await keyboard.press('Escape');
    await expect(bubble).toBeFocused();
    await presses(bob, ' ');
    await tabsTo(bob, 'Hang up');
    await presses(bob);
    await expect(bob.phone.getByRole('group', { name: 'Call ended' })).toBeFocused();
    await tabsTo(bob, 'Close');
    await bob.hasEnded('hangup', 'You hung up');
    await keyboard.press('Escape');
    await expect(bob.phone.getByRole('group', { name: 'Call ended' })).toHaveCount(0);
  });
});
