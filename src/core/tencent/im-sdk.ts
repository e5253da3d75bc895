// Apart from whatever asks for it, so that bundlers make a piece of its own of it.
import TIM from 'tim-js-sdk';
// @ts-expect-error -- tsignaling 1.0.8 ships no types; sdk-types.ts has those that are needed.
import TSignaling from 'tsignaling';
import type { SignalingSdk, TimSdk } from './sdk-types.js';

const tim = TIM as unknown as TimSdk;
const signaling = TSignaling as unknown as SignalingSdk;
export { tim as TIM, signaling as TSignaling };
