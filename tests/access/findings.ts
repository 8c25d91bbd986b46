import type postgres from 'postgres';
import { personalColumns, relations } from './declared-columns.ts';
import { privateFunctions, publicFunctions, runAsCaller } from './declared-functions.ts';

type Sql = postgres.Sql | postgres.TransactionSql;

/** Everything in which a catalogue differs from what is declared, one line each: `[]` is what the matrix wants. */
export type Findings = string[];

const differ = (what: string, found: Iterable<string>, declared: Iterable<string>): Findings => {
  const [there, said] = [new Set(found), new Set(declared)];
  return [
    ...[...there].filter((one) => !said.has(one)).map((one) => `${what} not declared: ${one}`),
    ...[...said].filter((one) => !there.has(one)).map((one) => `${what} declared, but not so: ${one}`),
  ];
};

/** Column by column: what a stranger and what somebody signed in may select. */
export async function columnFindings(sql: Sql): Promise<Findings> {
  const columns = await sql<{ relation: string; name: string; everybody: boolean; signed_in: boolean }[]>`
    select n.nspname || '.' || c.relname as relation, a.attname as name,
      has_column_privilege('anon', c.oid, a.attnum, 'select') as everybody,
      has_column_privilege('authenticated', c.oid, a.attnum, 'select') as signed_in
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped`;
  const found = columns.map((column) => `${column.relation}.${column.name} to ${column.everybody ? 'everybody' : column.signed_in ? 'signed_in' : 'nobody'}`);
  const declared = Object.entries(relations).flatMap(([relation, one]) =>
    (['everybody', 'signed_in', 'nobody'] as const).flatMap((who) =>
      (one[who] ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => `${relation}.${name} to ${who}`),
    ),
  );
  const narrower = columns.filter((column) => column.everybody && !column.signed_in);
  const personal = columns.filter((column) => column.everybody && personalColumns.test(column.name));
  return [
    ...differ('column', found, declared),
    ...narrower.map(({ relation, name }) => `a stranger reads more than somebody signed in: ${relation}.${name}`),
    ...personal.map(({ relation, name }) => `a stranger may read a personal column: ${relation}.${name}`),
  ];
}

/** Nothing is written past a command: no insert, update, delete, truncate or sequence for a client, on table or column. */
export async function writeFindings(sql: Sql): Promise<Findings> {
  const granted = await sql<{ line: string }[]>`
    select format('%s may %s %s.%s', r.role, v.verb, n.nspname, c.relname) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      unnest(array['anon', 'authenticated']) r (role), unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) v (verb)
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(r.role, c.oid, v.verb)
        or (v.verb in ('insert', 'update', 'references') and has_any_column_privilege(r.role, c.oid, v.verb)))
    union all
    select format('%s may use sequence %s.%s', r.role, n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['anon', 'authenticated']) r (role)
    where n.nspname in ('public', 'private') and c.relkind = 'S'
      and (has_sequence_privilege(r.role, c.oid, 'usage') or has_sequence_privilege(r.role, c.oid, 'select') or has_sequence_privilege(r.role, c.oid, 'update'))
    union all
    select format('%s may create in %s', r.role, n.nspname) from pg_namespace n, unnest(array['anon', 'authenticated']) r (role)
    where n.nspname in ('public', 'private') and has_schema_privilege(r.role, n.oid, 'create')
    union all
    select format('a policy lets somebody %s %s: %s', lower(p.cmd), p.tablename, p.policyname) from pg_policies p
    where p.schemaname in ('public', 'private') and p.cmd <> 'SELECT'
    order by 1`;
  return granted.map((row) => row.line);
}

