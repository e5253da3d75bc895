import type { DeviceMessages } from './messages.js';

/** English. */
export const devicesEn: DeviceMessages = {
  why: {
    1: 'Your browser asks for your microphone so that you can be heard. It is used for this call only.',
    2: 'Your browser asks for your camera and microphone so that you can be seen and heard. They are used for this call only.',
  },
  question: {
    top: 'The question is at the top of the window. Choose “Allow”.',
    middle: 'The question is in the middle of the screen. Choose “Allow”.',
  },
  blocked: {
    microphone: 'Your microphone is blocked for this page',
    camera: 'Your camera is blocked for this page',
  },
  dismissed: 'The browser’s question was not answered',
  dismissedTodo: 'Try again, and choose “Allow” when the browser asks.',
  how: {
    chrome:
      'Open the site information at the start of the address bar, and turn on microphone and camera.',
    edge: 'Open the lock at the start of the address bar, then “Permissions for this site”, and allow microphone and camera.',
    firefox:
      'Open the crossed-out symbol in the address bar, and take the block of microphone and camera away.',
    safari:
      'Choose “Settings for This Website” in the Safari menu, and allow microphone and camera.',
    'ios-safari':
      'Tap the button at the side of the address bar, then “Website Settings”, and allow microphone and camera.',
    'ios-app': 'Open the Settings app, find this browser there, and turn on microphone and camera.',
    android:
      'Tap the symbol at the start of the address bar, then “Permissions”, and allow microphone and camera.',
    wechat:
      'Allow WeChat to use microphone and camera in the settings of your phone, or open this page in a browser by the menu at the top.',
    webview:
      'The app that shows this page decides about that. Open the page in your browser instead.',
    other: 'Allow microphone and camera for this page in the settings of your browser.',
  },
  system:
    'The system keeps your browser from using it. Allow it in the privacy settings of the system.',
  frame: 'The page around this one does not allow it. Tell whoever runs that page.',
  page: 'This site itself does not allow it. Tell whoever runs it.',
  unseen: 'You can be heard, but not seen.',
  goesOn: 'It goes on by itself as soon as you have allowed it.',

  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
  unnamed: (kind, number) => `${kind} ${number}`,
  none: 'None found',
  systemSpeaker: 'Chosen by the system',
  notTaken: 'That one cannot be used right now. The one before is still on.',

  ready: 'Check your devices',
  rings: (name) => `${name} is calling you`,
  toCall: (name) => `You are about to call ${name}`,
  back: 'Back',
  level: 'Microphone level',
  speak: 'Say something to test your microphone.',
  heard: 'Your microphone works.',
  muted: 'You will be muted at first.',
  noPicture: 'Your camera will be off at first.',
};
