// How long a call takes to ring and to show its first picture: the element, answered by a click on its button and by
// its method; trtc-calling-js 1.0.6 on the same local cloud, which has methods only; and two bare peer connections in
// one page, connected then, or before, which is the floor. They take turns in every round, so that whatever else the
// machine does hits all of them.
import { judge } from './bars.mjs';
import { close, logIn, loginOf, median, newPage, spread } from './lib.mjs';

/**
 * Milliseconds; a contestant that has no ring has none there.
 *
 * @typedef {{ ring: number | undefined, callee: number, caller: number, scripts?: string[] }} Times
 * @typedef {{ name: string, round(): Promise<Times> }} Contestant
 * @typedef {import('@playwright/test').Page} Page
 */

const ROUNDS = Math.max(7, Number(process.argv[2] ?? 9));

/**
 * @param {string} userID
 * @returns {Promise<Page>}
 */
async function elementPage(userID) {
  const page = await newPage();
  await logIn(page, userID);
  return page;
}

/** Milliseconds between the two halves of a click, which a person takes. */
const PRESS = 80;

/**
 * Tells when it was clicked.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function clickAnswer(page) {
  await page.getByRole('button', { name: 'Answer', exact: true }).hover();
  const clicked = page.evaluate(
    () =>
      new Promise((resolve) => {
        const tell = () => resolve(/** @type {any} */ (window).now());
        document.addEventListener('click', tell, { capture: true, once: true });
      }),
  );
  await page.mouse.down();
  await page.waitForTimeout(PRESS);
  await page.mouse.up();
  return clicked;
}

/**
 * Tells when it was called.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
function callAccept(page) {
  return page.evaluate(() => {
    const start = /** @type {any} */ (window).now();
    void (/** @type {any} */ (document.querySelector('trtc-calling')).accept());
    return start;
  });
}

/**
 * @param {Page} caller
 * @param {Page} callee
 * @param {string} name
 * @param {(page: Page) => Promise<number>} accept
 * @returns {Contestant}
 */
function element(caller, callee, name, accept) {
  /** @param {Page} page */
  const frame = (page) =>
    page.evaluate(() =>
      /** @type {any} */ (window).firstFrames(1, (/** @type {HTMLVideoElement} */ video) =>
        video.ariaLabel?.startsWith('Video of'),
      ),
    );
  return {
    name,
    async round() {
      const ringing = callee.evaluate(
        () =>
          new Promise((resolve) => {
            /** @type {any} */ (document.querySelector('trtc-calling')).addEventListener(
              'invited',
              () => resolve(/** @type {any} */ (window).now()),
              { once: true },
            );
          }),
      );
      const called = await caller.evaluate(() => {
        const start = /** @type {any} */ (window).now();
        void (
          /** @type {any} */ (document.querySelector('trtc-calling')).call('element-callee', 2)
        );
        return start;
      });
      const rang = /** @type {number} */ (await ringing);
      await caller.waitForTimeout(1000);
      const frames = [frame(callee), frame(caller)];
      /** @type {string[]} */
      const scripts = [];
      const note = (/** @type {import('@playwright/test').Request} */ request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      };
      for (const page of [caller, callee]) page.on('request', note);
      const accepted = await accept(callee);
      const [atCallee, atCaller] = await Promise.all(frames);
      for (const page of [caller, callee]) page.off('request', note);
      await caller.waitForTimeout(500);
      await caller.evaluate(() =>
        /** @type {any} */ (document.querySelector('trtc-calling')).hangup(),
      );
      for (const page of [caller, callee]) {
        await page.waitForFunction(
          () =>
            /** @type {any} */ (document.querySelector('trtc-calling')).state.call.phase === 'idle',
        );
      }
      return {
        ring: rang - called,
        callee: atCallee - accepted,
        caller: atCaller - accepted,
        scripts,
      };
    },
  };
}

/**
 * Runs in a page with trtc-calling-js, which is led to the local cloud from outside.
 *
 * @param {ReturnType<typeof loginOf>} login
 */
async function startReference({ sdkAppID, userID, userSig, imProxy, rtcProxy, logProxy }) {
  const { TRTC, TRTCCalling } = /** @type {any} */ (window);
  const { createClient } = TRTC;
  TRTC.createClient = (/** @type {unknown[]} */ ...parameters) => {
    const client = createClient.apply(TRTC, parameters);
    client.setProxyServer({ websocketProxy: rtcProxy, loggerProxy: logProxy });
    return client;
  };
  const calling = new TRTCCalling({ SDKAppID: sdkAppID, proxyServer: imProxy });
  Object.assign(window, { calling });
  calling.on(TRTCCalling.EVENT.USER_ENTER, (/** @type {{ userID: string }} */ detail) => {
    calling.startRemoteView({ userID: detail.userID, videoViewDomID: 'remote' });
  });
  const ready = new Promise((resolve) => calling.on(TRTCCalling.EVENT.SDK_READY, resolve));
  await calling.login({ userID, userSig });
  await ready;
}

