import { expect, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallState } from '../../src/core/state.js';
import type { Display } from '../../src/parts/display.js';
import { all, button, hasButton, textOf } from '../support/dom.js';
import {
  accepting,
  connected,
  incoming,
  outgoing,
  paintedStream,
  remote,
  summary,
} from '../support/samples.js';
import { become, phone, settled, type Phone } from './setup.js';

const IDLE: CallState = { phase: 'idle', ended: undefined };

const dialogOf = ({ element }: Phone) =>
  element.shadowRoot!.querySelector<HTMLDialogElement>('dialog')!;
const placeOf = (it: Phone) => dialogOf(it).dataset['place'];
const isOnTop = (it: Phone) => dialogOf(it).matches(':popover-open, :modal');

async function shown(display: Display, content = html``): Promise<Phone> {
  const it = await phone(content);
  it.element.display = display;
  await settled(it.element);
  return it;
}

/** The changes that the element tells of from now on. */
function changesOf({ element }: Phone): unknown[] {
  const changes: unknown[] = [];
  element.addEventListener('display-change', ({ detail }) => {
    const { minimized, pictureInPicture, fullscreen } = detail;
    changes.push({ minimized, pictureInPicture, fullscreen });
  });
  return changes;
}

function press(it: Phone, key: string): void {
  const [view] = all(it.element, '[data-view]');
  const event = { key, bubbles: true, composed: true, cancelable: true };
  view!.shadowRoot!.querySelector('.view')!.dispatchEvent(new KeyboardEvent('keydown', event));
}

/** What a click in the middle of the window would reach. */
function hitOf(it: Phone): Element | null {
  const { left, top, width, height } = dialogOf(it).getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2);
}

function onPage<Added extends HTMLElement>(element: Added): Added {
  document.body.append(element);
  return element;
}

