import { css } from 'lit';

/** The button of `<trtc-call-button>`, as it is from the first moment on. */
export const callButton = css`
  :host {
    display: inline-grid;
    max-inline-size: 100%;
  }

  /* It stands in the page's text, and is of its size. */
  .own {
    display: inline-grid;
    gap: 0.375em;
    justify-items: center;
    font-size: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 0.5em 1.25em;
    border: 1px solid transparent;
    border-radius: var(--trtc-radius, 1.25em);
    background: var(--_call);
    color: var(--_on-strong);
    font: inherit;
    font-weight: 600;
    text-align: start;
    overflow-wrap: break-word;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition: background-color 0.15s;
  }

  .mark {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 1.25em;
  }
`;

/** What it can become. */
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
