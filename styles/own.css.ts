import { css } from '@lit/reactive-element';

/**
 * Where the page's styles end, whatever it says of `*`, of the element or of what is around it. What it means to
 * give comes through: `--trtc-…`, the colour scheme, and that the element is not to be seen or clicked.
 */
export const own = css`
  .own {
    all: initial;
    color-scheme: inherit;
    pointer-events: inherit;
    visibility: inherit;
    font-family: var(--_font);
    line-height: 1.4;
    color: var(--_text);
    /* Safari on phones makes letters of its own size else. */
    -webkit-text-size-adjust: 100%;
    --_trtc-rem: 1em;
    --_control-on-picture: initial;
    --_control-on-picture-hover: initial;
  }
`;
