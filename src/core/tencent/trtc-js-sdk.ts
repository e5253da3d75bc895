// Apart from whatever asks for it, so that bundlers make a piece of its own of it.
export { default } from 'trtc-js-sdk';
