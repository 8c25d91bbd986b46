import { afterAll, beforeAll, expect, test } from 'vitest';
import { overPostgres } from '../../src/portal/sql-connection.ts';
import { seed } from '../../src/seed/seed.ts';
import { type FreshDatabase, freshDatabase, type PersonaSql } from '../support/native.ts';

/**
 * The praktik week of a coordinator with 110 pupils, from weeks before until Friday, through the same functions as her pages:
 * who has no place, suggest and remind in bulk, everybody on one page on Monday, hosts who press their link, one who is
 * ill, one who is not there, one about whom nobody says a word. Nobody is lost.
 */

let database: FreshDatabase;
let mette: string;
let monday: string;
beforeAll(async () => {
  database = await freshDatabase();
  const { sql } = database;
  await seed(overPostgres(sql), { size: 'lyngfjord' });
  mette = await database.createUser('mette@lyngfjord.example');
  await sql`update public.staff_member set user_id = ${mette} where email = 'mette@lyngfjord.example'`;
  const [row] = await sql`select w.monday::text from public.placement_window w join public.school_class k on k.id = w.class_id
    join public.school s on s.id = k.school_id where s.name = 'Fjordskolen' and w.monday > private.today() order by w.monday limit 1`;
  monday = row!.monday as string;
}, 120_000);
afterAll(() => database.drop());

const asMette = <T>(work: (sql: PersonaSql) => Promise<T>) => database.asPersona(mette, work);
const dayOf = (index: number) => new Date(Date.parse(monday) + index * 86_400_000).toISOString().slice(0, 10);
async function itIs(day: string, time: string): Promise<void> {
  await database.sql`update private.clock set moved_by = (${`${day} ${time}`}::timestamp at time zone 'Europe/Copenhagen') - now()`;
  for (let moved = 1, rounds = 0; moved > 0 && rounds < 40; rounds += 1) {
    moved = Number((await database.asWorker((sql) => sql`select public.run_due_dates() as done`))[0]!.done);
  }
}
interface Places {
  rows: { id: string; has: 'all' | 'some' | 'none'; needs: { id: string; status: string }[] }[];
}
interface Week {
  rows: { young_person_id: string; days: { id: string; day: string; state: string }[] }[];
  without: object[];
}
const places = async () => (await asMette((sql) => sql`select public.week_places(${monday}) as w`))[0]!.w as Places;
const week = async () => (await asMette((sql) => sql`select public.placement_week(${monday}) as w`))[0]!.w as Week;
const onDay = (all: Week, index: number) =>
  all.rows.flatMap((row) => row.days.filter(({ day }) => day === dayOf(index)).map((day) => ({ ...day, person: row.young_person_id })));
const outcomes = async (report: string) =>
  (await asMette((sql) => sql`select public.bulk_report(${report}) as r`))[0]!.r as { lines: { outcome: string; name: string }[] };

