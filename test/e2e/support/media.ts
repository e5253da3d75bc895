import type { Page } from '@playwright/test';

/** What plays in the page, wherever it stands: media elements in the document and in open shadow roots. */
export interface PlayingMedia {
  /** What it is called to a screen reader; empty if it is not. */
  readonly label: string;
  readonly muted: boolean;
  readonly paused: boolean;
  readonly frames: number;
  readonly width: number;
  readonly loudness: number;
}

/**
 * Looks at every media element that has a stream for `milliseconds`: how many frames came in that time,
 * and how loud what is not muted was at the loudest moment (0 to 1).
 */
export function watchMedia(page: Page, milliseconds = 1500): Promise<PlayingMedia[]> {
  return page.evaluate(async (duration) => {
    function mediaIn(root: Document | ShadowRoot): HTMLMediaElement[] {
      return [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLMediaElement ? [element] : []),
        ...(element.shadowRoot ? mediaIn(element.shadowRoot) : []),
      ]);
    }
    const elements = mediaIn(document).filter(
      (element) => element.srcObject instanceof MediaStream,
    );
    const framesOf = (element: HTMLMediaElement): number =>
      element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality().totalVideoFrames : 0;

    const audio = new AudioContext();
    await audio.resume();
    const watched = elements.map((element) => {
      const stream = element.srcObject as MediaStream;
      const analyser = audio.createAnalyser();
      if (!element.muted && stream.getAudioTracks().length > 0)
        audio.createMediaStreamSource(stream).connect(analyser);
      return { element, analyser, framesBefore: framesOf(element), loudness: 0 };
    });
    const samples = new Float32Array(2048);
    const end = performance.now() + duration;
    while (performance.now() < end) {
      for (const one of watched) {
        one.analyser.getFloatTimeDomainData(samples);
        one.loudness = Math.max(one.loudness, ...samples.map(Math.abs));
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    const result = watched.map(({ element, framesBefore, loudness }) => ({
      label: element.ariaLabel ?? '',
      muted: element.muted,
      paused: element.paused,
      frames: framesOf(element) - framesBefore,
      width: element instanceof HTMLVideoElement ? element.videoWidth : 0,
      loudness,
    }));
    await audio.close();
    return result;
  }, milliseconds);
}

/** Cameras that are open in a page of the element's. */
export function liveCameras(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      window.recorded.tracks.filter(
        ({ kind, readyState }) => kind === 'video' && readyState === 'live',
      ).length,
  );
}

/** How many frames each visible picture that plays has shown so far, by what it is called to a screen reader. */
export function frameCounts(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    function videosIn(root: Document | ShadowRoot): HTMLVideoElement[] {
      return [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLVideoElement ? [element] : []),
        ...(element.shadowRoot ? videosIn(element.shadowRoot) : []),
      ]);
    }
    const seen = videosIn(document).filter(
      (video) =>
        !video.paused &&
        video.videoWidth > 0 &&
        video.checkVisibility({ visibilityProperty: true }),
    );
    return Object.fromEntries(
      seen.map((video) => [
        video.ariaLabel ?? '',
        video.getVideoPlaybackQuality().totalVideoFrames,
      ]),
    );
  });
}
