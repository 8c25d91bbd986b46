/**
 * The calendars once more, written independently of the SQL: whole lists of working days instead of a walk, another
 * way to Easter, and weeks found by their Thursday. Only tests use it.
 */

export interface Closure {
  first: string;
  last: string;
}

const DAY = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
export const plusDays = (day: string, days: number) => dayOf(timeOf(day) + days * DAY);

/** Easter by the golden number and the epact (Oudin), not by the way that the SQL takes. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const offset = moon - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dayOf(Date.UTC(year, month - 1, offset + 28 - 31 * Math.floor(month / 4)));
}

/** The year's Thursdays number its weeks. */
function isoWeek(day: string): number {
  const thursday = plusDays(day, 3 - ((new Date(timeOf(day)).getUTCDay() + 6) % 7));
  return Math.floor((timeOf(thursday) - Date.UTC(Number(thursday.slice(0, 4)), 0, 1)) / DAY / 7) + 1;
}

function isPublicHoliday(day: string): boolean {
  if (['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'].includes(day.slice(5))) return true;
  const fromEaster = (timeOf(day) - timeOf(easterOf(Number(day.slice(0, 4))))) / DAY;
  return [-3, -2, 0, 1, 39, 49, 50].includes(fromEaster);
}

function isSchoolHoliday(day: string): boolean {
  const date = day.slice(5);
  if (date >= '12-22' || date <= '01-02') return true;
  if ([7, 27, 28, 29, 30, 31, 32, 42].includes(isoWeek(day))) return true;
  const fromEaster = (timeOf(day) - timeOf(easterOf(Number(day.slice(0, 4))))) / DAY;
  return fromEaster >= -6 && fromEaster <= -4;
}

/** Every working day of the years 2024 to 2040, in order. */
export function workingDays(calendar: 'public' | 'school'): string[] {
  const days: string[] = [];
  for (let day = '2024-01-01'; day <= '2040-12-31'; day = plusDays(day, 1)) {
    const weekday = new Date(timeOf(day)).getUTCDay();
    if (weekday === 0 || weekday === 6 || isPublicHoliday(day) || (calendar === 'school' && isSchoolHoliday(day))) continue;
    days.push(day);
  }
  return days;
}

/** The so-manieth working day after `start`. */
export function reference(days: readonly string[], start: string, count: number): string {
  return count <= 0 ? start : (days.filter((day) => day > start)[count - 1] as string);
}
