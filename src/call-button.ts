import { defineElement } from './define-element.js';
import { TrtcCallButtonElement } from './trtc-call-button-element.js';

export type { CallButtonStatus } from './trtc-call-button-element.js';
export { TrtcCallButtonElement };

defineElement('trtc-call-button', TrtcCallButtonElement);
