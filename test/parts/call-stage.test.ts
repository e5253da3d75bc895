import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { en } from '../../src/locales/index.js';
import '../../src/parts/call-controls.js';
import '../../src/parts/call-stage.js';
import type { TrtcCallStage } from '../../src/parts/call-stage.js';
import '../../src/parts/connected-view.js';
import type { Corner } from '../../src/parts/display.js';
import '../../src/parts/notice.js';
import '../../src/parts/window-controls.js';
import { all, button, hasButton } from '../support/dom.js';
import { drag as dragButton } from '../support/pointer.js';
import { connected, OFF, ON, person, remote } from '../support/samples.js';

const NAME = 'Move your picture';
const CORNERS: readonly Corner[] = ['top-end', 'bottom-end', 'bottom-start', 'top-start'];

const PATIENT = { timeout: 10_000 };

const rooms: HTMLElement[] = [];

interface Size {
  readonly width: number;
  readonly height: number;
  readonly dir?: 'ltr' | 'rtl';
}

const PHONE: Size = { width: 360, height: 640 };
const DESK: Size = { width: 1000, height: 640 };

const SCREENS = [
  ...[PHONE, DESK],
  { width: 320, height: 568 },
  { width: 240, height: 480 },
  { width: 700, height: 500 },
];

/** Of that size and in the window's corner, with a view; nobody does what it asks for, as a page that is slow. */
async function stage(
  { width, height, dir = 'ltr' }: Size = PHONE,
  facts: Partial<TrtcCallStage> = {},
  notice = '',
): Promise<TrtcCallStage> {
  const room = document.createElement('section');
  room.style.cssText = `position: fixed; left: 0; top: 0; width: ${width}px; height: ${height}px`;
  room.dir = dir;
  document.body.append(room);
  rooms.push(room);
  const call = connected({
    startedAt: performance.now() - 4_000_000,
    network: { uplink: 5, downlink: 5 },
    remotes: [remote({ audio: false })],
  });
  const texts = { ...en, dir };
  const display = {
    ...({ place: 'inline', bubble: undefined, corner: undefined, fullscreen: false } as const),
    ...{ pictureInPicture: false, canFullscreen: true, canPictureInPicture: true },
  };
  render(
    html`<trtc-call-stage layout="both" buttons="3" movable .patience=${50} .texts=${texts}>
      <div slot="local-video"></div>
      <trtc-connected-view
        .picture=${facts.layout !== 'corner'}
        .corner=${facts.layout !== 'remote'}
        .call=${call}
        .texts=${texts}
        .person=${person({ nick: 'Bob Lee of the Department' })}
      >
        <trtc-call-controls
          slot="controls"
          .microphone=${ON}
          .camera=${ON}
          .screen=${OFF}
          switchable
        >
        </trtc-call-controls>
        ${notice ? html`<trtc-notice what=${notice} action="Try again"></trtc-notice>` : ''}
      </trtc-connected-view>
      <trtc-window-controls slot="window" picture .display=${display}></trtc-window-controls>
    </trtc-call-stage>`,
    room,
  );
  const element = room.querySelector('trtc-call-stage')!;
  Object.assign(element, facts);
  for (const part of all<TrtcCallStage>(element, '*')) await part.updateComplete;
  await element.updateComplete;
  await measured(element);
  return element;
}

/** At once: a page behind another one waits for the frame that tells of sizes. */
async function measured(element: TrtcCallStage): Promise<void> {
  const view = element.querySelector('trtc-connected-view')!;
  view.requestUpdate();
  await view.updateComplete;
}

const boxOf = (root: Element, selector: string): DOMRect =>
  all(root, selector)[0]!.getBoundingClientRect();

/** Where the own picture comes to rest. */
async function restsAt(element: TrtcCallStage): Promise<DOMRect> {
  await element.updateComplete;
  const [own] = all(element, '.local');
  own!.getBoundingClientRect();
  for (const transition of own!.getAnimations()) transition.finish();
  return own!.getBoundingClientRect();
}

/** Seen from the middle, whichever way the texts run. */
async function side(element: TrtcCallStage): Promise<string> {
  const own = await restsAt(element);
  const room = element.getBoundingClientRect();
  const isLeft = own.left + own.right < room.left + room.right;
  const isAbove = own.top + own.bottom < room.top + room.bottom;
  return `${isAbove ? 'top' : 'bottom'} ${isLeft ? 'left' : 'right'}`;
}

function press(element: TrtcCallStage, key: string): void {
  const init = { key, bubbles: true, composed: true, cancelable: true };
  button(element, NAME).dispatchEvent(new KeyboardEvent('keydown', init));
}

