import { css, html, type TemplateResult } from 'lit';
import type { Messages } from '../locales/index.js';
import { icon } from './icons.js';

/** Turns on sound that the browser holds back until there is a gesture: the click is one. */
export function soundButton(texts: Messages, onClick: () => void): TemplateResult {
  return html`<button
    part="sound-button"
    class="sound-button"
    type="button"
    title=${texts.soundBlocked}
    @click=${onClick}
  >
    ${icon('sound')} ${texts.soundOn}
  </button>`;
}

export const soundButtonStyles = css`
  .sound-button {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 0.5rem 1.125rem;
    border: 1px solid transparent;
    border-radius: 999px;
    background: #ffffff;
    color: #101828;
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
    box-shadow: 0 4px 24px rgb(0 0 0 / 30%);
  }
`;
