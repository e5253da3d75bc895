import { expect, html } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import { hasButton, textOf } from '../support/dom.js';
import { connected, group, incoming, outgoing, remote, summary } from '../support/samples.js';
import { become, phone, settled } from './setup.js';

const HEADER = html`<p slot="header" style="margin: 0; block-size: 40px">Order 7</p>`;
const ACTION = html`<button slot="actions" type="button">Write instead</button>`;

describe('what the page puts into <trtc-calling>', () => {
  const calls = {
    'an outgoing call': outgoing(),
    'an incoming call': incoming(),
    'a call': connected(),
    'a group call': connected(group(remote({ userID: 'bob-lee' }), remote({ userID: 'cy' }))),
  };

  for (const [name, call] of Object.entries(calls)) {
    it(`stands above and among the buttons of ${name}`, async () => {
      const it = await phone(html`${HEADER}${ACTION}`);
      await become(it, call);
      const { element } = it;
      const [header, action] = element.children as unknown as [HTMLElement, HTMLElement];
      const own = element.shadowRoot!.querySelector('trtc-call-stage')!.getBoundingClientRect();
      expect(header.getBoundingClientRect().bottom).to.be.closeTo(own.top, 1);
      expect(element.getBoundingClientRect().bottom).to.be.closeTo(own.bottom, 1);
      const { top, bottom, width } = action.getBoundingClientRect();
      expect(width).to.be.greaterThan(20);
      expect(top).to.be.greaterThan(own.top);
      expect(bottom).to.be.lessThan(own.bottom);
      await expect(element).to.be.accessible();
    });
  }

  it('is not seen while there is no call, nor once one has ended', async () => {
    const it = await phone(html`${HEADER}${ACTION}`);
    expect(hasButton(it.element, 'Write instead')).to.equal(false);
    await become(it, { phase: 'idle', ended: summary() });
    expect(hasButton(it.element, 'Write instead')).to.equal(false);
  });

  it('is shown in place of the notice while nobody can call', async () => {
    const it = await phone(
      html`<p>Call us</p>
        <p slot="unavailable">Write to us</p>`,
    );
    expect(textOf(it.element.parentElement!)).not.to.contain('Write to us');
    const error = new CallError('kicked-out', 'elsewhere');
    it.core.become({ session: { status: 'kicked-out', userID: 'ann', error } });
    await settled(it.element);
    const text = textOf(it.element.parentElement!);
    expect(text).to.contain('Write to us');
    expect(text).not.to.contain('signed in somewhere else');
  });
});
