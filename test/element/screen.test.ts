import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallState } from '../../src/core/state.js';
import { all, button, textOf } from '../support/dom.js';
import {
  accepting,
  connected,
  remote,
  connecting,
  group,
  incoming,
  OFF,
  outgoing,
  paintedStream,
  person,
  preparing,
  summary,
} from '../support/samples.js';
import { become, phone, settled, type Phone } from './setup.js';

const IDLE: CallState = { phase: 'idle', ended: undefined };
const layoutOf = ({ element }: Phone) => all(element, 'trtc-call-stage')[0]?.getAttribute('layout');
const videos = (root: Element) => [...root.querySelectorAll('video')];

describe('<trtc-calling> shows a call', () => {
  for (const call of [
    preparing(),
    outgoing(),
    incoming(),
    accepting(),
    connecting(),
    connected(),
  ]) {
    it(`accessibly while ${call.phase}`, async () => {
      const it = await phone();
      await become(it, call);
      expect(textOf(it.element)).to.contain('bob-lee');
      expect(it.element.matches(`:state(${call.phase}):state(in-call)`)).to.equal(true);
      await expect(it.element).to.be.accessible();
    });
  }

  it('from ringing to the end, each view by itself', async () => {
    const it = await phone(html`<p id="own">Call us</p>`);
    const own = it.element.querySelector('#own')!;
    await become(it, incoming());
    expect(own.checkVisibility()).to.equal(false);
    await become(it, connected());
    expect(all(it.element, 'trtc-calling-view')).to.be.empty;
    await become(it, { phase: 'idle', ended: summary() });
    expect(textOf(it.element)).to.contain('bob-lee hung up');
    await become(it, IDLE);
    expect(own.checkVisibility()).to.equal(true);
    expect(all(it.element, 'trtc-call-stage')).to.be.empty;
  });

  it('with the page’s words in every view, and its buttons until the call is over', async () => {
    const it = await phone(
      html`<p slot="header">Order 4711</p>
        <button slot="actions">Order</button>`,
    );
    const [words, action] = it.element.children;
    const calls: readonly CallState[] = [
      incoming(),
      outgoing(),
      connected(),
      connected(group(remote({ userID: 'bob' }), remote({ userID: 'cy' }))),
      { phase: 'idle', ended: summary() },
    ];
    for (const call of calls) {
      await become(it, call);
      expect(words!.checkVisibility(), call.phase).to.equal(true);
      expect(action!.checkVisibility(), call.phase).to.equal(call.phase !== 'idle');
      await expect(it.element).to.be.accessible();
    }
    await become(it, IDLE);
    expect(words!.checkVisibility()).to.equal(false);
  });

  it('and turns what a person clicks into verbs', async () => {
    const it = await phone();
    const click = (name: string) => button(it.element, name).click();
    await become(it, incoming());
    click('Answer');
    click('Decline');
    await become(it, outgoing());
    click('Cancel');
    await become(it, connected());
    click('Mute microphone');
    click('Turn off camera');
    click('Hang up');
    expect(it.core.asked).to.deep.equal([
      ['accept'],
      ['reject'],
      ['hangup'],
      ['setMicMute', true],
      ['closeCamera'],
      ['hangup'],
    ]);
  });

  it('with the own picture full while it rings, and in the corner once there are two', async () => {
    const it = await phone();
    await become(it, outgoing());
    expect(layoutOf(it)).to.equal('local');
    await become(it, connected({ remotes: [remote({ video: undefined })] }));
    expect(layoutOf(it)).to.equal('local');
    await become(it, connected());
    expect(layoutOf(it)).to.equal('both');
    await become(it, connected({ remotes: [remote({ video: false })] }));
    expect(layoutOf(it)).to.equal('corner');
    await become(it, connected({ camera: OFF }));
    expect(layoutOf(it)).to.equal('remote');
    await become(it, connected({ type: 1, camera: OFF, remotes: [remote({ video: false })] }));
    expect(layoutOf(it)).to.equal('none');
  });

  it('with both live pictures, the own one mirrored, and one sound', async () => {
    const it = await phone();
    it.core.localStream = paintedStream('#246');
    it.core.remote = paintedStream('#642');
    await become(it, connected());
    const pictures = all<HTMLVideoElement>(it.element, 'video');
    await waitUntil(() => pictures.every(({ currentTime }) => currentTime > 0), 'both pictures');
    expect(pictures.every(({ muted }) => muted)).to.equal(true);
    expect(all(it.element, 'trtc-video-tile[mirrored]')).to.have.length(1);
    const sounds = all<HTMLAudioElement>(it.element, 'audio');
    expect(
      sounds.map(({ muted, srcObject }) => [muted, srcObject === it.core.remote]),
    ).to.deep.equal([[false, true]]);
  });

  it('and says what to do about a camera that failed', async () => {
    const it = await phone();
    const failure = new CallError('device-in-use', 'busy');
    await become(it, connected({ camera: { on: false, pending: false, failure } }));
    expect(textOf(it.element)).to.contain('Close other programs');
    await expect(it.element).to.be.accessible();
    button(it.element, 'Try again').click();
    button(it.element, 'Close').click();
    await settled(it.element);
    expect(it.core.asked).to.deep.equal([['openCamera']]);
    expect(textOf(it.element)).not.to.contain('Close other programs');
  });

  it('in the size that the page gives, else in one of its own', async () => {
    const it = await phone();
    await become(it, connected());
    expect(it.element.offsetHeight).to.be.greaterThan(300);
    it.element.style.height = '260px';
    expect(it.element.offsetHeight).to.equal(260);
    expect(all(it.element, 'trtc-call-stage')[0]!.offsetHeight).to.equal(260);
    it.element.style.cssText = 'max-height: 200px';
    expect(all(it.element, 'trtc-call-stage')[0]!.offsetHeight).to.equal(200);
  });

  it('to a screen reader when something happens, not each second', async () => {
    const it = await phone();
    const [live] = all(it.element, '.visually-hidden[role=status]');
    await become(it, incoming());
    expect(live!.textContent.trim()).to.equal('Incoming video call from bob-lee');
    await become(it, connected());
    expect(live!.textContent.trim()).to.equal('Connected with bob-lee');
    await become(it, { phase: 'idle', ended: summary() });
    expect(live!.textContent.trim()).to.equal('Call ended. bob-lee hung up.');
  });

  it('with the name of the person everywhere, as soon as it is known', async () => {
    const it = await phone();
    const [live] = all(it.element, '.visually-hidden[role=status]');
    await become(it, incoming());
    it.core.become({ people: { 'bob-lee': person() } });
    await settled(it.element);
    expect(textOf(it.element)).to.contain('Bob Lee').and.not.contain('bob-lee');
    expect(live!.textContent.trim()).to.equal('Incoming video call from Bob Lee');
    const switchRequest = { to: 1, by: 'self', inviteID: 'invite-2' } as const;
    await become(it, connected({ switchRequest }));
    expect(all(it.element, '[aria-label="Video of Bob Lee"]')).to.have.length(1);
    expect(textOf(it.element)).to.contain('Bob Lee').and.not.contain('bob-lee');
    expect(live!.textContent.trim()).to.equal('Connected with Bob Lee');
    await become(it, { phase: 'idle', ended: summary() });
    expect(textOf(it.element)).to.contain('Bob Lee hung up').and.not.contain('bob-lee');
    expect(live!.textContent.trim()).to.equal('Call ended. Bob Lee hung up.');
  });

  it('and does not hang up by Escape', async () => {
    const it = await phone();
    for (const call of [incoming(), connected()]) {
      await become(it, call);
      const [view] = all(it.element, '[data-view]');
      view!.shadowRoot!.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
      );
    }
    expect(it.core.verbs).to.be.empty;
  });
});

