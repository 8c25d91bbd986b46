import type { Sql } from './arrange.ts';

let query: string | undefined;

/** One word for all rows of all tables of the portal, and of its accounts: equal before and after means that nothing changed. */
export async function digest(sql: Sql): Promise<string> {
  if (!query) {
    const tables = await sql`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') or c.oid = 'auth.users'::regclass order by 1`;
    query = `select md5(string_agg(part, ',' order by part)) as digest from (${tables
      .map(({ name }) => `select '${name}' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as part from ${name} t`)
      .join(' union all ')}) parts`;
  }
  const [row] = await sql.unsafe<{ digest: string }[]>(query);
  return row!.digest;
}
