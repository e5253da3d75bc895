import { expect, waitUntil } from '@open-wc/testing';
import type { KickKind, LineEvents } from '../../src/core/ports.js';
import type { Login } from '../../src/core/types.js';
import { linePort } from '../../src/tabs/line-port.js';
import { readLineMessage } from '../../src/tabs/line-message.js';
import { TabLine } from '../../src/tabs/tab-line.js';

/* Real locks and channels. That each tab is in this page changes nothing: neither knows of pages. */

let users = 0;
let login: Login;
let tabs: Tab[];

/** A tab that logs out at once when asked. */
class Tab {
  readonly line: TabLine;
  readonly heard: string[] = [];
  isFree = true;
  /** Ends the logout of a tab that is asked; undefined while there is none to end. */
  logOut: (() => void) | undefined;

  constructor({ isSlow = false } = {}) {
    const events: LineEvents = {
      onTurn: () => this.heard.push('turn'),
      onBusy: () => this.heard.push(this.line.isBusy ? 'busy' : 'free'),
      onAsked: async () => {
        this.heard.push('asked');
        if (isSlow) await new Promise<void>((resolve) => (this.logOut = resolve));
        return this.isFree;
      },
      onLost: () => this.heard.push('lost'),
      onKicked: (kick: KickKind) => this.heard.push(kick),
    };
    this.line = new TabLine(login, events);
    tabs.push(this);
  }

  static async open(options?: { isSlow?: boolean }): Promise<Tab> {
    const tab = new Tab(options);
    await tab.line.joined;
    return tab;
  }
}

async function holds(tab: Tab): Promise<void> {
  await waitUntil(() => tab.line.isHeld, 'the line', { timeout: 10_000 });
  expect(tabs.filter(({ line }) => line.isHeld)).to.have.length(1);
}

const hears = (tab: Tab, word: string) =>
  waitUntil(() => tab.heard.includes(word), `"${word}"`, { timeout: 10_000 });

const lockName = () => `trtc-calling ${login.sdkAppID} ${login.userID} `;

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { reason: string }).reason,
  );

