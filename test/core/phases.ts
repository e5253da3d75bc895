import type { CallInput } from '../../src/core/call-protocol.js';
import { IDLE, transition } from '../../src/core/call-machine.js';
import { CallError } from '../../src/core/errors.js';
import type { CallState } from '../../src/core/state.js';

export const error = new CallError('unexpected', 'Something broke.');
const call = { callID: 'call-1' } as const;
const invitation = { inviteID: 'invite-1' } as const;

/** One of each input, meant for the call `call-1` between `me` and `bob` with the invitation `invite-1`. */
export const INPUTS = {
  dial: {
    type: 'dial',
    callID: 'call-2',
    self: 'me',
    peer: 'cy',
    callType: 2,
    roomID: 9,
    timeout: 30,
  },
  'dial-group': {
    type: 'dial-group',
    callID: 'call-2',
    self: 'me',
    userIDs: ['cy', 'dee'],
    groupID: '',
    callType: 2,
    roomID: 9,
    timeout: 30,
  },
  'invite-more (dee)': { type: 'invite-more', ...call, userIDs: ['bob', 'dee'], timeout: 30 },
  accept: { type: 'accept', ...call },
  'hang-up': { type: 'hang-up', ...call },
  microphone: { type: 'microphone', ...call, on: false },
  camera: { type: 'camera', ...call, on: false },
  'switch (to voice)': { type: 'switch', ...call, to: 1 },
  'switch (to video)': { type: 'switch', ...call, to: 2 },
  'answer-switch (yes)': { type: 'answer-switch', ...call, accept: true },
  'answer-switch (no)': { type: 'answer-switch', ...call, accept: false },
  dismiss: { type: 'dismiss' },
  'logging-out': { type: 'logging-out' },
  'kicked-out': { type: 'kicked-out', error },
  invited: {
    type: 'invited',
    callID: 'call-2',
    inviteID: 'invite-2',
    self: 'me',
    inviter: 'cy',
    callType: 2,
    roomID: 9,
    timeout: 30,
    userIDs: [],
    inCallUserIDs: [],
    groupID: '',
    userData: '',
  },
  'invited (by bob)': {
    type: 'invited',
    callID: 'call-2',
    inviteID: 'invite-2',
    self: 'me',
    inviter: 'bob',
    callType: 1,
    roomID: 9,
    timeout: 30,
    userIDs: [],
    inCallUserIDs: [],
    groupID: '',
    userData: '',
  },
  'invited (to the group)': {
    type: 'invited',
    callID: 'call-2',
    inviteID: 'invite-2',
    self: 'me',
    inviter: 'bob',
    callType: 2,
    roomID: 9,
    timeout: 30,
    userIDs: ['me', 'cy'],
    inCallUserIDs: [],
    groupID: 'team',
    userData: '',
  },
  accepted: { type: 'accepted', ...invitation, invitee: 'bob', ofSwitch: false },
  'rejected (no)': {
    type: 'rejected',
    ...invitation,
    invitee: 'bob',
    ofSwitch: false,
    busy: false,
  },
  'rejected (busy)': {
    type: 'rejected',
    ...invitation,
    invitee: 'bob',
    ofSwitch: false,
    busy: true,
  },
  cancelled: { type: 'cancelled', ...invitation },
  'timed-out (own)': { type: 'timed-out', ...invitation, inviteeList: ['bob'], own: true },
  'timed-out (theirs)': { type: 'timed-out', ...invitation, inviteeList: ['bob'], own: false },
  'remote-hangup': { type: 'remote-hangup', from: 'bob' },
  'switch-requested (to voice)': {
    type: 'switch-requested',
    from: 'bob',
    inviteID: 'switch-2',
    to: 1,
    current: 2,
  },
  'switch-requested (to video)': {
    type: 'switch-requested',
    from: 'bob',
    inviteID: 'switch-2',
    to: 2,
    current: 1,
  },
  'switch-requested (by a stranger)': {
    type: 'switch-requested',
    from: 'eve',
    inviteID: 'switch-2',
    to: 1,
    current: 2,
  },
  'switch-sent': { type: 'switch-sent', ...call, inviteID: 'switch-1', callType: 2 },
  'switch-failed': { type: 'switch-failed', ...call, error },
  'switch accepted': { type: 'accepted', inviteID: 'switch-1', invitee: 'bob', ofSwitch: true },
  'switch rejected': {
    type: 'rejected',
    inviteID: 'switch-1',
    invitee: 'bob',
    ofSwitch: true,
    busy: false,
  },
  'switch rejected as busy': {
    type: 'rejected',
    inviteID: 'switch-1',
    invitee: 'bob',
    ofSwitch: false,
    busy: true,
  },
  'switch timed out': { type: 'timed-out', inviteID: 'switch-1', inviteeList: ['bob'], own: true },
  'switch cancelled': { type: 'cancelled', inviteID: 'switch-1' },
  'invite-sent': {
    type: 'invite-sent',
    ...call,
    ...invitation,
    to: ['bob'],
    groupID: '',
    callType: 2,
  },
  'invite-failed': { type: 'invite-failed', ...call, to: ['bob'], error },
  'accept-sent': { type: 'accept-sent', ...call },
  'accept-failed': { type: 'accept-failed', ...call, error },
  'media-checked (ready)': { type: 'media-checked', ...call, ready: true },
  'media-checked (not ready)': { type: 'media-checked', ...call, ready: false },
  captured: { type: 'captured', ...call, camera: true, cameraFailure: undefined },
  'captured (no camera)': { type: 'captured', ...call, camera: false, cameraFailure: error },
  'capture-failed': { type: 'capture-failed', ...call, error },
  joined: { type: 'joined', ...call },
  'join-failed': { type: 'join-failed', ...call, error },
  'publish-failed': { type: 'publish-failed', ...call, error },
  'device-set': { type: 'device-set', ...call, device: 'camera', on: false },
  'device-failed': { type: 'device-failed', ...call, device: 'camera', on: false, error },
  'peer-joined': { type: 'peer-joined', ...call, userID: 'bob' },
  'peer-left': { type: 'peer-left', ...call, userID: 'bob', lost: false },
  'peer-left (lost)': { type: 'peer-left', ...call, userID: 'bob', lost: true },
  'peer-joined (cy)': { type: 'peer-joined', ...call, userID: 'cy' },
  'peer-left (cy)': { type: 'peer-left', ...call, userID: 'cy', lost: false },
  'rejected by cy (no)': {
    type: 'rejected',
    inviteID: 'invite-1',
    invitee: 'cy',
    ofSwitch: false,
    busy: false,
  },
  'accepted by cy': { type: 'accepted', ...invitation, invitee: 'cy', ofSwitch: false },
  'timed-out for cy': { type: 'timed-out', ...invitation, inviteeList: ['cy'], own: false },
  'peer-media': { type: 'peer-media', ...call, userID: 'bob', audio: true, video: true },
  'network-quality': { type: 'network-quality', ...call, uplink: 2, downlink: 4 },
  reconnecting: { type: 'reconnecting', ...call },
  reconnected: { type: 'reconnected', ...call },
  'room-lost': { type: 'room-lost', ...call, error },
  'timer (ring)': { type: 'timer', ...call, timer: 'ring' },
  'timer (reconnect)': { type: 'timer', ...call, timer: 'reconnect' },
  'timer (connect)': { type: 'timer', ...call, timer: 'connect' },
} as const satisfies Record<string, CallInput>;

