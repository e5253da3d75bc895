// Apart from whatever asks for it, so that bundlers make a piece of its own of it.
// By the name of its file: the packages declare no `module`, so that bundlers would take their UMD files.
// @ts-expect-error -- the file ships no types; sdk-types.ts has those that are needed.
import TIM from 'tim-js-sdk/tim-js.es.js';
// @ts-expect-error -- tsignaling 1.0.8 ships no types; sdk-types.ts has those that are needed.
import TSignaling from 'tsignaling';
import type { SignalingSdk, TimSdk } from './sdk-types.js';

const tim = TIM as unknown as TimSdk;
const signaling = TSignaling as unknown as SignalingSdk;
export { tim as TIM, signaling as TSignaling };
