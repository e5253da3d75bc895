/** What the elements do, one chunk: loaded when a page has one of them. */
export { CallButton } from './phone/call-button.js';
export { Phone } from './phone/phone.js';
