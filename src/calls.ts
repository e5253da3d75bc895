/** What a `<trtc-calling>` does, one chunk: loaded when a page has one. */
export { Phone } from './phone/phone.js';