test('a whole week, from who has no place to who has done the days', async () => {
  const { sql } = database;
  const [{ pupils } = { pupils: 0 }] =
    await sql`select count(*)::int as pupils from public.young_person y join public.staff_member s on s.id = y.contact_id where s.email = 'mette@lyngfjord.example'`;
  expect(pupils).toBeGreaterThanOrEqual(105);

  // Weeks before: who has no place, and why.
  const before = await places();
  const missing = before.rows.filter((row) => row.has !== 'all');
  expect(before.rows.length).toBeGreaterThanOrEqual(50);
  expect(missing.length).toBeGreaterThan(5);
  expect(missing.every((row) => row.needs.length > 0)).toBe(true);

  // Suggested in bulk, after she has seen it; no opening to more than it has seats.
  const open = missing.flatMap((row) => row.needs.filter(({ status }) => status === 'wishing' || status === 'with_coordinator').map(({ id }) => id));
  const proposed = (await asMette((q) => q`select need_id, opening_id from public.week_suggestions(${monday}, ${open})`)).filter((row) => row.opening_id);
  expect(new Set(proposed.map((row) => row.need_id)).size).toBe(open.length);
  const [suggested] = await asMette(
    (q) =>
      q`select public.suggest_many(${monday}, ${proposed.map((row) => row.need_id as string)}, ${proposed.map((row) => row.opening_id as string)}) as report`,
  );
  expect((await outcomes(suggested!.report)).lines.map((line) => line.outcome)).toEqual(open.map(() => 'done'));

  // Reminded in bulk: partners and pupils who have not answered; whoever has no mail is named, to be called.
  const still = (await places()).rows.filter((row) => row.has !== 'all').flatMap((row) => row.needs.map(({ id }) => id));
  const [reminded] = await asMette((q) => q`select public.remind_many(${still}) as report`);
  const lines = (await outcomes(reminded!.report)).lines;
  expect(lines.filter((line) => line.outcome === 'done').length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.outcome === 'no_address').every((line) => line.name)).toBe(true);

  // She helps the last ones herself, on the phone: a place each for the five days.
  const days = [0, 1, 2, 3, 4].map(dayOf);
  for (const row of (await places()).rows.filter(({ has }) => has !== 'all')) {
    for (const need of row.needs) {
      const [now] = await sql`select status from public.need where id = ${need.id}`;
      if (['with_partner', 'visit'].includes(now!.status)) {
        const [a] = await sql`select a.id, a.opening_id from public.application a where a.need_id = ${need.id} and a.status = 'live'`;
        if (a!.opening_id) await asMette((q) => q`select public.offer_place(${a!.id}, ${days}::date[], via => 'phone')`);
      }
      const [offered] = await sql`select id from public.application where need_id = ${need.id} and status = 'offered'`;
      if (offered) {
        await asMette((q) => q`select public.accept_offer(${offered.id}, 'phone')`);
      } else if (['wishing', 'with_coordinator'].includes(now!.status)) {
        await asMette(
          (q) =>
            q`select public.propose_own_place(${need.id}, 'Fjordens Værksted', 'Vagn', 'Havnen 1', ${days}::date[], '08:00', '14:00', 'vagn@firma.example', null, 'phone')`,
        );
        const [own] = await sql`select id from public.application where need_id = ${need.id} and status = 'live'`;
        await asMette((q) => q`select public.confirm_own_place(${own!.id}, true, 'phone')`);
      }
    }
  }
  expect((await places()).rows.filter((row) => row.has !== 'all')).toEqual([]);
  expect([...(await sql`select * from private.broken_laws()`)]).toEqual([]);

  // Monday: everybody on one page, and every place is asked by its own link.
  await itIs(dayOf(0), '00:10');
  await itIs(dayOf(0), '09:45');
  const out = onDay(await week(), 0);
  // Whoever has fixed days of the week is out on those.
  const fixed = (await week()).rows.filter(({ days }) => days.length > 0 && days.every(({ day }) => day !== dayOf(0)));
  expect(fixed.every(({ days }) => days.length <= 2)).toBe(true);
  expect(out.length + fixed.length).toBe(before.rows.length);
  const asked = await sql`select l.day_id, o.data ->> 'token' as token from private.arrival_link l
    join private.outbox o on o.data ->> 'token' is not null and private.token_hash(o.data ->> 'token') = l.token_hash where l.occasion = 'first_morning'`;
  const tokenOf = new Map(asked.map((row) => [row.day_id as string, row.token as string]));
  const toPress = out.filter((day) => tokenOf.has(day.id));
  // Whoever has been there before, on a day of the week of hers, is not asked about as somebody new.
  const known =
    await sql`select x.id from public.placement_day x join public.placement p on p.id = x.placement_id where x.day = ${monday} and p.starts_on < x.day`;
  const knownHere = out.filter((day) => known.some(({ id }) => id === day.id));
  expect(toPress.length).toBe(out.length - knownHere.length);
  for (const day of knownHere) await asMette((q) => q`select public.complete_day(${day.id}, 'came', 'phone')`);
  const press = (token: string, isHere: boolean) => database.asPersona(null, (q) => q`select public.answer_arrival(${token}, ${isHere})`);

  const [ill, notHere, silent, ...others] = toPress;
  const pupil = await database.createUser('syg@elev.example');
  await sql`update public.young_person set user_id = ${pupil} where id = ${ill!.person}`;
  await database.asPersona(pupil, (q) => q`select public.report_sick(${ill!.id})`);
  await press(tokenOf.get(notHere!.id)!, false);
  for (const day of others) await press(tokenOf.get(day.id)!, true);
  const [called] =
    await sql`select t.id, t.kind from public.task t where t.kind = 'not_arrived' and t.young_person_id = ${notHere!.person} and t.done_at is null`;
  expect(called).toBeDefined();
  // She calls, and hears that the bus was late.
  await asMette((q) => q`select public.complete_day(${notHere!.id}, 'came', 'phone')`);
  expect(
    onDay(await week(), 0)
      .filter(({ state }) => state === 'planned')
      .map(({ id }) => id),
  ).toEqual([silent!.id]);

  // The other days are told on the places' own pages, written in here by her; Monday's silence is asked about, and then hers.
  for (const index of [1, 2, 3, 4]) {
    await itIs(dayOf(index), '08:30');
    if (index === 1) expect(await sql`select 1 from private.arrival_link where day_id = ${silent!.id} and occasion = 'day_after'`).not.toHaveLength(0);
    if (index === 2) {
      expect(await sql`select 1 from public.task where kind = 'day_not_confirmed' and young_person_id = ${silent!.person} and done_at is null`).toHaveLength(1);
      await asMette((q) => q`select public.complete_day(${silent!.id}, 'came', 'phone')`);
    }
    for (const day of onDay(await week(), index)) {
      if (day.state === 'planned') await asMette((q) => q`select public.complete_day(${day.id}, 'came', 'phone')`);
    }
  }

  // Friday: days are counted, one is missing and followed, nobody is lost.
  const after = await places();
  expect(after.rows.filter((row) => row.has !== 'all').map((row) => [row.id, row.has])).toEqual([[ill!.person, 'some']]);
  const [missed] =
    await sql`select private.duty_days(${ill!.person}) as d, n.status, n.due_on is not null as dated from public.need n where n.young_person_id = ${ill!.person} and n.is_duty and n.ended_at is null`;
  expect(missed).toMatchObject({ d: { wanted: 5, done: 4, missing: 1 }, status: 'with_coordinator', dated: true });
  expect(
    await sql`select y.id from public.young_person y join public.school_class k on k.id = y.class_id join public.placement_window w on w.class_id = k.id and w.monday = ${monday}
    where (private.duty_days(y.id) ->> 'missing')::int > 0 and not exists (select from public.need n where n.young_person_id = y.id and n.is_duty and n.ended_at is null)`,
  ).toHaveLength(0);
  expect([...(await sql`select * from private.broken_laws()`)]).toEqual([]);
}, 180_000);
