/** What every part begins with. */
export declare const base: import("lit").CSSResult;
