import { expect } from '@open-wc/testing';
import { render } from 'lit';
import type { SwitchRequest } from '../../src/core/state.js';
import { en } from '../../src/locales/en.js';
import { renderSwitchNotice } from '../../src/parts/switch-notice.js';
import { button, requests, textOf } from '../support/dom.js';

describe('a wish for another kind of call', () => {
  let place: HTMLElement;

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => {
    place.remove();
  });

  async function notice(wish: SwitchRequest | undefined): Promise<HTMLElement> {
    render(renderSwitchNotice(wish, 'bob-lee', en), place);
    await place.querySelector('trtc-notice')?.updateComplete;
    return place;
  }

  it('is not there as a rule', async () => {
    expect(textOf(await notice(undefined))).to.equal('');
  });

  it('of this person waits for the other one', async () => {
    const element = await notice({ to: 2, by: 'self', inviteID: 'switch-1' });
    expect(textOf(element)).to.equal('Waiting for bob-lee to agree…');
    await expect(element).to.be.accessible();
  });

  it('of the other one is a question with two answers', async () => {
    const element = await notice({ to: 2, by: 'peer', inviteID: 'switch-1' });
    expect(textOf(element)).to.contain('bob-lee would like to see you');
    const heard = requests(element);
    button(element, 'Turn on camera').click();
    button(element, 'Not now').click();
    expect(heard).to.deep.equal([
      { name: 'request-answer-switch', detail: { accept: true } },
      { name: 'request-answer-switch', detail: { accept: false } },
    ]);
    await expect(element).to.be.accessible();
  });
});
