import { css } from '@lit/reactive-element';

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
