import { expect } from '@open-wc/testing';
import { html, render, type TemplateResult } from 'lit';
import { CallError } from '../../src/core/errors.js';
import '../../src/index.js';
import { connected, OFF } from '../support/samples.js';
import { FakeCore } from './fake-core.js';

/*
 * Each test runs with the browser's own invoker buttons and again as if it had none: their events are kept from
 * arriving, and the property by which they are known is gone.
 */

const { prototype } = HTMLButtonElement;

function withoutInvokers(): () => void {
  const property = Object.getOwnPropertyDescriptor(prototype, 'commandForElement');
  if (!property) return () => undefined;
  const stop = (event: Event): void => event.stopImmediatePropagation();
  Reflect.deleteProperty(prototype, 'commandForElement');
  window.addEventListener('command', stop, true);
  return () => {
    Object.defineProperty(prototype, 'commandForElement', property);
    window.removeEventListener('command', stop, true);
  };
}

for (const native of [true, false]) {
  describe(`Command buttons ${native ? 'of the browser' : 'in a browser without them'}`, () => {
    let place: HTMLElement;
    let core: FakeCore;
    let restore: () => void;

    before(function () {
      if (native && !('commandForElement' in prototype)) this.skip();
    });

    beforeEach(() => {
      restore = native ? () => undefined : withoutInvokers();
      place = document.createElement('main');
      document.body.append(place);
      core = new FakeCore();
    });

    afterEach(() => {
      restore();
      place.remove();
    });

    async function press(button: TemplateResult): Promise<void> {
      render(html`<trtc-calling id="phone" manual .core=${core}></trtc-calling>${button}`, place);
      await place.querySelector('trtc-calling')!.updateComplete;
      place.querySelector('button')!.click();
      // The browser's own event may come a task later.
      await new Promise((resolve) => setTimeout(resolve));
    }

    const button = (command: string, value = ''): TemplateResult =>
      html`<button commandfor="phone" command=${command} value=${value}><b>Do</b></button>`;

    it('call by voice and by video', async () => {
      await press(button('--call-audio', 'support'));
      await press(button('--call-video', 'support'));
      const call = (type: number) => ['call', { userID: 'support', type, timeout: 30 }];
      expect(core.asked).to.deep.equal([call(1), call(2)]);
    });

    it('call several', async () => {
      await press(button('--call-video', 'support sales'));
      const asked = { userIDList: ['support', 'sales'], type: 2, timeout: 30 };
      expect(core.asked).to.deep.equal([['groupCall', asked]]);
    });

    it('call once the login is done, once', async () => {
      core.become({ session: { status: 'logging-in', userID: 'ann' } });
      await press(button('--call-video', 'support'));
      place.querySelector('button')!.click();
      await new Promise((resolve) => setTimeout(resolve));
      expect(core.verbs).to.be.empty;
      core.become({ session: { status: 'ready', userID: 'ann' } });
      await new Promise((resolve) => setTimeout(resolve));
      expect(core.verbs).to.deep.equal(['call']);
    });

    it('tell that nobody is logged in when the login has failed', async () => {
      core.become({ session: { status: 'logging-in', userID: 'ann' } });
      await press(button('--call-audio', 'support'));
      const error = new CallError('login-failed', 'made up for a test');
      core.failure = error;
      core.become({ session: { status: 'failed', userID: 'ann', error } });
      await new Promise((resolve) => setTimeout(resolve));
      expect(core.verbs).to.deep.equal(['call']);
    });

    it('answer, decline and hang up', async () => {
      for (const command of ['--accept', '--reject', '--hangup']) await press(button(command));
      expect(core.verbs).to.deep.equal(['accept', 'reject', 'hangup']);
    });

    it('turn microphone and camera off and on', async () => {
      core.become({ call: connected() });
      await press(button('--toggle-microphone'));
      await press(button('--toggle-camera'));
      core.become({ call: connected({ microphone: OFF, camera: OFF }) });
      await press(button('--toggle-microphone'));
      await press(button('--toggle-camera'));
      expect(core.asked).to.deep.equal([
        ['setMicMute', true],
        ['closeCamera'],
        ['setMicMute', false],
        ['openCamera'],
      ]);
    });

    it('do nothing for another element, another command, or when off', async () => {
      await press(html`<button commandfor="other" command="--hangup">Do</button>`);
      await press(button('--constructor'));
      await press(button('toString'));
      await press(html`<button commandfor="phone" command="--hangup" disabled>Do</button>`);
      expect(core.asked).to.deep.equal([]);
    });

    it('do not send the form that they are in, and work there if they are of type button', async () => {
      let sent = 0;
      const onSubmit = (event: Event): void => {
        event.preventDefault();
        sent += 1;
      };
      const asButton = html`<button type="button" commandfor="phone" command="--hangup">
        Do
      </button>`;
      const asSubmit = html`<button type="submit" commandfor="phone" command="--hangup">
        Do
      </button>`;
      await press(html`<form @submit=${onSubmit}>${asButton}</form>`);
      expect(core.verbs).to.deep.equal(['hangup']);
      await press(html`<form @submit=${onSubmit}>${button('--hangup')}</form>`);
      expect(sent).to.equal(0);
      await press(html`<form @submit=${onSubmit}>${asSubmit}</form>`);
      expect(sent).to.equal(1);
      expect(core.verbs).to.deep.equal(['hangup']);
    });

    it('are heard no more once the element is gone', async () => {
      await press(button('--hangup'));
      place.querySelector('trtc-calling')!.remove();
      place.querySelector('button')!.click();
      await new Promise((resolve) => setTimeout(resolve));
      expect(core.verbs.filter((verb) => verb === 'hangup')).to.have.length(1);
    });
  });
}
