import { writeCall } from '../av-call.js';
import type { CallEffect, CallInput, Device } from '../call-protocol.js';
import type { CallError } from '../errors.js';
import { errorDetail } from '../events.js';
import type { ActiveCallState, DeviceState, OutgoingState, PreparingState } from '../state.js';
import { wantsCamera, wantsMicrophone } from '../wishes.js';
import { fail } from './endings.js';
import { inviteEffects, isGroupCall } from './invitations.js';
import { CALLER_GRACE_MILLISECONDS, emit, startTimer, type Step } from './steps.js';

/**
 * How long an answer waits for devices that open without a question. Where they are quick both sides do better when
 * they do not open, and all else begin, at the same moment; but a camera may take half a second.
 */
const OPEN_MILLISECONDS = 120;

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

/** The person is about to answer. */
export function captureAhead(call: ActiveCallState): Step {
  const { callID, phase, roomID } = call;
  if (phase !== 'incoming') return [call, []];
  return [
    call,
    [
      { type: 'open-media', callID, roomID },
      { type: 'capture-ahead', callID, camera: wantsCamera(call) },
    ],
  ];
}

export function mediaChecked(call: ActiveCallState, ready: boolean): Step {
  const capture: CallEffect = {
    type: 'capture',
    callID: call.callID,
    camera: wantsCamera(call),
  };
  if (call.captured || call.room !== 'outside') return [call, []];
  switch (call.phase) {
    case 'preparing':
      // Devices that need no question open while it rings; a question comes before the other side knows.
      return ready ? invite(call, [capture]) : [call, [capture]];
    case 'accepting':
      // Likewise nobody is seen in the room who may yet refuse the microphone.
      return ready
        ? join(call, [capture, startTimer(call.callID, 'open', OPEN_MILLISECONDS)])
        : [call, [capture]];
    default:
      return [call, []];
  }
}

export function captured(call: ActiveCallState, input: Input<'captured'>): Step {
  if (call.phase === 'incoming' || call.captured) return [call, []];
  const next = {
    ...call,
    captured: true,
    microphone: { on: true, pending: false, failure: undefined },
    camera: { on: input.camera, pending: false, failure: input.cameraFailure },
  };
  const problem: readonly CallEffect[] = input.cameraFailure
    ? [emit({ name: 'error', detail: errorDetail(input.cameraFailure) })]
    : [];
  const [quiet, muting] = setDevice(next, 'microphone', wantsMicrophone(call));
  if (quiet.phase === 'preparing') return invite(quiet, [...problem, ...muting]);
  const [settled, switching] = input.cameraFailure
    ? ([quiet, []] as const)
    : // The kind of the call may have changed while the devices were being opened.
      setDevice(quiet, 'camera', wantsCamera(quiet));
  const effects = [...problem, ...muting, ...switching];
  return settled.room === 'outside' ? join(settled, effects) : [settled, effects];
}

/** Without a microphone there is no call. Who has answered can mend that while it rings on, and answer again. */
export function captureFailed(call: ActiveCallState, error: CallError, now: number): Step {
  // Once this side may have been seen in the room, the caller takes the call for answered.
  if (call.phase !== 'accepting' || call.room !== 'outside' || isHopeless(error)) {
    return fail(call, error, now);
  }
  const microphone = { on: false, pending: false, failure: error };
  return [
    { ...call, phase: 'incoming', microphone },
    [
      { type: 'close-media', callID: call.callID },
      emit({ name: 'error', detail: errorDetail(error) }),
    ],
  ];
}

/** No second try in this page can come to more. */
function isHopeless({ reason }: CallError): boolean {
  return reason === 'insecure-context' || reason === 'webrtc-unsupported';
}

/** What is not open yet will open that way. */
export function setDevice(
  call: ActiveCallState,
  device: Device,
  on: boolean,
): Step<ActiveCallState> {
  if (!call.captured) {
    return [
      { ...call, start: { microphone: true, camera: true, ...call.start, [device]: on } },
      [],
    ];
  }
  if (call[device].pending || call[device].on === on) return [call, []];
  return [
    { ...call, [device]: { ...call[device], pending: true } },
    [{ type: 'set-device', callID: call.callID, device, on }],
  ];
}

export function deviceIs(call: ActiveCallState, device: Device, state: DeviceState): Step {
  return call.captured ? [{ ...call, [device]: state }, []] : [call, []];
}

export function deviceFailed(call: ActiveCallState, input: Input<'device-failed'>): Step {
  const { device, on, error } = input;
  const [next] = deviceIs(call, device, { on, pending: false, failure: error });
  return next === call ? [call, []] : [next, [emit({ name: 'error', detail: errorDetail(error) })]];
}

function invite(call: PreparingState, effects: readonly CallEffect[]): Step {
  const { extras, ...facts } = call;
  const { callID, peer, type, roomID, timeout } = facts;
  const outgoing: OutgoingState = {
    ...facts,
    phase: 'outgoing',
    inviteID: undefined,
    rival: undefined,
  };
  const invitations: readonly CallEffect[] = isGroupCall(outgoing)
    ? inviteEffects(outgoing, outgoing.group.invitations, timeout, extras)
    : [
        {
          type: 'invite',
          callID,
          to: [peer],
          groupID: '',
          callType: type,
          data: writeCall({
            type,
            roomID,
            userIDs: [peer],
            userData: extras?.userData ?? '',
            mayJoinAhead: true,
          }),
          timeout,
          offlinePushInfo: extras?.offlinePushInfo,
        },
      ];
  return join(outgoing, [
    ...invitations,
    startTimer(callID, 'ring', timeout * 1000 + CALLER_GRACE_MILLISECONDS),
    ...effects,
  ]);
}

function join(call: ActiveCallState, effects: readonly CallEffect[]): Step {
  return [{ ...call, room: 'joining' }, [...effects, { type: 'join', callID: call.callID }]];
}
