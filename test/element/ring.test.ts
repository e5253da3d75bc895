import { expect, waitUntil } from '@open-wc/testing';
import type { CallState } from '../../src/core/state.js';
import { goneFile, OutputTap } from '../ring/samples.js';
import { button, hasButton, textOf } from '../support/dom.js';
import {
  accepting,
  connected,
  connecting,
  incoming,
  outgoing,
  person,
  preparing,
  summary,
} from '../support/samples.js';
import { become, phone, settled, type Phone } from './setup.js';

const NO_CALL: CallState = { phase: 'idle', ended: undefined };
const LONG = { timeout: 10_000 };

const ended = (reason: Parameters<typeof summary>[0] = {}): CallState => ({
  phase: 'idle',
  ended: summary(reason),
});

/** What becomes of a call that rings. */
const ANSWERS: Readonly<Record<string, CallState>> = {
  'it is answered here': accepting(),
  'it is answered elsewhere': ended({ role: 'callee', reason: 'answered-elsewhere' }),
  'it is declined': ended({ role: 'callee', reason: 'declined' }),
  'the caller gives up': ended({ role: 'callee', reason: 'remote-cancelled' }),
  'nobody answers': ended({ role: 'callee', reason: 'no-answer' }),
  'the login ends': NO_CALL,
};

let isHidden = false;

function hide(hidden: boolean): void {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}

before(() => {
  Object.defineProperty(document, 'visibilityState', {
    get: () => (isHidden ? 'hidden' : 'visible'),
    configurable: true,
  });
});

after(() => {
  Reflect.deleteProperty(document, 'visibilityState');
});

afterEach(() => {
  hide(false);
});

describe('<trtc-calling> that rings', () => {
  let tap: OutputTap;

  beforeEach(() => {
    tap = new OutputTap();
  });

  afterEach(() => {
    tap.restore();
  });

  const isHeard = () => waitUntil(() => tap.level > 0.03, 'sound', LONG);
  const isSilent = () =>
    waitUntil(() => [...tap.contexts].every(({ state }) => state !== 'running'), 'silence', LONG);

  for (const [what, call] of Object.entries(ANSWERS)) {
    it(`is heard, until ${what}`, async () => {
      const one = await phone();
      await become(one, incoming());
      await isHeard();
      one.core.become({ call });
      await isSilent();
      one.core.become({ call });
      expect(tap.sounds).to.equal(1);
    });
  }

  it('lets the caller hear that it rings, once the invitation is out', async () => {
    const one = await phone();
    await become(one, preparing());
    await become(one, outgoing({ inviteID: undefined }));
    expect(tap.sounds).to.equal(0);
    await become(one, outgoing());
    await isHeard();
    expect(tap.level).to.be.below(0.1);
    await become(one, connecting());
    await isSilent();
    await become(one, connected());
    expect(tap.sounds).to.equal(1);
  });

  it('lets the caller hear that the call has come to nothing, once', async () => {
    const one = await phone();
    await become(one, outgoing());
    await isHeard();
    await become(one, ended({ reason: 'busy' }));
    await waitUntil(() => tap.sounds === 2, 'the busy tone', LONG);
    await isSilent();
    one.element.requestUpdate();
    await settled(one.element);
    await become(one, NO_CALL);
    expect(tap.sounds).to.equal(2);
  });

  it('is silent when the caller cancels, or the other one hangs up', async () => {
    const one = await phone();
    await become(one, outgoing());
    await isHeard();
    await become(one, ended({ reason: 'cancelled' }));
    await isSilent();
    await become(one, connected());
    await become(one, ended({ reason: 'remote-hangup' }));
    expect(tap.sounds).to.equal(1);
  });

  it('is silent with `silent`, at once', async () => {
    const one = await phone();
    await become(one, incoming());
    await isHeard();
    one.element.silent = true;
    await isSilent();
    one.element.silent = false;
    await isHeard();
    one.element.setAttribute('ringtone', 'none');
    await isSilent();
  });

  it('is silent at the caller with ringback="none", to the end', async () => {
    const one = await phone();
    one.element.ringback = 'none';
    await become(one, outgoing());
    await become(one, ended({ reason: 'busy' }));
    await become(one, incoming());
    await isHeard();
    expect(tap.sounds).to.equal(1);
  });

  it('tells of a ringtone that is not there, and rings all the same', async () => {
    const one = await phone();
    const heard: string[] = [];
    one.element.addEventListener('error', ({ detail }) => heard.push(detail.reason));
    one.element.ringtone = goneFile();
    await become(one, incoming());
    await isHeard();
    expect(heard).to.deep.equal(['load-failed']);
  });

  it('goes on ringing when it is moved, and falls silent when it is removed', async () => {
    const one = await phone();
    await become(one, incoming());
    await isHeard();
    one.element.parentElement!.append(one.element);
    await isHeard();
    expect(tap.sounds).to.equal(1);
    one.element.remove();
    await isSilent();
  });

  it('loads nothing and opens no audio device before there is a login', async () => {
    const contexts: AudioContext[] = [];
    const { AudioContext } = window;
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        contexts.push(this);
      }
    };
    try {
      const one = await phone();
      document.body.click();
      await settled(one.element);
      expect(contexts).to.be.empty;
      one.core.become({ session: { status: 'ready', userID: 'ann' } });
      // The first gesture after the login, once all is loaded.
      await waitUntil(() => {
        document.body.click();
        return contexts.length > 0;
      }, 'the first gesture opens it');
      await waitUntil(() => contexts[0]!.state === 'suspended', 'rest', LONG);
      document.body.click();
      expect(contexts).to.have.length(1);
    } finally {
      window.AudioContext = AudioContext;
    }
  });
});

