/**
 * For workers and servers at the edge. Lit has a class to extend in Node.js, but none there, so that the elements
 * are names alone; what is no element is as everywhere.
 */
export { CALL_ERROR_CODE, CallError } from '../core/errors.js';
export { CALL_TYPE } from '../core/types.js';

export function TrtcCallingElement(): void {}
export function TrtcCallButtonElement(): void {}
