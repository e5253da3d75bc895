// What the element costs a page before there is a call: script time, the longest task, heap, and how soon a
// visitor on a slow phone sees and can use it. Beside it the stack that it replaces, trtc-calling-js 1.0.6 with
// its three SDKs by script tags, and an empty page. All take turns in every round, each in a browser context of
// its own with empty caches.
//
//   node bench/load.mjs [ROUNDS]
import path from 'node:path';
import { judge } from './bars.mjs';
import { browser, close, median, spread } from './lib.mjs';
import { silence } from './silence.mjs';
import { startStaticServer } from './static-server.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';

/**
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {object} Contestant
 * @property {string} path
 * @property {readonly string[]} scripts that run by themselves
 * @property {string} [until] the script that ends the stage: it is not let through
 * @property {readonly (readonly string[])[]} [then] chunks that a video call loads beside them, each after those it needs
 * @typedef {{ milliseconds: number, of: string }} Task
 */

const ROUNDS = Number(process.argv[2] ?? 5);
const SLOW_CPU = 4;
/** Chromium's figures are bytes a second and milliseconds. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1.6e6 / 8,
  uploadThroughput: 0.75e6 / 8,
};
const LOAD_DEADLINE = 60_000;
const POLL = 100;
/** What a page may still do once all scripts have run. */
const SETTLE = 700;

const STACK = [
  '/npm/trtc-js-sdk/trtc.js',
  '/npm/tim-js-sdk/tim-js.js',
  '/npm/tsignaling/tsignaling-js.js',
  '/npm/trtc-calling-js/trtc-calling-js.js',
];
const ENTRY = '/dist/trtc-calling.min.js';
const BUTTON_CODE = ['/dist/cdn/common.js', '/dist/cdn/call-button.js'];
const LOGIN = ['/dist/cdn/login.js', '/dist/cdn/tim-js-sdk.js', '/dist/cdn/tsignaling.js'];
/** Comes behind that, while the login is on its way. */
const CALLS = '/dist/cdn/calls.js';
const BUTTON = '<trtc-call-button userid="bob"></trtc-call-button>';
const PHONE = '<trtc-calling></trtc-calling>';

/** @satisfies {Record<string, Contestant>} */
const CONTESTANTS = {
  'an empty page': { path: '/empty', scripts: [] },
  'idle: a call button': { path: '/idle', scripts: [ENTRY, ...BUTTON_CODE] },
  'able to ring: with a phone': {
    path: '/phone',
    scripts: [ENTRY, ...BUTTON_CODE, ...LOGIN],
    until: CALLS,
  },
  'all of a video call loaded': {
    path: '/phone',
    scripts: [ENTRY, ...BUTTON_CODE, ...LOGIN, CALLS],
    then: [['ring'], ['video-tile', 'call-screen'], ['trtc-js-sdk']],
  },
  'the stack': { path: '/stack', scripts: STACK },
};
/** @typedef {keyof typeof CONTESTANTS} Name */
const NAMES = /** @type {Name[]} */ (Object.keys(CONTESTANTS));
const [EMPTY, IDLE, RING, ALL, THE_STACK] = /** @type {[Name, Name, Name, Name, Name]} */ (NAMES);

/**
 * @param {readonly string[]} scripts
 * @param {string} body
 */
