import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';
import { CallError } from '../../src/core/errors.js';
import type { CallOptions, CallResult } from '../../src/core/call-options.js';
import type { ActiveCallState, SessionState } from '../../src/core/state.js';
import type { TrtcCallButtonElement } from '../../src/trtc-call-button-element.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { textOf } from '../support/dom.js';
import { connected, incoming, outgoing, preparing, summary } from '../support/samples.js';
import '../../src/index.js';
import { FakeCore } from './fake-core.js';

const READY: SessionState = { status: 'ready', userID: 'ann' };
const LOGGING_IN: SessionState = { status: 'logging-in', userID: 'ann' };

/** A core in which a call begins as it is asked for. */
class CallingFakeCore extends FakeCore {
  override async call(options: CallOptions): Promise<CallResult> {
    if (!this.failure) this.become({ call: preparing({ peer: options.userID }) });
    return super.call(options);
  }
}

describe('<trtc-call-button>', () => {
  let place: HTMLElement;
  let core: CallingFakeCore;

  beforeEach(() => {
    place = document.createElement('main');
    document.body.append(place);
    core = new CallingFakeCore();
  });

  afterEach(() => place.remove());

  const aPhone = (): TemplateResult =>
    html`<trtc-calling id="phone" manual .core=${core}></trtc-calling>`;

  async function put(content: TemplateResult): Promise<TrtcCallButtonElement> {
    render(content, place);
    return settle();
  }

  async function settle(): Promise<TrtcCallButtonElement> {
    await place.querySelector('trtc-calling')?.updateComplete;
    const element = place.querySelector('trtc-call-button')!;
    await element.updateComplete;
    await element.updateComplete;
    return element;
  }

  async function become(change: {
    session?: SessionState;
    call?: ActiveCallState | { phase: 'idle'; ended: undefined };
  }): Promise<TrtcCallButtonElement> {
    core.become(change);
    return settle();
  }

  /** A button beside a phone that is ready. */
  async function ready(
    button = html`<trtc-call-button userid="support"></trtc-call-button>`,
  ): Promise<TrtcCallButtonElement> {
    await put(html`${button}${aPhone()}`);
    return become({ session: READY });
  }

  const inner = (element: TrtcCallButtonElement): HTMLButtonElement =>
    element.shadowRoot!.querySelector('button')!;

  async function click(element: TrtcCallButtonElement, clicks = 1): Promise<void> {
    inner(element).dispatchEvent(new MouseEvent('click', { bubbles: true, detail: clicks }));
    await settle();
  }

  /** The reasons of the errors that the element tells of. */
  function errorsOf(element: TrtcCallButtonElement): string[] {
    const reasons: string[] = [];
    element.addEventListener('error', (event) => {
      reasons.push((event as unknown as CustomEvent<CallError>).detail.reason);
    });
    return reasons;
  }

  const described = (element: TrtcCallButtonElement): string => {
    const id = inner(element).getAttribute('aria-describedby');
    return id ? element.shadowRoot!.getElementById(id)!.textContent.trim() : '';
  };

  const isOff = (element: TrtcCallButtonElement): boolean =>
    inner(element).getAttribute('aria-disabled') === 'true';

  it('calls the person with the page’s phone', async () => {
    const element = await ready();
    expect(element.status).to.equal('ready');
    expect(element.matches(':state(ready)')).to.be.true;
    expect(textOf(element)).to.equal('Call');
    expect(inner(element).hasAttribute('aria-busy')).to.be.false;
    await expect(element).to.be.accessible();
    await click(element);
    expect(core.asked).to.deep.equal([['call', { userID: 'support', type: 1, timeout: 30 }]]);
  });

  it('passes kind, seconds and data on, and says "Video call"', async () => {
    const element = await ready(
      html`<trtc-call-button
        userid="support"
        type="2"
        timeout="10"
        userdata="order 7"
      ></trtc-call-button>`,
    );
    expect(textOf(element)).to.equal('Video call');
    await click(element);
    const asked = { userID: 'support', type: 2, timeout: 10, userData: 'order 7' };
    expect(core.asked).to.deep.equal([['call', asked]]);
  });

  it('takes back what it would pass on with the attributes', async () => {
    const element = await ready(
      html`<trtc-call-button
        userid="support"
        type="2"
        timeout="10"
        userdata="order 7"
      ></trtc-call-button>`,
    );
    for (const name of ['type', 'timeout', 'userdata']) element.removeAttribute(name);
    await click(element);
    expect(core.asked).to.deep.equal([['call', { userID: 'support', type: 1, timeout: 30 }]]);
  });

  it('calls several together', async () => {
    const element = await ready(
      html`<trtc-call-button userid="support  sales ann" type="2"></trtc-call-button>`,
    );
    await click(element);
    const userIDList = ['support', 'sales'];
    expect(core.asked).to.deep.equal([['groupCall', { userIDList, type: 2, timeout: 30 }]]);
  });

  it('says what the page wants, with the page’s picture', async () => {
    const element = await ready(
      html`<trtc-call-button userid="support"
        ><span>Ask us</span><svg slot="icon" width="8" height="8"></svg
      ></trtc-call-button>`,
    );
    expect(textOf(element)).to.equal('Ask us');
    await expect(element).to.be.accessible();
  });

  it('takes the call back while it rings, and hangs up once it is on', async () => {
    const element = await ready();
    element.focus();
    await click(element);
    expect(element.status).to.equal('calling');
    expect(textOf(element)).to.equal('Cancel Calling…');
    expect(described(element)).to.equal('Calling…');
    await become({ call: outgoing({ peer: 'support' }) });
    expect(element.matches(':state(calling)')).to.be.true;
    await expect(element).to.be.accessible();
    await click(element);
    // Whether the focus warms it up hangs on whether this page has it.
    const verbs = (): string[] => core.verbs.filter((verb) => verb !== 'warmUp');
    expect(verbs()).to.deep.equal(['call', 'hangup']);

    await become({ call: connected({ peer: 'support' }) });
    expect(textOf(element)).to.equal('Hang up In call');
    await expect(element).to.be.accessible();
    await click(element);
    expect(verbs()).to.deep.equal(['call', 'hangup', 'hangup']);

    await become({ call: { phase: 'idle', ended: undefined } });
    expect(element.status).to.equal('ready');
    expect(textOf(element)).to.equal('Call');
    expect(element.shadowRoot!.activeElement === inner(element)).to.be.true;
  });

  it('does not take the call back by a double click', async () => {
    const element = await ready();
    await click(element, 1);
    await click(element, 2);
    expect(core.verbs).to.deep.equal(['call']);
  });

  it('can call while the end of a call is shown', async () => {
    const element = await ready();
    core.become({ call: { phase: 'idle', ended: summary() } });
    await settle();
    expect(element.status).to.equal('ready');
  });

  it('is busy while another call is on, and says why', async () => {
    const element = await ready();
    await become({ call: incoming({ peer: 'support' }) });
    expect(element.status).to.equal('busy');
    expect(element.matches(':state(busy)')).to.be.true;
    expect(isOff(element)).to.be.true;
    expect(described(element)).to.equal('Finish the current call first.');
    await expect(element).to.be.accessible();
    await click(element);
    expect(core.verbs).to.deep.equal([]);
  });

  it('is one of several of which only the one that called hangs up', async () => {
    await put(
      html`<trtc-call-button userid="support"></trtc-call-button
        ><trtc-call-button userid="sales"></trtc-call-button>${aPhone()}`,
    );
    await become({ session: READY });
    const [support, sales] = place.querySelectorAll('trtc-call-button');
    await click(support!);
    await sales!.updateComplete;
    expect([support!.status, sales!.status]).to.deep.equal(['calling', 'busy']);
  });

  describe('before the login is done', () => {
    async function loading(): Promise<TrtcCallButtonElement> {
      await put(html`<trtc-call-button userid="support"></trtc-call-button>${aPhone()}`);
      return become({ session: LOGGING_IN });
    }

    it('says that it loads and can be clicked', async () => {
      const element = await loading();
      expect(element.status).to.equal('loading');
      expect(inner(element).ariaBusy).to.equal('true');
      expect(isOff(element)).to.be.false;
      await expect(element).to.be.accessible();
    });

    it('remembers a click and calls as soon as it can', async () => {
      const element = await loading();
      await click(element);
      expect(element.status).to.equal('calling');
      expect(textOf(element)).to.equal('Cancel Connecting…');
      expect(core.verbs).to.deep.equal([]);
      await become({ session: READY });
      expect(core.verbs).to.deep.equal(['call']);
      expect(element.status).to.equal('calling');
    });

    it('forgets the click with a second one', async () => {
      const element = await loading();
      await click(element);
      await click(element);
      expect(element.status).to.equal('loading');
      await become({ session: READY });
      expect(core.verbs).to.deep.equal([]);
    });

    it('tells when the login fails', async () => {
      const element = await loading();
      const errors = errorsOf(element);
      await click(element);
      const error = new CallError('login-failed', 'No.');
      await become({ session: { status: 'failed', userID: 'ann', error } });
      expect(errors).to.deep.equal(['login-failed']);
      expect(element.status).to.equal('unavailable');
      expect(element.shadowRoot!.querySelector('[role="status"]')!.textContent.trim()).to.equal(
        'Calls are not available',
      );
    });

    it('waits for a userSig that is on its way, too', async () => {
      let provide = (_userSig: string): void => undefined;
      const userSig = new Promise<string>((resolve) => (provide = resolve));
      const element = await put(html`
        <trtc-call-button userid="support"></trtc-call-button>
        <trtc-calling
          sdkappid="1400"
          userid="ann"
          .core=${core}
          .userSigProvider=${() => userSig}
        ></trtc-calling>
      `);
      expect(element.status).to.equal('loading');
      await click(element);
      provide('sig');
      // What gets it is loaded first.
      await waitUntil(() => core.verbs.includes('call'), 'the call', { timeout: 10_000 });
      expect(core.verbs).to.deep.equal(['login', 'call']);
    });

    it('gives up after 15 seconds', async () => {
      const { setTimeout: later } = globalThis;
      let giveUp: (() => void) | undefined;
      const fake = (work: () => void, milliseconds?: number): number => {
        if (milliseconds === 15_000) giveUp = work;
        return later(work, milliseconds);
      };
      const element = await loading();
      const errors = errorsOf(element);
      globalThis.setTimeout = fake as unknown as typeof setTimeout;
      inner(element).click();
      globalThis.setTimeout = later;
      giveUp!();
      await settle();
      expect(errors).to.deep.equal(['timed-out']);
      expect(element.status).to.equal('loading');
      expect(described(element)).to.equal('That took too long');
      await become({ session: READY });
      expect(core.verbs).to.deep.equal([]);
      expect(described(element)).to.equal('');
    });
  });

  it('tells of a call that cannot begin', async () => {
    const element = await ready();
    const errors = errorsOf(element);
    core.failure = new CallError('invalid-argument', 'No such type.');
    await click(element);
    await settle();
    expect(errors).to.deep.equal(['invalid-argument']);
    expect(described(element)).to.equal('The phone on this page is not set up correctly');
  });

  describe('finds its phone', () => {
    it('when that comes later, goes, and comes again', async () => {
      const button = html`<trtc-call-button userid="support"></trtc-call-button>`;
      const show = (phone: unknown) => put(html`${button}${phone}`);
      const element = await show(undefined);
      expect(element.status).to.equal('unavailable');
      expect(described(element)).to.equal('Calls are not available');
      core.become({ session: READY });
      await show(aPhone());
      expect(element.status).to.equal('ready');
      await show(undefined);
      expect(element.status).to.equal('unavailable');
      await show(aPhone());
      await become({ session: READY });
      expect(element.status).to.equal('ready');
    });

    it('by its id among several', async () => {
      const other = new FakeCore();
      await put(html`
        <trtc-calling id="other" manual .core=${other}></trtc-calling>${aPhone()}
        <trtc-call-button userid="support" for="phone"></trtc-call-button>
      `);
      const element = await become({ session: READY });
      expect(element.status).to.equal('ready');
      element.htmlFor = 'other';
      await settle();
      expect(element.status).to.equal('unavailable');
      element.removeAttribute('for');
      element.htmlFor = 'phone';
      await settle();
      expect(element.status).to.equal('ready');
      element.htmlFor = 'nothing';
      await settle();
      expect(element.status).to.equal('unavailable');
    });

    it('out of a shadow root', async () => {
      await put(
        html`<div></div>
          ${aPhone()}`,
      ).catch(() => undefined);
      const root = place.querySelector('div')!.attachShadow({ mode: 'open' });
      root.innerHTML = '<trtc-call-button userid="support" for="phone"></trtc-call-button>';
      core.become({ session: READY });
      await place.querySelector('trtc-calling')!.updateComplete;
      expect(root.querySelector('trtc-call-button')!.status).to.equal('ready');
    });

    it('and listens no more once it is gone itself', async () => {
      const element = await ready();
      element.remove();
      core.become({ session: LOGGING_IN });
      await place.querySelector('trtc-calling')!.updateComplete;
      expect(element.status).to.equal('loading');
      expect(element.isUpdatePending).to.be.false;
    });
  });

  it('is unavailable without a login, after a newer one, and without somebody to call', async () => {
    const element = await ready();
    await become({ session: { status: 'logged-out' } });
    expect(element.status).to.equal('unavailable');
    const error = new CallError('kicked-out', 'Elsewhere.');
    await become({ session: { status: 'kicked-out', userID: 'ann', error } });
    expect(described(element)).to.equal('You are signed in somewhere else');
    await become({ session: READY });
    element.userID = 'ann';
    await settle();
    expect(element.status).to.equal('unavailable');
    element.removeAttribute('userid');
    await settle();
    expect(element.status).to.equal('unavailable');
    expect(element.matches(':state(unavailable)')).to.be.true;
    await expect(element).to.be.accessible();
    await click(element);
    expect(core.verbs).to.deep.equal([]);
  });

  describe('while another tab has the login', () => {
    const standby = (inCall: boolean): SessionState => ({
      ...{ status: 'standby', userID: 'ann', inCall },
    });

    it('takes it over and calls', async () => {
      const element = await ready();
      await become({ session: standby(false) });
      expect(element.status).to.equal('ready');
      await click(element);
      expect(core.verbs).to.deep.equal(['takeOver']);
      expect(element.status).to.equal('calling');
      await become({ session: LOGGING_IN });
      expect(element.status).to.equal('calling');
      await become({ session: READY });
      expect(core.verbs).to.deep.equal(['takeOver', 'call']);
      expect(element.status).to.equal('calling');
    });

    it('is busy with the call there', async () => {
      const element = await ready();
      await become({ session: standby(true) });
      expect(element.status).to.equal('busy');
      expect(described(element)).to.equal('You have a call in another tab');
      expect(isOff(element)).to.be.true;
      await expect(element).to.be.accessible();
      await click(element);
      expect(core.verbs).to.deep.equal([]);
      await become({ session: standby(false) });
      expect(element.status).to.equal('ready');
    });

    it('says so when it cannot take over, once', async () => {
      const element = await ready();
      await become({ session: standby(false) });
      const errors = errorsOf(element);
      core.failure = new CallError('call-elsewhere', 'A call is on.');
      await click(element);
      await settle();
      expect(errors).to.deep.equal(['call-elsewhere']);
      expect(described(element)).to.equal('You have a call in another tab');
      expect(core.verbs).to.deep.equal(['takeOver']);
    });

    it('does not call when the click is taken back meanwhile', async () => {
      const element = await ready();
      await become({ session: standby(false) });
      await click(element);
      await click(element);
      await become({ session: READY });
      expect(core.verbs).to.deep.equal(['takeOver']);
      expect(element.status).to.equal('ready');
    });
  });

  describe('with hours', () => {
    /** A time zone where it is about noon, or about midnight, of the day that it is there. */
    function zoneAt(hour: number): string {
      const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
      return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
    }

    const atNoon = (content = html``): TemplateResult =>
      html`<trtc-call-button userid="support" hours="09:00-18:00" timezone=${zoneAt(12)}
        >${content}</trtc-call-button
      >`;
    const atNight = (content = html``): TemplateResult =>
      html`<trtc-call-button userid="support" hours="09:00-18:00" timezone=${zoneAt(0)}
        >${content}</trtc-call-button
      >`;
    const letter = html`<a slot="unavailable" href="#letter">Write to us</a>`;

    it('calls within them', async () => {
      const element = await ready(atNoon(letter));
      expect(element.status).to.equal('ready');
      expect(textOf(element)).to.equal('Call');
    });

    it('is off outside them and says when they begin', async () => {
      const element = await ready(atNight());
      expect(element.status).to.equal('unavailable');
      expect(isOff(element)).to.be.true;
      expect(described(element)).to.match(/^Available from \w{3},? \d+:\d\d\s[AP]M$/);
      await expect(element).to.be.accessible();
    });

    it('shows what the page has for then in its place', async () => {
      const element = await ready(atNight(letter));
      expect(inner(element).checkVisibility()).to.be.false;
      expect(element.querySelector('a')!.checkVisibility()).to.be.true;
      expect(textOf(element)).to.not.contain('Available');
      element.hours = '';
      await settle();
      expect(inner(element).checkVisibility()).to.be.true;
      expect(element.querySelector('a')!.checkVisibility()).to.be.false;
    });

    it('goes on with its call when they end', async () => {
      const element = await ready();
      await click(element);
      element.hours = '09:00-18:00';
      element.timezone = zoneAt(0);
      await settle();
      expect(element.status).to.equal('calling');
    });

    for (const [name, value] of [
      ['hours', 'always'],
      ['timezone', 'Mars'],
    ] as const) {
      it(`tells of ${name} that cannot be read, and calls all the same`, async () => {
        const element = await ready(atNight());
        const errors = errorsOf(element);
        const { error: log } = console;
        const logged: unknown[] = [];
        console.error = (error) => logged.push(error);
        element[name] = value;
        await settle();
        console.error = log;
        expect(errors).to.deep.equal(['invalid-argument']);
        expect(String(logged)).to.contain(`${name} must be`).and.contain(value);
        expect(element.status).to.equal('ready');
      });
    }
  });

  it('speaks Chinese', async () => {
    const element = await ready(
      html`<trtc-call-button userid="support" lang="zh-CN"></trtc-call-button>`,
    );
    while (textOf(element) === 'Call') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(textOf(element)).to.equal('语音呼叫');
  });

  it('is defined with the other element', async () => {
    const element = await fixture<TrtcCallingElement>(aPhone());
    expect(element.localName).to.equal('trtc-calling');
    expect(customElements.get('trtc-call-button') === undefined).to.be.false;
  });
});