export type InputName = keyof typeof INPUTS;

export function play(inputs: readonly CallInput[], from: CallState = IDLE): CallState {
  return inputs.reduce((state, input, index) => transition(state, input, index * 1000)[0], from);
}

const DIAL = { ...INPUTS.dial, callID: 'call-1', peer: 'bob' } as const;
const RING = { ...INPUTS.invited, callID: 'call-1', inviteID: 'invite-1', inviter: 'bob' } as const;
const READY = INPUTS['media-checked (ready)'];
const OUT = [DIAL, READY, INPUTS['invite-sent'], INPUTS.captured, INPUTS.joined] as const;
const IN = [RING, INPUTS.accept, READY, INPUTS.captured, INPUTS.joined] as const;

const TEAM = {
  ...INPUTS['dial-group'],
  callID: 'call-1',
  userIDs: ['bob', 'cy'],
  groupID: 'team',
} as const;
const TEAM_OUT = [
  TEAM,
  READY,
  { ...INPUTS['invite-sent'], to: ['bob', 'cy'], groupID: 'team' },
  INPUTS.captured,
  INPUTS.joined,
] as const;
const TEAM_RING = {
  ...INPUTS['invited (to the group)'],
  callID: 'call-1',
  inviteID: 'invite-1',
} as const;

