/** Voice ↔ video in a call that rings or runs, asked and answered between its two sides. */
import { writeAnswer, writeSwitchAnswer, writeSwitchRequest } from '../av-call.js';
import type { CallEffect, CallInput } from '../call-protocol.js';
import { CallError } from '../errors.js';
import { errorDetail } from '../events.js';
import type { ActiveCallState, CallState } from '../state.js';
import { CALL_TYPE, type CallType, type UserID } from '../types.js';
import { setDevice } from './devices.js';
import { emit, type Step } from './steps.js';

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

/** What an answer, a cancellation or a timeout does that means the open request and not the call. */
export function answerOfRequest(call: ActiveCallState, input: CallInput): Step | undefined {
  const request = call.switchRequest;
  if (!request) return undefined;
  switch (input.type) {
    case 'accepted':
    case 'rejected': {
      // An answer can overtake the service's word that the request is out.
      const isMeant = request.inviteID
        ? input.inviteID === request.inviteID
        : input.ofSwitch && input.invitee === call.peer;
      if (!isMeant || request.by !== 'self' || input.invitee !== call.peer) return undefined;
      return input.type === 'accepted'
        ? perform(call, request.to, call.self)
        : refused(call, request.to, `${call.peer} declined.`);
    }
    case 'timed-out':
    case 'cancelled':
      if (input.inviteID !== request.inviteID) return undefined;
      return request.by === 'self'
        ? refused(call, request.to, `${call.peer} did not answer.`)
        : [{ ...call, switchRequest: undefined }, []];
    default:
      return undefined;
  }
}

/** This person wants another kind of call. */
export function askSwitch(call: ActiveCallState, to: CallType): Step {
  if (call.phase === 'preparing' || call.type === to) return [call, []];
  const { callID, peer, type, roomID, switchRequest } = call;
  if (switchRequest) {
    return switchRequest.by === 'peer' && switchRequest.to === to
      ? answerSwitch(call, true)
      : [call, []];
  }
  return [
    { ...call, switchRequest: { to, by: 'self', inviteID: undefined } },
    [
      {
        type: 'ask-switch',
        callID,
        to: peer,
        callType: type,
        data: writeSwitchRequest(to, type, roomID),
      },
    ],
  ];
}

export function switchSent(state: CallState, input: Input<'switch-sent'>): Step {
  const { callID, inviteID } = input;
  if (state.phase === 'idle' || state.callID !== callID) {
    return [state, [{ type: 'withdraw', inviteID, data: writeAnswer(input.callType) }]];
  }
  const request = state.switchRequest;
  return request?.by === 'self' && request.inviteID === undefined
    ? [{ ...state, switchRequest: { ...request, inviteID } }, []]
    : [state, []];
}

export function switchFailed(call: ActiveCallState, error: CallError): Step {
  return call.switchRequest?.by === 'self'
    ? refused(call, call.switchRequest.to, error.message)
    : [call, []];
}

/** The other side wants another kind of call. Every request is answered: some clients end a call on silence. */
export function switchRequested(state: CallState, input: Input<'switch-requested'>): Step {
  const { from, inviteID, to, current } = input;
  const decline: CallEffect = {
    type: 'reject',
    inviteID,
    data: writeSwitchAnswer(to, current),
  };
  if (state.phase === 'idle' || state.phase === 'preparing' || from !== state.peer || state.group) {
    return [state, [decline]];
  }
  const open = state.switchRequest;
  if (open && open.to !== to) return [state, [decline]];
  if (open?.by === 'peer') return [state, []];
  const asked: ActiveCallState = { ...state, switchRequest: { to, by: 'peer', inviteID } };
  // Nothing of this person's is shown by it, or they want it too, or they have yet to answer the call at all.
  if (to === CALL_TYPE.AUDIO || state.type === to || open || state.phase === 'incoming') {
    return answerSwitch(asked, true);
  }
  const detail = { userID: from, type: to, inviteID };
  return [asked, [emit({ name: 'switch-request', detail })]];
}

/** This person's answer to what the other side wants. */
export function answerSwitch(call: ActiveCallState, accept: boolean): Step {
  const request = call.switchRequest;
  if (request?.by !== 'peer' || request.inviteID === undefined) return [call, []];
  const { inviteID, to } = request;
  const data = writeSwitchAnswer(to, call.type);
  if (!accept) {
    return [{ ...call, switchRequest: undefined }, [{ type: 'reject', inviteID, data }]];
  }
  const [next, effects] = perform(call, to, call.peer);
  return [next, [{ type: 'accept-switch', inviteID, data }, ...effects]];
}

/** What has to be said of an open request when the call ends: it must not run out into the next one. */
export function closeRequest(call: ActiveCallState): readonly CallEffect[] {
  const request = call.switchRequest;
  if (request?.inviteID === undefined) return [];
  const { inviteID, to } = request;
  return request.by === 'self'
    ? [{ type: 'withdraw', inviteID, data: writeAnswer(call.type) }]
    : [{ type: 'reject', inviteID, data: writeSwitchAnswer(to, call.type) }];
}

/** @param userID who wanted it */
function perform(call: ActiveCallState, to: CallType, userID: UserID): Step {
  const switched: ActiveCallState = { ...call, type: to, switchRequest: undefined };
  if (call.type === to) return [switched, []];
  const [next, effects] = setDevice(switched, 'camera', to === CALL_TYPE.VIDEO);
  const detail = { type: to, oldCallType: call.type, newCallType: to, userID };
  return [next, [...effects, emit({ name: 'call-type-changed', detail })]];
}

function refused(call: ActiveCallState, to: CallType, why: string): Step {
  const isAudio = to === CALL_TYPE.AUDIO;
  const error = new CallError(
    isAudio ? 'switch-to-audio-failed' : 'switch-to-video-failed',
    `The call did not become a ${isAudio ? 'voice' : 'video'} call. ${why}`,
  );
  return [
    { ...call, switchRequest: undefined },
    [emit({ name: 'error', detail: errorDetail(error) })],
  ];
}
