/**
 * Dates in Danish words. Local dates are `YYYY-MM-DD` and weeks are the date of their Monday; nothing here asks a clock:
 * whoever calls passes `today`. Working days and holidays are the database's.
 */

export const TIME_ZONE = 'Europe/Copenhagen';

const DAY_MS = 86_400_000;

const weekdays = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'] as const;
const months = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'] as const;

type Parts = { year: number; month: number; day: number };

function partsOf(date: string): Parts {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!found) throw new RangeError(`Not a date: ${date}`);
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

function dayCount(date: string): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const fromDayCount = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** The date so many days later, or earlier with a minus. */
export function addDays(date: string, days: number): string {
  return fromDayCount(dayCount(date) + days);
}

/** How many days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayCount(to) - dayCount(from);
}

/** 0 for Monday … 6 for Sunday. */
export function weekdayIndex(date: string): number {
  return (((dayCount(date) + 3) % 7) + 7) % 7;
}

/** The Monday of the date's week. */
export function mondayOf(date: string): string {
  return addDays(date, -weekdayIndex(date));
}

/** ISO week number: 28 December 2026 is in week 53, 1 January 2027 too, 4 January 2027 in week 1. */
export function weekNumber(date: string): number {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(mondayOf(date), 3);
  const firstOfYear = `${thursday.slice(0, 4)}-01-01`;
  return Math.floor(daysBetween(firstOfYear, thursday) / 7) + 1;
}

/** The year that the week is counted in: 1 January 2027 is in a week of 2026. */
export function weekYear(date: string): number {
  return partsOf(addDays(mondayOf(date), 3)).year;
}

/** The Mondays of so many weeks from the date's own. */
export function weeksFrom(date: string, count: number): string[] {
  const first = mondayOf(date);
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

/** `mandag` */
export function weekdayName(date: string): string {
  return weekdays[weekdayIndex(date)] ?? '';
}

/** `Mandag`, to begin a line. */
export function capitalisedWeekday(date: string): string {
  const name = weekdayName(date);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const monthName = (month: number) => months[month - 1] ?? '';

/** `2. november`, or with the year: `2. november 2026`. */
export function dayAndMonth(date: string, { withYear = false } = {}): string {
  const { year, month, day } = partsOf(date);
  return `${day}. ${monthName(month)}${withYear ? ` ${year}` : ''}`;
}

/** `mandag den 2. november`, or with the year: `mandag den 2. november 2026`. */
export function longDate(date: string, options: { withYear?: boolean } = {}): string {
  return `${weekdayName(date)} den ${dayAndMonth(date, options)}`;
}

/** `2.11.2026` */
export function shortDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day}.${month}.${year}`;
}

/** As people say it: `i dag`, `i morgen`, `i går`, else `mandag den 2. november`, with the year when it is another. */
export function spokenDate(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'i dag';
  if (days === 1) return 'i morgen';
  if (days === -1) return 'i går';
  return longDate(date, { withYear: partsOf(date).year !== partsOf(today).year && Math.abs(days) > 90 });
}

/** `i dag`, `i går`, `for 3 dage siden`, `for 2 uger siden`, `for 5 måneder siden`. */
export function daysAgo(date: string, today: string): string {
  const days = daysBetween(date, today);
  if (days <= 0) return 'i dag';
  if (days === 1) return 'i går';
  if (days < 14) return `for ${days} dage siden`;
  if (days < 60) return `for ${Math.floor(days / 7)} uger siden`;
  if (days < 365) return `for ${Math.floor(days / 30)} måneder siden`;
  return days < 730 ? 'for et år siden' : `for ${Math.floor(days / 365)} år siden`;
}

/** From and to in as few words as are clear: `26.–30. oktober`, `28. september–2. oktober`. */
export function dateRange(from: string, to: string, { withYear = false } = {}): string {
  if (from === to) return dayAndMonth(from, { withYear });
  const first = partsOf(from);
  const last = partsOf(to);
  if (first.year === last.year && first.month === last.month) {
    return `${first.day}.–${dayAndMonth(to, { withYear })}`;
  }
  return `${dayAndMonth(from, { withYear: withYear && first.year !== last.year })}–${dayAndMonth(to, { withYear })}`;
}

/** `uge 44` */
export function weekName(date: string): string {
  return `uge ${weekNumber(date)}`;
}

/** `uge 44 (26.–30. oktober)`: the working days of the week. */
export function weekWithDates(date: string, options: { withYear?: boolean } = {}): string {
  const monday = mondayOf(date);
  return `${weekName(monday)} (${dateRange(monday, addDays(monday, 4), options)})`;
}

/** Several weeks in a row of words: `uge 44, 45 og 46`. */
export function weekNames(mondays: readonly string[]): string {
  const numbers = [...mondays].sort().map((monday) => String(weekNumber(monday)));
  return numbers.length === 0 ? '' : `uge ${inWords(numbers)}`;
}

/** `mandag, tirsdag og onsdag` */
export function inWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`;
}

/** Days that follow each other as a span, others one by one: `mandag–onsdag`, `mandag, onsdag og fredag`. */
export function weekdaySpan(dates: readonly string[]): string {
  const days = [...new Set(dates)].sort();
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return '';
  const inARow = daysBetween(first, last) === days.length - 1;
  return inARow && days.length > 2 ? `${weekdayName(first)}–${weekdayName(last)}` : inWords(days.map(weekdayName));
}

/** The time without `kl.`: `8.30`, and `8` for a whole hour. Takes `08:30` and `08:30:00`. */
export function clockTime(time: string): string {
  const found = /^(\d{1,2}):(\d{2})/.exec(time);
  if (!found) throw new RangeError(`Not a time: ${time}`);
  return found[2] === '00' ? String(Number(found[1])) : `${Number(found[1])}.${found[2]}`;
}

/** `kl. 8.30` */
export function timeOfDay(time: string): string {
  return `kl. ${clockTime(time)}`;
}

/** `kl. 8–14.30` */
export function timeSpan(from: string, to: string): string {
  return `kl. ${clockTime(from)}–${clockTime(to)}`;
}

const localClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The date and time in Denmark at a moment that the database wrote (`2026-03-29T00:30:00+00:00`). */
export function localMoment(timestamp: string): { date: string; time: string } {
  // Postgres' own writing has a space for the T and may leave out the minutes of the zone.
  const iso = timestamp.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`Not a moment: ${timestamp}`);
  const part = Object.fromEntries(localClock.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** The date in Denmark by the wall clock: only for telling it from the portal's own day, which the database keeps. */
export function wallDate(): string {
  return localMoment(new Date().toISOString()).date;
}

/** `mandag den 2. november kl. 8.30` */
export function momentInWords(timestamp: string, options: { withYear?: boolean } = {}): string {
  const { date, time } = localMoment(timestamp);
  return `${longDate(date, options)} ${timeOfDay(time)}`;
}

/** Whole years on a day; who is born on 29 February is a year older on 1 March of other years. */
export function ageOn(bornOn: string, date: string): number {
  const born = partsOf(bornOn);
  const on = partsOf(date);
  const hadBirthday = on.month > born.month || (on.month === born.month && on.day >= born.day);
  return on.year - born.year - (hadBirthday ? 0 : 1);
}
