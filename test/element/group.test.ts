import { expect, html, waitUntil } from '@open-wc/testing';
import { CallError } from '../../src/core/errors.js';
import type { CallEventDetails } from '../../src/core/events.js';
import type { RemoteState } from '../../src/core/state.js';
import type { TrtcPersonTile } from '../../src/parts/person-tile.js';
import { all, hasButton, textOf } from '../support/dom.js';
import {
  accepting,
  connected,
  connecting,
  group,
  incoming,
  OFF,
  outgoing,
  paintedStream,
  preparing,
  remote,
  ringing,
  summary,
} from '../support/samples.js';
import { become, phone, type Phone } from './setup.js';

const here = (userID: string, facts: Partial<RemoteState> = {}) => remote({ userID, ...facts });
const called = (...remotes: readonly RemoteState[]) => connected(group(...remotes));
const tiles = ({ element }: Phone) => all<TrtcPersonTile>(element, 'trtc-person-tile');
const namesOf = (it: Phone) =>
  tiles(it).map((tile) => all(tile, '[part=name]')[0]!.textContent.trim());
const tileOf = (it: Phone, name: string) => tiles(it)[namesOf(it).indexOf(name)]!;
const videoOf = (it: Phone, name: string) =>
  tileOf(it, name).querySelector('trtc-video-tile')!.shadowRoot!.querySelector('video')!;
const videos = (root: Element) => [...root.querySelectorAll('video')];
const saidBy = ({ element }: Phone) =>
  all(element, '.visually-hidden[role=status]')[0]!.textContent.trim();

function streams({ core }: Phone, ...userIDs: readonly string[]): void {
  core.localStream = paintedStream('#246');
  for (const userID of userIDs) core.remotes.set(userID, paintedStream('#642'));
}

describe('<trtc-calling> shows a group call', () => {
  for (const call of [
    preparing(group(ringing('bob'), ringing('cy'))),
    outgoing(group(ringing('bob'), ringing('cy'))),
    incoming(group(here('bob', { present: false }), ringing('cy'))),
    accepting(group(here('bob', { present: false }), ringing('cy'))),
    connecting(group(here('bob', { present: false }), ringing('cy'))),
    connected(group(here('bob'), ringing('cy'))),
    connected({ ...group(here('bob', { video: false }), ringing('cy')), type: 1, camera: OFF }),
  ]) {
    it(`accessibly while ${call.phase}, type ${call.type}`, async () => {
      const it = await phone();
      await become(it, call);
      expect(textOf(it.element)).to.contain('bob').and.contain('cy');
      await expect(it.element).to.be.accessible();
    });
  }

  it('with a tile for each, in their order, the own one last', async () => {
    const it = await phone();
    await become(it, called(here('bob'), here('cy', { present: false }), ringing('dan')));
    expect(namesOf(it)).to.deep.equal(['bob', 'cy', 'dan', 'You']);
    expect(tiles(it).map(({ waiting }) => waiting)).to.deep.equal([
      '',
      'connecting',
      'ringing',
      '',
    ]);
    expect(hasButton(it.element, 'Switch to voice')).to.equal(false);
    expect(hasButton(it.element, 'Turn off camera')).to.equal(true);
  });

  it('without a stop of anybody’s picture while others come and go', async () => {
    const it = await phone();
    streams(it, 'bob', 'cy', 'dan');
    await become(it, called(here('bob'), here('cy')));
    const shown = [videoOf(it, 'cy'), videoOf(it, 'You')];
    await waitUntil(() => shown.every(({ currentTime }) => currentTime > 0), 'both pictures');
    let pauses = 0;
    for (const video of shown) video.addEventListener('pause', () => (pauses += 1));
    await become(it, called(here('bob'), here('cy'), here('dan')));
    expect(namesOf(it)).to.deep.equal(['bob', 'cy', 'dan', 'You']);
    await become(it, called(here('cy'), here('dan')));
    await become(it, called(here('cy')));
    expect(namesOf(it)).to.deep.equal(['cy', 'You']);
    expect([videoOf(it, 'cy'), videoOf(it, 'You')].every((video, at) => video === shown[at])).to.be
      .true;
    expect(pauses).to.equal(0);
  });

  it('with the picture of who sends one, and initials of the others', async () => {
    const it = await phone();
    streams(it, 'bob', 'cy');
    await become(it, called(here('bob'), here('cy', { video: false })));
    expect(tiles(it).map(({ picture }) => picture)).to.deep.equal([true, false, true]);
    expect(videoOf(it, 'bob').srcObject === it.core.remotes.get('bob')).to.equal(true);
    expect(all(it.element, '[aria-label="Video of bob"]')).to.have.length(1);
    expect(all(it.element, 'trtc-video-tile[mirrored]')).to.have.length(1);
  });

  it('with one sound for each', async () => {
    const it = await phone();
    streams(it, 'bob', 'cy');
    await become(it, called(here('bob'), here('cy')));
    expect(
      all<HTMLAudioElement>(it.element, 'audio').map(({ muted, srcObject }) => [
        muted,
        srcObject === it.core.remotes.get('bob') || srcObject === it.core.remotes.get('cy'),
      ]),
    ).to.deep.equal([
      [false, true],
      [false, true],
    ]);
    expect(all<HTMLVideoElement>(it.element, 'video').every(({ muted }) => muted)).to.equal(true);
  });

  it('that a call between two becomes while it runs', async () => {
    const it = await phone();
    await become(it, connected({ peer: 'bob', remotes: [here('bob')] }));
    expect(tiles(it)).to.be.empty;
    await become(it, called(here('bob'), ringing('cy')));
    expect(namesOf(it)).to.deep.equal(['bob', 'cy', 'You']);
    await become(it, called(here('bob')));
    expect(namesOf(it), 'stays a grid').to.deep.equal(['bob', 'You']);
    await become(it, { phase: 'idle', ended: summary({ isGroup: true, reason: 'hangup' }) });
    expect(textOf(it.element)).to.contain('You left the call');
    expect(saidBy(it)).to.equal('Call ended. You left the call.');
  });
});

