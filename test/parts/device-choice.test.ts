import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { DeviceKind } from '../../src/core/ports.js';
import type { DeviceInfo } from '../../src/core/types.js';
import '../../src/parts/call-controls.js';
import type { TrtcCallControls } from '../../src/parts/call-controls.js';
import '../../src/parts/device-choice.js';
import type { DeviceDesk, TrtcDeviceChoice } from '../../src/parts/device-choice.js';
import { all, button, textOf } from '../support/dom.js';
import { ON } from '../support/samples.js';

class FakeDesk implements DeviceDesk {
  readonly used: string[] = [];
  fails = false;
  readonly lists: Record<DeviceKind, DeviceInfo[]> = {
    microphone: [named('mic-1', 'Headset'), named('mic-2', '')],
    camera: [named('cam-1', 'Webcam'), named('cam-2', 'Document camera')],
    speaker: [],
  };
  readonly #current: Record<DeviceKind, string> = { microphone: '', camera: 'cam-2', speaker: '' };

  list(kind: DeviceKind): Promise<readonly DeviceInfo[]> {
    return Promise.resolve(this.lists[kind]);
  }

  current(kind: DeviceKind): string {
    return this.#current[kind];
  }

  async use(kind: DeviceKind, deviceId: string): Promise<void> {
    await Promise.resolve();
    if (this.fails) throw new Error('made up for a test');
    this.used.push(deviceId);
    this.#current[kind] = deviceId;
  }
}

function named(deviceId: string, label: string): DeviceInfo {
  return { deviceId, label, groupId: '' };
}

const valuesOf = (element: Element) =>
  all<HTMLSelectElement>(element, 'select').map(({ value }) => value);

function choose(element: Element, index: number, value: string): void {
  const select = all<HTMLSelectElement>(element, 'select')[index]!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

async function choice(desk: FakeDesk): Promise<TrtcDeviceChoice> {
  const element = await fixture<TrtcDeviceChoice>(
    html`<trtc-device-choice camera .desk=${desk}></trtc-device-choice>`,
  );
  await waitUntil(() => valuesOf(element).length === 2, 'the lists');
  return element;
}

describe('trtc-device-choice', () => {
  it('shows what there is and what is in use', async () => {
    const element = await choice(new FakeDesk());
    expect(valuesOf(element)).to.deep.equal(['mic-1', 'cam-2']);
    const names = all<HTMLOptionElement>(element, 'option').map(({ text }) => text);
    expect(names).to.deep.equal(['Headset', 'Microphone 2', 'Webcam', 'Document camera']);
    expect(textOf(element)).to.contain('Chosen by the system');
    await expect(element).to.be.accessible();
  });

  it('takes another one', async () => {
    const desk = new FakeDesk();
    const element = await choice(desk);
    choose(element, 1, 'cam-1');
    await waitUntil(() => desk.used.includes('cam-1'), 'it is used');
    expect(valuesOf(element)).to.deep.equal(['mic-1', 'cam-1']);
  });

  it('goes back to the one before where the other cannot be used, and says so', async () => {
    const desk = new FakeDesk();
    const element = await choice(desk);
    desk.fails = true;
    choose(element, 1, 'cam-1');
    await waitUntil(() => textOf(element).includes('cannot be used'), 'a word about it');
    await waitUntil(() => valuesOf(element)[1] === 'cam-2', 'the one before');
  });

  it('follows what is plugged in and out', async () => {
    const desk = new FakeDesk();
    const element = await choice(desk);
    desk.lists.speaker.push(named('out-1', 'Monitor'));
    desk.lists.camera.pop();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await waitUntil(() => valuesOf(element).length === 3, 'the new one');
    expect(valuesOf(element)).to.deep.equal(['mic-1', 'cam-1', 'out-1']);
  });
});

describe('the button for devices', () => {
  it('opens the choice in a dialog, and has the focus again when that is put away', async () => {
    const element = await fixture<TrtcCallControls>(
      html`<trtc-call-controls
        .microphone=${ON}
        .camera=${ON}
        .desk=${new FakeDesk()}
      ></trtc-call-controls>`,
    );
    const opener = button(element, 'Choose devices');
    expect(opener.ariaHasPopup).to.equal('dialog');
    opener.focus();
    opener.click();
    await waitUntil(() => valuesOf(element).length === 2, 'the choice');
    const [dialog] = all<HTMLDialogElement>(element, 'dialog');
    expect(dialog?.matches(':modal')).to.equal(true);
    // While it and the button's tip fade in there is less contrast, in a page behind another one for long.
    for (const part of all(element, '*')) {
      for (const animation of part.getAnimations({ subtree: true })) animation.finish();
    }
    await expect(element).to.be.accessible();
    button(element, 'Close').click();
    expect(dialog!.open).to.equal(false);
    // Browsers tell of it with the next frame, for which a page behind another one waits too long.
    dialog!.dispatchEvent(new Event('close'));
    await element.updateComplete;
    expect(all(element, 'dialog').length).to.equal(0);
    expect(element.shadowRoot!.activeElement === opener).to.equal(true);
  });
});
