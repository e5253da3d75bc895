import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallError } from '../core/errors.js';
import { isRinging, remoteOf } from '../core/remotes.js';
import type {
  CallFacts,
  CallState,
  CallSummary,
  DeviceState,
  People,
  RemoteState,
} from '../core/state.js';
import type { UserID } from '../core/types.js';
import type { Messages, Trouble } from '../locales/index.js';
import './call-controls.js';
import './call-stage.js';
import type { StageLayout } from './call-stage.js';
import './calling-view.js';
import type { RunningState } from './connected-view.js';
import './connected-view.js';
import './ended-view.js';
import './group-view.js';
import './notice.js';
import { nameOf, personOf, spokenNameOf } from './person-name.js';
import './person-tile.js';
import './remote-sound.js';
import { request } from './request-events.js';
import { renderSharedScreen, renderSharing, sharerOf, sharingUserID } from './shared-screen.js';
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
  /** Of this user, or of another one. */
  readonly pictureOf: (userID: UserID) => Picture;
  /** The screen that another user shares. */
  readonly screenOf: (userID: UserID) => Picture;
  /** This browser can share a screen. */
  readonly canShareScreen: boolean;
  /** Who speaks; told in group calls only. */
  readonly speaking: ReadonlySet<UserID>;
  /** What has just happened in a group call, in a sentence. */
  readonly news: string;
  /** Id of the output for sound; empty for the browser's default. */
  readonly sink: string;
  /** The browser holds back the tone of a call that rings. */
  readonly soundBlocked: boolean;
  readonly texts: Messages;
}

const VIEW_PARTS =
  'view, header, avatar, avatars, name, kind, status, timer, badge, overlay, reason, hint, ' +
  'duration, others, grid, news, remote-screen, screen-label';
const CONTROL_PARTS =
  'controls, control, control-disc, answer-button, decline-button, cancel-button, microphone-button, ' +
  'camera-button, screen-button, switch-button, hangup-button, close-button, sound-button';
const NOTICE_PARTS = 'notice, notice-what, notice-todo, notice-action, notice-close';

/**
 * The screen of a call, to be rendered into the element's own root: so its slots are the element's, and
 * the parts' requests bubble to it. It is a module of its own to be loaded only when there is a call.
 */
export function renderCallScreen(screen: CallScreen): TemplateResult {
  const layout = layoutOf(screen);
  const { call } = screen;
  const isPair = call.phase !== 'idle' && !hasGrid(call);
  const sharer = isPair ? sharerOf(screen) : undefined;
  return html`<trtc-call-stage
    layout=${layout}
    ?screen=${sharer !== undefined}
    exportparts="stage, remote-video, local-video, remote-screen"
  >
    ${isPair ? renderPair(call, screen) : nothing}
    ${sharer === undefined ? nothing : renderSharedScreen(sharer, screen)}
    ${renderView(screen, layout)}
  </trtc-call-stage>`;
}

/** Where the two pictures of a call stand; who sends none, or whose picture is elsewhere, has no place. */
export function layoutOf({ call, pictureOf }: CallScreen): StageLayout {
  if (call.phase === 'idle' || call.phase === 'incoming' || hasGrid(call)) return 'none';
  const hasLocal = call.camera.on && isOnStage(pictureOf(call.self));
  const sends = remoteOf(call, call.peer)?.video;
  const hasRemote = sends === true && isOnStage(pictureOf(call.peer));
  if (call.phase === 'connected') {
    if (hasRemote) return hasLocal ? 'both' : 'remote';
    // Until the room has told what the other person sends, the own picture stays where it is.
    const isTold = sends !== undefined;
    return hasLocal ? (isTold ? 'corner' : 'local') : 'none';
  }
  return hasLocal ? 'local' : 'none';
}

/** A group call has one from the first answer on, and keeps it when only two are left. */
function hasGrid(call: CallState): boolean {
  switch (call.phase) {
    case 'accepting':
    case 'connecting':
    case 'connected':
      return call.group !== undefined;
    default:
      return false;
  }
}

function isOnStage({ place }: Picture): boolean {
  return place === 'tile' || place === 'slot';
}

function renderPair(call: CallFacts, screen: CallScreen): TemplateResult {
  return html`<slot name="remote-video" slot="remote-video">
      <slot name="remote-video-${call.peer}">${renderPicture(call, call.peer, screen)}</slot>
    </slot>
    <slot name="local-video" slot="local-video">${renderPicture(call, call.self, screen)}</slot>`;
}

function isSent(call: CallFacts, userID: UserID): boolean {
  return userID === call.self ? call.camera.on : remoteOf(call, userID)?.video === true;
}

function renderPicture(
  call: CallFacts,
  userID: UserID,
  { people, pictureOf, texts }: CallScreen,
): TemplateResult {
  const { stream, place, mirrored } = pictureOf(userID);
  const isOwn = userID === call.self;
  return html`<trtc-video-tile
    exportparts="video: ${isOwn ? 'local' : 'remote'}-picture"
    .stream=${place === 'tile' ? stream : undefined}
    .active=${isSent(call, userID) && place === 'tile'}
    .mirrored=${mirrored}
    .label=${isOwn ? texts.ownPicture : texts.picture(spokenNameOf(personOf(people, userID), userID))}
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
        .people=${screen.people}
        .picture=${layout === 'local'}
        .soundBlocked=${screen.soundBlocked}
        .texts=${screen.texts}
      ></trtc-calling-view>`;
    case 'accepting':
    case 'connecting':
    case 'connected':
      return call.group ? renderGroup(call, screen) : renderRunning(call, screen, layout);
  }
}

