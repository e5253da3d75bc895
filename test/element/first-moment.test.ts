import { expect, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import { FakeCore } from './fake-core.js';

/** What is asked of the elements before the code has come that does it. */
describe('The first moment', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('main');
    document.body.append(place);
  });

  afterEach(() => place.remove());

  function aPhone(core: FakeCore): HTMLElementTagNameMap['trtc-calling'] {
    const phone = document.createElement('trtc-calling');
    phone.core = core;
    return phone;
  }

  it('has handlers and a state', async () => {
    const core = new FakeCore();
    const phone = aPhone(core);
    const heard: string[] = [];
    phone.on('SDK_READY', ({ name }) => heard.push(name));
    expect(phone.state.session.status).to.equal('logged-out');
    expect(phone.EVENT.INVITED).to.equal('invited');
    place.append(phone);
    await phone.updateComplete;
    core.emit({ name: 'sdk-ready', detail: { message: '' } });
    expect(heard).to.deep.equal(['sdk-ready']);
  });

  it('does later what is asked, in its order', async () => {
    const core = new FakeCore();
    const phone = aPhone(core);
    await Promise.all([phone.getCameras(), phone.setMicMute(true), phone.hangup()]);
    expect(core.verbs).to.deep.equal(['getCameras', 'setMicMute', 'hangup']);
  });

  it('stays logged out when that is asked', async () => {
    const core = new FakeCore();
    const phone = aPhone(core);
    Object.assign(phone, { sdkAppID: 1400000001, userID: 'ann', userSig: 'sig' });
    place.append(phone);
    await phone.logout();
    await phone.updateComplete;
    expect(core.verbs).not.to.include('login');
    phone.userSig = 'another';
    await waitUntil(() => core.verbs.includes('login'), 'the login with a new userSig');
  });

  it('is about to log in until it has looked at its attributes', async () => {
    const phone = aPhone(new FakeCore());
    // Elements that are in no page update nothing.
    await phone.getCameras();
    Object.assign(phone, { sdkAppID: 1400000001, userID: 'ann', userSig: 'sig' });
    place.append(phone);
    expect(phone.state.session.status).to.equal('logged-out');
    expect(phone.isPreparingLogin).to.equal(true);
    await phone.updateComplete;
    expect(phone.isPreparingLogin).to.equal(false);
  });

  it('takes back what cannot be, and says so', async () => {
    const phone = aPhone(new FakeCore());
    const messages: string[] = [];
    phone.addEventListener('error', ({ detail }) => messages.push(detail.message));
    phone.timeout = 0;
    phone.display = 'sideways' as never;
    place.append(phone);
    await phone.updateComplete;
    expect(phone.timeout).to.equal(30);
    expect(phone.display).to.equal('inline');
    expect(messages).to.have.length(1);
  });

  it('has the button say in the language of the page what it does', async () => {
    place.lang = 'de';
    const button = document.createElement('trtc-call-button');
    button.type = 2;
    expect(button.status).to.equal('loading');
    place.append(button);
    await waitUntil(() => button.renderRoot.querySelector('[part=label]'), 'the first look');
    expect(button.renderRoot.querySelector('[part=label]')?.textContent).to.contain('Videoanruf');
  });

  it('has a click on the button wait', async () => {
    const core = new FakeCore();
    core.state = { ...core.state, session: { status: 'ready', userID: 'ann' } };
    const phone = aPhone(core);
    phone.manual = true;
    const button = document.createElement('trtc-call-button');
    button.userID = 'bob';
    place.append(phone, button);
    await waitUntil(() => button.renderRoot.querySelector('button'), 'the first look');
    button.renderRoot.querySelector('button')!.click();
    await waitUntil(() => core.verbs.includes('call'), 'the call');
    expect(core.verbs.filter((verb) => verb === 'call')).to.have.length(1);
  });

  it('has the button load what media need once a pointer is near', async () => {
    const core = new FakeCore();
    core.state = { ...core.state, session: { status: 'ready', userID: 'ann' } };
    const phone = aPhone(core);
    phone.manual = true;
    const button = document.createElement('trtc-call-button');
    button.userID = 'bob';
    place.append(phone, button);
    await phone.updateComplete;
    await button.updateComplete;
    await waitUntil(() => button.status === 'ready', 'the status');
    button.renderRoot.querySelector('button')!.dispatchEvent(new PointerEvent('pointerenter'));
    expect(core.verbs).to.deep.equal(['warmUp']);
  });
});
