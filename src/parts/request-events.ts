import type { DeviceStart } from '../core/state.js';
import type { CallType } from '../core/types.js';
import type { BubblePlace, Corner } from './display.js';

/** What the parts ask the element for, and with what. They decide nothing and keep no answer. */
export interface RequestDetails {
  /** Answer the ringing call. */
  'request-accept': undefined;
  /** Open the devices if that asks nothing: the person is about to answer. */
  'request-capture-ahead': undefined;
  /** Decline the ringing call. */
  'request-reject': undefined;
  /** End the call, or take it back while it rings. */
  'request-hangup': undefined;
  /** Microphone on or off. */
  'request-microphone': { readonly on: boolean };
  /** Camera on or off. */
  'request-camera': { readonly on: boolean };
  /** Share this person's screen, or share it no more. */
  'request-screen': { readonly on: boolean };
  /** Make the call a voice (1) or a video (2) call. */
  'request-switch': { readonly to: CallType };
  /** Agree, or not, to the kind of call that the other one wants. */
  'request-answer-switch': { readonly accept: boolean };
  /** Let the tone be heard that the browser holds back. */
  'request-sound': undefined;
  /** Make or answer the call that the person has prepared for. */
  'request-begin': DeviceStart;
  /** Do not, for now. */
  'request-back': undefined;
  /** Make the call again that has ended, or call back. */
  'request-retry': undefined;
  /** Make the call a bubble. */
  'request-minimize': undefined;
  /** Bring it back from there. */
  'request-restore': undefined;
  /** Fill the screen with it, or do not any more. */
  'request-fullscreen': undefined;
  /** Show it in a window of its own, or in the page again. */
  'request-picture-in-picture': undefined;
  /** The bubble is to be there. */
  'request-place': BubblePlace;
  /** The own picture is to be there. */
  'request-corner': Corner;
  /** Put the ended call away. */
  'request-dismiss': undefined;
  /** Do what the notice offers. */
  'request-action': undefined;
  /** Do not. */
  'request-decline': undefined;
}

export type RequestName = keyof RequestDetails;

/** Fires a request at a part; it bubbles to the shadow root that the part stands in and no further. */
export function request<Name extends RequestName>(
  part: HTMLElement,
  name: Name,
  ...[detail]: RequestDetails[Name] extends undefined ? [] : [RequestDetails[Name]]
): void {
  part.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: false, detail }));
}
