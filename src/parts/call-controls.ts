import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { control } from '../../styles/control.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { DeviceState } from '../core/state.js';
import type { CallType } from '../core/types.js';
import { retried } from '../load.js';
import { en, type Messages } from '../locales/index.js';
import { controlButton } from './control-button.js';
import { define } from './define.js';
import type { DeviceDesk } from './device-choice.js';
import { request } from './request-events.js';

/**
 * What a person can do in a running call: microphone, camera, other devices, hang up.
 *
 * @slot actions - The page's own buttons, before the last one.
 * @fires request-microphone - Microphone on or off.
 * @fires request-camera - Camera on or off.
 * @fires request-screen - Share this person's screen, or share it no more.
 * @fires request-switch - Make it a voice or a video call.
 * @fires request-hangup - End the call.
 * @csspart controls - The bar.
 * @csspart control - Each button; also `microphone-button`, `camera-button`, `screen-button`, `devices-button`,
 *   `switch-button`, `hangup-button`.
 * @csspart device-dialog - The choice of devices; the other parts `device-…` are in it.
 */
export class TrtcCallControls extends LitElement {
  static override styles = [
    tokens,
    base,
    control,
    css`
      :host {
        display: block;
      }

      .controls {
        position: relative;
        display: flex;
        flex-flow: var(--_controls-flow, row) wrap;
        align-items: center;
        justify-content: center;
        gap: 0.5rem clamp(0.5rem, 4cqi, 1.125rem);
        --_size: var(--trtc-control-size, clamp(44px, 16cqmin, 3.5rem));
      }
    `,
  ];

  /** Voice calls have no camera button, unless the page has turned the camera on. */
  @property({ type: Number }) type: CallType = 2;

  /** The call can become the other kind. */
  @property({ type: Boolean }) switchable = false;

  /** That is asked for and not answered yet. */
  @property({ type: Boolean }) switching = false;

  @property({ attribute: false }) microphone: DeviceState | undefined;

  @property({ attribute: false }) camera: DeviceState | undefined;

  /** Left out where the screen cannot be shared. */
  @property({ attribute: false }) screen: DeviceState | undefined;

  /** Why it cannot be shared just now, in a sentence; empty when it can. */
  @property() screenTaken = '';

  /** Where devices are chosen; without it they cannot be. */
  @property({ attribute: false }) desk: DeviceDesk | undefined;

  @property({ attribute: false }) texts: Messages = en;

  /** The choice of devices is open. */
  @property({ type: Boolean, reflect: true }) choosing = false;

  override render(): TemplateResult {
    const { texts } = this;
    const muted = this.microphone?.on === false;
    const dark = this.camera?.on === false;
    const hasCamera = this.type === 2 || !!this.camera?.on || !!this.camera?.pending;
    return html`<div
        part="controls"
        class="controls"
        role="group"
        aria-label=${texts.controls}
        lang=${texts.tag}
        dir=${texts.dir}
      >
        ${controlButton({
          part: 'microphone-button',
          icon: muted ? 'mic-off' : 'mic',
          label: texts.mute,
          tip: muted ? texts.unmute : texts.mute,
          pressed: muted,
          busy: this.microphone?.pending,
          onClick: () => request(this, 'request-microphone', { on: muted }),
        })}
        ${
          hasCamera
            ? controlButton({
                part: 'camera-button',
                icon: dark ? 'video-off' : 'video',
                label: texts.cameraOff,
                tip: dark ? texts.cameraOn : texts.cameraOff,
                pressed: dark,
                busy: this.camera?.pending,
                onClick: () => request(this, 'request-camera', { on: dark }),
              })
            : ''
        }
        ${
          this.desk
            ? controlButton({
                part: 'devices-button',
                icon: 'devices',
                label: texts.devicesButton,
                opens: 'dialog',
                onClick: () => void this.#openChoice(),
              })
            : ''
        }
        ${this.screen ? this.#renderScreen(this.screen) : ''}
        ${this.switchable ? this.#renderSwitch() : ''}
        <slot name="actions"></slot>
        ${controlButton({
          part: 'hangup-button',
          icon: 'hang-up',
          label: texts.hangUp,
          tone: 'danger',
          onClick: () => request(this, 'request-hangup'),
        })}
      </div>
      ${
        this.choosing
          ? html`<trtc-device-dialog
              exportparts="device-dialog, device-title, device-label, device-select, device-close"
              .desk=${this.desk}
              .camera=${hasCamera}
              .texts=${texts}
              @close=${this.#onChosen}
            ></trtc-device-dialog>`
          : ''
      }`;
  }

  async #openChoice(): Promise<void> {
    try {
      await retried(() => import('./device-dialog.js'));
      this.choosing = true;
    } catch (error) {
      reportError(error);
    }
  }

  #onChosen(): void {
    this.choosing = false;
  }

  #renderScreen({ on, pending }: DeviceState): TemplateResult {
    const { screenTaken, texts } = this;
    return controlButton({
      part: 'screen-button',
      icon: 'screen-share',
      label: texts.shareScreen,
      tip: on ? texts.stopSharing : screenTaken || texts.shareScreen,
      pressed: on,
      busy: pending,
      disabled: !on && screenTaken !== '',
      onClick: () => request(this, 'request-screen', { on: !on }),
    });
  }

  #renderSwitch(): TemplateResult {
    const isVideo = this.type === 2;
    return controlButton({
      part: 'switch-button',
      icon: isVideo ? 'phone' : 'video',
      label: isVideo ? this.texts.switchToVoice : this.texts.switchToVideo,
      busy: this.switching,
      onClick: () => request(this, 'request-switch', { to: isVideo ? 1 : 2 }),
    });
  }
}

define('trtc-call-controls', TrtcCallControls);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-call-controls': TrtcCallControls;
  }
}
