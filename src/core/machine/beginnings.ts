import { writeBusy } from '../av-call.js';
import type { CallInput } from '../call-protocol.js';
import type {
  ActiveCallState,
  CallFacts,
  CallState,
  DeviceState,
  IncomingState,
} from '../state.js';
import { CALL_TYPE } from '../types.js';
import { cancelOf, end, hangupSignal } from './endings.js';
import { crossing, takeRival } from './glare.js';
import { emit, inviteIDOf, leaveEvents, startTimer, wantsCamera, type Step } from './steps.js';

/**
 * The signalling service tells of a timeout after the ring time; this side's own timer only serves when it
 * does not (tsignaling 1.0.8: when the message about it cannot be sent).
 */
const CALLEE_GRACE_MILLISECONDS = 1_500;

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

export function dial(input: Input<'dial'>): Step {
  const { callID, self, peer, callType, roomID, timeout, extras } = input;
  const facts = newFacts({ callID, self, peer, callType, roomID, timeout });
  return [
    { ...facts, role: 'caller', phase: 'preparing', extras },
    [
      { type: 'preload-media' },
      { type: 'open-media', callID, roomID },
      { type: 'check-media', callID, camera: callType === CALL_TYPE.VIDEO },
    ],
  ];
}

export function invited(state: CallState, input: Input<'invited'>, now: number): Step {
  const { callID, inviteID, self, inviter, callType, roomID, timeout, userIDs, userData } = input;
  // The service may deliver an invitation twice: it is no second call.
  const known = state.phase === 'idle' ? state.ended?.inviteID : inviteIDOf(state);
  if (known === inviteID) return [state, []];
  if (state.phase === 'preparing' && state.peer === inviter) {
    // Their call is out and this one is not: there is nothing to decide.
    return takeRival(state, { callID, inviteID, callType, roomID, timeout }, now);
  }
  if (state.phase === 'outgoing' && state.peer === inviter) {
    return state.rival?.inviteID === inviteID ? [state, []] : crossing(state, input, now);
  }
  if (state.phase === 'connected' && state.peer === inviter && state.roomID !== roomID) {
    // They have left the call, of which the room has yet to tell: a signal can be faster.
    const ending = { reason: 'remote-hangup', by: inviter, before: leaveEvents(state) } as const;
    const [idle, ended] = end(state, { ...ending, signals: hangupSignal(state, now) }, now);
    const [next, begun] = invited(idle, input, now);
    return [next, [...ended, ...begun]];
  }
  if (state.phase !== 'idle') {
    return [state, [{ type: 'reject', inviteID, data: writeBusy(callType) }]];
  }
  const facts = newFacts({ callID, self, peer: inviter, callType, roomID, timeout });
  const userIDList = userIDs.length > 0 ? userIDs : [self];
  return [
    { ...facts, role: 'callee', phase: 'incoming', inviteID },
    [
      { type: 'preload-media' },
      startTimer(callID, 'ring', timeout * 1000 + CALLEE_GRACE_MILLISECONDS),
      emit({
        name: 'invited',
        detail: {
          sponsor: inviter,
          userIDList,
          inviteeList: userIDList,
          isFromGroup: false,
          groupID: '',
          inviteID,
          inviteData: { version: 4, callType, callEnd: 0, roomID },
          userData,
        },
      }),
    ],
  ];
}

export function inviteSent(state: CallState, input: Input<'invite-sent'>): Step {
  const { callID, inviteID, to, callType } = input;
  if (state.phase === 'idle' || state.callID !== callID) {
    // The caller hung up while it was on its way.
    return [state, [cancelOf(inviteID, to, callType)]];
  }
  return (state.phase === 'outgoing' || state.phase === 'connected') && !state.inviteID
    ? [{ ...state, inviteID }, []]
    : [state, []];
}

/** The person says yes to the call that rings. */
export function acceptIncoming(call: IncomingState): Step<ActiveCallState> {
  const { callID, roomID } = call;
  return [
    { ...call, phase: 'accepting' },
    [
      { type: 'open-media', callID, roomID },
      { type: 'check-media', callID, camera: wantsCamera(call) },
    ],
  ];
}

export function newFacts(
  input: Pick<Input<'dial'>, 'callID' | 'self' | 'peer' | 'callType' | 'roomID' | 'timeout'>,
): Omit<CallFacts, 'role'> {
  const { callID, self, peer, callType, roomID, timeout } = input;
  const off: DeviceState = { on: false, pending: false, failure: undefined };
  return {
    callID,
    self,
    peer,
    type: callType,
    roomID,
    timeout,
    microphone: off,
    camera: off,
    remote: { userID: peer, present: false, audio: undefined, video: undefined },
    captured: false,
    switchRequest: undefined,
    room: 'outside',
  };
}
