import { expect } from '@open-wc/testing';
import type { EndReason } from '../../src/core/state.js';
import type { CallingMessage } from '../../src/core/tencent/calling-message.js';
import { en, loadMessages, type Messages } from '../../src/locales/index.js';

const NAME = 'Zoë';

/** Those beside English, by a tag that asks for each. */
const TAGS = ['ar', 'de', 'es', 'fr', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW'];

const REASONS: Readonly<Record<EndReason, true>> = {
  ...{ hangup: true, 'remote-hangup': true, declined: true, rejected: true, busy: true },
  ...{ cancelled: true, 'remote-cancelled': true, 'no-answer': true, offline: true },
  ...{ crossed: true, 'answered-elsewhere': true, 'connection-lost': true },
  ...{ 'kicked-out': true, 'logged-out': true, error: true },
};

const HISTORY: readonly CallingMessage[] = [
  { kind: 'invited', type: 1 },
  { kind: 'invited', type: 2 },
  ...(['accepted', 'declined', 'busy', 'cancelled', 'no-answer'] as const).map((kind) => ({
    kind,
  })),
  { kind: 'ended', seconds: 0 },
  { kind: 'ended', seconds: 65 },
  { kind: 'switch-asked', to: 1 },
  { kind: 'switch-asked', to: 2 },
  { kind: 'switch-accepted' },
  { kind: 'switch-declined' },
];

/** What may be said as in English. */
const SAME = ['tag', 'dir', 'pictureInPicture', 'devices.microphone'];

const COUNTS = [0, 1, 2, 5, 11, 100];

/** What the functions are called with that take something else than a name first. */
const FACTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  callableFrom: [[new Date(2026, 0, 5, 9)]],
  names: [[[NAME]], [[NAME, 'Bo']], [[NAME, 'Bo', 'Cy', 'Di']]],
  ended: Object.keys(REASONS).flatMap((reason) => [
    [reason, NAME, 'caller'],
    [reason, NAME, 'callee'],
  ]),
  duration: [[1], [125], [3600]],
  clock: COUNTS.map((seconds) => [seconds]),
  message: HISTORY.map((message) => [message]),
  'devices.unnamed': [[NAME, 1]],
};

const ABOUT_A_NAME = [
  [NAME, 1],
  [NAME, 2],
  [NAME, false],
];

/** Everything that it can say, by what it is said of. */
function* sayings(texts: object, path = ''): Generator<[what: string, said: string]> {
  for (const [key, text] of Object.entries(texts) as [string, unknown][]) {
    const what = path + key;
    if (typeof text === 'string') yield [what, text];
    else if (typeof text === 'function') {
      for (const facts of FACTS[what] ?? ABOUT_A_NAME) {
        yield [
          `${what}(${JSON.stringify(facts)})`,
          (text as (...all: unknown[]) => string)(...facts),
        ];
      }
    } else yield* sayings(text as object, `${what}.`);
  }
}

const load = (tag: string) => Promise.resolve(loadMessages(tag));

/** With those that load when they are needed. */
const all = async ({ devices, ...texts }: Messages) => ({ ...texts, devices: await devices() });

/** The same number in digits that machines read. */
function withLatinDigits(tag: string, text: string): string {
  const digits = Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(tag).format(digit));
  return digits.reduce((read, digit, index) => read.replaceAll(digit, String(index)), text);
}

