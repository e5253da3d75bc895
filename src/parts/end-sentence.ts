import type { CallSummary } from '../core/state.js';
import type { Messages } from '../locales/index.js';

/** Why a call ended, in one sentence without its full stop. `name` is the other person's. */
export function endSentence(summary: CallSummary, texts: Messages, name: string): string {
  const isTrouble = summary.reason === 'error' || summary.reason === 'kicked-out';
  if (isTrouble && summary.error) return texts.trouble[summary.error.reason].what;
  return (
    (summary.isGroup && groupSentence(summary, texts, name)) ||
    texts.ended(summary.reason, name, summary.role)
  );
}

/** Empty where it is the same as of a call between two: where it is about this user, or the caller. */
function groupSentence(
  { reason, role, duration }: CallSummary,
  { groupEnded }: Messages,
  name: string,
): string {
  switch (reason) {
    case 'hangup':
      return groupEnded.left;
    case 'remote-hangup':
      return groupEnded.alone;
    case 'no-answer':
    case 'rejected':
    case 'busy':
    case 'offline':
      // The last one for whom the others, gone by then, had waited.
      if (duration > 0) return groupEnded.alone;
      return role === 'caller' ? groupEnded.unanswered : groupEnded.missed(name);
    default:
      return '';
  }
}
