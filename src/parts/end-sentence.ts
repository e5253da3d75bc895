import type { CallSummary } from '../core/state.js';
import type { Messages } from '../locales/index.js';

/** Why a call ended, in one sentence without its full stop. `name` is the other person's. */
export function endSentence(summary: CallSummary, texts: Messages, name: string): string {
  return summary.reason === 'error' && summary.error
    ? texts.trouble[summary.error.reason].what
    : texts.ended(summary.reason, name, summary.role);
}
