/** The round buttons of a call; see `controlButton` in src/parts/control-button.ts. */
export declare const control: import("lit").CSSResult;
