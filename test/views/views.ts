/** Every view of the widget, over a core without a network. Bundled, and run in a page that has the built widget. */
import { CallError } from '../../src/core/errors.js';
import type { CallState, People, SessionState } from '../../src/core/state.js';
import type { TrtcVideoTile } from '../../src/parts/video-tile.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { FakeCore } from '../element/fake-core.js';
import {
  connected,
  connecting,
  group,
  incoming,
  OFF,
  ON,
  outgoing,
  person,
  preparing,
  remote,
  ringing,
  summary,
} from '../support/samples.js';
import type { ViewName } from './view-names.js';

interface View {
  readonly call?: () => CallState;
  readonly session?: SessionState;
}

const IDS = ['bob-lee', 'wang', 'amira', 'dee', 'eve', 'fay', 'gus', 'hal'] as const;
const NICKS = ['Bob Lee', '王小明', 'أميرة حسن', 'Dee', 'Eve', 'Fay', 'Gus', 'Hal'] as const;

const PEOPLE: People = Object.fromEntries(
  IDS.map((userID, index) => [userID, person({ userID, nick: NICKS[index] ?? '' })]),
);

/** A minute ago, and in the middle of a second: the timer stands while a picture is taken. */
const startedAt = (): number => performance.now() - 65_300;

const remotes = (count: number, facts: Parameters<typeof remote>[0] = {}) =>
  IDS.slice(0, count).map((userID) => remote({ userID, ...facts }));

const failed = (reason: ConstructorParameters<typeof CallError>[0]): CallError =>
  new CallError(reason, 'It failed.');

const VIEWS: Readonly<Record<ViewName, View>> = {
  'kicked-out': {
    session: { status: 'kicked-out', userID: 'ann', error: failed('kicked-out') },
  },
  'login-failed': {
    session: { status: 'failed', userID: 'ann', error: failed('login-failed') },
  },
  preparing: { call: () => preparing() },
  'outgoing-voice': { call: () => outgoing({ type: 1, camera: OFF }) },
  'outgoing-video': { call: () => outgoing() },
  'incoming-voice': { call: () => incoming({ type: 1 }) },
  'incoming-video': { call: () => incoming() },
  'incoming-group': { call: () => incoming({ ...group(...remotes(3)), type: 2 }) },
  connecting: { call: () => connecting({ remotes: [remote({ present: false })] }) },
  'connected-voice': {
    call: () =>
      connected({
        type: 1,
        camera: OFF,
        startedAt: startedAt(),
        remotes: [remote({ video: false })],
      }),
  },
  'connected-video': { call: () => connected({ startedAt: startedAt() }) },
  'connected-muted': {
    call: () =>
      connected({
        startedAt: startedAt(),
        microphone: OFF,
        camera: OFF,
        network: { uplink: 5, downlink: 5 },
        remotes: [remote({ audio: false, video: false })],
      }),
  },
  'camera-refused': {
    call: () =>
      connected({
        startedAt: startedAt(),
        camera: { ...OFF, failure: failed('permission-denied') },
      }),
  },
  'switch-asked': {
    call: () =>
      connected({
        type: 1,
        camera: OFF,
        startedAt: startedAt(),
        remotes: [remote({ video: false })],
        switchRequest: { to: 2, by: 'peer', inviteID: 'invite-2' },
      }),
  },
  reconnecting: { call: () => connected({ startedAt: startedAt(), reconnecting: true }) },
  'group-4': {
    call: () =>
      connected({
        startedAt: startedAt(),
        ...group(...remotes(2), ringing('amira')),
      }),
  },
  'group-9': {
    call: () =>
      connected({
        startedAt: startedAt(),
        ...group(...remotes(7), remote({ userID: 'hal', video: false, audio: false })),
        camera: ON,
      }),
  },
  ended: { call: () => ({ phase: 'idle', ended: summary() }) },
  refused: {
    call: () => ({
      phase: 'idle',
      ended: summary({ reason: 'error', duration: 0, error: failed('permission-denied') }),
    }),
  },
  'no-device': {
    call: () => ({
      phase: 'idle',
      ended: summary({ reason: 'error', duration: 0, error: failed('microphone-missing') }),
    }),
  },
};

/** A picture in which nothing moves. */
function still(hue: number): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const context = canvas.getContext('2d');
  const paint = (): void => {
    if (!context) return;
    const sky = context.createLinearGradient(0, 0, 320, 240);
    sky.addColorStop(0, `hsl(${hue} 45% 62%)`);
    sky.addColorStop(1, `hsl(${hue + 40} 40% 30%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = `hsl(${hue} 30% 85%)`;
    context.beginPath();
    context.arc(160, 100, 45, 0, 7);
    context.ellipse(160, 230, 85, 75, 0, 0, 7);
    context.fill();
  };
  setInterval(paint, 100);
  return canvas.captureStream(10);
}

async function untilStill(phone: TrtcCallingElement): Promise<void> {
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  const elements = (): Element[] => inside(phone.renderRoot);
  await phone.updateComplete;
  for (const element of elements()) await (element as TrtcCallingElement).updateComplete;
  const isReady = (tile: Element): boolean => {
    const video = tile.shadowRoot?.querySelector('video');
    return !(tile as TrtcVideoTile).active || (!!video && getComputedStyle(video).opacity === '1');
  };
  const tiles = (): Element[] => elements().filter((one) => one.matches('trtc-video-tile'));
  while (!tiles().every(isReady)) await new Promise((resolve) => setTimeout(resolve, 50));
  // Those that repeat never end.
  const ending = [phone, ...elements()]
    // Each root knows those in it alone.
    .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await document.fonts.ready;
}

const core = new FakeCore();
core.localStream = still(260);
IDS.forEach((userID, index) => core.remotes.set(userID, still(index * 45)));

/** Shows a view, until another one is shown. */
async function showView(name: ViewName): Promise<void> {
  const view = VIEWS[name];
  const phone = document.querySelector('trtc-calling');
  if (!phone) throw new Error('no phone');
  phone.core = core;
  const session: SessionState = view.session ?? { status: 'ready', userID: 'ann' };
  core.become({ session, people: PEOPLE, call: { phase: 'idle', ended: undefined } });
  await phone.updateComplete;
  const call = view.call?.();
  if (call) {
    core.become({ call });
    while (!phone.renderRoot.querySelector('[data-view]')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await untilStill(phone);
}

declare global {
  interface Window {
    readonly showView: (name: ViewName) => Promise<void>;
  }
}

Object.assign(window, { showView });
