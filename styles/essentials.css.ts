import { css } from '@lit/reactive-element';

/** What is needed wherever there is anything to see; see base.css.ts. */
export const essentials = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host {
    font-family: var(--_font);
    line-height: 1.4;
    color: var(--_text);
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }

  .spinner {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    border: 0.175em solid color-mix(in srgb, currentColor 25%, transparent);
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: trtc-spin 0.9s linear infinite;
  }

  @keyframes trtc-spin {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
    }

    .spinner {
      border-style: dotted;
    }
  }
`;