describe('<trtc-calling> that may not sound', () => {
  const { AudioContext } = window;
  let isAllowed = false;

  beforeEach(() => {
    isAllowed = false;
    // As a browser does that waits for a gesture.
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        void super.suspend();
      }

      override resume(): Promise<void> {
        return isAllowed ? super.resume() : new Promise(() => undefined);
      }
    };
  });

  afterEach(() => {
    window.AudioContext = AudioContext;
  });

  for (const call of [incoming(), outgoing()]) {
    it(`says so on the screen, and offers to turn it on (${call.phase})`, async () => {
      const tap = new OutputTap();
      const one = await phone();
      await become(one, call);
      await waitUntil(() => hasButton(one.element, 'Turn on sound'), 'the button', LONG);
      expect(textOf(one.element)).to.contain('Your browser is holding back the sound.');
      await expect(one.element).to.be.accessible();
      expect(tap.level).to.equal(0);
      isAllowed = true;
      button(one.element, 'Turn on sound').click();
      await waitUntil(() => tap.level > 0.03, 'sound', LONG);
      await waitUntil(() => !hasButton(one.element, 'Turn on sound'), 'no button', LONG);
      tap.restore();
    });
  }

  it('does not say so of a call that makes no sound, or is answered', async () => {
    const one = await phone();
    await become(one, incoming());
    await waitUntil(() => hasButton(one.element, 'Turn on sound'), 'the button', LONG);
    one.element.silent = true;
    await settled(one.element);
    expect(hasButton(one.element, 'Turn on sound')).to.equal(false);
    one.element.silent = false;
    await waitUntil(() => hasButton(one.element, 'Turn on sound'), 'the button', LONG);
    await become(one, accepting());
    expect(hasButton(one.element, 'Turn on sound')).to.equal(false);
  });
});

