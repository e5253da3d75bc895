import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { TrtcCallButtonElement } from '../../src/trtc-call-button-element.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { all, hasButton, textOf } from '../support/dom.js';
import { connected, group, incoming, paintedStream, remote } from '../support/samples.js';
import { become, phone, settled } from './setup.js';

const directionOf = (element: Element) => getComputedStyle(element).direction;

async function says(element: TrtcCallingElement, words: string): Promise<void> {
  await waitUntil(() => textOf(element).includes(words), words, { timeout: 10_000 });
  await settled(element);
}

/** Directions of everything in the widget that has a language. */
const turned = (element: Element) => [
  ...new Set(all(element, '[lang]').map((part) => `${part.lang} ${directionOf(part)}`)),
];

describe('<trtc-calling> in another language', () => {
  it('turns around for Arabic during a call, and back', async () => {
    const it = await phone(html`<div slot="remote-video"></div>`);
    const { element, core } = it;
    core.localStream = paintedStream('#246');
    core.remotes.set('bob-lee', paintedStream('#642'));
    await become(it, connected({ remotes: [remote({ audio: false })] }));
    expect(turned(element)).to.deep.equal(['en ltr']);

    element.lang = 'ar';
    await says(element, 'ميكروفون \u2068bob-lee\u2069 مكتوم');
    expect(turned(element)).to.deep.equal(['ar rtl']);
    expect(hasButton(element, 'إنهاء')).to.equal(true);
    expect(directionOf(element)).to.equal('ltr');
    expect(directionOf(element.querySelector('div')!)).to.equal('ltr');
    const own = all(element, '[part~=local-video]')[0]!.getBoundingClientRect();
    const { left, width } = element.getBoundingClientRect();
    expect(own.left - left).to.be.below(width / 2);
    await expect(element).to.be.accessible();

    element.lang = 'en';
    await says(element, 'bob-lee is muted');
    expect(turned(element)).to.deep.equal(['en ltr']);
  });

  it('leaves the page’s own containers in a group call as they are', async () => {
    const it = await phone(
      html`<div slot="remote-video"></div>
        <div slot="local-video"></div>`,
    );
    it.element.lang = 'ar';
    await become(it, connected(group(remote({ userID: 'bob' }), remote({ userID: 'cy' }))));
    await says(it.element, 'مكالمة فيديو جماعية');
    const slotted = [...it.element.children];
    expect(slotted.map(directionOf)).to.deep.equal(['ltr', 'ltr']);
    expect(directionOf(all(it.element, 'trtc-person-tile')[0]!)).to.equal('rtl');
    // The page turns while the call is on.
    it.element.dir = 'rtl';
    await waitUntil(() => slotted.every((each) => directionOf(each) === 'rtl'), 'the turn', {
      timeout: 10_000,
    });
  });

  it('stays left-to-right in a page that is not', async () => {
    const it = await phone(html`<p>مرحبا</p>`);
    it.element.dir = 'rtl';
    it.element.lang = 'de';
    await become(it, incoming());
    await says(it.element, 'Annehmen');
    expect(turned(it.element)).to.deep.equal(['de ltr']);
    expect(directionOf(it.element.querySelector('p')!)).to.equal('rtl');
  });

  it('follows whatever is around it, at once', async () => {
    const it = await phone();
    const { element } = it;
    await become(it, incoming());
    const around = element.parentElement!;
    around.lang = 'ja';
    await says(element, '応答');
    around.lang = 'zh-HK';
    await says(element, '接聽');
    around.lang = 'xx';
    await says(element, 'Answer');
  });
});

describe('<trtc-calling> with texts of the page’s own', () => {
  it('says them at once, in every language', async () => {
    const it = await phone();
    const { element } = it;
    await become(it, incoming());
    element.texts = { answer: 'Pick up' };
    await settled(element);
    expect(hasButton(element, 'Pick up')).to.equal(true);
    expect(hasButton(element, 'Decline')).to.equal(true);
    element.lang = 'fr';
    await says(element, 'Refuser');
    expect(hasButton(element, 'Pick up')).to.equal(true);
    element.texts = undefined;
    await settled(element);
    expect(hasButton(element, 'Répondre')).to.equal(true);
  });

  it('names once on the console what cannot be one', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      const it = await phone();
      await become(it, incoming());
      const wrong: unknown = { answer: 7, shout: 'Hey', decline: 'No, thanks' };
      it.element.texts = wrong as TrtcCallingElement['texts'];
      await settled(it.element);
      it.element.lang = 'de';
      await says(it.element, 'Annehmen');
      expect(hasButton(it.element, 'No, thanks')).to.equal(true);
      const none = '<trtc-calling> has no such text:';
      expect(said).to.deep.equal([`${none} answer`, `${none} shout`]);
    } finally {
      console.warn = warn;
    }
  });
});

describe('<trtc-call-button> in another language', () => {
  it('says the language’s words, or the page’s', async () => {
    const button = await fixture<TrtcCallButtonElement>(
      html`<trtc-call-button userid="support" lang="ar"></trtc-call-button>`,
    );
    await waitUntil(() => textOf(button).includes('اتصال'), 'Arabic', { timeout: 10_000 });
    expect(turned(button)).to.deep.equal(['ar rtl']);
    button.texts = { call: { 1: 'اسألنا' } };
    await button.updateComplete;
    expect(textOf(button)).to.contain('اسألنا');
  });
});
