import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { IDLE, transition } from '../../src/core/call-machine.js';
import type { CallEffect, CallInput } from '../../src/core/call-protocol.js';
import type { CallState } from '../../src/core/state.js';
import { INPUTS, STATES, type InputName, type StateName } from './phases.js';

/**
 * What each input does in each state: the next phase (or, once it is over, the reason; `stays` when the
 * state is the same), then the effects, events with an exclamation mark. What is not listed must neither
 * change the state nor do anything.
 */
const TABLE: Record<InputName, Partial<Record<StateName, string>>> = {
  dial: {
    idle: 'preparing preload-media open-media check-media',
    ended: 'preparing preload-media open-media check-media',
  },
  'dial-group': {
    idle: 'preparing preload-media open-media check-media',
    ended: 'preparing preload-media open-media check-media',
  },
  'invite-more (dee)': {
    preparing: 'preparing group-call-invitee-list-update!',
    'outgoing (invitation on its way)':
      'outgoing invite start-timer group-call-invitee-list-update!',
    outgoing: 'outgoing invite start-timer group-call-invitee-list-update!',
    'outgoing (bob is in the room)': 'outgoing invite start-timer group-call-invitee-list-update!',
    'outgoing (zoe calls too)':
      'outgoing invite invite start-timer group-call-invitee-list-update!',
    'connecting (caller)': 'connecting invite start-timer group-call-invitee-list-update!',
    'connecting (callee)': 'connecting invite start-timer group-call-invitee-list-update!',
    'connected (caller)': 'connected invite start-timer group-call-invitee-list-update!',
    'connected (sharing)': 'connected invite start-timer group-call-invitee-list-update!',
    'connected (callee)': 'connected invite start-timer group-call-invitee-list-update!',
    'connected (reconnecting)': 'connected invite start-timer group-call-invitee-list-update!',
    'connected (a switch is asked of bob)':
      'connected invite start-timer group-call-invitee-list-update!',
    'connected (bob asks for video)':
      'connected invite start-timer group-call-invitee-list-update!',
    'group preparing': 'preparing group-call-invitee-list-update!',
    'group outgoing': 'outgoing invite start-timer group-call-invitee-list-update!',
    'group connecting': 'connecting invite start-timer group-call-invitee-list-update!',
    'group connected (cy rings)': 'connected invite start-timer group-call-invitee-list-update!',
    'group connected (bob and cy)': 'connected invite start-timer group-call-invitee-list-update!',
    'group connected (callee, bob called)':
      'connected invite start-timer group-call-invitee-list-update!',
    'connected (before the answer)': 'connected invite start-timer group-call-invitee-list-update!',
  },
  accept: {
    incoming: 'accepting open-media check-media',
    'group incoming': 'accepting open-media check-media',
  },
  'hang-up': {
    preparing: 'cancelled close-media stop-timers call-end!',
    'outgoing (invitation on its way)': 'cancelled close-media stop-timers call-end!',
    outgoing: 'cancelled close-media stop-timers cancel call-end!',
    'outgoing (bob is in the room)': 'cancelled close-media stop-timers cancel call-end!',
    'outgoing (zoe calls too)': 'cancelled close-media stop-timers cancel reject call-end!',
    incoming: 'declined close-media stop-timers reject call-end!',
    accepting: 'hangup close-media stop-timers reject call-end! hang-up!',
    'accepting (answer on its way)': 'hangup close-media stop-timers hangup call-end! hang-up!',
    'connecting (caller)': 'hangup close-media stop-timers hangup call-end! hang-up!',
    'connecting (callee)': 'hangup close-media stop-timers hangup call-end! hang-up!',
    'connected (caller)': 'hangup close-media stop-timers call-end! hang-up!',
    'connected (sharing)': 'hangup close-media stop-timers call-end! hang-up!',
    'connected (callee)': 'hangup close-media stop-timers call-end! hang-up!',
    'connected (reconnecting)': 'hangup close-media stop-timers hangup call-end! hang-up!',
    'connected (a switch is asked of bob)':
      'hangup close-media stop-timers withdraw call-end! hang-up!',
    'connected (bob asks for video)': 'hangup close-media stop-timers reject call-end! hang-up!',
    'group preparing': 'cancelled close-media stop-timers call-end!',
    'group outgoing': 'cancelled close-media stop-timers cancel call-end!',
    'group incoming': 'declined close-media stop-timers reject call-end!',
    'group accepting (answer on its way)': 'hangup close-media stop-timers call-end! hang-up!',
    'group connecting': 'hangup close-media stop-timers call-end! hang-up!',
    'group connected (cy rings)': 'hangup close-media stop-timers call-end! hang-up!',
    'group connected (bob and cy)': 'hangup close-media stop-timers call-end! hang-up!',
    'group connected (callee, bob called)': 'hangup close-media stop-timers call-end! hang-up!',
    'connected (before the answer)': 'hangup close-media stop-timers cancel call-end! hang-up!',
  },
  microphone: {
    preparing: 'preparing',
    'outgoing (invitation on its way)': 'outgoing',
    'outgoing (zoe calls too)': 'outgoing',
    accepting: 'accepting',
    'group preparing': 'preparing',
    outgoing: 'outgoing set-device',
    'outgoing (bob is in the room)': 'outgoing set-device',
    'accepting (answer on its way)': 'accepting set-device',
    'connecting (caller)': 'connecting set-device',
    'connecting (callee)': 'connecting set-device',
    'connected (caller)': 'connected set-device',
    'connected (sharing)': 'connected set-device',
    'connected (callee)': 'connected set-device',
    'connected (reconnecting)': 'connected set-device',
    'connected (a switch is asked of bob)': 'connected set-device',
    'connected (bob asks for video)': 'connected set-device',
    'group outgoing': 'outgoing set-device',
    'group accepting (answer on its way)': 'accepting set-device',
    'group connecting': 'connecting set-device',
    'group connected (cy rings)': 'connected set-device',
    'group connected (bob and cy)': 'connected set-device',
    'group connected (callee, bob called)': 'connected set-device',
    'connected (before the answer)': 'connected set-device',
  },
  camera: {
    preparing: 'preparing',
    'outgoing (invitation on its way)': 'outgoing',
    'outgoing (zoe calls too)': 'outgoing',
    accepting: 'accepting',
    'group preparing': 'preparing',
    outgoing: 'outgoing set-device',
    'outgoing (bob is in the room)': 'outgoing set-device',
    'accepting (answer on its way)': 'accepting set-device',
    'connecting (caller)': 'connecting set-device',
    'connecting (callee)': 'connecting set-device',
    'connected (caller)': 'connected set-device',
    'connected (sharing)': 'connected set-device',
    'connected (callee)': 'connected set-device',
    'connected (reconnecting)': 'connected set-device',
    'connected (a switch is asked of bob)': 'connected set-device',
    'group outgoing': 'outgoing set-device',
    'group accepting (answer on its way)': 'accepting set-device',
    'group connecting': 'connecting set-device',
    'group connected (cy rings)': 'connected set-device',
    'group connected (bob and cy)': 'connected set-device',
    'group connected (callee, bob called)': 'connected set-device',
    'connected (before the answer)': 'connected set-device',
  },
  'screen (on)': {
    'connected (caller)': 'connected set-device',
    'connected (callee)': 'connected set-device',
    'connected (reconnecting)': 'connected set-device',
    'connected (a switch is asked of bob)': 'connected set-device',
    'connected (bob asks for video)': 'connected set-device',
    'group connected (cy rings)': 'connected set-device',
    'group connected (bob and cy)': 'connected set-device',
    'group connected (callee, bob called)': 'connected set-device',
    'connected (before the answer)': 'connected set-device',
  },
  'screen (off)': {
    'connected (sharing)': 'connected set-device',
  },
  'switch (to voice)': {
    'outgoing (invitation on its way)': 'outgoing ask-switch',
    outgoing: 'outgoing ask-switch',
    'outgoing (bob is in the room)': 'outgoing ask-switch',
    'outgoing (zoe calls too)': 'outgoing ask-switch',
    incoming: 'incoming ask-switch',
    accepting: 'accepting ask-switch',
    'accepting (answer on its way)': 'accepting ask-switch',
    'connecting (caller)': 'connecting ask-switch',
    'connecting (callee)': 'connecting ask-switch',
    'connected (caller)': 'connected ask-switch',
    'connected (sharing)': 'connected ask-switch',
    'connected (callee)': 'connected ask-switch',
    'connected (reconnecting)': 'connected ask-switch',
    'connected (before the answer)': 'connected ask-switch',
  },
  'switch (to video)': {
    'connected (bob asks for video)': 'connected accept-switch set-device call-type-changed!',
  },
  'answer-switch (yes)': {
    'connected (bob asks for video)': 'connected accept-switch set-device call-type-changed!',
  },
  'answer-switch (no)': {
    'connected (bob asks for video)': 'connected reject',
  },
  dismiss: {
    ended: 'idle',
  },
  'logging-out': {
    preparing: 'logged-out close-media stop-timers call-end!',
    'outgoing (invitation on its way)': 'logged-out close-media stop-timers call-end!',
    outgoing: 'logged-out close-media stop-timers cancel call-end!',
    'outgoing (bob is in the room)': 'logged-out close-media stop-timers cancel call-end!',
    'outgoing (zoe calls too)': 'logged-out close-media stop-timers cancel reject call-end!',
    incoming: 'logged-out close-media stop-timers reject call-end!',
    accepting: 'logged-out close-media stop-timers reject call-end!',
    'accepting (answer on its way)': 'logged-out close-media stop-timers hangup call-end!',
    'connecting (caller)': 'logged-out close-media stop-timers hangup call-end!',
    'connecting (callee)': 'logged-out close-media stop-timers hangup call-end!',
    'connected (caller)': 'logged-out close-media stop-timers call-end!',
    'connected (sharing)': 'logged-out close-media stop-timers call-end!',
    'connected (callee)': 'logged-out close-media stop-timers call-end!',
    'connected (reconnecting)': 'logged-out close-media stop-timers hangup call-end!',
    'connected (a switch is asked of bob)': 'logged-out close-media stop-timers withdraw call-end!',
    'connected (bob asks for video)': 'logged-out close-media stop-timers reject call-end!',
    'group preparing': 'logged-out close-media stop-timers call-end!',
    'group outgoing': 'logged-out close-media stop-timers cancel call-end!',
    'group incoming': 'logged-out close-media stop-timers reject call-end!',
    'group accepting (answer on its way)': 'logged-out close-media stop-timers call-end!',
    'group connecting': 'logged-out close-media stop-timers call-end!',
    'group connected (cy rings)': 'logged-out close-media stop-timers call-end!',
    'group connected (bob and cy)': 'logged-out close-media stop-timers call-end!',
    'group connected (callee, bob called)': 'logged-out close-media stop-timers call-end!',
    'connected (before the answer)': 'logged-out close-media stop-timers cancel call-end!',
  },
  'kicked-out': {
    preparing: 'kicked-out close-media stop-timers call-end!',
    'outgoing (invitation on its way)': 'kicked-out close-media stop-timers call-end!',
    outgoing: 'kicked-out close-media stop-timers call-end!',
    'outgoing (bob is in the room)': 'kicked-out close-media stop-timers call-end!',
    'outgoing (zoe calls too)': 'kicked-out close-media stop-timers call-end!',
    incoming: 'kicked-out close-media stop-timers call-end!',
    accepting: 'kicked-out close-media stop-timers call-end!',
    'accepting (answer on its way)': 'kicked-out close-media stop-timers call-end!',
    'connecting (caller)': 'kicked-out close-media stop-timers call-end!',
    'connecting (callee)': 'kicked-out close-media stop-timers call-end!',
    'connected (caller)': 'kicked-out close-media stop-timers call-end!',
    'connected (sharing)': 'kicked-out close-media stop-timers call-end!',
    'connected (callee)': 'kicked-out close-media stop-timers call-end!',
    'connected (reconnecting)': 'kicked-out close-media stop-timers call-end!',
    'connected (a switch is asked of bob)': 'kicked-out close-media stop-timers call-end!',
    'connected (bob asks for video)': 'kicked-out close-media stop-timers call-end!',
    'group preparing': 'kicked-out close-media stop-timers call-end!',
    'group outgoing': 'kicked-out close-media stop-timers call-end!',
    'group incoming': 'kicked-out close-media stop-timers call-end!',
    'group accepting (answer on its way)': 'kicked-out close-media stop-timers call-end!',
    'group connecting': 'kicked-out close-media stop-timers call-end!',
    'group connected (cy rings)': 'kicked-out close-media stop-timers call-end!',
    'group connected (bob and cy)': 'kicked-out close-media stop-timers call-end!',
    'group connected (callee, bob called)': 'kicked-out close-media stop-timers call-end!',
    'connected (before the answer)': 'kicked-out close-media stop-timers call-end!',
  },
  invited: {
    idle: 'incoming preload-media start-timer invited!',
    ended: 'incoming preload-media start-timer invited!',
    preparing: 'stays reject',
    'outgoing (invitation on its way)': 'stays reject',
    outgoing: 'stays reject',
    'outgoing (bob is in the room)': 'stays reject',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'stays reject',
    accepting: 'stays reject',
    'accepting (answer on its way)': 'stays reject',
    'connecting (caller)': 'stays reject',
    'connecting (callee)': 'stays reject',
    'connected (caller)': 'stays reject',
    'connected (sharing)': 'stays reject',
    'connected (callee)': 'stays reject',
    'connected (reconnecting)': 'stays reject',
    'connected (a switch is asked of bob)': 'stays reject',
    'connected (bob asks for video)': 'stays reject',
    'connected (before the answer)': 'stays reject',
  },
  'invited (by bob)': {
    idle: 'incoming preload-media start-timer invited!',
    ended: 'incoming preload-media start-timer invited!',
    preparing: 'accepting close-media stop-timers call-end! open-media check-media',
    'outgoing (invitation on its way)': 'outgoing',
    outgoing: 'accepting close-media stop-timers call-end! open-media check-media',
    'outgoing (bob is in the room)':
      'accepting close-media stop-timers call-end! open-media check-media',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'stays reject',
    accepting: 'stays reject',
    'accepting (answer on its way)': 'stays reject',
    'connecting (caller)': 'stays reject',
    'connecting (callee)': 'stays reject',
    'connected (caller)': 'stays reject',
    'connected (sharing)': 'stays reject',
    'connected (callee)': 'stays reject',
    'connected (reconnecting)': 'stays reject',
    'connected (a switch is asked of bob)': 'stays reject',
    'connected (bob asks for video)': 'stays reject',
    'connected (before the answer)': 'stays reject',
  },
  'invited (to the group)': {
    idle: 'incoming preload-media start-timer invited!',
    ended: 'incoming preload-media start-timer invited!',
    preparing: 'stays reject',
    'outgoing (invitation on its way)': 'stays reject',
    outgoing: 'stays reject',
    'outgoing (bob is in the room)': 'stays reject',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'stays reject',
    accepting: 'stays reject',
    'accepting (answer on its way)': 'stays reject',
    'connecting (caller)': 'stays reject',
    'connecting (callee)': 'stays reject',
    'connected (caller)': 'stays reject',
    'connected (sharing)': 'stays reject',
    'connected (callee)': 'stays reject',
    'connected (reconnecting)': 'stays reject',
    'connected (a switch is asked of bob)': 'stays reject',
    'connected (bob asks for video)': 'stays reject',
    'connected (before the answer)': 'stays reject',
  },
  accepted: {
    'outgoing (invitation on its way)': 'connecting user-accept!',
    outgoing: 'connecting user-accept! publish start-timer',
    'outgoing (bob is in the room)': 'connected user-accept! user-enter! publish',
    'group outgoing': 'connecting user-accept! publish start-timer group-call-invitee-list-update!',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (bob and cy)': 'connected',
    'connected (before the answer)': 'connected user-accept!',
  },
  'rejected (no)': {
    'outgoing (invitation on its way)': 'rejected close-media stop-timers reject! call-end!',
    outgoing: 'rejected close-media stop-timers reject! call-end!',
    'outgoing (bob is in the room)': 'rejected close-media stop-timers reject! call-end!',
    'group outgoing': 'outgoing reject! group-call-invitee-list-update!',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (bob and cy)': 'connected',
    'connected (before the answer)': 'rejected close-media stop-timers reject! call-end!',
  },
  'rejected (busy)': {
    'outgoing (invitation on its way)': 'busy close-media stop-timers line-busy! call-end!',
    outgoing: 'busy close-media stop-timers line-busy! call-end!',
    'outgoing (bob is in the room)': 'busy close-media stop-timers line-busy! call-end!',
    'group outgoing': 'outgoing line-busy! group-call-invitee-list-update!',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (bob and cy)': 'connected',
    'connected (before the answer)': 'busy close-media stop-timers line-busy! call-end!',
  },
  cancelled: {
    incoming: 'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    accepting: 'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    'accepting (answer on its way)':
      'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    'connecting (callee)': 'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    'connected (callee)': 'remote-hangup close-media stop-timers user-leave! call-end!',
    'group incoming': 'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    'group accepting (answer on its way)':
      'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    'group connected (callee, bob called)': 'connected group-call-invitee-list-update!',
  },
  'timed-out (own)': {
    outgoing: 'offline close-media stop-timers no-resp! call-end!',
    'outgoing (bob is in the room)': 'offline close-media stop-timers no-resp! call-end!',
    'outgoing (zoe calls too)': 'offline close-media stop-timers reject no-resp! call-end!',
    incoming: 'no-answer close-media stop-timers calling-timeout! call-end!',
    accepting: 'no-answer close-media stop-timers calling-timeout! call-end!',
    'group outgoing': 'outgoing no-resp! group-call-invitee-list-update!',
  },
  'timed-out (theirs)': {
    outgoing: 'no-answer close-media stop-timers calling-timeout! call-end!',
    'outgoing (bob is in the room)': 'no-answer close-media stop-timers calling-timeout! call-end!',
    'outgoing (zoe calls too)':
      'no-answer close-media stop-timers reject calling-timeout! call-end!',
    incoming: 'no-answer close-media stop-timers calling-timeout! call-end!',
    accepting: 'no-answer close-media stop-timers calling-timeout! call-end!',
    'group outgoing': 'outgoing calling-timeout! group-call-invitee-list-update!',
  },
  'remote-hangup': {
    incoming: 'remote-cancelled close-media stop-timers calling-cancel! call-end!',
    accepting: 'remote-hangup close-media stop-timers call-end!',
    'accepting (answer on its way)': 'remote-hangup close-media stop-timers call-end!',
    'connecting (caller)': 'remote-hangup close-media stop-timers call-end!',
    'connecting (callee)': 'remote-hangup close-media stop-timers call-end!',
    'connected (caller)': 'remote-hangup close-media stop-timers user-leave! call-end!',
    'connected (sharing)': 'remote-hangup close-media stop-timers user-leave! call-end!',
    'connected (callee)': 'remote-hangup close-media stop-timers user-leave! call-end!',
    'connected (reconnecting)': 'remote-hangup close-media stop-timers user-leave! call-end!',
    'connected (a switch is asked of bob)':
      'remote-hangup close-media stop-timers withdraw user-leave! call-end!',
    'connected (bob asks for video)':
      'remote-hangup close-media stop-timers reject user-leave! call-end!',
    'group accepting (answer on its way)': 'accepting',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected user-leave!',
    'group connected (bob and cy)': 'connected user-leave!',
    'group connected (callee, bob called)':
      'remote-hangup close-media stop-timers user-leave! call-end!',
    'connected (before the answer)': 'remote-hangup close-media stop-timers user-leave! call-end!',
  },
  'switch-requested (to voice)': {
    idle: 'stays reject',
    ended: 'stays reject',
    preparing: 'stays reject',
    'outgoing (invitation on its way)': 'outgoing accept-switch call-type-changed!',
    outgoing: 'outgoing accept-switch set-device call-type-changed!',
    'outgoing (bob is in the room)': 'outgoing accept-switch set-device call-type-changed!',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'incoming accept-switch call-type-changed!',
    accepting: 'accepting accept-switch call-type-changed!',
    'accepting (answer on its way)': 'accepting accept-switch set-device call-type-changed!',
    'connecting (caller)': 'connecting accept-switch set-device call-type-changed!',
    'connecting (callee)': 'connecting accept-switch set-device call-type-changed!',
    'connected (caller)': 'connected accept-switch set-device call-type-changed!',
    'connected (sharing)': 'connected accept-switch set-device call-type-changed!',
    'connected (callee)': 'connected accept-switch set-device call-type-changed!',
    'connected (reconnecting)': 'connected accept-switch set-device call-type-changed!',
    'connected (a switch is asked of bob)': 'connected accept-switch set-device call-type-changed!',
    'connected (bob asks for video)': 'stays reject',
    'group preparing': 'stays reject',
    'group outgoing': 'stays reject',
    'group incoming': 'stays reject',
    'group accepting (answer on its way)': 'stays reject',
    'group connecting': 'stays reject',
    'group connected (cy rings)': 'stays reject',
    'group connected (bob and cy)': 'stays reject',
    'group connected (callee, bob called)': 'stays reject',
    'connected (before the answer)': 'connected accept-switch set-device call-type-changed!',
  },
  'switch-requested (to video)': {
    idle: 'stays reject',
    ended: 'stays reject',
    preparing: 'stays reject',
    'outgoing (invitation on its way)': 'outgoing accept-switch',
    outgoing: 'outgoing accept-switch',
    'outgoing (bob is in the room)': 'outgoing accept-switch',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'incoming accept-switch',
    accepting: 'accepting accept-switch',
    'accepting (answer on its way)': 'accepting accept-switch',
    'connecting (caller)': 'connecting accept-switch',
    'connecting (callee)': 'connecting accept-switch',
    'connected (caller)': 'connected accept-switch',
    'connected (sharing)': 'connected accept-switch',
    'connected (callee)': 'connected accept-switch',
    'connected (reconnecting)': 'connected accept-switch',
    'connected (a switch is asked of bob)': 'stays reject',
    'group preparing': 'stays reject',
    'group outgoing': 'stays reject',
    'group incoming': 'stays reject',
    'group accepting (answer on its way)': 'stays reject',
    'group connecting': 'stays reject',
    'group connected (cy rings)': 'stays reject',
    'group connected (bob and cy)': 'stays reject',
    'group connected (callee, bob called)': 'stays reject',
    'connected (before the answer)': 'connected accept-switch',
  },
  'switch-requested (by a stranger)': {
    idle: 'stays reject',
    ended: 'stays reject',
    preparing: 'stays reject',
    'outgoing (invitation on its way)': 'stays reject',
    outgoing: 'stays reject',
    'outgoing (bob is in the room)': 'stays reject',
    'outgoing (zoe calls too)': 'stays reject',
    incoming: 'stays reject',
    accepting: 'stays reject',
    'accepting (answer on its way)': 'stays reject',
    'connecting (caller)': 'stays reject',
    'connecting (callee)': 'stays reject',
    'connected (caller)': 'stays reject',
    'connected (sharing)': 'stays reject',
    'connected (callee)': 'stays reject',
    'connected (reconnecting)': 'stays reject',
    'connected (a switch is asked of bob)': 'stays reject',
    'connected (bob asks for video)': 'stays reject',
    'group preparing': 'stays reject',
    'group outgoing': 'stays reject',
    'group incoming': 'stays reject',
    'group accepting (answer on its way)': 'stays reject',
    'group connecting': 'stays reject',
    'group connected (cy rings)': 'stays reject',
    'group connected (bob and cy)': 'stays reject',
    'group connected (callee, bob called)': 'stays reject',
    'connected (before the answer)': 'stays reject',
  },
  'switch-sent': {
    idle: 'stays withdraw',
    ended: 'stays withdraw',
  },
  'switch-failed': {
    'connected (a switch is asked of bob)': 'connected error!',
  },
  'switch accepted': {
    'connected (a switch is asked of bob)': 'connected set-device call-type-changed!',
  },
  'switch rejected': {
    'connected (a switch is asked of bob)': 'connected error!',
  },
  'switch rejected as busy': {
    'outgoing (invitation on its way)': 'busy close-media stop-timers line-busy! call-end!',
    'connected (a switch is asked of bob)': 'connected error!',
  },
  'switch timed out': {
    'connected (a switch is asked of bob)': 'connected error!',
    'connected (bob asks for video)': 'connected',
  },
  'switch cancelled': {
    'connected (a switch is asked of bob)': 'connected error!',
    'connected (bob asks for video)': 'connected',
  },
  'invite-sent': {
    idle: 'stays cancel',
    ended: 'stays cancel',
    'outgoing (invitation on its way)': 'outgoing',
  },
  'invite-failed': {
    'outgoing (invitation on its way)': 'error close-media stop-timers error! call-end!',
    outgoing: 'error close-media stop-timers cancel error! call-end!',
    'outgoing (bob is in the room)': 'error close-media stop-timers cancel error! call-end!',
    'outgoing (zoe calls too)':
      'accepting close-media stop-timers call-end! open-media check-media',
  },
  'accept-sent': {
    accepting: 'connecting',
    'accepting (answer on its way)': 'connecting start-timer',
    'group accepting (answer on its way)': 'connecting start-timer',
  },
  'accept-failed': {
    accepting: 'error close-media stop-timers reject error! call-end!',
    'accepting (answer on its way)': 'error close-media stop-timers hangup error! call-end!',
    'group accepting (answer on its way)': 'error close-media stop-timers error! call-end!',
  },
  'media-checked (ready)': {
    preparing: 'outgoing invite start-timer capture join',
    accepting: 'accepting capture start-timer join',
    'group preparing': 'outgoing invite start-timer capture join',
  },
  'media-checked (not ready)': {
    preparing: 'stays capture',
    accepting: 'stays capture',
    'group preparing': 'stays capture',
  },
  captured: {
    preparing: 'outgoing invite start-timer join',
    'outgoing (invitation on its way)': 'outgoing',
    'outgoing (zoe calls too)': 'outgoing',
    accepting: 'accepting join',
    'group preparing': 'outgoing invite start-timer join',
  },
  'captured (no camera)': {
    preparing: 'outgoing invite start-timer error! join',
    'outgoing (invitation on its way)': 'outgoing error!',
    'outgoing (zoe calls too)': 'outgoing error!',
    accepting: 'accepting error! join',
    'group preparing': 'outgoing invite start-timer error! join',
  },
  'capture-failed': {
    preparing: 'error close-media stop-timers error! call-end!',
    'outgoing (invitation on its way)': 'error close-media stop-timers error! call-end!',
    outgoing: 'error close-media stop-timers cancel error! call-end!',
    'outgoing (bob is in the room)': 'error close-media stop-timers cancel error! call-end!',
    'outgoing (zoe calls too)': 'error close-media stop-timers cancel reject error! call-end!',
    incoming: 'error close-media stop-timers reject error! call-end!',
    accepting: 'incoming close-media error!',
    'accepting (answer on its way)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connected (sharing)': 'error close-media stop-timers hangup error! call-end!',
    'connected (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (reconnecting)': 'error close-media stop-timers hangup error! call-end!',
    'connected (a switch is asked of bob)':
      'error close-media stop-timers hangup withdraw error! call-end!',
    'connected (bob asks for video)':
      'error close-media stop-timers hangup reject error! call-end!',
    'group preparing': 'error close-media stop-timers error! call-end!',
    'group outgoing': 'error close-media stop-timers cancel error! call-end!',
    'group incoming': 'error close-media stop-timers reject error! call-end!',
    'group accepting (answer on its way)': 'error close-media stop-timers error! call-end!',
    'group connecting': 'error close-media stop-timers error! call-end!',
    'group connected (cy rings)': 'error close-media stop-timers error! call-end!',
    'group connected (bob and cy)': 'error close-media stop-timers error! call-end!',
    'group connected (callee, bob called)': 'error close-media stop-timers error! call-end!',
    'connected (before the answer)': 'error close-media stop-timers hangup error! call-end!',
  },
  joined: {
    'outgoing (invitation on its way)': 'outgoing connect',
    'outgoing (zoe calls too)': 'outgoing connect',
  },
  'join-failed': {
    preparing: 'error close-media stop-timers error! call-end!',
    'outgoing (invitation on its way)': 'error close-media stop-timers error! call-end!',
    outgoing: 'error close-media stop-timers cancel error! call-end!',
    'outgoing (bob is in the room)': 'error close-media stop-timers cancel error! call-end!',
    'outgoing (zoe calls too)': 'error close-media stop-timers cancel reject error! call-end!',
    incoming: 'error close-media stop-timers reject error! call-end!',
    accepting: 'error close-media stop-timers reject error! call-end!',
    'accepting (answer on its way)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connected (sharing)': 'error close-media stop-timers hangup error! call-end!',
    'connected (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (reconnecting)': 'error close-media stop-timers hangup error! call-end!',
    'connected (a switch is asked of bob)':
      'error close-media stop-timers hangup withdraw error! call-end!',
    'connected (bob asks for video)':
      'error close-media stop-timers hangup reject error! call-end!',
    'group preparing': 'error close-media stop-timers error! call-end!',
    'group outgoing': 'error close-media stop-timers cancel error! call-end!',
    'group incoming': 'error close-media stop-timers reject error! call-end!',
    'group accepting (answer on its way)': 'error close-media stop-timers error! call-end!',
    'group connecting': 'error close-media stop-timers error! call-end!',
    'group connected (cy rings)': 'error close-media stop-timers error! call-end!',
    'group connected (bob and cy)': 'error close-media stop-timers error! call-end!',
    'group connected (callee, bob called)': 'error close-media stop-timers error! call-end!',
    'connected (before the answer)': 'error close-media stop-timers hangup error! call-end!',
  },
  'publish-failed': {
    preparing: 'error close-media stop-timers error! call-end!',
    'outgoing (invitation on its way)': 'error close-media stop-timers error! call-end!',
    outgoing: 'error close-media stop-timers cancel error! call-end!',
    'outgoing (bob is in the room)': 'error close-media stop-timers cancel error! call-end!',
    'outgoing (zoe calls too)': 'error close-media stop-timers cancel reject error! call-end!',
    incoming: 'error close-media stop-timers reject error! call-end!',
    accepting: 'error close-media stop-timers reject error! call-end!',
    'accepting (answer on its way)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connecting (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (caller)': 'error close-media stop-timers hangup error! call-end!',
    'connected (sharing)': 'error close-media stop-timers hangup error! call-end!',
    'connected (callee)': 'error close-media stop-timers hangup error! call-end!',
    'connected (reconnecting)': 'error close-media stop-timers hangup error! call-end!',
    'connected (a switch is asked of bob)':
      'error close-media stop-timers hangup withdraw error! call-end!',
    'connected (bob asks for video)':
      'error close-media stop-timers hangup reject error! call-end!',
    'group preparing': 'error close-media stop-timers error! call-end!',
    'group outgoing': 'error close-media stop-timers cancel error! call-end!',
    'group incoming': 'error close-media stop-timers reject error! call-end!',
    'group accepting (answer on its way)': 'error close-media stop-timers error! call-end!',
    'group connecting': 'error close-media stop-timers error! call-end!',
    'group connected (cy rings)': 'error close-media stop-timers error! call-end!',
    'group connected (bob and cy)': 'error close-media stop-timers error! call-end!',
    'group connected (callee, bob called)': 'error close-media stop-timers error! call-end!',
    'connected (before the answer)': 'error close-media stop-timers hangup error! call-end!',
  },
  'device-set': {
    outgoing: 'outgoing',
    'outgoing (bob is in the room)': 'outgoing',
    'accepting (answer on its way)': 'accepting',
    'connecting (caller)': 'connecting',
    'connecting (callee)': 'connecting',
    'connected (caller)': 'connected',
    'connected (sharing)': 'connected',
    'connected (callee)': 'connected',
    'connected (reconnecting)': 'connected',
    'connected (a switch is asked of bob)': 'connected',
    'connected (bob asks for video)': 'connected',
    'group outgoing': 'outgoing',
    'group accepting (answer on its way)': 'accepting',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (bob and cy)': 'connected',
    'group connected (callee, bob called)': 'connected',
    'connected (before the answer)': 'connected',
  },
  'device-failed': {
    outgoing: 'outgoing error!',
    'outgoing (bob is in the room)': 'outgoing error!',
    'accepting (answer on its way)': 'accepting error!',
    'connecting (caller)': 'connecting error!',
    'connecting (callee)': 'connecting error!',
    'connected (caller)': 'connected error!',
    'connected (sharing)': 'connected error!',
    'connected (callee)': 'connected error!',
    'connected (reconnecting)': 'connected error!',
    'connected (a switch is asked of bob)': 'connected error!',
    'connected (bob asks for video)': 'connected error!',
    'group outgoing': 'outgoing error!',
    'group accepting (answer on its way)': 'accepting error!',
    'group connecting': 'connecting error!',
    'group connected (cy rings)': 'connected error!',
    'group connected (bob and cy)': 'connected error!',
    'group connected (callee, bob called)': 'connected error!',
    'connected (before the answer)': 'connected error!',
  },
  'peer-joined': {
    'outgoing (invitation on its way)': 'outgoing',
    outgoing: 'outgoing',
    'accepting (answer on its way)': 'accepting user-enter!',
    'connecting (caller)': 'connected user-enter!',
    'connecting (callee)': 'connected user-enter!',
    'group outgoing': 'outgoing',
    'group accepting (answer on its way)': 'accepting user-enter!',
    'group connecting': 'connected user-enter!',
  },
  'peer-left': {
    'outgoing (bob is in the room)': 'outgoing',
    'connected (caller)': 'remote-hangup close-media stop-timers hangup user-leave! call-end!',
    'connected (sharing)': 'remote-hangup close-media stop-timers hangup user-leave! call-end!',
    'connected (callee)': 'remote-hangup close-media stop-timers hangup user-leave! call-end!',
    'connected (reconnecting)':
      'remote-hangup close-media stop-timers hangup user-leave! call-end!',
    'connected (a switch is asked of bob)':
      'remote-hangup close-media stop-timers hangup withdraw user-leave! call-end!',
    'connected (bob asks for video)':
      'remote-hangup close-media stop-timers hangup reject user-leave! call-end!',
    'group connected (cy rings)': 'connected user-leave!',
    'group connected (bob and cy)': 'connected user-leave!',
    'group connected (callee, bob called)':
      'remote-hangup close-media stop-timers hangup user-leave! call-end!',
    'connected (before the answer)':
      'remote-hangup close-media stop-timers hangup user-leave! call-end!',
  },
  'peer-left (lost)': {
    'outgoing (bob is in the room)': 'outgoing',
    'connected (caller)': 'connection-lost close-media stop-timers hangup user-leave! call-end!',
    'connected (sharing)': 'connection-lost close-media stop-timers hangup user-leave! call-end!',
    'connected (callee)': 'connection-lost close-media stop-timers hangup user-leave! call-end!',
    'connected (reconnecting)':
      'connection-lost close-media stop-timers hangup user-leave! call-end!',
    'connected (a switch is asked of bob)':
      'connection-lost close-media stop-timers hangup withdraw user-leave! call-end!',
    'connected (bob asks for video)':
      'connection-lost close-media stop-timers hangup reject user-leave! call-end!',
    'group connected (cy rings)': 'connected user-leave!',
    'group connected (bob and cy)': 'connected user-leave!',
    'group connected (callee, bob called)':
      'connection-lost close-media stop-timers hangup user-leave! call-end!',
    'connected (before the answer)':
      'connection-lost close-media stop-timers hangup user-leave! call-end!',
  },
  'peer-joined (cy)': {
    'accepting (answer on its way)': 'accepting user-enter!',
    'connecting (caller)': 'connected user-enter!',
    'connecting (callee)': 'connected user-enter!',
    'connected (caller)': 'connected user-enter!',
    'connected (sharing)': 'connected user-enter!',
    'connected (callee)': 'connected user-enter!',
    'connected (reconnecting)': 'connected user-enter!',
    'connected (a switch is asked of bob)': 'connected user-enter!',
    'connected (bob asks for video)': 'connected user-enter!',
    'group outgoing': 'outgoing',
    'group accepting (answer on its way)': 'accepting user-enter! group-call-invitee-list-update!',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (callee, bob called)': 'connected user-enter! group-call-invitee-list-update!',
    'connected (before the answer)': 'connected user-enter!',
  },
  'peer-left (cy)': {
    'group connected (bob and cy)': 'connected user-leave!',
  },
  'rejected by cy (no)': {
    'group outgoing': 'outgoing reject! group-call-invitee-list-update!',
    'group incoming': 'incoming reject! group-call-invitee-list-update!',
    'group accepting (answer on its way)': 'accepting reject! group-call-invitee-list-update!',
    'group connecting': 'connecting reject! group-call-invitee-list-update!',
    'group connected (cy rings)': 'connected reject! group-call-invitee-list-update!',
    'group connected (bob and cy)': 'connected',
    'group connected (callee, bob called)': 'connected reject! group-call-invitee-list-update!',
  },
  'accepted by cy': {
    'group outgoing': 'connecting user-accept! publish start-timer group-call-invitee-list-update!',
    'group incoming': 'incoming user-accept! group-call-invitee-list-update!',
    'group accepting (answer on its way)': 'accepting user-accept! group-call-invitee-list-update!',
    'group connecting': 'connecting user-accept! start-timer group-call-invitee-list-update!',
    'group connected (cy rings)':
      'connected user-accept! start-timer group-call-invitee-list-update!',
    'group connected (bob and cy)': 'connected',
    'group connected (callee, bob called)':
      'connected user-accept! start-timer group-call-invitee-list-update!',
  },
  'timed-out for cy': {
    outgoing: 'no-answer close-media stop-timers calling-timeout! call-end!',
    'outgoing (bob is in the room)': 'no-answer close-media stop-timers calling-timeout! call-end!',
    'outgoing (zoe calls too)':
      'no-answer close-media stop-timers reject calling-timeout! call-end!',
    incoming: 'no-answer close-media stop-timers calling-timeout! call-end!',
    accepting: 'no-answer close-media stop-timers calling-timeout! call-end!',
    'group outgoing': 'outgoing calling-timeout! group-call-invitee-list-update!',
    'group incoming': 'incoming calling-timeout! group-call-invitee-list-update!',
    'group accepting (answer on its way)':
      'accepting calling-timeout! group-call-invitee-list-update!',
    'group connecting': 'connecting calling-timeout! group-call-invitee-list-update!',
    'group connected (cy rings)': 'connected calling-timeout! group-call-invitee-list-update!',
    'group connected (callee, bob called)':
      'connected calling-timeout! group-call-invitee-list-update!',
  },
  'peer-media': {
    'outgoing (invitation on its way)': 'outgoing user-video-available! user-audio-available!',
    outgoing: 'outgoing user-video-available! user-audio-available!',
    'outgoing (bob is in the room)':
      'connected user-enter! user-video-available! user-audio-available! publish',
    'accepting (answer on its way)': 'accepting user-video-available! user-audio-available!',
    'connecting (caller)': 'connecting user-video-available! user-audio-available!',
    'connecting (callee)': 'connecting user-video-available! user-audio-available!',
    'connected (caller)': 'connected user-video-available! user-audio-available!',
    'connected (sharing)': 'connected user-video-available! user-audio-available!',
    'connected (callee)': 'connected user-video-available! user-audio-available!',
    'connected (reconnecting)': 'connected user-video-available! user-audio-available!',
    'connected (a switch is asked of bob)': 'connected user-video-available! user-audio-available!',
    'connected (bob asks for video)': 'connected user-video-available! user-audio-available!',
    'group outgoing': 'outgoing user-video-available! user-audio-available!',
    'group accepting (answer on its way)': 'accepting user-video-available! user-audio-available!',
    'group connecting': 'connecting user-video-available! user-audio-available!',
    'group connected (cy rings)': 'connected user-video-available! user-audio-available!',
    'group connected (bob and cy)': 'connected user-video-available! user-audio-available!',
    'group connected (callee, bob called)': 'connected user-video-available! user-audio-available!',
  },
  'screen is on': {
    outgoing: 'outgoing',
    'outgoing (bob is in the room)': 'outgoing',
    'accepting (answer on its way)': 'accepting',
    'connecting (caller)': 'connecting',
    'connecting (callee)': 'connecting',
    'connected (caller)': 'connected',
    'connected (sharing)': 'connected',
    'connected (callee)': 'connected',
    'connected (reconnecting)': 'connected',
    'connected (a switch is asked of bob)': 'connected',
    'connected (bob asks for video)': 'connected',
    'group outgoing': 'outgoing',
    'group accepting (answer on its way)': 'accepting',
    'group connecting': 'connecting',
    'group connected (cy rings)': 'connected',
    'group connected (bob and cy)': 'connected',
    'group connected (callee, bob called)': 'connected',
    'connected (before the answer)': 'connected',
  },
  'screen failed': {
    outgoing: 'outgoing error!',
    'outgoing (bob is in the room)': 'outgoing error!',
    'accepting (answer on its way)': 'accepting error!',
    'connecting (caller)': 'connecting error!',
    'connecting (callee)': 'connecting error!',
    'connected (caller)': 'connected error!',
    'connected (sharing)': 'connected error!',
    'connected (callee)': 'connected error!',
    'connected (reconnecting)': 'connected error!',
    'connected (a switch is asked of bob)': 'connected error!',
    'connected (bob asks for video)': 'connected error!',
    'group outgoing': 'outgoing error!',
    'group accepting (answer on its way)': 'accepting error!',
    'group connecting': 'connecting error!',
    'group connected (cy rings)': 'connected error!',
    'group connected (bob and cy)': 'connected error!',
    'group connected (callee, bob called)': 'connected error!',
    'connected (before the answer)': 'connected error!',
  },
  'peer-screen': {
    'outgoing (invitation on its way)': 'outgoing user-screen-available!',
    outgoing: 'outgoing user-screen-available!',
    'outgoing (bob is in the room)': 'outgoing user-screen-available!',
    'accepting (answer on its way)': 'accepting user-screen-available!',
    'connecting (caller)': 'connecting user-screen-available!',
    'connecting (callee)': 'connecting user-screen-available!',
    'connected (caller)': 'connected user-screen-available!',
    'connected (sharing)': 'connected user-screen-available!',
    'connected (callee)': 'connected user-screen-available!',
    'connected (reconnecting)': 'connected user-screen-available!',
    'connected (a switch is asked of bob)': 'connected user-screen-available!',
    'connected (bob asks for video)': 'connected user-screen-available!',
    'group outgoing': 'outgoing user-screen-available!',
    'group accepting (answer on its way)': 'accepting user-screen-available!',
    'group connecting': 'connecting user-screen-available!',
    'group connected (cy rings)': 'connected user-screen-available!',
    'group connected (bob and cy)': 'connected user-screen-available!',
    'group connected (callee, bob called)': 'connected user-screen-available!',
    'connected (before the answer)': 'connected user-screen-available!',
  },
  'network-quality': {
    'connected (caller)': 'connected network-quality!',
    'connected (sharing)': 'connected network-quality!',
    'connected (callee)': 'connected network-quality!',
    'connected (reconnecting)': 'connected network-quality!',
    'connected (a switch is asked of bob)': 'connected network-quality!',
    'connected (bob asks for video)': 'connected network-quality!',
    'group connected (cy rings)': 'connected network-quality!',
    'group connected (bob and cy)': 'connected network-quality!',
    'group connected (callee, bob called)': 'connected network-quality!',
    'connected (before the answer)': 'connected network-quality!',
  },
  reconnecting: {
    'connected (caller)': 'connected start-timer',
    'connected (sharing)': 'connected start-timer',
    'connected (callee)': 'connected start-timer',
    'connected (a switch is asked of bob)': 'connected start-timer',
    'connected (bob asks for video)': 'connected start-timer',
    'group connected (cy rings)': 'connected start-timer',
    'group connected (bob and cy)': 'connected start-timer',
    'group connected (callee, bob called)': 'connected start-timer',
    'connected (before the answer)': 'connected start-timer',
  },
  reconnected: {
    'connected (reconnecting)': 'connected stop-timer',
  },
  'room-lost': {
    preparing: 'connection-lost close-media stop-timers error! call-end!',
    'outgoing (invitation on its way)': 'connection-lost close-media stop-timers error! call-end!',
    outgoing: 'connection-lost close-media stop-timers cancel error! call-end!',
    'outgoing (bob is in the room)':
      'connection-lost close-media stop-timers cancel error! call-end!',
    'outgoing (zoe calls too)':
      'connection-lost close-media stop-timers cancel reject error! call-end!',
    incoming: 'connection-lost close-media stop-timers reject error! call-end!',
    accepting: 'connection-lost close-media stop-timers reject error! call-end!',
    'accepting (answer on its way)':
      'connection-lost close-media stop-timers hangup error! call-end!',
    'connecting (caller)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connecting (callee)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connected (caller)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connected (sharing)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connected (callee)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connected (reconnecting)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connected (a switch is asked of bob)':
      'connection-lost close-media stop-timers hangup withdraw error! call-end!',
    'connected (bob asks for video)':
      'connection-lost close-media stop-timers hangup reject error! call-end!',
    'group preparing': 'connection-lost close-media stop-timers error! call-end!',
    'group outgoing': 'connection-lost close-media stop-timers cancel error! call-end!',
    'group incoming': 'connection-lost close-media stop-timers reject error! call-end!',
    'group accepting (answer on its way)':
      'connection-lost close-media stop-timers error! call-end!',
    'group connecting': 'connection-lost close-media stop-timers error! call-end!',
    'group connected (cy rings)': 'connection-lost close-media stop-timers error! call-end!',
    'group connected (bob and cy)': 'connection-lost close-media stop-timers error! call-end!',
    'group connected (callee, bob called)':
      'connection-lost close-media stop-timers error! call-end!',
    'connected (before the answer)':
      'connection-lost close-media stop-timers hangup error! call-end!',
  },
  'timer (ring)': {
    'outgoing (invitation on its way)': 'offline close-media stop-timers no-resp! call-end!',
    outgoing: 'offline cancel close-media stop-timers no-resp! call-end!',
    'outgoing (bob is in the room)': 'offline cancel close-media stop-timers no-resp! call-end!',
    'outgoing (zoe calls too)': 'offline cancel close-media stop-timers reject no-resp! call-end!',
    incoming: 'no-answer reject close-media stop-timers calling-timeout! call-end!',
    accepting: 'no-answer reject close-media stop-timers calling-timeout! call-end!',
    'group outgoing': 'offline cancel close-media stop-timers no-resp! call-end!',
    'group incoming': 'no-answer reject close-media stop-timers calling-timeout! call-end!',
    'group connecting': 'connecting no-resp! group-call-invitee-list-update!',
    'group connected (cy rings)': 'connected no-resp! group-call-invitee-list-update!',
    'group connected (callee, bob called)':
      'connected calling-timeout! group-call-invitee-list-update!',
  },
  'timer (open)': {
    accepting: 'accepting',
    'accepting (answer on its way)': 'accepting',
    'group accepting (answer on its way)': 'accepting',
  },
  'timer (reconnect)': {
    'connected (reconnecting)': 'connection-lost close-media stop-timers hangup error! call-end!',
  },
  'timer (connect)': {
    'connecting (caller)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'connecting (callee)': 'connection-lost close-media stop-timers hangup error! call-end!',
    'group connecting': 'connecting',
  },
};

