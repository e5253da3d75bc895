import { css } from '@lit/reactive-element';

/** The design tokens that a button which calls is seen with; see tokens.css.ts. */
export const buttonTokens = css`
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
    --_accent: var(--trtc-color-accent, var(--_brand-mark, light-dark(#1d5fd6, #8ab4ff)));
    /* The button that calls, in the page. Answering stays green whatever the brand. */
    --_call: var(--trtc-color-call, var(--trtc-color-answer, var(--_brand-strong, var(--_answer))));
    --_answer: var(--trtc-color-answer, #15833f);
    --_danger: var(--trtc-color-danger, #d92d20);
    --_on-strong: var(--trtc-color-on-strong, #ffffff);
    --_control: var(
      --trtc-color-control,
      var(--_control-on-picture, light-dark(rgb(16 24 40 / 8%), rgb(255 255 255 / 16%)))
    );
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