const isIn = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('trtc-call-stage', () => {
  afterEach(() => {
    for (const room of rooms.splice(0)) room.remove();
    document.documentElement.style.fontSize = '';
  });

  it('has the own picture where the view leaves room', async () => {
    expect(await side(await stage(PHONE))).to.equal('top right');
    expect(await side(await stage(DESK))).to.equal('bottom right');
    expect(await side(await stage({ ...DESK, dir: 'rtl' }))).to.equal('bottom left');
  });

  it('moves it by arrow keys, as they point', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const element = await stage({ ...PHONE, dir }, { corner: 'top-end' });
      press(element, 'ArrowLeft');
      expect(await side(element)).to.equal('top left');
      press(element, 'ArrowDown');
      expect(await side(element)).to.equal('bottom left');
      press(element, 'ArrowDown');
      press(element, 'ArrowRight');
      expect(await side(element)).to.equal('bottom right');
      press(element, 'ArrowUp');
      press(element, 'Escape');
      expect(await side(element)).to.equal('top right');
    }
  });

  it('moves it on by a click, around and back', async () => {
    const element = await stage();
    const seen: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      button(element, NAME).click();
      seen.push(await side(element));
    }
    expect(seen).to.deep.equal(['bottom right', 'bottom left', 'top left', 'top right']);
    const wide = await stage(DESK);
    button(wide, NAME).click();
    expect(await side(wide)).to.equal('bottom left');
  });

  it('lets it be dragged, and docks it to the nearest corner', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const element = await stage({ ...PHONE, dir });
      for (const [x, y, there] of [
        [20, 600, 'bottom left'],
        [150, 200, 'top left'],
        [200, 400, 'bottom right'],
        [9999, -9999, 'top right'],
      ] as const) {
        await restsAt(element);
        dragButton(button(element, NAME), x, y);
        expect(await side(element)).to.equal(there);
      }
      expect(element.hasAttribute('dragging')).to.equal(false);
    }
  });

  it('follows the pointer, within the stage, and takes a hand that trembles as a click', async () => {
    const element = await stage(PHONE, { corner: 'top-end' });
    const before = await restsAt(element);
    const held = button(element, NAME);
    held.setPointerCapture = () => undefined;
    const tell = (name: string, clientX: number, clientY: number): void => {
      held.dispatchEvent(new PointerEvent(name, { pointerId: 7, clientX, clientY, bubbles: true }));
    };
    tell('pointerdown', 300, 100);
    tell('pointermove', 302, 101);
    tell('pointermove', 200, 300);
    const during = boxOf(element, '.local');
    expect([during.left, during.top]).to.deep.equal([before.left - 100, before.top + 200]);
    tell('pointermove', -500, 9999);
    const edge = boxOf(element, '.local');
    expect([edge.left, edge.bottom]).to.deep.equal([0, 640]);
    tell('pointercancel', -500, 9999);
    expect(await side(element)).to.equal('bottom left');
    held.click();

    tell('pointerdown', 30, 500);
    tell('pointermove', 32, 501);
    tell('pointerup', 32, 501);
    held.click();
    expect(await side(element)).to.equal('top left');
  });

  it('keeps it clear of name, time, buttons and notices, in every corner', async () => {
    for (const size of SCREENS) {
      for (const dir of ['ltr', 'rtl'] as const) {
        for (const notice of ['', 'Something has happened that is told here']) {
          const element = await stage({ ...size, dir }, {}, notice);
          for (const corner of CORNERS) {
            element.corner = corner;
            const own = await restsAt(element);
            // Two badges, a notice and two rows of buttons leave no room on a small phone.
            const head = ['.name', '.timer', ...(notice ? [] : ['.badge'])];
            const covered = [...head, '.control', '.notice', '.controls button']
              .flatMap((selector) => all(element, selector))
              .filter((part) => isIn(own, part.getBoundingClientRect()))
              .map(({ className, ariaLabel }) => ariaLabel ?? className);
            const where = `${size.width} × ${size.height} ${dir} ${corner} ${notice}`;
            expect(covered, where).to.deep.equal([]);
            expect(own.top, where).to.be.at.least(0);
            expect(own.width, where).to.be.at.least(44);
          }
          element.parentElement!.remove();
        }
      }
    }
  });

  it('keeps it clear of a voice and its buttons, too', async () => {
    for (const size of SCREENS) {
      for (const dir of ['ltr', 'rtl'] as const) {
        const element = await stage({ ...size, dir }, { layout: 'corner' });
        for (const corner of CORNERS) {
          element.corner = corner;
          const own = await restsAt(element);
          const covered = ['trtc-avatar', '.timer', '.control', '.controls button']
            .flatMap((selector) => all(element, selector))
            .filter((part) => isIn(own, part.getBoundingClientRect()))
            .map(({ localName, className, ariaLabel }) => ariaLabel ?? (className || localName));
          expect(covered, `${size.width} × ${size.height} ${dir} ${corner}`).to.deep.equal([]);
        }
        element.parentElement!.remove();
      }
    }
  });

  it('does so with text of twice the size', async () => {
    document.documentElement.style.fontSize = '200%';
    for (const dir of ['ltr', 'rtl'] as const) {
      const element = await stage({ width: 320, height: 640, dir });
      for (const corner of CORNERS) {
        element.corner = corner;
        const own = await restsAt(element);
        const covered = ['.timer', '.control', '.controls button']
          .flatMap((selector) => all(element, selector))
          .filter((part) => isIn(own, part.getBoundingClientRect()))
          .map(({ className, ariaLabel }) => ariaLabel ?? className);
        expect(covered, `${dir} ${corner}`).to.deep.equal([]);
      }
    }
  });

  it('moves no picture that fills the stage, none that is not there, and none of the page', async () => {
    for (const layout of ['none', 'local', 'remote'] as const) {
      expect(hasButton(await stage(PHONE, { layout }), NAME), layout).to.equal(false);
    }
    expect(hasButton(await stage(PHONE, { movable: false }), NAME)).to.equal(false);
    expect(hasButton(await stage(PHONE, { layout: 'corner' }), NAME)).to.equal(true);
    expect(hasButton(await stage(PHONE, { layout: 'local', screen: true }), NAME)).to.equal(true);
  });

  it('keeps both pictures apart beside a shared screen', async () => {
    for (const size of [PHONE, DESK]) {
      const element = await stage(size, { screen: true });
      for (const corner of [undefined, ...CORNERS]) {
        element.corner = corner;
        const own = await restsAt(element);
        expect(isIn(own, boxOf(element, '.remote')), corner).to.equal(false);
      }
    }
  });

  it('can be used by everybody', async () => {
    const element = await stage();
    await expect(element).to.be.accessible();
    const { width, height } = button(element, NAME).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(44);
  });
});

