import { css } from '@lit/reactive-element';

/** The round buttons of a call; see `controlButton` in src/parts/control-button.ts. */
export const control = css`
  .control {
    position: relative;
    display: inline-grid;
    justify-items: center;
    gap: 0.5rem;
    min-inline-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: 0.875rem;
    font-weight: 500;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  .control:focus-visible {
    outline: none;
  }

  .control:focus-visible .disc {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }

  .disc {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: max(44px, var(--_size, 3.5rem));
    block-size: max(44px, var(--_size, 3.5rem));
    border-radius: 50%;
    background: var(--_control);
    color: var(--_text);
    font-size: calc(max(44px, var(--_size, 3.5rem)) * 0.285);
    transition:
      background-color 0.15s,
      scale 0.15s var(--_ease);
  }

  .control:active .disc {
    scale: 0.94;
  }

  @media (hover: hover) {
    .control:hover .disc {
      background: var(--_control-hover);
    }
  }

  .control[aria-pressed='true'] .disc {
    background: var(--_text);
    color: light-dark(#ffffff, #101828);
  }

  .control[data-tone='answer'] .disc,
  .control[data-tone='danger'] .disc {
    color: var(--_on-strong);
  }

  .control[data-tone='answer'] .disc {
    background: var(--_answer);
  }

  .control[data-tone='danger'] .disc {
    background: var(--_danger);
  }

  @media (hover: hover) {
    .control[data-tone='answer']:hover .disc {
      background: color-mix(in oklab, var(--_answer), black 12%);
    }

    .control[data-tone='danger']:hover .disc {
      background: color-mix(in oklab, var(--_danger), black 12%);
    }
  }

  .control[aria-disabled='true'] {
    cursor: progress;
  }

  .control[aria-busy='true'] .disc::after {
    content: '';
    position: absolute;
    inset: 3px;
    border: 2px solid transparent;
    border-block-start-color: currentColor;
    border-radius: 50%;
    animation: trtc-spin 0.9s linear infinite;
  }

  .control .tip {
    --_tip-shift: -50%;
    position: absolute;
    inset-block-end: calc(100% + 0.5rem);
    inset-inline-start: 50%;
    translate: var(--_tip-shift) 0.25rem;
    padding: 0.3rem 0.6rem;
    border-radius: 0.5rem;
    background: #10141c;
    color: #ffffff;
    font-size: 0.8125rem;
    white-space: nowrap;
    opacity: 0;
    pointer-events: none;
    transition:
      opacity 0.15s,
      translate 0.15s;
  }

  .control:dir(rtl) .tip {
    --_tip-shift: 50%;
  }

  /* There is no room beside the outer buttons: it stands in the middle of the row, and breaks. */
  @container (max-width: 40rem) {
    .control {
      position: static;
    }

    .control .tip,
    .control:dir(rtl) .tip {
      --_tip-shift: 0;
      inset-inline: 0;
      inline-size: fit-content;
      max-inline-size: 100%;
      margin-inline: auto;
      white-space: normal;
    }
  }

  @media (hover: hover) {
    .control:hover .tip {
      opacity: 1;
      translate: var(--_tip-shift) 0;
      transition-delay: 0.35s;
    }
  }

  /* What is being carried out is told elsewhere, in its place. */
  .control[aria-busy='true'] .tip {
    display: none;
  }

  .control:focus-visible .tip {
    opacity: 1;
    translate: var(--_tip-shift) 0;
  }

  @media (forced-colors: active) {
    .disc {
      border: 2px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }

    .control[aria-pressed='true'] .disc {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .control .tip {
      border: 1px solid ButtonText;
    }
  }
`;
