import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { control } from '../../styles/control.css.js';
import { pill } from '../../styles/pill.css.js';
import { tokens } from '../../styles/tokens.css.js';
import { view } from '../../styles/view.css.js';
import type { People } from '../core/state.js';
import type { CallType, UserID } from '../core/types.js';
import { DeviceTextsController } from '../devices/device-texts-controller.js';
import type { InputDevice } from '../devices/permissions-controller.js';
import { Preview } from '../devices/preview.js';
import type { DeviceMessages } from '../locales/devices/messages.js';
import { en, type Messages } from '../locales/index.js';
import { controlButton } from './control-button.js';
import { define } from './define.js';
import './device-choice.js';
import type { DeviceDesk, TrtcDeviceChoice } from './device-choice.js';
import { icon } from './icons.js';
import './permission-note.js';
import { personOf, spokenNameOf } from './person-name.js';
import { request } from './request-events.js';
import './video-tile.js';

/** A call that is about to be made or answered. */
export interface PreCall {
  readonly role: 'caller' | 'callee';
  readonly type: CallType;
  /** Who is called, or calls. */
  readonly userIDs: readonly UserID[];
}

const INPUTS: readonly InputDevice[] = ['microphone', 'camera'];

/** Milliseconds between two looks at the level. */
const LOOK = 80;
/** Speech is some hundredths; below is the noise of a room. */
const AUDIBLE = 0.02;

const NOTE_PARTS = 'notice, notice-mark, notice-what, notice-todo, notice-action';

/**
 * The view before a call: the own picture, how loud the microphone is, and the choice of devices. The devices are
 * open while it is in the page, and dark as soon as it is not.
 *
 * @fires request-begin - Make or answer the call, with microphone and camera on or off.
 * @fires request-back - Do not.
 * @csspart view - Everything.
 * @csspart name - What the view is for.
 * @csspart status - Whose call it is.
 * @csspart preview - Place of the own picture.
 * @csspart preview-picture - The `<video>` in it.
 * @csspart level - How loud the microphone is.
 * @csspart controls - A row of buttons.
 * @csspart control - Each button; also `microphone-button`, `camera-button`, `answer-button`, `decline-button`.
 * @csspart device-label - What kind of device it is.
 * @csspart device-select - The list to choose from.
 */
export class TrtcPreCallView extends LitElement {
  static override styles = [
    tokens,
    base,
    control,
    pill,
    view,
    css`
      .view {
        /* What has the focus is not beneath the buttons. */
        scroll-padding-block-end: 5rem;
        grid-template: auto auto auto / minmax(0, 1fr);
        align-content: safe center;
        justify-items: center;
        gap: clamp(0.625rem, 2.5cqb, 1.25rem);
        --_pad-block: clamp(0.75rem, 4cqb, 2rem);
        --_pad-inline: clamp(0.75rem, 5cqi, 2rem);
        padding: var(--_pad-block) var(--_pad-inline);
      }

      .head {
        display: grid;
        gap: 0.125rem;
      }

      .name {
        font-size: clamp(1.125rem, 0.9rem + 1.4cqmin, 1.5rem);
      }

      .body {
        display: grid;
        gap: clamp(0.625rem, 2.5cqb, 1.25rem) 1.5rem;
        inline-size: min(100%, 26rem);
      }

      .seen {
        display: grid;
        align-content: start;
        gap: 0.625rem;
        min-inline-size: 0;
      }

      .preview {
        position: relative;
        display: grid;
        inline-size: 100%;
        block-size: clamp(6rem, 26cqb, 15rem);
        overflow: clip;
        border-radius: 0.875rem;
        background: var(--_stage);
        color: #e6ebf2;
      }

      .preview > * {
        grid-area: 1 / 1;
        min-block-size: 0;
      }

      .preview .words {
        place-self: center;
        padding: 1rem;
        font-size: 0.9375rem;
      }

      .toggles {
        position: relative;
        display: flex;
        justify-content: center;
        gap: 0.75rem;
        --_size: 2.75rem;
      }

      .meter {
        block-size: 0.5rem;
        overflow: clip;
        border-radius: 999px;
        background: var(--_control);
      }

      .meter div {
        block-size: 100%;
        scale: var(--_level, 0) 1;
        transform-origin: left;
        background: var(--_speaking);
      }

      .meter:dir(rtl) div {
        transform-origin: right;
      }

      .sound {
        min-block-size: 1.4em;
        color: var(--_text-muted);
        font-size: 0.875rem;
      }

      .buttons {
        position: sticky;
        inset-block-end: 0;
        z-index: 1;
        justify-self: stretch;
        padding-block: 0.5rem;
        border-radius: 0.875rem;
        background: color-mix(in srgb, var(--_surface-end) 88%, transparent);
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.75rem;
      }

      .pill {
        min-block-size: 48px;
        padding-inline: 1.5rem;
      }

      .begin {
        background: var(--_answer);
        color: var(--_on-strong);
      }

      .begin:hover {
        background: color-mix(in oklab, var(--_answer), black 12%);
      }

      /* What is scrolled beneath it is not to be read. */
      @container (max-width: 30rem) {
        .buttons {
          inset-block-end: calc(-1 * var(--_pad-block));
          margin: 0 calc(-1 * var(--_pad-inline)) calc(-1 * var(--_pad-block));
          padding: 1rem var(--_pad-inline) var(--_pad-block);
          border-radius: 0;
          background: linear-gradient(transparent, var(--_surface-end) 0.75rem);
        }
      }

      @container (max-height: 24rem) {
        .buttons {
          position: static;
        }
      }

      @container (min-width: 42rem) {
        .body.wide {
          grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
          inline-size: min(100%, 52rem);
          align-items: center;
        }

        .preview {
          block-size: clamp(7rem, 48cqb, 19rem);
        }
      }

      @media (forced-colors: active) {
        .meter {
          border: 1px solid CanvasText;
        }

        .meter div {
          forced-color-adjust: none;
          background: Highlight;
        }

        .buttons button {
          border-color: ButtonText;
        }
      }
    `,
  ];

