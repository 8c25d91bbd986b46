import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** What a page calls to be drawn: everything that is not a command. The API answers GET for these alone. */
const reads = () => database.sql<{ name: string; source: string; volatile: boolean }[]>`
  select p.proname as name, p.prosrc as source, p.provolatile = 'v' as volatile from pg_proc p
  where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype`;

/** Law 6: a function that may be called by GET is one that Postgres itself keeps from writing. */
const writes = /\b(insert\s+into|update\s+(public|private|auth)\.|delete\s+from|for\s+(no\s+key\s+)?update|pg_notify|nextval)\b/i;

async function stableWriters(): Promise<string[]> {
  const all = await reads();
  const writers = new Set(all.filter(({ volatile, source }) => volatile || writes.test(source)).map(({ name }) => name));
  return all
    .filter(({ volatile }) => !volatile)
    .filter(({ source }) => writes.test(source) || [...source.matchAll(/\b(?:private|public)\.([a-z_]+)\s*\(/g)].some(([, called]) => writers.has(called!)))
    .map(({ name }) => name);
}

test('nothing that the database calls stable writes, itself or by what it calls', async () => {
  expect(await stableWriters()).toEqual([]);
  expect((await reads()).filter(({ volatile }) => !volatile).length).toBeGreaterThan(60);
});

test('a stable function that writes would be found, and one that calls a writer', async () => {
  await database.sql.unsafe(`
    create function private.counts_readers() returns void language plpgsql stable as $$ begin update public.need set hops = hops; end $$;
    create function public.reads_and_counts() returns void language plpgsql stable as $$ begin perform private.keep_result(null, null); end $$`);
  expect((await stableWriters()).sort()).toEqual(['counts_readers', 'reads_and_counts']);
  // And Postgres does not let it.
  await expect(database.sql`select private.counts_readers()`).rejects.toThrow(/non-volatile/);
  await database.sql.unsafe('drop function private.counts_readers(); drop function public.reads_and_counts()');
});

test('a read that is noted writes one line beside the case, and nothing in it', async () => {
  const all = await reads();
  const noted = all.filter(({ name, source }) => name !== 'note_look' && /private\.note_look\s*\(/.test(source));
  // The two pages about one young person, the CV that stands on each, and her case for the record system. All write by note_look alone, and that writes private.look alone.
  expect(noted.map(({ name }) => name).sort()).toEqual(['case_file', 'cv_for_place', 'partner_case', 'pupil_cv', 'pupil_page']);
  const writers = new Set(all.filter(({ volatile, source }) => volatile || writes.test(source)).map(({ name }) => name));
  for (const { source } of noted) {
    expect(writes.test(source)).toBe(false);
    expect([...source.matchAll(/\b(?:private|public)\.([a-z_]+)\s*\(/g)].map(([, called]) => called!).filter((called) => writers.has(called))).toEqual([
      'note_look',
    ]);
  }
  const { source } = all.find(({ name }) => name === 'note_look')!;
  expect([...source.matchAll(/insert\s+into\s+([a-z_.]+)/gi)].map(([, table]) => table)).toEqual(['private.look', 'private.look']);
  expect(source).not.toMatch(/\bupdate\s+(public|private|auth)\.|delete\s+from/i);
});
