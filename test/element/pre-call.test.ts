import { expect, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import { all, button, hasButton, textOf } from '../support/dom.js';
import { incoming, preparing, summary } from '../support/samples.js';
import { become, phone, settled, type Phone } from './setup.js';

const NO_CALL = { phase: 'idle', ended: undefined } as const;

/** Logged in, and looks at the devices before calls. */
async function prepared(): Promise<Phone> {
  const it = await phone();
  it.core.become({ session: { status: 'ready', userID: 'ann' } });
  it.element.preCall = true;
  await it.element.updateComplete;
  return it;
}

async function shows({ element }: Phone): Promise<void> {
  await waitUntil(() => textOf(element).includes('Check your devices'), 'the view', {
    timeout: 10_000,
  });
  await waitUntil(() => all(element, 'select').length > 0, 'the devices');
}

const isShown = ({ element }: Phone): boolean => textOf(element).includes('Check your devices');

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error as CallError).reason,
  );

const asked = ({ core }: Phone, verb: string): unknown[] =>
  core.asked.filter(([name]) => name === verb).map(([, what]) => what);

describe('<trtc-calling pre-call>', () => {
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  const tracks: MediaStreamTrack[] = [];
  const lights = (): string[] =>
    tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);

  before(() => {
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });

  after(() => {
    mediaDevices.getUserMedia = getUserMedia;
  });

  afterEach(async () => {
    await waitUntil(() => lights().length === 0, 'all are dark');
  });

  it('holds a call back until the person goes on, with what they have turned off', async () => {
    const it = await prepared();
    const calling = it.element.call({ userID: 'bob', type: 2 });
    await shows(it);
    await waitUntil(() => lights().length === 2, 'both are open');
    await expect(it.element).to.be.accessible();
    expect(it.core.verbs).to.not.include('call');
    button(it.element, 'Turn off camera').click();
    await waitUntil(() => lights().join() === 'audio', 'the camera is dark');
    button(it.element, 'Video call').click();
    expect((await calling).userID).to.equal('bob');
    expect(lights()).to.deep.equal([]);
    expect(asked(it, 'call')).to.deep.equal([
      { userID: 'bob', type: 2, timeout: 30, start: { microphone: true, camera: false } },
    ]);
    await settled(it.element);
    expect(isShown(it)).to.equal(false);
  });

  it('opens no camera before a voice call', async () => {
    const it = await prepared();
    const calling = reasonOf(it.element.groupCall({ userIDList: ['bob', 'cy'], type: 1 }));
    await shows(it);
    await waitUntil(() => lights().length > 0, 'it is open');
    expect(lights()).to.deep.equal(['audio']);
    expect(hasButton(it.element, 'Turn off camera')).to.equal(false);
    expect(textOf(it.element)).to.contain('bob and cy');
    button(it.element, 'Back').click();
    expect(await calling).to.equal('call-ended');
  });

  it('calls nobody when the person goes back, is hung up, or the element goes', async () => {
    for (const leave of [
      (it: Phone) => button(it.element, 'Back').click(),
      (it: Phone) => void it.element.hangup(),
      (it: Phone) => it.element.remove(),
      (it: Phone) => it.core.become({ session: { status: 'logged-out' } }),
      (it: Phone) => it.core.become({ call: incoming() }),
    ]) {
      const it = await prepared();
      const calling = reasonOf(it.element.call('bob', 2));
      await shows(it);
      leave(it);
      expect(await calling).to.equal('call-ended');
      expect(it.core.verbs).to.not.include.members(['call']);
      await waitUntil(() => lights().length === 0, 'all are dark');
    }
  });

  it('opens the devices itself, not the press that answers', async () => {
    const it = await prepared();
    await become(it, incoming());
    const press = { bubbles: true, composed: true };
    button(it.element, 'Answer').dispatchEvent(new PointerEvent('pointerdown', press));
    expect(it.core.verbs).to.not.include('captureAhead');
    it.element.preCall = false;
    button(it.element, 'Answer').dispatchEvent(new PointerEvent('pointerdown', press));
    expect(it.core.verbs).to.include('captureAhead');
  });

  it('answers, or goes back to the call that rings', async () => {
    const it = await prepared();
    await become(it, incoming());
    button(it.element, 'Answer').click();
    await shows(it);
    expect(textOf(it.element)).to.contain('bob-lee is calling you');
    button(it.element, 'Back').click();
    await waitUntil(() => hasButton(it.element, 'Decline'), 'it rings');
    button(it.element, 'Answer').click();
    await shows(it);
    button(it.element, 'Mute microphone').click();
    button(it.element, 'Answer').click();
    await waitUntil(() => it.core.verbs.includes('accept'), 'the answer');
    expect(asked(it, 'accept')).to.deep.equal([{ microphone: false, camera: true }]);
  });

  it('lets a call that has stopped ringing meanwhile be called back', async () => {
    const it = await prepared();
    await become(it, incoming({ callID: 'call-7' }));
    const accepting = reasonOf(it.element.accept());
    await shows(it);
    const ended = summary({ callID: 'call-7', role: 'callee', reason: 'no-answer', duration: 0 });
    await become(it, { phase: 'idle', ended });
    expect(await accepting).to.equal('call-ended');
    it.element.preCall = false;
    button(it.element, 'Call back').click();
    await waitUntil(() => it.core.verbs.includes('call'), 'the call');
    expect(asked(it, 'call')).to.deep.equal([{ userID: 'bob-lee', type: 2, timeout: 30 }]);
  });

  it('leaves to the core what cannot be', async () => {
    const it = await prepared();
    it.core.become({ session: { status: 'logged-out' } });
    await it.element.call('bob', 2);
    expect(it.core.verbs).to.include('call');
    expect(isShown(it)).to.equal(false);
  });
});

