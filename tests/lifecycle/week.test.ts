import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';

/** Who has a place for a week, weeks before; where everybody is in it; and what is done for many at once. One story, in order. */

let database: FreshDatabase;
let world: World;
let week: string;
beforeAll(async () => {
  ({ database, world } = await freshWorld());
  week = world.weeks[0]!;
});
afterAll(async () => {
  const broken = await database.sql`select * from private.broken_laws()`;
  await database.drop();
  expect([...broken]).toEqual([]);
});

const id = (name: string) => world.ids[name]!;
const as = <T>(who: string, work: (sql: PersonaSql) => Promise<T>) => database.asPersona(world.users[who]!, work);
const outcome = async (work: Promise<unknown>) =>
  await work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );
const plan = (who: string, monday: string, ...classes: string[]) => as(who, (sql) => sql`select public.plan_week(${monday}, ${classes.map(id)}::uuid[])`);
interface Places {
  classes: { name: string; pupils: number; all: number; some: number; none: number }[];
  rows: { first_name: string; has: string; days_here: number; goes: boolean; under_way: boolean }[];
  planning: { name: string; goes: boolean }[];
}
const places = async (who: string, whose = 'mine') => (await as(who, (sql) => sql`select public.week_places(${week}, ${whose}) as w`))[0]!.w as Places;
const has = async (who: string, whose = 'mine') => Object.fromEntries((await places(who, whose)).rows.map((row) => [row.first_name, row.has]));
const lines = async (report: string) =>
  Object.fromEntries(
    (await database.sql`select need_id, outcome from private.bulk_line where bulk_act_id = ${report}`).map((row) => [row.need_id, row.outcome]),
  );
const days = (count: number) => Array.from({ length: count }, (_, index) => new Date(Date.parse(week) + index * 86_400_000).toISOString().slice(0, 10));

describe('which weeks a class goes out', () => {
  test('the coordinator of the school says so, nobody else', async () => {
    expect(await outcome(plan('kirsten', week, 'class_8'))).toBe('not_allowed');
    for (const who of ['asta', 'bente', 'teacher', 'skoleleder', 'konsulent', 'stranger'])
      expect(await outcome(plan(who, week, 'class_8')), who).toBe('not_allowed');
    expect(await outcome(plan('mette', days(2)[1]!, 'class_8'))).toBe('invalid_input');
    await plan('mette', week, 'class_8', 'class_9');
    await plan('mette', week, 'class_8', 'class_9', 'class_7');
    await plan('kirsten', week, 'class_8_coast');
    // Saving her own leaves the others' alone.
    await plan('mette', week, 'class_8', 'class_9');
    expect(await database.sql`select count(*)::int as n from public.placement_window`).toEqual([{ n: 3 }]);
    expect((await places('mette')).planning.filter((one) => one.goes).map((one) => one.name)).toEqual(['9.C', '8.B']);
  });
});

describe('who has a place', () => {
  test('is counted by class over all places and weeks: none, some, all', async () => {
    expect(await has('mette')).toEqual({ asta: 'none', bo: 'none' });
    expect((await places('mette')).rows.every((row) => row.goes && !row.under_way)).toBe(true);
    await as('mette', (sql) => sql`select public.apply(${id('asta')}, ${[id('bread')]}, ${[week]}, '{}', '', true, true, ${id('asta_duty')}, 'phone')`);
    await as('mette', (sql) => sql`select public.forward_many(${[id('asta_duty')]})`);
    const [a] = await database.sql`select id from public.application where need_id = ${id('asta_duty')}`;
    await as('bente', (sql) => sql`select public.offer_place(${a!.id}, ${days(3)}::date[])`);
    expect(await has('mette')).toEqual({ asta: 'none', bo: 'none' });
    await as('asta', (sql) => sql`select public.accept_offer(${a!.id})`);
    expect(await has('mette')).toEqual({ asta: 'some', bo: 'none' });
    expect((await places('mette')).classes).toMatchObject([
      { name: '9.C', pupils: 1, all: 0, some: 0, none: 1 },
      { name: '8.B', pupils: 1, all: 0, some: 1, none: 0 },
    ]);
    // The rest of the days at another place, in another week.
    const [rest] = await database.sql`select id from public.need where split_from_id = ${id('asta_duty')}`;
    const other = world.weeks[1]!;
    await as(
      'asta',
      (sql) =>
        sql`select public.propose_own_place(${rest!.id}, 'Salon Saksen', 'Signe', 'Torvet 3', ${[other, new Date(Date.parse(other) + 86_400_000).toISOString().slice(0, 10)]}::date[], '09:00', '14:00', null, '12345699')`,
    );
    const [own] = await database.sql`select id from public.application where need_id = ${rest!.id}`;
    await as('mette', (sql) => sql`select public.confirm_own_place(${own!.id}, true, 'phone')`);
    expect(await has('mette')).toEqual({ asta: 'all', bo: 'none' });
    expect((await places('mette')).rows.find((row) => row.first_name === 'asta')!.days_here).toBe(3);
  });

  test('is told to those who may help them', async () => {
    expect(await has('kirsten')).toEqual({ finn: 'none' });
    expect(await has('sekretariat', 'all')).toEqual({ asta: 'all', bo: 'none', finn: 'none' });
    expect(await has('dorthe', 'all')).toEqual({ asta: 'all', bo: 'none', finn: 'none' });
    expect(await has('teacher', 'all')).toEqual({});
    expect(await outcome(places('asta'))).toBe('not_allowed');
    expect(await outcome(places('bente'))).toBe('not_allowed');
  });
});

