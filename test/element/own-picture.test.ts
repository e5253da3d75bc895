import { expect, html } from '@open-wc/testing';
import type { CallState } from '../../src/core/state.js';
import type { TrtcCallStage } from '../../src/parts/call-stage.js';
import { all, button, hasButton } from '../support/dom.js';
import {
  connected,
  connecting,
  group,
  OFF,
  outgoing,
  paintedStream,
  remote,
  summary,
} from '../support/samples.js';
import { become, phone, settled, type Phone } from './setup.js';

const NAME = 'Move your picture';

const stageOf = ({ element }: Phone) => all<TrtcCallStage>(element, 'trtc-call-stage')[0]!;

async function inVideo(content = html``): Promise<Phone> {
  const it = await phone(content);
  it.core.localStream = paintedStream('#246');
  it.core.remote = paintedStream('#642');
  await become(it, connected());
  return it;
}

const VOICE = { type: 1, camera: OFF, remotes: [remote({ video: false })] } as const;
const asked = { to: 2, by: 'peer', inviteID: 'invite-2' } as const;

describe('<trtc-calling> and the own picture', () => {
  it('keeps it where it was put, until the call is over', async () => {
    const it = await inVideo();
    button(it.element, NAME).click();
    await settled(it.element);
    expect(stageOf(it).corner).to.equal('bottom-end');
    await it.element.minimize();
    await it.element.restore();
    expect(stageOf(it).corner).to.equal('bottom-end');
    await become(it, connected(VOICE));
    expect(hasButton(it.element, NAME)).to.equal(false);
    await become(it, connected());
    expect(hasButton(it.element, NAME)).to.equal(true);
    expect(stageOf(it).corner).to.equal('bottom-end');
    await become(it, { phase: 'idle', ended: summary() });
    await become(it, connected({ callID: 'call-2' }));
    expect(stageOf(it).corner).to.equal(undefined);
  });

  it('leaves the container of a page alone, and the clicks in it', async () => {
    let count = 0;
    const it = await inVideo(
      html`<div slot="local-video"><button @click=${() => (count += 1)}>Mine</button></div>`,
    );
    expect(stageOf(it).layout).to.equal('both');
    expect(hasButton(it.element, NAME)).to.equal(false);
    stageOf(it).patience = 20;
    const mine = it.element.querySelector('button')!;
    const tapped = new PointerEvent('pointerdown', {
      ...{ pointerType: 'touch', width: 1, height: 1, bubbles: true, composed: true },
    });
    stageOf(it).setAttribute('inactive', '');
    mine.dispatchEvent(tapped);
    mine.click();
    expect(count).to.equal(1);
  });

  it('lets buttons go while there are pictures to look at, and nothing else', async () => {
    const it = await inVideo();
    const calls: readonly [isWatched: boolean, what: string, call: CallState][] = [
      [true, 'video', connected()],
      [false, 'outgoing', outgoing()],
      [false, 'connecting', connecting()],
      [false, 'voice', connected(VOICE)],
      [false, 'reconnecting', connected({ reconnecting: true })],
      [false, 'asking', connected({ captured: false })],
      [false, 'the other one asks', connected({ switchRequest: asked })],
      [true, 'group', connected(group(remote(), remote({ userID: 'cy' })))],
      [false, 'voice in a group', connected({ ...VOICE, ...group(remote({ video: false })) })],
      [
        true,
        'a screen',
        connected({ ...VOICE, remotes: [remote({ video: false, screen: true })] }),
      ],
    ];
    for (const [isWatched, what, call] of calls) {
      await become(it, call);
      expect(stageOf(it).autohide, what).to.equal(isWatched);
    }
    await become(it, connected());
    await it.element.minimize();
    expect(stageOf(it).autohide).to.equal(false);
    await it.element.restore();
    expect(stageOf(it).autohide).to.equal(true);
  });
});