const html = (scripts, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A page</title>
    <link rel="icon" href="data:," />
    ${scripts.map((src) => `<script src="${src}"></script>`).join('\n    ')}
  </head>
  <body>${body}</body>
</html>
`;

const server = await startStaticServer(
  { dist: path.join(ROOT, 'dist'), npm: path.join(ROOT, 'node_modules') },
  {
    '/empty': html([], ''),
    '/idle': html([ENTRY], BUTTON),
    '/phone': html([ENTRY], BUTTON + PHONE),
    '/stack': html(STACK, '<button>Call</button>'),
  },
);

/**
 * Opens the page, waits until its scripts have run, and has it measured.
 *
 * @template Result
 * @param {Contestant} contestant
 * @param {{ cpu?: number, network?: typeof SLOW_4G, trace?: string[] }} conditions categories of a trace
 * @param {(page: Page, session: CDPSession) => Promise<Result>} measure
 */
async function open(contestant, { cpu = 1, network, trace }, measure) {
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await session.send('Network.enable');
    if (network) await session.send('Network.emulateNetworkConditions', network);
    if (contestant.until)
      await session.send('Network.setBlockedURLs', { urls: [`*${contestant.until}`] });
    if (trace) await browser.startTracing(page, { categories: trace });
    await page.addInitScript(silence);
    await page.goto(contestant.path, { timeout: LOAD_DEADLINE });
    const deadline = Date.now() + LOAD_DEADLINE;
    while (!(await run(session, haveRun, contestant.scripts))) {
      if (Date.now() > deadline) throw new Error(`${contestant.path} does not run all its scripts`);
      await page.waitForTimeout(POLL);
    }
    await page.waitForTimeout(SETTLE);
    if (contestant.then) {
      await run(session, loadChunks, contestant.then);
      await page.waitForTimeout(SETTLE);
    }
    return await measure(page, session);
  } finally {
    await context.close();
  }
}

/** @param {readonly string[]} scripts */
const haveRun = (scripts) =>
  scripts.every((src) => performance.getEntriesByName(`ran ${src}`).length > 0);

/** @param {readonly (readonly string[])[]} chunks */
const loadChunks = async (chunks) => {
  await Promise.all(chunks.map((names) => /** @type {any} */ (window).loadChunk(...names)));
};

/**
 * Runs the function in the page. Playwright's own ways bring a script of its own there first, some of hundreds of
 * kilobytes, while the page is still loading.
 *
 * @template Given
 * @template Result
 * @param {CDPSession} session
 * @param {(given: Given) => Result} inPage
 * @param {Given} given
 * @returns {Promise<Awaited<Result>>}
 */
async function run(session, inPage, given) {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${inPage.toString()})(${JSON.stringify(given)})`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  return result.value;
}

/** @param {CDPSession} session */
async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const named = new Map(metrics.map(({ name, value }) => [name, value]));
  return (/** @type {string} */ name) => named.get(name) ?? NaN;
}

/** For more than that the browser looks up the lines of whoever sets a timer, as trtc-js-sdk does when it starts. */
const MARKS = ['blink.user_timing'];

/**
 * Milliseconds of the main thread in scripts, compiling them included; megabytes of heap that are in use.
 *
 * @param {Page} page
 * @param {CDPSession} session
 */
async function scriptAndHeap(page, session) {
  const metric = await metricsOf(session);
  const trace = await browser.stopTracing();
  const script = (metric('ScriptDuration') + metric('V8CompileDuration')) * 1000;
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(100);
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await metricsOf(session))('JSHeapUsedSize') / 1e6;
  return { script: script + startOfChunks(trace), heap };
}

/**
 * Milliseconds in which chunks of ours were made. They are once an import() has settled, which Chromium does not
 * count as script.
 *
 * @param {Buffer} trace
 */
function startOfChunks(trace) {
  /** @type {TraceEvent[]} */
  const events = JSON.parse(trace.toString()).traceEvents;
  const isMark = (/** @type {TraceEvent} */ { name, ph }) =>
    name.includes(' /dist/cdn/') && ph !== 'X';
  return events.filter(isMark).reduce((sum, { name, ts, tts = ts }) => {
    return sum + (name.startsWith('ran ') ? tts : -tts) / 1000;
  }, 0);
}

// --- longest task ------------------------------------------------------------------------------------------

const TASKS = ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'];
const IS_SDK = /\/(tim-js-sdk|tsignaling|trtc-js-sdk)\.js$/;

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} pid
 * @property {number} tid
 * @property {string} ph
 * @property {number} ts microseconds
 * @property {number} [dur]
 * @property {number} [tdur] of the thread's own time
 * @property {number} [tts] the thread's own time at `ts`
 * @property {object} [args]
 */