describe('the week itself', () => {
  const whereOf = async (who: string, whose = 'mine') =>
    (await as(who, (sql) => sql`select public.placement_week(${week}, ${whose}) as w`))[0]!.w as {
      rows: { first_name: string; place: string; days: object[]; emergency_phone: string | null }[];
      without: { first_name: string }[];
    };

  test('says where everybody is, with whom to call, and who goes out without a place', async () => {
    const { rows, without } = await whereOf('mette');
    expect(rows.map((row) => [row.first_name, row.place, row.days.length])).toEqual([['asta', 'Bageriet Surdejen Lyng', 3]]);
    expect(without.map((one) => one.first_name)).toEqual(['bo']);
    expect((await whereOf('sekretariat', 'all')).rows).toHaveLength(1);
    expect((await whereOf('kirsten', 'all')).rows).toHaveLength(0);
    expect((await whereOf('teacher', 'all')).rows).toHaveLength(0);
    for (const who of ['asta', 'bente', 'stranger']) expect(await outcome(whereOf(who, 'all')), who).toBe('not_allowed');
  });
});

describe('many at once', () => {
  const remind = async (who: string, needs: string[], key = crypto.randomUUID()) =>
    (await as(who, (sql) => sql`select public.remind_many(${needs}, ${key}) as report`))[0]!.report as string;
  const sent = async () =>
    (await database.sql`select count(*)::int as n from private.outbox where template like 'reminder_%' and key like 'reminded_by_hand:%'`)[0]!.n as number;

  test('a reminder goes to whoever is next, once a day, and the report says who could not be reached', async () => {
    await database.sql`update public.young_person set email = null, phone = null where id = ${id('carl')}`;
    const key = crypto.randomUUID();
    const needs = [id('bo_duty'), id('carl_duty'), id('finn_duty'), id('asta_duty')];
    const report = await remind('mette', needs, key);
    expect(await remind('mette', needs, key)).toBe(report);
    expect(await lines(report)).toEqual({
      [id('bo_duty')]: 'done',
      [id('carl_duty')]: 'no_address',
      [id('finn_duty')]: 'not_allowed',
      // A place is arranged; nobody at home has been named.
      [id('asta_duty')]: 'guardian_unnamed',
    });
    expect(await sent()).toBe(1);
    expect((await lines(await remind('mette', [id('bo_duty')])))[id('bo_duty')]).toBe('reminded_today');
    expect(await sent()).toBe(1);
    expect(await outcome(remind('kirsten', [id('bo_duty')]))).toBe('not_allowed');
    expect(await outcome(as('dorthe', (sql) => sql`select public.bulk_report(${report})`))).toBe('not_found');
  });

  test('a silent guardian gets a link that works, and the first one stops', async () => {
    await as('mette', (sql) => sql`select public.name_guardian(${id('asta')}, 'Mor', 'mor@hjemme.example', null, 'da', 'phone')`);
    const tokens = async () =>
      (
        await database.sql`select data ->> 'token' as token from private.outbox where to_address = 'mor@hjemme.example' and data ? 'token' order by made_at, key`
      ).map((row) => row.token as string);
    const before = (await tokens()).at(-1)!;
    expect((await lines(await remind('mette', [id('asta_duty')])))[id('asta_duty')]).toBe('done');
    const fresh = (
      await database.sql`select data ->> 'token' as token from private.outbox where key like 'reminded_by_hand:%' and to_address = 'mor@hjemme.example'`
    )[0]!.token as string;
    expect(fresh).not.toBe(before);
    const look = (token: string) => outcome(database.asPersona(null, (sql) => sql`select public.guardian_page(${token})`));
    expect(await look(fresh)).toBe('done');
    expect(await look(before)).toBe('link_expired');
  });

  test('suggestions are shown first, and no opening goes to more than it has seats', async () => {
    // One seat a day is left at the bakery in this week.
    await database.sql`update public.opening_seat set seats = taken + 1 where opening_id = ${id('bread')} and day >= ${week} and day < ${week}::date + 7`;
    await database.sql`update public.opening_seat set seats = greatest(taken, 1) where opening_id = any (${[id('tables'), id('roof'), id('play')]})`;
    const proposed = await as(
      'mette',
      (sql) => sql`select need_id, opening_id from public.week_suggestions(${week}, ${[id('bo_duty'), id('carl_duty'), id('finn_duty')]})`,
    );
    expect(new Set(proposed.map((row) => row.need_id))).toEqual(new Set([id('bo_duty'), id('carl_duty')]));
    const shown = proposed.map((row) => row.opening_id as string | null).filter(Boolean);
    expect(new Set(shown).size).toBe(shown.length);
    expect(await database.sql`select 1 from public.suggestion`).toHaveLength(0);

    const suggest = (needs: string[], openings: string[]) => as('mette', (sql) => sql`select public.suggest_many(${week}, ${needs}, ${openings}) as report`);
    const [row] = await suggest([id('bo_duty'), id('carl_duty'), id('finn_duty')], [id('bread'), id('bread'), id('tables')]);
    const said = await lines(row!.report);
    expect([said[id('bo_duty')], said[id('carl_duty')]].sort()).toEqual(['done', 'seat_taken']);
    expect(said[id('finn_duty')]).toBe('not_allowed');
    expect(await database.sql`select 1 from public.suggestion where opening_id = ${id('bread')}`).toHaveLength(1);
    // Suggesting to somebody who had not wished buys nobody time.
    const [need] = await database.sql`select max(due_on)::text <= (private.today() + 30)::text as kept from public.need where id = ${id('bo_duty')}`;
    expect(need!.kept).toBe(true);
  });
});
