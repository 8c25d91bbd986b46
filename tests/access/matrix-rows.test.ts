import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import type { World } from '../support/world.ts';
import { relations } from './declared-columns.ts';
import { fillGround, helps, type Persona, personas, staff } from './ground.ts';

type Sql = postgres.TransactionSql;

/** For each relation about people: which young person a row is about, as SQL over the row `t`. */
const about: Record<string, string> = {
  'public.young_person': 't.id',
  'public.application': '(select n.young_person_id from public.need n where n.id = t.need_id)',
  'public.placement': '(select n.young_person_id from public.need n where n.id = t.need_id)',
  'public.suggestion': '(select n.young_person_id from public.need n where n.id = t.need_id)',
  'public.hand_over': '(select n.young_person_id from public.need n where n.id = t.need_id)',
};
/** For each relation of which part is shown: which rows are not, as SQL over the row `t`. */
const hidden: Record<string, string> = {
  'public.partner': 't.id = any ($1::uuid[])',
  'public.workplace': 't.id = any ($1::uuid[]) or t.partner_id = any ($1::uuid[])',
  'public.opening': 't.id = any ($1::uuid[])',
  'public.opening_seat': 't.opening_id = any ($1::uuid[])',
};

let database: FreshDatabase;
let world: World;
let hiddenIds: string[];
let views: Set<string>;
beforeAll(async () => {
  database = await freshDatabase();
  world = await fillGround(database);
  const found = await database.sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'v'`;
  views = new Set(found.map(({ name }) => name as string));
  hiddenIds = Object.entries(world.ids).flatMap(([name, id]) => (/^(hidden|closed)_/.test(name) ? [id] : []));
});
afterAll(() => database.drop());

/** What tells rows apart: the id where there is one, else the place in the table; in a view, what stands in the row. */
const key = (relation: string): string => (/\bid\b/.test(Object.values(relations[relation]!).join(' ')) ? 't.id' : views.has(relation) ? 't' : 't.ctid');
const as = <T>(persona: Persona, work: (sql: Sql) => Promise<T>) => database.asPersona(persona === 'nobody' ? null : world.users[persona]!, work);
const person = (relation: string) => about[relation] ?? 't.young_person_id';

/** The rows that a persona must be able to read, by key: from the declaration, not from the database's policies. */
async function expected(relation: string, persona: Persona): Promise<string[]> {
  const { rows } = relations[relation]!;
  const places = async (where: string, ...values: (string | string[] | null)[]) =>
    (await database.sql.unsafe(`select ${key(relation)}::text as place from ${relation} t where ${where} order by 1`, values as never[])).map(
      (row) => row.place as string,
    );
  const helped = (helps[persona] ?? []).map((key) => world.ids[key]!);
  switch (rows) {
    case 'everybody':
      return await places('true');
    case 'shown':
      return await places(`not coalesce(${hidden[relation]!}, false)`, hiddenIds);
    case 'staff':
      return staff.includes(persona) ? await places('true') : [];
    case 'herself':
      return await places(`${person(relation)} = any ($1::uuid[])`, [...helped, ...(['asta', 'bo'].includes(persona) ? [world.ids[persona]!] : [])]);
    case 'helpers': {
      // Beside those of young people: a partner's notes for the one who looks after it, a task for the one who has it.
      const everything = persona === 'sekretariat';
      const consultant = persona === 'konsulent';
      const more =
        relation === 'public.note'
          ? `or (t.partner_id is not null and ${everything || consultant ? `t.partner_id <> '${everything ? '00000000-0000-0000-0000-000000000000' : world.ids.hidden_partner}'` : 'false'})`
          : relation === 'public.task'
            ? `or ${everything ? 'true' : consultant ? `t.staff_id = '${world.ids.konsulent}'` : 'false'}`
            : '';
      return await places(`${person(relation)} = any ($1::uuid[]) ${more}`, helped);
    }
    case 'nobody':
      return [];
  }
}

const refused = async (sql: Sql, statement: string): Promise<string> =>
  await sql
    .savepoint(async (inner) => {
      await inner.unsafe(statement);
      return 'done';
    })
    .catch((cause: postgres.PostgresError) => cause.code ?? cause.message);

/** Which rows come back; for a relation without any grant, the refusal. */
async function readable(sql: Sql, relation: string): Promise<string[] | 'refused'> {
  return await sql
    .savepoint(async (inner) => (await inner.unsafe(`select ${key(relation)}::text as place from ${relation} t order by 1`)).map((row) => row.place as string))
    .catch((cause: postgres.PostgresError) => {
      if (cause.code !== '42501') throw cause;
      return 'refused' as const;
    });
}

/** What every persona reads of every relation, against what is declared. */
async function rowFindings(relation: string): Promise<string[]> {
  const found: string[] = [];
  const { rows, everybody } = relations[relation]!;
  for (const persona of personas) {
    const wanted = rows === 'nobody' || (persona === 'nobody' && !everybody) ? 'refused' : await expected(relation, persona);
    const got = await as(persona, (sql) => readable(sql, relation));
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      found.push(
        `${persona} reads ${got === 'refused' ? got : `${got.length} rows`} of ${relation}, not ${wanted === 'refused' ? wanted : `${wanted.length} rows`}`,
      );
  }
  return found;
}

describe.each(Object.keys(relations))('%s', (relation) => {
  test('every persona reads the rows that are hers to read, and no other', async () => {
    expect(await rowFindings(relation)).toEqual([]);
  });

  test('there are rows to try it on, about several people', async () => {
    const [row] = await database.sql.unsafe<{ n: number; people: number }[]>(
      `select count(*)::int as n, ${['herself', 'helpers'].includes(relations[relation]!.rows) ? `count(distinct ${person(relation)})::int` : '2'} as people from ${relation} t`,
    );
    expect(row!.n).toBeGreaterThan(0);
    expect(row!.people).toBeGreaterThan(1);
    if (relations[relation]!.rows === 'shown') expect((await expected(relation, 'nobody')).length).toBeLessThan(row!.n);
  });

  test('nobody inserts, updates or deletes, own row or another’s', async () => {
    const [column] = await database.sql.unsafe(
      `select attname as name from pg_attribute where attrelid = '${relation}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a' order by attnum limit 1`,
    );
    for (const persona of personas) {
      const own = (await expected(relation, persona))[0];
      await as(persona, async (sql) => {
        const where = own ? [`where ${key(relation)} = '${own}'`, `where ${key(relation)} <> '${own}'`] : [''];
        for (const rows of where) {
          expect(await refused(sql, `update ${relation} t set ${column!.name} = ${column!.name} ${rows}`), `${persona} updates ${rows}`).toBe('42501');
          expect(await refused(sql, `delete from ${relation} t ${rows}`), `${persona} deletes ${rows}`).toBe('42501');
        }
        expect(await refused(sql, `insert into ${relation} default values`), `${persona} inserts`).toBe('42501');
        // No view can be truncated by anybody.
        if (!views.has(relation)) expect(await refused(sql, `truncate ${relation} cascade`), `${persona} truncates`).toBe('42501');
      });
    }
  });
});

describe('a person who has signed out', () => {
  test('is a stranger at once, though the token still lives', async () => {
    const claims = { sub: world.users.mette, role: 'authenticated', session_id: '00000000-0000-0000-0000-000000000001' };
    const seen = await database.sql.begin(async (sql) => {
      await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true), set_config('role', 'authenticated', true)`;
      const counts: Record<string, number> = {};
      for (const [relation, { rows }] of Object.entries(relations)) {
        if (['herself', 'helpers', 'staff'].includes(rows)) counts[relation] = (await readable(sql, relation)).length;
      }
      return counts;
    });
    expect(
      Object.values(seen).every((n) => n === 0),
      JSON.stringify(seen),
    ).toBe(true);
    expect(Object.keys(seen).length).toBeGreaterThan(12);
  });
});