function renderRunning(
  call: RunningState,
  screen: CallScreen,
  layout: StageLayout,
): TemplateResult {
  const { people, texts } = screen;
  const person = personOf(people, call.peer);
  const hasScreen = sharerOf(screen) !== undefined;
  const isPicture = hasScreen || layout === 'local' || layout === 'remote' || layout === 'both';
  const isCorner = hasScreen ? layout !== 'none' : layout === 'both' || layout === 'corner';
  return html`<trtc-connected-view
    data-view="running"
    exportparts=${VIEW_PARTS}
    .call=${call}
    .person=${person}
    .picture=${isPicture}
    .screen=${hasScreen}
    .corner=${isCorner}
    .texts=${texts}
  >
    ${renderSound(call, screen)}
    ${renderSwitchNotice(call.switchRequest, spokenNameOf(person, call.peer), texts)}
    ${renderFailures(call, texts)} ${renderSharing(call, texts)} ${renderControls(call, screen)}
  </trtc-connected-view>`;
}

function renderGroup(call: RunningState, screen: CallScreen): TemplateResult {
  const { news, people, texts } = screen;
  const sharer = sharerOf(screen);
  return html`<trtc-group-view
    data-view="running"
    exportparts=${VIEW_PARTS}
    .call=${call}
    .count=${call.remotes.length + 1}
    .news=${news}
    .screen=${sharer === undefined ? '' : texts.screen(nameOf(personOf(people, sharer), sharer))}
    .texts=${texts}
  >
    ${sharer === undefined ? nothing : renderSharedScreen(sharer, screen)}
    ${repeat(
      call.remotes,
      ({ userID }) => userID,
      (remote) => renderRemote(call, remote, screen),
    )}
    ${renderSelf(call, screen)} ${renderSound(call, screen)} ${renderFailures(call, texts)}
    ${renderSharing(call, texts)} ${renderControls(call, screen)}
  </trtc-group-view>`;
}

const TILE_PARTS =
  'avatar: tile-avatar, status: tile-status, mark: tile-mark, label: tile-label, name: tile-name';

function renderRemote(call: RunningState, remote: RemoteState, screen: CallScreen): TemplateResult {
  const { people, pictureOf, speaking, texts } = screen;
  const { userID, present, audio } = remote;
  const person = personOf(people, userID);
  const ownSlot = `remote-video-${userID}`;
  return html`<trtc-person-tile
    slot="tiles"
    part="tile"
    role="listitem"
    exportparts=${TILE_PARTS}
    .name=${nameOf(person, userID)}
    .src=${person?.avatar ?? ''}
    .picture=${isSent(call, userID) && isOnStage(pictureOf(userID))}
    .muted=${present && audio === false}
    .speaking=${audio !== false && speaking.has(userID)}
    .waiting=${present ? '' : isRinging(remote) ? 'ringing' : 'connecting'}
    .texts=${texts}
  >
    <slot name=${ownSlot}>
      <slot name=${userID === call.peer ? 'remote-video' : ownSlot}>
        ${renderPicture(call, userID, screen)}
      </slot>
    </slot>
  </trtc-person-tile>`;
}

function renderSelf(call: RunningState, screen: CallScreen): TemplateResult {
  const { people, pictureOf, speaking, texts } = screen;
  const { self, microphone, camera } = call;
  const person = personOf(people, self);
  return html`<trtc-person-tile
    slot="tiles"
    part="tile own-tile"
    role="listitem"
    exportparts=${TILE_PARTS}
    own
    .name=${nameOf(person, self)}
    .src=${person?.avatar ?? ''}
    .picture=${camera.on && isOnStage(pictureOf(self))}
    .muted=${call.captured && !microphone.on}
    .speaking=${microphone.on && speaking.has(self)}
    .texts=${texts}
  >
    <slot name="local-video">${renderPicture(call, self, screen)}</slot>
  </trtc-person-tile>`;
}

function renderSound(call: RunningState, { pictureOf, sink, texts }: CallScreen): TemplateResult {
  return html`<trtc-remote-sound
    exportparts="sound-button"
    .sounds=${call.remotes.map(({ userID }) => ({ userID, stream: pictureOf(userID).stream }))}
    .sink=${sink}
    .texts=${texts}
  ></trtc-remote-sound>`;
}

function renderControls(
  call: RunningState,
  { people, canShareScreen, texts }: CallScreen,
): TemplateResult {
  const sharer = sharingUserID(call);
  return html`<trtc-call-controls
    slot="controls"
    exportparts=${CONTROL_PARTS}
    .type=${call.type}
    .switchable=${call.phase === 'connected' && !call.reconnecting && !call.group}
    .switching=${call.switchRequest?.by === 'self'}
    .microphone=${call.microphone}
    .camera=${call.camera}
    .screen=${call.phase === 'connected' && canShareScreen ? call.screen : undefined}
    .screenTaken=${
      sharer === undefined
        ? ''
        : texts.announce.news.shares(spokenNameOf(personOf(people, sharer), sharer), true)
    }
    .texts=${texts}
  ></trtc-call-controls>`;
}

function renderFailures(
  { microphone, camera, screen }: CallFacts,
  texts: Messages,
): TemplateResult {
  const { trouble, screenShareFailed } = texts;
  const failureOf = ({ failure }: DeviceState, retry: Retry, words?: Trouble): unknown =>
    failure && renderFailure(failure, words ?? trouble[failure.reason], retry, texts);
  return html`${failureOf(microphone, 'request-microphone')} ${failureOf(camera, 'request-camera')}
  ${failureOf(screen, 'request-screen', screenShareFailed)}`;
}

type Retry = 'request-microphone' | 'request-camera' | 'request-screen';

/** A device that is not on although that was wanted; put away by the person, it stays away. */
function renderFailure(
  failure: CallError,
  { what, todo }: Trouble,
  retry: Retry,
  texts: Messages,
): unknown {
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
