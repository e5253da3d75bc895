// What the measurements share: a local cloud, a browser, pages that know a common clock, and medians.
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { silence } from './silence.mjs';

await ensureInstalled();
const { chromium } = await import('@playwright/test');
const { BROWSER_FLAGS, ensureBrowser } = await import('../scripts/lib/browser.mjs');
const { build } = await import('../scripts/lib/build.mjs');
const { ROOT } = await import('../scripts/lib/paths.mjs');
const { default: path } = await import('node:path');
if (!(await build())) process.exit(1);
const { startLocalCloud } = await import('trtc-local-cloud');

/** @typedef {import('@playwright/test').Page} Page */

const cloud = await startLocalCloud({
  static: {
    '/dist': path.join(ROOT, 'dist'),
    '/pages': path.join(ROOT, 'test/e2e/pages'),
    '/npm': path.join(ROOT, 'node_modules'),
  },
});
export const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: BROWSER_FLAGS,
});

/** Runs in every page before its own scripts: the clock that all pages share, and the videos there are. */
function helpers() {
  const PATIENCE_MILLISECONDS = 120_000;
  const now = () => performance.timeOrigin + performance.now();
  /**
   * @param {ParentNode} root
   * @returns {HTMLVideoElement[]}
   */
  const videosIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element instanceof HTMLVideoElement ? [element] : []),
      ...(element.shadowRoot ? videosIn(element.shadowRoot) : []),
    ]);
  /** @typedef {(video: HTMLVideoElement) => boolean} Choice */
  /** @type {Set<(video: HTMLVideoElement) => void>} */
  const watchers = new Set();
  const srcObject =
    /** @type {PropertyDescriptor & { set(this: HTMLMediaElement, stream: unknown): void }} */ (
      Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')
    );
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...srcObject,
    /** @param {unknown} stream */
    set(stream) {
      srcObject.set.call(this, stream);
      if (stream && this instanceof HTMLVideoElement) for (const watch of watchers) watch(this);
    },
  });
  Object.assign(window, {
    now,
    /**
     * The time at which so many videos with a stream, that `isWanted` picks out, have shown a frame. Looks through the
     * page once, and is told of videos from then on: to look again and again would slow down what is measured.
     */
    firstFrames: (/** @type {number} */ count, /** @type {Choice} */ isWanted) =>
      new Promise((resolve, reject) => {
        /** @type {Set<HTMLVideoElement>} */
        const shown = new Set();
        const watch = (/** @type {HTMLVideoElement} */ video) => {
          video.requestVideoFrameCallback((time) => {
            if (isWanted(video)) shown.add(video);
            if (shown.size < count) return;
            stop();
            resolve(performance.timeOrigin + time);
          });
        };
        const patience = setTimeout(() => {
          stop();
          reject(new Error(`${shown.size} of ${count} pictures came`));
        }, PATIENCE_MILLISECONDS);
        function stop() {
          clearTimeout(patience);
          watchers.delete(watch);
        }
        watchers.add(watch);
        for (const video of videosIn(document)) if (video.srcObject) watch(video);
      }),
  });
}

/**
 * Runs in a page: its camera is a drawn one, and its microphone is not processed. The browser's own camera, which all
 * pages share, has been seen to stand still while nine of them used it.
 *
 * @param {{ picturesPerSecond: number, isHeard: boolean }} options who is not heard sends no sound, not even silence
 */
export function useLightDevices({ picturesPerSecond, isHeard }) {
  const devices = MediaDevices.prototype;
  const getUserMedia = Reflect.get(devices, 'getUserMedia');
  const unprocessed = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  function draw() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const tracks = canvas.captureStream().getVideoTracks();
    let pictures = 0;
    const timer = setInterval(() => {
      if (tracks.every(({ readyState }) => readyState === 'ended')) clearInterval(timer);
      pictures += 1;
      context.fillStyle = `hsl(${pictures * 30} 60% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }, 1000 / picturesPerSecond);
    return tracks;
  }
  /** @param {MediaStreamConstraints} constraints */
  devices.getUserMedia = async function ({ audio = false, video = false } = {}) {
    const wishes = typeof audio === 'object' ? audio : {};
    const sound = audio
      ? await getUserMedia.call(this, { audio: { ...wishes, ...unprocessed } })
      : new MediaStream();
    return new MediaStream([...sound.getTracks(), ...(video ? draw() : [])]);
  };

  if (isHeard) return;
  const connections = RTCPeerConnection.prototype;
  const set = Reflect.get(connections, 'setRemoteDescription');
  /**
   * @this {RTCPeerConnection}
   * @param {RTCSessionDescriptionInit} description
   */
  async function setRemoteDescription(description) {
    await Reflect.apply(set, this, [description]);
    for (const sender of this.getSenders().filter(({ track }) => track?.kind === 'audio')) {
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.active = false;
      await sender.setParameters(parameters);
    }
  }
  Object.assign(connections, { setRemoteDescription });
}

/** @param {import('@playwright/test').BrowserContextOptions} [options] */
export async function newPage(options = {}) {
  const context = await browser.newContext({ baseURL: cloud.url, ...options });
  await context.grantPermissions(['camera', 'microphone']);
  const page = await context.newPage();
  await page.addInitScript(silence);
  await page.addInitScript(helpers);
  return page;
}

/** @param {string} userID */
export function loginOf(userID) {
  const { sdkAppID, imProxy, rtcProxy, logProxy } = cloud;
  return { sdkAppID, imProxy, rtcProxy, logProxy, userID, userSig: cloud.userSigs.sign(userID) };
}

/**
 * A page with the element, logged in.
 *
 * @param {Page} page
 * @param {string} userID
 */
export async function logIn(page, userID) {
  await page.goto('/pages/person.html');
  await page.evaluate((login) => {
    const phone = /** @type {any} */ (document.querySelector('trtc-calling'));
    return new Promise((resolve) => {
      phone.addEventListener('sdk-ready', resolve, { once: true });
      Object.assign(phone, login);
    });
  }, loginOf(userID));
}

/**
 * Waits until the element's call is in this phase.
 *
 * @param {Page} page
 * @param {string} phase
 */
export async function untilPhase(page, phase) {
  await page.waitForFunction(
    (wanted) =>
      /** @type {any} */ (document.querySelector('trtc-calling')).state.call.phase === wanted,
    phase,
    { timeout: 120_000 },
  );
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * The median with the lowest and the highest, for a table.
 *
 * @param {readonly number[]} values
 */
export function spread(values) {
  if (values.length === 0) return '–';
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.round);
  return `${Math.round(median(values))} (${low} to ${high})`;
}

export async function close() {
  await browser.close();
  await cloud.close();
}
