/**
 * Design tokens. Each private `--_…` is what the parts use; each public `--trtc-…` is what a page may
 * set on `<trtc-calling>` or on anything around it. Colours follow the page's `color-scheme`; where a
 * picture fills the screen the parts set `color-scheme: dark`, and the same tokens turn with it.
 */
export declare const tokens: import("lit").CSSResult;
