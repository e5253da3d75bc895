/** What the views of a call have in common: they fill their place, and measure themselves by it. */
export declare const view: import("lit").CSSResult;