/** Function by function: who may execute it, and with whose rights and which search path it runs. */
export async function functionFindings(sql: Sql): Promise<Findings> {
  const functions = await sql<{ schema: string; name: string; everybody: boolean; signed_in: boolean; worker: boolean; definer: boolean; path: string }[]>`
    select n.nspname as schema, p.proname as name, p.prosecdef as definer,
      has_function_privilege('anon', p.oid, 'execute') as everybody,
      has_function_privilege('authenticated', p.oid, 'execute') as signed_in,
      has_function_privilege('service_role', p.oid, 'execute') as worker,
      coalesce((select s from unnest(p.proconfig) s where s like 'search_path=%'), 'none') as path
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'private')`;
  const callers = (one: (typeof functions)[number]) => (one.everybody ? 'everybody' : one.signed_in ? 'signed_in' : one.worker ? 'worker' : 'nobody');
  const list = (declared: Record<string, string[]>) => Object.entries(declared).flatMap(([who, names]) => names.map((name) => `${name} to ${who}`));
  const ofPublic = functions.filter((one) => one.schema === 'public');
  const ofPrivate = functions.filter((one) => one.schema === 'private' && callers(one) !== 'nobody');
  const inPolicies = await sql<{ name: string }[]>`
    select distinct found[1] as name from pg_policies p, regexp_matches(coalesce(p.qual, '') || coalesce(p.with_check, ''), 'private\\.(\\w+)\\(', 'g') found`;
  const asked = new Set(inPolicies.map((row) => row.name));
  const names = ofPublic.map((one) => one.name);
  return [
    ...differ(
      'function',
      ofPublic.map((one) => `${one.name} to ${callers(one)}`),
      list(publicFunctions),
    ),
    ...differ(
      'private function',
      ofPrivate.map((one) => `${one.name} to ${callers(one)}`),
      list(privateFunctions),
    ),
    ...ofPrivate.filter((one) => !asked.has(one.name)).map((one) => `a client may execute private.${one.name}, and no policy asks it`),
    ...ofPublic.filter((one) => !one.worker).map((one) => `the worker may not execute ${one.name}`),
    ...names.filter((name, place) => names.indexOf(name) !== place).map((name) => `two functions are called ${name}`),
    ...differ(
      'function that runs as its caller',
      ofPublic.filter((one) => !one.definer).map((one) => one.name),
      runAsCaller,
    ),
    ...functions.filter((one) => one.path !== 'search_path=""').map((one) => `${one.schema}.${one.name} has search_path ${one.path}`),
  ];
}

/** Row security on every table, views that ask as their caller, policies that name their roles. */
export async function shapeFindings(sql: Sql): Promise<Findings> {
  const found = await sql<{ line: string }[]>`
    select format('no row security on %s.%s', n.nspname, c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and not c.relrowsecurity
    union all
    select format('the view %s.%s reads with its owner''s rights', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))
    union all
    select format('the policy "%s" is for whoever comes', p.policyname) from pg_policies p where p.schemaname in ('public', 'private') and 'public' = any (p.roles)
    union all
    select format('a policy on %s.%s, which nobody may select', p.schemaname, p.tablename) from pg_policies p
    where p.schemaname in ('public', 'private') and not has_any_column_privilege('authenticated', format('%I.%I', p.schemaname, p.tablename), 'select')
    order by 1`;
  return found.map((row) => row.line);
}

/** Everything that carries no comment: tables, columns, functions and types of both schemas. */
export async function commentFindings(sql: Sql): Promise<Findings> {
  const found = await sql<{ line: string }[]>`
    select format('no comment on table %s.%s', n.nspname, c.relname) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f') and coalesce(obj_description(c.oid, 'pg_class'), '') = ''
    union all
    select format('no comment on column %s.%s.%s', n.nspname, c.relname, a.attname)
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and coalesce(col_description(c.oid, a.attnum), '') = ''
    union all
    select format('no comment on function %s', p.oid::regprocedure) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and coalesce(obj_description(p.oid, 'pg_proc'), '') = ''
    union all
    select format('no comment on type %s.%s', n.nspname, t.typname) from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname in ('public', 'private') and coalesce(obj_description(t.oid, 'pg_type'), '') = ''
      and (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')))
    union all
    select format('no comment on schema %s', n.nspname) from pg_namespace n where n.nspname = 'private' and obj_description(n.oid, 'pg_namespace') is null
    order by 1`;
  return found.map((row) => row.line);
}
