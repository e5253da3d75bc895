import type { CallEvent, CallEventName } from '../../../src/core/events.js';
import type { PhoneState } from '../../../src/core/state.js';

export type RecordedEvent = Exclude<CallEvent, { name: 'state-change' | 'user-voice-volume' }>;

interface Recorded {
  /** Every event of the element but the state and the volumes, in order. */
  readonly events: RecordedEvent[];
  /** What calls of methods were rejected with. */
  readonly rejections: { readonly reason: string; readonly code: number }[];
  /** The newest state. */
  state: PhoneState | undefined;
  /** Every microphone, camera and screen track that the page was ever given, and clones of them. */
  readonly tracks: MediaStreamTrack[];
  /** What nobody caught. */
  readonly uncaught: string[];
}

declare global {
  interface Window {
    recorded: Recorded;
  }
}

const NAMES: readonly CallEventName[] = [
  'invited',
  'user-accept',
  'reject',
  'line-busy',
  'no-resp',
  'calling-timeout',
  'calling-cancel',
  'user-enter',
  'user-leave',
  'user-update',
  'user-video-available',
  'user-audio-available',
  'user-screen-available',
  'call-type-changed',
  'group-call-invitee-list-update',
  'switch-request',
  'call-end',
  'hang-up',
  'kicked-out',
  'sdk-ready',
  'sdk-not-ready',
  'error',
];

/** Runs in the page before its own scripts. */
function record(names: readonly CallEventName[]): void {
  const recorded: Recorded = {
    events: [],
    rejections: [],
    state: undefined,
    tracks: [],
    uncaught: [],
  };
  window.recorded = recorded;

  window.addEventListener('unhandledrejection', (event) => {
    recorded.uncaught.push(String(event.reason));
  });
  window.addEventListener('error', (event) => {
    recorded.uncaught.push(event.message);
  });

  const proto = MediaDevices.prototype;
  const getUserMedia = Reflect.get(proto, 'getUserMedia');
  proto.getUserMedia = async function (this: MediaDevices, constraints) {
    const stream = await getUserMedia.call(this, constraints);
    recorded.tracks.push(...stream.getTracks());
    return stream;
  };
  // A browser without a head has no screen: here it is a canvas.
  proto.getDisplayMedia = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1280, 720];
    const context = canvas.getContext('2d');
    const stream = canvas.captureStream(15);
    let frame = 0;
    setInterval(() => {
      if (!context) return;
      context.fillStyle = '#f4f6fa';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = '#1b4fd8';
      context.fillRect((frame += 8) % canvas.width, 120, 160, 480);
      context.font = '64px sans-serif';
      context.fillText('A shared screen', 80, 90);
    }, 60);
    recorded.tracks.push(...stream.getTracks());
    return Promise.resolve(stream);
  };
  const clone = Reflect.get(MediaStreamTrack.prototype, 'clone');
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    if (recorded.tracks.includes(this)) recorded.tracks.push(copy);
    return copy;
  };

  document.addEventListener('DOMContentLoaded', () => {
    const phone = document.querySelector('trtc-calling');
    if (!phone) return;
    phone.addEventListener('state-change', (event) => {
      recorded.state = (event as CustomEvent<PhoneState>).detail;
    });
    for (const name of names) {
      phone.addEventListener(name, (event) => {
        // A copy as plain data: that is what can leave the page.
        const detail: unknown = JSON.parse(JSON.stringify((event as CustomEvent).detail));
        recorded.events.push({ name, detail } as RecordedEvent);
      });
    }
  });
}

/** For `addInitScript`. */
export const recorderScript = `(${record.toString()})(${JSON.stringify(NAMES)})`;
