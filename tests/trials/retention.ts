/**
 * `npm run trials retention`: the small municipality with a marker in every personal column. A day before a period is over
 * nothing of it is gone, a day after nothing is left, and in the end no marker stands in any table, read as a dump would
 * show it; whoever asks is handed every row that hangs on her; whoever is erased leaves no marker. `-- --quick` leaves out
 * all but every fifth person.
 */
import { overPostgres } from '../../src/portal/sql-connection.ts';
import { seed } from '../../src/seed/seed.ts';
import { endEverything } from '../retention/ending.ts';
import { dataMap, MARK, MARKED_NUMBER, markEverything, markersLeft, purge, travelTo } from '../retention/markers.ts';
import { freshDatabase, stopOwnServer } from '../support/native.ts';

const quick = process.argv.includes('--quick');
const started = performance.now();
const database = await freshDatabase();
const { sql } = database;
const number = async (query: string): Promise<number> => Number((await sql.unsafe(`select count(*) as n from ${query}`))[0]?.['n']);
const day = async (expression: string): Promise<string> => (await sql.unsafe(`select to_char((${expression})::date, 'YYYY-MM-DD') as d`))[0]?.['d'] as string;
const problems: string[] = [];
const expectThat = (holds: boolean, what: string): void => {
  if (!holds) problems.push(what);
};

