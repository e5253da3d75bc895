import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CallError } from '../core/errors.js';
import { remoteOf } from '../core/remotes.js';
import type { ActiveCallState, CallState, CallSummary, People } from '../core/state.js';
import type { Messages } from '../locales/index.js';
import './call-controls.js';
import './call-stage.js';
import type { StageLayout } from './call-stage.js';
import './calling-view.js';
import './connected-view.js';
import './ended-view.js';
import './notice.js';
import { personOf, spokenNameOf } from './person-name.js';
import './remote-sound.js';
import { request } from './request-events.js';
import { renderSwitchNotice } from './switch-notice.js';
import './video-tile.js';

/** Where one person's picture goes: the widget's tile, a container slotted into the widget, elsewhere. */
export type PicturePlace = 'tile' | 'slot' | 'page' | 'off';

/** One person's picture. */
export interface Picture {
  readonly stream: MediaStream | undefined;
  readonly place: PicturePlace;
  readonly mirrored: boolean;
}

/** All that the screen of a call shows. */
export interface CallScreen {
  readonly call: CallState;
  readonly people: People;
  readonly local: Picture;
  readonly remote: Picture;
  /** Id of the output for sound; empty for the browser's default. */
  readonly sink: string;
  readonly texts: Messages;
}

const VIEW_PARTS =
  'view, header, avatar, name, kind, status, timer, badge, overlay, reason, hint, duration';
const CONTROL_PARTS =
  'controls, control, control-disc, answer-button, decline-button, cancel-button, microphone-button, ' +
  'camera-button, switch-button, hangup-button, close-button, sound-button';
const NOTICE_PARTS = 'notice, notice-what, notice-todo, notice-action, notice-close';

/**
 * The screen of a call, to be rendered into the element's own root: so its slots are the element's, and
 * the parts' requests bubble to it. It is a module of its own to be loaded only when there is a call.
 */
export function renderCallScreen(screen: CallScreen): TemplateResult {
  const layout = layoutOf(screen);
  return html`<trtc-call-stage layout=${layout} exportparts="stage, remote-video, local-video">
    <slot name="remote-video" slot="remote-video">${renderTile(screen, 'remote')}</slot>
    <slot name="local-video" slot="local-video">${renderTile(screen, 'local')}</slot>
    ${renderView(screen, layout)}
  </trtc-call-stage>`;
}

/** Where the pictures stand; a person who sends none, or whose picture is elsewhere, has no place. */
export function layoutOf({ call, local, remote }: CallScreen): StageLayout {
  if (call.phase === 'idle' || call.phase === 'incoming') return 'none';
  const hasLocal = call.camera.on && isOnStage(local);
  const sends = remoteOf(call, call.peer)?.video;
  const hasRemote = sends === true && isOnStage(remote);
  if (call.phase === 'connected') {
    if (hasRemote) return hasLocal ? 'both' : 'remote';
    // Until the room has told what the other person sends, the own picture stays where it is.
    const isTold = sends !== undefined;
    return hasLocal ? (isTold ? 'corner' : 'local') : 'none';
  }
  return hasLocal ? 'local' : 'none';
}

function isOnStage({ place }: Picture): boolean {
  return place === 'tile' || place === 'slot';
}

function renderTile({ call, people, texts, ...pictures }: CallScreen, side: 'local' | 'remote') {
  const { stream, place, mirrored } = pictures[side];
  const isSent =
    call.phase !== 'idle' && (side === 'local' ? call.camera.on : remoteOf(call, call.peer)?.video);
  const peer = call.phase === 'idle' ? '' : call.peer;
  return html`<trtc-video-tile
    exportparts="video: ${side}-picture"
    .stream=${place === 'tile' ? stream : undefined}
    .active=${isSent === true && place === 'tile'}
    .mirrored=${mirrored}
    .label=${side === 'local' ? texts.ownPicture : texts.picture(spokenNameOf(personOf(people, peer), peer))}
  ></trtc-video-tile>`;
}

function renderView(screen: CallScreen, layout: StageLayout): unknown {
  const { call } = screen;
  switch (call.phase) {
    case 'idle':
      return call.ended ? renderEnded(call.ended, screen) : nothing;
    case 'preparing':
    case 'outgoing':
    case 'incoming':
      return html`<trtc-calling-view
        data-view=${call.phase === 'incoming' ? 'incoming' : 'outgoing'}
        exportparts="${VIEW_PARTS}, ${CONTROL_PARTS}"
        .call=${call}
        .person=${personOf(screen.people, call.peer)}
        .picture=${layout === 'local'}
        .texts=${screen.texts}
      ></trtc-calling-view>`;
    case 'accepting':
    case 'connecting':
    case 'connected':
      return renderRunning(call, screen, layout);
  }
}

function renderRunning(
  call: Exclude<ActiveCallState, { phase: 'preparing' | 'outgoing' | 'incoming' }>,
  { people, remote, sink, texts }: CallScreen,
  layout: StageLayout,
): TemplateResult {
  const person = personOf(people, call.peer);
  const isPicture = layout === 'local' || layout === 'remote' || layout === 'both';
  return html`<trtc-connected-view
    data-view="running"
    exportparts=${VIEW_PARTS}
    .call=${call}
    .person=${person}
    .picture=${isPicture}
    .corner=${layout === 'both' || layout === 'corner'}
    .texts=${texts}
  >
    <trtc-remote-sound
      exportparts="sound-button"
      .stream=${remote.stream}
      .active=${remoteOf(call, call.peer)?.audio === true}
      .sink=${sink}
      .texts=${texts}
    ></trtc-remote-sound>
    ${renderSwitchNotice(call.switchRequest, spokenNameOf(person, call.peer), texts)}
    ${renderFailure(call.microphone.failure, 'request-microphone', texts)}
    ${renderFailure(call.camera.failure, 'request-camera', texts)}
    <trtc-call-controls
      slot="controls"
      exportparts=${CONTROL_PARTS}
      .type=${call.type}
      .switchable=${call.phase === 'connected' && !call.reconnecting}
      .switching=${call.switchRequest?.by === 'self'}
      .microphone=${call.microphone}
      .camera=${call.camera}
      .texts=${texts}
    ></trtc-call-controls>
  </trtc-connected-view>`;
}

/** A device that is not on although that was wanted; put away by the person, it stays away. */
function renderFailure(
  failure: CallError | undefined,
  retry: 'request-microphone' | 'request-camera',
  texts: Messages,
): unknown {
  if (!failure) return nothing;
  const { what, todo } = texts.trouble[failure.reason];
  const onAction = (event: Event): void => {
    event.stopPropagation();
    request(event.currentTarget as HTMLElement, retry, { on: true });
  };
  return keyed(
    failure,
    html`<trtc-notice
      tone="warning"
      exportparts=${NOTICE_PARTS}
      what=${what}
      todo=${todo}
      action=${texts.tryAgain}
      closable
      .texts=${texts}
      @request-action=${onAction}
    ></trtc-notice>`,
  );
}

function renderEnded(ended: CallSummary, { people, texts }: CallScreen): TemplateResult {
  return html`<trtc-ended-view
    data-view="ended"
    exportparts="${VIEW_PARTS}, close-button"
    .summary=${ended}
    .person=${personOf(people, ended.peer)}
    .texts=${texts}
  ></trtc-ended-view>`;
}
