import { css } from '@lit/reactive-element';

/** What is seen in `<trtc-calling>` itself, in every phase of a call and between calls. */
export const phone = css`
  :host {
    color: inherit;
    font-family: inherit;
    line-height: inherit;
  }

  .own {
    display: block;
    font-size: var(--trtc-font-size, medium);
  }

  .call {
    block-size: 100%;
  }

  .trouble {
    display: grid;
    place-content: center;
    gap: 0.75rem;
    padding: 1rem;
  }

  :host(:not([display='inline'])) .trouble {
    position: fixed;
    inset-block-end: 0;
    inset-inline-end: 0;
    z-index: 2147483647;
  }

  .trouble .answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75rem;
  }

  .trouble .answers button {
    min-block-size: 44px;
    font: inherit;
  }
`;