describe('<trtc-calling> after a refusal', () => {
  const refused = new CallError('permission-denied', 'Refused.');

  it('makes the same call again', async () => {
    const it = await phone();
    const request = { userID: 'bob-lee', type: 1, timeout: 20, userData: 'order 1' } as const;
    await it.element.call(request);
    await become(it, preparing({ type: 1 }));
    await become(it, { phase: 'idle', ended: summary({ reason: 'error', error: refused }) });
    await waitUntil(() => hasButton(it.element, 'Try again'), 'the offer');
    button(it.element, 'Try again').click();
    await settled(it.element);
    expect(asked(it, 'call')).to.deep.equal([request, request]);
    await become(it, NO_CALL);
  });

  it('offers no other try of a call that was not made here', async () => {
    const it = await phone();
    await become(it, { phase: 'idle', ended: summary({ reason: 'error', error: refused }) });
    expect(hasButton(it.element, 'Try again')).to.equal(false);
  });

  it('rings on in silence, and says what to do', async () => {
    const it = await phone();
    const microphone = { on: false, pending: false, failure: refused };
    await become(it, incoming({ microphone }));
    await waitUntil(() => /blocked|privacy/.test(textOf(it.element)), 'the word');
    button(it.element, 'Try again').click();
    await settled(it.element);
    expect(it.core.verbs).to.include('accept');
  });
});

describe('checkDevices()', () => {
  it('is about the element’s kind of calls and services, and told by an event', async () => {
    const it = await phone();
    it.element.type = 1;
    it.element.rtcProxy = 'wss://one.example';
    const heard: boolean[] = [];
    it.element.addEventListener('devices-checked', ({ detail }) => heard.push(detail.ok));
    expect((await it.element.checkDevices()).ok).to.equal(true);
    expect(asked(it, 'checkDevices')).to.deep.equal([
      { type: 1, imProxy: undefined, rtcProxy: 'wss://one.example' },
    ]);
    expect(heard).to.deep.equal([true]);
  });
});