/** A row that comes back to the wrong one must be found. */
describe('the matrix finds', () => {
  test.each<[fault: string, relation: string, plant: string, undo: string, says: RegExp]>([
    [
      'a policy that forgets whose row it is',
      'public.guardian',
      'create policy "All read" on public.guardian for select to authenticated using (true)',
      'drop policy "All read" on public.guardian',
      /stranger reads 6 rows of public\.guardian, not 0/,
    ],
    [
      'row security that was switched off',
      'public.need',
      'alter table public.need disable row level security',
      'alter table public.need enable row level security',
      /rie reads \d+ rows of public\.need/,
    ],
    [
      'a grant to strangers',
      'public.young_person',
      'grant select on public.young_person to anon',
      'revoke select on public.young_person from anon',
      /nobody reads 0 rows of public\.young_person, not refused/,
    ],
    [
      'a policy that was lost',
      'public.event',
      'alter policy "Young people read their own events; those who may help read them" on public.event using (young_person_id in (select private.people_i_help()))',
      'alter policy "Young people read their own events; those who may help read them" on public.event using (young_person_id = (select private.my_person_id()) or young_person_id in (select private.people_i_help()))',
      /asta reads 0 rows of public\.event/,
    ],
    [
      'openings that only a coordinator starts, shown to all',
      'public.opening',
      'create policy "Special ones too" on public.opening for select to anon using (special)',
      'drop policy "Special ones too" on public.opening',
      /nobody reads 11 rows of public\.opening, not 10/,
    ],
  ])('%s', async (_fault, relation, plant, undo, says) => {
    await database.sql.unsafe(plant);
    try {
      expect((await rowFindings(relation)).join('\n')).toMatch(says);
    } finally {
      await database.sql.unsafe(undo);
    }
    expect(await rowFindings(relation)).toEqual([]);
  });
});
