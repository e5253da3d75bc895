import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';
import './device-choice.js';
import type { DeviceDesk } from './device-choice.js';
import { icon } from './icons.js';

/**
 * The choice of devices during a call: a dialog that opens as soon as it is there, on phones a sheet.
 *
 * @fires close - It was put away.
 * @csspart device-dialog - The dialog.
 * @csspart device-title - What it says above.
 * @csspart device-label - What kind of device it is.
 * @csspart device-select - The list to choose from.
 * @csspart device-close - Puts it away.
 */
export class TrtcDeviceDialog extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      dialog {
        inline-size: min(24rem, 100vi - 2rem);
        max-block-size: calc(100vb - 2rem);
        padding: 1.25rem;
        border: 1px solid var(--_outline);
        border-radius: 1.25rem;
        background: var(--_raised);
        color: var(--_text);
        box-shadow: 0 16px 56px rgb(0 0 0 / 40%);
        text-shadow: none;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      dialog[open] {
        animation: rise 0.2s cubic-bezier(0.2, 0.8, 0.2, 1);
      }

      @keyframes rise {
        from {
          translate: 0 1rem;
          opacity: 0;
        }
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        margin-block-end: 0.75rem;
      }

      h2 {
        font-size: 1.125rem;
        font-weight: 650;
      }

      button {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 44px;
        block-size: 44px;
        margin-inline-end: -0.625rem;
        padding: 0;
        border: 1px solid transparent;
        border-radius: 50%;
        background: none;
        color: var(--_text);
        font-size: 0.875rem;
        cursor: pointer;
      }

      button:hover {
        background: var(--_control);
      }

      @media (max-width: 30rem) {
        dialog {
          inline-size: 100%;
          max-inline-size: none;
          margin-block-end: 0;
          border-inline: 0;
          border-block-end: 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
          padding-block-end: calc(1.25rem + env(safe-area-inset-bottom, 0px));
        }
      }
    `,
  ];

  @property({ attribute: false }) desk: DeviceDesk | undefined;

  /** There is a camera to choose. */
  @property({ type: Boolean }) camera = false;

  @property({ attribute: false }) texts: Messages = en;

  @query('dialog') protected readonly dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { desk, camera, texts } = this;
    return html`<dialog
      part="device-dialog"
      aria-labelledby="title"
      lang=${texts.tag}
      dir=${texts.dir}
      @close=${this.#onClose}
      closedby="any"
    >
      <div>
        <header>
          <h2 part="device-title" id="title">${texts.devicesButton}</h2>
          <button
            part="device-close"
            type="button"
            aria-label=${texts.close}
            @click=${() => this.dialog.close()}
          >
            ${icon('close')}
          </button>
        </header>
        <trtc-device-choice
          exportparts="device-label, device-select"
          .desk=${desk}
          .camera=${camera}
          .texts=${texts}
        ></trtc-device-choice>
      </div>
    </dialog>`;
  }

  #onClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

define('trtc-device-dialog', TrtcDeviceDialog);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-device-dialog': TrtcDeviceDialog;
  }
}