/** @returns {Promise<Contestant>} */
async function reference() {
  const [caller, callee] = /** @type {[Page, Page]} */ (
    await Promise.all(
      ['reference-caller', 'reference-callee'].map(async (userID) => {
        const page = await newPage();
        await page.goto('/pages/reference.html');
        await page.evaluate(startReference, loginOf(userID));
        return page;
      }),
    )
  );
  /** @param {Page} page */
  const frame = (page) =>
    page.evaluate(() =>
      /** @type {any} */ (window).firstFrames(
        1,
        (/** @type {HTMLVideoElement} */ video) => video.closest('#remote') !== null,
      ),
    );
  return {
    name: 'trtc-calling-js 1.0.6',
    async round() {
      const ringing = callee.evaluate(
        () =>
          new Promise((resolve) => {
            const { calling, TRTCCalling, now } = /** @type {any} */ (window);
            const ring = () => {
              calling.off(TRTCCalling.EVENT.INVITED, ring);
              resolve(now());
            };
            calling.on(TRTCCalling.EVENT.INVITED, ring);
          }),
      );
      const called = await caller.evaluate(() => {
        const { calling, now } = /** @type {any} */ (window);
        const start = now();
        void calling.call({ userID: 'reference-callee', type: 2 });
        return start;
      });
      const rang = /** @type {number} */ (await ringing);
      await caller.waitForTimeout(1000);
      const frames = [frame(callee), frame(caller)];
      const accepted = await callee.evaluate(() => {
        const { calling, now } = /** @type {any} */ (window);
        const start = now();
        void calling.accept();
        return start;
      });
      const [atCallee, atCaller] = await Promise.all(frames);
      await caller.waitForTimeout(500);
      await caller.evaluate(() => /** @type {any} */ (window).calling.hangup());
      // It tells its own end to one side only, and has no state to read.
      await caller.waitForTimeout(1500);
      for (const page of [caller, callee]) {
        await page.evaluate(() => {
          document.querySelector('#remote')?.replaceChildren();
        });
      }
      return { ring: rang - called, callee: atCallee - accepted, caller: atCaller - accepted };
    },
  };
}

/**
 * Two bare connections in one page, with open devices: connected when the call is accepted, or long before and without
 * pictures, which are put into the connections then. That is the least that a call can take in this browser.
 *
 * @param {string} name
 * @param {{ isConnected: boolean }} options
 * @returns {Promise<Contestant>}
 */
