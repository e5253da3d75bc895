/** How a call that rings can ask for attention, as the words of the attribute `attention`. */
export const ATTENTION_MEANS = ['notification', 'title', 'favicon', 'badge', 'vibration'] as const;

export type AttentionMeans = (typeof ATTENTION_MEANS)[number];

/** The words of the attribute; undefined if one of them is none. */
export function readAttention(value: unknown): ReadonlySet<AttentionMeans> | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value.split(/\s+/).filter((word) => word !== '');
  const means: readonly string[] = ATTENTION_MEANS;
  return words.every((word) => means.includes(word))
    ? new Set(words as AttentionMeans[])
    : undefined;
}
