import { aTimeout, expect } from '@open-wc/testing';
import '../../src/parts/bubble.js';
import type { TrtcCallBubble } from '../../src/parts/bubble.js';
import type { BubblePlace } from '../../src/parts/display.js';
import { all, button, textOf } from '../support/dom.js';
import { drag as dragButton } from '../support/pointer.js';
import { paintedStream } from '../support/samples.js';

const NAME = 'Back to the call: Bob Lee';

const rooms: HTMLElement[] = [];

interface Bubble {
  readonly element: TrtcCallBubble;
  /** Where it was asked to be. */
  readonly places: BubblePlace[];
  readonly asked: string[];
}

/** In a window of its own of 600 × 400 pixels; nobody does what it asks for, as a page that is slow. */
async function bubble(): Promise<Bubble> {
  const room = document.createElement('section');
  room.style.cssText =
    'position: fixed; inset: 0 auto auto 0; inline-size: 600px; block-size: 400px';
  const element = document.createElement('trtc-call-bubble');
  Object.assign(element, { name: 'Bob Lee', status: 'Ringing…' });
  room.append(element);
  document.body.append(room);
  rooms.push(room);
  await element.updateComplete;
  const places: BubblePlace[] = [];
  const asked: string[] = [];
  element.addEventListener('request-place', (event) => {
    places.push((event as CustomEvent<BubblePlace>).detail);
  });
  element.addEventListener('request-restore', () => asked.push('restore'));
  return { element, places, asked };
}

async function press({ element }: Bubble, key: string): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  button(element, NAME).dispatchEvent(event);
  await element.updateComplete;
}

/** Where it comes to rest, in pixels. */
async function restsAt({ element }: Bubble): Promise<DOMRect> {
  await element.updateComplete;
  const [shown] = all(element, '.bubble');
  for (const transition of shown!.getAnimations()) transition.finish();
  return shown!.getBoundingClientRect();
}

async function drag(it: Bubble, x: number, y: number): Promise<void> {
  await restsAt(it);
  dragButton(button(it.element, NAME), x, y);
  await it.element.updateComplete;
}

describe('trtc-call-bubble', () => {
  afterEach(() => {
    for (const room of rooms.splice(0)) room.remove();
  });

  it('is one button that says whose call it is and how far', async () => {
    const it = await bubble();
    expect(textOf(it.element)).to.contain('Ringing…');
    await expect(it.element).to.be.accessible();
    button(it.element, NAME).click();
    expect(it.asked).to.deep.equal(['restore']);
  });

  it('shows the time of a call that runs, and that this side is muted', async () => {
    const it = await bubble();
    Object.assign(it.element, { status: '', startedAt: performance.now() - 65_000, muted: true });
    await it.element.updateComplete;
    for (const part of all<TrtcCallBubble>(it.element, '*')) await part.updateComplete;
    expect(textOf(it.element)).to.contain('1:05');
    expect(all(it.element, '.mark')).to.have.length(1);
    await expect(it.element).to.be.accessible();
  });

  it('shows the picture in the place of the initials', async () => {
    const it = await bubble();
    expect(all(it.element, 'trtc-avatar')).to.have.length(1);
    it.element.stream = paintedStream('#246');
    await it.element.updateComplete;
    expect(all(it.element, 'trtc-avatar')).to.be.empty;
    expect(all(it.element, 'video')).to.have.length(1);
    await expect(it.element).to.be.accessible();
  });

  it('is big enough for a finger', async () => {
    const { width, height } = await restsAt(await bubble());
    expect(Math.min(width, height)).to.be.at.least(44);
  });

  it('begins at the end of the last line, whichever side that is', async () => {
    const it = await bubble();
    expect((await restsAt(it)).right).to.equal(588);
    it.element.dir = 'rtl';
    it.element.requestUpdate();
    const box = await restsAt(it);
    expect([box.left, box.bottom]).to.deep.equal([12, 388]);
  });

  it('goes along its edge by arrow keys, and to the one across', async () => {
    const it = await bubble();
    const keys = ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'Tab', 'Escape'];
    for (const key of keys) await press(it, key);
    expect(it.places).to.deep.equal([
      { x: 1, y: 0.875 },
      { x: 1, y: 0.75 },
      { x: 0, y: 0.75 },
      { x: 0, y: 0.875 },
      { x: 1, y: 0.875 },
    ]);
    expect(it.asked).to.be.empty;
  });

  it('goes on at the end of an edge along the next', async () => {
    const it = await bubble();
    await press(it, 'ArrowLeft');
    await press(it, 'ArrowLeft');
    await press(it, 'ArrowUp');
    expect(it.places.at(-1)).to.deep.equal({ x: 0.75, y: 0 });
  });

  it('is dragged, docks to the nearest edge, and takes no click from it', async () => {
    const it = await bubble();
    await drag(it, 120, 200);
    expect((await restsAt(it)).left).to.equal(12);
    await drag(it, 300, 60);
    expect((await restsAt(it)).top).to.equal(12);
    await drag(it, 5000, 5000);
    const box = await restsAt(it);
    expect([box.right, box.bottom]).to.deep.equal([588, 388]);
    expect(it.asked).to.be.empty;
    button(it.element, NAME).click();
    expect(it.asked).to.deep.equal(['restore']);
  });

  it('takes the next click after a drag that ended in none, as of a finger', async () => {
    const it = await bubble();
    const shown = button(it.element, NAME);
    shown.click = () => undefined;
    await drag(it, 120, 200);
    await aTimeout(0);
    HTMLElement.prototype.click.call(shown);
    expect(it.asked).to.deep.equal(['restore']);
  });

  it('counts a hand that trembles as a click', async () => {
    const it = await bubble();
    const box = await restsAt(it);
    await drag(it, box.left + box.width / 2 + 2, box.top + box.height / 2 + 2);
    expect(it.places).to.be.empty;
    expect(it.asked).to.deep.equal(['restore']);
  });

  it('stays in view when the window becomes smaller', async () => {
    const it = await bubble();
    await drag(it, 590, 200);
    it.element.parentElement!.style.cssText += ';inline-size: 220px; block-size: 160px';
    const box = await restsAt(it);
    expect(box.right).to.equal(208);
    expect(box.bottom).to.be.at.most(148);
    expect(box.top).to.be.at.least(12);
  });
});