async function bare(name, { isConnected }) {
  const page = await newPage();
  await page.goto('/pages/blank.html');
  return {
    name,
    round: () =>
      page.evaluate(async (isConnected) => {
        const { now } = /** @type {any} */ (window);
        // What trtc-js-sdk asks for by default.
        const video = { width: 640, height: 480, frameRate: 15 };
        const streams = await Promise.all(
          [0, 1].map(() => navigator.mediaDevices.getUserMedia({ audio: true, video })),
        );
        const [callee, caller] = /** @type {[RTCPeerConnection, RTCPeerConnection]} */ (
          streams.map(() => new RTCPeerConnection())
        );
        const connections = [callee, caller];
        callee.onicecandidate = ({ candidate }) =>
          void caller.addIceCandidate(candidate ?? undefined);
        caller.onicecandidate = ({ candidate }) =>
          void callee.addIceCandidate(candidate ?? undefined);
        /** @type {HTMLVideoElement[]} */
        const videos = [];
        const frames = connections.map(
          (connection) =>
            new Promise((resolve) => {
              connection.ontrack = ({ track, streams: [stream] }) => {
                if (track.kind !== 'video' || !stream) return;
                const video = document.createElement('video');
                videos.push(video);
                Object.assign(video, { autoplay: true, muted: true, srcObject: stream });
                document.body.append(video);
                video.requestVideoFrameCallback((time) => {
                  resolve(performance.timeOrigin + time);
                });
              };
            }),
        );
        const connect = async () => {
          await callee.setLocalDescription();
          await caller.setRemoteDescription(
            /** @type {RTCSessionDescription} */ (callee.localDescription),
          );
          await caller.setLocalDescription();
          await callee.setRemoteDescription(
            /** @type {RTCSessionDescription} */ (caller.localDescription),
          );
        };

        const pictures = streams.flatMap((stream) => stream.getVideoTracks());
        const senders = connections.map((connection, index) => {
          const [sound, stream] = [streams[index]?.getAudioTracks()[0], streams[index]];
          if (!sound || !stream) throw new Error('There is no microphone.');
          connection.addTrack(sound, stream);
          const [blank] = document.createElement('canvas').captureStream(0).getVideoTracks();
          const picture = isConnected ? blank : pictures[index];
          return picture && connection.addTrack(picture, stream);
        });
        if (isConnected) {
          await connect();
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
        const start = now();
        if (isConnected) {
          for (const [index, picture] of pictures.entries()) {
            void senders[index]?.replaceTrack(picture);
          }
        } else {
          await connect();
        }
        const [atCallee, atCaller] = await Promise.all(frames);

        for (const connection of connections) connection.close();
        for (const stream of streams) for (const track of stream.getTracks()) track.stop();
        for (const video of videos) video.remove();
        return { ring: undefined, callee: atCallee - start, caller: atCaller - start };
      }, isConnected),
  };
}

const caller = await elementPage('element-caller');
const callee = await elementPage('element-callee');
const own = element(caller, callee, '<trtc-calling>', clickAnswer);
const older = await reference();
const bareConnections = await bare('two bare RTCPeerConnections', { isConnected: false });
const floor = await bare('…connected before', { isConnected: true });
const byMethod = element(caller, callee, '…by accept()', callAccept);
const contestants = [own, byMethod, older, bareConnections, floor];
/** @type {Map<Contestant, Times[]>} */
const results = new Map(contestants.map((contestant) => [contestant, []]));
/** What was still loaded after an accept; in the first round too, in which all code comes. */
/** @type {Set<string>} */
const lateScripts = new Set();
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [index] of contestants.entries()) {
    const contestant = /** @type {Contestant} */ (
      contestants[(index + round) % contestants.length]
    );
    const times = await contestant.round();
    for (const url of times.scripts ?? []) lateScripts.add(url);
    // The first round warms code and connections up.
    if (round > 0) results.get(contestant)?.push(times);
  }
  process.stdout.write(round === 0 ? 'warm-up' : ` · ${round}`);
}
process.stdout.write('\n\n');

const TITLES = {
  ring: 'call → ring',
  callee: 'accept → frame at callee',
  caller: 'accept → frame at caller',
};
const COLUMNS = /** @type {[keyof typeof TITLES, string][]} */ (Object.entries(TITLES));
/**
 * @param {Contestant} contestant
 * @param {keyof typeof TITLES} column
 */
const valuesOf = (contestant, column) =>
  (results.get(contestant) ?? [])
    .map((times) => times[column])
    .filter((value) => value !== undefined);

console.log(`Medians of ${ROUNDS} interleaved rounds, milliseconds (lowest to highest)\n`);
console.table(
  Object.fromEntries(
    contestants.map((contestant) => [
      contestant.name,
      Object.fromEntries(
        COLUMNS.map(([column, title]) => {
          return [title, spread(valuesOf(contestant, column))];
        }),
      ),
    ]),
  ),
);
console.log(`Ratios of the medians: ${own.name} to …\n`);
console.table(
  Object.fromEntries(
    [older, bareConnections, floor].map((other) => [
      other.name,
      Object.fromEntries(
        COLUMNS.map(([column, title]) => {
          const values = valuesOf(other, column);
          if (values.length === 0) return [title, '–'];
          return [title, (median(valuesOf(own, column)) / median(values)).toFixed(2)];
        }),
      ),
    ]),
  ),
);

if (lateScripts.size > 0) console.log(`Loaded after an accept: ${[...lateScripts].join(', ')}`);

/**
 * @param {Contestant} other
 * @param {keyof typeof TITLES} column
 */
const ratio = (other, column) => median(valuesOf(own, column)) / median(valuesOf(other, column));
judge([
  { what: 'call → ring, to trtc-calling-js', value: ratio(older, 'ring'), goal: 0.1, digits: 3 },
  .../** @type {const} */ (['callee', 'caller']).flatMap((column) => [
    {
      what: `${TITLES[column]}, to trtc-calling-js`,
      value: ratio(older, column),
      goal: 0.6,
      digits: 2,
    },
    {
      what: `${TITLES[column]}, to bare connections`,
      value: ratio(bareConnections, column),
      goal: 2.5,
      digits: 2,
    },
  ]),
  { what: 'scripts loaded after an accept', value: lateScripts.size, goal: 0 },
]);

await close();
