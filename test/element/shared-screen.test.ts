import { expect, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { RemoteState } from '../../src/core/state.js';
import { all, button, hasButton, textOf } from '../support/dom.js';
import { connected, group, OFF, ON, outgoing, paintedStream, remote } from '../support/samples.js';
import { become, phone, type Phone } from './setup.js';

const SHARED = { screen: true } satisfies Partial<RemoteState>;
const videos = (root: Element) => [...root.querySelectorAll('video')];
const screenOf = ({ element }: Phone) =>
  all(element, 'trtc-video-tile[screen]')[0]?.shadowRoot?.querySelector('video') ?? undefined;
const saidBy = ({ element }: Phone) =>
  all(element, '.visually-hidden[role=status]')[0]!.textContent.trim();

function shares({ core }: Phone, userID = 'bob-lee'): MediaStream {
  core.localStream = paintedStream('#246');
  core.remote = paintedStream('#642');
  const screen = paintedStream('#eee', 1280, 720);
  core.screens.set(userID, screen);
  return screen;
}

describe('<trtc-calling> and the screen', () => {
  const { mediaDevices } = navigator;

  afterEach(() => {
    Reflect.deleteProperty(mediaDevices, 'getDisplayMedia');
  });

  it('of the other one fills the stage, whole, and their picture stands beside it', async () => {
    const it = await phone();
    const stream = shares(it);
    await become(it, connected({ remotes: [remote(SHARED)] }));
    const screen = screenOf(it)!;
    expect(screen.srcObject === stream).to.equal(true);
    expect(screen.ariaLabel).to.contain('Screen of').and.contain('bob-lee');
    expect(getComputedStyle(screen).objectFit).to.equal('contain');
    await waitUntil(() => screen.currentTime > 0, 'the screen moves');
    const size = (selector: string) => all(it.element, selector)[0]!.getBoundingClientRect().width;
    expect(size('[part=remote-screen]')).to.be.greaterThan(2 * size('[part=remote-video]'));
    expect(all(it.element, '[part=remote-video]')[0]!.checkVisibility({ visibilityProperty: true }))
      .to.be.true;
    await expect(it.element).to.be.accessible();
    await become(it, connected());
    expect(screenOf(it) === undefined).to.equal(true);
    expect(size('[part=remote-video]')).to.be.greaterThan(300);
  });

  it('is to be seen in a voice call, where there is no picture', async () => {
    const it = await phone();
    shares(it);
    const voice = { type: 1, camera: OFF } as const;
    await become(it, connected({ ...voice, remotes: [remote({ ...SHARED, video: false })] }));
    expect(screenOf(it)?.checkVisibility({ visibilityProperty: true })).to.equal(true);
    expect(
      all(it.element, 'trtc-connected-view')[0]!.shadowRoot!.querySelectorAll('trtc-avatar').length,
    ).to.equal(0);
    await expect(it.element).to.be.accessible();
  });

  it('takes the large place of a group call, and says whose it is', async () => {
    const it = await phone();
    shares(it, 'cy');
    const people = [remote({ userID: 'bob' }), remote({ userID: 'cy', ...SHARED })];
    await become(it, connected(group(...people)));
    expect(textOf(it.element)).to.contain('Screen of cy');
    const width = (selector: string) => all(it.element, selector)[0]!.getBoundingClientRect().width;
    expect(width('[part=remote-screen]')).to.be.greaterThan(2 * width('trtc-person-tile'));
    expect(all(it.element, 'trtc-person-tile').length).to.equal(3);
    await expect(it.element).to.be.accessible();
  });

  it('can go into a container of the page', async () => {
    for (const slot of ['remote-screen', 'remote-screen-bob-lee']) {
      const it = await phone(html`<div slot=${slot}></div>`);
      const stream = shares(it);
      const container = it.element.querySelector('div')!;
      await become(it, connected({ remotes: [remote(SHARED)] }));
      expect(videos(container)[0]!.srcObject === stream).to.equal(true);
      expect(videos(container)[0]!.style.objectFit).to.equal('contain');
      await become(it, connected());
      expect(videos(container).length).to.equal(0);
    }
  });

  it('is told to a screen reader as it comes and goes', async () => {
    const it = await phone();
    shares(it);
    const tell = (isScreenAvailable: boolean) => {
      const detail = { userID: 'bob-lee', isScreenAvailable };
      it.core.emit({ name: 'user-screen-available', detail });
    };
    await become(it, connected({ remotes: [remote(SHARED)] }));
    tell(true);
    await waitUntil(() => saidBy(it).includes('is sharing their screen'), saidBy(it), {
      timeout: 5000,
    });
    tell(false);
    await waitUntil(() => saidBy(it).includes('stopped sharing'), saidBy(it), { timeout: 5000 });
  });

  it('of one’s own is begun and ended by buttons, and one sees that it is shared', async () => {
    const it = await phone();
    await become(it, connected());
    const share = () => button(it.element, 'Share screen');
    expect(share().ariaPressed).to.equal('false');
    share().click();
    await become(it, connected({ screen: { ...OFF, pending: true } }));
    share().click();
    await become(it, connected({ screen: ON }));
    expect(share().ariaPressed).to.equal('true');
    expect(textOf(it.element)).to.contain('You are sharing your screen');
    share().click();
    button(it.element, 'Stop sharing').click();
    expect(it.core.verbs).to.deep.equal(['startScreenShare', 'stopScreenShare', 'stopScreenShare']);
    await expect(it.element).to.be.accessible();
    await become(it, connected());
    expect(textOf(it.element)).to.not.contain('sharing your screen');
  });

  it('of one’s own waits while another’s is shared', async () => {
    const it = await phone();
    shares(it);
    await become(it, connected({ remotes: [remote(SHARED)] }));
    const share = button(it.element, 'Share screen');
    expect(share.ariaDisabled).to.equal('true');
    share.click();
    expect(it.core.verbs).to.be.empty;
    expect(share.textContent).to.contain('is sharing their screen');
  });

  it('that could not be shared is told of, with another try', async () => {
    const it = await phone();
    const failure = new CallError('publish-failed', 'Refused.');
    await become(it, connected({ screen: { ...OFF, failure } }));
    expect(textOf(it.element)).to.contain('Your screen could not be shared');
    button(it.element, 'Try again').click();
    expect(it.core.verbs).to.deep.equal(['startScreenShare']);
  });

  it('has no button before the call, nor where the browser cannot share it', async () => {
    const it = await phone();
    await become(it, outgoing());
    expect(hasButton(it.element, 'Share screen')).to.equal(false);
    Object.defineProperty(mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: undefined,
    });
    await become(it, connected());
    expect(hasButton(it.element, 'Share screen')).to.equal(false);
  });

  it('is shared by methods too', async () => {
    const { element, core } = await phone();
    await element.startScreenShare();
    await element.stopScreenShare();
    expect(core.verbs).to.deep.equal(['startScreenShare', 'stopScreenShare']);
  });
});
