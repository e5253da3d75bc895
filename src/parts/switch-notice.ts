import { html, nothing } from 'lit';
import type { SwitchRequest } from '../core/state.js';
import type { Messages } from '../locales/index.js';
import './notice.js';
import { request } from './request-events.js';

/** What is to be said of an open wish for another kind of call: whose it is, and the other one's answer. */
export function renderSwitchNotice(
  wish: SwitchRequest | undefined,
  name: string,
  texts: Messages,
): unknown {
  if (!wish) return nothing;
  const parts = 'notice, notice-mark, notice-what, notice-todo, notice-action, notice-decline';
  if (wish.by === 'self') {
    return html`<trtc-notice
      exportparts=${parts}
      what=${texts.switchWaiting(name)}
      .texts=${texts}
    ></trtc-notice>`;
  }
  const answer = (accept: boolean) => (event: Event) => {
    event.stopPropagation();
    request(event.currentTarget as HTMLElement, 'request-answer-switch', { accept });
  };
  return html`<trtc-notice
    exportparts=${parts}
    tone="question"
    what=${texts.switchAsked(name)}
    todo=${texts.switchTodo}
    action=${texts.cameraOn}
    decline=${texts.notNow}
    .texts=${texts}
    @request-action=${answer(true)}
    @request-decline=${answer(false)}
  ></trtc-notice>`;
}