describe('the language of a tag', () => {
  for (const [asked, tag] of [
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['ZH-hans-hk', 'zh-CN'],
    ['zh-cmn-Hans-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-hant-hk', 'zh-TW'],
    ['zh_TW', 'zh-TW'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['es-419', 'es'],
    ['FR-ca', 'fr'],
    [' de-', 'de'],
    ['ar', 'ar'],
    ['ar-ma', 'ar-MA'],
    ['ja-JP', 'ja'],
    ['ko-KR', 'ko'],
    ['en-GB', 'en'],
    ['th', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['German (Germany)', 'en'],
  ] as const) {
    it(`"${asked}" is ${tag}`, async () => {
      expect((await load(asked)).tag).to.equal(tag);
    });
  }
});

for (const tag of TAGS) {
  describe(`the texts of ${tag}`, () => {
    let texts: Messages;
    let said: ReadonlyMap<string, string>;
    let english: ReadonlyMap<string, string>;

    before(async () => {
      texts = await load(tag);
      said = new Map(sayings(await all(texts)));
      english = new Map(sayings(await all(en)));
    });

    it('are all there', () => {
      expect([...said.keys()].sort()).to.deep.equal([...english.keys()].sort());
    });

    it('say something, of whom it is about, and in their own words', () => {
      for (const [what, text] of said) {
        const given = english.get(what) ?? '';
        expect(text.trim(), what).not.to.equal('');
        expect(text, what).not.to.match(/undefined|null|NaN|\[object|[{}$~]/);
        expect(text.includes(NAME), `${what} names ${NAME}`).to.equal(given.includes(NAME));
        const isWord = /\p{L}{2}/u.test(given.replaceAll(/Zoë|Bo|Cy/g, ''));
        if (isWord && !SAME.includes(what)) expect(text, what).not.to.equal(given);
      }
    });

    it('stay in their script', () => {
      if (!/^(ar|ja|ko|zh)/.test(tag)) return;
      const names = /Zoë|Bo|Cy|Chrome|Edge|Firefox|Safari|https|WeChat|App|Web/g;
      for (const [what, text] of said) {
        if (what === 'tag' || what === 'dir') continue;
        expect(text.replaceAll(names, ''), what).not.to.match(/\p{Script=Latin}/u);
      }
    });

    it('count people', () => {
      const others = (count: number) =>
        texts.names([NAME, 'Bo', ...Array.from({ length: count }, (_, index) => `guest ${index}`)]);
      for (const count of COUNTS.filter((number) => number >= 2)) {
        const said = others(count);
        expect(said).to.contain(NAME).and.contain('Bo').and.not.contain('guest');
        if (tag !== 'ar' || count > 2) {
          expect(withLatinDigits(tag, said)).to.contain(String(count));
        }
      }
      expect(texts.names([NAME])).to.contain(NAME);
    });

    it('tell lengths, on a clock and in words', () => {
      const clocks = COUNTS.map((seconds) => withLatinDigits(tag, texts.clock(seconds)));
      expect(clocks).to.deep.equal(['0:00', '0:01', '0:02', '0:05', '0:11', '1:40']);
      expect(withLatinDigits(tag, texts.clock(3605))).to.equal('1:00:05');
      const words = COUNTS.slice(1).map((seconds) => texts.duration(seconds));
      expect(new Set(words).size).to.equal(words.length);
      expect(withLatinDigits(tag, texts.duration(11))).to.contain('11');
    });

    it('run the way of their script', () => {
      expect(texts.dir).to.equal(tag === 'ar' ? 'rtl' : 'ltr');
    });
  });
}

describe('Arabic', () => {
  it('has a form for two, a few, many and hundreds of people', async () => {
    const { names } = await load('ar-MA');
    const people = (count: number) => Array.from({ length: count + 2 }, () => NAME);
    const said = [2, 3, 11, 100].map((count) => names(people(count)).split('\u2069').at(-1));
    expect(said).to.deep.equal([
      ' وشخصان آخران',
      ' و3 أشخاص آخرين',
      ' و11 شخصًا آخر',
      ' و100 شخص آخر',
    ]);
  });

  it('keeps names apart from the sentence', async () => {
    const { muted } = await load('ar');
    expect(muted('Bo (2)')).to.contain('\u2068Bo (2)\u2069');
  });
});

describe('French', () => {
  it('says d’ before a vowel', async () => {
    const { picture } = await load('fr');
    expect(['Ann', 'Élise', 'Bo'].map(picture)).to.deep.equal([
      'Vidéo d’Ann',
      'Vidéo d’Élise',
      'Vidéo de Bo',
    ]);
  });
});
