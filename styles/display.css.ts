import { css } from '@lit/reactive-element';

/** Where a call is shown; see src/controllers/display-controller.ts. */
export const display = css`
  /* What the parts leave unset is not to be the page's, which may have the same names. */
  .call {
    --_controls-flow: initial;
    --_frame-radius: initial;
    --_letterbox: initial;
    --_level: initial;
    --_narrowest: initial;
    --_tile-block: initial;
    --_tile-shape: initial;
    --_video-position: initial;
  }

  /* Nothing of what browsers make of dialogs and popovers. */
  .window {
    display: block;
    position: static;
    inset: auto;
    inline-size: auto;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    overflow: visible;
  }

  .frame {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    border-radius: var(--_frame-radius, var(--_radius));
  }

  slot[name='header'] {
    display: block;
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
    overflow: clip;
  }

  trtc-call-stage {
    grid-row: 2;
  }

  .window:not([data-place='inline']) {
    /* Where there are popovers it is on top without a number. */
    z-index: 2147483647;
    position: fixed;
    /* Neither is the page's any more. */
    visibility: visible;
    pointer-events: auto;
  }

  .window[data-place='floating'] {
    inset-block-end: max(1rem, env(safe-area-inset-bottom));
    inset-inline-end: max(1rem, env(safe-area-inset-right));
    inline-size: min(24rem, 100vw - 2rem);
    block-size: min(36rem, 100vh - 2rem);
    block-size: min(36rem, 100dvh - 2rem);
    border-radius: var(--_radius);
    box-shadow:
      0 0 0 1px var(--_outline),
      0 12px 48px rgb(0 0 0 / 40%);
    animation: trtc-rise 0.3s var(--_ease);
  }

  .window[data-place='floating'][data-phase='idle'] {
    block-size: min(24rem, 100vh - 2rem);
  }

  .window[data-place='overlay'] {
    inset: 0;
    block-size: auto;
    overscroll-behavior: contain;
    --_frame-radius: 0px;
  }

  .window[data-place='bubble'] {
    inset: 0;
    block-size: auto;
    pointer-events: none;
  }

  .window::backdrop {
    background: none;
  }

  .frame:fullscreen {
    --_frame-radius: 0px;
  }

  @keyframes trtc-rise {
    from {
      opacity: 0;
      translate: 0 1rem;
    }
  }
`;
