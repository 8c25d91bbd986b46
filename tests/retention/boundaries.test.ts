import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FreshDatabase, PersonaSql } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { purge, travelTo } from './markers.ts';

/** The day on which what is tried came to its end: a Wednesday in the middle of a school year. */
const END = '2027-02-10';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  ({ database, world } = await freshWorld({ connections: 2 }));
  await travelTo(database.sql, END);
  await database.sql`update public.setting set value = 'no' where key = 'journal_cases'`;
  // Nobody has an account but those who are given one: the world's were used on the day of the run.
  await database.sql`update public.young_person set user_id = null`;
});
afterAll(() => database.drop());

const ids = (): Record<string, string> => world.ids;

/** Asta's duty is over, with or without days at the bakery; nothing is owed to her any more. */
async function ended(sql: PersonaSql, placed: boolean): Promise<void> {
  await sql`update public.need set status = 'fulfilled', due_on = null, ended_at = private.now() where id = ${ids()['asta_duty']!}`;
  if (!placed) return;
  const [a] = await sql`insert into public.application (need_id, opening_id, host_id, rank, status, ended_at)
    select ${ids()['asta_duty']!}, ${ids()['bread']!}, h.id, 1, 'accepted', private.now() from public.host h where h.workplace_id = ${ids()['bakery_place']!} returning id, host_id`;
  const [p] = await sql`insert into public.placement (need_id, application_id, host_id, status, starts_on, ends_on, papers_due_on, ended_at)
    values (${ids()['asta_duty']!}, ${a!['id']}, ${a!['host_id']}, 'completed', private.today() - 4, private.today(), private.today() - 30, private.now()) returning id`;
  await sql`insert into public.placement_day (application_id, placement_id, young_person_id, day, state)
    select ${a!['id']}, ${p!['id']}, ${ids()['asta']!}, private.today() - d, 'came' from generate_series(0, 4) d`;
}

const guardian = (sql: PersonaSql, stopped = false) =>
  sql`insert into public.guardian (young_person_id, name, phone, stopped_at) values (${ids()['asta']!}, 'Far', '22334455', ${stopped ? sql`private.now()` : null}) returning id`;

const count = (query: string) => async (sql: PersonaSql) => Number((await sql.unsafe(`select count(*) as n from ${query}`))[0]?.['n']);