describe('<trtc-calling> and who speaks', () => {
  const speak = ({ core }: Phone, userID: string, volume: number) =>
    core.emit({ name: 'user-voice-volume', detail: { userID, volume, volumeMap: [] } });
  const speakers = (it: Phone) =>
    tiles(it).flatMap((tile, at) => (tile.speaking ? [namesOf(it)[at]] : []));

  it('marks them while they do', async () => {
    const it = await phone();
    await become(it, called(here('bob'), here('cy')));
    expect(speakers(it)).to.be.empty;
    const talk = setInterval(() => {
      speak(it, 'bob', 20);
      speak(it, 'cy', 1);
      speak(it, 'ann', 20);
    }, 100);
    await waitUntil(() => speakers(it).length === 2, 'speech');
    expect(speakers(it)).to.deep.equal(['bob', 'You']);
    await expect(it.element).to.be.accessible();
    clearInterval(talk);
    await waitUntil(() => speakers(it).length === 0, 'silence', { timeout: 10_000 });
  });

  it('marks nobody who is muted', async () => {
    const it = await phone();
    await become(it, called(here('bob'), here('cy')));
    speak(it, 'bob', 20);
    speak(it, 'ann', 20);
    const muted = group(here('bob', { audio: false }), here('cy'));
    await become(it, connected({ ...muted, microphone: OFF }));
    expect(speakers(it)).to.be.empty;
    expect(tiles(it).map((tile) => tile.muted)).to.deep.equal([true, false, true]);
  });
});

