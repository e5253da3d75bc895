/** What a `<trtc-calling>` needs to log in, one chunk: loaded before all else that it does. */
export { PhoneLogin } from './phone/phone-login.js';