/** Whether what lies over the pictures is to be seen. */
const isInactive = (element: Element): boolean => element.hasAttribute('inactive');

const untilInactive = (element: Element) =>
  waitUntil(() => isInactive(element), 'inactive', PATIENT);

/** Long enough that another one has gone to rest which began later. */
async function longEnough(): Promise<void> {
  const other = await stage(PHONE, { autohide: true, patience: 120 });
  other.parentElement!.style.left = '400px';
  await untilInactive(other);
  other.parentElement!.remove();
}

/** To its middle, or a little beside. */
function move(target: Element, beside = 0, pointerType = 'mouse'): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const point = { clientX: left + width / 2 + beside, clientY: top + height / 2 };
  const init = { ...point, pointerType, bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent('pointermove', init));
}

/** As a browser tells of a finger. */
function tap(target: HTMLElement, pointerType = 'touch', width = 1): void {
  const init = { pointerType, width, height: width, bubbles: true, composed: true };
  target.setPointerCapture = () => undefined;
  target.dispatchEvent(new PointerEvent('pointerdown', init));
  target.dispatchEvent(new PointerEvent('pointerup', init));
  target.click();
}

function opacity(element: Element, selector: string): string {
  const [part] = all(element, selector);
  for (const transition of part!.getAnimations()) transition.finish();
  return getComputedStyle(part!).opacity;
}

const WATCHED = { autohide: true };
const PARTS = ['.name', '.timer', 'trtc-call-controls', '.window'];

