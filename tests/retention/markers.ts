import type postgres from 'postgres';

type Sql = postgres.Sql | postgres.TransactionSql;

/** One table of private.data_map, as the tests read it. */
export interface MappedTable {
  table_name: string;
  ends: 'rule' | 'with' | 'never';
  ends_with: string | null;
  personal: string[];
  plain: string[];
  secret: string[];
  hers: string | null;
  mine: string | null;
}

export async function dataMap(sql: Sql): Promise<MappedTable[]> {
  return await sql<MappedTable[]>`select * from private.data_map order by table_name`;
}

/** Columns of the catalogue, tables of public and private. */
export async function columns(sql: Sql): Promise<{ relation: string; name: string; type: string }[]> {
  return await sql`
    select n.nspname || '.' || c.relname as relation, a.attname as name, format_type(a.atttypid, null) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;
}

/** In every marker, and in nothing else. */
export const MARK = 'maerke7';
/** In every marked number. */
export const MARKED_NUMBER = '77701';

/** What a marker looks like where a check wants an address, a number or a code; null where no text of hers fits in. */
function markerFor(name: string, type: string, row: string): string | null {
  if (type === 'jsonb') return `x.data || jsonb_build_object('first_name', '${MARK}' || ${row})`;
  if (type === 'text[]') return `array['${MARK}' || ${row}]`;
  if (type !== 'text' || name === 'language' || name.endsWith('_language')) return null;
  if (name === 'email' || name.endsWith('_email') || name.endsWith('address') || name === 'sent_to') return `'${MARK}.' || ${row} || '@maerke.example'`;
  if (name === 'phone' || name.endsWith('_phone')) return `'${MARKED_NUMBER}' || lpad((${row})::text, 7, '0')`;
  return `'${MARK}' || ${row}`;
}

/**
 * Writes a marker into every personal column of text of every row, and into every account. Returns the columns that got
 * one, as `table.column`: a table without rows has none.
 */
export async function markEverything(sql: Sql): Promise<string[]> {
  const types = new Map((await columns(sql)).map((column) => [`${column.relation}.${column.name}`, column.type]));
  const marked: string[] = [];
  for (const table of await dataMap(sql)) {
    const sets = table.personal.flatMap((name) => {
      const value = markerFor(name, types.get(`${table.table_name}.${name}`) ?? '', 'r.n');
      return value ? [{ name, value }] : [];
    });
    if (sets.length === 0) continue;
    // Own words about the first day go with somebody else who comes along.
    if (table.table_name === 'public.placement') sets.push({ name: 'first_day_company', value: `'other'` });
    // A guardian's contact and hers are never the same; places are a partner's or found.
    const skip = table.table_name === 'public.host' ? 'where x.workplace_id is null' : table.table_name === 'public.opening' ? `where x.meet_who <> ''` : '';
    const offset = [...table.table_name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 90, 7) * 10_000;
    const done = await sql.unsafe(`
      with r as (select x.ctid, ${offset} + row_number() over () as n from ${table.table_name} x ${skip})
      update ${table.table_name} x set ${sets.map(({ name, value }) => `${name} = ${value}`).join(', ')} from r where x.ctid = r.ctid`);
    if (done.count > 0) marked.push(...sets.map(({ name }) => `${table.table_name}.${name}`));
  }
  await sql.unsafe(
    `with r as (select id, 990000 + row_number() over () as n from auth.users) update auth.users u set email = '${MARK}.' || r.n || '@maerke.example' from r where r.id = u.id`,
  );
  return [...marked, 'auth.users.email'];
}

/** Where a marker still stands: every table of public, private and auth read as text, as a dump would show it. `{ 'public.note': 3 }` */
export async function markersLeft(sql: Sql, words: readonly string[] = [MARK, MARKED_NUMBER]): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private', 'auth') and c.relkind in ('r', 'p') order by 1`;
  const left: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql.unsafe(`select count(*)::int as n from ${name} x where x::text ilike any ($1)`, [words.map((word) => `%${word}%`)] as never);
    if (Number(row?.['n']) > 0) left[name.replaceAll('"', '')] = Number(row?.['n']);
  }
  return left;
}

/** Travels to a day: `YYYY-MM-DD`. */
export async function travelTo(sql: Sql, day: string): Promise<void> {
  await sql`update private.clock set moved_by = private.moved_to(${day}::date)`;
}

/** Everything that is due goes, as the worker does it. Returns how many went. */
export async function purge(sql: Sql): Promise<number> {
  let gone = 0;
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const [row] = await sql`select public.purge_due(5000) as n`;
    if (Number(row?.['n']) === 0) return gone;
    gone += Number(row?.['n']);
  }
  throw new Error('the purge never came to rest');
}
