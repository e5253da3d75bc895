/** A number in that language, with the form of the words that goes with it; they have it as `#`. */
export function plural(
  tag: string,
  count: number,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>,
): string {
  const form = forms[new Intl.PluralRules(tag).select(count)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(tag).format(count));
}
