// What a group call costs: the element, and pages that do the same with trtc-js-sdk alone (join, publish,
// subscribe, play), so that the difference is our own. The two take turns in every round.
//
//   node bench/group.mjs [ROUNDS] [PEOPLE,PEOPLE,…]
import { judge } from './bars.mjs';
import {
  close,
  logIn,
  loginOf,
  median,
  newPage,
  spread,
  untilPhase,
  useLightDevices,
} from './lib.mjs';

/**
 * `pictures` in milliseconds, `thread` and `script` in milliseconds a second: a page's own, on average.
 *
 * @typedef {{ pictures: number, thread: number, script: number }} Costs
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {object} Contestant
 * @property {string} name
 * @property {(page: Page, userID: string) => Promise<void>} prepare
 * @property {(pages: readonly Page[], room: number) => Promise<void>} ring brings everybody to where they can answer
 * @property {(page: Page, room: number) => Promise<number>} answer begins to answer; when that was
 * @property {(page: Page, others: number) => Promise<number>} pictures when this page has shown all of them
 * @property {(pages: readonly Page[]) => Promise<void>} end
 */

const ROUNDS = Number(process.argv[2] ?? 5);
const SIZES = (process.argv[3] ?? '2,4,9').split(',').map(Number);
const WATCH_MILLISECONDS = 5000;

/** Small and few, and no more voices than in a talk, so that two cores can carry nine people. */
const PICTURE = { width: 160, height: 120, frameRate: 2, bitrate: 60 };
const HEARD = 2;

/** @type {Contestant} */
const element = {
  name: '<trtc-calling>',
  async prepare(page, userID) {
    await logIn(page, userID);
    await page.evaluate(
      (quality) =>
        /** @type {any} */ (document.querySelector('trtc-calling')).setVideoQuality(quality),
      PICTURE,
    );
  },
  async ring([caller, ...others]) {
    await caller?.evaluate(
      (userIDList) =>
        /** @type {any} */ (document.querySelector('trtc-calling')).groupCall({
          userIDList,
          type: 2,
          timeout: 120,
        }),
      others.map((_, index) => userIDOf(element, index + 1)),
    );
    for (const page of others) await untilPhase(page, 'incoming');
  },
  answer: (page) =>
    page.evaluate(() => {
      const start = /** @type {any} */ (window).now();
      void (/** @type {any} */ (document.querySelector('trtc-calling')).accept());
      return start;
    }),
  pictures: (page, others) =>
    page.evaluate(
      (count) =>
        /** @type {any} */ (window)
          .firstFrames(count, (/** @type {HTMLVideoElement} */ video) =>
            video.ariaLabel?.startsWith('Video of'),
          )
          .catch((/** @type {Error} */ { message }) => {
            const { call } = /** @type {any} */ (document.querySelector('trtc-calling')).state;
            throw new Error(`${message}; ${call.phase}: ${call.ended?.error?.message}`);
          }),
      others,
    ),
  async end(pages) {
    await Promise.all(
      pages.map((page) =>
        page.evaluate(() => {
          const phone = /** @type {any} */ (document.querySelector('trtc-calling'));
          // The last one's call has ended with the one before.
          if (phone.state.call.phase !== 'idle') void phone.hangup().catch(() => undefined);
        }),
      ),
    );
    for (const page of pages) await untilPhase(page, 'idle');
  },
};

/** @type {Contestant} */
const bare = {
  name: 'trtc-js-sdk alone',
  async prepare(page, userID) {
    await page.goto('/pages/blank.html');
    await page.addScriptTag({ url: '/npm/trtc-js-sdk/trtc.js' });
    await page.evaluate(
      ([login, picture]) => {
        const TRTC = /** @type {any} */ (window).TRTC;
        TRTC.Logger.setLogLevel(TRTC.Logger.LogLevel.NONE);
        document.body.innerHTML = '<div id="local"></div><div id="remote"></div>';
        Object.assign(window, {
          async enter(/** @type {number} */ roomId) {
            const { userID: userId, sdkAppID: sdkAppId, userSig } = login;
            const client = TRTC.createClient({ mode: 'rtc', sdkAppId, userId, userSig });
            client.setProxyServer({ websocketProxy: login.rtcProxy, loggerProxy: login.logProxy });
            // The SDK gives up after two connections that have not come about within 10 s each.
            client.on('stream-added', async (/** @type {any} */ { stream }) => {
              while (Reflect.get(window, 'client') === client) {
                const error = await client.subscribe(stream).catch((/** @type {Error} */ e) => e);
                if (!error) return;
                await new Promise((resolve) => setTimeout(resolve, 1000));
              }
            });
            client.on('stream-subscribed', (/** @type {any} */ { stream }) =>
              stream.play('remote'),
            );
            const local = TRTC.createStream({ userId, audio: true, video: true });
            local.setVideoProfile(picture);
            Object.assign(window, { client, local });
            await Promise.all([client.join({ roomId }), local.initialize()]);
            void local.play('local', { muted: true });
            await client.publish(local);
          },
          async leave() {
            const { client, local } = /** @type {any} */ (window);
            Object.assign(window, { client: undefined });
            await client.leave();
            local.close();
            document.querySelector('#remote')?.replaceChildren();
          },
        });
      },
      /** @type {const} */ ([loginOf(userID), PICTURE]),
    );
  },
  async ring([first], room) {
    await first?.evaluate((roomID) => /** @type {any} */ (window).enter(roomID), room);
  },
  answer: (page, room) =>
    page.evaluate((roomID) => {
      const start = /** @type {any} */ (window).now();
      void (/** @type {any} */ (window).enter(roomID));
      return start;
    }, room),
  pictures: (page, others) =>
    page.evaluate(
      (count) =>
        /** @type {any} */ (window).firstFrames(
          count,
          (/** @type {HTMLVideoElement} */ video) => video.closest('#remote') !== null,
        ),
      others,
    ),
  async end(pages) {
    await Promise.all(
      pages.map((page) => page.evaluate(() => /** @type {any} */ (window).leave())),
    );
  },
};

