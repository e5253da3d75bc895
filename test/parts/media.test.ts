import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/parts/remote-sound.js';
import type { TrtcRemoteSound } from '../../src/parts/remote-sound.js';
import '../../src/parts/video-tile.js';
import type { TrtcVideoTile } from '../../src/parts/video-tile.js';
import { all, button, hasButton } from '../support/dom.js';
import { paintedStream } from '../support/samples.js';

describe('trtc-video-tile', () => {
  const tile = (stream: MediaStream) =>
    fixture<TrtcVideoTile>(
      html`<trtc-video-tile
        style="inline-size: 320px; block-size: 180px"
        label="Video of bob"
        active
        .stream=${stream}
      ></trtc-video-tile>`,
    );
  const videoOf = (element: Element) => all<HTMLVideoElement>(element, 'video')[0]!;
  const frames = (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames;

  it('plays without sound, and shows itself with the first frame', async () => {
    const element = await tile(paintedStream('#246'));
    const video = videoOf(element);
    expect(video.muted).to.equal(true);
    await waitUntil(() => video.dataset.shape === 'wide', 'a first frame');
    await waitUntil(() => frames(video) > 3, 'more frames');
    await expect(element).to.be.accessible();
  });

  it('plays a track that comes later, goes, and comes again', async () => {
    const stream = new MediaStream();
    const element = await tile(stream);
    element.active = false;
    const video = videoOf(element);
    for (const colour of ['#246', '#642']) {
      const track = paintedStream(colour).getVideoTracks()[0]!;
      stream.addTrack(track);
      element.active = true;
      const before = frames(video);
      await waitUntil(() => frames(video) > before + 3, `frames of ${colour}`, { timeout: 5000 });
      stream.removeTrack(track);
      track.stop();
      element.active = false;
      await element.updateComplete;
      await aTimeout(100);
    }
  });

  it('goes on playing after the page has moved it', async () => {
    const element = await tile(paintedStream('#246'));
    const video = videoOf(element);
    await waitUntil(() => frames(video) > 3, 'frames');
    const elsewhere = document.createElement('div');
    element.parentElement!.after(elsewhere);
    elsewhere.append(element);
    const before = frames(video);
    await waitUntil(() => !video.paused && frames(video) > before + 3, 'frames after the move');
    elsewhere.remove();
  });

  it('lets its stream go when it is removed, and takes it again when it is put back', async () => {
    const element = await tile(paintedStream('#246'));
    const video = videoOf(element);
    await waitUntil(() => frames(video) > 3, 'frames');
    const place = element.parentElement!;
    element.remove();
    await waitUntil(() => video.srcObject === null, 'the stream to be let go');
    const next = paintedStream('#642');
    element.stream = next;
    await element.updateComplete;
    expect(video.srcObject === null).to.equal(true);
    place.append(element);
    await waitUntil(() => video.srcObject === next && !video.paused, 'the next stream to play');
  });

  it('shows a tall picture whole in a wide place', async () => {
    const element = await tile(paintedStream('#246', 180, 320));
    await waitUntil(() => videoOf(element).dataset.shape === 'tall', 'a first frame');
    expect(getComputedStyle(videoOf(element)).objectFit).to.equal('contain');
  });

  it('is out of sight without a picture', async () => {
    const element = await tile(paintedStream('#246'));
    element.active = false;
    await element.updateComplete;
    expect(element.checkVisibility({ visibilityProperty: true })).to.equal(false);
  });
});

describe('trtc-remote-sound', () => {
  const sound = (stream?: MediaStream) =>
    fixture<TrtcRemoteSound>(
      html`<trtc-remote-sound .sounds=${[{ userID: 'bob', stream }]}></trtc-remote-sound>`,
    );

  it('asks for a gesture only where the browser holds the sound back', async () => {
    const element = await sound();
    const audio = all<HTMLAudioElement>(element, 'audio')[0]!;
    audio.play = () => Promise.reject(new DOMException('gesture wanted', 'NotAllowedError'));
    element.sounds = [{ userID: 'bob', stream: new MediaStream() }];
    await waitUntil(() => hasButton(element, 'Turn on sound'), 'the button');
    await expect(element).to.be.accessible();
    audio.play = () => Promise.resolve();
    button(element, 'Turn on sound').click();
    await waitUntil(() => !hasButton(element, 'Turn on sound'), 'the button to go');
  });

  it('is not muted, and asks for nothing while there is nothing to hear', async () => {
    const element = await sound(new MediaStream());
    expect(all<HTMLAudioElement>(element, 'audio')[0]!.muted).to.equal(false);
    expect(hasButton(element, 'Turn on sound')).to.equal(false);
  });

  it('plays each person by themselves, and asks once for the sound of all', async () => {
    const element = await sound();
    const [bob, cy, dan] = ['bob', 'cy', 'dan'].map((userID) => ({
      userID,
      stream: new MediaStream(),
    }));
    element.sounds = [bob!, cy!];
    await element.updateComplete;
    const audios = () => all<HTMLAudioElement>(element, 'audio');
    const [first, second] = audios();
    for (const audio of [first!, second!]) {
      audio.srcObject = null;
      audio.pause();
      audio.play = () => Promise.reject(new DOMException('gesture wanted', 'NotAllowedError'));
    }
    element.sounds = [bob!, cy!, dan!];
    await waitUntil(() => hasButton(element, 'Turn on sound'), 'the button');
    expect(all(element, 'button')).to.have.length(1);
    expect(audios().map(({ srcObject }) => srcObject)).to.deep.equal(
      [bob, cy, dan].map((one) => one!.stream),
    );
    first!.play = second!.play = () => Promise.resolve();
    button(element, 'Turn on sound').click();
    await waitUntil(() => !hasButton(element, 'Turn on sound'), 'the button to go');
    element.sounds = [cy!, dan!];
    await element.updateComplete;
    expect(audios()[0] === second).to.equal(true);
  });

  it('lets the stream go of who has left, and of all when it is removed', async () => {
    const element = await sound();
    const [bob, cy] = ['bob', 'cy'].map((userID) => ({ userID, stream: new MediaStream() }));
    element.sounds = [bob!, cy!];
    await element.updateComplete;
    const [ofBob, ofCy] = all<HTMLAudioElement>(element, 'audio');
    element.sounds = [cy!];
    await waitUntil(() => ofBob!.srcObject === null, 'the stream of bob to be let go');
    expect(ofCy!.srcObject === cy!.stream).to.equal(true);
    const place = element.parentElement!;
    place.append(element);
    await element.updateComplete;
    expect(ofCy!.srcObject === cy!.stream).to.equal(true);
    element.remove();
    await waitUntil(() => ofCy!.srcObject === null, 'the stream of cy to be let go');
    place.append(element);
    await waitUntil(() => ofCy!.srcObject === cy!.stream, 'the stream of cy to be back');
  });
});
