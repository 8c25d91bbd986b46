import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillGround } from '../access/ground.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { liveUntilAllIsGone } from './ending.ts';
import { dataMap, markEverything, markersLeft, purge, travelTo } from './markers.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await fillGround(database);
  await database.sql`insert into public.host (name, contact_name, email, phone, address, found_by)
    select 'Smedjen', 'Ole', 'ole@smedjen.example', '22114455', 'Vejen 1', y.id from public.young_person y limit 1`;
  await database.sql`update public.opening_seat s set seats = 30, taken = (select count(*) from public.seat_hold h where h.opening_seat_id = s.id)`;
  await database.sql`update public.opening o set places_taken = (select count(distinct h.application_id)
    from public.seat_hold h join public.opening_seat s on s.id = h.opening_seat_id where s.opening_id = o.id)`;
  await database.sql`update private.outbox set data = '{"first_name": "Asta"}', other_address = '22334455'`;
  await database.sql`update public.opening set responsible_adult = 'Bente', review_note = 'Skriv mere'`;
  await database.sql`update public.partner set about = 'Vi bager', why = 'Fordi', review_note = 'Ring'`;
  marked = await markEverything(database.sql);
});
let marked: string[];
afterAll(() => database.drop());

/** A rule that is lost, and where the scan then finds somebody. */
const faults: [rule: string, left: string][] = [
  ['sent', 'private.outbox'],
  ['roll_overs', 'private.roll_over'],
  ['class_lists', 'public.young_person'],
  ['partner_people', 'public.partner_member'],
  ['opening_names', 'public.opening'],
  ['accounts_of_nobody', 'auth.users'],
];

test('the scan finds who is left when a rule is lost', async () => {
  for (const [rule, left] of faults) {
    const undo = new Error('undo');
    await database.sql
      .begin(async (sql) => {
        await sql`delete from private.retention_rule where name = ${rule} or (${rule} = 'class_lists' and name = 'unused_accounts')`;
        await liveUntilAllIsGone(sql);
        expect(Object.keys(await markersLeft(sql)), rule).toContain(left);
        throw undo;
      })
      .catch((cause: unknown) => {
        if (cause !== undo) throw cause;
      });
  }
});

test('everything about people is gone when its time is over, and nothing of it is forgotten', async () => {
  const map = await dataMap(database.sql);
  // Every table that tells of people has been marked; what is left out holds dates and codes only.
  const tables = new Set(marked.map((column) => column.slice(0, column.lastIndexOf('.'))));
  const dated = ['public.need', 'public.placement', 'public.placement_day', 'private.guardian_request', 'private.duty_done'];
  expect(
    map.filter(({ personal, table_name }) => personal.length > 0 && !tables.has(table_name) && !dated.includes(table_name)).map((t) => t.table_name),
  ).toEqual([]);
  expect(await purge(database.sql)).toBeGreaterThanOrEqual(0);
  const before = await markersLeft(database.sql);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['auth.users', 'private.outbox', 'public.guardian', 'public.note', 'public.young_person']));

  // As long as needs are open nothing of them goes, however late it gets: law 1.
  await travelTo(database.sql, '2034-08-01');
  await purge(database.sql);
  const open = await markersLeft(database.sql);
  expect(open['public.young_person']).toBe(before['public.young_person']);
  expect(open['public.application']).toBe(before['public.application']);

  await liveUntilAllIsGone(database.sql);
  expect(await markersLeft(database.sql)).toEqual({});
  for (const { table_name } of map.filter(({ hers, mine }) => hers && !mine)) {
    const [row] = await database.sql.unsafe(
      `select count(*)::int as n from ${table_name} x${table_name === 'public.host' ? ' where x.workplace_id is null' : ''}`,
    );
    expect({ table_name, n: row?.['n'] }).toEqual({ table_name, n: 0 });
  }
  expect(await database.sql`select step, sql_state from private.due_failure where step like 'purge%'`).toEqual([]);
  expect(await database.sql`select law from private.broken_laws() where law ~ '^[47]'`).toEqual([]);
  const [counted] = await database.sql`select sum(number)::int as n from private.retention_count where what = 'need'`;
  expect(Number(counted?.['n'])).toBeGreaterThan(5);
});