/**
 * The longest task of the page's main thread in the trace, in its own time, and the same without what the SDKs
 * take to start. Counts from where the page begins to be read: what it takes the browser to make room for one
 * is the same for all.
 *
 * @param {Buffer} trace
 * @returns {{ any: Task, own: Task }}
 */
function longestTasks(trace) {
  /** @type {TraceEvent[]} */
  const events = JSON.parse(trace.toString()).traceEvents;
  const start = events.find(
    ({ name, args }) => name === 'ParseHTML' && JSON.stringify(args).includes(server.url),
  );
  if (!start) throw new Error('the trace does not have the page');
  const after = events.filter(
    ({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts,
  );
  const spans = after.filter(({ ph }) => ph === 'X');
  const isIn = (/** @type {{ ts: number }} */ { ts }, /** @type {TraceEvent} */ span) =>
    ts >= span.ts && ts <= span.ts + (span.dur ?? 0);
  const time = (/** @type {TraceEvent} */ { dur = 0, tdur = dur }) => tdur / 1000;
  const threadAt = (/** @type {TraceEvent} */ { ts, tts = ts }) => tts;
  /** The marks that the server writes at the end of every script. */
  const marks = after.filter(({ name, ph }) => name.startsWith('ran /') && ph !== 'X');
  const sdkStarts = marks
    .filter(({ name }) => IS_SDK.test(name))
    .flatMap((end) => {
      const begin = after.find(({ name }) => name === end.name.replace(/^ran/, 'runs'));
      return begin
        ? [{ ts: begin.ts, milliseconds: (threadAt(end) - threadAt(begin)) / 1000 }]
        : [];
    });
  /** @type {{ any: Task, own: Task }} */
  const longest = { any: { milliseconds: 0, of: '' }, own: { milliseconds: 0, of: '' } };
  for (const task of spans.filter(({ name }) => name.endsWith('RunTask'))) {
    const ran = marks.filter((mark) => isIn(mark, task)).map(({ name }) => path.basename(name));
    const inside = spans.filter((span) => span !== task && isIn(span, task));
    const biggest = ['Layout', 'ParseHTML', 'FunctionCall', 'RunMicrotasks']
      .map((wanted) => inside.find(({ name }) => name === wanted)?.name)
      .find((name) => name !== undefined);
    const of = ran.join(' + ') || biggest;
    // The browser's own, or of the measurement.
    if (of === undefined) continue;
    const any = time(task);
    if (any > longest.any.milliseconds) longest.any = { milliseconds: any, of };
    const milliseconds = sdkStarts
      .filter((start) => isIn(start, task))
      .reduce((rest, start) => rest - start.milliseconds, any);
    if (milliseconds > longest.own.milliseconds) longest.own = { milliseconds, of };
  }
  return longest;
}

// --- slow 4G -----------------------------------------------------------------------------------------------

/** @param {Contestant} contestant */
const slowNetwork = (contestant) =>
  open(contestant, { cpu: SLOW_CPU, network: SLOW_4G }, (page) =>
    page.evaluate(
      (scripts) => ({
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        able: Math.max(
          ...scripts.map((src) => performance.getEntriesByName(`ran ${src}`)[0]?.startTime ?? NaN),
        ),
      }),
      contestant.scripts,
    ),
  );

// --- rounds ------------------------------------------------------------------------------------------------

const COLUMNS = /** @type {const} */ ({
  script: 'script, ms',
  heap: 'heap, KB',
  task: 'longest task 4× slowed, ms',
  ownTask: 'without the SDKs’ start, ms',
  paint: 'slow 4G: first paint, ms',
  able: 'slow 4G: all of it has run, ms',
});
/** @typedef {keyof typeof COLUMNS} Column */
/** @type {Map<string, number[]>} */
const results = new Map();
/** @type {Map<string, Map<string, number>>} */
const culprits = new Map();
/**
 * @param {Name} name
 * @param {Column} column
 */
const valuesOf = (name, column) => results.get(`${name} ${column}`) ?? [];
/**
 * @param {Name} name
 * @param {Column} column
 * @param {number} value
 */
const note = (name, column, value) =>
  void results.set(`${name} ${column}`, [...valuesOf(name, column), value]);

for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [index] of NAMES.entries()) {
    const name = /** @type {Name} */ (NAMES[(index + round) % NAMES.length]);
    const contestant = /** @type {Contestant} */ (CONTESTANTS[name]);
    const { script, heap } = await open(contestant, { trace: MARKS }, scriptAndHeap);
    const trace = await open(contestant, { cpu: SLOW_CPU, trace: TASKS }, () =>
      browser.stopTracing(),
    );
    const { any, own } = longestTasks(trace);
    const slow = contestant.then ? undefined : await slowNetwork(contestant);
    // The first round warms the browser up, and the server compresses.
    if (round === 0) continue;
    note(name, 'script', script);
    note(name, 'heap', heap * 1000);
    note(name, 'task', any.milliseconds);
    note(name, 'ownTask', own.milliseconds);
    const of = culprits.get(name) ?? new Map();
    culprits.set(name, of);
    of.set(own.of, Math.max(of.get(own.of) ?? 0, Math.round(own.milliseconds)));
    if (!slow) continue;
    if (name !== EMPTY) note(name, 'paint', slow.paint);
    if (name !== EMPTY) note(name, 'able', slow.able);
  }
  process.stdout.write(round === 0 ? 'warm-up' : ` · ${round}`);
}
process.stdout.write('\n\n');

