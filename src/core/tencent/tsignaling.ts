// Apart from whatever asks for it, so that bundlers make a piece of its own of it.
// @ts-expect-error -- tsignaling 1.0.8 ships no types; sdk-types.ts has those that are needed.
export { default } from 'tsignaling';
export { default as TIM_NAMES } from './tim-names.js';
