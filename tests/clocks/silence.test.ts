import { afterEach, expect, test } from 'vitest';
import { overPostgres } from '../../src/portal/sql-connection.ts';
import { seed } from '../../src/seed/seed.ts';
import { type FreshDatabase, freshDatabase } from '../support/native.ts';
import { liveInSilence, neverTold } from './silence.ts';

/** The small municipality with nobody acting; `npm run trials silence` lives eight weeks of the whole of it. */

let database: FreshDatabase;
afterEach(async () => await database.drop());

async function smallTown(): Promise<void> {
  database = await freshDatabase();
  await seed(overPostgres(database.sql), { size: 'small' });
}
async function plant(name: string, from: string, to: string): Promise<void> {
  const [row] = await database.sql`select pg_get_functiondef(${name}::regproc) as source`;
  const source = row?.source as string;
  if (!source.includes(from)) throw new Error(`${name} does not hold "${from}": the fault cannot be planted`);
  await database.sql.unsafe(source.replaceAll(from, to));
}

test('eight weeks of silence: everybody keeps an owner and a date, the secretariat knows, nothing is closed', async () => {
  await smallTown();
  const silence = await liveInSilence(database, { days: 56, lawsEvery: 28 });
  expect(silence).toMatchObject({ closed_by_the_clock: 0, untold: 0, tasks_untold: 0, without_owner: 0, broken: 0, failures: 0 });
  expect(silence.open_at_last).toBe(silence.open_at_first - silence.closed_as_announced);
  expect(silence.told).toBeGreaterThan(20);
  expect(silence.tasks_told).toBeGreaterThan(0);
  expect(await neverTold(database)).toEqual([]);
});

test('planted: a clock that tells nobody is seen', async () => {
  await smallTown();
  await plant('public.run_due_dates', "'return', 'tell', 'tell_of_task', 'resume'", "'return', 'resume'");
  const silence = await liveInSilence(database, { days: 16, lawsEvery: 16 });
  expect(silence.untold).toBeGreaterThan(0);
  expect(silence.tasks_untold).toBeGreaterThan(0);
});

test('planted: a clock that closes is seen', async () => {
  await smallTown();
  await database.sql`alter table public.need drop constraint a_close_is_announced_first`;
  await database.sql.unsafe(`
    create or replace function private.messages_due() returns integer language plpgsql security definer set search_path = '' as $$
    declare late uuid := (select n.id from public.need n where n.status = 'with_coordinator' and n.due_on < private.today() order by n.id limit 1);
    begin
      if late is not null then
        perform private.move('need', late, 'close_with_help', 'closed_with_help', 'system', 'system');
      end if;
      return 0;
    end $$`);
  const silence = await liveInSilence(database, { days: 8, lawsEvery: 8 });
  expect(silence.closed_by_the_clock).toBeGreaterThan(0);
  expect(silence.broken).toBeGreaterThan(0);
});
