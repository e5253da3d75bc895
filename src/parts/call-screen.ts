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
import { wantsCamera, wantsMicrophone } from '../core/wishes.js';
import type { Messages, Trouble } from '../locales/index.js';
import './bubble.js';
import './call-controls.js';
import './call-stage.js';
import type { StageLayout } from './call-stage.js';
import './calling-view.js';
import type { RunningState } from './connected-view.js';
import './connected-view.js';
import type { DeviceDesk } from './device-choice.js';
import type { DisplayFacts } from './display.js';
import { endSentence } from './end-sentence.js';
import './ended-view.js';
import './notice.js';
import './permission-note.js';
import { nameOf, personOf, spokenNameOf } from './person-name.js';
import type { PreCall } from './pre-call-view.js';
import './remote-sound.js';
import { request } from './request-events.js';
import { renderSharedScreen, renderSharing, sharerOf, sharingUserID } from './shared-screen.js';
import { spotlightOf } from './spotlight.js';
import { renderSwitchNotice } from './switch-notice.js';
import './video-tile.js';
import './window-controls.js';

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
  /** The view of group calls has been loaded; until then they look like calls of two. */
  readonly hasGroupView: boolean;
  /** Who speaks; told in group calls only. */
  readonly speaking: ReadonlySet<UserID>;
  /** What has just happened in a group call, in a sentence. */
  readonly news: string;
  /** Id of the output for sound; empty for the browser's default. */
  readonly sink: string;
  /** The browser holds back the tone of a call that rings. */
  readonly soundBlocked: boolean;
  /** Where devices are chosen. */
  readonly desk: DeviceDesk;
  /** The call that the person prepares for. */
  readonly preCall: PreCall | undefined;
  /** The call that has ended can be made again from here, or answered by another. */
  readonly retry: boolean;
  /** Where it is shown. */
  readonly display: DisplayFacts;
  readonly texts: Messages;
  /** That of the page around, which its own containers in the slots keep. */
  readonly pageDirection: string;
}

const VIEW_PARTS =
  'view, header, avatar, avatars, name, kind, status, timer, badge, overlay, reason, hint, ' +
  'duration, others, grid, news, remote-screen, screen-label';
const CONTROL_PARTS =
  'controls, control, control-disc, control-caption, control-tip, answer-button, decline-button, cancel-button, microphone-button, ' +
  'camera-button, screen-button, switch-button, hangup-button, close-button, sound-button, ' +
  'devices-button, device-dialog, device-title, device-label, device-select, device-close';
const NOTICE_PARTS = 'notice, notice-mark, notice-what, notice-todo, notice-action, notice-close';

/**
 * The screen of a call, to be rendered into the element's own root: so its slots are the element's, and
 * the parts' requests bubble to it. It is a module of its own to be loaded only when there is a call.
 */
export function renderCallScreen(screen: CallScreen): TemplateResult {
  const layout = layoutOf(screen);
  const { call, display, preCall, texts } = screen;
  const isPair = !preCall && call.phase !== 'idle' && !hasGrid(screen);
  const sharer = isPair ? sharerOf(screen) : undefined;
  const isMinimized = display.place === 'bubble';
  return html`<dialog
    class="window"
    part="window"
    popover="manual"
    closedby="none"
    aria-label=${texts.callWindow}
    data-place=${display.place}
    data-phase=${call.phase}
    @cancel=${(event: Event) => event.preventDefault()}
  >
    <div class="frame" ?hidden=${isMinimized}>
      <slot name="header" dir=${screen.pageDirection}></slot>
      <trtc-call-stage
        layout=${layout}
        buttons=${countOfButtons(screen)}
        .corner=${display.corner}
        ?screen=${sharer !== undefined}
        ?movable=${isPair && screen.pictureOf(call.self).place === 'tile'}
        ?autohide=${isWatched(screen, layout)}
        .texts=${texts}
        exportparts="stage, remote-video, local-video, move-button, remote-screen"
      >
        ${isPair ? renderPair(call, screen) : nothing}
        ${sharer === undefined ? nothing : renderSharedScreen(sharer, screen)}
        ${preCall ? renderPreCall(preCall, screen) : renderView(screen, layout)}
        ${renderWindowControls(screen, layout)}
      </trtc-call-stage>
    </div>
    ${renderBubble(screen, isMinimized)}
  </dialog>`;
}

