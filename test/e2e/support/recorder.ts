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
  /** Every microphone and camera track that the page was ever given, and clones of them. */
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
