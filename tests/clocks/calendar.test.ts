import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';
import { type Closure, easterOf, plusDays, reference, workingDays } from './reference-calendar.ts';

/** The calendars of the database, against an independent one, over the years. */

let database: FreshDatabase;
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  // The small world has no days off, so that its weeks are alike; here they are what matters.
  const holidays = await database.sql`select day::text, calendar, name from public.holiday`;
  world = await buildWorld(database);
  await database.sql`insert into public.holiday ${database.sql([...holidays] as { day: string; calendar: string; name: string }[])}`;
});
afterAll(() => database.drop());

const calendars = ['public', 'school'] as const;

test.each(calendars)('every day of seventeen years is a working day or none, in the %s calendar', async (calendar) => {
  const rows = await database.sql<{ day: string }[]>`
    select d::date::text as day from generate_series('2024-01-01'::date, '2040-12-31', interval '1 day') d where private.is_working_day(d::date, ${calendar})`;
  expect(rows.map(({ day }) => day)).toEqual(workingDays(calendar));
});

test('Easter falls where the almanac has it', async () => {
  const rows = await database.sql<{ year: number; day: string }[]>`select y as year, private.easter_sunday(y)::text as day from generate_series(1900, 2100) y`;
  expect(rows.map(({ day }) => day)).toEqual(rows.map(({ year }) => easterOf(year)));
  expect(easterOf(2026)).toBe('2026-04-05');
});

test.each(calendars)('so many working days from any day, in the %s calendar', async (calendar) => {
  const days = workingDays(calendar);
  const questions = fc.sample(
    fc.record({ start: fc.integer({ min: 0, max: 5_800 }).map((offset) => plusDays('2024-01-02', offset)), count: fc.integer({ min: 0, max: 45 }) }),
    { numRuns: 700, seed: 44 },
  );
  // And the days on which counting goes wrong: the turn of the year, week 53, the clock's changes, the days before Easter.
  for (const start of [
    '2026-12-23',
    '2026-12-28',
    '2026-12-31',
    '2027-01-01',
    '2026-03-28',
    '2026-03-29',
    '2026-10-24',
    '2026-10-25',
    '2026-04-01',
    '2028-02-28',
  ]) {
    for (const count of [0, 1, 2, 3, 5, 10]) questions.push({ start, count });
  }
  const rows = await database.sql<{ day: string }[]>`
    select private.add_working_days(q.start, q.count, ${calendar})::text as day
    from unnest(${questions.map((one) => one.start)}::date[], ${questions.map((one) => one.count)}::int[]) with ordinality as q (start, count, place) order by q.place`;
  const wrong = questions.flatMap(({ start, count }, at) => {
    const right = reference(days, start, count);
    return rows[at]?.day === right ? [] : [{ start, count, said: rows[at]?.day, right }];
  });
  expect(wrong).toEqual([]);
});

test('a partner is never due while it is closed, whether all of it or this place', async () => {
  const place = world.ids.bakery_place as string;
  const open = workingDays('public').filter((day) => day >= '2026-09-01' && day < '2030-01-01');
  const cases = fc.sample(
    fc.record({
      start: fc.integer({ min: 0, max: 700 }).map((offset) => plusDays('2026-10-01', offset)),
      count: fc.integer({ min: 1, max: 10 }),
      closures: fc.array(fc.record({ after: fc.integer({ min: -5, max: 30 }), long: fc.integer({ min: 0, max: 41 }), here: fc.boolean() }), { maxLength: 3 }),
    }),
    { numRuns: 60, seed: 7 },
  );
  for (const { start, count, closures } of cases) {
    const wanted = closures.map(({ after, long, here }): Closure & { here: boolean } => ({
      first: plusDays(start, after),
      last: plusDays(start, after + long),
      here,
    }));
    // Those that would overlap cannot be announced.
    const kept = wanted.filter((one, at) => wanted.slice(0, at).every((other) => one.first > other.last || one.last < other.first));
    await database.sql`delete from public.partner_closure`;
    for (const one of kept) {
      await database.sql`insert into public.partner_closure (partner_id, workplace_id, first_day, last_day)
        values (${world.ids.bakery as string}, ${one.here ? place : null}, ${one.first}, ${one.last})`;
    }
    const [row] = await database.sql`select private.add_working_days(${start}, ${count}, 'public', ${place})::text as day,
      private.add_working_days(${start}, ${count}, 'public', ${world.ids.cafe_place as string})::text as elsewhere`;
    expect({ start, count, kept, ...row }).toEqual({
      start,
      count,
      kept,
      day: reference(
        open.filter((one) => !kept.some(({ first, last }) => one >= first && one <= last)),
        start,
        count,
      ),
      elsewhere: reference(open, start, count),
    });
  }
  await database.sql`delete from public.partner_closure`;
});

describe('each actor has a calendar', () => {
  const calendarOf = async (staff: string) => (await database.sql`select private.calendar_of_staff(${world.ids[staff] as string}) as it`)[0]?.it;

  test('school staff have the school holidays off, the offices do not', async () => {
    const said = Object.fromEntries(
      await Promise.all(
        ['mette', 'kirsten', 'skoleleder', 'teacher', 'sekretariat', 'konsulent', 'jobdesk', 'kui'].map(async (who) => [who, await calendarOf(who)]),
      ),
    );
    expect(said).toEqual({
      mette: 'school',
      kirsten: 'school',
      skoleleder: 'school',
      teacher: 'school',
      sekretariat: 'public',
      konsulent: 'public',
      jobdesk: 'public',
      kui: 'public',
    });
  });

  test('a pupil answers her school’s matters on school days, a job at any time; who goes to no school has no holidays', async () => {
    const calendar = async (who: string, kind: string | null) =>
      (await database.sql`select private.calendar_of_young_person(${world.ids[who] as string}, ${kind}::public.opening_kind) as it`)[0]?.it;
    expect(await calendar('asta', 'school_placement')).toBe('school');
    expect(await calendar('asta', 'junior_apprenticeship')).toBe('school');
    expect(await calendar('asta', null)).toBe('school');
    expect(await calendar('asta', 'after_school_job')).toBe('public');
    expect(await calendar('dina', null)).toBe('public');
  });

  test('asked on the last day before autumn holiday, the coordinator has until it is over, the bakery has not', async () => {
    await database.sql`update private.clock set moved_by = ('2026-10-09 10:00+02'::timestamptz - now())`;
    const [row] = await database.sql`
      select private.contact_due(${world.ids.asta as string})::text as mette, private.contact_due(${world.ids.dina as string})::text as kui,
        private.add_working_days(private.today(), 3, 'public', ${world.ids.bakery_place as string})::text as bakery`;
    expect(row).toEqual({ mette: '2026-10-21', kui: '2026-10-14', bakery: '2026-10-14' });
    await database.sql`update private.clock set moved_by = '0'`;
  });
});