/**
 * @param {Contestant} contestant
 * @param {number} index
 */
function userIDOf(contestant, index) {
  return `${contestant === element ? 'element' : 'bare'}-${index}`;
}

/**
 * Seconds of the page's main thread so far, and those of them in scripts.
 *
 * @param {import('@playwright/test').CDPSession} session
 */
async function threadTimes(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const named = new Map(metrics.map(({ name, value }) => [name, value]));
  const value = (/** @type {string} */ name) => named.get(name) ?? NaN;
  return {
    thread: value('ThreadTime'),
    script: value('ScriptDuration'),
    at: value('Timestamp'),
  };
}

/**
 * @param {Contestant} contestant
 * @param {readonly Page[]} pages
 * @param {readonly import('@playwright/test').CDPSession[]} sessions
 * @returns {Promise<Costs>}
 */
async function round(contestant, pages, sessions) {
  rooms += 1;
  await contestant.ring(pages, rooms);
  const [first, ...others] = /** @type {[Page, ...Page[]]} */ (pages);
  await first.waitForTimeout(1000);
  let pictures = NaN;
  for (const [index, page] of others.entries()) {
    const answered = await contestant.answer(page, rooms);
    const present = pages.slice(0, index + 2);
    const seen = present.map((each) => contestant.pictures(each, present.length - 1));
    pictures = Math.max(...(await Promise.all(seen))) - answered;
  }

  await first.waitForTimeout(1000);
  const before = await Promise.all(sessions.map(threadTimes));
  await first.waitForTimeout(WATCH_MILLISECONDS);
  const after = await Promise.all(sessions.map(threadTimes));
  const perSecond = (/** @type {'thread' | 'script'} */ what) =>
    median(
      after.map((end, index) => {
        const start = /** @type {(typeof before)[number]} */ (before[index]);
        return ((end[what] - start[what]) / (end.at - start.at)) * 1000;
      }),
    );

  await contestant.end(pages);
  return {
    pictures,
    thread: perSecond('thread'),
    script: perSecond('script'),
  };
}

let rooms = 1000;
const contestants = [element, bare];
const COLUMNS = /** @type {const} */ ([
  ['pictures', 'last accept → all pictures, ms'],
  ['thread', 'main thread of a page, ms/s'],
  ['script', 'of it in scripts, ms/s'],
]);

/** @type {Map<Contestant, { pages: Page[], sessions: import('@playwright/test').CDPSession[] }>} */
const stages = new Map();
for (const contestant of contestants) {
  const pages = [];
  const sessions = [];
  for (let index = 0; index < Math.max(...SIZES); index += 1) {
    const page = await newPage({
      viewport: { width: 360, height: 540 },
      reducedMotion: 'reduce',
    });
    await page.addInitScript(useLightDevices, {
      picturesPerSecond: PICTURE.frameRate,
      isHeard: index < HEARD,
    });
    await contestant.prepare(page, userIDOf(contestant, index));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    pages.push(page);
    sessions.push(session);
  }
  stages.set(contestant, { pages, sessions });
}

/** Percent of a core that the element's own work may take. @type {Map<number, number>} */
const GOALS = new Map([
  [2, 1],
  [9, 3],
]);
/** @type {import('./bars.mjs').Bar[]} */
const bars = [];
for (const size of SIZES) {
  /** @type {Map<Contestant, Costs[]>} */
  const results = new Map(contestants.map((contestant) => [contestant, []]));
  process.stdout.write(`${size} people: `);
  for (let number = 0; number <= ROUNDS; number += 1) {
    for (const contestant of number % 2 ? contestants : contestants.toReversed()) {
      const { pages, sessions } = /** @type {{ pages: Page[], sessions: any[] }} */ (
        stages.get(contestant)
      );
      const costs = await round(contestant, pages.slice(0, size), sessions.slice(0, size));
      // The first round warms code and connections up.
      if (number > 0) results.get(contestant)?.push(costs);
    }
    process.stdout.write(number === 0 ? 'warm-up' : ` · ${number}`);
  }
  process.stdout.write('\n');
  const valuesOf = (/** @type {Contestant} */ contestant, /** @type {keyof Costs} */ column) =>
    (results.get(contestant) ?? []).map((costs) => costs[column]);
  console.table(
    Object.fromEntries([
      ...contestants.map((contestant) => [
        contestant.name,
        Object.fromEntries(
          COLUMNS.map(([column, title]) => [title, spread(valuesOf(contestant, column))]),
        ),
      ]),
      [
        'ratio of the medians',
        Object.fromEntries(
          COLUMNS.map(([column, title]) => [
            title,
            (median(valuesOf(element, column)) / median(valuesOf(bare, column))).toFixed(2),
          ]),
        ),
      ],
    ]),
  );
  const goal = GOALS.get(size);
  if (goal === undefined) continue;
  const own = median(valuesOf(element, 'thread')) - median(valuesOf(bare, 'thread'));
  const what = `own main-thread time, ${size} people`;
  bars.push({ what, value: own / 10, goal, unit: '% of a core', digits: 2 });
}

judge(bars);
await close();
