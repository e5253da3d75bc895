/**
 * Plays a stream in a media element, and goes on playing it: a stream whose tracks all went away counts
 * as ended, and a moved element as paused, and neither starts again of itself.
 * @returns false when the browser wants a gesture of the person first
 */
export async function play(media: HTMLMediaElement, stream: MediaStream | null): Promise<boolean> {
  if (media.srcObject !== stream || media.ended) media.srcObject = stream;
  if (!stream) return true;
  try {
    await media.play();
    return true;
  } catch (error) {
    // AbortError and the like mean that a later call of this function has taken over.
    return !(error instanceof DOMException && error.name === 'NotAllowedError');
  }
}

/**
 * Lets media elements go that are out of the page. Chromium (156) keeps one that has a stream in memory, and with it
 * all that it stood among. An element that is only moved has its stream kept.
 */
export function letGo(media: Iterable<HTMLMediaElement>): void {
  queueMicrotask(() => {
    for (const element of media) if (!element.isConnected) element.srcObject = null;
  });
}