describe('<trtc-calling> and the end of a call', () => {
  it('puts it away when asked', async () => {
    const it = await phone();
    await become(it, { phase: 'idle', ended: summary() });
    await expect(it.element).to.be.accessible();
    button(it.element, 'Close').click();
    expect(it.core.verbs).to.deep.equal(['dismiss']);
  });

  it('puts it away by itself after four seconds, unless a button has the focus', async () => {
    const it = await phone();
    await become(it, { phase: 'idle', ended: summary() });
    await aTimeout(3500);
    expect(it.core.verbs).to.be.empty;
    button(it.element, 'Close').focus();
    await aTimeout(1000);
    expect(it.core.verbs).to.be.empty;
    button(it.element, 'Close').blur();
    await aTimeout(4200);
    expect(it.core.verbs).to.deep.equal(['dismiss']);
  });
});

describe('<trtc-calling> and the focus', () => {
  const focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };

  it('takes it to an incoming call, keeps it through the call, and gives it back', async () => {
    const it = await phone();
    const field = document.createElement('input');
    it.element.before(field);
    field.focus();
    await become(it, incoming());
    expect(focused()!.getAttribute('role')).to.equal('alertdialog');
    button(it.element, 'Answer').focus();
    await become(it, connected());
    expect(it.element.matches(':focus-within')).to.equal(true);
    await become(it, { phase: 'idle', ended: summary() });
    expect(it.element.matches(':focus-within')).to.equal(true);
    await become(it, IDLE);
    expect(focused() === field).to.equal(true);
    field.remove();
  });

  it('leaves it alone when the person is elsewhere in the page', async () => {
    const it = await phone();
    const field = document.createElement('input');
    it.element.before(field);
    field.focus();
    await become(it, outgoing());
    await become(it, connected());
    await become(it, { phase: 'idle', ended: summary() });
    await become(it, IDLE);
    expect(focused() === field).to.equal(true);
    field.remove();
  });
});

