import type { HTMLAttributes } from 'svelte/elements';
import type { TrtcElements } from 'trtc-calling/jsx';

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends TrtcElements<HTMLAttributes<HTMLElement>> {}
}
