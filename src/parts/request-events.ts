import type { CallType } from '../core/types.js';

/** What the parts ask the element for, and with what. They decide nothing and keep no answer. */
export interface RequestDetails {
  /** Answer the ringing call. */
  'request-accept': undefined;
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
