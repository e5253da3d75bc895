/** checkDevices(): loaded when it is first asked for. */
import type {
  CheckResult,
  DeviceCheckResult,
  DevicesCheck,
  NetworkCheckResult,
  ServiceCheck,
  SpeakerCheckResult,
} from '../device-check.js';
import { CallError } from '../errors.js';
import type { DeviceKind, DevicesRequest } from '../ports.js';
import type { DeviceInfo, Proxies } from '../types.js';
import { checkEnvironment, missingDevice, type Device } from './device-errors.js';
import { listDevices } from './device-list.js';
import { openDevices, type OpenedDevices } from './open-devices.js';
import { loadTrtcSdk } from './sdks.js';

/** Milliseconds for which it listens to the microphone. */
const LISTENING = 1_000;
const LOOK = 50;
/** Milliseconds that a service may take to answer. */
const PATIENCE = 5_000;

/** Where the SDKs go by themselves: tim-js-sdk 2.27 and trtc-js-sdk 4.15 have more of them, by region. */
const IM_ADDRESS = 'https://wss.im.qcloud.com/';
const RTC_ADDRESS = 'https://schedule.cloud-rtc.com/';

const WELL: CheckResult = { ok: true, reason: '', hint: '' };

/** Looks at everything that a call needs. Every device is free again when it settles. */
export async function checkDevices(request: DevicesRequest): Promise<DevicesCheck> {
  const networking = checkNetwork(request);
  const { camera, microphone } = await checkInputs(request);
  const [speaker, network] = await Promise.all([checkSpeaker(), networking]);
  request.signal.throwIfAborted();
  const needed = [microphone, speaker, network, ...(request.camera ? [camera] : [])];
  return { ok: needed.every(({ ok }) => ok), camera, microphone, speaker, network };
}

async function checkInputs(
  request: DevicesRequest,
): Promise<Pick<DevicesCheck, 'camera' | 'microphone'>> {
  const { camera: withCamera, preferences, signal } = request;
  try {
    checkEnvironment();
  } catch (error) {
    const failed = { ...trouble(CallError.from(error)), devices: [], label: '' };
    return { camera: failed, microphone: { ...failed, level: undefined } };
  }
  const wanted = { microphone: true, camera: withCamera };
  const { stream, failures } = await openDevices({ wanted, preferences, signal });
  try {
    const level = stream && (await loudest(stream, signal));
    // Names are there once a device is open, and may go with it.
    const microphone = await resultOf('microphone', stream, failures);
    const camera = await resultOf('camera', stream, failures);
    return { microphone: { ...microphone, level }, camera };
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}

async function resultOf(
  device: Device,
  stream: MediaStream | undefined,
  failures: OpenedDevices['failures'],
): Promise<DeviceCheckResult> {
  const [track] = (device === 'camera' ? stream?.getVideoTracks() : stream?.getAudioTracks()) ?? [];
  const devices = await namesOf(device);
  const failure = failures[device] ?? (devices.length === 0 ? missingDevice(device) : undefined);
  return { ...(failure ? trouble(failure) : WELL), devices, label: track?.label ?? '' };
}

async function namesOf(kind: DeviceKind): Promise<readonly DeviceInfo[]> {
  const devices = await listDevices(kind);
  return devices.map(({ deviceId, label, groupId }) => ({ deviceId, label, groupId }));
}

/** How loud the loudest moment is, while it listens. */
async function loudest(stream: MediaStream, signal: AbortSignal): Promise<number | undefined> {
  if (stream.getAudioTracks().length === 0) return undefined;
  let context: AudioContext;
  try {
    context = new AudioContext();
  } catch {
    return undefined;
  }
  try {
    // Before the first gesture this may never settle.
    await Promise.race([context.resume(), wait(LISTENING)]);
    if (context.state !== 'running') return undefined;
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let most = 0;
    for (let time = 0; time < LISTENING && !signal.aborted; time += LOOK) {
      await wait(LOOK);
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      most = Math.max(most, Math.sqrt(power));
    }
    return Math.min(100, Math.round(most * 100));
  } finally {
    context.close().catch(() => undefined);
  }
}

async function checkSpeaker(): Promise<SpeakerCheckResult> {
  const selectable = 'setSinkId' in HTMLMediaElement.prototype;
  const devices = await namesOf('speaker').catch(() => []);
  // A browser that lets pages choose lists what there is; the others list nothing, and sound all the same.
  const isMissing = selectable && devices.length === 0;
  const error = new CallError('speaker-unavailable', 'The browser knows of no output for sound.', {
    hint: 'Plug in a speaker or a headset.',
  });
  return {
    ...(isMissing ? trouble(error) : WELL),
    devices,
    selectable,
  };
}

async function checkNetwork(proxies: Proxies): Promise<NetworkCheckResult> {
  const [browser, ...services] = await Promise.all([
    checkBrowser(),
    checkService('im', proxies.imProxy ?? IM_ADDRESS),
    checkService('rtc', proxies.rtcProxy ?? RTC_ADDRESS),
  ]);
  const [im, rtc] = services;
  const error =
    browser.error ??
    (im.reachable ? undefined : unreachable('signalling-failed', im)) ??
    (rtc.reachable ? undefined : unreachable('room-failed', rtc));
  return { ...(error ? trouble(error) : WELL), services, browser: browser.detail };
}

async function checkBrowser(): Promise<{
  readonly error: CallError | undefined;
  readonly detail: Readonly<Record<string, boolean>>;
}> {
  try {
    const TRTC = await loadTrtcSdk();
    const { result, detail } = await TRTC.checkSystemRequirements();
    const error = new CallError('webrtc-unsupported', 'trtc-js-sdk does not run here.', {
      hint: 'Use a current version of Chrome, Edge, Safari or Firefox.',
    });
    return { error: result ? undefined : error, detail: { ...detail } };
  } catch (cause) {
    return { error: CallError.from(cause), detail: {} };
  }
}

async function checkService(
  service: ServiceCheck['service'],
  address: string,
): Promise<ServiceCheck> {
  const start = performance.now();
  const isSocket = /^wss?:/i.test(address);
  // The services take up only what asks in their own way, but they answer.
  const reachable =
    (isSocket && (await handshake(address).catch(() => false))) ||
    (await answer(address.replace(/^ws/i, 'http')).catch(() => false));
  return { service, address, reachable, milliseconds: Math.round(performance.now() - start) };
}

/** Whether a WebSocket opens there. */
function handshake(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const timer = setTimeout(() => done(false), PATIENCE);
    const done = (reachable: boolean): void => {
      clearTimeout(timer);
      resolve(reachable);
      socket.close();
    };
    socket.addEventListener('open', () => done(true));
    socket.addEventListener('error', () => done(false));
  });
}

/** Whether anything at all is answered there. */
async function answer(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE);
  await fetch(address, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal });
  return true;
}

function unreachable(
  reason: 'signalling-failed' | 'room-failed',
  { address }: ServiceCheck,
): CallError {
  return new CallError(reason, `There is no answer from ${address}.`, {
    hint: 'Check the network: a firewall or the page’s Content-Security-Policy may be in the way.',
  });
}

function trouble({ reason, message, hint }: CallError): CheckResult {
  return { ok: false, reason, hint: hint ?? message };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