console.log(`Medians of ${ROUNDS} interleaved rounds (lowest to highest)\n`);
for (const columns of [
  /** @type {const} */ (['script', 'heap', 'task']),
  /** @type {const} */ (['ownTask', 'paint', 'able']),
]) {
  console.table(
    Object.fromEntries(
      NAMES.map((name) => [
        name,
        Object.fromEntries(
          columns.map((column) => [COLUMNS[column], spread(valuesOf(name, column))]),
        ),
      ]),
    ),
  );
}
console.log('\nOf what the longest tasks were, without the SDKs’ start (at most, ms)');
for (const [name, of] of culprits) {
  console.log(`  ${name}: ${[...of].map(([url, most]) => `${url} ${most}`).join(', ')}`);
}

/**
 * @param {Name} name
 * @param {Column} column
 */
const of = (name, column) => median(valuesOf(name, column));
const toStack = (/** @type {Name} */ name) => of(name, 'script') / of(THE_STACK, 'script');
judge([
  { what: 'script until idle, to the stack', value: toStack(IDLE), goal: 0.05, digits: 3 },
  { what: 'script until able to ring, to the stack', value: toStack(RING), goal: 0.4, digits: 3 },
  { what: 'script until all is loaded, to the stack', value: toStack(ALL), goal: 0.6, digits: 3 },
  { what: 'longest task until idle', value: of(IDLE, 'task'), goal: 50, unit: 'ms' },
  {
    what: 'longest task of ours until able to ring',
    value: of(RING, 'ownTask'),
    goal: 50,
    unit: 'ms',
  },
  {
    what: 'longest task of ours until all is loaded',
    value: of(ALL, 'ownTask'),
    goal: 50,
    unit: 'ms',
  },
  {
    what: 'heap over an empty page, with a call button',
    value: of(IDLE, 'heap') - of(EMPTY, 'heap'),
    goal: 300,
    unit: 'KB',
  },
  { what: 'slow 4G: first paint of the button', value: of(RING, 'paint'), goal: 600, unit: 'ms' },
  { what: 'slow 4G: able to ring', value: of(RING, 'able'), goal: 1500, unit: 'ms' },
]);

await server.close();
await close();
