import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { TrtcElements } from 'trtc-calling/jsx';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends TrtcElements<
      DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>
    > {}
  }
}
