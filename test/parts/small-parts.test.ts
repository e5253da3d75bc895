import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { initialsOf } from '../../src/parts/avatar.js';
import '../../src/parts/call-timer.js';
import type { TrtcCallTimer } from '../../src/parts/call-timer.js';
import '../../src/parts/notice.js';
import type { TrtcNotice } from '../../src/parts/notice.js';
import { all, button, hasButton, requests, textOf } from '../support/dom.js';

describe('trtc-avatar', () => {
  it('takes its initials from names and from ids of any script', () => {
    expect(
      ['ann', 'bob-lee', 'Ann Marie Lee', '王小明', '007', '---'].map(initialsOf),
    ).to.deep.equal(['A', 'BL', 'AL', '王', '0', '?']);
  });
});

describe('trtc-call-timer', () => {
  const timer = (seconds: number) =>
    fixture<TrtcCallTimer>(
      html`<trtc-call-timer .startedAt=${performance.now() - seconds * 1000}></trtc-call-timer>`,
    );

  it('counts in its own node, and is read only when asked', async () => {
    const element = await timer(59.2);
    const [clock] = all(element, '[role=timer]');
    expect(clock!.textContent.trim()).to.equal('0:59');
    let renders = 0;
    element.addController({ hostUpdated: () => void (renders += 1) });
    await aTimeout(1200);
    expect(clock!.textContent.trim()).to.equal('1:00');
    expect(renders).to.equal(0);
    expect(clock!.ariaLive).to.equal('off');
    await expect(element).to.be.accessible();
  });

  it('counts hours', async () => {
    expect((await timer(3605.5)).shadowRoot!.textContent.trim()).to.equal('1:00:05');
  });
});

describe('trtc-notice', () => {
  it('alerts of an error and offers what can be done', async () => {
    const element = await fixture<TrtcNotice>(
      html`<trtc-notice tone="error" what="It broke" todo="Mend it" action="Mend"></trtc-notice>`,
    );
    const heard = requests(element);
    expect(all(element, '[role=alert]')).to.have.length(1);
    expect(textOf(element)).to.contain('It broke').and.contain('Mend it');
    button(element, 'Mend').click();
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-action']);
    await expect(element).to.be.accessible();
  });

  it('can be put away where that is allowed', async () => {
    const element = await fixture<TrtcNotice>(
      html`<trtc-notice tone="warning" what="No camera" closable></trtc-notice>`,
    );
    await expect(element).to.be.accessible();
    button(element, 'Close').click();
    await element.updateComplete;
    expect(textOf(element)).to.equal('');
    expect(hasButton(element, 'Close')).to.equal(false);
  });
});
