import { css } from '@lit/reactive-element';

/** What the button of `<trtc-call-button>` can become. */
export const callButtonStates = css`
  .button[data-status='calling'] {
    background: var(--_danger);
  }

  @media (hover: hover) {
    .button:hover {
      background: color-mix(in oklab, var(--_call), black 12%);
    }

    .button[data-status='calling']:hover {
      background: color-mix(in oklab, var(--_danger), black 12%);
    }
  }

  .button[aria-disabled='true'] {
    background: var(--_control);
    color: var(--_text-muted);
    cursor: not-allowed;
  }

  .mark .icon,
  .mark ::slotted(*) {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .note {
    max-inline-size: 24em;
    color: var(--_text-muted);
    font-size: 0.8125em;
    text-align: center;
    text-wrap: balance;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