function told(
  state: CallState,
  [next, effects]: readonly [CallState, readonly CallEffect[]],
): string {
  if (next === state && effects.length === 0) return 'nothing';
  const where =
    next === state ? 'stays' : next.phase === 'idle' ? (next.ended?.reason ?? 'idle') : next.phase;
  const what = effects.map((effect) =>
    effect.type === 'emit' ? `${effect.event.name}!` : effect.type,
  );
  return [where, ...what].join(' ');
}

/** What begins a call, or has to be answered whomever it means. */
const ALWAYS_ANSWERED: readonly CallInput['type'][] = [
  'dial',
  'dial-group',
  'invited',
  'invite-sent',
  'switch-requested',
  'switch-sent',
];

describe('the call machine, input by input', () => {
  for (const [name, input] of Object.entries(INPUTS)) {
    it(`reacts to ${name} in every state`, () => {
      const row = Object.fromEntries(
        Object.entries(STATES).map(([phase, state]) => [
          phase,
          told(state, transition(state, input, 60_000)),
        ]),
      );
      const silent = Object.fromEntries(Object.keys(STATES).map((phase) => [phase, 'nothing']));
      expect(row).to.deep.equal({ ...silent, ...TABLE[name as InputName] });
    });
  }

  it('leaves the state alone when an input names another call, invitation or person', () => {
    const foreign = { callID: 'other', inviteID: 'other', userID: 'eve', from: 'eve' };
    for (const input of Object.values(INPUTS) as CallInput[]) {
      if (ALWAYS_ANSWERED.includes(input.type)) continue;
      // Whoever comes into the room is in the call.
      const isArrival = input.type === 'peer-joined';
      for (const key of Object.keys(foreign).filter((name) => name in input)) {
        if (key === 'userID' && isArrival) continue;
        const stranger = { ...input, [key]: foreign[key as keyof typeof foreign] };
        for (const [name, state] of Object.entries(STATES)) {
          // Until the service has named the invitation, the person called is all there is to go by.
          if (key === 'inviteID' && name === 'outgoing (invitation on its way)') continue;
          expect(transition(state, stranger, 60_000)).to.deep.equal([state, []]);
        }
      }
    }
  });

  it('takes an answer from nobody but the person called', () => {
    for (const name of ['accepted', 'rejected (no)', 'rejected (busy)'] as const) {
      const input = { ...INPUTS[name], invitee: 'eve' };
      for (const state of Object.values(STATES)) {
        expect(transition(state, input, 60_000)).to.deep.equal([state, []]);
      }
    }
  });

  it('stops ringing when this user answers on another device', () => {
    for (const name of ['accepted', 'rejected (no)'] as const) {
      const step = transition(STATES.incoming, { ...INPUTS[name], invitee: 'me' }, 60_000);
      expect(told(STATES.incoming, step)).to.equal(
        'answered-elsewhere close-media stop-timers calling-cancel! call-end!',
      );
    }
  });

  it('knows an invitation that is delivered twice, also after its call', () => {
    const again = { ...INPUTS.invited, inviteID: 'invite-1', inviter: 'bob' };
    for (const state of Object.values(STATES)) {
      if (state.phase === 'idle' ? !state.ended : state.phase === 'preparing') continue;
      if (state.phase === 'outgoing') continue;
      expect(transition(state, again, 60_000)).to.deep.equal([state, []]);
    }
  });

  it('lets somebody who calls anew be out of the call, before the room has told of it', () => {
    const anew = {
      ...INPUTS['invited (by bob)'],
      roomID: 99,
      inviteID: 'invite-9',
      callID: 'call-9',
    };
    for (const name of ['connected (caller)', 'connected (callee)'] as const) {
      expect(told(STATES[name], transition(STATES[name], anew, 60_000))).to.equal(
        'incoming close-media stop-timers hangup user-leave! call-end! preload-media start-timer invited!',
      );
    }
  });

  it('cancels an invitation that gets out after its call', () => {
    const [, effects] = transition(STATES.ended, INPUTS['invite-sent'], 60_000);
    expect(effects).to.have.length(1);
    expect(effects[0]).to.include({ type: 'cancel', inviteID: 'invite-1' });
    expect(effects[0]).to.have.deep.property('to', ['bob']);
  });

  it('tells in whole seconds how long two people were together', () => {
    const state = STATES['connected (caller)'];
    const [ended] = transition(state, INPUTS['hang-up'], 6_000 + 61_999);
    expect(ended.phase === 'idle' && ended.ended?.duration).to.equal(61);
  });
});

