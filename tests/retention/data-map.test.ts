import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { columns, dataMap } from './markers.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ connections: 2 });
});
afterAll(() => database.drop());

/** What can hold somebody's words, days or answers without being an id. */
const couldTell = /^(text|text\[\]|jsonb|bytea|interest\[\]|public\.interest\[\])$/;

/** Everything in which the map differs from the catalogue. `[]` is what the tests want. */
async function mapFindings(sql: FreshDatabase['sql'] | Parameters<typeof dataMap>[0]): Promise<string[]> {
  const map = await dataMap(sql);
  const there = await columns(sql);
  const relations = new Set(there.map(({ relation }) => relation));
  const mapped = new Map(map.map((table) => [table.table_name, table]));
  const cascades = await sql<{ child: string; parent: string }[]>`
    select con.conrelid::regclass::text as child, con.confrelid::regclass::text as parent from pg_constraint con where con.contype = 'f' and con.confdeltype = 'c'`;
  const long = (name: string) => (name.includes('.') ? name : `public.${name}`);
  const takesAlong = new Set(cascades.map(({ child, parent }) => `${long(child)} with ${long(parent)}`));
  const people = await sql<{ child: string; parent: string }[]>`
    select con.conrelid::regclass::text as child, con.confrelid::regclass::text as parent from pg_constraint con where con.contype = 'f'
      and con.confrelid in ('public.young_person'::regclass, 'public.guardian'::regclass, 'public.need'::regclass, 'public.application'::regclass, 'public.staff_member'::regclass, 'auth.users'::regclass)`;
  const rules = await sql<{ name: string; table_name: string; keep: string }[]>`select name, table_name, keep from private.retention_rule`;
  const settings = new Set((await sql<{ key: string }[]>`select key from public.setting`).map(({ key }) => key));
  return [
    ...[...relations].filter((name) => !mapped.has(name)).map((name) => `nobody has said what becomes of ${name}`),
    ...map.filter(({ table_name }) => !relations.has(table_name)).map(({ table_name }) => `there is no ${table_name}`),
    ...there
      .filter(({ relation, name, type }) => {
        const table = mapped.get(relation);
        return table && table.ends !== 'never' && couldTell.test(type) && ![...table.personal, ...table.plain, ...table.secret].includes(name);
      })
      .map(({ relation, name }) => `is ${relation}.${name} personal, plain or secret?`),
    ...map.flatMap((table) =>
      [...table.personal, ...table.plain, ...table.secret]
        .filter((name) => !there.some((column) => column.relation === table.table_name && column.name === name))
        .map((name) => `there is no ${table.table_name}.${name}`),
    ),
    ...map
      .filter(({ ends, table_name, ends_with }) => ends === 'with' && !takesAlong.has(`${table_name} with ${ends_with}`))
      .map(({ table_name, ends_with }) => `${table_name} does not go with ${ends_with}`),
    ...map
      .filter(({ ends, table_name }) => ends === 'rule' && !rules.some((rule) => rule.table_name === table_name))
      .map(({ table_name }) => `no rule ends ${table_name}`),
    ...people
      .filter(({ child }) => mapped.get(long(child))?.ends === 'never')
      .map(({ child, parent }) => `${long(child)} hangs on ${long(parent)} and is said to be about nobody`),
    ...rules.filter(({ keep }) => !settings.has(keep)).map(({ name, keep }) => `rule ${name} has no period ${keep}`),
  ];
}

test('every table, every column that could tell of somebody, and how it ends are declared', async () => {
  expect(await mapFindings(database.sql)).toEqual([]);
});

const faults: [fault: string, plant: string, says: RegExp][] = [
  ['a new table', 'create table private.diary (id int, words text)', /what becomes of private\.diary/],
  ['a new column', 'alter table public.young_person add nickname text', /is public\.young_person\.nickname personal/],
  ['a rule that is gone', `delete from private.retention_rule where table_name = 'public.guardian'`, /no rule ends public\.guardian/],
  ['a period that is gone', `delete from public.setting where key = 'keep_sent'`, /rule sent has no period keep_sent/],
  ['a cascade that is gone', 'alter table public.hand_over drop constraint hand_over_need_id_fkey', /public\.hand_over does not go with public\.need/],
  [
    'a person behind a table of nobody',
    'alter table public.school_class add teacher_id uuid references public.staff_member',
    /school_class hangs on public\.staff_member/,
  ],
];

test.each(faults)('the map would show %s', async (_fault, plant, says) => {
  const undo = new Error('undo');
  let found: string[] = [];
  await database.sql
    .begin(async (sql) => {
      await sql.unsafe(plant);
      found = await mapFindings(sql);
      throw undo;
    })
    .catch((cause: unknown) => {
      if (cause !== undo) throw cause;
    });
  expect(found.join('\n')).toMatch(says);
});
