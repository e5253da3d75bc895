/** Where a call is shown: in the element's place, in a window over the page, or over all of the page. */
export const DISPLAYS = ['inline', 'floating', 'overlay'] as const;

export type Display = (typeof DISPLAYS)[number];

/** Where a call is shown now; minimised it is a bubble, whatever `display` says. */
export type DisplayPlace = Display | 'bubble';

/** Where the bubble is: shares of the free room, from the left and from the top, 0 to 1. */
export interface BubblePlace {
  readonly x: number;
  readonly y: number;
}

/** Corner of the stage that the own picture stands in; start and end as the texts run. */
export type Corner = `${'top' | 'bottom'}-${'start' | 'end'}`;

/** How the call is shown. */
export interface DisplayFacts {
  readonly place: DisplayPlace;
  /** Undefined until it was moved: the end of the last line. */
  readonly bubble: BubblePlace | undefined;
  /** Undefined until it was moved: the one that the view leaves free. */
  readonly corner: Corner | undefined;
  readonly fullscreen: boolean;
  readonly pictureInPicture: boolean;
  /** What the browser can do now. */
  readonly canFullscreen: boolean;
  readonly canPictureInPicture: boolean;
}
