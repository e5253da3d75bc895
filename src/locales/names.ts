/** How many are named where they are too many to be. */
const NAMED = 2;

/** People in words of that language: "Ann", "Ann, Bob and Cy", "Ann, Bob and 3 others". */
export function namesInWords(
  tag: string,
  names: readonly string[],
  others: (count: number) => string,
): string {
  // One name takes no more room than "1 other".
  const isMany = names.length > NAMED + 1;
  const words = isMany ? [...names.slice(0, NAMED), others(names.length - NAMED)] : names;
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(words);
}