describe('the line of the tabs of a browser', () => {
  beforeEach(() => {
    users += 1;
    login = { sdkAppID: 1400, userID: `tab-line-${users}-${crypto.randomUUID()}`, userSig: 'sig' };
    tabs = [];
  });

  afterEach(() => {
    for (const { line } of tabs) line.leave();
  });

  it('is had by who comes first', async () => {
    const first = await Tab.open();
    const second = await Tab.open();
    await holds(first);
    expect(second.line.isHeld).to.equal(false);
    expect([first.heard, second.heard]).to.deep.equal([['turn'], []]);
  });

  it('is another one for another user, application or address', async () => {
    await Tab.open();
    const own = login;
    for (const other of [
      { ...own, userID: `${own.userID}-2` },
      { ...own, sdkAppID: 1500 },
      { ...own, imProxy: 'wss://gateway.example' },
    ]) {
      login = other;
      expect((await Tab.open()).line.isHeld).to.equal(true);
    }
  });

  it('goes to who has waited longest when it is let go of', async () => {
    const first = await Tab.open();
    const second = await Tab.open();
    const third = await Tab.open();
    first.line.leave();
    await holds(second);
    second.line.leave();
    await holds(third);
    expect(first.heard).to.deep.equal(['turn']);
  });

  it('goes on when the page with it is gone', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const { navigator } = frame.contentWindow!;
    await new Promise<void>((resolve) => {
      void navigator.locks.request(lockName(), () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    const tab = await Tab.open();
    expect(tab.line.isHeld).to.equal(false);
    frame.remove();
    await holds(tab);
  });

  it('goes to who asks, once the other one has logged out, and not to who waits', async () => {
    const first = await Tab.open({ isSlow: true });
    const second = await Tab.open();
    const third = await Tab.open();
    const taking = third.line.takeOver();
    await hears(first, 'asked');
    expect(first.line.isHeld).to.equal(true);
    first.logOut?.();
    await taking;
    await holds(third);
    expect(first.heard).to.deep.equal(['turn', 'asked']);
    expect(second.heard).to.deep.equal([]);
    third.line.leave();
    await holds(second);
    second.line.leave();
    await holds(first);
  });

  it('goes to and fro', async () => {
    const first = await Tab.open();
    const second = await Tab.open();
    for (const tab of [second, first, second, first]) {
      await tab.line.takeOver();
      await holds(tab);
    }
    expect(first.heard).not.to.include('lost');
    expect(second.heard).not.to.include('lost');
  });

  it('ends with one of two who ask at the same time', async () => {
    const first = await Tab.open({ isSlow: true });
    const [second, third] = [await Tab.open(), await Tab.open()];
    const taking = [second, third].map(({ line }) => reasonOf(line.takeOver()));
    await hears(first, 'asked');
    first.logOut?.();
    expect(await Promise.all(taking)).to.deep.equal(['done', 'done']);
    await waitUntil(() => tabs.filter(({ line }) => line.isHeld).length === 1);
    expect([...second.heard, ...third.heard, ...first.heard]).not.to.include('lost');
  });

  it('stays where a call is', async () => {
    const first = await Tab.open();
    const second = await Tab.open();
    first.line.setBusy(true);
    await hears(second, 'busy');
    expect(await reasonOf(second.line.takeOver())).to.equal('call-elsewhere');
    const third = await Tab.open();
    expect(third.line.isBusy).to.equal(true);
    first.line.setBusy(false);
    await hears(second, 'free');
    await hears(third, 'free');
    await second.line.takeOver();
    await holds(second);
    expect(first.line.isBusy).to.equal(false);
  });

  it('stays where a call comes while another tab asks', async () => {
    const first = await Tab.open({ isSlow: true });
    const second = await Tab.open();
    const taking = reasonOf(second.line.takeOver());
    await hears(first, 'asked');
    first.line.setBusy(true);
    first.isFree = false;
    first.logOut?.();
    expect(await taking).to.equal('call-elsewhere');
    await holds(first);
  });

  it('is taken from a tab that does not answer', async () => {
    let isLost = false;
    const stuck = navigator.locks.request(lockName(), () => new Promise(() => undefined));
    stuck.catch(() => (isLost = true));
    const tab = await Tab.open();
    expect(tab.line.isHeld).to.equal(false);
    await tab.line.takeOver();
    await holds(tab);
    expect(isLost).to.equal(true);
  });

  it('tells who has lost it so', async () => {
    const tab = await Tab.open();
    void navigator.locks.request(lockName(), { steal: true }, () => undefined);
    await hears(tab, 'lost');
    // It waits again, and nobody has it.
    await waitUntil(() => tab.line.isHeld);
    expect(tab.heard).to.deep.equal(['turn', 'lost', 'turn']);
  });

  it('is nobody’s after a kick, as far as those go who were there', async () => {
    const [first, second] = [await Tab.open(), await Tab.open()];
    first.line.leave('multipleAccount');
    await hears(second, 'multipleAccount');
    expect(tabs.some(({ line }) => line.isHeld)).to.equal(false);
    const third = await Tab.open();
    await holds(third);
    expect(second.heard).to.deep.equal(['multipleAccount']);
  });

  for (const [target, name] of [
    [window, 'pagehide'],
    [document, 'freeze'],
  ] as const) {
    it(`is let go of at ${name}`, async () => {
      await Tab.open();
      const waiting = navigator.locks.request(lockName(), () => 'free');
      target.dispatchEvent(new Event(name));
      expect(await waiting).to.equal('free');
    });
  }

  it('is left by who logs out while it asks', async () => {
    await Tab.open({ isSlow: true });
    const second = await Tab.open();
    const taking = reasonOf(second.line.takeOver());
    second.line.leave();
    expect(await taking).to.equal('call-ended');
    expect(await reasonOf(second.line.takeOver())).to.equal('call-ended');
  });

  it('is waited for, without a word of the tab that logs out', async () => {
    const first = await Tab.open();
    const told: unknown[] = [];
    const channel = new BroadcastChannel(lockName());
    channel.addEventListener('message', ({ data }) => told.push(data));
    first.line.retire();
    const second = new Tab();
    await waitUntil(() => told.length === 1, 'the greeting', { timeout: 10_000 });
    first.line.leave();
    await second.line.joined;
    await holds(second);
    await waitUntil(() => told.length > 1, 'the status', { timeout: 10_000 });
    expect(told).to.deep.equal([{ type: 'hello' }, { type: 'status', isBusy: false }]);
    channel.close();
  });

  it('does not mind what other scripts say in its channel', async () => {
    const [first, second] = [await Tab.open(), await Tab.open()];
    const channel = new BroadcastChannel(lockName());
    for (const message of [
      null,
      'yours',
      { type: 'status' },
      { type: 'yours', to: 7 },
      { type: 'ask' },
      { type: 'kicked', kick: 'toString' },
      { type: 'yours', to: 'somebody' },
    ]) {
      channel.postMessage(message);
    }
    channel.postMessage({ type: 'status', isBusy: true });
    await hears(second, 'busy');
    channel.close();
    await holds(first);
    expect([first.heard, second.heard]).to.deep.equal([['turn'], ['busy']]);
  });
});

describe('a page where tabs cannot know of each other', () => {
  const EVENTS: LineEvents = {
    onTurn: () => undefined,
    onBusy: () => undefined,
    onAsked: () => Promise.resolve(true),
    onLost: () => undefined,
    onKicked: () => undefined,
  };

  it('has no line, nor has one with a TIM instance of its own', async () => {
    expect(await linePort.join({ ...login, tim: {} }, EVENTS)).to.equal(undefined);
    const { locks } = navigator;
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      expect(await linePort.join(login, EVENTS)).to.equal(undefined);
    } finally {
      Object.defineProperty(Navigator.prototype, 'locks', {
        get: () => locks,
        configurable: true,
      });
    }
  });

  it('has it for itself where locks are refused', async () => {
    const { locks } = navigator;
    Object.defineProperty(navigator, 'locks', {
      configurable: true,
      value: { request: () => Promise.reject(new DOMException('Opaque.', 'SecurityError')) },
    });
    try {
      const line = await linePort.join(login, EVENTS);
      expect(line?.isHeld).to.equal(true);
      line?.leave();
    } finally {
      Reflect.deleteProperty(navigator, 'locks');
      expect(navigator.locks).to.equal(locks);
    }
  });
});

describe('a message of the line', () => {
  it('is read for what it is, without what else it carries', () => {
    expect(readLineMessage({ type: 'status', isBusy: true, to: 'x' })).to.deep.equal({
      type: 'status',
      isBusy: true,
    });
    expect(readLineMessage({ type: 'kicked', kick: 'restApi' })).to.deep.equal({
      type: 'kicked',
      kick: 'restApi',
    });
    expect(readLineMessage({ type: 'other' })).to.equal(undefined);
  });
});
