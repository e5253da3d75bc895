/** A moment of the coming week on the visitor's own clock: "Mon 9:00 AM". */
export function weekdayAndTime(tag: string, time: Date): string {
  return new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(time);
}
