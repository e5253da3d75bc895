import { writeAnswer, writeBusy } from '../av-call.js';
import type { CallEffect, CallInput } from '../call-protocol.js';
import type { CallError } from '../errors.js';
import type {
  AcceptingState,
  ActiveCallState,
  CallFacts,
  CallState,
  DeviceStart,
  DeviceState,
  IncomingState,
  OutgoingState,
  PreparingState,
} from '../state.js';
import { newRemote } from '../remotes.js';
import { wantsCamera } from '../wishes.js';
import { cancelOf, end, fail, hangupSignal } from './endings.js';
import { crossed, crossing, takeRival } from './glare.js';
import { invitationSent } from './group.js';
import { isGroupCall, withInvited, type GroupCall } from './invitations.js';
import { emit, inviteIDOf, leaveEvents, startTimer, type Step } from './steps.js';

/**
 * The signalling service tells of a timeout after the ring time; this side's own timer only serves when it
 * does not (tsignaling 1.0.8: when the message about it cannot be sent).
 */
const CALLEE_GRACE_MILLISECONDS = 1_500;

type Input<Type extends CallInput['type']> = Extract<CallInput, { type: Type }>;

export function dial(input: Input<'dial'>): Step<PreparingState> {
  const { callID, self, peer, callType, roomID, timeout, extras, start } = input;
  const facts = newFacts({ callID, self, peer, callType, roomID, timeout }, false);
  const call: PreparingState = { ...facts, start, role: 'caller', phase: 'preparing', extras };
  return [
    call,
    [
      { type: 'preload-media' },
      { type: 'open-media', callID, roomID },
      { type: 'check-media', callID, camera: wantsCamera(call) },
    ],
  ];
}

export function dialGroup(input: Input<'dial-group'>): Step {
  const { userIDs, groupID } = input;
  const [peer] = userIDs;
  const [state, effects] = dial({ ...input, type: 'dial', peer });
  const group = { groupID, invitations: [] };
  return [withInvited({ ...state, remotes: [], group }, userIDs), effects];
}

export function invited(state: CallState, input: Input<'invited'>, now: number): Step {
  const { callID, inviteID, self, inviter, callType, roomID, timeout, userIDs, userData } = input;
  if (isKnown(state, input)) return [state, []];
  const isGroup = isOfGroup(input);
  const isPeer = state.phase !== 'idle' && state.peer === inviter && !state.group;
  if (isPeer && !isGroup && state.phase === 'preparing') {
    // Their call is out and this one is not: there is nothing to decide.
    return takeRival(state, { callID, inviteID, callType, roomID, timeout }, now);
  }
  if (isPeer && !isGroup && state.phase === 'outgoing') {
    return state.rival?.inviteID === inviteID ? [state, []] : crossing(state, input, now);
  }
  if (isPeer && state.phase === 'connected' && state.roomID !== roomID) {
    // They have left the call, of which the room has yet to tell: a signal can be faster.
    const ending = { reason: 'remote-hangup', by: inviter, before: leaveEvents(state) } as const;
    const [idle, ended] = end(state, { ...ending, signals: hangupSignal(state, now) }, now);
    const [next, begun] = invited(idle, input, now);
    return [next, [...ended, ...begun]];
  }
  if (state.phase !== 'idle') {
    return [state, [{ type: 'reject', inviteID, data: writeBusy(callType) }]];
  }
  const facts = newFacts({ callID, self, peer: inviter, callType, roomID, timeout }, true);
  const userIDList = userIDs.length > 0 ? userIDs : [self];
  const incoming: IncomingState = { ...facts, role: 'callee', phase: 'incoming', inviteID };
  return [
    isGroup ? { ...incoming, ...groupOf(input) } : incoming,
    [
      { type: 'preload-media' },
      ...(input.mayJoinAhead && !isGroup ? joinAhead(incoming) : []),
      startTimer(callID, 'ring', timeout * 1000 + CALLEE_GRACE_MILLISECONDS),
      emit({
        name: 'invited',
        detail: {
          sponsor: inviter,
          userIDList,
          inviteeList: userIDList,
          isFromGroup: isGroup,
          groupID: input.groupID,
          inviteID,
          inviteData: { version: 4, callType, callEnd: 0, roomID },
          userData,
        },
      }),
    ],
  ];
}

