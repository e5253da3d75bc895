import { css } from '@lit/reactive-element';

/** What the views of a running call have in common: badges, notices, and that the connection is being mended. */
export const running = css`
  .timer {
    color: var(--_text-muted);
    font-weight: 500;
  }

  :host([picture]) .timer {
    color: #e6ebf2;
  }

  /* What is written there besides tells of the other side, and stays. */
  .name,
  .timer,
  ::slotted([slot='controls']) {
    opacity: var(--_idle, 1);
    transition: opacity 0.3s;
  }

  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--_outline);
    border-radius: 1rem;
    background: var(--_raised);
    font-size: 0.8125rem;
    font-weight: 500;
    text-shadow: none;
    overflow-wrap: anywhere;
  }

  :host([picture]) .badge {
    background: rgb(16 20 28 / 72%);
  }

  .badge .icon {
    font-size: 0.6875rem;
  }

  .overlay {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.75rem;
    background: color-mix(in srgb, var(--_surface-end) 72%, transparent);
    backdrop-filter: blur(10px);
    color: var(--_text);
    font-weight: 600;
    font-size: 1.0625rem;
    pointer-events: none;
    text-shadow: none;
  }

  .overlay .spinner {
    font-size: 1.75rem;
  }

  .notices {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    max-block-size: max(4rem, 100cqb - 8rem);
    overflow: auto;
  }

  ::slotted(trtc-notice) {
    max-inline-size: 30rem;
  }
`;
