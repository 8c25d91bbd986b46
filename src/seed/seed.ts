import type { SqlConnection } from '../portal/sql-connection.ts';
import { Calendar } from './calendar.ts';
import { addEdgeOpenings, addFurtherOpenings, addHiddenOpenings } from './further-openings.ts';
import { addSchoolPlacements, weeksOfTheDemo } from './openings.ts';
import { addPartners } from './partners.ts';
import { addPlaces } from './places.ts';
import { addClassLists, addOthers } from './pupils.ts';
import { addStaff } from './staff.ts';
import { tellStories } from './stories.ts';
import { Tables } from './tables.ts';

export type DemoSize = 'small' | 'lyngfjord' | 'koebenhavn';

export interface SeedOptions {
  size: DemoSize;
  /** The day to count from; the portal's own day when left out. */
  today?: string;
}

const lyngfjord = { schoolPlacements: 296, extended: 30, junior: 40, introJobs: 35, jobs: 75, apprenticeships: 40 };
const plans = {
  small: { places: 'small', copies: 1, openings: { schoolPlacements: 24, extended: 2, junior: 3, introJobs: 3, jobs: 5, apprenticeships: 3 } },
  lyngfjord: { places: 'lyngfjord', copies: 1, openings: lyngfjord },
  koebenhavn: {
    places: 'lyngfjord',
    copies: 15,
    openings: { schoolPlacements: 296 * 15, extended: 450, junior: 600, introJobs: 525, jobs: 1_125, apprenticeships: 600 },
  },
} as const;

/**
 * Fills a database that has only its migrations with the demo municipality. The same size on the same day
 * gives the same rows. Fails, and writes nothing, when the rows would break a law.
 */
export async function seed(connection: SqlConnection, options: SeedOptions): Promise<void> {
  await connection.transaction(async (inside) => {
    const today = options.today ?? (await inside.query<{ day: string }>(`select to_char(public.today(), 'YYYY-MM-DD') as day`))[0]?.day;
    const tables = makeTables(await Calendar.read(inside, today as string), options.size);
    await tables.write(inside);
    await inside.query('select private.make_agreement(p.id) from public.placement p');
    // Only the demo travels in time: /dev/tid.
    await inside.query('update private.clock set may_travel = true');
    const broken = await inside.query<{ law: string; subject: string }>('select law, subject from private.broken_laws() limit 20');
    if (broken.length > 0) {
      throw new Error(`The demo would break a law:\n${broken.map(({ law, subject }) => `${law} (${subject})`).join('\n')}`);
    }
  });
}

/** Every row of the demo, in memory. */
export function makeTables(calendar: Calendar, size: DemoSize): Tables {
  const plan = plans[size];
  const tables = new Tables();
  // What the demo writes to people is caught: it need not wait until they are awake or at work.
  tables.add('public.setting', { key: 'keep_sending_hours', valid_from: '2000-01-01', value: 'no' });
  const { ahead, back } = weeksOfTheDemo(calendar);
  const leave = ahead.get(5) as string;
  const classes = addPlaces(tables, plan.places, calendar.today, plan.copies);
  for (const { id, window } of classes) {
    if (window !== null) tables.add('public.placement_window', { class_id: id, monday: (window < 0 ? back.get(-window) : ahead.get(window)) as string });
  }
  addStaff(tables, classes, { from: leave, until: calendar.addWorkingDays(leave, 4) });
  const partners = addPartners(tables, calendar, plan.places, plan.copies);
  const openings = [
    ...addSchoolPlacements(tables, calendar, partners, plan.openings.schoolPlacements),
    ...addEdgeOpenings(tables, calendar, partners),
    ...addFurtherOpenings(tables, calendar, partners, plan.openings),
  ];
  addHiddenOpenings(tables, calendar, partners);
  const pupils = addClassLists(tables, calendar, classes);
  const others = addOthers(tables, calendar);
  tellStories(tables, calendar, { size, pupils, others, openings });
  return tables;
}
