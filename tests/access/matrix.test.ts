import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { columnFindings, commentFindings, type Findings, functionFindings, shapeFindings, writeFindings } from './findings.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ connections: 2 });
});
afterAll(() => database.drop());

type Look = typeof columnFindings;
const looks: [what: string, look: Look][] = [
  ['columns are readable by those declared', columnFindings],
  ['nothing is writable past a command', writeFindings],
  ['functions are callable by those declared, each with an empty search_path', functionFindings],
  ['every table has row security', shapeFindings],
  ['every table, column, function and type has its comment', commentFindings],
];

test.each(looks)('%s', async (_what, look) => {
  expect(await look(database.sql)).toEqual([]);
});

/** Each check must be able to fail: the fault it is there for, and what it says of it. */
const faults: [fault: string, look: Look, plant: string, says: RegExp][] = [
  [
    'a new table, as the hosted defaults would leave it',
    columnFindings,
    'create table public.forgotten (id int, note text); grant all on public.forgotten to anon, authenticated',
    /column not declared: public\.forgotten\.note to everybody/,
  ],
  [
    'a new column on a table that is readable whole',
    columnFindings,
    'alter table public.young_person add shoe_size int',
    /column not declared: public\.young_person\.shoe_size to signed_in/,
  ],
  [
    'a new view',
    columnFindings,
    'create view public.everyone as select first_name from public.young_person',
    /column not declared: public\.everyone\.first_name to nobody/,
  ],
  [
    'a personal column for strangers',
    columnFindings,
    'grant select (first_name) on public.young_person to anon',
    /personal column: public\.young_person\.first_name/,
  ],
  [
    'the class code for whoever is signed in',
    columnFindings,
    'grant select (class_code) on public.school_class to authenticated',
    /not declared: public\.school_class\.class_code to signed_in/,
  ],
  [
    'a column that nobody may read any more',
    columnFindings,
    'revoke select on public.setting from anon',
    /declared, but not so: public\.setting\.value to everybody/,
  ],
  ['a grant to insert', writeFindings, 'grant insert on public.note to authenticated', /authenticated may insert public\.note/],
  [
    'a grant to update one column',
    writeFindings,
    'grant update (phone) on public.young_person to authenticated',
    /authenticated may update public\.young_person/,
  ],
  ['a grant to delete in the private schema', writeFindings, 'grant delete on private.outbox to anon', /anon may delete private\.outbox/],
  ['a grant to everybody by way of PUBLIC', writeFindings, 'grant truncate on public.event to public', /anon may truncate public\.event/],
  [
    'a policy to write',
    writeFindings,
    'create policy "Notes are written" on public.note for insert to authenticated with check (true)',
    /lets somebody insert note/,
  ],
  ['a sequence', writeFindings, 'grant usage on sequence public.event_id_seq to anon', /anon may use sequence public\.event_id_seq/],
  [
    'a new function, callable by strangers',
    functionFindings,
    "create function public.peek() returns int language sql set search_path = '' as 'select 1'; grant execute on function public.peek() to anon",
    /function not declared: peek to everybody/,
  ],
  [
    'a private helper for everybody',
    functionFindings,
    'grant execute on function private.fail(text, text, text) to anon',
    /private function not declared: fail to everybody/,
  ],
  [
    'the worker’s function for whoever is signed in',
    functionFindings,
    'grant execute on function public.run_due_dates(integer) to authenticated',
    /not declared: run_due_dates to signed_in/,
  ],
  ['a definer function without its search path', functionFindings, 'alter function public.viewer() reset search_path', /public\.viewer has search_path none/],
  ['a command that lost its grant', functionFindings, 'revoke execute on function public.apply from authenticated', /declared, but not so: apply to signed_in/],
  ['row security switched off', shapeFindings, 'alter table public.guardian disable row level security', /no row security on public\.guardian/],
  [
    'a view with its owner’s rights',
    shapeFindings,
    'create view public.everyone as select first_name from public.young_person',
    /view public\.everyone reads with its owner's rights/,
  ],
  ['a policy without roles', shapeFindings, 'create policy "All come in" on public.note for select using (true)', /"All come in" is for whoever comes/],
  ['a column without a comment', commentFindings, 'comment on column public.need.hops is null', /no comment on column public\.need\.hops/],
  ['a function without a comment', commentFindings, 'comment on function private.me() is null', /no comment on function private\.me\(\)/],
  ['a type without a comment', commentFindings, "create type public.mood as enum ('good')", /no comment on type public\.mood/],
];

describe('the checks find', () => {
  test.each(faults)('%s', async (_fault, look, plant, says) => {
    const found: Findings = [];
    const undo = new Error('undo');
    await database.sql
      .begin(async (sql) => {
        await sql.unsafe(plant);
        found.push(...(await look(sql)));
        throw undo;
      })
      .catch((cause: unknown) => {
        if (cause !== undo) throw cause;
      });
    expect(found.join('\n')).toMatch(says);
  });
});