describe('<trtc-calling> and the news of a group call', () => {
  const answer = (userID: string): CallEventDetails['reject'] => ({
    userID,
    invitee: userID,
    inviteID: 'invite-1',
    groupID: '',
    sponsor: 'ann',
    reason: '',
  });
  const enter = ({ core }: Phone, userID: string) =>
    core.emit({ name: 'user-enter', detail: { userID, playerList: [] } });

  it('says once who came, however many', async () => {
    const it = await phone();
    const ids = ['bob', 'cy', 'dan', 'eve', 'fay', 'gil', 'hal', 'ida'];
    const said: string[] = [];
    await become(it, called(here('bob')));
    const live = all(it.element, '.visually-hidden[role=status]')[0]!;
    new MutationObserver(() => said.push(saidBy(it))).observe(live, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    expect(saidBy(it)).to.equal('You are in the call');
    await become(it, called(...ids.map((userID) => here(userID))));
    for (const userID of ids) enter(it, userID);
    await waitUntil(() => saidBy(it) === 'bob, cy and 6 others are in the call', 'the news', {
      timeout: 10_000,
    });
    expect(said).to.have.length(1);
    expect(textOf(it.element)).to.contain('bob, cy and 6 others are in the call');
    await expect(it.element).to.be.accessible();
    await become(it, { ...called(here('bob')), reconnecting: true });
    expect(saidBy(it)).to.equal('Reconnecting…');
  });

  it('says who left, declined, was busy or did not answer', async () => {
    const it = await phone();
    await become(it, called(here('bob')));
    it.core.emit({ name: 'user-leave', detail: { userID: 'cy', playerList: ['bob'] } });
    it.core.emit({ name: 'reject', detail: answer('dan') });
    it.core.emit({ name: 'line-busy', detail: answer('eve') });
    const timeout = { sponsor: 'ann', inviteID: 'invite-1', groupID: '' };
    const lost = ['fay', 'gil'];
    it.core.emit({
      name: 'no-resp',
      detail: { ...timeout, userIDList: lost, timeoutUserList: lost },
    });
    const sentence =
      'cy left the call. dan declined. eve is in another call. fay and gil did not answer';
    await waitUntil(() => saidBy(it) === sentence, 'the news', { timeout: 10_000 });
  });

  it('says nothing of the kind between two, nor after the end', async () => {
    const it = await phone();
    await become(it, connected());
    enter(it, 'bob-lee');
    await become(it, called(here('bob')));
    enter(it, 'bob');
    await become(it, { phase: 'idle', ended: undefined });
    await become(it, called(here('cy')));
    enter(it, 'cy');
    await waitUntil(() => saidBy(it).includes('cy'), 'the news', { timeout: 10_000 });
    expect(saidBy(it)).to.equal('cy is in the call');
  });
});

describe('<trtc-calling> and containers of the page in a group call', () => {
  it('puts each picture where startRemoteView() says', async () => {
    const it = await phone();
    streams(it, 'bob', 'cy');
    const [one, two] = [document.createElement('div'), document.createElement('div')];
    await it.element.startRemoteView({ userID: 'cy', videoViewDomID: two });
    await become(it, called(here('bob'), here('cy')));
    await it.element.startRemoteView({ userID: 'bob', videoViewDomID: one });
    expect(videos(one)[0]!.srcObject === it.core.remotes.get('bob')).to.equal(true);
    expect(videos(two)[0]!.srcObject === it.core.remotes.get('cy')).to.equal(true);
    expect(tiles(it).map(({ picture }) => picture)).to.deep.equal([false, false, true]);
    await it.element.startRemoteView({ userID: 'cy', videoViewDomID: one });
    expect(videos(one)).to.have.length(1);
    expect(videos(one)[0]!.srcObject === it.core.remotes.get('cy')).to.equal(true);
    expect(videos(two)).to.be.empty;
    expect(tiles(it).map(({ picture }) => picture)).to.deep.equal([true, false, true]);
    await it.element.stopRemoteView('bob');
    expect(tiles(it).map(({ picture }) => picture)).to.deep.equal([false, false, true]);
    await become(it, called(here('bob')));
    expect(videos(one), 'cy has left').to.be.empty;
    const failure = await it.element.startRemoteView('cy').catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(CallError).and.include({ reason: 'invalid-argument' });
  });

  it('has a slot for each, that of the other person between two for the peer', async () => {
    const it = await phone(
      html`<div slot="remote-video"></div>
        <div slot="remote-video-cy"></div>
        <div slot="local-video"></div>`,
    );
    streams(it, 'bob', 'cy');
    const containers = [...it.element.children];
    await become(it, connected({ peer: 'bob', remotes: [here('bob')] }));
    expect(containers.map((container) => videos(container).length)).to.deep.equal([1, 0, 1]);
    const [before] = videos(containers[0]!);
    await become(it, called(here('bob'), here('cy')));
    expect(containers.map((container) => videos(container).length)).to.deep.equal([1, 1, 1]);
    expect(videos(containers[0]!)[0] === before).to.equal(true);
    for (const [at, name] of ['bob', 'cy', 'You'].entries()) {
      const box = containers[at]!.getBoundingClientRect();
      expect(box.width * box.height, name).to.be.above(100);
      expect(box.left, name).to.be.at.least(tileOf(it, name).getBoundingClientRect().left - 1);
      expect(tileOf(it, name).picture).to.equal(true);
    }
    await become(it, called(here('bob')));
    expect(containers.map((container) => videos(container).length)).to.deep.equal([1, 0, 1]);
  });
});
