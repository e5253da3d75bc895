import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import '../../src/parts/permission-note.js';
import type { TrtcPermissionNote } from '../../src/parts/permission-note.js';
import { button, hasButton, requests, textOf } from '../support/dom.js';
import { FakePermissions } from '../support/permissions.js';

const REFUSED = new CallError('permission-denied', 'Refused.');

interface Facts {
  readonly device?: 'microphone' | 'camera';
  readonly asking?: boolean;
  readonly failure?: CallError | undefined;
}

const note = ({ device = 'microphone', asking = false, failure }: Facts = {}) =>
  fixture<TrtcPermissionNote>(
    html`<trtc-permission-note
      camera
      retry
      .device=${device}
      .asking=${asking}
      .failure=${failure}
    ></trtc-permission-note>`,
  );

const says = (element: TrtcPermissionNote, words: RegExp) =>
  waitUntil(() => words.test(textOf(element)), String(words));

describe('trtc-permission-note', () => {
  let permissions: FakePermissions | undefined;

  afterEach(() => {
    permissions?.restore();
    permissions = undefined;
  });

  for (const state of ['prompt', undefined] as const) {
    it(`says why, and then where the question is, while the browser says ${state}`, async () => {
      permissions = new FakePermissions(state);
      const element = await note();
      await says(element, /so that you can be seen and heard/);
      expect(textOf(element)).to.not.contain('top of the window');
      element.asking = true;
      await says(element, /top of the window/);
      expect(hasButton(element, 'Try again')).to.equal(false);
      await expect(element).to.be.accessible();
    });
  }

  it('says nothing where nothing will be asked', async () => {
    permissions = new FakePermissions('prompt');
    const element = await note();
    await says(element, /browser asks/);
    permissions.change('microphone', 'granted');
    permissions.change('camera', 'granted');
    await waitUntil(() => !element.checkVisibility(), 'it is gone');
  });

  it('says beforehand that the microphone is blocked', async () => {
    permissions = new FakePermissions('denied');
    await says(await note(), /microphone is blocked.*address bar/);
  });

  it('tells a question that was put away from one that was refused for good', async () => {
    permissions = new FakePermissions('prompt');
    const element = await note({ failure: REFUSED });
    await says(element, /was not answered/);
    permissions.change('microphone', 'denied');
    await says(element, /blocked.*address bar.*goes on by itself/);
    await expect(element).to.be.accessible();
  });

  it('knows that it is the system where the page is allowed', async () => {
    permissions = new FakePermissions('granted');
    await says(await note({ failure: REFUSED }), /privacy settings of the system/);
  });

  it('promises nothing where the browser will not tell', async () => {
    permissions = new FakePermissions(undefined);
    const element = await note({ failure: REFUSED });
    await says(element, /blocked/);
    expect(textOf(element)).to.not.contain('by itself');
  });

  it('asks for another try when the button is pressed, and when it is allowed', async () => {
    permissions = new FakePermissions('denied');
    const element = await note({ failure: REFUSED });
    await says(element, /blocked/);
    const heard = requests(element);
    button(element, 'Try again').click();
    permissions.change('camera', 'granted');
    expect(heard).to.have.length(1);
    permissions.change('microphone', 'granted');
    expect(heard.map(({ name }) => name)).to.deep.equal(['request-action', 'request-action']);
  });

  it('says of a refused camera that one can be heard, and can be put away', async () => {
    permissions = new FakePermissions('granted', 'denied');
    const element = await note({ device: 'camera', failure: REFUSED });
    element.closable = true;
    await says(element, /camera is blocked.*heard, but not seen/);
    const heard = requests(element);
    button(element, 'Close').click();
    await waitUntil(() => !element.checkVisibility(), 'it is gone');
    permissions.change('camera', 'granted');
    expect(heard).to.deep.equal([]);
  });

  it('says of other failures what is said of them elsewhere', async () => {
    permissions = new FakePermissions('granted');
    const failure = new CallError('microphone-missing', 'None.');
    await says(await note({ failure }), /No microphone was found.*Plug in/);
  });
});