describe('<trtc-calling display>', () => {
  it('shows a call in the element’s place unless told otherwise', async () => {
    const it = await phone();
    await become(it, connected());
    expect([placeOf(it), isOnTop(it)]).to.deep.equal(['inline', false]);
    expect(dialogOf(it).offsetWidth).to.equal(it.element.offsetWidth);
  });

  for (const display of ['floating', 'overlay'] as const) {
    for (const call of [incoming(), outgoing(), accepting(), connected()]) {
      it(`${display}: is on top of the page while ${call.phase}, accessibly`, async () => {
        const it = await shown(display);
        await become(it, call);
        expect([placeOf(it), isOnTop(it)]).to.deep.equal([display, true]);
        await expect(it.element).to.be.accessible();
      });
    }

    it(`${display}: leaves what stands in the element where it is`, async () => {
      const it = await shown(
        display,
        html`<p id="own" style="margin: 0; block-size: 40px">Call us</p>`,
      );
      await become(it, connected());
      expect(it.element.querySelector('#own')!.checkVisibility()).to.equal(true);
      expect(it.element.offsetHeight).to.equal(40);
    });

    it(`${display}: no z-index of the page covers it`, async () => {
      const cover = onPage(document.createElement('div'));
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: red';
      const it = await shown(display);
      await become(it, incoming());
      expect(hitOf(it) === it.element).to.equal(true);
      cover.remove();
    });

    it(`${display}: nothing around the element cuts it off`, async () => {
      const it = await shown(display);
      it.element.parentElement!.style.cssText =
        'block-size: 0; overflow: hidden; transform: scale(0.1); visibility: hidden; pointer-events: none';
      await become(it, incoming());
      expect(dialogOf(it).offsetWidth).to.be.greaterThan(250);
      expect(hitOf(it) === it.element).to.equal(true);
      expect(hasButton(it.element, 'Answer')).to.equal(true);
    });

    it(`${display}: Escape puts away what is open upon the call, and leaves the call`, async () => {
      const it = await shown(display);
      await become(it, connected());
      button(it.element, 'Choose devices').click();
      await waitUntil(() => all(it.element, '[part="device-dialog"]').length === 1, 'the dialog');
      const [dialog] = all(it.element, '[part="device-dialog"]');
      const event = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      const escape = new KeyboardEvent('keydown', event);
      dialog!.dispatchEvent(escape);
      await settled(it.element);
      // The browser closes the dialog if nobody says no.
      expect([escape.defaultPrevented, placeOf(it)]).to.deep.equal([false, display]);
    });

    it(`${display}: Escape makes it a bubble once it runs, and does nothing while it rings`, async () => {
      const it = await shown(display);
      await become(it, incoming());
      press(it, 'Escape');
      await settled(it.element);
      expect(placeOf(it)).to.equal(display);
      await become(it, connected());
      press(it, 'Escape');
      await settled(it.element);
      expect(placeOf(it)).to.equal('bubble');
      expect(it.core.verbs).to.be.empty;
    });
  }

  it('covers all of the page, and keeps the focus from what is beneath', async () => {
    const field = onPage(document.createElement('input'));
    field.focus();
    const it = await shown('overlay');
    await become(it, incoming());
    const { width, height } = dialogOf(it).getBoundingClientRect();
    expect([width, height]).to.deep.equal([window.innerWidth, window.innerHeight]);
    expect(document.activeElement === it.element).to.equal(true);
    field.focus();
    expect(document.activeElement === it.element).to.equal(true);
    await become(it, IDLE);
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it('floats where it can be seen in the smallest of windows', async () => {
    const it = await shown('floating');
    await become(it, connected());
    const { left, top, right, bottom } = dialogOf(it).getBoundingClientRect();
    expect(Math.min(left, top)).to.be.at.least(0);
    expect(right).to.be.at.most(window.innerWidth);
    expect(bottom).to.be.at.most(window.innerHeight);
  });

  it('changes at once, with the pictures in it', async () => {
    const it = await phone();
    it.core.remote = paintedStream('#642');
    await become(it, connected());
    const [video] = all<HTMLVideoElement>(it.element, '[part~=remote-picture], video');
    for (const display of ['floating', 'overlay', 'inline'] as const) {
      it.element.display = display;
      await settled(it.element);
      expect([placeOf(it), isOnTop(it)]).to.deep.equal([display, display !== 'inline']);
      expect(video!.isConnected).to.equal(true);
    }
  });

  it('is on top again after it was moved in the page', async () => {
    const it = await shown('floating');
    await become(it, connected());
    const other = onPage(document.createElement('section'));
    other.append(it.element);
    await settled(it.element);
    expect(isOnTop(it)).to.equal(true);
    other.remove();
  });
});

describe('<trtc-calling> in its place', () => {
  const HIDING: Readonly<Record<string, (it: Phone) => void>> = {
    'has no height': ({ element }) => (element.style.cssText += ';block-size: 0; overflow: hidden'),
    'is out of the window': ({ element }) => (element.style.marginBlockStart = '200vh'),
    'is cut off': ({ element }) =>
      (element.parentElement!.style.cssText = 'block-size: 20px; overflow: hidden'),
    'is transparent to clicks': ({ element }) => (element.style.pointerEvents = 'none'),
  };

  for (const [how, hide] of Object.entries(HIDING)) {
    it(`rings in a window when it ${how}, and stays there`, async () => {
      const it = await phone();
      hide(it);
      await become(it, incoming());
      expect([placeOf(it), isOnTop(it)]).to.deep.equal(['floating', true]);
      await become(it, connected());
      expect(placeOf(it)).to.equal('floating');
      await become(it, { phase: 'idle', ended: summary() });
      expect(placeOf(it)).to.equal('floating');
      await become(it, IDLE);
      it.element.style.cssText = 'inline-size: 24rem';
      it.element.parentElement!.style.cssText = '';
      await become(it, incoming({ callID: 'call-2' }));
      expect(placeOf(it)).to.equal('inline');
    });
  }

  it('rings in a window when the page moves it out of sight', async () => {
    const it = await phone();
    await become(it, incoming());
    expect(placeOf(it)).to.equal('inline');
    it.element.style.marginBlockStart = '200vh';
    document.dispatchEvent(new Event('scroll'));
    await waitUntil(() => placeOf(it) === 'floating', 'the window', { timeout: 10_000 });
  });

  it('can be answered while a modal dialog of the page is open', async () => {
    const modal = onPage(document.createElement('dialog'));
    modal.append(document.createElement('button'));
    modal.showModal();
    const it = await phone();
    await become(it, incoming());
    expect(dialogOf(it).matches(':modal')).to.equal(true);
    expect(hitOf(it) === it.element).to.equal(true);
    await become(it, IDLE);
    expect(modal.open).to.equal(true);
    modal.remove();
  });
});

describe('<trtc-calling> minimised', () => {
  it('is a bubble that brings the call back, and tells so', async () => {
    const it = await phone(html`<p id="own">Call us</p>`);
    const changes = changesOf(it);
    await become(it, connected({ remotes: [remote({ video: false })] }));
    button(it.element, 'Minimise').click();
    await settled(it.element);
    expect([placeOf(it), isOnTop(it)]).to.deep.equal(['bubble', true]);
    expect(it.element.matches(':state(minimized)')).to.equal(true);
    expect(hasButton(it.element, 'Hang up')).to.equal(false);
    expect(it.element.querySelector('#own')!.checkVisibility()).to.equal(true);
    await expect(it.element).to.be.accessible();
    button(it.element, 'Back to the call: bob-lee').click();
    await settled(it.element);
    expect([placeOf(it), isOnTop(it)]).to.deep.equal(['inline', false]);
    expect(it.element.matches(':state(minimized)')).to.equal(false);
    expect(hasButton(it.element, 'Hang up')).to.equal(true);
    const rest = { pictureInPicture: false, fullscreen: false };
    expect(changes).to.deep.equal([
      { minimized: true, ...rest },
      { minimized: false, ...rest },
    ]);
  });

  it('takes the focus along, and traps it nowhere', async () => {
    for (const display of ['inline', 'overlay'] as const) {
      const field = onPage(document.createElement('input'));
      const it = await shown(display);
      await become(it, connected());
      button(it.element, 'Minimise').focus();
      await it.element.minimize();
      await settled(it.element);
      const bubble = button(it.element, 'Back to the call: bob-lee');
      const [host] = all(it.element, 'trtc-call-bubble');
      expect(host!.shadowRoot!.activeElement === bubble).to.equal(true);
      field.focus();
      expect(document.activeElement === field).to.equal(true);
      bubble.focus();
      await it.element.restore();
      await settled(it.element);
      expect(document.activeElement === it.element).to.equal(true);
      await become(it, IDLE);
      field.remove();
    }
  });

  it('leaves the focus alone when it is elsewhere', async () => {
    const field = onPage(document.createElement('input'));
    const it = await shown('floating');
    await become(it, connected());
    field.focus();
    await it.element.minimize();
    await it.element.restore();
    await settled(it.element);
    expect(document.activeElement === field).to.equal(true);
    field.remove();
  });

  it('shows how far the call is, and how it ended', async () => {
    const it = await phone();
    await become(it, outgoing());
    await it.element.minimize();
    expect(textOf(it.element)).to.contain('Ringing…');
    await become(it, connected({ startedAt: performance.now() - 65_000 }));
    expect(textOf(it.element)).to.contain('1:05');
    await become(it, connected({ switchRequest: { to: 2, by: 'peer', inviteID: 'invite-2' } }));
    expect(textOf(it.element)).to.contain('bob-lee would like to see you');
    await become(it, { phase: 'idle', ended: summary() });
    expect(textOf(it.element)).to.contain('bob-lee hung up');
    await become(it, IDLE);
    expect(all(it.element, 'dialog')).to.be.empty;
    expect(it.element.matches(':state(minimized)')).to.equal(false);
  });

  it('shows the other one’s picture, which moves, and again in its place', async () => {
    const it = await phone();
    it.core.remote = paintedStream('#642');
    await become(it, connected());
    const moves = async () => {
      await settled(it.element);
      const videos = all<HTMLVideoElement>(it.element, 'video').filter(
        (video) => video.srcObject === it.core.remote && video.checkVisibility(),
      );
      expect(videos).to.have.length(1);
      const before = videos[0]!.currentTime;
      await waitUntil(() => videos[0]!.currentTime > before + 0.1, 'a picture that moves');
    };
    await moves();
    await it.element.minimize();
    await moves();
    await it.element.restore();
    await moves();
  });

  it('is no bubble any more when the next call rings', async () => {
    const it = await shown('floating');
    await become(it, connected());
    await it.element.minimize();
    await become(it, incoming({ callID: 'call-2' }));
    expect(placeOf(it)).to.equal('floating');
    expect(hasButton(it.element, 'Minimise')).to.equal(false);
  });

  it('is nothing without a call or while one rings', async () => {
    const it = await phone();
    await become(it, incoming());
    for (const work of [it.element.minimize()]) {
      const failure = await work.catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-state' });
    }
    await become(it, IDLE);
    const { element } = it;
    const all = [element.minimize(), element.restore(), element.requestPictureInPicture()];
    for (const work of all) {
      const failure = await work.catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-state' });
    }
  });

  it('keeps the page’s containers for the pictures', async () => {
    const it = await shown('floating', html`<div slot="remote-video"></div>`);
    it.core.remote = paintedStream('#642');
    const [container] = it.element.children;
    await become(it, connected());
    const [video] = container!.querySelectorAll('video');
    await it.element.minimize();
    await settled(it.element);
    expect(all(it.element, 'trtc-call-bubble video')).to.be.empty;
    await it.element.restore();
    await settled(it.element);
    expect(video!.isConnected && container!.checkVisibility()).to.equal(true);
    await waitUntil(() => !video!.paused, 'a picture that goes on');
  });
});