describe('<trtc-calling> that asks for attention', () => {
  async function silentPhone(attention: string): Promise<Phone> {
    const one = await phone();
    one.element.silent = true;
    one.element.attention = attention;
    // What rings is loaded by then.
    one.core.become({ session: { status: 'ready', userID: 'ann' } });
    await become(one, NO_CALL);
    return one;
  }

  /** Every means, and whether it is at work. */
  interface Meter {
    readonly attention: string;
    setUp?(): void;
    isOn(): boolean;
    tearDown?(): void;
  }

  const { Notification: RealNotification } = window;

  class FakeNotification extends EventTarget {
    static permission: NotificationPermission = 'granted';
    static shown: FakeNotification[] = [];
    readonly title: string;
    readonly options: NotificationOptions;
    onclick: (() => void) | null = null;

    constructor(title: string, options: NotificationOptions) {
      super();
      this.title = title;
      this.options = options;
      const { shown } = FakeNotification;
      FakeNotification.shown = [...shown.filter((one) => one.options.tag !== options.tag), this];
    }

    static requestPermission(): Promise<NotificationPermission> {
      return Promise.resolve(FakeNotification.permission);
    }

    close(): void {
      FakeNotification.shown = FakeNotification.shown.filter((one) => one !== this);
    }
  }

  function useFakeNotifications(permission: NotificationPermission = 'granted'): void {
    FakeNotification.permission = permission;
    FakeNotification.shown = [];
    window.Notification = FakeNotification as unknown as typeof Notification;
  }

  const vibrations: VibratePattern[] = [];
  let badge = false;
  let ownTitle = '';
  let ownIcons = '';

  const icons = (): string =>
    [...document.head.querySelectorAll('link[rel~=icon]')].map((link) => link.outerHTML).join();

  const METERS: Readonly<Record<string, Meter>> = {
    notification: {
      attention: 'notification',
      isOn: () => FakeNotification.shown.length > 0,
    },
    title: {
      attention: 'title',
      isOn: () => document.title.includes('bob-lee'),
    },
    favicon: {
      attention: 'favicon',
      isOn: () => icons() !== ownIcons,
    },
    badge: {
      attention: 'badge',
      isOn: () => badge,
    },
    vibration: {
      attention: 'vibration',
      isOn: () => vibrations.length > 0 && vibrations.at(-1) !== 0,
    },
  };

  beforeEach(() => {
    useFakeNotifications();
    document.title = ownTitle = 'The page';
    document.head.insertAdjacentHTML(
      'beforeend',
      '<link rel="shortcut icon" href="data:,"><link rel="apple-touch-icon" href="data:,">',
    );
    ownIcons = icons();
    vibrations.length = 0;
    badge = false;
    Object.assign(navigator, {
      vibrate: (pattern: VibratePattern) => vibrations.push(pattern) > 0,
      setAppBadge: () => Promise.resolve((badge = true)),
      clearAppBadge: () => Promise.resolve((badge = false)),
    });
    Object.defineProperty(navigator, 'userActivation', {
      value: { hasBeenActive: true, isActive: false },
      configurable: true,
    });
  });

  afterEach(() => {
    window.Notification = RealNotification;
    for (const link of document.head.querySelectorAll('link[rel*=icon]')) link.remove();
    for (const name of ['vibrate', 'setAppBadge', 'clearAppBadge', 'userActivation']) {
      Reflect.deleteProperty(navigator, name);
    }
  });

  const isOn = () =>
    Object.entries(METERS)
      .filter(([, meter]) => meter.isOn())
      .map(([name]) => name);

  const rings = (names: readonly string[]) =>
    waitUntil(() => isOn().join() === names.join(), names.join(), LONG);

  it('does nothing that it is not asked for', async () => {
    const one = await silentPhone('');
    hide(true);
    await become(one, incoming());
    expect(isOn()).to.be.empty;
  });

  for (const [name, { attention }] of Object.entries(METERS)) {
    for (const [what, call] of Object.entries(ANSWERS)) {
      it(`by ${name}, until ${what}`, async () => {
        const one = await silentPhone(attention);
        one.element.silent = false;
        one.element.ringtone = 'none';
        hide(true);
        await become(one, incoming());
        await rings([name]);
        one.core.become({ call });
        expect(isOn()).to.be.empty;
        expect(document.title).to.equal(ownTitle);
        expect(icons()).to.equal(ownIcons);
      });
    }
  }

  it('stops all of it when it is removed, and when a word is taken away', async () => {
    const one = await silentPhone('notification title favicon badge');
    hide(true);
    await become(one, incoming());
    await rings(['notification', 'title', 'favicon', 'badge']);
    one.element.setAttribute('attention', 'title badge');
    await rings(['title', 'badge']);
    one.element.remove();
    await rings([]);
  });

  it('flashes and notifies only while nobody sees the page', async () => {
    const one = await silentPhone('notification title favicon badge');
    await become(one, incoming());
    expect(isOn()).to.deep.equal(['badge']);
    hide(true);
    expect(isOn()).to.deep.equal(['notification', 'title', 'favicon', 'badge']);
    hide(false);
    expect(isOn()).to.deep.equal(['badge']);
    expect(document.title).to.equal(ownTitle);
  });

  it('does not vibrate when it is silent', async () => {
    const one = await silentPhone('vibration');
    await become(one, incoming());
    expect(isOn()).to.be.empty;
    one.element.silent = false;
    await rings(['vibration']);
  });

  it('does not ask for attention to the own call', async () => {
    const one = await silentPhone('notification title favicon badge vibration');
    one.element.silent = false;
    one.element.ringback = 'none';
    hide(true);
    await become(one, outgoing());
    await become(one, connected());
    expect(isOn()).to.be.empty;
  });

  it('notifies of who calls and how, and of the name once that is known', async () => {
    const one = await silentPhone('notification');
    hide(true);
    await become(one, incoming({ type: 1 }));
    await rings(['notification']);
    expect(FakeNotification.shown[0]).to.include({ title: 'bob-lee' });
    expect(FakeNotification.shown[0]!.options).to.include({
      body: 'Incoming voice call. Click to answer.',
      silent: true,
      lang: 'en',
    });
    const avatar = 'https://pictures.example/bob.jpg';
    one.core.become({ people: { 'bob-lee': person({ nick: 'Bob', avatar }) } });
    expect(FakeNotification.shown).to.have.length(1);
    expect(FakeNotification.shown[0]).to.include({ title: 'Bob' });
    expect(FakeNotification.shown[0]!.options.icon).to.equal(avatar);
  });

  it('answers when the notification is clicked on, and comes to the front', async () => {
    const one = await silentPhone('notification');
    const focus = Reflect.get(window, 'focus');
    let focused = 0;
    window.focus = () => (focused += 1);
    try {
      hide(true);
      await become(one, incoming());
      await rings(['notification']);
      one.core.asked.length = 0;
      const [notification] = FakeNotification.shown;
      notification!.onclick?.();
      expect(focused).to.equal(1);
      expect(one.core.verbs).to.deep.equal(['accept']);
      expect(isOn()).to.be.empty;
      await become(one, NO_CALL);
      notification!.onclick?.();
      expect(one.core.verbs).to.deep.equal(['accept']);
    } finally {
      window.focus = focus;
    }
  });

  it('asks for the permission only when it is told to', async () => {
    useFakeNotifications('default');
    const one = await silentPhone('notification');
    hide(true);
    await become(one, incoming());
    expect(isOn()).to.be.empty;
    expect(await one.element.requestNotifications()).to.equal('default');
    useFakeNotifications();
    expect(await one.element.requestNotifications()).to.equal('granted');
    await rings(['notification']);
  });

  it('flashes the title, and gives back exactly what the page has made of it', async () => {
    const element = document.querySelector('title')!;
    element.textContent = '  The   page ';
    const one = await silentPhone('title');
    hide(true);
    await become(one, incoming());
    expect(document.title).to.equal('Incoming video call from bob-lee');
    await waitUntil(() => document.title === 'The page', 'the other half', LONG);
    await waitUntil(() => document.title !== 'The page', 'and again', LONG);
    await become(one, accepting());
    expect(element.textContent).to.equal('  The   page ');

    await become(one, incoming());
    document.title = '(1) The page';
    await become(one, accepting());
    expect(document.title).to.equal('(1) The page');

    await become(one, incoming());
    document.title = '(2) The page';
    await waitUntil(() => document.title.includes('bob-lee'), 'goes on', LONG);
    await become(one, accepting());
    expect(document.title).to.equal('(2) The page');
  });

  it('leaves a page without a title and an icon as it was', async () => {
    document.querySelector('title')?.remove();
    for (const link of document.head.querySelectorAll('link[rel*=icon]')) link.remove();
    const one = await silentPhone('title favicon');
    hide(true);
    await become(one, incoming());
    expect(isOn()).to.deep.equal(['title', 'favicon']);
    await become(one, accepting());
    expect(document.querySelector('title') === null).to.equal(true);
    expect(icons()).to.equal('');
  });

  it('does not flash but changes once for people who want less motion', async () => {
    const matchMedia = Reflect.get(window, 'matchMedia');
    const setInterval = Reflect.get(window, 'setInterval');
    const ticks: (() => void)[] = [];
    window.matchMedia = (query) => {
      const matches = query.includes('reduce');
      return Object.defineProperty(matchMedia.call(window, query), 'matches', { value: matches });
    };
    Object.assign(window, { setInterval: (tick: () => void) => ticks.push(tick) });
    const titles = new Set<string>();
    const observer = new MutationObserver(() => titles.add(document.title));
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    try {
      const one = await silentPhone('title favicon');
      hide(true);
      await become(one, incoming());
      expect(ticks).to.have.length(2);
      for (const tick of [...ticks, ...ticks, ...ticks]) tick();
      one.core.become({ people: { 'bob-lee': person({ nick: 'Bob' }) } });
      expect(document.title).to.equal('Incoming video call from Bob');
      await become(one, NO_CALL);
      expect(document.title).to.equal(ownTitle);
      expect(icons()).to.equal(ownIcons);
      expect(titles.size).to.be.at.most(3);
    } finally {
      observer.disconnect();
      Object.assign(window, { matchMedia, setInterval });
    }
  });
});

declare global {
  interface Window {
    AudioContext: typeof AudioContext;
    Notification: typeof Notification;
  }
}
