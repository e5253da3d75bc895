import { expect, fixture, html } from '@open-wc/testing';
import type { DeviceState } from '../../src/core/state.js';
import type { CallType } from '../../src/core/types.js';
import '../../src/parts/call-controls.js';
import type { TrtcCallControls } from '../../src/parts/call-controls.js';
import { button, hasButton, requests } from '../support/dom.js';
import { OFF, ON } from '../support/samples.js';

const controls = (microphone: DeviceState, camera: DeviceState, type: CallType = 2) =>
  fixture<TrtcCallControls>(
    html`<trtc-call-controls
      .type=${type}
      .microphone=${microphone}
      .camera=${camera}
    ></trtc-call-controls>`,
  );

describe('trtc-call-controls', () => {
  it('asks for the opposite of what is, and changes nothing by itself', async () => {
    const element = await controls(ON, OFF);
    const heard = requests(element);
    button(element, 'Mute microphone').click();
    button(element, 'Turn off camera').click();
    button(element, 'Hang up').click();
    expect(heard).to.deep.equal([
      { name: 'request-microphone', detail: { on: false } },
      { name: 'request-camera', detail: { on: true } },
      { name: 'request-hangup', detail: null },
    ]);
    expect(button(element, 'Mute microphone').ariaPressed).to.equal('false');
  });

  it('keeps the names of its toggles and tells their position', async () => {
    const element = await controls(OFF, OFF);
    expect(button(element, 'Mute microphone').ariaPressed).to.equal('true');
    expect(button(element, 'Turn off camera').ariaPressed).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('takes no click while the last is being carried out, and keeps the focus', async () => {
    const element = await controls({ ...ON, pending: true }, ON);
    const heard = requests(element);
    const mute = button(element, 'Mute microphone');
    mute.focus();
    mute.click();
    expect(heard).to.be.empty;
    expect(mute.ariaBusy).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(mute);
    await expect(element).to.be.accessible();
  });

  it('asks to share the screen where that is possible, and to stop', async () => {
    const element = await controls(ON, ON);
    const heard = requests(element);
    expect(hasButton(element, 'Share screen')).to.equal(false);
    for (const screen of [OFF, ON]) {
      element.screen = screen;
      await element.updateComplete;
      expect(button(element, 'Share screen').ariaPressed).to.equal(String(screen.on));
      button(element, 'Share screen').click();
    }
    element.screen = OFF;
    element.screenTaken = 'Bob is sharing their screen';
    await element.updateComplete;
    button(element, 'Share screen').click();
    expect(heard).to.deep.equal([
      { name: 'request-screen', detail: { on: true } },
      { name: 'request-screen', detail: { on: false } },
    ]);
    await expect(element).to.be.accessible();
  });

  it('has no camera button in a voice call, unless the camera is on', async () => {
    const element = await controls(ON, OFF, 1);
    expect(hasButton(element, 'Turn off camera')).to.equal(false);
    await expect(element).to.be.accessible();
    element.camera = ON;
    await element.updateComplete;
    expect(hasButton(element, 'Turn off camera')).to.equal(true);
  });

  it('offers the other kind of call where it can be had', async () => {
    for (const [type, name, to] of [
      [1, 'Switch to video', 2],
      [2, 'Switch to voice', 1],
    ] as const) {
      const element = await controls(ON, type === 2 ? ON : OFF, type);
      expect(hasButton(element, name)).to.equal(false);
      element.switchable = true;
      await element.updateComplete;
      const heard = requests(element);
      button(element, name).click();
      element.switching = true;
      await element.updateComplete;
      button(element, name).click();
      expect(heard).to.deep.equal([{ name: 'request-switch', detail: { to } }]);
      await expect(element).to.be.accessible();
    }
  });
});
