import { FIRST_TEXTS } from './first-texts.js';
import { durationInWords, durationOnClock } from './duration.js';
import type { Messages } from './messages.js';
import { weekdayAndTime } from './moment.js';
import { namesInWords } from './names.js';

const tag = 'en';

/** English. */
export const en: Messages = {
  tag,
  dir: 'ltr',
  kind: { 1: 'Voice call', 2: 'Video call' },
  incoming: { 1: 'Incoming voice call', 2: 'Incoming video call' },
  groupKind: { 1: 'Group voice call', 2: 'Group video call' },
  groupIncoming: { 1: 'Incoming group voice call', 2: 'Incoming group video call' },
  preparing: {
    1: 'Allow the microphone if your browser asks',
    2: 'Allow the camera and microphone if your browser asks',
  },
  ...FIRST_TEXTS.en,
  calling: 'Calling…',
  ringing: 'Ringing…',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  inCall: 'In call',
  callableFrom: (time) => `Available from ${weekdayAndTime(tag, time)}`,

  answer: 'Answer',
  decline: 'Decline',
  cancel: 'Cancel',
  hangUp: 'Hang up',
  close: 'Close',
  useHere: 'Use here again',
  takeOver: 'Use here',

  controls: 'Call controls',
  mute: 'Mute microphone',
  cameraOff: 'Turn off camera',
  unmute: 'Unmute microphone',
  cameraOn: 'Turn on camera',

  shareScreen: 'Share screen',
  stopSharing: 'Stop sharing',
  sharing: 'You are sharing your screen',
  screen: (name) => `Screen of ${name}`,
  screenShareFailed: {
    what: 'Your screen could not be shared',
    todo: 'Let the browser record the screen in the privacy settings of your computer, then try again.',
  },

  callWindow: 'Call',
  windowControls: 'Call window',
  minimize: 'Minimise',
  fullscreen: 'Full screen',
  exitFullscreen: 'Leave full screen',
  pictureInPicture: 'Picture-in-picture',
  backToPage: 'Back to the page',
  backToCall: (name) => `Back to the call: ${name}`,
  bubbleKeys: 'Arrow keys move it along the edges.',

  switchToVoice: 'Switch to voice',
  switchToVideo: 'Switch to video',
  switchAsked: (name) => `${name} would like to see you`,
  switchTodo: 'Your camera stays off unless you turn it on.',
  switchWaiting: (name) => `Waiting for ${name} to agree…`,
  notNow: 'Not now',

  ownPicture: 'Your camera',
  movePicture: 'Move your picture',
  pictureKeys: 'Arrow keys move it to another corner.',
  picture: (name) => `Video of ${name}`,
  ownMuted: 'You are muted',
  muted: (name) => `${name} is muted`,
  cameraIsOff: (name) => `${name}’s camera is off`,
  speaking: 'Speaking',
  weakNetwork: 'Your connection is weak',
  elapsed: 'Call time',

  you: 'You',
  people: 'People in the call',
  // Commas as in Britain: none before the last name.
  names: (names) => namesInWords('en-GB', names, (count) => `${count} others`),
  alsoCalled: (names) => `Also called: ${names}`,

  soundBlocked: 'Your browser is holding back the sound.',
  soundOn: 'Turn on sound',
  clickToAnswer: 'Click to answer.',

  callEnded: 'Call ended',
  ended: (reason, name, role) => {
    switch (reason) {
      case 'hangup':
        return 'You hung up';
      case 'remote-hangup':
        return `${name} hung up`;
      case 'declined':
        return 'You declined the call';
      case 'rejected':
        return `${name} declined the call`;
      case 'busy':
        return `${name} is in another call`;
      case 'cancelled':
        return 'You cancelled the call';
      case 'remote-cancelled':
        return `${name} cancelled the call`;
      case 'no-answer':
        return role === 'caller' ? `${name} did not answer` : `You missed a call from ${name}`;
      case 'offline':
        return `${name} is not online`;
      case 'crossed':
        return 'You called each other';
      case 'answered-elsewhere':
        return 'Handled on another device';
      case 'connection-lost':
        return 'The connection was lost';
      case 'kicked-out':
        return 'You signed in somewhere else';
      case 'logged-out':
        return 'You signed out';
      case 'error':
        return 'The call could not go on';
    }
  },
  groupEnded: {
    left: 'You left the call',
    alone: 'Everybody else has left',
    unanswered: 'Nobody took the call',
    missed: (name) => `You missed a group call from ${name}`,
  },
  duration: (seconds) => durationInWords(tag, seconds),
  clock: (seconds) => durationOnClock(tag, seconds),

  message: (message) => {
    switch (message.kind) {
      case 'invited':
        return message.type === 2 ? 'Started a video call' : 'Started a voice call';
      case 'accepted':
        return 'Call answered';
      case 'declined':
        return 'Call declined';
      case 'busy':
        return 'Line busy';
      case 'cancelled':
        return 'Call cancelled';
      case 'no-answer':
        return 'No answer';
      case 'ended':
        return message.seconds > 0
          ? `Call ended, duration: ${durationOnClock(tag, message.seconds)}`
          : 'Call ended';
      case 'switch-asked':
        return message.to === 2 ? 'Asked to switch to video' : 'Asked to switch to voice';
      case 'switch-accepted':
        return 'Agreed to switch the call';
      case 'switch-declined':
        return 'Declined to switch the call';
    }
  },

  devicesButton: 'Choose devices',
  callBack: 'Call back',
  devices: async () => (await import('./devices/en.js')).devicesEn,

  sessionReconnecting: {
    what: 'Connection lost',
    todo: 'Trying to reconnect. Calls will come through again as soon as you are online.',
  },
  standby: {
    what: 'Calls ring in another tab',
    todo: 'You can bring them here. A call that you make from here does that too.',
  },
  screenFailed: {
    what: 'The call screen could not be loaded',
    todo: 'Check your connection. The call itself can still be answered and ended here.',
  },
  trouble: {
    'switch-to-audio-failed': {
      what: 'It is still a video call',
      todo: 'The other side did not agree. You can turn your own camera off.',
    },
    'switch-to-video-failed': {
      what: 'It is still a voice call',
      todo: 'The other side did not agree, or did not answer.',
    },
    'microphone-missing': {
      what: 'No microphone was found',
      todo: 'Plug in a microphone or headset and try again.',
    },
    'camera-missing': {
      what: 'No camera was found',
      todo: 'Plug in a camera and turn it on here.',
    },
    'permission-denied': {
      what: 'The browser may not use your camera or microphone',
      todo: 'Allow them for this page in the address bar or in your browser’s settings, then try again.',
    },
    'webrtc-unsupported': {
      what: 'This browser cannot make calls',
      todo: 'Use a current version of Chrome, Edge, Firefox or Safari.',
    },
    'insecure-context': {
      what: 'Calls need a secure page',
      todo: 'Open this page through https.',
    },
    'invalid-argument': {
      what: 'The phone on this page is not set up correctly',
      todo: 'Tell whoever runs this page.',
    },
    'not-logged-in': {
      what: 'You are not signed in',
      todo: 'Sign in first, then call again.',
    },
    'invalid-state': {
      what: 'That is not possible right now',
      todo: 'Finish the current call first.',
    },
    'login-failed': {
      what: 'Calls are not available',
      todo: 'Signing in did not work. Try again; if it keeps failing, reload the page.',
    },
    'kicked-out': {
      what: 'You are signed in somewhere else',
      todo: 'Calls ring there now. You can take them back to this page.',
    },
    'signalling-failed': {
      what: 'The call could not get through',
      todo: 'Check your connection and try again.',
    },
    'user-unknown': {
      what: 'This person cannot be reached',
      todo: 'Check the name and try again.',
    },
    'room-failed': {
      what: 'The call could not be connected',
      todo: 'Check your connection and try again.',
    },
    'publish-failed': {
      what: 'Your sound or picture could not be sent',
      todo: 'Check your connection and try again.',
    },
    'device-in-use': {
      what: 'Your camera or microphone is busy',
      todo: 'Close other programs that use it and try again.',
    },
    'user-sig-expired': {
      what: 'Your sign-in has run out',
      todo: 'Sign in again to make and get calls.',
    },
    'user-sig-unavailable': {
      what: 'You could not be signed in for calls',
      todo: 'Check your connection and try again; if it keeps failing, reload the page.',
    },
    'speaker-unavailable': {
      what: 'The sound cannot come out there',
      todo: 'Choose the output in the settings of your system.',
    },
    'load-failed': {
      what: 'The call could not be loaded',
      todo: 'Check your connection and try again.',
    },
    'call-ended': {
      what: 'The call is already over',
      todo: 'Call again.',
    },
    'timed-out': {
      what: 'That took too long',
      todo: 'Check your connection and try again.',
    },
    destroyed: {
      what: 'The phone was turned off',
      todo: 'Reload the page to use it again.',
    },
    'call-elsewhere': {
      what: 'You have a call in another tab',
      todo: 'Answer or finish it there first.',
    },
    unexpected: {
      what: 'Something went wrong',
      todo: 'Try again; if it keeps failing, reload the page.',
    },
  },

  announce: {
    incoming: (name, type) =>
      `${type === 2 ? 'Incoming video call' : 'Incoming voice call'} from ${name}`,
    outgoing: (name, type) => `${type === 2 ? 'Video call' : 'Voice call'} to ${name}`,
    groupIncoming: (name, type) =>
      `${type === 2 ? 'Incoming group video call' : 'Incoming group voice call'} from ${name}`,
    connected: (name) => `Connected with ${name}`,
    groupConnected: 'You are in the call',
    between: '. ',
    news: {
      entered: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} in the call`,
      left: (names) => `${names} left the call`,
      declined: (names) => `${names} declined`,
      busy: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} in another call`,
      unanswered: (names) => `${names} did not answer`,
      shares: (names, isOne) =>
        isOne ? `${names} is sharing their screen` : `${names} are sharing their screens`,
      'stopped-sharing': (names) => `${names} stopped sharing`,
    },
    ended: (sentence) => `Call ended. ${sentence}.`,
  },
};