  @property({ attribute: false }) preCall: PreCall | undefined;

  /** Those of whom more is known than the id. */
  @property({ attribute: false }) people: People = {};

  @property({ attribute: false }) desk: DeviceDesk | undefined;

  @property({ attribute: false }) texts: Messages = en;

  @state() protected on: Readonly<Record<InputDevice, boolean>> = {
    microphone: true,
    camera: true,
  };

  /** The devices are being opened. */
  @state() protected opening = false;

  /** The microphone has been heard since it was opened. */
  @state() protected heard = false;

  @query('.view') protected readonly view!: HTMLElement | null;
  @query('.meter') protected readonly meter!: HTMLElement | null;
  @query('trtc-device-choice') protected readonly choice!: TrtcDeviceChoice | null;

  readonly #deviceTexts = new DeviceTextsController(this);
  readonly #preview = new Preview();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** The element's, but that what is open here is what is in use. */
  readonly #desk: DeviceDesk = {
    list: async (kind) => (await this.desk?.list(kind)) ?? [],
    current: (kind) => {
      const track = kind === 'speaker' ? undefined : this.#preview.track(kind);
      return track?.getSettings().deviceId ?? this.desk?.current(kind) ?? '';
    },
    use: async (kind, deviceId) => {
      await this.desk?.use(kind, deviceId);
      if (kind !== 'speaker' && this.on[kind]) await this.#open([kind]);
    },
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#measure(), LOOK);
    if (this.hasUpdated) void this.#open(INPUTS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#preview.close();
  }

  protected override firstUpdated(): void {
    void this.#open(INPUTS);
  }

  override focus(options?: FocusOptions): void {
    this.view?.focus(options);
  }

  override render(): TemplateResult {
    const { preCall } = this;
    const { texts } = this.#deviceTexts;
    if (!preCall || !texts) return html``;
    const isVideo = preCall.type === 2;
    return html`<div
      part="view"
      class="view"
      role="group"
      aria-labelledby="name"
      aria-describedby="status"
      tabindex="-1"
      lang=${this.texts.tag}
      dir=${this.texts.dir}
    >
      <div class="head">
        <h2 part="name" class="name" id="name">${texts.ready}</h2>
        <p part="status" class="status" id="status">${this.#status(preCall, texts)}</p>
      </div>
      <div class=${isVideo ? 'body wide' : 'body'}>
        <div class="seen">
          ${isVideo ? this.#renderPicture(texts) : nothing} ${this.#renderToggles(isVideo)}
          <div
            part="level"
            class="meter"
            role="meter"
            aria-label=${texts.level}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow="0"
          >
            <div></div>
          </div>
          <p class="sound" role="status">${this.#soundWords(texts)}</p>
        </div>
        <div class="seen">
          ${this.#renderNotes(isVideo)}
          <trtc-device-choice
            exportparts="device-label, device-select"
            .desk=${this.#desk}
            .camera=${isVideo}
            .texts=${this.texts}
          ></trtc-device-choice>
        </div>
      </div>
      <div part="controls" class="buttons">
        <button part="decline-button" class="pill" type="button" @click=${this.#onBack}>
          ${texts.back}
        </button>
        <button part="answer-button" class="pill begin" type="button" @click=${this.#onBegin}>
          ${icon(isVideo ? 'video' : 'phone')}
          ${preCall.role === 'caller' ? this.texts.call[preCall.type] : this.texts.answer}
        </button>
      </div>
    </div>`;
  }

  #renderPicture(texts: DeviceMessages): TemplateResult {
    const track = this.#preview.track('camera');
    return html`<div part="preview" class="preview">
      ${this.on.camera ? nothing : html`<p class="words">${texts.noPicture}</p>`}
      <trtc-video-tile
        exportparts="video: preview-picture"
        .stream=${this.#preview.stream}
        .active=${track !== undefined}
        .mirrored=${track?.getSettings().facingMode !== 'environment'}
        .label=${this.texts.ownPicture}
      ></trtc-video-tile>
    </div>`;
  }

  #renderToggles(isVideo: boolean): TemplateResult {
    const { texts } = this;
    const { microphone, camera } = this.on;
    return html`<div class="toggles" role="group" aria-label=${texts.controls}>
      ${controlButton({
        part: 'microphone-button',
        icon: microphone ? 'mic' : 'mic-off',
        label: texts.mute,
        tip: microphone ? texts.mute : texts.unmute,
        pressed: !microphone,
        onClick: () => this.#toggle('microphone'),
      })}
      ${
        isVideo
          ? controlButton({
              part: 'camera-button',
              icon: camera ? 'video' : 'video-off',
              label: texts.cameraOff,
              tip: camera ? texts.cameraOff : texts.cameraOn,
              pressed: !camera,
              onClick: () => this.#toggle('camera'),
            })
          : nothing
      }
    </div>`;
  }

  #renderNotes(isVideo: boolean): TemplateResult {
    const { microphone, camera } = this.#preview.failures;
    // Both refused at once is one trouble.
    const isOne = microphone !== undefined && microphone === camera;
    return html`<trtc-permission-note
        exportparts=${NOTE_PARTS}
        ?hidden=${!this.opening && !microphone}
        .asking=${this.opening}
        .camera=${isVideo && this.on.camera}
        .failure=${microphone}
        .retry=${true}
        .texts=${this.texts}
        @request-action=${() => this.#retry(isOne ? INPUTS : ['microphone'])}
      ></trtc-permission-note>
      ${
        camera && !isOne
          ? html`<trtc-permission-note
              exportparts=${NOTE_PARTS}
              device="camera"
              .failure=${camera}
              .retry=${true}
              .texts=${this.texts}
              @request-action=${() => this.#retry(['camera'])}
            ></trtc-permission-note>`
          : nothing
      }`;
  }

  #status({ role, userIDs }: PreCall, texts: DeviceMessages): string {
    const names = this.texts.names(
      userIDs.map((userID) => spokenNameOf(personOf(this.people, userID), userID)),
    );
    return role === 'caller' ? texts.toCall(names) : texts.rings(names);
  }

  #soundWords(texts: DeviceMessages): string {
    if (!this.on.microphone) return texts.muted;
    if (!this.#preview.track('microphone')) return '';
    return this.heard ? texts.heard : texts.speak;
  }

  #retry(devices: readonly InputDevice[]): void {
    if (!this.opening) void this.#open(devices);
  }

  #toggle(device: InputDevice): void {
    this.on = { ...this.on, [device]: !this.on[device] };
    if (this.on[device]) void this.#open([device]);
    else this.#preview.stop(device);
  }

  /** Opens those that are wanted of these; the browser asks for both at once. */
  async #open(devices: readonly InputDevice[]): Promise<void> {
    const { desk, preCall, on } = this;
    // What was being opened when this was asked for is asked for anew.
    const isOpen = (device: InputDevice): boolean =>
      this.#preview.track(device) !== undefined || this.#preview.failures[device] !== undefined;
    const isWanted = (device: InputDevice): boolean =>
      on[device] && (devices.includes(device) || !isOpen(device));
    const wanted = {
      microphone: isWanted('microphone'),
      camera: isWanted('camera') && preCall?.type === 2,
    };
    this.opening = true;
    if (wanted.microphone) this.heard = false;
    const isDone = await this.#preview.open(wanted, {
      microphone: desk?.current('microphone') ?? '',
      camera: desk?.current('camera') ?? '',
    });
    if (!isDone) return;
    this.opening = false;
    // It may have been turned off while the browser asked.
    for (const device of INPUTS) if (!this.on[device]) this.#preview.stop(device);
    this.requestUpdate();
    await this.choice?.refresh();
  }

  #measure(): void {
    const { level } = this.#preview;
    // Loudness as it is felt goes rather by the root.
    const shown = Math.min(1, Math.sqrt(level * 2));
    this.meter?.style.setProperty('--_level', shown.toFixed(2));
    this.meter?.setAttribute('aria-valuenow', String(Math.round(shown * 100)));
    if (level > AUDIBLE) this.heard = true;
  }

  #onBegin(): void {
    const { microphone, camera } = this.on;
    const isRefused = this.#preview.failures.camera !== undefined;
    // Some machines open a device only once.
    this.#preview.close();
    request(this, 'request-begin', { microphone, camera: camera && !isRefused });
  }

  #onBack(): void {
    this.#preview.close();
    request(this, 'request-back');
  }
}

define('trtc-pre-call-view', TrtcPreCallView);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-pre-call-view': TrtcPreCallView;
  }
}
