import { css } from 'lit';

/**
 * Design tokens. Each private `--_…` is what the parts use; each public `--trtc-…` is what a page may
 * set on `<trtc-calling>` or on anything around it. Colours follow the page's `color-scheme`; where a
 * picture fills the screen the parts set `color-scheme: dark`, and the same tokens turn with it.
 */
export const tokens = css`
  :host,
  .own {
    /* Text of the whole widget. Set to \`inherit\` for the page's own font. */
    --_font: var(
      --trtc-font-family,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'PingFang SC',
      'Microsoft YaHei',
      sans-serif
    );
    --_text: var(--trtc-color-text, light-dark(#101828, #f5f7fa));
    --_text-muted: var(--trtc-color-text-muted, light-dark(#475467, #b6c0cf));
    /* The screen behind everything: a gradient from start to end. */
    --_surface-start: var(--trtc-color-surface-start, light-dark(#f9fafd, #1d2432));
    --_surface-end: var(--trtc-color-surface-end, light-dark(#e4eaf5, #0c1017));
    /* Cards upon the screen: notices, badges. */
    --_raised: var(--trtc-color-raised, light-dark(#ffffff, #262e3d));
    --_outline: var(--trtc-color-outline, light-dark(rgb(16 24 40 / 12%), rgb(255 255 255 / 14%)));
    --_accent: var(--trtc-color-accent, var(--_brand-mark, light-dark(#1d5fd6, #8ab4ff)));
    /* The button that calls, in the page. Answering stays green whatever the brand. */
    --_call: var(--trtc-color-call, var(--trtc-color-answer, var(--_brand-strong, var(--_answer))));
    --_answer: var(--trtc-color-answer, #15833f);
    --_danger: var(--trtc-color-danger, #d92d20);
    --_on-strong: var(--trtc-color-on-strong, #ffffff);
    --_warning: var(--trtc-color-warning, light-dark(#9a5b00, #ffc46b));
    --_control: var(
      --trtc-color-control,
      var(--_control-on-picture, light-dark(rgb(16 24 40 / 8%), rgb(255 255 255 / 16%)))
    );
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

  /*
   * The page's brand in one property: its hue is kept, its lightness is where there is contrast. Up to a lightness of
   * 0.51 white upon a colour has 4.5 : 1 in every hue, and so has the colour on a light ground; from 0.78 on it has
   * that on a dark one. Without a brand these two are nothing, and what is said above holds.
   */
  @supports (color: oklch(from red l c h)) {
    :host,
    .own {
      --_brand-strong: oklch(from var(--trtc-color-brand) min(l, 0.51) c h);
      --_brand-mark: light-dark(
        var(--_brand-strong),
        oklch(from var(--trtc-color-brand) max(l, 0.78) c h)
      );
    }
  }
`;
