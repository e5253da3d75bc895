import { expect, fixture, html } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallSummary } from '../../src/core/state.js';
import '../../src/parts/ended-view.js';
import type { TrtcEndedView } from '../../src/parts/ended-view.js';
import { button, requests, textOf } from '../support/dom.js';
import { person, summary } from '../support/samples.js';

const view = (ended: CallSummary) =>
  fixture<TrtcEndedView>(
    html`<trtc-ended-view style="block-size: 30rem" .summary=${ended}></trtc-ended-view>`,
  );

describe('trtc-ended-view', () => {
  it('says who, why and how long', async () => {
    const element = await view(summary());
    expect(textOf(element)).to.contain('bob-lee hung up').and.contain('12 minutes, 5 seconds');
    await expect(element).to.be.accessible();
  });

  it('says nothing of the length of a call that never was', async () => {
    expect(textOf(await view(summary({ reason: 'rejected', duration: 0 })))).not.to.contain(
      'second',
    );
  });

  it('tells caller and callee of a missed call each in their way', async () => {
    const caller = await view(summary({ reason: 'no-answer', duration: 0 }));
    expect(textOf(caller)).to.contain('bob-lee did not answer');
    const callee = await view(summary({ reason: 'no-answer', role: 'callee', duration: 0 }));
    expect(textOf(callee)).to.contain('You missed a call from bob-lee');
  });

  it('says what to do where something failed', async () => {
    const error = new CallError('permission-denied', 'NotAllowedError');
    const element = await view(summary({ reason: 'error', duration: 0, error }));
    expect(textOf(element)).to.contain('may not use your camera').and.contain('address bar');
    await expect(element).to.be.accessible();
  });

  it('offers to call again where something could not be loaded', async () => {
    const error = new CallError('load-failed', 'The media SDK could not be loaded.');
    const element = await view(summary({ reason: 'error', duration: 0, error }));
    expect(textOf(element)).not.to.contain('Try again');
    element.retry = true;
    await element.updateComplete;
    const heard = requests(element);
    button(element, 'Try again').click();
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-retry']);
    await expect(element).to.be.accessible();
  });

  it('calls the person by their name', async () => {
    const element = await view(summary());
    element.person = person({ nick: 'مريم' });
    await element.updateComplete;
    expect(textOf(element)).to.contain('\u2068مريم\u2069 hung up').and.not.contain('bob-lee');
    await expect(element).to.be.accessible();
  });

  it('asks to be put away', async () => {
    const element = await view(summary());
    const heard = requests(element);
    button(element, 'Close').click();
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-dismiss']);
  });

  it('says what became of a group call', async () => {
    const group = (facts: Partial<CallSummary>) => view(summary({ isGroup: true, ...facts }));
    for (const [facts, sentence] of [
      [{ reason: 'hangup' }, 'You left the call'],
      [{ reason: 'remote-hangup' }, 'Everybody else has left'],
      [{ reason: 'rejected' }, 'Everybody else has left'],
      [{ reason: 'rejected', duration: 0 }, 'Nobody took the call'],
      [
        { reason: 'no-answer', duration: 0, role: 'callee' },
        'You missed a group call from bob-lee',
      ],
      [{ reason: 'remote-cancelled', duration: 0, role: 'callee' }, 'bob-lee cancelled the call'],
    ] as const) {
      const element = await group(facts);
      expect(textOf(element)).to.contain(`Group video call ${sentence}`);
      await expect(element).to.be.accessible();
    }
  });
});
