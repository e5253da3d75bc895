function split(seconds: number): readonly [hours: number, minutes: number, seconds: number] {
  const whole = Math.max(0, Math.floor(seconds));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}

/** A length in words of that language: "12 minutes, 5 seconds". */
export function durationInWords(tag: string, seconds: number): string {
  const units = ['hour', 'minute', 'second'] as const;
  const words = split(seconds).flatMap((value, index) => {
    const unit = units[index];
    if (!unit || value === 0) return [];
    const format = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' });
    return [format.format(value)];
  });
  return new Intl.ListFormat(tag, { type: 'unit', style: 'long' }).format(words);
}

/** A length as on a clock, with the digits of that language: "1:05", "1:00:05". */
export function durationOnClock(tag: string, seconds: number): string {
  const [hours, minutes, rest] = split(seconds);
  const one = new Intl.NumberFormat(tag, { useGrouping: false });
  const two = new Intl.NumberFormat(tag, { useGrouping: false, minimumIntegerDigits: 2 });
  return hours > 0
    ? `${one.format(hours)}:${two.format(minutes)}:${two.format(rest)}`
    : `${one.format(minutes)}:${two.format(rest)}`;
}
