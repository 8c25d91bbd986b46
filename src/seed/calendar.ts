import type { SqlConnection } from '../portal/sql-connection.ts';

const DAY = 86_400_000;

/** A local date so many days later (or earlier): `plusDays('2026-11-23', -1)`. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function mondayOf(day: string): string {
  return plusDays(day, 1 - weekday(day));
}

/** Monday to Friday of the week that begins on `monday`. */
export function weekdaysFrom(monday: string): string[] {
  return [0, 1, 2, 3, 4].map((offset) => plusDays(monday, offset));
}

/** The year in which the school year of a date began. */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 8 ? year : year - 1;
}

/** Whole years on a day, as private.age_on counts them. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

/** The days of the demo, counted from the day on which it starts. Days off are those of the database, so that both agree. */
export class Calendar {
  readonly today: string;
  #publicDays: Set<string>;
  #schoolDays: Set<string>;

  constructor(today: string, holidays: readonly { day: string; calendar: string }[]) {
    this.today = today;
    this.#publicDays = new Set(holidays.filter((holiday) => holiday.calendar === 'public').map((holiday) => holiday.day));
    this.#schoolDays = new Set(holidays.filter((holiday) => holiday.calendar === 'school').map((holiday) => holiday.day));
  }

  static async read(connection: SqlConnection, today: string): Promise<Calendar> {
    return new Calendar(
      today,
      await connection.query<{ day: string; calendar: string }>(`select to_char(day, 'YYYY-MM-DD') as day, calendar from public.holiday`),
    );
  }

  isWorkingDay(day: string): boolean {
    return weekday(day) < 6 && !this.#publicDays.has(day);
  }

  isSchoolDay(day: string): boolean {
    return this.isWorkingDay(day) && !this.#schoolDays.has(day);
  }

  /** As private.add_working_days counts: the start is not counted. */
  addWorkingDays(start: string, days: number): string {
    let day = start;
    for (let left = days; left > 0; ) {
      day = plusDays(day, 1);
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  /** The working day so many working days before today. */
  workingDaysAgo(days: number): string {
    let day = this.today;
    for (let left = days; left > 0; ) {
      day = plusDays(day, -1);
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  isSchoolWeek(monday: string): boolean {
    return weekdaysFrom(monday).every((day) => this.isSchoolDay(day));
  }

  /** Mondays of the coming weeks in which every day is a school day, the nearest first. */
  schoolWeeksAhead(count: number): string[] {
    return this.#schoolWeeks(count, 7);
  }

  /** Mondays of the past weeks in which every day was a school day, the nearest first. */
  schoolWeeksBack(count: number): string[] {
    return this.#schoolWeeks(count, -7);
  }

  #schoolWeeks(count: number, step: number): string[] {
    const weeks: string[] = [];
    for (let monday = plusDays(mondayOf(this.today), step); weeks.length < count; monday = plusDays(monday, step)) {
      if (this.isSchoolWeek(monday)) weeks.push(monday);
    }
    return weeks;
  }

  /** Monday of the next week that is a school holiday from Monday to Friday. */
  nextHolidayWeek(): string {
    let monday = plusDays(mondayOf(this.today), 7);
    while (!weekdaysFrom(monday).every((day) => this.#schoolDays.has(day) && !this.#publicDays.has(day))) monday = plusDays(monday, 7);
    return monday;
  }
}
