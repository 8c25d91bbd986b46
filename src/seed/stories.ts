import type { Calendar } from './calendar.ts';
import type { Opening } from './openings.ts';
import type { addOthers, YoungPerson } from './pupils.ts';
import { listDay } from './pupils.ts';
import { Story } from './story.ts';
import type { Tables } from './tables.ts';

export interface World {
  size: string;
  pupils: readonly YoungPerson[];
  others: ReturnType<typeof addOthers>;
  openings: readonly Opening[];
}

/** What has happened until the day of the start. */
export function tellStories(tables: Tables, calendar: Calendar, { pupils, others }: World): void {
  for (const pupil of pupils) {
    if (pupil.schoolClass?.window === null || !pupil.schoolClass) continue;
    if (pupil.schoolClass.window < 0) continue;
    new Story(tables, calendar, pupil, listDay(pupil.schoolClass, calendar), { kind: 'school_placement', isDuty: true, days: 5 });
  }
  new Story(tables, calendar, others.jonas, calendar.workingDaysAgo(2), { kind: null });
}
