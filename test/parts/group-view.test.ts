import { expect, fixture, html } from '@open-wc/testing';
import type { ConnectedState } from '../../src/core/state.js';
import '../../src/parts/group-view.js';
import type { TrtcGroupView } from '../../src/parts/group-view.js';
import '../../src/parts/person-tile.js';
import type { TrtcPersonTile } from '../../src/parts/person-tile.js';
import { all, textOf } from '../support/dom.js';
import { connected, connecting, group, remote, ringing } from '../support/samples.js';

const NAMES = [
  'Bob Lee',
  'Danielle Okonkwo-Hernández',
  '王小明',
  'مريم الحسن',
  'Eve',
  'Farid Khan',
];

const tileOf = (index: number) => html`
  <trtc-person-tile
    slot="tiles"
    role="listitem"
    .name=${NAMES[index % NAMES.length]!}
    .waiting=${index % 4 === 3 ? 'ringing' : ''}
    ?muted=${index % 4 === 1}
  ></trtc-person-tile>
`;

const view = (size: string, count: number, call = connected(group(remote()))) => {
  const [width, height] = size.split('x');
  return fixture<TrtcGroupView>(
    html`<trtc-group-view
      style="inline-size: ${width}px; block-size: ${height}px"
      .call=${call}
      .count=${count}
    >
      ${Array.from({ length: count }, (_, index) => tileOf(index))}
      <div slot="controls" style="block-size: 56px; inline-size: 56px" data-controls></div>
    </trtc-group-view>`,
  );
};

const boxOf = (element: Element) => element.getBoundingClientRect();
const overlap = (a: DOMRect, b: DOMRect) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

describe('trtc-group-view', () => {
  for (const size of ['320x640', '390x844', '844x390', '1280x800', '384x480']) {
    for (const count of [2, 3, 4, 6, 9]) {
      it(`fills ${size} with ${count} tiles, all of them whole, and their names too`, async () => {
        const element = await view(size, count);
        const tiles = all<TrtcPersonTile>(element, 'trtc-person-tile');
        await Promise.all(tiles.map((tile) => tile.updateComplete));
        const boxes = tiles.map(boxOf);
        const place = boxOf(all(element, '.grid')[0]!);
        const [first] = boxes;
        for (const [index, box] of boxes.entries()) {
          expect(overlap(box, place) / (box.width * box.height)).to.be.closeTo(1, 0.02);
          expect(box.width).to.be.closeTo(first!.width, 1);
          expect(box.height).to.be.closeTo(first!.height, 1);
          expect(box.width / box.height, 'shape').to.be.within(0.45, 2.2);
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).to.equal(0);
        }
        const filled = (first!.width * first!.height * count) / (place.width * place.height);
        expect(filled, 'filled').to.be.above(0.72);
        expect(
          (place.width * place.height) / (element.offsetWidth * element.offsetHeight),
        ).to.be.above(0.6);
        for (const name of tiles.flatMap((tile) => all(tile, '[part=name]'))) {
          expect(name.scrollHeight, name.textContent).to.be.at.most(name.clientHeight + 1);
          expect(name.scrollWidth, name.textContent).to.be.at.most(name.clientWidth + 1);
        }
        const controls = boxOf(element.querySelector('[data-controls]')!);
        expect(overlap(controls, boxOf(element))).to.be.closeTo(56 * 56, 1);
        expect(overlap(controls, place)).to.equal(0);
      });
    }
  }

  it('lets more than nine scroll, by keys too', async () => {
    const element = await view('320x640', 14);
    const [grid] = all(element, '.grid');
    expect(grid!.scrollHeight).to.be.above(grid!.clientHeight);
    expect(grid!.tabIndex).to.equal(0);
    await expect(element).to.be.accessible();
    expect((await view('320x640', 9)).shadowRoot!.querySelector('.grid[tabindex]')).to.equal(null);
  });

  it('says which kind of call it is, and how long it has lasted', async () => {
    const call = (facts: Partial<ConnectedState>) =>
      connected({
        ...group(remote(), ringing('cy')),
        startedAt: performance.now() - 65_500,
        ...facts,
      });
    const element = await view('390x844', 3, call({}));
    expect(textOf(element)).to.contain('Group video call');
    expect(all(element, '[role=timer]')[0]!.textContent.trim()).to.equal('1:05');
    await expect(element).to.be.accessible();
    element.call = call({ type: 1, network: { uplink: 5, downlink: 1 } });
    await element.updateComplete;
    expect(textOf(element)).to.contain('Your connection is weak');
    await expect(element).to.be.accessible();
    element.call = call({ reconnecting: true });
    element.news = 'Bob Lee left the call';
    await element.updateComplete;
    expect(textOf(element)).to.contain('Reconnecting…').and.contain('Bob Lee left the call');
    await expect(element).to.be.accessible();
  });

  it('says that it is connecting until somebody is there', async () => {
    const call = connecting(group(remote({ present: false })));
    const element = await fixture<TrtcGroupView>(
      html`<trtc-group-view style="block-size: 30rem" .call=${call}></trtc-group-view>`,
    );
    expect(textOf(element)).to.contain('Connecting…');
    expect(all(element, '[role=timer]')).to.be.empty;
  });
});

describe('trtc-person-tile', () => {
  const tile = (facts: Partial<TrtcPersonTile>, size = '240x180') => {
    const [width, height] = size.split('x');
    return fixture<TrtcPersonTile>(
      html`<trtc-person-tile
        style="inline-size: ${width}px; block-size: ${height}px"
        .name=${facts.name ?? 'Bob Lee'}
        .own=${facts.own ?? false}
        .muted=${facts.muted ?? false}
        .speaking=${facts.speaking ?? false}
        .waiting=${facts.waiting ?? ''}
        .picture=${facts.picture ?? false}
      ></trtc-person-tile>`,
    );
  };
  const marks = (element: Element) =>
    all(element, '[part=mark]').map((mark) => mark.getAttribute('aria-label'));

  it('tells who is being rung and who is on the way', async () => {
    for (const [waiting, words] of [
      ['ringing', 'Ringing…'],
      ['connecting', 'Connecting…'],
      ['', ''],
    ] as const) {
      const element = await tile({ waiting });
      expect(textOf(element)).to.equal(['BL', words, 'Bob Lee'].filter(Boolean).join(' '));
      await expect(element).to.be.accessible();
    }
  });

  it('tells who is muted and who speaks, in words too', async () => {
    expect(marks(await tile({}))).to.be.empty;
    for (const [facts, label] of [
      [{ muted: true }, 'Bob Lee is muted'],
      [{ muted: true, own: true }, 'You are muted'],
      [{ speaking: true }, 'Speaking'],
      [{ speaking: true, picture: true }, 'Speaking'],
    ] as const) {
      const element = await tile(facts);
      expect(marks(element)).to.deep.equal([label]);
      await expect(element).to.be.accessible();
    }
  });

  it('rings one who speaks, and nobody else', async () => {
    const ringOf = (element: Element) => getComputedStyle(element, '::after');
    const element = await tile({ speaking: true });
    for (const transition of element.getAnimations({ subtree: true })) transition.finish();
    expect(ringOf(element).opacity).to.equal('1');
    expect(Number.parseFloat(ringOf(element).borderTopWidth)).to.be.at.least(2);
    expect(ringOf(await tile({})).opacity).to.equal('0');
  });

  it('calls this user so', async () => {
    const element = await tile({ own: true });
    expect(textOf(element)).to.contain('You').and.not.contain('Bob Lee');
    await expect(element).to.be.accessible();
  });
});
