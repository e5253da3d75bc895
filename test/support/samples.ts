import type { DevicesCheck } from '../../src/core/device-check.js';
import type {
  AcceptingState,
  CallFacts,
  CallState,
  CallSummary,
  ConnectedState,
  ConnectingState,
  DeviceState,
  IncomingState,
  OutgoingState,
  Person,
  PreparingState,
  RemoteState,
} from '../../src/core/state.js';

export const ON: DeviceState = { on: true, pending: false, failure: undefined };
export const OFF: DeviceState = { on: false, pending: false, failure: undefined };

/** Somebody who is here, with picture and sound. */
export function remote(facts: Partial<RemoteState> = {}): RemoteState {
  return {
    userID: 'bob-lee',
    answered: true,
    present: true,
    ahead: false,
    audio: true,
    video: true,
    screen: false,
    ...facts,
  };
}

/** What a call with these others knows; the first of them is the peer. */
export function group(...remotes: readonly RemoteState[]): Partial<CallFacts> {
  const inviteeList = remotes.map(({ userID }) => userID);
  const invitation = {
    inviteID: 'invite-1',
    inviter: 'ann',
    inviteeList,
    accepted: true,
    failure: undefined,
  };
  return {
    peer: inviteeList[0] ?? 'bob-lee',
    group: { groupID: '', invitations: [invitation] },
    remotes,
  };
}

/** It has a tile for each person, once the view of group calls has been loaded. */
export function hasGrid(call: CallState): boolean {
  const isRunning = ['accepting', 'connecting', 'connected'].includes(call.phase);
  return isRunning && 'group' in call && call.group !== undefined;
}

/** Somebody who has not answered. */
export function ringing(userID: string): RemoteState {
  return {
    userID,
    answered: false,
    present: false,
    ahead: false,
    audio: undefined,
    video: undefined,
    screen: false,
  };
}

const FACTS: CallFacts = {
  callID: 'call-1',
  role: 'caller',
  self: 'ann',
  peer: 'bob-lee',
  type: 2,
  roomID: 4711,
  timeout: 30,
  microphone: ON,
  camera: ON,
  screen: OFF,
  group: undefined,
  remotes: [remote()],
  captured: true,
  switchRequest: undefined,
  room: 'joined',
};

export const preparing = (facts: Partial<CallFacts> = {}): PreparingState => ({
  ...FACTS,
  camera: OFF,
  microphone: OFF,
  captured: false,
  ...facts,
  phase: 'preparing',
});

export const outgoing = (facts: Partial<OutgoingState> = {}): OutgoingState => ({
  ...FACTS,
  rival: undefined,
  inviteID: 'invite-1',
  ...facts,
  phase: 'outgoing',
});

export const incoming = (facts: Partial<IncomingState> = {}): IncomingState => ({
  ...FACTS,
  role: 'callee',
  camera: OFF,
  microphone: OFF,
  captured: false,
  inviteID: 'invite-1',
  ...facts,
  phase: 'incoming',
});

export const accepting = (facts: Partial<AcceptingState> = {}): AcceptingState => ({
  ...FACTS,
  role: 'callee',
  inviteID: 'invite-1',
  late: false,
  ...facts,
  phase: 'accepting',
});

export const connecting = (facts: Partial<ConnectingState> = {}): ConnectingState => ({
  ...FACTS,
  inviteID: 'invite-1',
  ...facts,
  phase: 'connecting',
});

export const connected = (facts: Partial<ConnectedState> = {}): ConnectedState => ({
  ...FACTS,
  inviteID: 'invite-1',
  startedAt: 0,
  network: { uplink: 1, downlink: 1 },
  reconnecting: false,
  ...facts,
  phase: 'connected',
});

export const check = (facts: Partial<DevicesCheck> = {}): DevicesCheck => {
  const well = { ok: true, reason: '', hint: '' } as const;
  const device = { ...well, devices: [], label: 'Built-in' };
  return {
    ok: true,
    camera: device,
    microphone: { ...device, level: 12 },
    speaker: { ...well, devices: [], selectable: true },
    network: { ...well, services: [], browser: {} },
    ...facts,
  };
};

export const summary = (facts: Partial<CallSummary> = {}): CallSummary => ({
  callID: 'call-1',
  role: 'caller',
  peer: 'bob-lee',
  isGroup: false,
  groupID: '',
  type: 2,
  roomID: 4711,
  inviteID: 'invite-1',
  reason: 'remote-hangup',
  duration: 725,
  error: undefined,
  ...facts,
});

export const person = (facts: Partial<Person> = {}): Person => ({
  userID: 'bob-lee',
  nick: 'Bob Lee',
  avatar: '',
  remark: '',
  ...facts,
});

/** The address of a picture that is there. */
export const FACE =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="teal"/></svg>';

/** The address of something that is none. */
export const BROKEN = 'data:image/png;base64,AAAA';

/** A picture of one colour with something that moves; with its own clock, so that frames go on coming. */
export function paintedStream(colour: string, width = 320, height = 240): MediaStream {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d')!;
  let frame = 0;
  const paint = (): void => {
    frame += 1;
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'rgb(255 255 255 / 60%)';
    context.fillRect((frame * 4) % width, height * 0.4, width / 8, height / 5);
  };
  paint();
  setInterval(paint, 50);
  return canvas.captureStream(20);
}