try {
  await seed(overPostgres(sql), { size: 'small' });
  // What the demo has no example of yet, so that every table has its rows.
  await sql`insert into public.note (young_person_id, body) select y.id, 'Talte sammen' from public.young_person y limit 40`;
  await sql`insert into public.guardian (young_person_id, name, phone) select y.id, 'Mor', '22334455' from public.young_person y
    where not exists (select from public.guardian g where g.young_person_id = y.id)`;
  await sql`insert into private.look (young_person_id, viewer, role) select y.id, gen_random_uuid(), 'coordinator' from public.young_person y`;
  await sql`insert into public.message (need_id, part, written_by, body) select n.id, 'young_person', gen_random_uuid(), 'Hej' from public.need n`;
  await sql`insert into private.outbox (channel, to_address, template, data, need_id, state)
    select 'email', 'nogen@lyngfjord.example', 'need_received', '{"first_name": "Asta"}', n.id, 'waiting' from public.need n limit 60`;
  await sql`analyze`;

  // ── What is handed out, and what is erased ────────────────────────────────
  const people = await sql<{ id: string; user_id: string | null; open_duty: boolean }[]>`
    select y.id, y.user_id, exists (select from public.need n where n.young_person_id = y.id and n.is_duty and n.ended_at is null) as open_duty from public.young_person y order by y.id`;
  const some = people.filter((_, place) => place % (quick ? 40 : 8) === 0);
  const map = (await dataMap(sql)).filter(({ hers }) => hers);
  let handedOut = 0;
  for (const { id, user_id } of some) {
    const [row] = await sql`select private.data_about(${id}, ${user_id}) as data`;
    const tables = (row!['data'] as { tables: { table: string; rows: unknown[] }[] }).tables;
    const [own] = await sql`select array_remove(array[y.email, y.phone], null)::text as list from public.young_person y where y.id = ${id}`;
    for (const { table_name, hers } of map) {
      const condition = (hers as string)
        .replaceAll('$1', `'${id}'::uuid`)
        .replaceAll('$2', user_id ? `'${user_id}'::uuid` : 'null::uuid')
        .replaceAll('$3', `'${own?.['list']}'::text[]`);
      const counted = await number(`${table_name} x where ${condition}`);
      const got = tables.find((one) => one.table === table_name)?.rows.length ?? 0;
      handedOut += got;
      expectThat(got === counted, `${table_name}: ${got} of ${counted} rows handed out`);
    }
  }
  let erased = 0;
  for (const { id, user_id, open_duty } of some) {
    await sql`update public.young_person set last_name = 'Sletmig', phone = '99119911', email = 'sletmig@maerke.example' where id = ${id}`;
    await sql`update public.application set own_words = 'Sletmig' where need_id in (select n.id from public.need n where n.young_person_id = ${id})`;
    await sql`update public.message set body = 'Sletmig' where need_id in (select n.id from public.need n where n.young_person_id = ${id})`;
    await sql`update public.note set body = 'Sletmig' where young_person_id = ${id}`;
    await sql`select private.carry_out_erasure(${id}, ${user_id}, ${open_duty ? 'duty_open' : 'all'})`;
    const left = Object.keys(await markersLeft(sql, ['Sletmig', '99119911']));
    // A duty keeps her name, and nothing that anybody wrote.
    expectThat(
      left.every((table) => open_duty && table === 'public.young_person'),
      `erased, and still in ${left.join(', ')}`,
    );
    erased += 1;
    if (open_duty) await sql`update public.young_person set last_name = 'Skitsesen' where id = ${id}`;
  }

  // ── The clock ─────────────────────────────────────────────────────────────
  const marked = await markEverything(sql);
  const open = await number('public.need where ended_at is null');
  const undo = new Error('undo');
  await sql
    .begin(async (inside) => {
      await travelTo(inside, await day(`private.today() + interval '8 years'`));
      await purge(inside);
      const [row] = await inside`select count(*)::int as n from public.need where ended_at is null`;
      expectThat(row?.['n'] === open, 'an open need went by a clock');
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
  await endEverything(sql);
  await sql`update public.young_person set user_id = null`;
  await purge(sql);
  const end = await day('private.today()');
  const over = (period: string): Promise<string> => day(`'${end}'::date + interval '${period}'`);
  const lines: [what: string, rows: string, last: string][] = [
    ['mails and SMS', `private.outbox where state = 'sent'`, await over('30 days')],
    ['searches without a placement', `public.need n where split_from_id is null and private.case_ended_on(n.id, false) = '${end}'`, await over('6 months')],
    ['people of partners', 'public.partner_member', await over('6 months')],
    ['messages', 'public.message', await over('12 months')],
    ['notes', 'public.note where young_person_id is not null', await over('13 months')],
    ['looks', 'private.look', await over('13 months')],
    ['placements', `public.placement p where private.case_ended_on(p.need_id, true) = '${end}'`, await over('13 months')],
  ];
  const table: { what: string; last_day: string; on_it: number; after_it: number }[] = [];
  const before = new Map<string, number>();
  for (const [what, rows] of lines) before.set(what, await number(rows));
  for (const last of [...new Set(lines.map((line) => line[2]))].sort()) {
    const due = lines.filter((line) => line[2] === last);
    await travelTo(sql, last);
    await purge(sql);
    const there = new Map<string, number>();
    for (const [what, rows] of due) there.set(what, await number(rows));
    await travelTo(sql, await day(`'${last}'::date + 1`));
    await purge(sql);
    for (const [what, rows] of due) {
      const [on, after] = [there.get(what) ?? 0, await number(rows)];
      table.push({ what, last_day: last, on_it: on, after_it: after });
      // What hangs on a search or a person that has gone before goes with it.
      expectThat(
        on > 0 && (on === before.get(what) || ['messages', 'notes', 'looks'].includes(what)),
        `${what}: gone too early (${on} of ${before.get(what)})`,
      );
      expectThat(after === 0, `${what}: ${after} left too long`);
    }
  }
  expectThat((await number(`private.broken_laws() where law ~ '^[1-4]'`)) === 0, 'a law is broken after the purge');
  for (const years of [4, 5]) {
    await travelTo(sql, await over(`${years} years`));
    await purge(sql);
  }
  await sql`update public.staff_member s set left_at = private.now() where s.left_at is null`;
  for (const years of [8, 9]) {
    await travelTo(sql, await over(`${years} years`));
    await purge(sql);
  }
  const left = await markersLeft(sql, [MARK, MARKED_NUMBER]);
  expectThat(Object.keys(left).length === 0, `markers left in ${Object.keys(left).join(', ')}`);
  expectThat((await number(`private.due_failure where step like 'purge%'`)) === 0, 'a rule failed');

  console.table(table);
  if (problems.length > 0) console.log(problems.slice(0, 20).join('\n'));
  const counted = Number((await sql`select coalesce(sum(number), 0) as n from private.retention_count where what = 'need'`)[0]?.['n']);
  console.log(
    JSON.stringify({
      trial: 'retention',
      people: people.length,
      marked_columns: marked.length,
      handed_out: handedOut,
      erased,
      needs_counted: counted,
      markers_left: Object.values(left).reduce((sum, n) => sum + n, 0),
      kept: problems.length === 0,
      seconds: Math.round((performance.now() - started) / 1000),
    }),
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await database.drop();
  await stopOwnServer();
}
