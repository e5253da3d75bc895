import { css } from '@lit/reactive-element';

/** A button with words. */
export const pill = css`
  .pill {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 44px;
    padding: 0.5rem 1rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_control);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .pill:hover {
    background: var(--_control-hover);
  }

  .pill .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }
`;