/** While it rings here the call is answered or declined, and nothing else. */
function hasWindowControls({ call }: CallScreen): boolean {
  return call.phase !== 'idle' && call.phase !== 'incoming';
}

function countOfButtons(screen: CallScreen): number {
  const { canFullscreen, canPictureInPicture } = screen.display;
  return hasWindowControls(screen) ? 1 + Number(canFullscreen) + Number(canPictureInPicture) : 0;
}

function renderWindowControls(screen: CallScreen, layout: StageLayout): unknown {
  if (!hasWindowControls(screen)) return nothing;
  const { display, texts } = screen;
  return html`<trtc-window-controls
    slot="window"
    exportparts="window-controls, window-control, minimize-button, picture-in-picture-button, fullscreen-button"
    ?picture=${hasPictures(screen, layout)}
    .display=${display}
    .texts=${texts}
  ></trtc-window-controls>`;
}

/** It stays where it is while it is not seen, so that it comes back there. */
function renderBubble(screen: CallScreen, isShown: boolean): TemplateResult {
  const { call, people, display, texts } = screen;
  const spot =
    call.phase === 'idle'
      ? { userID: call.ended?.peer ?? '', stream: undefined }
      : spotlightOf(call, screen);
  const person = personOf(people, spot.userID);
  return html`<trtc-call-bubble
    exportparts="bubble, bubble-status"
    ?hidden=${!isShown}
    .name=${nameOf(person, spot.userID)}
    .src=${isShown ? (person?.avatar ?? '') : ''}
    .stream=${isShown ? spot.stream : undefined}
    .status=${bubbleStatus(screen)}
    .startedAt=${call.phase === 'connected' ? call.startedAt : 0}
    .muted=${call.phase === 'connected' && !call.microphone.on}
    .place=${display.bubble}
    .texts=${texts}
  ></trtc-call-bubble>`;
}

/** How far the call is, or what it waits for; empty while there is a time to be shown. */
function bubbleStatus({ call, people, texts }: CallScreen): string {
  switch (call.phase) {
    case 'idle': {
      const { ended } = call;
      return ended
        ? endSentence(ended, texts, spokenNameOf(personOf(people, ended.peer), ended.peer))
        : '';
    }
    case 'preparing':
      return texts.calling;
    case 'outgoing':
    case 'incoming':
      return texts.ringing;
    case 'accepting':
    case 'connecting':
      return texts.connecting;
    case 'connected':
      if (call.reconnecting) return texts.reconnecting;
      return call.switchRequest?.by === 'peer'
        ? texts.switchAsked(spokenNameOf(personOf(people, call.peer), call.peer))
        : '';
  }
}

function isPictured(layout: StageLayout): boolean {
  return layout === 'local' || layout === 'remote' || layout === 'both';
}

function hasPictures(screen: CallScreen, layout: StageLayout): boolean {
  const { call } = screen;
  const isVideo = call.phase !== 'idle' && call.type === 2;
  return isPictured(layout) || sharerOf(screen) !== undefined || (hasGrid(screen) && isVideo);
}

/** There are pictures to be looked at, and the call asks for nothing. */
function isWatched(screen: CallScreen, layout: StageLayout): boolean {
  const { call, display } = screen;
  if (call.phase !== 'connected' || display.place === 'bubble') return false;
  const { captured, reconnecting, switchRequest } = call;
  return captured && !reconnecting && !switchRequest && hasPictures(screen, layout);
}

