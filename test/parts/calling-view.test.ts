import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import '../../src/parts/calling-view.js';
import type { RingingState, TrtcCallingView } from '../../src/parts/calling-view.js';
import { all, button, hasButton, requests, textOf } from '../support/dom.js';
import {
  FACE,
  group,
  incoming,
  OFF,
  outgoing,
  person,
  preparing,
  remote,
  ringing,
} from '../support/samples.js';
import { FakePermissions } from '../support/permissions.js';

const view = (call: RingingState, picture = false) =>
  fixture<TrtcCallingView>(
    html`<trtc-calling-view
      style="block-size: 30rem"
      .call=${call}
      .picture=${picture}
    ></trtc-calling-view>`,
  );

describe('trtc-calling-view', () => {
  it('is an alert dialog named after who calls', async () => {
    const element = await view(incoming());
    const [dialog] = all(element, '[role=alertdialog]');
    const labelledby = dialog!.getAttribute('aria-labelledby')!;
    expect(element.shadowRoot!.getElementById(labelledby)!.textContent.trim()).to.equal('bob-lee');
    expect(textOf(element)).to.contain('Incoming video call');
    await expect(element).to.be.accessible();
  });

  it('says which kind of call it is', async () => {
    const element = await view(incoming({ type: 1 }));
    expect(textOf(element)).to.contain('Incoming voice call');
    await expect(element).to.be.accessible();
  });

  it('asks to answer and to decline, once for each click', async () => {
    const element = await view(incoming());
    const heard = requests(element);
    button(element, 'Answer').click();
    button(element, 'Decline').click();
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-accept', 'request-reject']);
  });

  it('asks for the devices while the button that answers is pressed, as a click follows', async () => {
    const element = await view(incoming());
    const heard = requests(element);
    for (const [name, pressed] of [
      ['Answer', 2],
      ['Decline', 0],
      ['Answer', 0],
    ] as const) {
      const press = new PointerEvent('pointerdown', { bubbles: true, button: pressed });
      button(element, name).dispatchEvent(press);
    }
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-capture-ahead']);
  });

  for (const [width, height] of [
    [320, 256],
    [320, 568],
    [384, 480],
    [640, 340],
    [780, 480],
  ] as const) {
    it(`keeps the answers in sight in ${width}x${height}, whatever else there is to read`, async () => {
      const permissions = new FakePermissions('prompt');
      try {
        const failure = new CallError('permission-denied', 'Refused.');
        for (const microphone of [OFF, { ...OFF, failure }]) {
          const element = await view(incoming({ microphone }));
          element.style.cssText = `inline-size: ${width}px; block-size: ${height}px`;
          element.soundBlocked = true;
          await waitUntil(() => all(element, 'trtc-permission-note[shown]').length === 1);
          await element.updateComplete;
          element.scrollIntoView();
          for (const name of ['Decline', 'Answer']) {
            const {
              left,
              width: size,
              top,
              bottom,
            } = button(element, name).getBoundingClientRect();
            const place = element.getBoundingClientRect();
            expect(top).to.be.at.least(place.top);
            expect(bottom).to.be.at.most(place.bottom);
            const hit = element.shadowRoot!.elementFromPoint(left + size / 2, top + size / 2);
            expect(hit?.closest('button') === button(element, name), name).to.equal(true);
          }
          await expect(element).to.be.accessible();
        }
      } finally {
        permissions.restore();
      }
    });
  }

  it('tells the caller how far the call is', async () => {
    expect(textOf(await view(preparing()))).to.contain('Allow the camera and microphone');
    expect(textOf(await view(outgoing({ inviteID: undefined })))).to.contain('Calling…');
    expect(textOf(await view(outgoing()))).to.contain('Ringing…');
  });

  it('lets the caller take the call back, and offers no answer', async () => {
    const element = await view(outgoing());
    const heard = requests(element);
    button(element, 'Cancel').click();
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-hangup']);
    expect(hasButton(element, 'Answer')).to.equal(false);
    expect(all(element, '[role=alertdialog]')).to.be.empty;
    await expect(element).to.be.accessible();
  });

  it('is accessible while devices are asked for', async () => {
    await expect(await view(preparing())).to.be.accessible();
  });

  it('is accessible over the own picture, and leaves the face free', async () => {
    const element = await view(outgoing(), true);
    expect(all(element, 'trtc-avatar')).to.be.empty;
    await expect(element).to.be.accessible();
  });

  it('names the person and shows their picture, once they are known', async () => {
    const element = await view(incoming());
    element.people = { 'bob-lee': person({ nick: '<b>Bob</b> Lee', avatar: FACE }) };
    await element.updateComplete;
    const [dialog] = all(element, '[role=alertdialog]');
    const labelledby = dialog!.getAttribute('aria-labelledby')!;
    const name = element.shadowRoot!.getElementById(labelledby)!;
    expect(name.textContent.trim()).to.equal('<b>Bob</b> Lee');
    expect(all(element, 'b'), 'no markup').to.be.empty;
    await waitUntil(() => all(element, '[data-loaded] img').length === 1, 'the picture');
    expect(textOf(element)).not.to.contain('bob-lee');
    await expect(element).to.be.accessible();
  });

  it('takes the focus as a whole, so that no stray key answers', async () => {
    const element = await view(incoming());
    element.focus();
    expect(element.shadowRoot!.activeElement!.getAttribute('role')).to.equal('alertdialog');
  });

  it('keeps its buttons big enough for a finger in a small card', async () => {
    const element = await view(incoming());
    element.style.cssText = 'inline-size: 200px; block-size: 260px';
    for (const name of ['Answer', 'Decline']) {
      const box = button(element, name).getBoundingClientRect();
      const card = element.getBoundingClientRect();
      expect(Math.min(box.width, box.height), name).to.be.at.least(44);
      expect(box.bottom, name).to.be.at.most(card.bottom);
    }
  });

  it('says who calls, and whom beside this user', async () => {
    const others = ['cy', 'dan', 'eve', 'fay'].map(ringing);
    const element = await view(incoming(group(remote({ present: false }), ...others)));
    element.people = { cy: person({ userID: 'cy', nick: 'Cy Young' }) };
    await element.updateComplete;
    expect(textOf(element))
      .to.contain('bob-lee Incoming group video call')
      .and.contain('Also called: Cy Young, dan and 2 others');
    const [dialog] = all(element, '[role=alertdialog]');
    for (const id of dialog!.getAttribute('aria-describedby')!.split(' ')) {
      expect(element.shadowRoot!.getElementById(id)?.textContent).to.be.a('string');
    }
    await expect(element).to.be.accessible();
  });

  it('tells the caller whom the group call is to, as long as they are rung', async () => {
    const called = ['bob', 'cy', 'dan', 'eve'].map(ringing);
    const element = await view(outgoing(group(...called)));
    expect(textOf(element)).to.contain('bob, cy and 2 others Group video call Ringing…');
    expect(all(element, 'trtc-avatar')).to.have.length(4);
    await expect(element).to.be.accessible();
    element.call = outgoing(group(...called.slice(1)));
    await element.updateComplete;
    expect(textOf(element)).to.contain('cy, dan and eve');
    element.call = outgoing(group(called[3]!));
    await element.updateComplete;
    expect(textOf(element)).to.contain('eve Group video call');
    expect(all(element, 'trtc-avatar[ringing]')).to.have.length(1);
    expect(textOf(await view(preparing(group(...called)), true))).to.contain(
      'bob, cy and 2 others',
    );
  });

  it('keeps the buttons of a group call in sight, whatever its shape', async () => {
    const others = ['cy', 'dan', 'eve', 'fay'].map(ringing);
    const element = await view(incoming(group(remote({ present: false }), ...others)));
    for (const [width, height] of [
      [320, 568],
      [844, 390],
      [568, 320],
      [280, 240],
    ]) {
      element.style.cssText = `inline-size: ${width}px; block-size: ${height}px`;
      const { bottom } = button(element, 'Answer').getBoundingClientRect();
      expect(bottom, `${width}`).to.be.at.most(element.getBoundingClientRect().bottom);
    }
  });
});
