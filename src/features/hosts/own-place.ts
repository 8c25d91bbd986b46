import { addDays, capitalisedWeekday } from '../dates.ts';

/** The days of a week that can be chosen at a place of one's own, counted from Monday; as a form sends them. */
export const ownPlaceWeekdays = ['0', '1', '2', '3', '4'] as const;

/** The same, as they are read. */
export const ownPlaceWeekdayOptions = ownPlaceWeekdays.map((value) => ({ value, label: capitalisedWeekday(addDays('2024-01-01', Number(value))) }));
