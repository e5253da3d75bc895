export { TrtcCallButton, type TrtcCallButtonProps } from './call-button.js';
export { TrtcCalling, type TrtcCallingProps } from './calling.js';
