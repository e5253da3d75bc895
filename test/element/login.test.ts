import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { Login } from '../../src/core/types.js';
import '../../src/index.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { button, hasButton, textOf } from '../support/dom.js';
import { FakeCore } from './fake-core.js';
import { settled } from './setup.js';

const make = async (template: (core: FakeCore) => ReturnType<typeof html>) => {
  const core = new FakeCore();
  const element = await fixture<TrtcCallingElement>(template(core));
  return { core, element };
};

const complete = () =>
  make(
    (core) =>
      html`<trtc-calling .core=${core} sdkappid="1400" userid="ann" usersig="sig"></trtc-calling>`,
  );

const logins = (core: FakeCore) =>
  core.asked.filter(([verb]) => verb === 'login').map(([, login]) => login as Login);

const problems = (element: TrtcCallingElement) => {
  const heard: string[] = [];
  element.addEventListener('error', ({ detail }) => heard.push(detail.reason));
  return heard;
};

describe('<trtc-calling> logs in', () => {
  it('as soon as it has all that it needs', async () => {
    const { core, element } = await make(
      (fake) => html`<trtc-calling .core=${fake} sdkappid="1400" userid="ann"></trtc-calling>`,
    );
    expect(core.verbs).to.be.empty;
    element.userSig = 'sig';
    await element.updateComplete;
    expect(logins(core)).to.have.length(1);
    expect(logins(core)[0]).to.include({ sdkAppID: 1400, userID: 'ann', userSig: 'sig' });
  });

  it('once for many changes at a time, and not for the same values again', async () => {
    const { core, element } = await complete();
    element.setAttribute('userid', 'bob');
    element.setAttribute('usersig', 'other');
    await element.updateComplete;
    element.setAttribute('userid', 'bob');
    element.config = { SDKAppID: 1400, userID: 'bob', userSig: 'other', type: 1 };
    await element.updateComplete;
    expect(logins(core).map(({ userID, userSig }) => [userID, userSig])).to.deep.equal([
      ['ann', 'sig'],
      ['bob', 'other'],
    ]);
  });

  it('with the proxies and the instance that it is given', async () => {
    const tim = {};
    const { core } = await make(
      (fake) =>
        html`<trtc-calling
          .core=${fake}
          .config=${{ sdkAppID: 1400, userID: 'ann', userSig: 'sig', tim }}
          im-proxy="ws://localhost:1/im"
          rtc-proxy="wss://gateway.example/rtc"
          log-proxy="https://gateway.example/log"
        ></trtc-calling>`,
    );
    expect(logins(core)[0]).to.deep.equal({
      sdkAppID: 1400,
      userID: 'ann',
      userSig: 'sig',
      imProxy: 'ws://localhost:1/im',
      rtcProxy: 'wss://gateway.example/rtc',
      logProxy: 'https://gateway.example/log',
      tim,
    });
  });

  it('only when asked while it is manual', async () => {
    const { core, element } = await make(
      (fake) =>
        html`<trtc-calling
          manual
          .core=${fake}
          sdkappid="1"
          userid="ann"
          usersig="s"
        ></trtc-calling>`,
    );
    expect(core.verbs).to.be.empty;
    await element.init();
    expect(core.verbs).to.deep.equal(['login']);
    element.userID = 'bob';
    await element.updateComplete;
    expect(core.verbs).to.deep.equal(['login']);
  });

  it('not again after logout(), until something changes', async () => {
    const { core, element } = await complete();
    await element.logout();
    element.requestUpdate();
    await element.updateComplete;
    expect(core.verbs).to.deep.equal(['login', 'logout']);
    element.userSig = 'fresh';
    await element.updateComplete;
    expect(core.verbs).to.deep.equal(['login', 'logout', 'login']);
  });

  it('rejects login() while something is missing, and tells it', async () => {
    const { element } = await make((core) => html`<trtc-calling .core=${core}></trtc-calling>`);
    const heard = problems(element);
    const failure = await element.login().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-argument' });
    expect(heard).to.deep.equal(['invalid-argument']);
  });

  it('out when a value it needs is taken away', async () => {
    const { core, element } = await complete();
    element.removeAttribute('usersig');
    await element.updateComplete;
    expect(core.verbs).to.deep.equal(['login', 'logout']);
  });
});

