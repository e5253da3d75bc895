import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { en } from '../../src/locales/index.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import { newsInWords } from '../../src/parts/announcement.js';
import { initialsOf, type TrtcAvatar } from '../../src/parts/avatar.js';
import '../../src/parts/call-timer.js';
import type { TrtcCallTimer } from '../../src/parts/call-timer.js';
import '../../src/parts/notice.js';
import type { TrtcNotice } from '../../src/parts/notice.js';
import { nameOf, personOf, spokenNameOf } from '../../src/parts/person-name.js';
import { all, button, hasButton, requests, textOf } from '../support/dom.js';
import { BROKEN, FACE, person } from '../support/samples.js';

describe('trtc-avatar', () => {
  it('takes its initials from names and from ids of any script', () => {
    expect(
      ['ann', 'bob-lee', 'Ann Marie Lee', '王小明', '007', '---'].map(initialsOf),
    ).to.deep.equal(['A', 'BL', 'AL', '王', '0', '?']);
  });
});

describe('trtc-avatar with a picture', () => {
  const avatar = (src: string) =>
    fixture<TrtcAvatar>(html`<trtc-avatar .name=${'Bob Lee'} .src=${src}></trtc-avatar>`);
  const isShown = (element: Element) => all(element, '[data-loaded] img').length === 1;

  it('shows it once it is there, and the initials until then', async () => {
    const element = await avatar(FACE);
    const [picture] = all<HTMLImageElement>(element, 'img');
    expect(picture).to.include({ alt: '', referrerPolicy: 'no-referrer', decoding: 'async' });
    expect(textOf(element)).to.equal('BL');
    await waitUntil(() => isShown(element), 'the picture');
    // A page in the background gets no frames, and so no end of a transition.
    for (const transition of picture!.getAnimations()) transition.finish();
    expect(getComputedStyle(picture!).opacity).to.equal('1');
    expect(picture!.getBoundingClientRect().width).to.equal(element.offsetWidth);
    await expect(element).to.be.accessible();
  });

  it('stays with the initials when there is none behind the address', async () => {
    const element = await avatar(BROKEN);
    await waitUntil(() => all(element, 'img').length === 0, 'no broken picture');
    expect(textOf(element)).to.equal('BL');
    await expect(element).to.be.accessible();
    element.src = FACE;
    await waitUntil(() => isShown(element), 'the next picture');
    element.src = '';
    await element.updateComplete;
    expect(all(element, 'img, [data-loaded]')).to.be.empty;
  });
});

describe('the name of a person', () => {
  it('is this user’s own word for them, else theirs, else the id', () => {
    expect(nameOf(person({ remark: 'Bobby' }), 'bob')).to.equal('Bobby');
    expect(nameOf(person(), 'bob')).to.equal('Bob Lee');
    expect(nameOf(person({ nick: '' }), 'bob')).to.equal('bob');
    expect(nameOf(undefined, 'bob')).to.equal('bob');
  });

  it('that runs from right to left does not turn the sentence around it', () => {
    expect(spokenNameOf(person({ nick: 'مريم' }), 'bob')).to.equal('\u2068مريم\u2069');
    expect(spokenNameOf(person({ nick: '王小明' }), 'bob')).to.equal('王小明');
  });

  it('is nobody’s for an id that every object knows', () => {
    expect(personOf({}, 'constructor')).to.equal(undefined);
  });
});

describe('the news of a group call', () => {
  it('names few people, and counts the rest', () => {
    expect(en.names(['Ann'])).to.equal('Ann');
    expect(en.names(['Ann', 'Bob', 'Cy'])).to.equal('Ann, Bob and Cy');
    expect(en.names(['Ann', 'Bob', 'Cy', 'Dan'])).to.equal('Ann, Bob and 2 others');
    expect(zhCN.names(['Ann', 'Bob', 'Cy', 'Dan'])).to.equal('Ann、Bob和其他 2 人');
  });

  it('is one sentence for each thing that people did', () => {
    const people = { bob: person({ userID: 'bob', nick: 'Bob Lee' }) };
    const news = new Map([
      ['bob', 'entered'],
      ['cy', 'declined'],
      ['dan', 'entered'],
    ] as const);
    expect(newsInWords(news, people, en)).to.equal('Bob Lee and dan are in the call. cy declined');
    expect(newsInWords(new Map(), people, en)).to.equal('');
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
