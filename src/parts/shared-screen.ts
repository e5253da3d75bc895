import { html, nothing, type TemplateResult } from 'lit';
import type { ActiveCallState, CallState } from '../core/state.js';
import type { UserID } from '../core/types.js';
import type { Messages } from '../locales/index.js';
import type { CallScreen } from './call-screen.js';
import './notice.js';
import { personOf, spokenNameOf } from './person-name.js';
import { request } from './request-events.js';
import './video-tile.js';

/** Whose screen takes the large place; undefined where none does, or the page shows it elsewhere. */
export function sharerOf({
  call,
  screenOf,
}: Pick<CallScreen, 'call' | 'screenOf'>): UserID | undefined {
  const sharer = sharingUserID(call);
  if (sharer === undefined) return undefined;
  const { place } = screenOf(sharer);
  return place === 'tile' || place === 'slot' ? sharer : undefined;
}

/** Who of the others shares their screen; the first, where two have begun at the same moment. */
export function sharingUserID(call: CallState): UserID | undefined {
  if (call.phase !== 'connected') return undefined;
  return call.remotes.find(({ screen }) => screen)?.userID;
}

/** The shared screen, for the slot `screen` of a view. */
export function renderSharedScreen(
  sharer: UserID,
  { people, screenOf, texts }: CallScreen,
): TemplateResult {
  const { stream, place } = screenOf(sharer);
  return html`<slot name="remote-screen" slot="screen">
    <slot name="remote-screen-${sharer}">
      <trtc-video-tile
        exportparts="video: screen-picture"
        screen
        .stream=${place === 'tile' ? stream : undefined}
        .active=${place === 'tile'}
        .label=${texts.screen(spokenNameOf(personOf(people, sharer), sharer))}
      ></trtc-video-tile>
    </slot>
  </slot>`;
}

/** That this person's own screen is shared, and the way to end it. */
export function renderSharing({ screen }: ActiveCallState, texts: Messages): unknown {
  if (!screen.on) return nothing;
  const onAction = (event: Event): void => {
    event.stopPropagation();
    request(event.currentTarget as HTMLElement, 'request-screen', { on: false });
  };
  return html`<trtc-notice
    tone="screen"
    exportparts="notice, notice-mark, notice-what, notice-action"
    what=${texts.sharing}
    action=${texts.stopSharing}
    .texts=${texts}
    @request-action=${onAction}
  ></trtc-notice>`;
}
