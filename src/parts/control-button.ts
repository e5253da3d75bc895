import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';

export interface ControlButton {
  /** CSS part, beside `control`. */
  readonly part: string;
  readonly icon: IconName;
  /** The accessible name. For a toggle: what it does when pressed, in both positions. */
  readonly label: string;
  /** Written under the button. Left out: shown as a tip on hover and focus. */
  readonly caption?: string | undefined;
  /** The tip where it differs from the name. */
  readonly tip?: string | undefined;
  readonly tone?: 'answer' | 'danger' | undefined;
  /** A toggle's position. */
  readonly pressed?: boolean | undefined;
  /** Its last click is still being carried out; it stays in place and takes no further click. */
  readonly busy?: boolean | undefined;
  /** It cannot be used now; the tip says why. */
  readonly disabled?: boolean | undefined;
  /** It opens one. */
  readonly opens?: 'dialog' | undefined;
  readonly onPointerDown?: ((event: PointerEvent) => void) | undefined;
  readonly onClick: () => void;
}

/** One round button of a call. A function and not an element, so that views keep native buttons. */
export function controlButton(button: ControlButton): TemplateResult {
  const pressed = button.pressed === undefined ? nothing : String(button.pressed);
  const busy = button.busy ? 'true' : nothing;
  const disabled = button.busy === true || button.disabled === true;
  return html`<button
    part="control ${button.part}"
    class="control"
    type="button"
    data-tone=${button.tone ?? nothing}
    aria-label=${button.label}
    aria-pressed=${pressed}
    aria-haspopup=${button.opens ?? nothing}
    aria-busy=${busy}
    aria-disabled=${disabled ? 'true' : nothing}
    @pointerdown=${button.onPointerDown ?? nothing}
    @click=${disabled ? nothing : button.onClick}
  >
    <span class="disc" part="control-disc">${icon(button.icon)}</span>
    ${
      button.caption
        ? html`<span class="caption" part="control-caption" aria-hidden="true"
            >${button.caption}</span
          >`
        : html`<span class="tip" part="control-tip" aria-hidden="true"
            >${button.tip ?? button.label}</span
          >`
    }
  </button>`;
}
