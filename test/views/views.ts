/** Every view of the widget, over a core without a network. Bundled, and run in a page that has the built widget. */
import { adoptStyles, render } from 'lit';
import { CallError } from '../../src/core/errors.js';
import type { CallState, People, SessionState } from '../../src/core/state.js';
import { loadMessages } from '../../src/locales/index.js';
import type { Picture } from '../../src/parts/call-screen.js';
import type { TrtcCallStage } from '../../src/parts/call-stage.js';
import { pipStyles, renderPip } from '../../src/parts/pip-view.js';
import { request } from '../../src/parts/request-events.js';
import type { TrtcVideoTile } from '../../src/parts/video-tile.js';
import type { TrtcCallingElement } from '../../src/trtc-calling-element.js';
import { FakeCore } from '../element/fake-core.js';
import { all } from '../support/dom.js';
import { FakePermissions } from '../support/permissions.js';
import {
  accepting,
  connected,
  connecting,
  group,
  hasGrid,
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
  /** What the browser says of the devices. */
  readonly permission?: PermissionState;
  /** What the person does then. */
  readonly then?: (phone: TrtcCallingElement) => unknown;
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

const stageOf = (phone: TrtcCallingElement): TrtcCallStage => {
  const [stage] = all<TrtcCallStage>(phone, 'trtc-call-stage');
  if (!stage) throw new Error('no stage');
  return stage;
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

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
  'incoming-refused': {
    permission: 'denied',
    call: () => incoming({ microphone: { ...OFF, failure: failed('permission-denied') } }),
  },
  asking: {
    permission: 'prompt',
    call: () => accepting({ captured: false, microphone: OFF, camera: OFF }),
  },
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
  'connected-corner': {
    call: () => connected({ startedAt: startedAt() }),
    then: (phone) => request(stageOf(phone), 'request-corner', 'bottom-start'),
  },
  'connected-idle': {
    call: () => connected({ startedAt: startedAt() }),
    then: async (phone) => {
      const stage = stageOf(phone);
      stage.style.setProperty('--trtc-idle-opacity', '0');
      stage.patience = 1;
      stage.dispatchEvent(new PointerEvent('pointerdown'));
      await until(() => stage.matches('[inactive]'));
    },
  },
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
    permission: 'denied',
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
  screen: {
    call: () => connected({ startedAt: startedAt(), remotes: [remote({ screen: true })] }),
  },
  'screen-group': {
    call: () =>
      connected({
        startedAt: startedAt(),
        ...group(remote({ screen: true }), ...remotes(4).slice(1)),
      }),
  },
  sharing: { call: () => connected({ startedAt: startedAt(), screen: ON }) },
  bubble: {
    call: () => connected({ startedAt: startedAt() }),
    then: (phone) => phone.minimize(),
  },
  'bubble-voice': {
    call: () =>
      connected({
        ...{ type: 1, camera: OFF, microphone: OFF, startedAt: startedAt() },
        remotes: [remote({ video: false })],
      }),
    then: (phone) => phone.minimize(),
  },
  'picture-in-picture': {
    call: () => connected({ startedAt: startedAt(), microphone: OFF }),
    then: showPip,
  },
  devices: {
    call: () => connected({ startedAt: startedAt() }),
    then: async (phone) => {
      all(phone, '[part~=devices-button]')[0]?.click();
      await until(() => all(phone, '[part~=device-select]').length > 0);
    },
  },
  'pre-call': {
    then: async (phone) => {
      phone.preCall = true;
      phone.call('bob-lee', 2).catch(() => undefined);
      await until(() => all(phone, '[part~=device-select]').length > 0);
      await until(() => all(phone, '[part~=preview] trtc-video-tile[active]').length > 0);
    },
  },
  ended: { call: () => ({ phase: 'idle', ended: summary() }) },
  refused: {
    permission: 'denied',
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
function still(width: number, height: number, draw: (context: Context) => void): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  setInterval(() => context && draw(context), 100);
  return canvas.captureStream(10);
}

type Context = CanvasRenderingContext2D;

/** Somebody before a wall of that colour. */
function face(hue: number): MediaStream {
  return still(320, 240, (context) => {
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
  });
}

/** A window with some lines in it. */
function desktop(): MediaStream {
  return still(1280, 720, (context) => {
    context.fillStyle = '#2b4a6f';
    context.fillRect(0, 0, 1280, 720);
    context.fillStyle = '#f4f6fa';
    context.fillRect(120, 60, 1040, 600);
    context.fillStyle = '#c3ccd9';
    context.fillRect(120, 60, 1040, 44);
    context.fillStyle = '#53627a';
    for (let line = 0; line < 12; line += 1) {
      context.fillRect(180, 150 + line * 38, 880 - ((line * 137) % 400), 14);
    }
  });
}

/** What a window of picture-in-picture shows, over the page. */
async function showPip(phone: TrtcCallingElement): Promise<void> {
  const { call, people } = phone.state;
  if (call.phase === 'idle') return;
  const texts = await loadMessages(document.documentElement.lang);
  const host = document.createElement('div');
  host.className = 'picture-in-picture';
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, pipStyles);
  document.body.append(host);
  const pictureOf = (userID: string): Picture => ({
    stream: core.remoteStream(userID),
    place: 'tile',
    mirrored: false,
  });
  const screen = { call, people, texts, pictureOf, speaking: new Set<string>() };
  render(
    renderPip(call, screen, () => undefined),
    root,
  );
  const video = root.querySelector('video');
  if (!video) return;
  video.srcObject = core.remoteStream(call.peer) ?? null;
  video.muted = true;
  await video.play();
}

async function untilStill(phone: TrtcCallingElement): Promise<void> {
  const { lang } = document.documentElement;
  await until(() => phone.renderRoot.querySelector('[role=status]')?.getAttribute('lang') === lang);
  const isGrid = hasGrid(phone.state.call);
  await until(() => !isGrid || all(phone, 'trtc-group-view').length > 0);
  await phone.updateComplete;
  for (const part of all<TrtcCallingElement>(phone, '*')) await part.updateComplete;
  const isReady = (tile: TrtcVideoTile): boolean => {
    const video = tile.shadowRoot?.querySelector('video');
    return !tile.active || (!!video && getComputedStyle(video).opacity === '1');
  };
  await until(() => all<TrtcVideoTile>(phone, 'trtc-video-tile').every(isReady));
  // What is measured is measured in a frame, and seen in the next one.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  // Those that repeat never end.
  const ending = [phone, ...all(phone, '*')]
    // Each root knows those in it alone.
    .flatMap(({ shadowRoot }) => shadowRoot?.getAnimations() ?? [])
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await document.fonts.ready;
}

const core = new FakeCore();
core.localStream = face(260);
IDS.forEach((userID, index) => core.remotes.set(userID, face(index * 45)));
core.screens.set('bob-lee', desktop());
core.speakers = [{ deviceId: 'out-1', label: 'Headphones', groupId: 'group' }];

/** Devices that show and sound nothing that moves. */
navigator.mediaDevices.getUserMedia = ({ audio, video } = {}) => {
  const pictures = video ? (core.localStream?.getVideoTracks() ?? []) : [];
  const sounds = audio ? new AudioContext().createMediaStreamDestination().stream.getTracks() : [];
  return Promise.resolve(new MediaStream([...pictures, ...sounds].map((track) => track.clone())));
};

let permissions: FakePermissions | undefined;

/** Shows a view, until another one is shown. */
async function showView(name: ViewName): Promise<void> {
  const view = VIEWS[name];
  const phone = document.querySelector('trtc-calling');
  if (!phone) throw new Error('no phone');
  permissions?.restore();
  permissions = new FakePermissions(view.permission ?? 'granted');
  phone.core = core;
  phone.preCall = false;
  document.querySelector('.picture-in-picture')?.remove();
  // What was there before is over.
  core.become({ session: { status: 'logged-out' }, call: { phase: 'idle', ended: undefined } });
  await phone.updateComplete;
  const session: SessionState = view.session ?? { status: 'ready', userID: 'ann' };
  core.become({ session, people: PEOPLE });
  await phone.updateComplete;
  const call = view.call?.();
  if (call) {
    core.become({ call });
    await until(() => phone.renderRoot.querySelector('[data-view]') !== null);
  }
  await untilStill(phone);
  if (!view.then) return;
  await view.then(phone);
  await untilStill(phone);
}

declare global {
  interface Window {
    readonly showView: (name: ViewName) => Promise<void>;
  }
}

Object.assign(window, { showView });