describe('the call machine, whatever happens', () => {
  const anyInput = fc.constantFrom(...(Object.values(INPUTS) as CallInput[]));
  const anyCall = fc.constantFrom('call-1', 'call-2', 'call-3');
  const inputs = fc.array(
    fc.tuple(anyInput, anyCall).map(([input, callID]): CallInput => {
      const isNew = ['dial', 'dial-group', 'invited'].includes(input.type);
      return 'callID' in input && !isNew ? { ...input, callID } : input;
    }),
    { maxLength: 60 },
  );

  /** Plays inputs, giving every new call an id of its own; the last one hangs up. */
  function run(sequence: readonly CallInput[]): { effects: CallEffect[]; state: CallState } {
    let state = IDLE as CallState;
    let calls = 0;
    const effects: CallEffect[] = [];
    const step = (input: CallInput, now: number): void => {
      const [next, todo] = transition(state, input, now);
      state = next;
      effects.push(...todo);
    };
    sequence.forEach((input, index) => {
      if (input.type === 'dial' || input.type === 'dial-group' || input.type === 'invited') {
        const callID = `call-${calls + 1}`;
        step({ ...input, callID }, index * 1000);
        if (state.phase !== 'idle' && state.callID === callID) calls += 1;
      } else {
        step(input, index * 1000);
      }
    });
    if (state.phase !== 'idle') step({ type: 'hang-up', callID: state.callID }, 100_000);
    return { effects, state };
  }

  it('ends every call exactly once', () => {
    fc.assert(
      fc.property(inputs, (sequence) => {
        const { effects, state } = run(sequence);
        const begun = new Set<string>();
        const ended: string[] = [];
        for (const effect of effects) {
          if (effect.type === 'open-media' || effect.type === 'start-timer')
            begun.add(effect.callID);
          if (effect.type === 'emit' && effect.event.name === 'call-end') {
            ended.push(effect.event.detail.summary.callID);
          }
        }
        expect(state.phase).to.equal('idle');
        expect(ended).to.have.members([...begun]);
      }),
      { numRuns: 1000 },
    );
  });

  it('touches no device and no room of a call that is over', () => {
    fc.assert(
      fc.property(inputs, (sequence) => {
        const closed = new Set<string>();
        for (const effect of run(sequence).effects) {
          if (effect.type === 'close-media') closed.add(effect.callID);
          else if ('callID' in effect && effect.type !== 'stop-timers') {
            expect(closed.has(effect.callID), effect.type).to.equal(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('sends and accepts at most once in a call, and only what is captured, in a room that is joined', () => {
    fc.assert(
      fc.property(inputs, (sequence) => {
        const once = new Set<string>();
        // A group call sends an invitation for each person, and for whoever comes to be wanted later.
        const isForTwo = !sequence.some(({ type }) => /group|more/.test(type));
        for (const effect of run(sequence).effects) {
          const isOnce =
            ['connect', 'publish', 'accept', 'open-media', 'join'].includes(effect.type) ||
            (effect.type === 'invite' && isForTwo);
          if (!isOnce || !('callID' in effect)) continue;
          const key = `${effect.type} ${effect.callID}`;
          expect(once.has(key), key).to.equal(false);
          once.add(key);
        }
        for (const key of once) {
          const joined = key.replace(/^(connect|publish)/, 'join');
          expect(once.has(joined)).to.equal(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
