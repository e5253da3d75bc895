import type { Locator } from '@playwright/test';
import type { Person } from './support/person.js';
import { expect, test as base } from './support/test.js';

interface VisitOptions {
  /** What the login waits for; default nothing. */
  readonly until?: Promise<void>;
  /** Instead of the real time. */
  readonly time?: string;
  /** Whether the browser lacks invoker commands; default false. */
  readonly old?: boolean;
}

interface Visitor extends Person {
  readonly ask: Locator;
}

/** Opens the page that has no script of its own. */
const test = base.extend<{ visit: (options?: VisitOptions) => Promise<Visitor> }>({
  visit: async ({ open }, use) => {
    await use(async ({ until = Promise.resolve(), time, old = false } = {}) => {
      const alice = await open('alice', {
        page: 'call-button',
        ready: false,
        // Signalling is fetched as soon as the page is idle.
        before: async (page) => {
          await page.route('**/tim-js-sdk.js', async (route) => {
            await until;
            await route.continue();
          });
        },
        prepare: async (page) => {
          if (time) {
            await page.clock.install({ time });
            // Timers that are set already go by the real clock.
            await page.reload();
          }
          if (old) await page.evaluate(withoutInvokers);
        },
      });
      return Object.assign(alice, { ask: alice.page.locator('#ask') });
    });
  },
});

/** Makes the browser one that knows nothing of `commandfor`. */
function withoutInvokers(): void {
  Reflect.deleteProperty(HTMLButtonElement.prototype, 'commandForElement');
  window.addEventListener('command', (event) => event.stopImmediatePropagation(), true);
}

const buttonOf = (element: Locator, name: string): Locator =>
  element.getByRole('button', { name, exact: true });

test.describe('A call button', () => {
  test('rings the other side, is in the call, and hangs up', async ({ open, visit }) => {
    const bob = await open('bob');
    const alice = await visit();
    await expect(alice.ask).toHaveJSProperty('status', 'ready');
    const show = alice.page.locator('#show');

    await buttonOf(alice.ask, 'Ask us').click();
    await bob.hearsRinging('voice');
    await expect(buttonOf(alice.ask, 'Cancel')).toHaveAccessibleDescription('Calling…');
    await expect(buttonOf(show, 'Video call')).toHaveAttribute('aria-disabled', 'true');
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await Promise.all([alice.hears(), bob.hears()]);
    await expect(buttonOf(alice.ask, 'Hang up')).toHaveAccessibleDescription('In call');

    await buttonOf(alice.ask, 'Hang up').click();
    await bob.hasEnded('remote-hangup', 'alice hung up');
    await alice.hasEnded('hangup', 'You hung up');
    await expect(buttonOf(alice.ask, 'Ask us')).not.toHaveAttribute('aria-disabled');
    await expect(show).toHaveJSProperty('status', 'ready');
  });

  test('works by keyboard, takes a call back, and keeps the focus', async ({ open, visit }) => {
    const bob = await open('bob');
    const alice = await visit();
    await expect(alice.ask).toHaveJSProperty('status', 'ready');
    await alice.page.keyboard.press('Tab');
    await expect(alice.ask).toBeFocused();
    await alice.page.keyboard.press('Tab');
    await expect(alice.page.locator('#show')).toBeFocused();

    await alice.page.keyboard.press('Enter');
    await bob.hearsRinging('video');
    // The screen of the call has taken the focus, as it does with every call.
    await buttonOf(alice.page.locator('#show'), 'Cancel').focus();
    await alice.page.keyboard.press('Space');
    await bob.hasEnded('remote-cancelled', 'alice cancelled the call');
    await alice.isIdle();
    await expect(alice.page.locator('#show')).toHaveJSProperty('status', 'ready');
  });

  test('remembers a click that comes before the login is done', async ({ open, visit }) => {
    const bob = await open('bob');
    let letLogIn = (): void => undefined;
    const until = new Promise<void>((resolve) => (letLogIn = resolve));
    const alice = await visit({ until });
    await expect(alice.ask).toHaveJSProperty('status', 'loading');
    await buttonOf(alice.ask, 'Ask us').click();
    await expect(buttonOf(alice.ask, 'Cancel')).toHaveAccessibleDescription('Connecting…');
    letLogIn();

    await bob.hearsRinging('voice');
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await bob.clicks('Hang up');
    await alice.hasEnded('remote-hangup', 'bob hung up');
  });

  test('gives way to what the page has for outside the hours', async ({ visit }) => {
    const alice = await visit();
    const closed = alice.page.locator('#closed');
    await expect(closed.getByRole('link', { name: 'Write to us' })).toBeVisible();
    await expect(closed.getByRole('button')).toBeHidden();
  });

  test('opens and closes with the hours while the page is there', async ({ visit }) => {
    // A Monday in Berlin, some minutes before the office opens.
    const alice = await visit({ time: '2026-11-16T08:50:00+01:00' });
    const office = alice.page.locator('#office');
    const button = buttonOf(office, 'Ask the office');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/^Available from Mon/);
    await alice.isReady();
    await alice.page.clock.fastForward('10:01');
    await expect(button).not.toHaveAttribute('aria-disabled');
    await alice.page.clock.fastForward('09:00:00');
    await expect(button).toHaveAccessibleDescription(/^Available from Tue/);
  });
});

for (const old of [false, true]) {
  test(`Command buttons call, mute and hang up${old ? ' in a browser without them' : ''}`, async ({
    open,
    visit,
  }) => {
    const bob = await open('bob');
    const alice = await visit({ old });
    const command = (name: string) =>
      alice.page.getByRole('button', { name: `Command: ${name}` }).click();
    await alice.isReady();

    await command('call');
    await bob.hearsRinging('video');
    await bob.answers();
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await alice.seesAndHears(bob);
    await command('microphone');
    await bob.reads('alice is muted');
    await command('hang up');
    await bob.hasEnded('remote-hangup', 'alice hung up');

    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await command('accept');
    await Promise.all([alice.isInCall(), bob.isInCall()]);
    await command('hang up');
    await bob.isIdle();

    await bob.calls(alice, { video: false });
    await alice.hearsRinging('voice');
    await command('reject');
    await bob.reads('alice declined the call');
  });
}