/** Where the two pictures of a call stand; who sends none, or whose picture is elsewhere, has no place. */
export function layoutOf(screen: CallScreen): StageLayout {
  const { call, pictureOf } = screen;
  if (call.phase === 'idle' || call.phase === 'incoming' || hasGrid(screen)) return 'none';
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
function hasGrid({ call, hasGroupView }: CallScreen): boolean {
  switch (call.phase) {
    case 'accepting':
    case 'connecting':
    case 'connected':
      return call.group !== undefined && hasGroupView;
    default:
      return false;
  }
}

function isOnStage({ place }: Picture): boolean {
  return place === 'tile' || place === 'slot';
}

function renderPair(call: CallFacts, screen: CallScreen): TemplateResult {
  return html`<slot name="remote-video" slot="remote-video" dir=${screen.pageDirection}>
      <slot name="remote-video-${call.peer}">${renderPicture(call, call.peer, screen)}</slot>
    </slot>
    <slot name="local-video" slot="local-video" dir=${screen.pageDirection}
      >${renderPicture(call, call.self, screen)}</slot
    >`;
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
        exportparts="${VIEW_PARTS}, ${CONTROL_PARTS}, ${NOTICE_PARTS}"
        .call=${call}
        .people=${screen.people}
        .picture=${layout === 'local'}
        .soundBlocked=${screen.soundBlocked}
        .texts=${screen.texts}
        >${renderActions(screen)}</trtc-calling-view
      >`;
    case 'accepting':
    case 'connecting':
    case 'connected':
      return hasGrid(screen) ? renderGroup(call, screen) : renderRunning(call, screen, layout);
  }
}

function renderPreCall(preCall: PreCall, { people, desk, texts }: CallScreen): TemplateResult {
  return html`<trtc-pre-call-view
    data-view="pre-call"
    exportparts="${VIEW_PARTS}, ${CONTROL_PARTS}, ${NOTICE_PARTS}, preview, preview-picture, level"
    .preCall=${preCall}
    .people=${people}
    .desk=${desk}
    .texts=${texts}
  ></trtc-pre-call-view>`;
}

function renderRunning(
  call: RunningState,
  screen: CallScreen,
  layout: StageLayout,
): TemplateResult {
  const { people, texts } = screen;
  const person = personOf(people, call.peer);
  const hasScreen = sharerOf(screen) !== undefined;
  const isPicture = hasScreen || isPictured(layout);
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
    ${renderSound(call, screen)} ${renderQuestion(call, texts)}
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
    ${renderSelf(call, screen)} ${renderSound(call, screen)} ${renderQuestion(call, texts)}
    ${renderFailures(call, texts)} ${renderSharing(call, texts)} ${renderControls(call, screen)}
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
    <slot name=${ownSlot} dir=${screen.pageDirection}>
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
    <slot name="local-video" dir=${screen.pageDirection}>${renderPicture(call, self, screen)}</slot>
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

function renderControls(call: RunningState, screen: CallScreen): TemplateResult {
  const { people, canShareScreen, desk, texts } = screen;
  const sharer = sharingUserID(call);
  return html`<trtc-call-controls
    slot="controls"
    exportparts=${CONTROL_PARTS}
    .type=${call.type}
    .switchable=${call.phase === 'connected' && !call.reconnecting && !call.group}
    .switching=${call.switchRequest?.by === 'self'}
    .microphone=${shownDevice(call, 'microphone')}
    .camera=${shownDevice(call, 'camera')}
    .screen=${call.phase === 'connected' && canShareScreen ? call.screen : undefined}
    .screenTaken=${
      sharer === undefined
        ? ''
        : texts.announce.news.shares(spokenNameOf(personOf(people, sharer), sharer), true)
    }
    .desk=${call.captured ? desk : undefined}
    .texts=${texts}
    >${renderActions(screen)}</trtc-call-controls
  >`;
}

/** A device that is not open yet is shown as it will be. */
function shownDevice(call: RunningState, device: 'microphone' | 'camera'): DeviceState {
  if (call.captured) return call[device];
  const on = device === 'camera' ? wantsCamera(call) : wantsMicrophone(call);
  return { on, pending: false, failure: undefined };
}

function renderActions({ pageDirection }: CallScreen): TemplateResult {
  return html`<slot name="actions" slot="actions" dir=${pageDirection}></slot>`;
}

/** While the answered call waits for the person's word to the browser. */
function renderQuestion(call: RunningState, texts: Messages): unknown {
  if (call.captured) return nothing;
  return html`<trtc-permission-note
    exportparts=${NOTICE_PARTS}
    asking
    .camera=${wantsCamera(call)}
    .texts=${texts}
  ></trtc-permission-note>`;
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
  if (failure.reason === 'permission-denied' && retry === 'request-camera') {
    return html`<trtc-permission-note
      exportparts=${NOTICE_PARTS}
      device="camera"
      retry
      closable
      .failure=${failure}
      .texts=${texts}
      @request-action=${onAction}
    ></trtc-permission-note>`;
  }
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

function renderEnded(ended: CallSummary, { people, retry, texts }: CallScreen): TemplateResult {
  return html`<trtc-ended-view
    data-view="ended"
    exportparts="${VIEW_PARTS}, ${NOTICE_PARTS}, close-button, retry-button"
    .summary=${ended}
    .retry=${retry}
    .person=${personOf(people, ended.peer)}
    .texts=${texts}
  ></trtc-ended-view>`;
}
