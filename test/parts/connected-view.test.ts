import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/parts/call-controls.js';
import '../../src/parts/connected-view.js';
import type { RunningState, TrtcConnectedView } from '../../src/parts/connected-view.js';
import { all, textOf } from '../support/dom.js';
import {
  accepting,
  BROKEN,
  connected,
  connecting,
  OFF,
  ON,
  person,
  remote,
} from '../support/samples.js';

const view = (call: RunningState, picture = false) =>
  fixture<TrtcConnectedView>(
    html`<trtc-connected-view
      style="block-size: 30rem"
      .call=${call}
      .picture=${picture}
    ></trtc-connected-view>`,
  );

describe('trtc-connected-view', () => {
  it('says that it is connecting until both are there', async () => {
    expect(textOf(await view(accepting()))).to.contain('Connecting…');
    const element = await view(connecting());
    expect(textOf(element)).to.contain('Connecting…');
    expect(all(element, '[role=timer]')).to.be.empty;
    await expect(element).to.be.accessible();
  });

  it('shows who and how long', async () => {
    const element = await view(connected({ startedAt: performance.now() - 65_500 }), true);
    expect(textOf(element)).to.contain('bob-lee');
    expect(all(element, '[role=timer]')[0]!.textContent.trim()).to.equal('1:05');
    await expect(element).to.be.accessible();
  });

  it('has buttons that are seen before a white picture', async () => {
    const element = await fixture<TrtcConnectedView>(
      html`<trtc-connected-view .call=${connected()} picture>
        <trtc-call-controls slot="controls" .microphone=${ON} .camera=${ON}></trtc-call-controls>
      </trtc-connected-view>`,
    );
    const [disc] = all(element.querySelector('trtc-call-controls')!, '.disc');
    const [red = 255, green = 255, blue = 255, alpha = 0] = getComputedStyle(disc!)
      .backgroundColor.match(/[\d.]+/g)!
      .map(Number);
    const luminance = [red, green, blue]
      .map((channel) => ((channel * alpha + 255 * (1 - alpha)) / 255) ** 2.2)
      .reduce((sum, channel, index) => sum + channel * [0.2126, 0.7152, 0.0722][index]!, 0);
    // WCAG 1.4.11: of the white sign before it.
    expect(1.05 / (luminance + 0.05)).to.be.above(3);
  });

  it('shows initials where there is no picture', async () => {
    const element = await view(
      connected({ type: 1, camera: OFF, remotes: [remote({ audio: true, video: false })] }),
    );
    expect(all(element, 'trtc-avatar')).to.have.length(1);
    expect(textOf(element)).not.to.contain('camera');
    await expect(element).to.be.accessible();
    element.picture = true;
    await element.updateComplete;
    expect(all(element, 'trtc-avatar')).to.be.empty;
  });

  it('tells that the other person is muted or has no picture, once the room has told', async () => {
    const element = await view(connected({ remotes: [remote({ audio: false, video: false })] }));
    expect(textOf(element)).to.contain('bob-lee is muted').and.contain('bob-lee’s camera is off');
    await expect(element).to.be.accessible();
    element.call = connected({ remotes: [remote({ audio: undefined, video: undefined })] });
    await element.updateComplete;
    expect(all(element, '[part=badge]')).to.be.empty;
  });

  it('calls the person by their name, and by initials when their picture is broken', async () => {
    const element = await view(connected({ remotes: [remote({ audio: false, video: false })] }));
    element.person = person({ remark: 'Bobby', avatar: BROKEN });
    await element.updateComplete;
    expect(textOf(element)).to.contain('Bobby is muted').and.contain('Bobby’s camera is off');
    await waitUntil(() => all(element, 'img').length === 0, 'no broken picture');
    expect(textOf(element)).to.match(/\bB\b/).and.not.contain('bob-lee');
    await expect(element).to.be.accessible();
  });

  it('tells that the connection is being mended', async () => {
    const element = await view(connected({ reconnecting: true }), true);
    expect(textOf(element)).to.contain('Reconnecting…');
    await expect(element).to.be.accessible();
  });

  it('says when the network is weak, in either direction', async () => {
    expect(textOf(await view(connected()))).not.to.contain('weak');
    for (const network of [
      { uplink: 4, downlink: 1 },
      { uplink: 1, downlink: 5 },
    ] as const) {
      const element = await view(connected({ network }));
      expect(textOf(element)).to.contain('Your connection is weak');
      await expect(element).to.be.accessible();
    }
  });
});