describe('what lies over the pictures', () => {
  afterEach(() => {
    for (const room of rooms.splice(0)) room.remove();
  });

  it('goes while nobody moves, but for screen readers and the keyboard', async () => {
    const element = await stage(PHONE, WATCHED);
    for (const part of PARTS) expect(opacity(element, part), part).to.equal('1');
    await untilInactive(element);
    for (const part of PARTS) expect(opacity(element, part), part).to.equal('0');
    expect(opacity(element, '.badge')).to.equal('1');
    const hangUp = button(element, 'Hang up');
    expect(hangUp.checkVisibility({ visibilityProperty: true })).to.equal(true);
    // A page behind another one is told of no focus.
    hangUp.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
    expect(isInactive(element)).to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('comes back at a move, and goes again', async () => {
    const element = await stage(PHONE, WATCHED);
    for (const x of [1, 2]) {
      await untilInactive(element);
      move(element, x);
      expect(isInactive(element)).to.equal(false);
    }
    await untilInactive(element);
    // The pointer is where it was.
    move(element, 2);
    expect(isInactive(element)).to.equal(true);
  });

  it('comes back at a first tap, which presses nothing', async () => {
    const element = await stage(PHONE, WATCHED);
    let count = 0;
    element.addEventListener('request-hangup', () => (count += 1));
    const hangUp = button(element, 'Hang up');
    await untilInactive(element);
    tap(hangUp);
    expect([count, isInactive(element)]).to.deep.equal([0, false]);
    tap(hangUp);
    expect(count).to.equal(1);
  });

  it('is pressed at once by a mouse and by a screen reader', async () => {
    const element = await stage(PHONE, WATCHED);
    let count = 0;
    element.addEventListener('request-hangup', () => (count += 1));
    for (const [pointerType, width] of [
      ['mouse', 1],
      ['touch', 0],
    ] as const) {
      move(element, count + 10, 'touch');
      await untilInactive(element);
      tap(button(element, 'Hang up'), pointerType, width);
    }
    await untilInactive(await stage(PHONE, WATCHED));
    button(element, 'Hang up').click();
    expect(count).to.equal(3);
  });

  it('stays for somebody who uses the keyboard, until a pointer moves', async () => {
    const element = await stage(PHONE, WATCHED);
    await untilInactive(element);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
    expect(isInactive(element)).to.equal(false);
    await longEnough();
    expect(isInactive(element)).to.equal(false);
    move(element, 20);
    await untilInactive(element);
    press(element, 'ArrowLeft');
    await longEnough();
    expect(isInactive(element)).to.equal(false);
  });

  it('hears of no keys for other things of the page', async () => {
    const element = await stage(PHONE, WATCHED);
    const input = document.createElement('input');
    rooms[0]!.append(input);
    await untilInactive(element);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    expect(isInactive(element)).to.equal(true);
  });

  it('stays while a mouse rests on a button', async () => {
    const element = await stage(PHONE, WATCHED);
    move(button(element, 'Hang up'));
    await longEnough();
    expect(isInactive(element)).to.equal(false);
    // The own picture is nothing that one would wait for.
    move(button(element, NAME));
    await untilInactive(element);
    move(button(element, 'Hang up'), 1, 'touch');
    await untilInactive(element);
    // The button that was pressed is gone, and the mouse rests.
    move(button(element, 'Hang up'));
    element.querySelector('trtc-call-controls')!.remove();
    await untilInactive(element);
  });

  it('stays while there is something to read or to choose, and comes back for it', async () => {
    const element = await stage(PHONE, WATCHED);
    await untilInactive(element);
    const notice = Object.assign(document.createElement('trtc-notice'), { what: 'Look' });
    element.querySelector('trtc-connected-view')!.append(notice);
    await notice.updateComplete;
    await measured(element);
    expect(isInactive(element)).to.equal(false);
    await longEnough();
    expect(isInactive(element)).to.equal(false);
    notice.remove();
    await untilInactive(element);
    element.querySelector('trtc-call-controls')!.setAttribute('choosing', '');
    move(element, 40);
    await longEnough();
    expect(isInactive(element)).to.equal(false);
  });

  it('stays where there is nothing to watch, or where the page says so', async () => {
    const element = await stage(PHONE);
    const kept = await stage(PHONE, WATCHED);
    kept.style.setProperty('--trtc-idle-opacity', '1');
    await longEnough();
    expect([isInactive(element), isInactive(kept)]).to.deep.equal([false, false]);
    element.autohide = true;
    await untilInactive(element);
    element.autohide = false;
    await element.updateComplete;
    expect(isInactive(element)).to.equal(false);
  });

  it('stays with forced colours', async () => {
    const matches = window.matchMedia.bind(window);
    let count = 0;
    window.matchMedia = (query) => {
      const isAsked = query === '(forced-colors: active)';
      if (isAsked) count += 1;
      return matches(isAsked ? 'all' : query);
    };
    const element = await stage(PHONE, WATCHED);
    await waitUntil(() => count > 2, 'it has been about to go', PATIENT);
    expect(isInactive(element)).to.equal(false);
    window.matchMedia = matches;
    await untilInactive(element);
  });

  it('is there again when the element was out of the page', async () => {
    const element = await stage(PHONE, WATCHED);
    const room = element.parentElement!;
    await untilInactive(element);
    element.remove();
    expect(isInactive(element)).to.equal(false);
    await longEnough();
    expect(isInactive(element)).to.equal(false);
    room.append(element);
    expect(isInactive(element)).to.equal(false);
    await untilInactive(element);
  });
});
