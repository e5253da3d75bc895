import type { CallSummary } from '../core/state.js';
import type { Messages } from '../locales/index.js';

/** Why a call ended, in one sentence without its full stop. `name` is the other person's. */
export function endSentence(summary: CallSummary, texts: Messages, name: string): string {
  const isTrouble = summary.reason === 'error' || summary.reason === 'kicked-out';
  return isTrouble && summary.error
    ? texts.trouble[summary.error.reason].what
    : texts.ended(summary.reason, name, summary.role);
}
