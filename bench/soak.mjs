// Whether a page can call all day: 200 calls in one page, in both directions, answered and hung up, some of them
// declined or taken back. Heap and listeners are to stay flat, and nothing may be left over at the end.
//
//   node bench/soak.mjs [CALLS]
import { judge } from './bars.mjs';
import { close, logIn, newPage, untilPhase } from './lib.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {{ heap: number, listeners: number, nodes: number }} Sample `heap` in KB
 * @typedef {{ userID: string, page: Page, session: CDPSession }} Person
 */

const CALLS = Number(process.argv[2] ?? 200);
const EVERY = 20;
const PERCENT = 2;

/**
 * Runs in a page before its scripts: knows the tracks, sockets and connections that are still open. Holds them weakly, so as
 * not to be what keeps them in memory.
 */
function keepAccount() {
  const open = {
    /** @type {Set<WeakRef<MediaStreamTrack>>} */
    tracks: new Set(),
    /** @type {Set<WeakRef<WebSocket>>} */
    sockets: new Set(),
    /** @type {Set<WeakRef<RTCPeerConnection>>} */
    connections: new Set(),
  };
  const NativeSocket = WebSocket;
  const NativeConnection = RTCPeerConnection;
  window.WebSocket = class extends NativeSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} args */
    constructor(...args) {
      super(...args);
      open.sockets.add(new WeakRef(this));
    }
  };
  window.RTCPeerConnection = class extends NativeConnection {
    /** @param {ConstructorParameters<typeof RTCPeerConnection>} args */
    constructor(...args) {
      super(...args);
      open.connections.add(new WeakRef(this));
    }
  };
  const devices = MediaDevices.prototype;
  const getUserMedia = Reflect.get(devices, 'getUserMedia');
  devices.getUserMedia = async function (constraints) {
    const stream = await getUserMedia.call(this, constraints);
    for (const track of stream.getTracks()) open.tracks.add(new WeakRef(track));
    return stream;
  };
  Object.assign(window, {
    /** How many there are; forgets what is closed. */
    stillOpen() {
      /**
       * @template {object} Thing
       * @param {Set<WeakRef<Thing>>} things
       * @param {(thing: Thing) => boolean} isClosed
       */
      const count = (things, isClosed) => {
        for (const ref of things) {
          const thing = ref.deref();
          if (!thing || isClosed(thing)) things.delete(ref);
        }
        return things.size;
      };
      return {
        tracks: count(open.tracks, ({ readyState }) => readyState === 'ended'),
        sockets: count(open.sockets, ({ readyState }) => readyState === WebSocket.CLOSED),
        connections: count(open.connections, ({ signalingState }) => signalingState === 'closed'),
      };
    },
  });
}

/**
 * @param {string} userID
 * @returns {Promise<Person>}
 */
async function person(userID) {
  const page = await newPage({ reducedMotion: 'reduce' });
  await page.addInitScript(keepAccount);
  await logIn(page, userID);
  // trtc-js-sdk uploads 25 lines of its log a second, and only during calls; these are too short for the 48
  // that each makes, which would pile up as they do on no real page. To turn that off takes an SDK of the page's.
  await page.addScriptTag({ url: '/npm/trtc-js-sdk/trtc.js' });
  await page.evaluate(() => {
    const { Logger } = /** @type {any} */ (window).TRTC;
    Logger.disableUploadLog();
    Logger.setLogLevel(Logger.LogLevel.NONE);
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return { userID, page, session };
}

const stillOpen = (/** @type {Page} */ page) =>
  page.evaluate(() => /** @type {any} */ (window).stillOpen());

/**
 * @param {Person} person
 * @returns {Promise<Sample>}
 */
async function sample({ page, session }) {
  await stillOpen(page);
  // What a finalizer lets go of is collected by the next one.
  for (let time = 0; time < 3; time += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(200);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const named = new Map(metrics.map(({ name, value }) => [name, value]));
  const value = (/** @type {string} */ name) => named.get(name) ?? NaN;
  return {
    heap: value('JSHeapUsedSize') / 1000,
    listeners: value('JSEventListeners'),
    nodes: value('Nodes'),
  };
}

/**
 * @param {Page} page
 * @param {'call' | 'accept' | 'reject' | 'hangup'} verb
 * @param {unknown[]} args
 */
const ask = (page, verb, ...args) =>
  page.evaluate(([name, values]) => {
    const phone = /** @type {any} */ (document.querySelector('trtc-calling'));
    // Some settle at the end of the call only.
    void phone[name](...values).catch(() => undefined);
  }, /** @type {const} */ ([verb, args]));

/**
 * @param {Person} caller
 * @param {Person} callee
 * @param {number} number
 */
async function call(caller, callee, number) {
  await ask(caller.page, 'call', callee.userID, 1);
  await untilPhase(callee.page, 'incoming');
  if (number % 10 === 4) {
    await ask(callee.page, 'reject');
  } else if (number % 10 === 9) {
    await ask(caller.page, 'hangup');
  } else {
    await ask(callee.page, 'accept');
    await Promise.all([caller, callee].map(({ page }) => untilPhase(page, 'connected')));
    await ask(number % 4 < 2 ? caller.page : callee.page, 'hangup');
  }
  await Promise.all([caller, callee].map(({ page }) => untilPhase(page, 'idle')));
}

const people = await Promise.all([person('soak-a'), person('soak-b')]);
const [watched, other] = /** @type {[Person, Person]} */ (people);
/** @type {Record<string, Sample>} */
const curve = {};
for (let number = 1; number <= CALLS; number += 1) {
  const isOut = number % 2 === 1;
  await call(isOut ? watched : other, isOut ? other : watched, number);
  if (number % EVERY > 0) continue;
  curve[number] = await sample(watched);
  process.stdout.write(` · ${number}: ${Math.round(curve[number].heap)} KB`);
}
process.stdout.write('\n\n');

await Promise.all(
  people.map(({ page }) =>
    page.evaluate(() => /** @type {any} */ (document.querySelector('trtc-calling')).logout()),
  ),
);
await watched.page.waitForTimeout(2000);
await sample(watched);
const left = await stillOpen(watched.page);

console.log('After so many calls\n');
console.table(
  Object.fromEntries(
    Object.entries(curve).map(([number, { heap, listeners, nodes }]) => [
      number,
      { 'heap, KB': Math.round(heap), listeners, nodes },
    ]),
  ),
);
const samples = Object.values(curve);
const [first, last] = [samples[0], samples.at(-1)];
/** @param {keyof Sample} what */
const growth = (what) =>
  (((last?.[what] ?? NaN) - (first?.[what] ?? NaN)) / (first?.[what] ?? NaN)) * 100;
judge([
  {
    what: `heap, growth after ${EVERY} calls`,
    value: growth('heap'),
    goal: PERCENT,
    unit: '%',
    digits: 1,
  },
  { what: 'listeners, the same', value: growth('listeners'), goal: PERCENT, unit: '%', digits: 1 },
  { what: 'nodes, the same', value: growth('nodes'), goal: PERCENT, unit: '%', digits: 1 },
  { what: 'live tracks after the logout', value: left.tracks, goal: 0 },
  { what: 'sockets', value: left.sockets, goal: 0 },
  { what: 'peer connections', value: left.connections, goal: 0 },
]);
await close();
