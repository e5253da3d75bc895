import type { CallSummary } from '../core/state.js';
import type { Messages } from '../locales/index.js';

/** Why a call ended, in one sentence without its full stop. */
export function endSentence(summary: CallSummary, texts: Messages): string {
  return summary.reason === 'error' && summary.error
    ? texts.trouble[summary.error.reason].what
    : texts.ended(summary.reason, summary.peer, summary.role);
}