/** While it rings, so that an answer has a way already. Nothing is captured for that, nor sent. */
function joinAhead(call: CallFacts): readonly CallEffect[] {
  const { callID, roomID } = call;
  return [
    { type: 'open-media', callID, roomID },
    { type: 'join-ahead', callID, connect: wantsCamera(call) },
  ];
}

/** The service may deliver an invitation twice, and two may invite the same person into one call. */
function isKnown(state: CallState, { inviteID, roomID }: Input<'invited'>): boolean {
  if (state.phase === 'idle') return state.ended?.inviteID === inviteID;
  if (!state.group) return inviteIDOf(state) === inviteID;
  const isInvitation = state.group.invitations.some((one) => one.inviteID === inviteID);
  return isInvitation || state.roomID === roomID;
}

function isOfGroup({ groupID, self, inviter, userIDs }: Input<'invited'>): boolean {
  const others = userIDs.filter((userID) => userID !== self && userID !== inviter);
  return groupID !== '' || others.length > 0;
}

/** Who else is in a call that this user is invited into, or invited too. */
function groupOf(input: Input<'invited'>): Pick<GroupCall, 'remotes' | 'group'> {
  const { self, inviter, inviteID, groupID, userIDs, inCallUserIDs } = input;
  const here = [inviter, ...inCallUserIDs];
  const others = new Set([...here, ...userIDs]);
  others.delete(self);
  const remotes = [...others].map((userID) => newRemote(userID, here.includes(userID)));
  const inviteeList = [self, ...userIDs.filter((userID) => userID !== self)];
  const invitation = { inviteID, inviter, inviteeList, accepted: false, failure: undefined };
  return { remotes, group: { groupID, invitations: [invitation] } };
}

export function inviteSent(state: CallState, input: Input<'invite-sent'>, now: number): Step {
  const { callID, inviteID, to, groupID, callType } = input;
  if (state.phase === 'idle' || state.callID !== callID) {
    // The caller hung up while it was on its way. A hangup signal would be taken for the end of a later call.
    const isLater =
      state.phase !== 'idle' && state.remotes.some(({ userID }) => to.includes(userID));
    return [
      state,
      [
        isLater
          ? { type: 'withdraw', inviteID, data: writeAnswer(callType) }
          : cancelOf(inviteID, to, groupID, callType),
      ],
    ];
  }
  if (isGroupCall(state)) return invitationSent(state, input);
  if (state.phase === 'outgoing') return sentToOne(state, inviteID, now);
  return state.phase === 'connected' && !state.inviteID
    ? [{ ...state, inviteID }, []]
    : [state, []];
}

function sentToOne(call: OutgoingState, inviteID: string, now: number): Step {
  return call.inviteID === undefined ? crossed({ ...call, inviteID }, now) : [call, []];
}

export function inviteFailed(call: ActiveCallState, error: CallError, now: number): Step {
  if (call.phase !== 'outgoing') return [call, []];
  return call.rival ? takeRival(call, call.rival, now) : fail(call, error, now);
}

/** The person says yes to the call that rings. */
export function acceptIncoming(
  incoming: IncomingState,
  start?: DeviceStart,
): Step<ActiveCallState> {
  const { callID, roomID } = incoming;
  const microphone = { ...incoming.microphone, failure: undefined };
  const call: AcceptingState = { ...incoming, microphone, start, phase: 'accepting', late: false };
  return [
    call,
    [
      { type: 'open-media', callID, roomID },
      { type: 'check-media', callID, camera: wantsCamera(call) },
    ],
  ];
}

/** @param answered the other one need not be rung */
export function newFacts(
  input: Pick<Input<'dial'>, 'callID' | 'self' | 'peer' | 'callType' | 'roomID' | 'timeout'>,
  answered: boolean,
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
    screen: off,
    remotes: [newRemote(peer, answered)],
    group: undefined,
    captured: false,
    switchRequest: undefined,
    room: 'outside',
  };
}
