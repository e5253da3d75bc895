import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { base } from '../../styles/base.css.js';
import { tokens } from '../../styles/tokens.css.js';
import type { DeviceKind } from '../core/ports.js';
import type { DeviceInfo } from '../core/types.js';
import { DeviceTextsController } from '../devices/device-texts-controller.js';
import type { DeviceMessages } from '../locales/devices/messages.js';
import { en, type Messages } from '../locales/index.js';
import { define } from './define.js';

/** Where the devices are looked up and chosen. */
export interface DeviceDesk {
  /** Those of the kind, in the browser's order. */
  list(kind: DeviceKind): Promise<readonly DeviceInfo[]>;
  /** Id of the one that is in use, or will be; empty where that is the browser's matter. */
  current(kind: DeviceKind): string;
  /** Settles when it is in use; rejects when it cannot be, and the one before goes on. */
  use(kind: DeviceKind, deviceId: string): Promise<void>;
}

type Lists = Readonly<Record<DeviceKind, readonly DeviceInfo[]>>;

const KINDS: readonly DeviceKind[] = ['microphone', 'camera', 'speaker'];

/**
 * The choice of microphone, camera and speaker, which follows what is plugged in and out.
 *
 * @csspart device-label - What kind of device it is.
 * @csspart device-select - The list to choose from.
 */
export class TrtcDeviceChoice extends LitElement {
  static override styles = [
    tokens,
    base,
    css`
      :host {
        display: block;
      }

      .choices {
        display: grid;
        gap: 0.875rem;
      }

      label {
        display: grid;
        gap: 0.25rem;
        color: var(--_text-muted);
        font-size: 0.875rem;
        font-weight: 500;
        text-align: start;
      }

      select {
        inline-size: 100%;
        min-inline-size: 0;
        min-block-size: 44px;
        padding: 0.5rem 0.75rem;
        border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
        border-radius: 0.625rem;
        background: var(--_raised);
        color: var(--_text);
        font: inherit;
        font-size: 1rem;
        text-overflow: ellipsis;
      }

      .fixed {
        display: flex;
        align-items: center;
        min-block-size: 44px;
        color: var(--_text);
        font-size: 1rem;
        font-weight: 400;
      }

      .problem {
        color: var(--_warning);
        font-size: 0.875rem;
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) desk: DeviceDesk | undefined;

  /** A voice call has no use for a camera. */
  @property({ type: Boolean }) camera = false;

  @property({ attribute: false }) texts: Messages = en;

  @state() protected lists: Lists | undefined;

  @state() protected hasFailed = false;

  /** What is being taken into use. */
  readonly #wishes = new Map<DeviceKind, string>();
  readonly #deviceTexts = new DeviceTextsController(this);
  #watching: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    const devices = (navigator as Partial<Navigator>).mediaDevices;
    devices?.addEventListener('devicechange', () => void this.refresh(), { signal });
    if (this.hasUpdated) void this.refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
  }

  /** Looks up anew what there is. */
  async refresh(): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    const [microphone = [], camera = [], speaker = []] = await Promise.all(
      KINDS.map((kind) => desk.list(kind).catch(() => [])),
    );
    this.lists = { microphone, camera, speaker };
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  protected override updated(): void {
    // What the person has chosen is not what is in use if it could not be had.
    for (const select of this.renderRoot.querySelectorAll('select')) {
      select.value = this.#currentOf(select.dataset.kind as DeviceKind);
    }
  }

  override render(): unknown {
    const { texts } = this.#deviceTexts;
    if (!texts || !this.lists) return nothing;
    const { lists } = this;
    return html`<div class="choices" lang=${this.texts.tag} dir=${this.texts.dir}>
      ${this.#renderChoice('microphone', lists, texts)}
      ${this.camera ? this.#renderChoice('camera', lists, texts) : nothing}
      ${this.#renderChoice('speaker', lists, texts)}
      <p class="problem" role="alert">${this.hasFailed ? texts.notTaken : ''}</p>
    </div>`;
  }

  #renderChoice(kind: DeviceKind, lists: Lists, texts: DeviceMessages): TemplateResult {
    const devices = lists[kind];
    if (devices.length === 0) {
      return html`<label part="device-label"
        >${texts[kind]}
        <span class="fixed">${kind === 'speaker' ? texts.systemSpeaker : texts.none}</span>
      </label>`;
    }
    return html`<label part="device-label"
      >${texts[kind]}
      <select part="device-select" data-kind=${kind} @change=${this.#onChange}>
        ${devices.map(
          ({ deviceId, label }, index) =>
            html`<option value=${deviceId}>
              ${label || texts.unnamed(texts[kind], index + 1)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #currentOf(kind: DeviceKind): string {
    const devices = this.lists?.[kind] ?? [];
    const current = this.#wishes.get(kind) ?? this.desk?.current(kind);
    const isListed = devices.some(({ deviceId }) => deviceId === current);
    return (isListed ? current : devices[0]?.deviceId) ?? '';
  }

  async #onChange({ currentTarget }: Event): Promise<void> {
    const { dataset, value } = currentTarget as HTMLSelectElement;
    const kind = dataset.kind as DeviceKind;
    this.#wishes.set(kind, value);
    this.hasFailed = false;
    const isTaken = await this.desk?.use(kind, value).then(
      () => true,
      () => false,
    );
    // A later wish may be under way by now.
    if (this.#wishes.get(kind) !== value) return;
    this.#wishes.delete(kind);
    this.hasFailed = !isTaken;
    await this.refresh();
  }
}

define('trtc-device-choice', TrtcDeviceChoice);

declare global {
  interface HTMLElementTagNameMap {
    'trtc-device-choice': TrtcDeviceChoice;
  }
}