/** A call of each phase, and of the moments inside a phase in which it answers differently. */
export const STATES = {
  idle: IDLE,
  ended: play([RING, INPUTS['hang-up']]),
  preparing: play([DIAL]),
  'outgoing (invitation on its way)': play([DIAL, READY]),
  outgoing: play(OUT),
  'outgoing (zoe calls too)': play([
    { ...DIAL, peer: 'zoe' },
    READY,
    INPUTS['invite-sent'],
    { ...INPUTS.invited, inviter: 'zoe' },
  ]),
  incoming: play([RING]),
  accepting: play([RING, INPUTS.accept]),
  'accepting (answer on its way)': play(IN),
  'connecting (caller)': play([...OUT, INPUTS.accepted]),
  'connecting (callee)': play([...IN, INPUTS['accept-sent']]),
  'connected (caller)': play([...OUT, INPUTS['peer-joined'], INPUTS.accepted]),
  'connected (callee)': play([...IN, INPUTS['peer-joined'], INPUTS['accept-sent']]),
  'connected (reconnecting)': play([
    ...OUT,
    INPUTS['peer-joined'],
    INPUTS.accepted,
    INPUTS.reconnecting,
  ]),
  'connected (a switch is asked of bob)': play([
    ...OUT,
    INPUTS['peer-joined'],
    INPUTS.accepted,
    INPUTS['switch (to voice)'],
    INPUTS['switch-sent'],
  ]),
  'connected (bob asks for video)': play([
    { ...DIAL, callType: 1 },
    READY,
    INPUTS['invite-sent'],
    INPUTS['captured (no camera)'],
    INPUTS.joined,
    INPUTS['peer-joined'],
    INPUTS.accepted,
    { ...INPUTS['switch-requested (to video)'], inviteID: 'switch-1' },
  ]),
  'group preparing': play([TEAM]),
  'group outgoing': play(TEAM_OUT),
  'group incoming': play([TEAM_RING]),
  'group accepting (answer on its way)': play([TEAM_RING, ...IN.slice(1)]),
  'group connecting': play([...TEAM_OUT, INPUTS.accepted]),
  'group connected (cy rings)': play([...TEAM_OUT, INPUTS['peer-joined'], INPUTS.accepted]),
  'group connected (bob and cy)': play([
    ...TEAM_OUT,
    INPUTS['peer-joined'],
    INPUTS.accepted,
    INPUTS['peer-joined (cy)'],
    INPUTS['accepted by cy'],
  ]),
  'group connected (callee, bob called)': play([
    TEAM_RING,
    ...IN.slice(1),
    INPUTS['peer-joined'],
    INPUTS['accept-sent'],
  ]),
  'connected (before the answer)': play([...OUT, INPUTS['peer-joined']]),
} as const;

export type StateName = keyof typeof STATES;
