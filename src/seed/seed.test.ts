import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../tests/support/native.ts';
import { overPostgres } from '../portal/sql-connection.ts';
import { Calendar, plusDays } from './calendar.ts';
import { personas } from './personas.ts';
import { type DemoSize, makeTables, seed } from './seed.ts';
import { type Row, type Tables, tableNames } from './tables.ts';

let holidays: { day: string; calendar: string }[];
let empty: FreshDatabase;

beforeAll(async () => {
  empty = await freshDatabase();
  holidays = await empty.sql`select to_char(day, 'YYYY-MM-DD') as day, calendar from public.holiday`;
});
afterAll(async () => await empty.drop());

const make = (size: DemoSize, today: string) => makeTables(new Calendar(today, holidays), size);
const all = (tables: Tables): Row[] => tableNames.flatMap((name) => tables.rows(name));
const hash = (tables: Tables) =>
  createHash('sha256')
    .update(JSON.stringify(all(tables)))
    .digest('hex');

test('the same size on the same day gives the same rows, another day other ones', () => {
  expect(hash(make('small', '2026-11-23'))).toBe(hash(make('small', '2026-11-23')));
  expect(hash(make('small', '2026-11-23'))).not.toBe(hash(make('small', '2026-11-24')));
});

test('whatever the day of the start, the stories can be told and nobody but the contact persons is late', () => {
  for (let day = '2026-08-01'; day < '2027-12-01'; day = plusDays(day, 9)) {
    const tables = make('small', day);
    const late = tables
      .rows('public.need')
      .filter((need) => ['wishing', 'with_partner', 'visit', 'offered', 'resting'].includes(need['status'] as string) && (need['due_on'] as string) < day);
    expect({ day, late }).toEqual({ day, late: [] });
    const inTheFuture = tables.rows('public.event').filter((event) => (event['at'] as string) > `${day}T00:00:00Z`);
    expect({ day, inTheFuture }).toEqual({ day, inTheFuture: [] });
  }
});

test('lyngfjord has the numbers of the demo municipality', () => {
  const tables = make('lyngfjord', '2026-11-23');
  const duty = new Set(tables.rows('public.school_class').flatMap((one) => (one['has_duty'] ? [one['id']] : [])));
  expect(tables.rows('public.young_person').filter((person) => duty.has(person['class_id']))).toHaveLength(658);
  expect(tables.rows('public.school_district')).toHaveLength(6);

  const partners = tables.rows('public.partner');
  expect(count(partners, 'status')).toEqual({ active: 178, renewal_due: 9, paused: 5, under_review: 2, applied: 2, ended: 4 });
  expect(
    count(
      partners.map((partner) => ({ branch: (partner['branches'] as string[])[0] })),
      'branch',
    ),
  ).toEqual({
    building: 34,
    shops: 27,
    tourism_events: 22,
    industry: 19,
    care_health: 17,
    children_schools: 16,
    farming_nature: 14,
    vehicles_transport: 12,
    food_kitchen: 11,
    office_finance: 8,
    it_media_design: 7,
    police_rescue_public: 6,
    energy_environment: 4,
    hair_beauty_sport: 3,
  });
  const workplaces = Object.values(count(tables.rows('public.workplace'), 'partner_id'));
  expect(workplaces.filter((places) => places > 1)).toHaveLength(23);

  const openings = tables.rows('public.opening').filter((opening) => opening['status'] === 'published');
  expect(count(openings, 'kind')).toEqual({
    school_placement: 300,
    extended_placement: 30,
    junior_apprenticeship: 40,
    intro_job: 35,
    after_school_job: 75,
    apprenticeship: 40,
  });
  expect(openings.filter((opening) => opening['special'])).toHaveLength(1);
});

test('whatever the day of the start, there is something to read and to answer', () => {
  for (let day = '2026-08-01'; day < '2027-12-01'; day = plusDays(day, 61)) {
    const tables = make('small', day);
    const messages = tables.rows('public.message');
    const waits = messages.filter((one) => one['answer_by'] !== null && one['answered_at'] === null);
    expect({
      day,
      late: waits.filter((one) => (one['answer_by'] as string) < day).length,
      to_places: waits.filter((one) => one['application_id'] !== null).length,
      waits: waits.length,
      answers: messages.filter((one) => one['part'] === 'coordinator').length,
    }).toEqual({ day, late: 1, to_places: 1, waits: 3, answers: 1 });
    const tasks = tables.rows('public.task').filter((one) => one['kind'] === 'message');
    expect(tasks.filter((one) => (one['due_on'] as string) < day && one['secretariat_told_at'] === null)).toEqual([]);
    expect(tasks.filter((one) => one['done_at'] === null)).toHaveLength(2);
  }
});

test('nothing in it could be of a real person: no CPR numbers, only .example addresses and numbers that nobody has', () => {
  for (const row of all(make('lyngfjord', '2026-11-23'))) {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== 'string') continue;
      if (!/^[0-9a-f]{8}-/.test(value)) expect(value).not.toMatch(/\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-?\d{4}\b/);
      if (value.includes('@')) expect(value).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/);
      if (column === 'phone' || column === 'emergency_phone') expect(value).toMatch(/^1\d{7}$/);
      if (column === 'cvr') expect(value).toMatch(/^99\d{6}$/);
    }
  }
});

test('everybody whom one can be in the demo is somebody in it, except her who has not signed in and the stranger', () => {
  for (const size of ['small', 'lyngfjord'] as const) {
    const tables = make(size, '2026-11-23');
    const known = new Set(
      (['public.staff_member', 'public.partner_member', 'public.young_person'] as const).flatMap((name) => tables.rows(name).map((row) => row['email'])),
    );
    expect(personas.filter((persona) => !known.has(persona.email)).map((persona) => persona.key)).toEqual(['asta', 'fremmed']);
  }
});

test.each(['small', 'lyngfjord'] as const)('%s can be written, keeps the eight laws, and leaves the worker nobody to move', async (size) => {
  const database = await freshDatabase();
  try {
    await seed(overPostgres(database.sql), { size });
    expect(await database.sql`select law, subject from private.broken_laws()`).toHaveLength(0);
    const moves = () => database.sql`select id, lifecycle, command from public.event where to_status is not null and actor = 'system' order by id`;
    const before = await moves();
    // It may ask a host whether somebody came this morning; it moves nobody.
    await database.asWorker((sql) => sql`select public.run_due_dates()`);
    expect(await moves()).toEqual(before);
    expect(await database.sql`select from auth.users`).toHaveLength(0);
    const [asked] = await database.sql`select count(*)::integer as openings from private.opening_search where asked_for`;
    expect(asked?.['openings']).toBeGreaterThan(0);
  } finally {
    await database.drop();
  }
});

test('a seed that would break a law writes nothing', async () => {
  const database = await freshDatabase();
  try {
    // Planted: days of the duty that are asked for by nobody, which no constraint can see in one row.
    await database.sql.unsafe(`
      create function public.plant() returns trigger language plpgsql as $$ begin new.days_wanted := 1; return new; end $$;
      create trigger plant before insert on public.need for each row when (new.is_duty) execute function public.plant()`);
    await expect(seed(overPostgres(database.sql), { size: 'small' })).rejects.toThrow('would break a law');
    expect(await database.sql`select from public.young_person`).toHaveLength(0);
  } finally {
    await database.drop();
  }
});

function count(rows: readonly Row[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[column])] = (counts[String(row[column])] ?? 0) + 1;
  return counts;
}