describe('<trtc-calling> in a page that changes', () => {
  it('stays logged in when it is moved', async () => {
    const { core, element } = await complete();
    const elsewhere = document.createElement('div');
    element.parentElement!.after(elsewhere);
    elsewhere.append(element);
    await aTimeout(10);
    element.remove();
    await Promise.resolve();
    elsewhere.append(element);
    await aTimeout(10);
    expect(core.verbs).to.deep.equal(['login']);
    elsewhere.remove();
  });

  it('logs out when it is removed, and in again when it comes back', async () => {
    const { core, element } = await complete();
    const { parentElement } = element;
    element.remove();
    await aTimeout(10);
    expect(core.verbs).to.deep.equal(['login', 'logout']);
    parentElement!.append(element);
    await element.updateComplete;
    expect(core.verbs).to.deep.equal(['login', 'logout', 'login']);
  });

  it('reflects attributes and properties both ways', async () => {
    const { element } = await complete();
    expect(element.sdkAppID).to.equal(1400);
    expect(element.hasAttribute('type')).to.equal(false);
    element.type = 1;
    element.userID = 'bob';
    element.sdkAppID = 1500;
    await element.updateComplete;
    expect(element.getAttribute('type')).to.equal('1');
    expect(element.getAttribute('userid')).to.equal('bob');
    expect(element.getAttribute('sdkappid')).to.equal('1500');
    element.setAttribute('type', '2');
    expect(element.config).to.deep.include({ sdkAppID: 1500, userID: 'bob', type: 2 });
  });

  for (const [name, value] of [
    ['sdkappid', 'abc'],
    ['userid', 'ann lee'],
    ['im-proxy', 'https://gateway.example'],
    ['rtc-proxy', 'gateway'],
    ['log-proxy', 'ws://gateway.example'],
    ['type', '3'],
    ['timeout', '0'],
  ] as const) {
    it(`tells and shows that ${name}="${value}" is wrong, and stays logged in`, async () => {
      const { core, element } = await complete();
      const heard = problems(element);
      element.setAttribute(name, value);
      await settled(element);
      expect(heard).to.deep.equal(['invalid-argument']);
      expect(textOf(element)).to.contain(name);
      expect(core.verbs).to.deep.equal(['login']);
      await expect(element).to.be.accessible();
    });
  }

  it('keeps the last kind that made sense', async () => {
    const { element } = await complete();
    element.setAttribute('type', '1');
    await element.updateComplete;
    element.setAttribute('type', 'video');
    await element.updateComplete;
    expect(element.type).to.equal(1);
    expect(element.getAttribute('type')).to.equal('1');
  });
});

describe('<trtc-calling> while there is no call', () => {
  it('takes no space, and shows what the page put there', async () => {
    const { element } = await complete();
    expect(element.getBoundingClientRect().height).to.equal(0);
    element.innerHTML = '<p id="own">Call us</p>';
    expect(element.querySelector('#own')!.checkVisibility()).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('offers to take calls back after another login', async () => {
    const { core, element } = await complete();
    const error = new CallError('kicked-out', 'elsewhere');
    core.become({ session: { status: 'kicked-out', userID: 'ann', error } });
    await settled(element);
    expect(textOf(element)).to.contain('signed in somewhere else');
    await expect(element).to.be.accessible();
    button(element, 'Use here again').click();
    expect(core.verbs).to.deep.equal(['login', 'login']);
  });

  it('says that calls ring in another tab, and brings them here when asked', async () => {
    const { core, element } = await complete();
    core.become({ session: { status: 'standby', userID: 'ann', inCall: false } });
    await settled(element);
    expect(textOf(element)).to.contain('Calls ring in another tab');
    expect(element.matches(':state(standby)')).to.equal(true);
    await expect(element).to.be.accessible();
    button(element, 'Use here').click();
    expect(core.verbs).to.deep.equal(['login', 'takeOver']);
  });

  it('says that there is a call in another tab, and leaves it there', async () => {
    const { core, element } = await complete();
    core.become({ session: { status: 'standby', userID: 'ann', inCall: true } });
    await settled(element);
    expect(textOf(element)).to.contain('You have a call in another tab');
    expect(element.matches(':state(standby):state(in-call-elsewhere)')).to.equal(true);
    expect(hasButton(element, 'Use here')).to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('logs in first when it is to take over and is not logged in', async () => {
    const { core, element } = await complete();
    await element.logout();
    core.asked.length = 0;
    await element.takeOver();
    expect(core.verbs).to.deep.equal(['login']);
  });

  it('says that the login failed, and tries again when asked', async () => {
    const { core, element } = await complete();
    const error = new CallError('login-failed', 'no');
    core.become({ session: { status: 'failed', userID: 'ann', error } });
    await settled(element);
    await expect(element).to.be.accessible();
    button(element, 'Try again').click();
    expect(core.verbs).to.deep.equal(['login', 'login']);
  });

  it('speaks the language of the page around it, also through shadow roots', async () => {
    const host = document.createElement('div');
    host.lang = 'zh-CN';
    document.body.append(host);
    const core = new FakeCore();
    const element = document.createElement('trtc-calling');
    element.core = core;
    host.attachShadow({ mode: 'open' }).append(element);
    core.become({ session: { status: 'reconnecting', userID: 'ann' } });
    await aTimeout(200);
    expect(textOf(element)).to.contain('连接已断开');
    element.lang = 'th';
    await settled(element);
    expect(textOf(element)).to.contain('Connection lost');
    host.remove();
  });
});
