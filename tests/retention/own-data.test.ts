import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnWords, tableTitles } from '../../src/copy/own-data.ts';
import { isForMachines, ownData, readable } from '../../src/features/own-data/own-data.ts';
import { fillGround } from '../access/ground.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { columns, dataMap, MARK, markEverything } from './markers.ts';

let database: FreshDatabase;
let world: World;
beforeAll(async () => {
  database = await freshDatabase({ connections: 2 });
  world = await fillGround(database);
  await markEverything(database.sql);
});
afterAll(() => database.drop());

const exportOf = async (who: string) =>
  ownData.parse((await database.asPersona(world.users[who]!, (sql) => sql`select public.my_data() as data`))[0]?.['data']);

/** Every row that hangs on a young person by foreign keys, found without private.data_map: `table → rows as json`. */
async function reachable(sql: postgres.Sql, person: string): Promise<Map<string, string[]>> {
  const keys = await sql<{ child: string; column: string; parent: string }[]>`
    select format('%I.%I', cn.nspname, c.relname) as child, a.attname as column, format('%I.%I', pn.nspname, p.relname) as parent
    from pg_constraint con join pg_class c on c.oid = con.conrelid join pg_namespace cn on cn.oid = c.relnamespace
    join pg_class p on p.oid = con.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1] where con.contype = 'f' and pn.nspname in ('public', 'private')`;
  const ids = new Map<string, Set<string>>([['public.young_person', new Set([person])]]);
  const rows = new Map<string, Set<string>>();
  const queue = ['public.young_person'];
  while (queue.length > 0) {
    const parent = queue.shift() as string;
    for (const { child, column } of keys.filter((key) => key.parent === parent)) {
      const found = await sql.unsafe(`select x.ctid::text as place, to_jsonb(x) ->> 'id' as id from ${child} x where x.${column}::text = any ($1)`, [
        [...(ids.get(parent) ?? [])],
      ] as never);
      for (const row of found) {
        const known = rows.get(child) ?? new Set();
        known.add(row['place'] as string);
        rows.set(child, known);
        const its = ids.get(child) ?? new Set();
        if (row['id'] && !its.has(row['id'] as string)) {
          ids.set(child, its.add(row['id'] as string));
          queue.push(child);
        }
      }
    }
  }
  return new Map([...rows].map(([table, places]) => [table, [...places]]));
}

test('holds every row that hangs on her, whole but for the secrets of links', async () => {
  const person = world.ids['asta']!;
  const data = await exportOf('asta');
  const secrets = new Map((await dataMap(database.sql)).map((table) => [table.table_name, table.secret]));
  const there = await reachable(database.sql, person);
  expect(there.size).toBeGreaterThan(20);
  for (const [table, places] of there) {
    const [expected] = await database.sql.unsafe(`select jsonb_agg(to_jsonb(x) - $1::text[]) as rows from ${table} x where x.ctid::text = any ($2)`, [
      secrets.get(table) ?? [],
      places,
    ] as never);
    const got = data.tables.find((one) => one.table === table)?.rows ?? [];
    const text = new Set(got.map((row) => JSON.stringify(row, Object.keys(row).sort())));
    for (const row of expected!['rows'] as Record<string, unknown>[]) expect(text, table).toContain(JSON.stringify(row, Object.keys(row).sort()));
  }
  // The control: a table whose rows are lost would be seen.
  expect(there.has('public.note')).toBe(true);
});

test('holds no secret of a link, nothing of anybody else, and what a member or staff may know of themselves', async () => {
  const text = JSON.stringify(await exportOf('asta'));
  expect(text).not.toMatch(/token_hash|former_hash|"token"/);
  expect(text).not.toContain(world.ids['finn']!);
  const bente = await exportOf('bente');
  expect(bente.tables.map(({ table }) => table)).toContain('public.partner_member');
  expect(JSON.stringify(bente)).not.toContain(world.ids['asta']!);
  expect((await exportOf('mette')).tables.map(({ table }) => table)).toEqual(expect.arrayContaining(['public.staff_member', 'public.staff_scope']));
  const stranger = await exportOf('stranger');
  expect(stranger.account?.['email']).toContain(MARK);
  await expect(database.asPersona(null, (sql) => sql`select public.my_data()`)).rejects.toThrow(/permission denied/);
});

test('of a mail that carries several others she gets what is about her, and nobody the secret of a link, however deep it lies', async () => {
  const { sql } = database;
  const undo = new Error('undo');
  await sql
    .begin(async (inside) => {
      await inside`update public.young_person set phone = '88123456' where id in (${world.ids['asta']!}, ${world.ids['bo']!})`;
      const need = async (who: string) =>
        (await inside`select id from public.need where young_person_id = ${world.ids[who]!} order by id limit 1`)[0]!['id'] as string;
      const item = async (who: string) => ({
        template: 'arrival_asked',
        data: { need_id: await need(who), first_name: `navn-${who}`, token: 'hemmelig', more: [{ host_token: 'hemmelig' }] },
      });
      const items = [await item('asta'), await item('bo')];
      await inside`insert into private.outbox (channel, to_address, template, data) values ('email', 'ukendt@surdejen.example', 'partner_bundle', ${inside.json({ items } as never)})`;
      await inside`insert into private.outbox (channel, to_address, template, data) values ('sms', '88123456', 'need_received', ${inside.json(items[1]!.data as never)})`;
      const [row] = await inside`select private.data_about(${world.ids['asta']!}, ${world.users['asta']!}) as it`;
      const text = JSON.stringify((row!['it'] as { tables: { table: string }[] }).tables.find(({ table }) => table === 'private.outbox'));
      expect(text).toContain('navn-asta');
      expect(text).not.toContain('navn-bo');
      expect(text).not.toMatch(/hemmelig|token/);
      const bente = (await inside`select email from public.partner_member where user_id = ${world.users['bente']!}`)[0]!['email'] as string;
      await inside`update private.outbox set to_address = ${bente} where template = 'partner_bundle'`;
      const [hers] = await inside`select private.data_about(null, ${world.users['bente']!}) as it`;
      expect(JSON.stringify(hers)).toContain('navn-asta');
      expect(JSON.stringify(hers)).not.toContain('hemmelig');
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
});

test('can be read: every table has its heading and every column its word', async () => {
  const map = (await dataMap(database.sql)).filter(({ hers, mine }) => hers || mine);
  expect(map.filter(({ table_name }) => !Object.hasOwn(tableTitles, table_name)).map(({ table_name }) => table_name)).toEqual([]);
  const secrets = new Map(map.map((table) => [table.table_name, table.secret]));
  const unworded = (await columns(database.sql))
    .filter(
      ({ relation, name }) => secrets.has(relation) && !secrets.get(relation)?.includes(name) && !isForMachines(name) && !Object.hasOwn(columnWords, name),
    )
    .map(({ relation, name }) => `${relation}.${name}`);
  expect(unworded).toEqual([]);
  const tables = readable(await exportOf('asta'));
  expect(tables[0]?.title).toBe('Om dig');
  expect(tables.flatMap(({ rows }) => rows.flat()).filter(({ value }) => /undefined|\[object|null/.test(value))).toEqual([]);
  // No raw code is left where codes stand. The markers are text of hers.
  expect(tables.flatMap(({ rows }) => rows.flat()).filter(({ value }) => /^[a-z]+(_[a-z0-9]+)+$/.test(value) && !value.includes(MARK))).toEqual([]);
});
