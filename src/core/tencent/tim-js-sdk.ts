// Apart from whatever asks for it, so that bundlers make a piece of its own of it. By the name of its file: the
// package declares no `module`, so that bundlers would take its UMD file.
// @ts-expect-error -- the file ships no types; sdk-types.ts has those that are needed.
import esm from 'tim-js-sdk/tim-js.es.js';
import type { TimSdk } from './sdk-types.js';

export default esm as unknown as TimSdk;
