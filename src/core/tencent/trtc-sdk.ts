// Apart from whatever asks for it, so that bundlers make a piece of its own of it.
// By the name of its file: bundlers would take the UMD file, which is heavier and four times as slow to start.
// @ts-expect-error -- the file ships no types; they are those of the package.
import esm from 'trtc-js-sdk/trtc.esm.js';
import type { TrtcSdk } from './sdk-types.js';

export const TRTC = esm as unknown as TrtcSdk;
