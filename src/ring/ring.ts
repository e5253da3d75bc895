/** What rings: a module of its own, to be loaded when calls can come. */
export { Attention, type Alert } from './attention.js';
export { Ringer, type Sound } from './ringer.js';
