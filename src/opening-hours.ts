import { invalid } from './element-arguments.js';

/** From a minute of the week, Monday 0:00 being 0, up to another; one that goes on after Sunday ends past the week. */
type Span = readonly [start: number, end: number];

const MINUTE = 60_000;
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/**
 * Hours of a week as pages write them for search engines and maps: `Mo-Fr 09:00-18:00; Sa 10:00-14:00`. It is
 * the part of OpenStreetMap's `opening_hours` that has no dates.
 */
export class OpeningHours {
  readonly #spans: readonly Span[];
  readonly #clock: Intl.DateTimeFormat;

  /**
   * @param timeZone IANA name; empty for the browser's own
   * @throws CallError `invalid-argument`
   */
  constructor(hours: string, timeZone: string) {
    this.#spans = readHours(hours);
    try {
      this.#clock = new Intl.DateTimeFormat('en', {
        ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        ...(timeZone && { timeZone }),
      });
    } catch {
      throw invalid(`timezone must be a name such as Europe/Berlin, not "${timeZone}".`);
    }
  }

  isOpen(time: Date): boolean {
    const now = this.#minuteOfWeek(time);
    return this.#spans.some(([start, end]) => (start <= now && now < end) || now + WEEK < end);
  }

  /** When they next begin, seen from a time outside them; undefined if never. */
  nextOpening(time: Date): Date | undefined {
    if (this.#spans.length === 0) return undefined;
    const now = this.#minuteOfWeek(time);
    const wait = Math.min(...this.#spans.map(([start]) => inWeek(start - now)));
    const whole = Math.floor(time.getTime() / MINUTE) * MINUTE;
    const guess = new Date(whole + wait * MINUTE);
    // Clocks may be put forward or back before it.
    const late = inWeek(this.#minuteOfWeek(guess) - now - wait + WEEK / 2) - WEEK / 2;
    return new Date(guess.getTime() - late * MINUTE);
  }

  #minuteOfWeek(time: Date): number {
    const parts = Object.fromEntries(
      this.#clock.formatToParts(time).map(({ type, value }) => [type, value]),
    );
    const day = DAYS.indexOf(parts['weekday']?.slice(0, 2).toLowerCase() ?? '');
    return day * DAY + Number(parts['hour']) * 60 + Number(parts['minute']);
  }
}

function inWeek(minutes: number): number {
  return ((minutes % WEEK) + WEEK) % WEEK;
}

function readHours(hours: string): Span[] {
  const week: Span[][] = DAYS.map(() => []);
  for (const rule of hours.toLowerCase().split(';')) {
    if (!rule.trim()) continue;
    const [, days = 'mo-su', times = ''] =
      /^(?:([a-z][a-z,\s-]*)\s)?\s*([\d:,\s-]+|24\/7|off|closed)$/.exec(rule.trim()) ?? [];
    const spans = readTimes(times, rule);
    // As with OpenStreetMap, a later rule stands in the place of the earlier ones of its days.
    for (const day of readDays(days, rule)) {
      week[day] = spans.map(([start, end]) => [day * DAY + start, day * DAY + end]);
    }
  }
  return week.flat();
}

function readDays(days: string, rule: string): number[] {
  return days.split(',').flatMap((range) => {
    const [first = '', last = first, ...rest] = range.split('-').map((day) => day.trim());
    const start = DAYS.indexOf(first);
    const end = DAYS.indexOf(last);
    if (start < 0 || end < 0 || rest.length > 0) throw malformed(rule);
    const count = ((end - start + 7) % 7) + 1;
    return Array.from({ length: count }, (_, index) => (start + index) % 7);
  });
}

function readTimes(times: string, rule: string): Span[] {
  if (times === 'off' || times === 'closed') return [];
  if (times === '24/7') return [[0, DAY]];
  return times.split(',').map((range) => {
    const numbers = /^\s*(\d\d?):(\d\d)\s*-\s*(\d\d?):(\d\d)\s*$/.exec(range)?.slice(1).map(Number);
    const [hour = 24, minute = 0, endHour = 0, endMinute = 60] = numbers ?? [];
    const start = hour * 60 + minute;
    const end = endHour * 60 + endMinute;
    if (minute > 59 || endMinute > 59 || start >= DAY || end > DAY) throw malformed(rule);
    return [start, end > start ? end : end + DAY];
  });
}

function malformed(rule: string): Error {
  return invalid(
    `hours must be like "Mo-Fr 09:00-18:00; Sa 10:00-14:00"; "${rule.trim()}" is not.`,
  );
}