describe('<trtc-calling> and containers of the page', () => {
  const streams = ({ core }: Phone) => {
    core.localStream = paintedStream('#246');
    core.remote = paintedStream('#642');
  };

  it('puts the pictures into slotted containers, and takes them out at the end', async () => {
    const it = await phone(
      html`<div slot="remote-video"></div>
        <div slot="local-video"></div>`,
    );
    const containers = [...it.element.children];
    streams(it);
    await become(it, connected());
    const shown = containers.map((container) => videos(container)[0]!);
    expect(shown[0]!.srcObject === it.core.remote && shown[1]!.srcObject === it.core.localStream).to
      .be.true;
    expect(shown.map(({ muted }) => muted)).to.deep.equal([true, true]);
    expect(shown[1]!.style.transform).to.equal('scaleX(-1)');
    expect(layoutOf(it)).to.equal('both');
    await waitUntil(() => shown.every(({ currentTime }) => currentTime > 0), 'both pictures');
    await become(it, connected({ camera: OFF }));
    expect(containers.map((container) => videos(container).length)).to.deep.equal([1, 0]);
    await become(it, { phase: 'idle', ended: summary() });
    expect(containers.flatMap((container) => videos(container))).to.be.empty;
  });

  it('renders by startRemoteView() into a container by its id, and back into the widget', async () => {
    const it = await phone();
    const own = Object.assign(document.createElement('div'), { id: 'their-picture' });
    document.body.append(own);
    streams(it);
    await become(it, connected());
    await it.element.startRemoteView({ userID: 'bob-lee', videoViewDomID: 'their-picture' });
    expect(videos(own)).to.have.length(1);
    expect(layoutOf(it)).to.equal('corner');
    await it.element.startRemoteView('bob-lee');
    expect(videos(own)).to.be.empty;
    expect(layoutOf(it)).to.equal('both');
    await it.element.stopRemoteView('bob-lee');
    await it.element.stopLocalView();
    expect(layoutOf(it)).to.equal('none');
    own.remove();
  });

  it('finds a container in the shadow root that the element stands in, and takes one as it is', async () => {
    const it = await phone();
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = '<div id="inner"></div>';
    it.element.before(host);
    host.shadowRoot!.append(it.element);
    streams(it);
    await become(it, connected());
    await it.element.startLocalView({ videoViewDomID: 'inner' });
    expect(host.shadowRoot!.querySelectorAll('#inner > video')).to.have.length(1);
    const video = document.createElement('video');
    await it.element.startLocalView({ videoViewDomID: video });
    expect(video.srcObject === it.core.localStream && video.muted).to.equal(true);
    expect(host.shadowRoot!.querySelectorAll('#inner > video')).to.have.length(0);
  });

  it('refuses an id that is not there and a user who is not in the call', async () => {
    const it = await phone();
    await become(it, connected());
    for (const view of [{ userID: 'bob-lee', videoViewDomID: 'nowhere' }, { userID: 'cy' }]) {
      const failure = await it.element.startRemoteView(view).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-argument' });
    }
  });
});
