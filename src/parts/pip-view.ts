import { css, html, nothing, type TemplateResult } from 'lit';
import { base } from '../../styles/base.css.js';
import { control } from '../../styles/control.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { CallFacts } from '../core/state.js';
import { initialsOf } from './avatar.js';
import type { CallScreen } from './call-screen.js';
import { controlButton } from './control-button.js';
import { icon } from './icons.js';
import { nameOf, personOf } from './person-name.js';
import type { RequestDetails, RequestName } from './request-events.js';
import { spotlightOf } from './spotlight.js';

/** Asks the element for something, as `request()` does for a part. */
export type Ask = <Name extends RequestName>(
  name: Name,
  ...detail: RequestDetails[Name] extends undefined ? [] : [RequestDetails[Name]]
) => void;

/**
 * A call in a window of picture-in-picture. No custom elements: those of the page do not come into another
 * document with their styles.
 */
export const pipStyles = [
  tokens,
  base,
  control,
  css`
    :host {
      position: fixed;
      inset: 0;
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      color-scheme: dark;
      background: radial-gradient(120% 90% at 50% 0%, var(--_surface-start), var(--_surface-end));
      --_size: 44px;
    }

    video {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: var(--_video-fit);
      background: var(--_stage);
    }

    .view {
      position: relative;
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
      gap: 0.5rem;
      padding: 0.625rem;
    }

    .picture {
      background:
        linear-gradient(rgb(0 0 0 / 65%), transparent 5rem),
        linear-gradient(transparent calc(100% - 6rem), rgb(0 0 0 / 65%));
      text-shadow: 0 1px 3px rgb(0 0 0 / 55%);
    }

    /* White signs are to be read before a picture of any colour. */
    .picture .controls {
      --_control: var(--trtc-color-control, rgb(16 20 28 / 58%));
      --_control-hover: var(--trtc-color-control-hover, rgb(16 20 28 / 82%));
    }

    header {
      display: flex;
      gap: 0.75rem;
      justify-content: space-between;
      font-size: 0.875rem;
      font-weight: 600;
    }

    .name {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .time {
      flex: none;
      font-variant-numeric: tabular-nums;
    }

    .initials {
      place-self: center;
      display: grid;
      place-items: center;
      inline-size: min(5rem, 40vmin);
      aspect-ratio: 1;
      border-radius: 50%;
      background: var(--_control);
      font-size: min(2rem, 15vmin);
      font-weight: 600;
    }

    .controls {
      grid-row: 3;
      display: flex;
      justify-content: center;
      gap: 0.625rem;
    }
  `,
];

/** What it shows of a call's screen. */
type PipScreen = Pick<CallScreen, 'call' | 'people' | 'texts' | 'pictureOf' | 'speaking'>;

export function renderPip(call: CallFacts, screen: PipScreen, ask: Ask): TemplateResult {
  const { people, texts } = screen;
  const { userID, stream } = spotlightOf(call, screen);
  const name = nameOf(personOf(people, userID), userID);
  const muted = !call.microphone.on;
  const dark = !call.camera.on;
  return html`${stream ? html`<video muted autoplay playsinline aria-hidden="true"></video>` : nothing}
    <div
      class="view ${stream ? 'picture' : ''}"
      lang=${texts.tag}
      dir=${texts.dir}
      role="group"
      aria-label=${name}
    >
      <header>
        <span class="name" dir="auto">${name}</span>
        <span class="time" dir="auto">${statusOf(screen)}</span>
      </header>
      ${stream ? nothing : html`<span class="initials" aria-hidden="true">${initialsOf(name)}</span>`}
      <div class="controls" role="group" aria-label=${texts.controls}>
        ${controlButton({
          part: 'microphone-button',
          icon: muted ? 'mic-off' : 'mic',
          label: texts.mute,
          tip: muted ? texts.unmute : texts.mute,
          pressed: muted,
          busy: call.microphone.pending,
          onClick: () => ask('request-microphone', { on: muted }),
        })}
        ${
          call.type === 2 || call.camera.on
            ? controlButton({
                part: 'camera-button',
                icon: dark ? 'video-off' : 'video',
                label: texts.cameraOff,
                tip: dark ? texts.cameraOn : texts.cameraOff,
                pressed: dark,
                busy: call.camera.pending,
                onClick: () => ask('request-camera', { on: dark }),
              })
            : nothing
        }
        ${controlButton({
          part: 'restore-button',
          icon: 'restore',
          label: texts.backToPage,
          onClick: () => ask('request-restore'),
        })}
        ${controlButton({
          part: 'hangup-button',
          icon: 'hang-up',
          label: texts.hangUp,
          tone: 'danger',
          onClick: () => ask('request-hangup'),
        })}
      </div>
    </div>`;
}

function statusOf({ call, texts }: PipScreen): unknown {
  if (call.phase !== 'connected') return texts.connecting;
  if (call.reconnecting) return html`${icon('signal-low')} ${texts.reconnecting}`;
  return texts.clock((performance.now() - call.startedAt) / 1000);
}
