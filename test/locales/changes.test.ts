import { expect } from '@open-wc/testing';
import { withChanges, type TextChanges } from '../../src/locales/changes.js';
import { en, type Messages } from '../../src/locales/index.js';

function changed(by: unknown): [texts: Messages, ignored: string[]] {
  const ignored: string[] = [];
  return [withChanges(en, by as TextChanges, (name) => ignored.push(name)), ignored];
}

describe('texts of the page’s own', () => {
  it('stand in place of the widget’s, one by one', () => {
    const changes: TextChanges = {
      answer: 'Pick up',
      call: { 1: 'Ask us' },
      trouble: { 'camera-missing': { todo: 'Ask at the desk for one.' } },
      announce: { news: { left: (names) => `${names} went home` } },
      muted: (name) => `${name} is on mute`,
      decline: undefined,
    };
    const [texts, ignored] = changed(changes);
    expect(ignored).to.be.empty;
    expect(texts).to.include({ answer: 'Pick up', decline: 'Decline', tag: 'en' });
    expect(texts.call).to.deep.equal({ 1: 'Ask us', 2: 'Video call' });
    expect(texts.trouble['camera-missing']).to.deep.equal({
      what: 'No camera was found',
      todo: 'Ask at the desk for one.',
    });
    expect(texts.announce.news.left('Ann', true)).to.equal('Ann went home');
    expect(texts.announce.news.declined('Ann', true)).to.equal('Ann declined');
    expect(texts.muted('Ann')).to.equal('Ann is on mute');
    expect(en.answer).to.equal('Answer');
  });

  it('that cannot be one are named and left out', () => {
    const wrong: unknown = {
      answer: 7,
      decline: null,
      muted: 'muted',
      kind: 'Call',
      shout: 'Hey',
      constructor: 'x',
      call: { 1: 'Ask us', 3: 'Wave' },
    };
    const [texts, ignored] = changed(wrong);
    expect([...ignored].sort()).to.deep.equal(
      ['answer', 'call.3', 'constructor', 'decline', 'kind', 'muted', 'shout'].sort(),
    );
    expect(texts).to.deep.equal({ ...en, call: { 1: 'Ask us', 2: 'Video call' } });
    for (const nothing of [7, 'texts', [], () => '']) {
      expect(changed(nothing)[0]).to.deep.equal(en);
    }
  });

  it('that fail are said in the widget’s words', () => {
    const broken: unknown = { muted: () => 42, picture: () => undefined };
    const [texts] = changed(broken);
    expect(texts.muted('Ann')).to.equal('Ann is muted');
    expect(texts.picture('Ann')).to.equal('Video of Ann');
  });

  it('about devices are changed when those of the widget have come', async () => {
    const [texts, ignored] = changed({
      devices: { back: 'Return', how: { chrome: 7 }, shout: '' },
    });
    expect(ignored).to.be.empty;
    const given = await en.devices();
    expect(await texts.devices()).to.deep.equal({ ...given, back: 'Return' });
    expect(ignored).to.deep.equal(['devices.how.chrome', 'devices.shout']);
    expect(changed({ devices: 'x' })).to.deep.equal([en, ['devices']]);
  });
});
