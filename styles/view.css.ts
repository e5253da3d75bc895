import { css } from '@lit/reactive-element';

/** What the views of a call have in common: they fill their place, and measure themselves by it. */
export const view = css`
  :host {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    container-type: size;
    contain-intrinsic-size: 20rem 30rem;
  }

  :host([picture]) {
    color-scheme: dark;
  }

  .view {
    display: grid;
    block-size: 100%;
    overflow: auto;
    scrollbar-width: thin;
    color: var(--_text);
    text-align: center;
    background: radial-gradient(120% 90% at 50% 0%, var(--_surface-start), var(--_surface-end));
  }

  /* It takes the focus only so that the next key stroke starts from here; nothing happens to it. */
  .view:focus-visible {
    outline: none;
  }

  :host([picture]) .view {
    background: none;
    text-shadow: 0 1px 3px rgb(0 0 0 / 55%);
  }

  .name {
    max-inline-size: 100%;
    font-size: clamp(1.25rem, 0.9rem + 2.4cqmin, 2rem);
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  .kind {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    color: var(--_text-muted);
    font-size: 0.9375rem;
    font-weight: 500;
  }

  .kind .icon {
    inline-size: 1.2em;
    block-size: 1.2em;
  }

  .status {
    color: var(--_text-muted);
    font-size: 1rem;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  :host([picture]) .kind,
  :host([picture]) .status {
    color: #e6ebf2;
  }

  @media (forced-colors: active) {
    .view {
      border: 1px solid CanvasText;
      border-radius: var(--_radius);
    }
  }
`;
