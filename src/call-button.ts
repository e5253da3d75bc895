import { define } from './parts/define.js';
import { TrtcCallButtonElement } from './trtc-call-button-element.js';

export type { CallButtonStatus } from './trtc-call-button-element.js';
export { TrtcCallButtonElement };

define('trtc-call-button', TrtcCallButtonElement);
