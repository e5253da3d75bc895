import { css } from '@lit/reactive-element';
import { buttonTokens } from './button-tokens.css.js';

/**
 * Design tokens. Each private `--_…` is what the parts use; each public `--trtc-…` is what a page may
 * set on `<trtc-calling>` or on anything around it. Colours follow the page's `color-scheme`; where a
 * picture fills the screen the parts set `color-scheme: dark`, and the same tokens turn with it.
 */
export const tokens = css`
  ${buttonTokens}
  :host,
  .own {
    /* The screen behind everything: a gradient from start to end. */
    --_surface-start: var(--trtc-color-surface-start, light-dark(#f9fafd, #1d2432));
    --_surface-end: var(--trtc-color-surface-end, light-dark(#e4eaf5, #0c1017));
    /* Cards upon the screen: notices, badges. */
    --_raised: var(--trtc-color-raised, light-dark(#ffffff, #262e3d));
    --_outline: var(--trtc-color-outline, light-dark(rgb(16 24 40 / 12%), rgb(255 255 255 / 14%)));
    --_warning: var(--trtc-color-warning, light-dark(#9a5b00, #ffc46b));
    --_control-hover: var(
      --trtc-color-control-hover,
      var(--_control-on-picture-hover, light-dark(rgb(16 24 40 / 15%), rgb(255 255 255 / 26%)))
    );
    /* A person of a group call without a picture, and the ring around one who speaks. */
    --_tile: var(--trtc-color-tile, light-dark(#ffffff, #232b3a));
    --_speaking: var(--trtc-color-speaking, light-dark(#15833f, #4ade80));
    /* What a picture stands on. */
    --_stage: var(--trtc-color-stage, #0b0e13);
    /* Corners of the screen; 0 for one that fills the page. */
    --_radius: var(--trtc-radius, 1.25rem);
    /* How pictures fill their place: cover, contain or fill. */
    --_video-fit: var(--trtc-video-fit, cover);
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
  }
`;
