import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { connected, incoming, outgoing } from '../support/samples.js';
import { FakeCore } from './fake-core.js';
import { become, settled } from './setup.js';

async function loggedIn(content = html``): Promise<{
  core: FakeCore;
  element: TrtcCallingElement;
}> {
  const core = new FakeCore();
  const element = await fixture<TrtcCallingElement>(
    html`<trtc-calling .core=${core} sdkappid="1400" userid="ann" usersig="sig"
      >${content}</trtc-calling
    >`,
  );
  await settled(element);
  core.asked.length = 0;
  return { core, element };
}

function hide(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
}

function leave(persisted = false): void {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
}

function comeBack(persisted = true): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
}

describe('<trtc-calling> when the page is left', () => {
  it('ends the call within the event, then the login', async () => {
    for (const call of [outgoing(), incoming(), connected()]) {
      const { core, element } = await loggedIn();
      await become({ core, element }, call);
      leave();
      expect(core.verbs[0]).to.equal('hangup');
      await settled(element);
      expect(core.verbs).to.deep.equal(['hangup', 'logout']);
      element.remove();
    }
  });

  it('logs in again when the page comes back out of the cache', async () => {
    const { core, element } = await loggedIn();
    leave(true);
    comeBack();
    await settled(element);
    expect(core.verbs).to.deep.equal(['logout', 'login']);
    expect(element.state.session).to.deep.equal({ status: 'ready', userID: 'ann' });
    expect(element.state.call.phase).to.equal('idle');
    leave(true);
    comeBack();
    await settled(element);
    expect(core.verbs).to.deep.equal(['logout', 'login', 'logout', 'login']);
  });

  it('does not log in for a page that is shown for the first time, or was logged out before', async () => {
    const { core, element } = await loggedIn();
    comeBack(false);
    comeBack();
    await element.logout();
    core.asked.length = 0;
    leave(true);
    comeBack();
    await settled(element);
    expect(core.verbs).to.be.empty;
  });

  it('follows attributes that changed in between instead', async () => {
    const { core, element } = await loggedIn();
    leave(true);
    element.userID = 'bob';
    await settled(element);
    comeBack();
    await settled(element);
    expect(core.asked.filter(([verb]) => verb === 'login')).to.have.length(1);
    expect(element.state.session).to.deep.equal({ status: 'ready', userID: 'bob' });
  });

  it('does nothing once it is removed', async () => {
    const { core, element } = await loggedIn();
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    core.asked.length = 0;
    leave(true);
    comeBack();
    await settled(element);
    expect(core.verbs).to.be.empty;
  });

  it('ends call and login of a page that the browser freezes, and logs in again when it goes on', async () => {
    const { core, element } = await loggedIn();
    await become({ core, element }, connected());
    document.dispatchEvent(new Event('freeze'));
    expect(core.verbs[0]).to.equal('hangup');
    await settled(element);
    document.dispatchEvent(new Event('resume'));
    await settled(element);
    expect(core.verbs).to.deep.equal(['hangup', 'logout', 'login']);
    document.dispatchEvent(new Event('resume'));
    await settled(element);
    expect(core.verbs).to.have.length(3);
  });
});

describe('<trtc-calling> when the page goes to the background', () => {
  it('goes on with the call, unless it is told otherwise', async () => {
    const { core, element } = await loggedIn();
    await become({ core, element }, connected());
    expect(element.backgroundMute).to.equal(undefined);
    hide();
    for (const value of ['', 'true', 'background-mute']) {
      element.setAttribute('background-mute', value);
      expect(element.backgroundMute).to.equal(true);
      hide();
    }
    expect(core.verbs).to.be.empty;
  });

  it('ends it with background-mute="false", as attribute or property', async () => {
    const { core, element } = await loggedIn();
    await become({ core, element }, connected());
    element.setAttribute('background-mute', 'false');
    expect(element.backgroundMute).to.equal(false);
    hide();
    expect(core.verbs).to.deep.equal(['hangup']);
    element.removeAttribute('background-mute');
    hide();
    element.backgroundMute = false;
    await become({ core, element }, outgoing());
    hide();
    expect(core.verbs).to.deep.equal(['hangup', 'hangup']);
  });

  it('goes on ringing, and is quiet without a call', async () => {
    const { core, element } = await loggedIn();
    element.backgroundMute = false;
    hide();
    await become({ core, element }, incoming());
    hide();
    expect(core.verbs).to.be.empty;
  });
});
