import { css } from '@lit/reactive-element';

/** A card that says what is the matter and what can be done. */
export const notice = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_outline);
    border-radius: min(var(--_radius), 0.875rem);
    background: var(--_raised);
    color: var(--_text);
    font-size: 0.875rem;
    text-align: start;
    text-shadow: none;
  }

  .mark {
    display: grid;
    flex: none;
    color: var(--_accent);
    font-size: 0.9375rem;
  }

  .words {
    flex: 1 1 11rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .what {
    font-weight: 600;
  }

  .todo {
    color: var(--_text-muted);
  }

  .close {
    min-inline-size: 44px;
    padding: 0;
    background: none;
    font-size: 0.8125rem;
  }
`;