/** What is arranged on END, what is looked at, and the last day on which it is there. Days are counted by hand. */
const cases: [what: string, arrange: (sql: PersonaSql) => Promise<unknown>, left: string, lastDay: string][] = [
  [
    'a sent message',
    (sql) =>
      sql`insert into private.outbox (channel, to_address, template, state, sent_at) values ('email', 'a@b.example', 'need_received', 'sent', private.now())`,
    'private.outbox',
    '2027-03-12',
  ],
  [
    'a message that was given up',
    (sql) =>
      sql`insert into private.outbox (channel, to_address, template, state, next_try_at) values ('email', 'a@b.example', 'need_received', 'given_up', private.now())`,
    'private.outbox',
    '2027-03-12',
  ],
  [
    'a receipt of a form',
    (sql) => sql`insert into private.command_receipt (key, caller, command, content) values (gen_random_uuid(), gen_random_uuid(), 'apply', '')`,
    'private.command_receipt',
    '2027-03-12',
  ],
  ['a wrong class code', (sql) => sql`insert into private.attempt (caller, what) values (gen_random_uuid(), 'class_code')`, 'private.attempt', '2027-03-12'],
  ['a search that led nowhere', (sql) => ended(sql, false), 'public.need where is_duty and ended_at is not null', '2027-08-10'],
  ['a placement', (sql) => ended(sql, true), 'public.placement', '2028-03-10'],
  [
    'what was said',
    async (sql) => {
      await ended(sql, true);
      await sql`insert into public.message (need_id, part, written_by, body) values (${ids()['asta_duty']!}, 'young_person', gen_random_uuid(), 'Hej')`;
    },
    'public.message',
    '2028-02-10',
  ],
  [
    'a guardian who never answered',
    async (sql) => {
      await ended(sql, true);
      const [g] = await guardian(sql);
      await sql`insert into private.guardian_request (guardian_id, need_id, expires_on) values (${g!['id']}, ${ids()['asta_duty']!}, private.today() + 60)`;
    },
    'public.guardian',
    '2027-03-12',
  ],
  [
    'a guardian who answered',
    async (sql) => {
      await ended(sql, true);
      const [g] = await guardian(sql);
      await sql`insert into private.guardian_request (guardian_id, need_id, expires_on, answer, answered_at) values (${g!['id']}, ${ids()['asta_duty']!}, private.today() + 60, 'yes', private.now())`;
    },
    'public.guardian',
    '2028-03-10',
  ],
  ['a guardian who was replaced', (sql) => guardian(sql, true), 'public.guardian', '2027-03-12'],
  [
    'a note of staff',
    async (sql) => {
      await ended(sql, true);
      await sql`insert into public.note (young_person_id, body) values (${ids()['asta']!}, 'Ringer mandag')`;
    },
    'public.note',
    '2028-03-10',
  ],
  [
    'a task that is done',
    (sql) =>
      sql`insert into public.task (kind, staff_id, young_person_id, due_on, done_at) values ('call_me', ${ids()['mette']!}, ${ids()['asta']!}, private.today(), private.now())`,
    'public.task',
    '2028-03-10',
  ],
  [
    'a change of contact person',
    (sql) =>
      sql`insert into public.contact_change (young_person_id, from_id, to_id, note) values (${ids()['asta']!}, ${ids()['kui']!}, ${ids()['mette']!}, 'Kender hende')`,
    'public.contact_change',
    '2028-03-10',
  ],
  [
    'a pupil without an account, of whom nothing is kept',
    (sql) => sql`delete from public.need where young_person_id = ${ids()['asta']!}`,
    `public.young_person where first_name = 'asta'`,
    '2027-08-30',
  ],
  [
    'a member of a partner who was removed',
    (sql) => sql`update public.partner_member set removed_at = private.now() where id = ${ids()['mads']!}`,
    `public.partner_member where name = 'mads'`,
    '2027-08-10',
  ],
  [
    'the people of a partner that has ended',
    async (sql) => {
      await sql`update public.partner set status = 'ended' where id = ${ids()['carpenter']!}`;
      await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, partner_id) values ('partner', 'end_partner', 'active', 'ended', 'secretariat', ${ids()['carpenter']!})`;
    },
    `public.partner_member where name = 'tom'`,
    '2027-08-10',
  ],
  [
    'the name of somebody who worked here',
    (sql) => sql`update public.staff_member set left_at = private.now() where id = ${ids()['raadet']!}`,
    `public.staff_member where name = 'raadet'`,
    '2028-03-10',
  ],
  [
    'a leave',
    (sql) =>
      sql`insert into public.staff_leave (staff_id, deputy_id, from_day, until_day) values (${ids()['kui']!}, ${ids()['mette']!}, private.today() - 3, private.today())`,
    'public.staff_leave',
    '2028-03-10',
  ],
  [
    'that the duty is done, once its places are forgotten',
    async (sql) => {
      await sql`delete from public.need where young_person_id = ${ids()['asta']!}`;
      await sql`insert into private.duty_done values (${ids()['asta']!}, 5, '2028-07-31')`;
      await sql`update public.school_class set school_year = 2027 where id = ${ids()['class_8']!}`;
    },
    'private.duty_done',
    '2028-08-30',
  ],
];

const day = (iso: string, plus: number) => new Date(Date.parse(`${iso}T12:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);

test.each(cases)('%s is there on its last day and gone on the next', async (_what, arrange, left, lastDay) => {
  const undo = new Error('undo');
  await database.sql
    .begin(async (sql) => {
      await arrange(sql);
      const before = await count(left)(sql);
      expect(before).toBeGreaterThan(0);
      await travelTo(sql, lastDay);
      await purge(sql);
      expect(await count(left)(sql)).toBe(before);
      await travelTo(sql, day(lastDay, 1));
      await purge(sql);
      expect(await count(left)(sql)).toBe(0);
      // Once more, and late: nothing is left to do.
      await travelTo(sql, day(lastDay, 2));
      expect(await sql`select step from private.due_failure`).toEqual([]);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
});

test('of the duty stays that it is done, and nobody is asked to do it twice', async () => {
  await ended(database.sql as unknown as PersonaSql, true);
  await database.sql`update public.school_class set school_year = 2027, grade = 9 where id = ${ids()['class_8']!}`;
  await travelTo(database.sql, '2028-03-11');
  await purge(database.sql);
  expect((await database.sql`select private.duty_days(${ids()['asta']!}) as d`)[0]?.['d']).toEqual({ wanted: 5, done: 5, arranged: 0, untold: 0, missing: 0 });
  expect((await database.sql`select private.open_duty(${ids()['asta']!}) as made`)[0]?.['made']).toBeNull();
  // What went is counted by month, kind and outcome: five days, one placement, one need.
  const counted =
    await database.sql`select what, kind, outcome, to_char(month, 'YYYY-MM') as month, number from private.retention_count where what in ('need', 'placement', 'day') order by what`;
  expect([...counted].map((row) => ({ ...row }))).toEqual([
    { what: 'day', kind: 'school_placement', outcome: 'came', month: '2027-02', number: 5 },
    { what: 'need', kind: 'school_placement', outcome: 'fulfilled', month: '2027-02', number: 1 },
    { what: 'placement', kind: 'school_placement', outcome: 'completed', month: '2027-02', number: 1 },
  ]);
  expect(await database.sql`select law from private.broken_laws()`).toEqual([]);
});

test('a case that the record system has not received stays, whatever the clock says', async () => {
  const undo = new Error('undo');
  await database.sql
    .begin(async (sql) => {
      await sql`update public.setting set value = 'yes' where key = 'journal_cases'`;
      await sql`update public.need set status = 'fulfilled', due_on = null, ended_at = private.now() where id = ${ids()['bo_duty']!}`;
      const [a] = await sql`insert into public.application (need_id, opening_id, host_id, rank, status, ended_at)
        select ${ids()['bo_duty']!}, ${ids()['bread']!}, h.id, 1, 'accepted', private.now() from public.host h where h.workplace_id = ${ids()['bakery_place']!} returning id, host_id`;
      await sql`insert into public.placement (need_id, application_id, host_id, status, starts_on, ends_on, papers_due_on, ended_at)
        values (${ids()['bo_duty']!}, ${a!['id']}, ${a!['host_id']}, 'completed', private.today() - 4, private.today(), private.today() - 30, private.now())`;
      await travelTo(sql, '2033-01-01');
      await purge(sql);
      expect(await count(`public.need where id = '${ids()['bo_duty']}'`)(sql)).toBe(1);
      await sql`insert into private.case_export (need_id) values (${ids()['bo_duty']!})`;
      await purge(sql);
      expect(await count(`public.need where id = '${ids()['bo_duty']}'`)(sql)).toBe(0);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
});
